"""The tree of one piece of a page, and what is read of its nodes.

Class names are short codes that stay for some years; where one of them tells what a node is, its
place among the others tells it too, so that a page with new codes is read as well.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from selectolax.lexbor import LexborNode

Node: TypeAlias = "LexborNode"

_BREAK: Final = re.compile(r"<br\b[^<>]{0,40}>")
_MARK: Final = "\N{LINE SEPARATOR}"
"""Stands for a line break while the tree is there, because a text has no tags."""

_INLINE: Final = frozenset({"a", "b", "bdi", "em", "font", "i", "span", "strong", "u", "wbr"})
MEDIA: Final = frozenset({"audio", "img", "video"})
"""Elements that show a file."""

_SILENT: Final = frozenset({"script", "style", "template", "noscript", "svg", "head"})
_SPACES: Final = re.compile(r"[ \t\r\n\f]*\n[ \t\r\n\f]*")


def tree_of(piece: str) -> "Node | None":
    """Parse one piece of a page; ``None`` if there is nothing in it."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only a page in HTML needs it

    return LexborHTMLParser(_BREAK.sub(_MARK, piece)).body


def text_of(node: Node) -> str:
    """Give all text of a node, in the lines it shows in."""
    return as_shown(node.text())


def as_shown(text: str) -> str:
    """Give a text as a browser shows it: only a line break breaks a line."""
    if "\n" in text:
        text = _SPACES.sub(" ", text)
    if _MARK in text:
        text = "\n".join(line.strip() for line in text.split(_MARK))
    return text.strip()


def children(node: Node) -> Iterator[Node]:
    """Give the elements directly in a node, without those that never show."""
    child = node.child
    while child is not None:
        if child.is_element_node and child.tag not in _SILENT:
            yield child
        child = child.next


def classes(node: Node) -> frozenset[str]:
    """Give the class names of a node."""
    return frozenset((node.attributes.get("class") or "").split())


def address(node: Node, attribute: str) -> str:
    """Give an address that a node names."""
    return (node.attributes.get(attribute) or "").strip()


def is_line(node: Node) -> bool:
    """Whether a node is one text, with nothing in it but parts of a line."""
    if node.tag in MEDIA:
        return False
    return all(child.tag in _INLINE and is_line(child) for child in children(node))


def own_text(node: Node) -> str:
    """Give the text that stands directly in a node, beside its elements."""
    return as_shown(node.text(deep=False))


def inside(node: Node) -> Node:
    """Go down through elements that only wrap one other."""
    while True:
        inner = list(children(node))
        if len(inner) != 1 or inner[0].tag in _INLINE or own_text(node):
            return node
        node = inner[0]
