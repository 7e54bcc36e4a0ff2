"""``rules.csv`` as a table of cells, the way spreadsheet programs of all countries save it."""

import csv
import io
import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from friendline.policy.language.words import fold
from friendline.policy.problems import Problem

FILE: Final = "rules.csv"
MOST_COLUMNS: Final = 500
"""A policy that reads fifty facts is a large one."""
_LINE_ENDS: Final = re.compile(r"\r\n?")
_NOT_IN_A_TEXT: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_TWICE: Final = "this column stands here twice; leave one of the two out"
NAMELESS_COLUMN: Final = (
    "a cell stands under a column with no name; name the column in row 1, or clear the cell"
)
LARGEST_FILE: Final = 5_000_000
"""Bytes; ten thousand rules stay under half of it."""


class Row(Struct, frozen=True):
    """One row that has something in it.

    Attributes:
        number: As a spreadsheet numbers it; the header is row 1.
        cells: By column name, in the form of ``fold``; blank cells are left out.
    """

    number: int
    cells: dict[str, str]


class Table(Struct, frozen=True):
    """The header and the rows under it.

    Attributes:
        columns: Names in the form of ``fold``, in order.
        rows: The rows that are not blank.
        problems: What could not be read.
    """

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    problems: tuple[Problem, ...]


def read_table(data: bytes) -> Table:
    """Read a CSV file: any of ``,``, ``;`` and tab between cells, UTF-8, UTF-16 or Windows-1252.

    Args:
        data: The whole file.

    Returns:
        What could be read, and the problems with the rest.
    """
    if len(data) > LARGEST_FILE:
        return _only_problem(
            f"the file is larger than {LARGEST_FILE // 1_000_000} MB; is it the right one?"
        )
    text = decoded(data)
    try:
        read = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter(text))
        lines = [[tidy_text(cell) for cell in line] for line in read]
    except csv.Error as error:
        return _only_problem(f"this is not a table of cells ({error}); save it as CSV (UTF-8)")
    if not any(cell for line in lines[:1] for cell in line):
        return _only_problem(
            "the first row is blank; name the columns in it, such as answer and because"
        )
    if len(lines[0]) > MOST_COLUMNS:
        return _only_problem(
            f"there are {len(lines[0]):,} columns; at most {MOST_COLUMNS} are read"
        )
    columns = tuple(fold(cell) for cell in lines[0])
    problems = [*_header_problems(columns), *_width_problems(columns, lines)]
    rows = tuple(_rows(columns, lines))
    return Table(columns, rows, tuple(problems))


def decoded(data: bytes) -> str:
    """Turn the bytes of a text file into text; never fails."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        # What Excel writes in Western Europe when it is asked for plain CSV.
        return data.decode("cp1252", errors="replace")


def tidy_text(text: str) -> str:
    """Bring a text to the form that every file can hold: no control characters but line ends."""
    if text.isprintable():
        return text.strip()
    return _NOT_IN_A_TEXT.sub("", _LINE_ENDS.sub("\n", text)).strip()


def _only_problem(what: str) -> Table:
    return Table((), (), (Problem(file=FILE, what=what),))


def delimiter(text: str) -> str:
    """Tell which sign stands between the cells of a CSV file: ``,`` or ``;`` or a tab."""
    header = next((line for line in text.splitlines() if line.strip()), "")
    return max(",;\t", key=header.count)


def _header_problems(columns: tuple[str, ...]) -> Iterator[Problem]:
    seen: set[str] = set()
    for column in columns:
        if column and column in seen:
            yield Problem(file=FILE, row=1, column=column, what=_TWICE)
        seen.add(column)


def _width_problems(columns: tuple[str, ...], lines: list[list[str]]) -> Iterator[Problem]:
    for number, line in enumerate(lines[1:], start=2):
        if any(line[len(columns) :]):
            what = (
                f"the row has {len(line)} cells and the header {len(columns)}; "
                'put quotation marks around a cell that has a comma in it: "client, patient"'
            )
            yield Problem(file=FILE, row=number, what=what)
        elif any(cell and not name for name, cell in zip(columns, line, strict=False)):
            yield Problem(file=FILE, row=number, what=NAMELESS_COLUMN)


def _rows(columns: tuple[str, ...], lines: list[list[str]]) -> Iterator[Row]:
    for number, line in enumerate(lines[1:], start=2):
        cells = {
            column: cell for column, cell in zip(columns, line, strict=False) if column and cell
        }
        if cells:
            yield Row(number, cells)
