"""A finding as a row of a page: its item, who sees it, and what the owner said of it."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from friendline import model
from friendline.desk.items import ItemShown, item_shown
from friendline.model import Category, FindingKind, Sees
from friendline.review.label_words import VERDICT_WORDS
from friendline.review.report.words import LONGEST_REASON, shortened
from friendline.review.words import CATEGORY_NAMES, count
from friendline.screening.labels import Label, Labelled
from friendline.store.review.labelling import Found, labelled

__all__ = ["Row", "SaidOfIt", "SeenBy", "rows"]

_OTHERS_WORDS = {
    "fine": "Not a problem",
    "problem": "Is a problem",
    "embarrassing": "Would embarrass me",
}


@dataclass(frozen=True)
class SaidOfIt:
    """What the owner said of a finding.

    Attributes:
        number: Of the label.
        words: "Not a problem".
        is_fine: Whether that is what it says.
        whom: Name of the only person for whom it holds; empty if for all.
        is_wider: Whether it was said of another finding, and holds for this one too.
    """

    number: int
    words: str
    is_fine: bool
    whom: str
    is_wider: bool


@dataclass(frozen=True)
class SeenBy:
    """What one person sees of it, and why."""

    sees: Sees
    because: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A finding.

    Attributes:
        item: Its item.
        category: What was found.
        severity: How much it weighs, in a word.
        evidence: The words that show it.
        reason: Why it was found.
        detector: What found it.
        can: People of the list who can see it.
        may: People of the list who may.
        third_parties: Whom else a perk shows; empty where nobody.
        seen: What the one person sees whom the page is about; ``None`` for a page about all.
        said: What the owner said of it, the latest for all first.
    """

    item: ItemShown
    category: Category
    severity: str
    evidence: tuple[str, ...]
    reason: str
    detector: str
    can: int
    may: int
    third_parties: str
    seen: SeenBy | None
    said: tuple[SaidOfIt, ...]

    @property
    def id(self) -> str:
        """Its place on a page."""
        return f"{self.item.id}-{self.category.value}"

    @property
    def name(self) -> str:
        """What the category is called."""
        return CATEGORY_NAMES[self.category]

    @property
    def is_risk(self) -> bool:
        """Whether it is a risk; of perks nothing is said."""
        return self.category.kind is FindingKind.RISK

    @property
    def state(self) -> str:
        """Whether whom the page is about can or may see it; of all, whether anybody can."""
        if self.seen:
            return self.seen.sees.value
        return "can" if self.can else "may" if self.may else "cannot"

    @property
    def seen_by(self) -> str:
        """How many see it: "3 people can see it, 2 more may"."""
        if not self.can and not self.may:
            return "nobody on your list can see it"
        can = f"{count(self.can, 'person', 'people')} can see it" if self.can else ""
        if not self.may:
            return can
        may = (
            f"{self.may:,} more may" if can else f"{count(self.may, 'person', 'people')} may see it"
        )
        return ", ".join(filter(None, (can, may)))


def rows(found: Sequence[tuple[Found, SeenBy | None]]) -> list[Row]:
    """Give findings as rows, with what was said of them until this moment."""
    done = labelled([one.finding for one, _ in found])
    return [_row(one, seen, done) for one, seen in found]


def _row(found: Found, seen: SeenBy | None, done: Labelled) -> Row:
    one = found.finding
    return Row(
        item=item_shown(found.item),
        category=one.category,
        severity=one.severity.value,
        evidence=tuple(part for each in one.evidence.split(";") if (part := each.strip())),
        reason=shortened(one.reason, LONGEST_REASON),
        detector=one.detector.replace("_", " "),
        can=found.can,
        may=found.may,
        third_parties=found.third_parties or "",
        seen=seen,
        said=tuple(_said(label, one) for label in _labels_on(one, done)),
    )


def _labels_on(finding: model.Finding, done: Labelled) -> Iterable[Label]:
    key = finding.item, finding.category
    for ruled in (*done.cleared, *done.confirmed):
        if (ruled.finding.item, ruled.finding.category) == key:
            yield ruled.label
    for (_, item, category), label in done.fine_for.items():
        if (item, category) == key:
            yield label


def _said(label: Label, finding: model.Finding) -> SaidOfIt:
    return SaidOfIt(
        number=label.number,
        words=_OTHERS_WORDS.get(label.verdict, VERDICT_WORDS[label.verdict]),
        is_fine=label.is_fine,
        whom=label.person_name or label.person,
        is_wider=not label.is_of(finding),
    )
