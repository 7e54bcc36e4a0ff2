"""Who sees which items: can, may or cannot, for many people and many items at once.

Items of the same audience are seen by the same people, and there are few different audiences. So
all viewers are judged once per audience; where a tag makes a difference, that is kept beside it.
"""

from collections.abc import Mapping, Sequence
from functools import cached_property

import numpy as np
import numpy.typing as npt
import polars as pl

from friendline.model import ItemKind, Sees
from friendline.sight.counts import Counts
from friendline.sight.judging.belonging import Verdict, Verdicts
from friendline.sight.judging.crowd import Told
from friendline.sight.judging.item_classes import Codes, ItemClasses, item_classes
from friendline.sight.judging.judging import Gallery, Judged, Viewer
from friendline.sight.judging.reasons import Reasons
from friendline.sight.network import NetworkRules

__all__ = ["Codes", "Counts", "Sight", "Verdicts", "Viewer"]


class Sight:
    """What a number of viewers see of the items of one channel."""

    def __init__(  # noqa: PLR0913 - what is known of one channel
        self,
        items: pl.DataFrame,
        viewers: Sequence[Viewer],
        rules: NetworkRules,
        lists: Mapping[str, frozenset[str]],
        namesakes: frozenset[str] = frozenset(),
        *,
        classes: ItemClasses | None = None,
        gallery: Gallery | None = None,
    ) -> None:
        """Judge all viewers.

        Args:
            items: Rows of the table of items, all of one channel.
            viewers: Whose sight is asked for.
            rules: The network's rules.
            lists: Members of the owner's lists there, by list name in lower case.
            namesakes: Names that more than one account there has (``presence.shared_names``): a
                tag or a list that names one of them may mean either.
            classes: The same items sorted into classes, where that is done already.
            gallery: The same viewers with what was found out about them, where that is done.
        """
        self.items = items
        self.viewers = tuple(viewers)
        self.told = Told(rules, lists, namesakes)
        self.judged = Judged(
            item_classes(items) if classes is None else classes,
            gallery or Gallery(self.viewers, self.told),
        )
        self._exceptions: dict[int, dict[int, int]] = {}

    @property
    def classes(self) -> ItemClasses:
        """The items sorted into classes."""
        return self.judged.classes

    def sees(self, viewer: int, item: str) -> Sees:
        """Say whether a viewer (by position) sees the item of this id."""
        return self.verdict(viewer, self._rows[item]).sees

    def verdict(self, viewer: int, row: int) -> Verdict:
        """Give the verdict on one row of the table."""
        excepted = self._excepted(viewer).get(row)
        if excepted is not None:
            return Verdict(excepted)
        return Verdict(int(self.judged.by_class[self.classes.of_row[row], viewer]))

    def counts(self, viewer: int) -> Counts:
        """Count what a viewer can, may and cannot see."""
        numbers = self.all_counts[viewer].tolist()
        return Counts(
            can=numbers[Verdict.CAN], may=numbers[Verdict.MAY], cannot=numbers[Verdict.CANNOT]
        )

    @cached_property
    def all_counts(self) -> npt.NDArray[np.int64]:
        """For each viewer (rows) the numbers of items by ``Verdict`` (columns)."""
        by_class, exceptions = self.judged.by_class, self.judged.exceptions
        sizes = self.classes.sizes
        counts = np.stack([sizes @ (by_class == verdict) for verdict in Verdict], axis=1)
        classes = self.classes.of_row[exceptions.rows]
        np.subtract.at(counts, (exceptions.viewers, by_class[classes, exceptions.viewers]), 1)
        np.add.at(counts, (exceptions.viewers, exceptions.verdicts), 1)
        return counts

    def row_verdicts(self, viewer: int) -> Verdicts:
        """Give the verdict on each item, in the order of the table."""
        verdicts: Verdicts = self.judged.by_class[self.classes.of_row, viewer]
        rows, exceptions = self.judged.exceptions.of(viewer)
        verdicts[rows] = exceptions
        return verdicts

    def because(self, viewer: int, item: str) -> tuple[str, ...]:
        """Give the shortest honest chain of reasons for what ``sees`` says."""
        row = self._rows[item]
        return self._reasons.of(viewer, row, self.verdict(viewer, row), self._kinds[row])

    def _excepted(self, viewer: int) -> dict[int, int]:
        """Give a viewer's exceptions by row."""
        if (found := self._exceptions.get(viewer)) is None:
            rows, verdicts = self.judged.exceptions.of(viewer)
            found = self._exceptions[viewer] = dict(
                zip(rows.tolist(), verdicts.tolist(), strict=True)
            )
        return found

    @cached_property
    def _kinds(self) -> list[ItemKind]:
        kinds = {kind.value: kind for kind in ItemKind}
        return [kinds[kind] for kind in self.items["kind"]]

    @cached_property
    def _rows(self) -> dict[str, int]:
        return {item: row for row, item in enumerate(self.items["id"])}

    @cached_property
    def _reasons(self) -> Reasons:
        return Reasons(self.judged, self.viewers)
