"""Opening a workbook without measuring its sheets, which ``openpyxl`` does first.

The size that a sheet states of itself may be wrong, or that of all cells there could be. One that
states none, as many programs write it, would be gone through from end to end to learn it.
"""

from typing import BinaryIO

from openpyxl.reader.excel import ExcelReader
from openpyxl.workbook import Workbook
from openpyxl.worksheet._read_only import ReadOnlyWorksheet


def open_unmeasured(file: BinaryIO, *, results: bool) -> Workbook:
    """Open a workbook to be read row by row.

    Args:
        file: Its bytes.
        results: Whether the results of formulas are given, not the formulas.

    Raises:
        Exception: Whatever the library raises for a broken workbook.
    """
    reader = _Reader(file, read_only=True, data_only=results, keep_links=False)
    reader.read()
    return reader.wb


class _Sheet(ReadOnlyWorksheet):
    """A sheet whose rows are as long as they are."""

    def _get_size(self) -> None:
        """Ask for no size."""


class _Reader(ExcelReader):
    """Gives sheets of that kind."""

    def read_worksheets(self) -> None:
        for sheet, rel in self.parser.find_sheets():
            if rel.target in self.valid_files and "chartsheet" not in rel.Type:
                opened = _Sheet(self.wb, sheet.name, rel.target, self.shared_strings)
                opened.sheet_state = sheet.state or "visible"
                self.wb._sheets.append(opened)  # type: ignore[attr-defined]  # noqa: SLF001 - as above it
