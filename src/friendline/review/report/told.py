"""Conflicts: what a client was told beside what they can see (R41, the alibi check)."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from friendline.model import Sees
from friendline.review.contract import ConflictRow, EventRow, Review
from friendline.review.report.bounded import Bounded, first, reasons
from friendline.review.report.index import Index
from friendline.review.report.quotes import Quote, quote
from friendline.review.report.words import LONGEST_REASON, capitalised, plain, shortened

MOST_CONFLICTS = 100
MOST_ITEMS = 5
"""Items that are shown beside one meeting."""

_NO_DISTANCE = 10**9


@dataclass(frozen=True)
class Shown:
    """One item beside a meeting.

    Attributes:
        quote: The item.
        sees: Whether the client can see it, or may.
        shows: What it shows and how near in time.
        because: The reasons that hold for it alone.
    """

    quote: Quote
    sees: Sees
    shows: Bounded[str]
    because: Bounded[str]


@dataclass(frozen=True)
class Conflict:
    """What one client was told of one meeting, and what shows otherwise, the nearest first.

    Attributes:
        name: The client.
        told: Title of the meeting.
        when: When it was to be.
        state: What became of it, in words.
        sees: Whether the client can see any of the items, or may.
        shown: The items, each with what holds for it alone.
        because: The reasons that hold for all of them.
    """

    name: str
    told: str
    when: str
    state: str
    sees: Sees
    shown: Bounded[Shown]
    because: Bounded[str]


@dataclass(frozen=True)
class Conflicts(Bounded[Conflict]):
    """The conflicts of a review, by client and meeting.

    Attributes:
        of_items: How many different items they are about.
    """

    of_items: int = 0


def conflicts(review: Review, index: Index) -> Conflicts:
    """Give the conflicts: those that can be seen before those that may be, then the nearest."""
    events = {event.id: event for event in review.events}
    rows = sorted((row for row in review.conflicts if row.sees is not Sees.CANNOT), key=_weight)
    groups: dict[tuple[str, str], list[ConflictRow]] = defaultdict(list)
    for row in rows:
        groups[row.person, row.event].append(row)
    kept = first(list(groups.values()), MOST_CONFLICTS)
    return Conflicts(
        rows=[_conflict(group, events.get(group[0].event), index) for group in kept],
        more=kept.more,
        of_items=len({row.item for row in rows}),
    )


def _weight(row: ConflictRow) -> tuple[bool, int]:
    apart = _NO_DISTANCE if row.minutes_apart is None else row.minutes_apart
    return row.sees is Sees.MAY, apart


def _conflict(group: Sequence[ConflictRow], event: EventRow | None, index: Index) -> Conflict:
    shared = _shared(group)
    nearest = group[0]
    return Conflict(
        name=index.name(nearest.person),
        told=shortened(event.summary, LONGEST_REASON) if event else "",
        when=index.moment(event.start if event else None),
        state=capitalised(nearest.became or (plain(event.state) if event else "")),
        sees=nearest.sees,
        shown=_shown(group, shared, index),
        because=reasons(shared),
    )


def _shared(group: Sequence[ConflictRow]) -> list[str]:
    chains = [[why for why in row.because if why not in row.shows] for row in group]
    return [why for why in chains[0] if all(why in chain for chain in chains)]


def _shown(group: Sequence[ConflictRow], shared: Iterable[str], index: Index) -> Bounded[Shown]:
    kept = first(group, MOST_ITEMS)
    told = frozenset(shared)
    return Bounded([_item(row, told, index) for row in kept], kept.more)


def _item(row: ConflictRow, told: frozenset[str], index: Index) -> Shown:
    known = told.union(row.shows)
    return Shown(
        quote=quote(row.item, index),
        sees=row.sees,
        shows=reasons(row.shows),
        because=reasons([why for why in row.because if why not in known]),
    )
