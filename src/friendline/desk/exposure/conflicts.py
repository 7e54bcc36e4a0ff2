"""What clients were told, and what shows otherwise: the alibi check (R41)."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from friendline.desk.items import ItemShown, item_shown
from friendline.model import Sees
from friendline.review.contract import ConflictRow, EventRow, PersonRow
from friendline.review.report.words import capitalised, plain
from friendline.store.models import Item
from friendline.store.review import reviewed

__all__ = ["Conflict", "Shown", "conflicts"]

_NO_DISTANCE: Final = 10**9


@dataclass(frozen=True)
class Shown:
    """An item beside a meeting.

    Attributes:
        item: Its id.
        shown: What it is; ``None`` where it is gone.
        sees: Whether the client can see it, or may.
        shows: What it shows and how near in time.
        because: Why the client sees it.
    """

    item: str
    shown: ItemShown | None
    sees: Sees
    shows: tuple[str, ...]
    because: tuple[str, ...]


@dataclass(frozen=True)
class Conflict:
    """What one client was told of one meeting, and what shows otherwise, the nearest first."""

    id: str
    name: str
    told: str
    begin: int | None
    is_all_day: bool
    became: str
    sees: Sees
    shown: tuple[Shown, ...]


def conflicts() -> list[Conflict]:
    """Give the conflicts of the last review: what can be seen first, then the nearest in time."""
    people = {one.id: one for one in reviewed.section("people")}
    events = {one.id: one for one in reviewed.section("events")}
    rows = sorted(
        (row for row in reviewed.section("conflicts") if row.sees is not Sees.CANNOT), key=_weight
    )
    items = Item.objects.in_bulk([row.item for row in rows])
    groups: dict[tuple[str, str], list[ConflictRow]] = defaultdict(list)
    for row in rows:
        groups[row.person, row.event].append(row)
    return [
        _conflict(group, people.get(person), events.get(event), items)
        for (person, event), group in groups.items()
    ]


def _weight(row: ConflictRow) -> tuple[bool, int]:
    apart = _NO_DISTANCE if row.minutes_apart is None else row.minutes_apart
    return row.sees is Sees.MAY, apart


def _conflict(
    group: Sequence[ConflictRow],
    person: PersonRow | None,
    event: EventRow | None,
    items: dict[str, Item],
) -> Conflict:
    nearest = group[0]
    return Conflict(
        id=nearest.person,
        name=person.name if person else "Somebody unnamed",
        told=event.summary if event else "",
        begin=_seconds(event.start if event else None),
        is_all_day=bool(event and event.all_day),
        became=capitalised(nearest.became or (plain(event.state) if event else "")),
        sees=nearest.sees,
        shown=tuple(_shown(row, items.get(row.item)) for row in group),
    )


def _shown(row: ConflictRow, item: Item | None) -> Shown:
    return Shown(
        item=row.item,
        shown=item_shown(item) if item else None,
        sees=row.sees,
        shows=tuple(row.shows),
        because=tuple(why for why in row.because if why not in row.shows),
    )


def _seconds(at: str | None) -> int | None:
    return int(datetime.fromisoformat(at).timestamp()) if at else None
