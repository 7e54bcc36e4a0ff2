"""The items of one viewer's timeline: newest first, or as somebody who digs would find them."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from friendline.model import Category, Finding, FindingKind, ItemKind, Seconds, Sees
from friendline.review.looking import ANYBODY_LOOKS, ChannelSight
from friendline.review.view_as.counting import Found
from friendline.review.view_as.lookers import Looker
from friendline.sight.judging.belonging import Verdict

EVERYTHING = frozenset(Sees)
"""All verdicts: what cannot be seen stands in a timeline too, and why."""

_UNDATED = -1 << 62


class Order(StrEnum):
    """In which order items are shown."""

    NEWEST = "newest"
    """The newest first; what has no date comes last."""
    DIGGER = "digger"
    """Items with a risk that are seen: the most exposed first, and of these the oldest (R73)."""


@dataclass(frozen=True)
class ShownItem:
    """An item, whether the viewer sees it, and why.

    Attributes:
        item: Its id.
        channel: The network.
        kind: What it is.
        at: When it was made, UTC seconds.
        text: Its words.
        place: The place it shows.
        by: Who made it; ``None`` for the owner.
        album: The album it is in.
        group: The group it was posted in.
        sees: Whether the viewer sees it.
        because: The chain of reasons.
        findings: What was found in it, and counts for the viewer.
    """

    item: str
    channel: str
    kind: ItemKind
    at: Seconds | None
    text: str
    place: str | None
    by: str | None
    album: str | None
    group: str | None
    sees: Sees
    because: tuple[str, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True)
class Wall:
    """One channel as one viewer sees it.

    Attributes:
        looker: Who looks.
        one: What everybody sees there.
        found: What was found there.
        fine: Item and category of findings that do not count for the viewer.
    """

    looker: Looker
    one: ChannelSight
    found: Found
    fine: frozenset[tuple[str, Category]]

    def findings(self, row: int) -> tuple[Finding, ...]:
        """Give what was found in an item and counts for the viewer."""
        found = self.found.by_row.get(row, ())
        return tuple(one for one in found if (one.item, one.category) not in self.fine)

    def item(self, row: int) -> ShownItem:
        """Show the item in one row of the table."""
        told = self.one.sight.items.row(row, named=True)
        return ShownItem(
            item=told["id"],
            channel=told["channel"],
            kind=ItemKind(told["kind"]),
            at=told["at"],
            text=told["text"],
            place=told["place"],
            by=told["by"],
            album=told["album"],
            group=told["group"],
            sees=self.looker.sees(told["id"]),
            because=self.looker.because(told["id"]),
            findings=self.findings(row),
        )

    def newest(self, wanted: Collection[Sees]) -> Iterator[tuple[tuple[int, ...], int]]:
        """Give the rows of items by what sorts the newest first."""
        times = self._times()
        verdicts = [verdict.value for verdict in Verdict if verdict.sees in wanted]
        for row in np.flatnonzero(np.isin(self.looker.verdicts, verdicts)).tolist():
            yield (-times[row],), row

    def dug_up(self, wanted: Collection[Sees]) -> Iterator[tuple[tuple[int, ...], int]]:
        """Give the rows of items with a risk by what sorts the most exposed and oldest first."""
        times, verdicts = self._times(), self.looker.verdicts
        by_anybody = self.one.sight.row_verdicts(ANYBODY_LOOKS)
        for row in self._risky():
            verdict = Verdict(int(verdicts[row]))
            if verdict is not Verdict.CANNOT and verdict.sees in wanted:
                closed = 2 - int(verdict) + int(by_anybody[row] < Verdict.CAN)
                at = times[row]
                yield (closed, int(at == _UNDATED), at), row

    def _risky(self) -> Iterator[int]:
        for row in self.found.by_row:
            if any(one.category.kind is FindingKind.RISK for one in self.findings(row)):
                yield row

    def _times(self) -> list[int]:
        times: list[int] = self.one.sight.items["at"].fill_null(_UNDATED).to_list()
        return times


def in_order(
    walls: Iterable[Wall], order: Order, wanted: Collection[Sees] = EVERYTHING
) -> Iterator[ShownItem]:
    """Give the items of several channels in one order; each is made when it is asked for.

    Args:
        walls: The channels as one viewer sees them.
        order: In which order.
        wanted: Which verdicts are shown.
    """
    found = []
    for wall in walls:
        rows = wall.newest(wanted) if order is Order.NEWEST else wall.dug_up(wanted)
        found += [(key, wall.looker.channel, row, wall) for key, row in rows]
    found.sort(key=lambda one: one[:3])
    for _, _, row, wall in found:
        yield wall.item(row)
