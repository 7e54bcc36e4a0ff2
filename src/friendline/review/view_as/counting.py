"""How many findings of each category a viewer sees, and what being let in would add."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

import numpy as np

from friendline.model import Category, Finding, FindingKind, Sees
from friendline.review.view_as.lookers import Looker
from friendline.sight.judging.belonging import Verdict, Verdicts
from friendline.sight.judging.crowd import Flags
from friendline.sight.viewing import Sight


@dataclass(frozen=True)
class CategoryCount:
    """How many findings of a category somebody sees.

    Attributes:
        category: What they are about: a risk or a perk.
        can: How many they can see.
        may: How many they may see.
    """

    category: Category
    can: int
    may: int

    @property
    def kind(self) -> FindingKind:
        """Whether these are risks or perks."""
        return self.category.kind


class Found:
    """The findings in the items of one channel."""

    def __init__(self, findings: Iterable[Finding], sight: Sight) -> None:
        """Take those of the channel out of all.

        Args:
            findings: What was found, on any channel.
            sight: Holds the items of the channel.
        """
        rows = {item: row for row, item in enumerate(sight.items["id"])}
        self._findings = [one for one in findings if one.item in rows]
        self._rows = np.array([rows[one.item] for one in self._findings], dtype=np.int64)
        codes = [_CODES[one.category] for one in self._findings]
        self._codes = np.array(codes, dtype=np.int64)
        self.by_row: dict[int, list[Finding]] = {}
        for one, row in zip(self._findings, self._rows.tolist(), strict=True):
            self.by_row.setdefault(row, []).append(one)

    def counts(
        self, looker: Looker, fine: Collection[tuple[str, Category]] = ()
    ) -> tuple[CategoryCount, ...]:
        """Count what somebody sees.

        Args:
            looker: Who looks.
            fine: Item and category of findings that do not count for them.
        """
        verdicts = looker.verdicts[self._rows]
        return self._counted(verdicts, self._counting(fine))

    def gains(
        self, now: Looker, then: Looker, fine: Collection[tuple[str, Category]] = ()
    ) -> tuple[CategoryCount, ...]:
        """Count what somebody would see newly, or more surely, once let in."""
        before, after = now.verdicts[self._rows], then.verdicts[self._rows]
        return self._counted(after, self._counting(fine) & (before < after))

    def _counting(self, fine: Collection[tuple[str, Category]]) -> Flags:
        counting = np.ones(len(self._findings), dtype=bool)
        if fine:
            counting[:] = [(one.item, one.category) not in fine for one in self._findings]
        return counting

    def _counted(self, verdicts: Verdicts, counting: Flags) -> tuple[CategoryCount, ...]:
        can, may = (
            np.bincount(self._codes[counting & (verdicts == verdict)], minlength=len(_CODES))
            for verdict in (Verdict.CAN, Verdict.MAY)
        )
        return tuple(
            CategoryCount(category, int(can[code]), int(may[code]))
            for category, code in _CODES.items()
            if can[code] or may[code]
        )


def summed(counts: Iterable[CategoryCount]) -> tuple[CategoryCount, ...]:
    """Add up counts of several channels, in the order of the categories."""
    totals: dict[Category, dict[Sees, int]] = {}
    for one in counts:
        total = totals.setdefault(one.category, {Sees.CAN: 0, Sees.MAY: 0})
        total[Sees.CAN] += one.can
        total[Sees.MAY] += one.may
    return tuple(
        CategoryCount(category, totals[category][Sees.CAN], totals[category][Sees.MAY])
        for category in Category
        if category in totals
    )


_CODES = {category: code for code, category in enumerate(Category)}
