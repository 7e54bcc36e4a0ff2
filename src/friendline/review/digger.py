"""What somebody who digs would find: risky items, the most exposed and oldest first (R73, A12)."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from friendline.model import Category, Finding, FindingKind, Seconds, Sees
from friendline.review.contract import DiggerRow
from friendline.review.fine_for import FineFor
from friendline.review.looking import ChannelSight
from friendline.review.times import iso

MOST_DUG_UP = 50

_UNDATED = 1 << 62
"""Sorts what has no date behind all that has one."""


@dataclass(frozen=True)
class _Dug:
    """A risky item that somebody finds."""

    one: ChannelSight
    item: str
    at: Seconds | None
    anybody: Sees
    can: int
    may: int
    fine_for: FineFor

    @property
    def order(self) -> tuple[int, int, str]:
        """What anybody can see comes first, then what a client can, then what may be seen."""
        by_some = 1 if self.can else 2
        exposed = 0 if self.anybody is Sees.CAN else by_some
        return exposed, _UNDATED if self.at is None else self.at, self.item

    @property
    def because(self) -> tuple[str, ...]:
        """Why anybody sees it: its audience; or else why one of those does who see most."""
        wanted = Sees.CAN if self.can else Sees.MAY
        if self.anybody in {Sees.CAN, wanted}:
            return self.one.why_anybody(self.item)[:1]
        seeing = (
            who
            for who in self.one.position
            if self.one.sees(who, self.item) is wanted and self.item not in self.fine_for.items(who)
        )
        return self.one.because(min(seeing, key=lambda who: not self.one.is_sure(who)), self.item)


def digger_rows(
    findings: Iterable[Finding],
    sights: Mapping[str, ChannelSight],
    seen: Mapping[str, tuple[int, int]],
    fine_for: FineFor,
) -> list[DiggerRow]:
    """Give at most ``MOST_DUG_UP`` items with a risk that anybody, or a client, could find.

    What anybody can see comes first, then what a client can see, then what may be seen; of each
    the oldest. This tells of the owner's items, and never of what a client looks for.

    Args:
        findings: What was found.
        sights: What everybody sees, by channel.
        seen: For each item with a risk, how many clients can and may see one that counts for them.
        fine_for: What does not count for whom.
    """
    risks: dict[str, set[Category]] = defaultdict(set)
    for finding in findings:
        if finding.category.kind is FindingKind.RISK:
            risks[finding.item].add(finding.category)
    found = [dug for one in sights.values() for dug in _dug_up(one, risks.keys(), seen, fine_for)]
    found.sort(key=lambda dug: dug.order)
    return [_row(dug, risks[dug.item]) for dug in found[:MOST_DUG_UP]]


def _dug_up(
    one: ChannelSight,
    risky: Iterable[str],
    seen: Mapping[str, tuple[int, int]],
    fine_for: FineFor,
) -> Iterator[_Dug]:
    items = one.sight.items
    times = dict(items.filter(items["id"].is_in(list(risky))).select("id", "at").iter_rows())
    for item, at in times.items():
        can, may = seen.get(item, (0, 0))
        anybody = one.seen_by_anybody(item)
        if can or may or anybody is not Sees.CANNOT:
            yield _Dug(one, item, at, anybody, can, may, fine_for)


def _row(dug: _Dug, categories: set[Category]) -> DiggerRow:
    return DiggerRow(
        item=dug.item,
        at=iso(dug.at),
        can=dug.can,
        may=dug.may,
        because=dug.because,
        anybody=dug.anybody,
        categories=[category for category in Category if category in categories],
    )
