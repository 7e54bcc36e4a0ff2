"""What the owner says of a finding, and what holds by all that was said (R35).

Of two labels that speak of one finding the narrower one wins, and of two equally narrow ones the
later.
"""

from enum import StrEnum
from functools import cached_property
from typing import Final, Self

from friendline.archives.tables.folding import fold
from friendline.model import Category, Finding, Seconds, Severity
from friendline.said import Saying, Sayings, noted
from friendline.screening.screen import SEPARATOR

__all__ = ["Label", "Labels", "Scope", "Verdict", "same_words"]


class Verdict(StrEnum):
    """What the owner says."""

    FINE = "fine"
    """It is not a problem."""
    PROBLEM = "problem"
    """The finding is right."""
    EMBARRASSING = "embarrassing"
    """The finding is right, and it would embarrass the owner: it weighs one step more."""
    UNDO = "undo"
    """An earlier label counts no more."""


class Scope(StrEnum):
    """Of what a label speaks besides the finding it was given to, the narrowest first."""

    THIS = "this"
    """Of nothing else."""
    TEXT = "text"
    """Of every finding of the category in the same text, word for word."""
    WORDS = "words"
    """Of every finding of the category with the same words."""
    ALBUM = "album"
    """Of every finding of the category in the same album."""
    GROUP = "group"
    """Of every finding of the category in the same group."""
    PLACE = "place"
    """Of every finding of the category at the same place."""
    MEANING = "meaning"
    """Of every finding of the category in a text of similar meaning."""
    KIND = "kind"
    """Of every finding of the category in the same kind of item, such as comments."""

    @property
    def width(self) -> int:
        """How wide it is: 0 for this finding only; more is wider."""
        return _WIDTHS[self]


_WIDTHS: Final = {scope: width for width, scope in enumerate(Scope)}


class Label(Saying, frozen=True, kw_only=True):
    """One thing that the owner said of a finding.

    It keeps what the finding showed, so that it teaches and counts also when the item is in no
    export any more.

    Attributes:
        number: By which it is undone.
        at: When it was said.
        verdict: What was said.
        scope: Of what else it speaks.
        person: Id of the only person for whom it holds; empty if for all.
        person_name: Their name at that time.
        category: That of the finding; ``None`` for an undo, as whatever follows.
        item: Id of the item; the number of the label that is undone.
        value: The album, group, place or kind of which it speaks, where the scope is one of these;
            a digest of the whole text where it speaks of a text.
        words: Evidence of the finding.
        detector: Which detector found it.
        severity: That of the finding.
        confidence: That of the finding.
        text: The words of the item, their beginning on one line.
        note: Why, in the owner's words.
    """

    verdict: Verdict
    scope: Scope = Scope.THIS
    person: str = ""
    person_name: str = ""
    category: Category | None = None
    item: str = ""
    value: str = ""
    words: str = ""
    detector: str = ""
    severity: Severity | None = None
    confidence: float | None = None
    text: str = ""
    note: str = ""

    @property
    def is_fine(self) -> bool:
        """Whether it says that there is no problem."""
        return self.verdict is Verdict.FINE

    @classmethod
    def undoing(cls, undone: int, *, number: int, at: Seconds) -> Self:
        """Give the label that undoes one."""
        return cls(number=number, at=at, verdict=Verdict.UNDO, item=str(undone))

    @property
    def undo_of(self) -> str | None:
        """The number of the label that this says to undo; ``None`` for all that is no undo."""
        return self.item if self.verdict is Verdict.UNDO else None

    def holds_for(self, person: str) -> bool:
        """Whether it says something for a person; ``""`` stands for all."""
        return self.person in {"", person}

    def is_of(self, finding: Finding) -> bool:
        """Whether it was given to this finding."""
        return (self.item, self.category) == (finding.item, finding.category)


class Labels(Sayings[Label]):
    """All labels, oldest first, and what holds by them."""

    @cached_property
    def looked_at(self) -> tuple[Label, ...]:
        """The last that was said of each finding, for all: what the owner judged, one by one.

        What a label says of other findings is no judgement of them, and "fine for Jane" says
        nothing about a finding.
        """
        last = {(one.item, one.category): one for one in self.in_force if not one.person}
        return tuple(sorted(last.values(), key=lambda label: label.number))


def same_words(evidence: str) -> str:
    """Give evidence so that the same words compare equal: case, accents and order do not count."""
    parts = {" ".join(fold(part).split()) for part in noted(evidence).split(SEPARATOR.strip())}
    return SEPARATOR.join(sorted(parts - {""}))
