"""What was found in all, by category."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from friendline.model import Category, FindingKind
from friendline.review.words import CATEGORY_NAMES
from friendline.store.models import Finding

__all__ = ["InCategory", "Summary", "summary"]


@dataclass(frozen=True)
class InCategory:
    """One category.

    Attributes:
        category: Which.
        number: How many findings there are.
        open: How many of them somebody of the list can see.
        perhaps: How many others somebody may see.
        most: How many people can or may see the one that most see.
    """

    category: Category
    number: int
    open: int
    perhaps: int
    most: int

    @property
    def name(self) -> str:
        """What it is called."""
        return CATEGORY_NAMES[self.category]

    @property
    def is_risk(self) -> bool:
        """Whether these are risks."""
        return self.category.kind is FindingKind.RISK


@dataclass(frozen=True)
class Summary:
    """All categories in which something was found, risks first."""

    categories: tuple[InCategory, ...]

    @property
    def risks(self) -> int:
        """How many risks were found."""
        return sum(one.number for one in self.categories if one.is_risk)

    @property
    def perks(self) -> int:
        """How many perks were found."""
        return sum(one.number for one in self.categories if not one.is_risk)


def summary() -> Summary:
    """Count what was found in the last review."""
    counted = Finding.objects.values("category").annotate(
        number=Count("id"),
        open=Count("id", filter=Q(can__gt=0)),
        perhaps=Count("id", filter=Q(can=0, may__gt=0)),
        can=Max("can"),
        may=Max("may"),
    )
    by_category = {row["category"]: row for row in counted.order_by()}
    return Summary(
        tuple(
            InCategory(one, row["number"], row["open"], row["perhaps"], row["can"] or row["may"])
            for one in Category
            if (row := by_category.get(one.value))
        )
    )
