"""A page cut into pieces that can be parsed one after the other.

A tree of a page takes ten times the memory of the page, and one nested very deeply, or a tag with
very many attributes, takes time that grows with the square of its size. So a page is gone through
once, tag by tag, and given in pieces of some rows each.
"""

import codecs
import re
from collections import Counter
from collections.abc import Iterator
from typing import Final, NamedTuple

from friendline.archives.json_documents import UnusableFileError

PIECE: Final = 2**20
"""Bytes from which on a page is cut; pieces are about as large."""

_DEEPEST: Final = 200
"""Elements inside elements; real pages have some thirty."""

_MOST_ATTRIBUTES: Final = 100
_ROWS_PER_PIECE: Final = 4
"""Elements that begin at the level of the rows, for each piece, at least."""

_TAG: Final = re.compile(rb"<(/?)([a-zA-Z][a-zA-Z0-9]{0,15})")
_LONG_TAG: Final = re.compile(rb"<[a-zA-Z][^<>]{1000,}")
_SILENT: Final = re.compile(rb"<(?:!--|(script|style|svg|template|textarea)\b)", re.IGNORECASE)
_CLOSING: Final = {
    name: b"</" + name for name in (b"script", b"style", b"svg", b"template", b"textarea")
}
_LOOSE: Final = frozenset(
    b"area base br col dd dt hr img input li link meta p source tbody td th tr wbr".split()
)
"""Elements that end by themselves, so that they say nothing of how deep we are."""

_UTF_16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class _Start(NamedTuple):
    """Where an element begins, and how many it lies in."""

    depth: int
    at: int


def pieces(content: bytes) -> Iterator[bytes]:
    """Give a page in pieces of whole rows, without scripts, styles and comments.

    Raises:
        UnusableFileError: It is empty, or nested deeper than any page of an export.
    """
    if not content.strip():
        raise UnusableFileError("It is empty.")
    if content.startswith(_UTF_16):
        content = content.decode("utf-16", "replace").encode("utf-8", "replace")
    page = _shown(content)
    begin = 0
    for end in (*_cuts(_starts(page), len(page)), len(page)):
        yield page[begin:end]
        begin = end


def _shown(page: bytes) -> bytes:
    """Give a page without what shows nothing: scripts, styles, comments, overlong tags."""
    kept: list[bytes] = []
    position = 0
    while found := _SILENT.search(page, position):
        kept.append(page[position : found.start()])
        position = _end(page, found)
    kept.append(page[position:])
    return _LONG_TAG.sub(_unless_overlong, b"".join(kept) if len(kept) > 1 else page)


def _end(page: bytes, silent: re.Match[bytes]) -> int:
    """Give where a comment, or an element that does not show, ends; else the end of the page."""
    at = page.find(_CLOSING[silent[1].lower()] if silent[1] else b"-->", silent.end())
    at = page.find(b">", at) if at >= 0 else at
    return at + 1 if at >= 0 else len(page)


def _unless_overlong(tag: re.Match[bytes]) -> bytes:
    """Give a long tag, unless it has more attributes than any real one: an address is one."""
    is_overlong = len(tag[0].split(None, _MOST_ATTRIBUTES)) > _MOST_ATTRIBUTES
    return b"" if is_overlong else tag[0]


def _starts(page: bytes) -> list[_Start]:
    """Give where the elements of a page begin; an end that fits no begin ends nothing.

    Raises:
        UnusableFileError: They are nested too deeply.
    """
    starts: list[_Start] = []
    opened: list[bytes] = []
    for found in _TAG.finditer(page):
        closing, name = found.groups()
        if name in _LOOSE:
            continue
        if not closing:
            starts.append(_Start(len(opened), found.start()))
            opened.append(name)
            if len(opened) > _DEEPEST:
                raise UnusableFileError(
                    f"It is nested more than {_DEEPEST} times; the file was skipped."
                )
        elif opened and opened[-1] == name:
            opened.pop()
    return starts


def _cuts(starts: list[_Start], length: int) -> Iterator[int]:
    """Give where to cut: before a row, each time a piece has become large."""
    if length <= PIECE:
        return
    counts = Counter(start.depth for start in starts)
    wanted = _ROWS_PER_PIECE * length // PIECE
    level = next((depth for depth in sorted(counts) if counts[depth] >= wanted), None)
    last = 0
    for depth, at in starts:
        if depth == level and at - last >= PIECE:
            yield at
            last = at
