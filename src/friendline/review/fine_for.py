"""What does not count for whom: findings that are fine for one person, or for all but one.

Every number of a review that says what one person sees of findings, or by how many people a
finding is seen, asks here. So these numbers agree.
"""

from collections import defaultdict
from typing import TypeAlias

from friendline.model import Category, FindingKind
from friendline.screening.labels import Labelled

Key: TypeAlias = tuple[str, Category]
"""Item and category of a finding."""


class FineFor:
    """Says which findings do not count for a person, though the person sees them."""

    def __init__(self, labelled: Labelled | None = None) -> None:
        """Take what the owner said.

        Args:
            labelled: The findings by the owner's labels; without it all findings count for all.
        """
        done = labelled or Labelled([])
        self._only_for = done.only_for
        self._own: dict[str, set[Key]] = defaultdict(set)
        for person, item, category in done.fine_for:
            self._own[person].add((item, category))
        self._named = {*self._own, *(who for people in done.only_for.values() for who in people)}
        self._risks: dict[str, set[Category]] = defaultdict(set)
        for finding in done.findings:
            if finding.category.kind is FindingKind.RISK:
                self._risks[finding.item].add(finding.category)
        self._findings: dict[str, frozenset[Key]] = {}
        self._items: dict[str, frozenset[str]] = {}

    def findings(self, person: str) -> frozenset[Key]:
        """Give the findings that do not count for a person."""
        who = person if person in self._named else ""
        if who not in self._findings:
            others = {key for key, people in self._only_for.items() if who not in people}
            self._findings[who] = frozenset(others | self._own.get(who, set()))
        return self._findings[who]

    def items(self, person: str) -> frozenset[str]:
        """Give the items with a risk of which no risk counts for a person."""
        who = person if person in self._named else ""
        if who not in self._items:
            fine: dict[str, set[Category]] = defaultdict(set)
            for item, category in self.findings(person):
                fine[item].add(category)
            self._items[who] = frozenset(
                item for item, categories in fine.items() if self._is_fine(item, categories)
            )
        return self._items[who]

    def _is_fine(self, item: str, categories: set[Category]) -> bool:
        risks = self._risks.get(item, set())
        return bool(risks) and risks <= categories
