"""What somebody who digs would find: the oldest items that hold a risk (R73, A12)."""

from collections.abc import Sequence
from dataclasses import dataclass

from friendline.model import Category, FindingKind
from friendline.review.contract import FindingRow, Review
from friendline.review.report.bounded import Bounded, first
from friendline.review.report.index import Index
from friendline.review.report.quotes import Quote, evidence_words, quote
from friendline.review.report.words import category_name

MOST_OLDEST = 10

_ONLY_OWNER = "only me"


@dataclass(frozen=True)
class OldItem:
    """An old item with a risk: its words and what it is about."""

    quote: Quote
    categories: Sequence[str]


def oldest(review: Review, index: Index) -> Bounded[OldItem]:
    """Give the oldest dated items with a risk, but for those that only the owner sees."""
    risky = {row.item for row in review.findings if row.kind is FindingKind.RISK}
    rows = [index.items[item] for item in risky if item in index.items]
    dated = [row for row in rows if row.at and row.audience != _ONLY_OWNER]
    dated.sort(key=lambda row: (row.at or "", row.id))
    kept = first(dated, MOST_OLDEST)
    return Bounded([_old_item(row.id, index) for row in kept], kept.more)


def _old_item(item: str, index: Index) -> OldItem:
    found = [
        finding for category in Category for finding in index.findings.get((item, category), ())
    ]
    risks: list[FindingRow] = [finding for finding in found if finding.kind is FindingKind.RISK]
    names = dict.fromkeys(category_name(finding.category) for finding in risks)
    return OldItem(quote(item, index, evidence_words(risks)), list(names))
