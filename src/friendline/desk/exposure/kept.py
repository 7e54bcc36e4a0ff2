"""Everything that the owner said of findings, what it clears, and how often rules are right."""

from collections import Counter
from dataclasses import dataclass

from friendline.review.label_words import said_text
from friendline.review.words import CATEGORY_NAMES
from friendline.screening.labels import Label, Labels, precision_of_detectors, precision_of_words
from friendline.screening.labels.precision import Kept
from friendline.store.review import labelling, reviewed

__all__ = ["KeptPage", "Line", "Rule", "kept_page"]


@dataclass(frozen=True)
class Line:
    """One thing that was said.

    Attributes:
        number: By which it is taken back.
        at: When it was said.
        words: What it says.
        clears: How many findings of the last review it set aside; ``None`` for one that is newer.
        is_fine: Whether it sets anything aside at all.
        is_undone: Whether it counts no more.
    """

    number: int
    at: int
    words: str
    clears: int | None
    is_fine: bool
    is_undone: bool


@dataclass(frozen=True)
class Rule:
    """How often a rule was right by the owner's own labels."""

    name: str
    sentence: str


@dataclass(frozen=True)
class KeptPage:
    """The page: what holds and everything that was said, latest first, and the rules."""

    holding: tuple[Line, ...]
    history: tuple[Line, ...]
    rules: tuple[Rule, ...]


def kept_page() -> KeptPage:
    """Give everything that was said until this moment."""
    labels = labelling.labels_of_today()
    cleared = Counter(one.label for one in reviewed.section("cleared"))
    last = reviewed.run()
    since = last.at if last else 0
    lines = [_line(one, labels, cleared, since) for one in reversed(labels.listed)]
    holding = {one.number for one in labels.in_force}
    return KeptPage(
        holding=tuple(one for one in lines if one.number in holding),
        history=tuple(lines),
        rules=tuple(_rules(labels)),
    )


def _line(label: Label, labels: Labels, cleared: Counter[int], since: int) -> Line:
    is_newer = label.at > since and not cleared[label.number]
    return Line(
        number=label.number,
        at=label.at,
        words=said_text(label),
        clears=None if is_newer else cleared[label.number],
        is_fine=label.is_fine,
        is_undone=label.number in labels.undone,
    )


def _rules(labels: Labels) -> list[Rule]:
    words = [one for one in precision_of_words(labels) if one.words]
    return [_rule(one) for one in (*precision_of_detectors(labels), *words)]


def _rule(one: Kept) -> Rule:
    name = f"{CATEGORY_NAMES[one.category]} ({one.detector.replace('_', ' ')})"
    return Rule(f'{name}, the words "{one.words}"' if one.words else name, one.sentence)
