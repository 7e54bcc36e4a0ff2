"""Reading an Excel workbook (XLSX) as a table: the first sheet that has the header asked for.

Nothing in it is worked out or run. What could fill the memory is refused before it is opened, and
whatever is wrong becomes a ``NotATable`` or a sentence in ``Table.faults`` (formats 7.4).
"""

import io
import warnings
from collections.abc import Callable, Iterator
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING, Final, TypeVar

from friendline.archives.tables.delimited import (
    MAX_PREAMBLE,
    IsHeader,
    NotATable,
    Row,
    Table,
    header_index,
    levelled,
)
from friendline.archives.tables.packed import has_formulas, refusal

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

_Given = TypeVar("_Given")

MOST_ROWS: Final = 200_000
"""Rows read of one sheet; the longest client lists have some 50,000."""
WIDEST: Final = 1_000
"""Columns read; the address book of Outlook has 92."""

_DAMAGED: Final = "This workbook cannot be read: open it, save it as CSV and try again."
_NO_HEADER: Final = (
    f"No sheet has a line with the expected column names in its first {MAX_PREAMBLE}."
)
_ERRORS: Final = frozenset(
    {"#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "#SPILL!", "#CALC!"}
)
_LAST_LINE: Final = 2**20
"""The last line that a sheet of Excel can have."""
_LAST_LINE_OF_HEADER: Final = 1_000
_EXACT: Final = 10**15
"""Above it a number of a spreadsheet is not exact to the last digit."""


def read_workbook(data: bytes, is_header: IsHeader = any) -> Table | NotATable:
    """Give the table of the first visible sheet that has the header.

    Dates become ``2026-04-03`` without their time of day, whole numbers lose ``.0``, yes and no
    are written so, and what Excel could not work out is blank.

    Args:
        data: The whole file.
        is_header: Tells the header row; rows before it are left out.

    Returns:
        The table, or why there is none. Never raises for what is in ``data``.
    """
    return _found(data, is_header, _table)


def workbook_header(data: bytes, is_header: IsHeader = any) -> tuple[str, ...] | NotATable:
    """Give the column names alone, without reading the rows; as ``read_workbook``."""
    return _found(data, is_header, lambda _data, _sheet, header: header.cells)


def _found(
    data: bytes, is_header: IsHeader, give: Callable[[bytes, "ReadOnlyWorksheet", Row], _Given]
) -> _Given | NotATable:
    """Give what is asked for of the first visible sheet that has the header."""
    refused = refusal(data)
    if refused:
        return NotATable(refused)
    try:
        with warnings.catch_warnings():
            # It warns of everything that it leaves out, such as extensions of drop-downs.
            warnings.simplefilter("ignore")
            for sheet, header in _headed_sheets(_opened(data), is_header):
                return give(data, sheet, header)
    except Exception:  # noqa: BLE001 - the library raises anything at all for a broken workbook
        return NotATable(_DAMAGED)
    return NotATable(_NO_HEADER, lacks_header=True)


def _headed_sheets(
    workbook: "Workbook", is_header: IsHeader
) -> Iterator[tuple["ReadOnlyWorksheet", Row]]:
    for sheet in workbook.worksheets:
        if sheet.sheet_state == "visible":
            head = list(islice(_rows(sheet, _LAST_LINE_OF_HEADER), MAX_PREAMBLE))
            start = header_index(head, is_header)
            if start is not None:
                yield sheet, head[start]


def _table(data: bytes, sheet: "ReadOnlyWorksheet", header: Row) -> Table:
    below = (row for row in _rows(sheet) if row.line > header.line)
    rows = list(islice(below, MOST_ROWS))
    faults = []
    if next(below, None) is not None:
        faults.append(f"The sheet has more than {MOST_ROWS:,} rows; the rest was left out.")
    if has_formulas(data) and (missing := _without_result(data, sheet, len(header.cells))):
        faults.append(
            f"{missing} cells hold a formula whose result is not stored, and were read as blank: "
            "open the workbook in Excel, save it and try again."
        )
    # Remarks beside the table have no column name; they are no fault.
    width = max([len(header.cells), *(len(row.cells) for row in rows)])
    return Table(
        levelled(header, width).cells, tuple(levelled(row, width) for row in rows), tuple(faults)
    )


def _opened(data: bytes, *, results: bool = True) -> "Workbook":
    from friendline.archives.tables.unmeasured import open_unmeasured  # noqa: PLC0415 - 200 ms

    return open_unmeasured(io.BytesIO(data), results=results)


def _rows(sheet: "ReadOnlyWorksheet", last: int = _LAST_LINE) -> Iterator[Row]:
    """All rows up to a line that are not blank, with their number in the sheet."""
    for number, values in enumerate(islice(sheet.values, last), 1):
        cells = tuple(map(_text, values[:WIDEST]))
        if any(cells):
            yield Row(number, cells)


def _text(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return _plain(value)
        case bool():
            return "yes" if value else "no"
        case datetime():
            return value.date().isoformat()
        case float() if value.is_integer() and abs(value) < _EXACT:
            return str(int(value))
    return _plain(str(value))


def _plain(text: str) -> str:
    text = text.replace("_x000D_", "").strip()
    return "" if text in _ERRORS else text


def _without_result(data: bytes, sheet: "ReadOnlyWorksheet", width: int) -> int:
    """Count the formulas under the header of which no result is stored."""
    formulas = _opened(data, results=False)[sheet.title]
    pairs = zip(formulas.values, sheet.values, strict=False)
    return sum(
        isinstance(formula, str) and formula.startswith("=") and result is None
        for row_of_formulas, row in islice(pairs, MOST_ROWS)
        for formula, result in islice(zip(row_of_formulas, row, strict=False), width)
    )
