"""The changes that somebody makes to the rules of a draft, each a value that can be kept and told.

Each gives the draft as it is after it, or what stands in its way. What is written into a cell is
never refused for what it says: the draft keeps it and tells the mistake beside it.
"""

from typing import Final, TypeAlias

import msgspec
from msgspec import Struct

from friendline.model import AnswerKind
from friendline.policy.authoring.rows import MOST_RULES
from friendline.policy.authoring.settings import RULE_COLUMNS
from friendline.policy.authoring.table import MOST_COLUMNS, tidy_text
from friendline.policy.editing.draft import Draft
from friendline.policy.editing.mistakes import Mistake
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.language.words import fold, not_known, quoted

__all__ = [
    "LONGEST_TEXT",
    "AddColumn",
    "AddRule",
    "MoveRule",
    "RemoveColumn",
    "RemoveRule",
    "SetCell",
    "Tried",
    "too_long",
]

Tried: TypeAlias = Draft | Mistake
"""The draft after a change, or why it was not made."""

LONGEST_TEXT: Final = 5_000
"""Characters of one cell or setting; a letter has fewer."""


class SetCell(Struct, frozen=True, tag=True):
    """Write something into a cell; ``""`` clears it."""

    rule: int
    column: str
    text: str

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        if mistake := _no_rule(draft, self.rule) or too_long(self.text, self.column):
            return mistake
        if self.column not in draft.columns:
            return Mistake(not_known(self.column, draft.columns), self.rule, self.column)
        place = draft.columns.index(self.column)
        row = list(draft.rows[self.rule - 1])
        row[place] = tidy_text(self.text)
        return draft.with_rows(
            tuple(row) if number == self.rule else other
            for number, other in enumerate(draft.rows, start=1)
        )


class AddRule(Struct, frozen=True, tag=True):
    """Put a new rule that asks the owner below another; below 0 is at the top."""

    below: int

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        if self.below != 0 and (mistake := _no_rule(draft, self.below)):
            return mistake
        if len(draft.rows) >= MOST_RULES:
            return Mistake(f"there are {MOST_RULES:,} rules already, and no more are read")
        asks = tuple(str(AnswerKind.ASK) * (name == "answer") for name in draft.columns)
        return draft.with_rows((*draft.rows[: self.below], asks, *draft.rows[self.below :]))


class RemoveRule(Struct, frozen=True, tag=True):
    """Take a rule out."""

    rule: int

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        if mistake := _no_rule(draft, self.rule):
            return mistake
        if len(draft.rows) == 1:
            what = "this is the only rule, and a policy needs one; change it instead"
            return Mistake(what, self.rule)
        return draft.with_rows((*draft.rows[: self.rule - 1], *draft.rows[self.rule :]))


class MoveRule(Struct, frozen=True, tag=True):
    """Move a rule to another place: up is to a smaller number, and is asked earlier."""

    rule: int
    to: int

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        if mistake := _no_rule(draft, self.rule):
            return mistake
        if not 1 <= self.to <= len(draft.rows):
            where = "first" if self.to < 1 else "last"
            return Mistake(f"this is the {where} rule already", self.rule)
        rows = list(draft.rows)
        rows.insert(self.to - 1, rows.pop(self.rule - 1))
        return draft.with_rows(rows)


class AddColumn(Struct, frozen=True, tag=True):
    """Let the rules ask for one more fact; its cells are blank at first."""

    fact: str

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        name = fold(self.fact)
        if name in draft.columns:
            return Mistake(f"there is a column {quoted(name)} already", column=name)
        if name not in (known := facts_of(draft)):
            return Mistake(f"the fact {not_known(self.fact, known)}", column=name)
        if len(draft.columns) >= MOST_COLUMNS:
            return Mistake(f"there are {MOST_COLUMNS} columns already, and no more are read")
        place = 1 + len(draft.facts)
        return msgspec.structs.replace(
            draft,
            columns=(*draft.columns[:place], name, *draft.columns[place:]),
            rows=tuple((*row[:place], "", *row[place:]) for row in draft.rows),
        )


class RemoveColumn(Struct, frozen=True, tag=True):
    """Ask for a fact no more, in any rule."""

    fact: str

    def made(self, draft: Draft) -> Tried:
        """Make the change."""
        if self.fact in RULE_COLUMNS:
            return Mistake("this column is part of every policy; clear its cells", None, self.fact)
        if self.fact not in draft.columns:
            return Mistake(not_known(self.fact, draft.facts), None, self.fact)
        place = draft.columns.index(self.fact)
        return msgspec.structs.replace(
            draft,
            columns=(*draft.columns[:place], *draft.columns[place + 1 :]),
            rows=tuple((*row[:place], *row[place + 1 :]) for row in draft.rows),
        )


def facts_of(draft: Draft) -> tuple[str, ...]:
    """Name the facts that a rule of a draft may ask for: the built-in ones and its own."""
    own = draft.settings.get("facts", {})
    return (*BUILT_IN, *(own if isinstance(own, dict) else ()))


def too_long(text: str, column: str) -> Mistake | None:
    """Refuse a text beyond all use."""
    if len(text) <= LONGEST_TEXT:
        return None
    return Mistake(f"this has {len(text):,} characters; at most {LONGEST_TEXT:,} fit", None, column)


def _no_rule(draft: Draft, number: int) -> Mistake | None:
    if 1 <= number <= len(draft.rows):
        return None
    return Mistake(f"there is no rule {number}; there are {len(draft.rows)}")
