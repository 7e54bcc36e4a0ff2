"""What is wrong with a policy that is being edited, said for a page and not for files."""

from typing import Final

from msgspec import Struct

from friendline.policy.authoring import table
from friendline.policy.problems import Problem

__all__ = ["Mistake", "mistake_of"]

_HEADER: Final = 1
_INSTEAD: Final = (
    ('write alternatives = ["linkedin", "e-mail"] in policy.toml', "name other ways to offer"),
    ("in policy.toml", "in the settings"),
    ('as in ["small", "large"]', "as in: small, large"),
    ("leave its table out", "take it out"),
    ("add it to the first row", "add this column"),
    ("write at least one row below the names of the columns", "add a rule"),
)
"""What is said of files, and how it is said of a page."""


class Mistake(Struct, frozen=True):
    """One thing that is wrong.

    Attributes:
        what: What is wrong and what to do, as the end of a sentence.
        rule: Number of the rule, from 1; ``None`` where it is about the sheet or the settings.
        column: The column of the rule; without a rule the setting, as ``"channels.facebook"``.
    """

    what: str
    rule: int | None = None
    column: str | None = None

    @property
    def sentence(self) -> str:
        """The same as a sentence."""
        end = "" if self.what.endswith((".", "?", "!")) else "."
        return f"{self.what[:1].upper()}{self.what[1:]}{end}"

    @property
    def placed(self) -> str:
        """The same with the place before it: "Rule 3, met: 'perhaps' is not known ..."."""
        rule = None if self.rule is None else f"rule {self.rule}"
        place = ", ".join(filter(None, (rule, self.column and self.column.replace("_", " "))))
        return f"{place[:1].upper()}{place[1:]}: {self.sentence}" if place else self.sentence


def mistake_of(problem: Problem) -> Mistake:
    """Tell a mistake of a file as one of the page."""
    what = problem.what
    for said, instead in _INSTEAD:
        what = what.replace(said, instead)
    in_a_rule = problem.file == table.FILE and problem.row is not None and problem.row > _HEADER
    return Mistake(what, (problem.row or 0) - _HEADER if in_a_rule else None, problem.column)
