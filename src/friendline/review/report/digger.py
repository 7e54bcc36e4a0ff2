"""What somebody who digs would find, as rows of one table (R73, A12)."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.model import Category, FindingKind, Sees
from friendline.review.contract import DiggerRow, Review
from friendline.review.report.bounded import Bounded, first, reasons
from friendline.review.report.index import Index
from friendline.review.report.quotes import Quote, evidence_words, quote
from friendline.review.report.words import category_name
from friendline.review.words import count, joined, noun, number

MOST_DUG_UP = 10


@dataclass(frozen=True)
class DugUp:
    """One item: its words, what it is about, who sees it and why."""

    quote: Quote
    categories: Sequence[str]
    seen_by: str
    because: Bounded[str]


def dug_up(review: Review, index: Index) -> Bounded[DugUp]:
    """Give the first rows of ``digger`` in its order: most exposed first, and then oldest."""
    kept = first(review.digger, MOST_DUG_UP)
    return Bounded([_dug_up(row, index) for row in kept], kept.more)


def _dug_up(row: DiggerRow, index: Index) -> DugUp:
    found = [
        finding for category in Category for finding in index.findings.get((row.item, category), ())
    ]
    risks = [finding for finding in found if finding.kind is FindingKind.RISK]
    return DugUp(
        quote=quote(row.item, index, evidence_words(risks)),
        categories=[category_name(category) for category in row.categories],
        seen_by=_seen_by(row),
        because=reasons(row.because),
    )


def _seen_by(row: DiggerRow) -> str:
    if row.anybody is Sees.CAN:
        return "Anybody can see it."
    can = f"{count(row.can, 'client')} can" if row.can else ""
    whose = "more" if can else noun(row.may, "client")
    may = f"{number(row.may)} {whose} may" if row.may else ""
    clients = joined(part for part in (can, may) if part)
    if row.anybody is Sees.MAY:
        return f"{clients} see it; anybody may too." if clients else "Anybody may see it."
    return f"{clients} see it."
