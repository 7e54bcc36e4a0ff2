"""One sheet of an opened workbook: its cells by row and column, and what is wrong with it."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final, TypeVar

from friendline.policy.authoring.workbook.cells import cell_text
from friendline.policy.authoring.workbook.refusals import (
    CellRefusedError,
    ReachesTooFarError,
    TooLargeError,
)
from friendline.policy.language.words import listed
from friendline.policy.problems import Problem

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

MOST_PLACES: Final = 1_000_000
"""Rows times columns of one sheet."""
MOST_CHARACTERS: Final = 5_000_000
"""Of one sheet: many cells may share one long text, which the file holds only once."""

Read = TypeVar("Read")


class Sheet:
    """A sheet that is read; what is wrong with it is noted and reading goes on.

    Args:
        sheet: The sheet.
        problems: Where to note what is wrong.

    Raises:
        ReachesTooFarError: It has more places than anybody fills.
    """

    def __init__(self, sheet: "Worksheet", problems: list[Problem]) -> None:
        self._sheet = sheet
        self._problems = problems
        self._left = MOST_CHARACTERS
        if sheet.max_row * sheet.max_column > MOST_PLACES:
            last = sheet.cell(sheet.max_row, sheet.max_column).coordinate
            raise ReachesTooFarError(sheet.title, last)
        self._check_seen()

    @property
    def file(self) -> str:
        """How it is named in a problem."""
        return f"sheet {self._sheet.title.strip()}"

    def refuse(self, what: str, row: int | None = None, column: str | None = None) -> None:
        """Note that something is wrong with it."""
        self._problems.append(Problem(file=self.file, row=row, column=column, what=what))

    def rows(self) -> Iterator[tuple[int, list["Cell | MergedCell"]]]:
        """Give its rows with their numbers, from 1, blank ones included."""
        for number, row in enumerate(self._sheet.iter_rows(), start=1):
            yield number, list(row)

    def text(self, cell: "Cell | MergedCell", column: str | None = None) -> str:
        """Give the text of a cell, ``""`` where it is refused."""
        return self.read(cell, cell_text, "", column)

    def read(
        self,
        cell: "Cell | MergedCell",
        reader: Callable[["Cell | MergedCell"], Read],
        otherwise: Read,
        column: str | None = None,
    ) -> Read:
        """Read a cell in some way.

        Args:
            cell: The cell.
            reader: Reads it, or raises a ``CellRefusedError``.
            otherwise: What is given where it is refused.
            column: How the problem names its column; its cell if there is no name.

        Raises:
            TooLargeError: The texts of the sheet together are beyond all use.
        """
        try:
            read = reader(cell)
        except CellRefusedError as error:
            self.refuse(str(error), cell.row, column or f"cell {cell.coordinate}")
            return otherwise
        self._left -= len(read) if isinstance(read, str) else 0
        if self._left < 0:
            raise TooLargeError(f"there are more than {MOST_CHARACTERS:,} characters in a sheet")
        return read

    def _check_seen(self) -> None:
        """Refuse whatever decides without being seen, or stands in two places at once."""
        if self._sheet.sheet_state != "visible":
            self.refuse("this sheet is hidden; show it, so that what decides can be seen")
        merged = sorted(str(area) for area in self._sheet.merged_cells.ranges)
        if merged:
            self.refuse(f"cells are merged ({listed(merged[:5], 'and')}); take the merging back")
        hidden = [row for row in self._hidden_rows() if any(c.value for c in self._sheet[row])]
        for row in hidden[:5]:
            self.refuse("this row is hidden; show it, so that what decides can be seen", row)
        for column in self._hidden_columns()[:5]:
            what = "this column is hidden; show it, so that what decides can be seen"
            self.refuse(what, column=f"column {column}")

    def _hidden_rows(self) -> list[int]:
        known = self._sheet.row_dimensions
        return sorted(row for row in known if row <= self._sheet.max_row and known[row].hidden)

    def _hidden_columns(self) -> list[str]:
        """Name the hidden columns that have something in them; one entry may speak of several."""
        from openpyxl.utils import get_column_letter  # noqa: PLC0415 - 200 ms

        places = {
            place
            for group in self._sheet.column_dimensions.values()
            if group.hidden
            for place in range(group.min or 1, min(group.max or 1, self._sheet.max_column) + 1)
        }
        return [get_column_letter(place) for place in sorted(places) if self._filled(place)]

    def _filled(self, column: int) -> bool:
        cells = self._sheet.iter_rows(min_col=column, max_col=column, values_only=True)
        return any(value is not None for (value,) in cells)
