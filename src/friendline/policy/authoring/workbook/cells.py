"""What stands in a cell of a workbook, as the text that somebody meant to write."""

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from friendline.policy.authoring.table import tidy_text
from friendline.policy.authoring.workbook.refusals import (
    DateCellError,
    ErrorCellError,
    FormulaError,
    NotADayError,
    TimeCellError,
    WrittenAsNumberError,
)

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell

_FORMULA: Final = "f"
_ERROR: Final = "e"
_DATES: Final = (date, time, timedelta)


def cell_text(cell: "Cell | MergedCell") -> str:
    """Give the text of a cell; a whole number is written without a point, 12.0 as "12".

    Raises:
        CellRefusedError: A formula, a date or an error stands in it.
    """
    value = cell.value
    if cell.data_type == _FORMULA:
        raise FormulaError
    if cell.data_type == _ERROR:
        raise ErrorCellError(str(value))
    match value:
        case None:
            return ""
        case bool():
            return "true" if value else "false"
        case float() if value.is_integer():
            return str(int(value))
        case date():
            raise DateCellError(value)
        case time() | timedelta():
            raise TimeCellError
        case _:
            return tidy_text(str(value))


def version_text(cell: "Cell | MergedCell") -> str:
    """Give the text of a version, which as a number may not have a point.

    Raises:
        CellRefusedError: As ``cell_text``, and for a number that is not whole.
    """
    text = cell_text(cell)
    if isinstance(cell.value, float) and not cell.value.is_integer():
        raise WrittenAsNumberError(text)
    return text


def day_or_text(cell: "Cell | MergedCell") -> date | str:
    """Give the day that a cell has, or its text.

    Raises:
        CellRefusedError: As ``cell_text``, and for a time.
    """
    value = cell.value
    if not isinstance(value, _DATES):
        return cell_text(cell)
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    if type(value) is date:
        return value
    raise NotADayError
