"""Which findings whom reach, and whom each finding reaches, for all at once.

Nothing here runs over items or over pairs of viewers and items in Python: findings are counted by
class of item, and what tags change is added where it does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from friendline.sight.judging.belonging import Verdict, Verdicts
from friendline.sight.judging.item_classes import Places
from friendline.sight.viewing import Sight

Bits: TypeAlias = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class _Differing:
    """Pairs of a finding (by place) and a viewer whose verdict is not that of the class."""

    places: Places
    viewers: Places
    verdicts: Verdicts
    instead_of: Verdicts


@dataclass(frozen=True)
class Exposure:
    """Findings laid over what viewers see.

    Attributes:
        sight: Who sees what.
        rows: The row of the item of each finding.
        categories: The category of each finding, as a number from 0.
        number_of_categories: How many categories there are.
        viewers: The viewers (positions in ``sight.viewers``) that are asked about; all that is
            given by viewer is in this order.
    """

    sight: Sight
    rows: Places
    categories: Places
    number_of_categories: int
    viewers: Places

    def by_category(self, verdict: Verdict) -> Places:
        """Count for each viewer (rows) the findings of each category (columns) so seen."""
        shape = len(self.viewers), self.number_of_categories
        classes = len(self._by_class)
        sorted_out = self._classes * self.number_of_categories + self.categories
        numbers = np.bincount(sorted_out, minlength=classes * self.number_of_categories)
        counts = (self._by_class == verdict).T @ numbers.reshape(classes, self.number_of_categories)
        differing = self._differing
        change = self._change(differing, verdict)
        places = differing.viewers * self.number_of_categories + self.categories[differing.places]
        changes = _sums(places, change, shape[0] * shape[1])
        total: Places = counts.reshape(shape) + changes.reshape(shape)
        return total

    def seen_by(self, verdict: Verdict) -> Places:
        """Count for each finding the viewers who so see it."""
        of_class = (self._by_class == verdict).sum(axis=1)
        differing = self._differing
        change = self._change(differing, verdict)
        total: Places = of_class[self._classes] + _sums(differing.places, change, len(self.rows))
        return total

    def bits(self, verdict: Verdict) -> Bits:
        """Give for each finding (rows) a bit for each viewer, eight to a byte, highest first."""
        packed: Bits = np.packbits(self._by_class == verdict, axis=1)[self._classes]
        differing = self._differing
        turned = np.flatnonzero(self._change(differing, verdict))
        places, viewers = differing.places[turned], differing.viewers[turned]
        turn = np.right_shift(np.uint8(128), (viewers & 7).astype(np.uint8))
        np.bitwise_xor.at(packed, (places, viewers >> 3), turn)
        return packed

    def seers(self, finding: int, verdict: Verdict) -> Places:
        """Give the viewers, by position in ``sight.viewers``, who so see one finding."""
        flags = self._by_class[self._classes[finding]] == verdict
        differing = self._differing
        here = slice(*np.searchsorted(differing.places, [finding, finding + 1]))
        flags[differing.viewers[here]] = differing.verdicts[here] == verdict
        seers: Places = self.viewers[flags]
        return seers

    @cached_property
    def _classes(self) -> Places:
        return self.sight.classes.of_row[self.rows].astype(np.int64)

    @cached_property
    def _by_class(self) -> Verdicts:
        return self.sight.judged.by_class[:, self.viewers]

    @cached_property
    def _differing(self) -> _Differing:
        """The exceptions in the items of findings, one for each finding, ordered by finding."""
        exceptions = self.sight.judged.exceptions
        asked = np.full(len(self.sight.viewers), -1, dtype=np.int64)
        asked[self.viewers] = np.arange(len(self.viewers))
        order = np.argsort(self.rows, kind="stable")
        ordered = self.rows[order]
        firsts = np.searchsorted(ordered, exceptions.rows, side="left")
        numbers = np.searchsorted(ordered, exceptions.rows, side="right") - firsts
        numbers[asked[exceptions.viewers] < 0] = 0
        within = np.arange(numbers.sum()) - np.repeat(np.cumsum(numbers) - numbers, numbers)
        places = order[np.repeat(firsts, numbers) + within]
        by_place = np.argsort(places, kind="stable")
        places = places[by_place]
        viewers = np.repeat(asked[exceptions.viewers], numbers)[by_place]
        return _Differing(
            places=places,
            viewers=viewers,
            verdicts=np.repeat(exceptions.verdicts, numbers)[by_place],
            instead_of=self._by_class[self._classes[places], viewers],
        )

    @staticmethod
    def _change(differing: _Differing, verdict: Verdict) -> npt.NDArray[np.int8]:
        now = (differing.verdicts == verdict).astype(np.int8)
        change: npt.NDArray[np.int8] = now - (differing.instead_of == verdict)
        return change


def _sums(places: Places, numbers: npt.NDArray[np.int8], size: int) -> Places:
    return np.bincount(places, weights=numbers, minlength=size).astype(np.int64)


def expose(
    sight: Sight,
    rows: Sequence[int] | Places,
    categories: Sequence[int] | Places,
    number_of_categories: int,
    viewers: Sequence[int] | Places | None = None,
) -> Exposure:
    """Lay findings over what viewers see.

    Args:
        sight: Who sees what of the items of one channel.
        rows: The row of the item of each finding; an item may have several.
        categories: The category of each finding, as a number from 0.
        number_of_categories: How many categories there are.
        viewers: Which viewers are asked about; all, where not given.
    """
    asked = range(len(sight.viewers)) if viewers is None else viewers
    return Exposure(
        sight,
        np.asarray(rows, dtype=np.int64),
        np.asarray(categories, dtype=np.int64),
        number_of_categories,
        np.asarray(asked, dtype=np.int64),
    )


def all_items(sight: Sight, viewers: Sequence[int] | Places | None = None) -> Exposure:
    """Take every item as one finding: its ``bits`` are the whole matrix of items and viewers."""
    number = sight.items.height
    return expose(sight, np.arange(number), np.zeros(number, dtype=np.int64), 1, viewers)
