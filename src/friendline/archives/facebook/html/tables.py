"""The newer records, labels with values, as tables of a page (formats 1.3, 1.7).

A row of such a table is a label and its value in two cells, or both in one cell, the label first.
A value may be a section that holds labels again, as a place holds its name.
"""

from collections.abc import Iterator
from typing import Any, Final

from friendline.archives.facebook.html.clock import Clock
from friendline.archives.facebook.html.markup import (
    Node,
    address,
    as_shown,
    children,
    classes,
    is_line,
    own_text,
    text_of,
)

_LABEL: Final = "_a6_q"
_HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_CELLS: Final = frozenset({"td", "th"})
_WEB: Final = ("http://", "https://")


def holds_labels(nodes: tuple[Node, ...]) -> bool:
    """Whether the body of a row is a table of labels, and no text beside a picture's table."""
    if len(nodes) != 1:
        return False
    node: Node = nodes[0]
    while True:
        inner = list(children(node))
        if node.tag == "table" or any(_LABEL in classes(child) for child in inner):
            return True
        if len(inner) != 1:
            return False
        node = inner[0]


def labels_in(nodes: tuple[Node, ...], clock: Clock) -> list[dict[str, Any]]:
    """Give the labels in the body of a row, as JSON has them."""
    return [entry for node in nodes for entry in _entries(node, clock)]


def _entries(node: Node, clock: Clock) -> Iterator[dict[str, Any]]:
    """Give the labels with values in a node, in order."""
    label, heading = "", ""
    for child in children(node):
        if child.tag == "tr":
            yield from _of_cells([one for one in children(child) if one.tag in _CELLS], clock)
        elif child.tag in _HEADINGS:
            heading = text_of(child)
        elif _LABEL in classes(child) and is_line(child):
            label = text_of(child)
        elif label:
            yield from _with_value(label, [child], clock)
            label = ""
        elif heading:
            inner = list(_entries(child, clock))
            yield (
                {"label": heading, "title": heading, "dict": inner}
                if inner
                else _entry(heading, child, clock)
            )
        else:
            yield from _entries(child, clock)


def _of_cells(cells: list[Node], clock: Clock) -> Iterator[dict[str, Any]]:
    """Read one row of a table."""
    if len(cells) == 1:
        label = own_text(cells[0])
        inner = list(children(cells[0]))
        yield from _with_value(label, inner, clock) if label else _entries(cells[0], clock)
    elif cells:
        yield from _with_value(text_of(cells[0]), cells[1:], clock)


def _with_value(label: str, nodes: list[Node], clock: Clock) -> Iterator[dict[str, Any]]:
    """Give a label with its values: labels again, or texts."""
    for node in nodes:
        inner = list(_entries(node, clock))
        if inner:
            yield {"label": label, "title": label, "dict": inner}
        else:
            for line in _lines(node):
                yield _entry(label, line, clock)


def _lines(node: Node) -> Iterator[Node]:
    """Give the single lines of a value."""
    if is_line(node):
        yield node
        return
    for child in children(node):
        yield from _lines(child)


def _entry(label: str, line: Node, clock: Clock) -> dict[str, Any]:
    """Give a label with one text, in the type that the text has."""
    text = as_shown(line.text())
    entry: dict[str, Any] = {"label": label}
    found = [address(node, "href") for node in (line, *line.css("a"))]
    link = next((url for url in found if url.startswith(_WEB)), None)
    if link:
        entry["href"] = link
    at = clock.seconds(text)
    if at is not None:
        entry["timestamp_value"] = at
    elif text and text != link:
        entry["value"] = text
    return entry
