"""What can be wrong with a workbook as such, one small class per failure."""

from datetime import date

from friendline.policy.language.mistaken_dates import range_of_day
from friendline.policy.language.words import quoted
from friendline.policy.problems import ConditionError


class WorkbookRefusedError(ConditionError):
    """A workbook is not opened at all; the text says why, as part of a sentence."""


class OtherKindError(WorkbookRefusedError):
    """A workbook of a kind that is not read."""

    def __init__(self, suffix: str) -> None:
        super().__init__(f"workbooks of the kind {suffix} are not read; save it as .xlsx")


class MacrosError(WorkbookRefusedError):
    """A workbook with programs in it."""

    def __init__(self) -> None:
        super().__init__(
            "there are macros in it, and a policy needs none; save it as .xlsx without macros"
        )


class PasswordError(WorkbookRefusedError):
    """An old or an encrypted workbook: both are kept in the same container."""

    def __init__(self) -> None:
        super().__init__(
            "it has a password or is of the old kind .xls; take the password off and save it as "
            ".xlsx"
        )


class NotAWorkbookError(WorkbookRefusedError):
    """Something else, or a damaged file."""

    def __init__(self) -> None:
        super().__init__("this is not a workbook that can be opened; save it as .xlsx once more")


class TooLargeError(WorkbookRefusedError):
    """A workbook beyond all use, or one made to fill the memory."""

    def __init__(self, what: str) -> None:
        super().__init__(f"{what}, which is more than a policy needs; it is not opened")


class ReachesTooFarError(WorkbookRefusedError):
    """A sheet whose last cell is far away."""

    def __init__(self, sheet: str, last: str) -> None:
        super().__init__(
            f"the sheet {quoted(sheet)} reaches to cell {last}; delete the rows and columns that "
            "are not needed"
        )


class CellRefusedError(ConditionError):
    """Something in a cell is not a text or a number; the text says why."""


class FormulaError(CellRefusedError):
    """A formula: it would show something today and something else tomorrow."""

    def __init__(self) -> None:
        super().__init__("this is a formula, and formulas are not worked out; write what it says")


class DateCellError(CellRefusedError):
    """A date where a text is wanted: mostly a range that the spreadsheet took for one."""

    def __init__(self, day: date) -> None:
        meant = range_of_day(day)
        super().__init__(
            f"the spreadsheet program has made the date {day.day} {day:%B %Y} of what was typed "
            f"here; if it was {meant.replace(' to ', '-')}, write \"{meant}\", with the word 'to'"
        )


class TimeCellError(CellRefusedError):
    """A time of day where a text is wanted."""

    def __init__(self) -> None:
        super().__init__('this is a time of day; write it as text, such as "5 to 10"')


class ErrorCellError(CellRefusedError):
    """An error of the spreadsheet program."""

    def __init__(self, shown: str) -> None:
        super().__init__(f"this cell shows the error {quoted(shown)}; write what it should say")


class WrittenAsNumberError(CellRefusedError):
    """A version such as 1.10, which as a number is 1.1."""

    def __init__(self, shown: str) -> None:
        super().__init__(
            f"{shown} is written as a number, in which 1.10 is 1.1; write it as text, with an "
            f"apostrophe before it: '{shown}"
        )


class NotADayError(CellRefusedError):
    """A time where a day is wanted."""

    def __init__(self) -> None:
        super().__init__("this is not a day; write it as 2026-11-22")


class NotForWorkbooksError(ValueError):
    """A policy has a text that no workbook can hold."""

    def __init__(self, sheet: str, longest: int) -> None:
        super().__init__(
            f"A text for the sheet {sheet} is longer than a cell of a workbook can be ({longest:,} "
            "characters). Keep this policy as a folder."
        )
