"""The rows of a page: each is one record, with a title, a body and a date (formats 1.7).

Rows are known by the codes of three generations of pages; on a page with other codes by their
footers, else they are the children of the element that has the most of them. The title is a
heading or a single line, the date stands at the end.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from friendline.archives.facebook.html.clock import Clock
from friendline.archives.facebook.html.markup import (
    Node,
    children,
    classes,
    is_line,
    text_of,
)

_ROW: Final = frozenset({"_a6-g", "_2lej", "uiBoxWhite"})
_TITLE: Final = frozenset({"_a6-h", "_2lek", "_2lel"})
_BODY: Final = frozenset({"_a6-p", "_2let"})
_DATE: Final = frozenset({"_a6-o", "_2lem", "_a72d"})
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_FEWEST: Final = 2
"""Inner rows that make a row a group of rows."""


class Row(Struct, gc=False):
    """One row, its date as text.

    Attributes:
        title: Its heading.
        date: The text at its end, ``""`` if there is none.
        bodies: The elements between.
        heading: The title of the group it stands in.
    """

    title: str = ""
    date: str = ""
    bodies: tuple[Node, ...] = ()
    heading: str = ""


def rows_in(tree: Node, clock: Clock) -> Iterator[Row]:
    """Give the rows of a piece of a page, in order."""
    found = list(_marked(tree)) or _around_footers(tree)
    for node in found or _most_alike(tree):
        yield from _rows_of(node, clock, "")


def _marked(node: Node) -> Iterator[Node]:
    """Give the outermost nodes that bear the code of a row."""
    for child in children(node):
        if _ROW & classes(child):
            yield child
        else:
            yield from _marked(child)


def _around_footers(tree: Node) -> list[Node]:
    """Give what the footers of rows stand in, and what stands beside that and looks the same."""
    found = (footer.parent for footer in tree.css("footer"))
    rows = [row for row in found if row is not None and row.tag != "body"]
    looks = {(row.tag, classes(row)) for row in rows}
    lists = {row.parent.mem_id: row.parent for row in rows if row.parent is not None}
    beside = (child for parent in lists.values() for child in children(parent))
    return [child for child in beside if (child.tag, classes(child)) in looks]


def _most_alike(tree: Node) -> list[Node]:
    """Give the children of the element that has the most; of a page with no code that is known."""
    best: list[Node] = []
    waiting = [tree]
    while waiting:
        inner = list(children(waiting.pop()))
        if len(inner) > len(best):
            best = inner
        waiting += inner
    return best


def _rows_of(node: Node, clock: Clock, heading: str) -> Iterator[Row]:
    """Give a row, or the rows of a group of them."""
    row = _row(node, clock, heading)
    inner = [] if row.date else list(_marked(node))
    if len(inner) >= _FEWEST:
        for one in inner:
            yield from _rows_of(one, clock, row.title)
    else:
        yield row


def _row(node: Node, clock: Clock, heading: str) -> Row:
    row = Row(heading=heading)
    parts = list(children(_unwrapped(node))) or [node]
    for number, part in enumerate(parts):
        found, is_last = classes(part), number == len(parts) - 1
        if part.tag in _HEADINGS or _TITLE & found:
            row.title = row.title or text_of(part)
        elif part.tag == "footer" or _DATE & found:
            row.date = text_of(part)
        elif _BODY & found:
            row.bodies += (part,)
        elif not (number or is_last) and is_line(part):
            row.title = text_of(part)
        elif is_last and number and is_line(part) and clock.seconds(text_of(part)) is not None:
            row.date = text_of(part)
        else:
            row.bodies += _opened(part, row)
    return row


def _unwrapped(row: Node) -> Node:
    """Go down through what wraps all of a row, but not into its body."""
    while True:
        inner = list(children(row))
        if len(inner) != 1 or inner[0].tag == "table" or is_line(inner[0]):
            return row
        if (_TITLE | _BODY | _DATE) & classes(inner[0]):
            return row
        row = inner[0]


def _opened(part: Node, row: Row) -> tuple[Node, ...]:
    """Give a body; of one that wraps the title, as in the pages of 2024, what is beside it."""
    inner = list(children(part))
    if not row.title and inner and (inner[0].tag in _HEADINGS or _TITLE & classes(inner[0])):
        row.title = text_of(inner[0])
        return tuple(inner[1:])
    return (part,)
