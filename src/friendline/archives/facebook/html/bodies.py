"""What stands in the body of a row: the text, pictures, links, places (formats 1.7).

A body is a list of blocks. The text of a post is the first line of its block; what hangs on a
post lies deeper in blocks of its own. A picture is followed by its title and its description.
Tables beside pictures hold upload addresses and cameras, and are not read.
"""

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from typing import Final

from friendline.archives.facebook.html.clock import Clock
from friendline.archives.facebook.html.markup import (
    MEDIA,
    Node,
    address,
    children,
    classes,
    inside,
    is_line,
    own_text,
    text_of,
)
from friendline.archives.facebook.labels import PLACE
from friendline.archives.facebook.written import Link, Medium, Named, Part
from friendline.archives.json_values import Json

_BLOCK: Final = "_2pin"
_REACTIONS: Final = "_a6-q"
_WEB: Final = ("http://", "https://")
_UPLOAD: Final = re.compile(r"\bIP\b.*:\s*[\da-fA-F.:]+$", re.DOTALL)
_SPOT: Final = re.compile(r"(?:[^:]{1,20}: *)?(.+?) *\(-?\d{1,3}\.\d+, *-?\d{1,3}\.\d+\)")
_ADDRESS: Final = ("address", "adresse", "dirección", "indirizzo", "endereço", "adres", "住所")


@dataclass
class Body:
    """What a body holds.

    Attributes:
        texts: What was written, block after block.
        hanging: Pictures, links and places, and other words that hang on it.
        noted: Dates that stand alone, or after a word such as "Updated".
    """

    texts: list[str] = field(default_factory=list)
    hanging: list[Part] = field(default_factory=list)
    noted: list[str] = field(default_factory=list)

    @property
    def media(self) -> Iterator[Medium]:
        """The pictures and videos among what hangs on it."""
        return (part.media for part in self.hanging if part.media is not None)

    @property
    def words(self) -> tuple[str, ...]:
        """All lines, whether written or hanging on what was written."""
        return (*self.texts, *(part.text for part in self.hanging if part.text))


def body_of(nodes: tuple[Node, ...], clock: Clock) -> Body:
    """Read the body of a row; notes that say only when something was done are left out."""
    body = Body()
    for node in nodes:
        for block in _blocks(node):
            _read_block(block, body, clock)
    return body


def _blocks(node: Node) -> list[Node]:
    """Give the blocks of a body: by their code, else what wraps all of it."""
    return list(_marked(node)) or [inside(node)]


def _marked(node: Node) -> Iterator[Node]:
    if _BLOCK in classes(node):
        yield node
        return
    for child in children(node):
        yield from _marked(child)


def _read_block(block: Node, body: Body, clock: Clock) -> None:
    """Read a block: lines directly in it were written, all that lies deeper hangs on it."""
    if is_line(block):
        _add_line(block, body, clock)
        return
    inner = list(children(block))
    if any(_media_in(child) for child in inner):
        _hang(inner, body, clock)
        return
    if own := own_text(block):
        body.texts.append(own)
    for child in inner:
        if is_line(child):
            _add_line(child, body, clock)
        else:
            _hang([child], body, clock)


def _add_line(line: Node, body: Body, clock: Clock) -> None:
    """Add a line of a block: what was written, or a link with nothing beside it."""
    link = _link_in(line)
    text = text_of(line)
    if link and text in {link.url, link.name}:
        body.hanging.append(Part(external_context=link))
    elif date := clock.dates.noted(text):
        body.noted.append(date)
    elif text:
        body.texts.append(text)


def _hang(nodes: list[Node], body: Body, clock: Clock) -> None:
    """Add what hangs on a post, in the order it shows."""
    medium: Medium | None = None
    for node in nodes:
        if node.tag == "table" or _REACTIONS in classes(node):
            continue
        if uri := _media_in(node):
            medium = Medium(uri=uri)
            body.hanging.append(Part(media=medium))
        elif not is_line(node):
            if own := own_text(node):
                body.texts.append(own)
            _hang(list(children(node)), body, clock)
        elif medium is not None:
            _caption(medium, text_of(node), is_title=_is_second(node))
        else:
            _hang_line(node, body, clock)


def _media_in(node: Node) -> str:
    """Give the file that a node shows, if it is a picture or video, or a link around one."""
    shown = node
    if node.tag == "a":
        shown = next((child for child in children(node) if child.tag in MEDIA), node)
    if shown.tag not in MEDIA:
        return ""
    source = next((child for child in children(shown) if child.tag == "source"), shown)
    uri = address(shown, "src") or address(source, "src") or address(node, "href")
    return "" if uri.startswith("data:") else uri


def _is_second(node: Node) -> bool:
    """Whether a caption stands directly after its picture, where the title does."""
    before = node.prev
    while before is not None and not before.is_element_node:
        before = before.prev
    return before is not None and bool(_media_in(before))


def _caption(medium: Medium, text: str, *, is_title: bool) -> None:
    if is_title:
        medium.title = text
    elif not _UPLOAD.search(text):
        medium.description = f"{medium.description}\n{text}".strip()


def _hang_line(line: Node, body: Body, clock: Clock) -> None:
    """Add one line that hangs on a post: a link, a place, or other words."""
    text = text_of(line)
    if link := _link_in(line):
        body.hanging.append(Part(external_context=link))
        if text not in {link.url, link.name}:
            body.hanging.append(Part(text=text))
    elif place := _place(text):
        body.hanging.append(Part(place=Named(name=place)))
    elif date := clock.dates.noted(text):
        body.noted.append(date)
    elif text and not (under(_ADDRESS, text) or _UPLOAD.search(text)):
        body.hanging.append(Part(text=text))


def _place(text: str) -> str:
    """Give the place that a line names, by its label or by the coordinates after it."""
    spot = _SPOT.fullmatch(text)
    return spot[1] if spot else under(PLACE, text)


def under(labels: Container[str], text: Json) -> str:
    """Give what stands after one of these labels in a line, ``""`` if it is no such line."""
    if type(text) is not str or "\n" in text:
        return ""
    label, _, value = text.partition(":")
    return value.strip() if label.casefold() in labels else ""


def _link_in(line: Node) -> Link | None:
    """Give the address that a line leads to, with its name if it shows another text."""
    for node in (line, *line.css("a")):
        url = address(node, "href") if node.tag == "a" else ""
        if url.startswith(_WEB):
            name = text_of(node)
            return Link(name="" if name == url else name, url=url)
    return None
