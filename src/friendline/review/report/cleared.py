"""What the owner's labels set aside: nothing goes out of the review in silence (R35)."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.review.contract import ClearedRow, Review
from friendline.review.report.bounded import Bounded, first
from friendline.review.report.index import Index
from friendline.review.report.quotes import Quote, evidence_words, quote
from friendline.review.report.words import LONGEST_NAME, category_name, shortened
from friendline.review.words import count, joined, noun, number

MOST_CLEARED = 50

_WIDER = {
    "text": "with all in the same text",
    "words": "with all for the same words",
    "album": "with all in its album",
    "group": "with all in its group",
    "place": "with all at its place",
    "meaning": "with all that say nearly the same",
    "kind": "with all items of its kind",
}


@dataclass(frozen=True)
class ClearedView:
    """One finding that is fine: its item, what it was about, who sees it, which label says so."""

    quote: Quote
    category: str
    severity: str
    seen_by: str
    label: str


@dataclass(frozen=True)
class Cleared:
    """What is set aside for all, and what for one person only."""

    for_all: Bounded[ClearedView]
    for_one: Bounded[ClearedView]

    @property
    def total(self) -> int:
        """How many findings, each once for all and once for each person."""
        return self.for_all.total + self.for_one.total


def cleared(review: Review, index: Index) -> Cleared:
    """Give what is set aside, what most clients see first."""
    rows = sorted(review.cleared, key=lambda row: (-row.can, -row.may))
    return Cleared(
        for_all=_views([row for row in rows if row.person is None], index),
        for_one=_views([row for row in rows if row.person is not None], index),
    )


def _views(rows: Sequence[ClearedRow], index: Index) -> Bounded[ClearedView]:
    kept = first(rows, MOST_CLEARED)
    return Bounded([_view(row, index) for row in kept], kept.more)


def _view(row: ClearedRow, index: Index) -> ClearedView:
    return ClearedView(
        quote=quote(row.finding.item, index, evidence_words([row.finding])),
        category=category_name(row.finding.category),
        severity=row.finding.severity.value,
        seen_by=_seen_by(row) if row.person is None else _seen_by_one(row, index),
        label=_label(row),
    )


def _seen_by(row: ClearedRow) -> str:
    can = f"{count(row.can, 'client')} can" if row.can else ""
    whose = "more" if can else noun(row.may, "client")
    may = f"{number(row.may)} {whose} may" if row.may else ""
    seen = joined(part for part in (can, may) if part)
    return f"{seen} see it" if seen else "no client sees it"


def _seen_by_one(row: ClearedRow, index: Index) -> str:
    sees = "can" if row.can else "may"
    return f"for {index.name(row.person or '')} alone, who {sees} see it"


def _label(row: ClearedRow) -> str:
    wider = _WIDER.get(row.scope)
    said = shortened(row.verdict, LONGEST_NAME)
    return f"Label {row.label}: {said}, {wider}" if wider else f"Label {row.label}: {said}"
