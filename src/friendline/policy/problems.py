"""What can be wrong with a written policy, one small class per failure, each with its sentence."""

from collections.abc import Sequence
from typing import Final

from msgspec import Struct

from friendline.policy.language.words import likely, listed, not_known, on_one_line, quoted

MOST_SHOWN: Final = 50
"""Mistakes in the text of one error; all of them are in its ``problems``."""


class Problem(Struct, frozen=True, kw_only=True):
    """One thing that is wrong in a policy, and where.

    Attributes:
        file: ``policy.toml`` or ``rules.csv``.
        row: Row as a spreadsheet numbers it: the header is row 1.
        line: Line of a text file, from 1.
        column: Column of the sheet, or the key in ``policy.toml``.
        what: What is wrong, with the likely word where there is one.
    """

    file: str
    what: str
    row: int | None = None
    column: str | None = None
    line: int | None = None

    def __str__(self) -> str:
        row = None if self.row is None else f"row {self.row}"
        line = None if self.line is None else f"line {self.line}"
        column = None if self.column is None else on_one_line(self.column)
        place = ", ".join(part for part in (self.file, line, row, column) if part)
        return f"{place}: {self.what}"


class PolicyError(ValueError):
    """A policy cannot be used; everything that is wrong with it is listed, a line each.

    Attributes:
        problems: What is wrong, in the order of the files.
    """

    def __init__(self, where: str, problems: Sequence[Problem]) -> None:
        self.problems = tuple(problems)
        count = "one mistake" if len(problems) == 1 else f"{len(problems)} mistakes"
        lines = "\n".join(f"  {problem}" for problem in problems[:MOST_SHOWN])
        if len(problems) > MOST_SHOWN:
            lines += f"\n  and {len(problems) - MOST_SHOWN} more"
        super().__init__(
            f"The policy {quoted(where)} has {count}; nothing is decided by it:\n{lines}"
        )


def _guess(where: str, presets: Sequence[str]) -> str:
    word = likely(where, presets)
    return f"; did you mean {quoted(word)}?" if word else "."


class NoSuchPolicyError(PolicyError):
    """Neither a preset nor a folder has this name."""

    def __init__(self, where: str, presets: Sequence[str]) -> None:
        self.problems = ()
        ValueError.__init__(
            self,
            f"There is no policy {quoted(where)}, neither as a preset nor as a folder or workbook"
            f"{_guess(where, presets)} Presets are {listed(presets, 'and')}; a policy of your own "
            "is a folder with policy.toml and rules.csv in it, or the same as an Excel workbook.",
        )


class ConditionError(ValueError):
    """A cell or an expression cannot be understood; the text says why, as part of a sentence."""


class NotKnownError(ConditionError):
    """A word is none of those that may stand here."""

    def __init__(self, word: str, known: Sequence[str]) -> None:
        super().__init__(not_known(word, known))


class NeverTrueError(ConditionError):
    """A condition that no case can meet."""

    def __init__(self, text: str) -> None:
        super().__init__(f"{quoted(text)} can never be true, so the rule would never be used")


class TooLongError(ConditionError):
    """A text beyond all use."""

    def __init__(self, length: int, most: int) -> None:
        super().__init__(f"this has {length} characters; at most {most} are read; use several rows")


class OutsideBoundsError(ConditionError):
    """A number that the fact cannot have."""

    def __init__(self, number: int, least: int, most: int) -> None:
        super().__init__(f"{number} is outside of what this fact can be, {least} to {most}")


class BackwardsRangeError(ConditionError):
    """A range that ends before it begins."""

    def __init__(self, least: int, most: int) -> None:
        super().__init__(f"the range ends before it begins; did you mean '{most} to {least}'?")


class WriteInsteadError(ConditionError):
    """Something whose meaning is plain and whose spelling is not ours."""

    def __init__(self, text: str, better: str) -> None:
        super().__init__(f"{quoted(text)} is not how it is written; write {better}")


class NotANumberError(ConditionError):
    """Something else where a whole number is wanted."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{quoted(text)} is not a whole number; write for example '12', '< 12', '>= 3' or "
            "'12 to 23'"
        )


class MadeADateError(ConditionError):
    """A range that a spreadsheet program has taken for a date, and saved as one."""

    def __init__(self, text: str, meant: str) -> None:
        super().__init__(
            f"{quoted(text)} is a date, which spreadsheet programs make of a range such as 5-10; "
            f"write \"{meant}\", with the word 'to'"
        )


class MissingWordError(ConditionError):
    """Nothing stands where a word is needed."""

    def __init__(self, beside: str) -> None:
        super().__init__(
            f"something is missing in {quoted(beside)}; write a word on both sides of each comma "
            "and each 'or'"
        )


class TwoReadingsError(ConditionError):
    """Words such as "not a or b", which people read in two ways."""

    def __init__(self, text: str) -> None:
        super().__init__(
            f"{quoted(text)} can be read in two ways; write 'not a, b' for neither of them, or "
            "put the part with 'not' last: 'unknown or not a'"
        )
