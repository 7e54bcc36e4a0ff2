"""A document as Markdown (CommonMark, with the tables of GitHub's dialect)."""

import re
from collections.abc import Iterator
from typing import Final

from friendline.policy.publish.document import (
    Block,
    Cell,
    Document,
    Heading,
    Line,
    Paragraph,
    Points,
    Style,
    Table,
    Terms,
)

_SIGNS = re.compile(r"[\\`*_\[\]<>#|~&!@$]|(?<=[wW]{3})\.|:(?=//)")
_MARKS_AT_THE_START = re.compile(r"^(\d{0,9})([-+=.)])")
_AROUND: Final = {
    Style.PLAIN: "{}",
    Style.STRONG: "**{}**",
    Style.VOICE: "*{}*",
    Style.WRITTEN: "{}",
    Style.QUIET: "{}",
}


def as_markdown(document: Document) -> str:
    """Write a document as Markdown, in UTF-8.

    Args:
        document: What to write; every sign in its texts that means something in Markdown is
            escaped, HTML too.
    """
    pieces = [f"# {_plain(document.title)}"]
    pieces.extend("\n".join(_lines(block)) for block in document.blocks)
    pieces.append("---")
    pieces.append("  \n".join(map(_plain, document.foot)))
    return "\n\n".join(filter(None, pieces)) + "\n"


def _lines(block: Block) -> Iterator[str]:
    match block:
        case Heading(text, level):
            yield f"{'#' * level} {_plain(text)}"
        case Paragraph(Line(text, Style.VOICE)):
            yield f"> {_plain(text)}"
        case Paragraph(line):
            yield _styled(line)
        case Points(items, numbered):
            for number, item in enumerate(items, start=1):
                yield f"{f'{number}.' if numbered else '-'} {_styled(item)}"
        case Terms(entries):
            for term, cell in entries:
                yield f"- **{_plain(term)}**"
                yield from (f"  - {_styled(line)}" for line in cell)
        case Table(head=head, rows=rows):
            yield _row(map(_plain, head))
            yield _row("---" for _ in head)
            for row in rows:
                yield _row(map(_cell, row))


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell) -> str:
    return "<br>".join(map(_styled, cell))


def _styled(line: Line) -> str:
    return _AROUND[line.style].format(_plain(line.text)) if line.text else ""


def _plain(text: str) -> str:
    """Escape a text so that it is shown as it is."""
    escaped = _SIGNS.sub(lambda sign: f"\\{sign[0]}", text)
    return _MARKS_AT_THE_START.sub(r"\1\\\2", escaped)
