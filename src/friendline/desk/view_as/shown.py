"""A viewer's timeline as a page shows it."""

from collections.abc import Iterable
from dataclasses import dataclass

from friendline.desk.items import ItemShown, item_shown
from friendline.model import Category, FindingKind, Sees
from friendline.review.words import CATEGORY_NAMES
from friendline.store.models import Finding
from friendline.store.review.seeing import SeenItem

__all__ = ["Badge", "Entry", "entries"]


@dataclass(frozen=True)
class Badge:
    """What was found in an item."""

    category: str
    name: str
    is_risk: bool


@dataclass(frozen=True)
class Entry:
    """An item of a timeline.

    Attributes:
        item: The item.
        sees: Whether the viewer sees it.
        lead: How the reasons begin: "It can be seen because".
        because: The reasons.
        found: What was found in it, risks first.
        evidence: The words that show it.
    """

    item: ItemShown
    sees: Sees
    lead: str
    because: tuple[str, ...]
    found: tuple[Badge, ...]
    evidence: tuple[str, ...]


_LEADS = {
    Sees.CAN: "It can be seen because",
    Sees.MAY: "It may be seen because",
    Sees.CANNOT: "Hidden because",
}


def entries(seen: Iterable[SeenItem]) -> list[Entry]:
    """Give items as a page shows them."""
    return [
        Entry(
            item=item_shown(one.item),
            sees=one.sees,
            lead=_LEADS[one.sees],
            because=one.because,
            found=tuple(sorted(map(_badge, one.findings), key=lambda badge: not badge.is_risk)),
            evidence=_evidence(one.findings),
        )
        for one in seen
    ]


def _badge(finding: Finding) -> Badge:
    category = Category(finding.category)
    return Badge(category.value, CATEGORY_NAMES[category], category.kind is FindingKind.RISK)


def _evidence(findings: Iterable[Finding]) -> tuple[str, ...]:
    risks = (one for one in findings if one.kind == FindingKind.RISK.value)
    parts = (part.strip() for one in risks for part in one.evidence.split(";"))
    return tuple(part for part in parts if part)
