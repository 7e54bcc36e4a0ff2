"""A published text as headings, paragraphs, lists and tables, before it takes one of its forms.

Every text in it is plain text: the three forms each make sure that it stays text.
"""

import re
from enum import StrEnum
from typing import TypeAlias

import msgspec
from msgspec import Struct

# Control characters, lone surrogates, and marks that turn the direction of a text round are no
# words that somebody wrote; they break files and make a text read as another.
_UNREADABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION_MARKS = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Style(StrEnum):
    """What kind of words a line holds."""

    PLAIN = "plain"
    STRONG = "strong"
    VOICE = "voice"
    """What somebody says."""
    WRITTEN = "written"
    """As it stands in a file."""
    QUIET = "quiet"


class Line(Struct, frozen=True):
    """One line of words in one style."""

    text: str
    style: Style = Style.PLAIN


Cell: TypeAlias = tuple[Line, ...]


class Heading(Struct, frozen=True, tag="heading"):
    """The title of a part; ``level`` is 2 or 3, the document's own title being 1."""

    text: str
    level: int = 2


class Paragraph(Struct, frozen=True, tag="paragraph"):
    """A paragraph."""

    line: Line


class Points(Struct, frozen=True, tag="points"):
    """A list, numbered where the order matters."""

    items: tuple[Line, ...]
    numbered: bool = False


class Terms(Struct, frozen=True, tag="terms"):
    """Words and what is said of each."""

    entries: tuple[tuple[str, Cell], ...]


class Table(Struct, frozen=True, tag="table"):
    """A table with a head; every row has as many cells as the head.

    Attributes:
        label: What it shows, for whoever cannot see it.
    """

    label: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


Block: TypeAlias = Heading | Paragraph | Points | Terms | Table


class Document(Struct, frozen=True, kw_only=True):
    """A text that can be published.

    Attributes:
        language: Code of its language (BCP 47).
        title: Its title.
        blocks: What it says, from the top.
        foot: What stands at the end: version, dates, "not legal advice".
    """

    language: str
    title: str
    blocks: tuple[Block, ...]
    foot: tuple[str, ...]


def paragraph(text: str, style: Style = Style.PLAIN) -> Paragraph:
    """Make a paragraph of one style."""
    return Paragraph(Line(text, style))


def readable(document: Document) -> Document:
    """Give the document with every text on one line and free of what nobody can read."""
    return msgspec.convert(_readable(msgspec.to_builtins(document)), Document)


def _readable(part: object) -> object:
    if isinstance(part, str):
        return " ".join(_UNREADABLE.sub("\ufffd", _DIRECTION_MARKS.sub("", part)).split())
    if isinstance(part, dict):
        return {name: _readable(value) for name, value in part.items()}
    if isinstance(part, list | tuple):
        return [_readable(value) for value in part]
    return part
