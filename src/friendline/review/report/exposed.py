"""Gathers what each person sees of what was found: all of it counted, the weightiest kept."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import NamedTuple, TypeAlias

from friendline.model import Category, FindingKind, Sees
from friendline.review.contract import ExposureCountRow, ExposureRow, Review
from friendline.review.report.index import Index

MOST_PER_CATEGORY = 8

ByCategory: TypeAlias = dict[Category, list[ExposureRow]]
Order: TypeAlias = Callable[[ExposureRow], tuple[int, bool, int]]


class Seen(NamedTuple):
    """How many findings can be seen, and how many more may be."""

    can: int = 0
    may: int = 0

    @property
    def total(self) -> int:
        """Can and may together."""
        return self.can + self.may


@dataclass(frozen=True)
class PersonExposed:
    """What one person can or may see of what was found.

    Attributes:
        person: The person's id.
        cells: All findings, counted by category.
        strongest: The rows to show first, by category: weighty, certain and recent ones.
    """

    person: str
    cells: dict[Category, Seen]
    strongest: ByCategory

    @property
    def risks(self) -> Seen:
        """All findings that are risks."""
        return self._sum(FindingKind.RISK)

    @property
    def perks(self) -> Seen:
        """All findings that are perks."""
        return self._sum(FindingKind.PERK)

    def _sum(self, kind: FindingKind) -> Seen:
        cells = [seen for category, seen in self.cells.items() if category.kind is kind]
        return Seen(sum(seen.can for seen in cells), sum(seen.may for seen in cells))


def exposed(review: Review, index: Index) -> list[PersonExposed]:
    """Give everybody who can or may see a finding, who sees most risks first.

    The numbers are those of ``exposure_counts``; the rows are the best of ``exposures``.
    """
    rows = _by_person(review.exposures)
    order = _order(index)
    people = [
        PersonExposed(person, cells, _strongest(rows.get(person, {}), order))
        for person, cells in _cells(review.exposure_counts).items()
    ]
    return sorted(people, key=lambda one: (-one.risks.can, -one.risks.may, index.name(one.person)))


def _cells(counts: Iterable[ExposureCountRow]) -> dict[str, dict[Category, Seen]]:
    cells: dict[str, dict[Category, Seen]] = defaultdict(dict)
    for row in counts:
        if row.can or row.may:
            cells[row.person][row.category] = Seen(row.can, row.may)
    return cells


def _by_person(rows: Iterable[ExposureRow]) -> dict[str, ByCategory]:
    people: dict[str, ByCategory] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.sees is not Sees.CANNOT:
            people[row.person][row.category].append(row)
    return people


def _strongest(categories: ByCategory, order: Order) -> ByCategory:
    return {
        category: nsmallest(MOST_PER_CATEGORY, rows, key=order)
        for category, rows in categories.items()
    }


def _order(index: Index) -> Order:
    """Give the sorting key for rows: weightiest first, then certain, then latest."""
    latest_first = sorted(index.items.values(), key=lambda item: item.at or "", reverse=True)
    age = {item.id: place for place, item in enumerate(latest_first)}
    last = len(age)

    def key(row: ExposureRow) -> tuple[int, bool, int]:
        weight = index.weight(row.item, row.category)
        return weight, row.sees is not Sees.CAN, age.get(row.item, last)

    return key
