"""A cancelled meeting with Kim Novak and items beside it, for tests of the alibi check."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl

from friendline.matching.attendees import EventMatch
from friendline.model import Certainty, Event, EventState, ItemKind, Party, Person
from friendline.screening.alibi import Contradiction, contradictions

LONDON = "Europe/London"
KIM = Person(id="kim", name="Kim Novak")
SCHEMA: dict[str, pl.DataType | type[pl.DataType]] = {
    "id": pl.String,
    "channel": pl.String,
    "kind": pl.String,
    "at": pl.Int64,
    "text": pl.String,
    "place": pl.String,
    "by": pl.String,
    "tagged": pl.List(pl.String),
    "timeline": pl.String,
    "group": pl.String,
    "album": pl.String,
    "taken": pl.Int64,
    "media": pl.List(pl.String),
    "link": pl.String,
    "file": pl.String,
    "audience": pl.String,
    "audience_source": pl.String,
}


def at(day: int, hour: int, minute: int = 0, *, month: int = 3, zone: str = LONDON) -> int:
    """Seconds of a local time in 2026; 14 March is a Saturday."""
    return int(datetime(2026, month, day, hour, minute, tzinfo=ZoneInfo(zone)).timestamp())


def row(kind: ItemKind = ItemKind.CHECK_IN, **known: Any) -> dict[str, Any]:
    """One item, by default a check-in two hours into the meeting's day."""
    base = {"id": "i", "at": at(14, 16), "text": "", "tagged": [], "media": [], "kind": kind}
    return dict.fromkeys(SCHEMA) | base | known


def table(*rows: dict[str, Any]) -> pl.DataFrame:
    """An items table as the book makes it."""
    return pl.DataFrame(list(rows), schema=SCHEMA)


def meeting(**known: Any) -> Event:
    """A cancelled meeting on Saturday 14 March 2026, 14:00 to 15:00."""
    base: dict[str, Any] = {
        "id": "e",
        "start": at(14, 14),
        "end": at(14, 15),
        "zone": LONDON,
        "state": EventState.CANCELLED,
        "ended_by": Party.OWNER,
        "how": "its entry is marked as cancelled",
    }
    return Event(**base | known)


def with_kim(event: str = "e", certainty: Certainty = Certainty.CONFIRMED) -> EventMatch:
    """The meeting is with Kim."""
    why = ('Name in the title "Kim Novak"',)
    return EventMatch(event=event, person="kim", certainty=certainty, evidence=why)


def found(
    *rows: dict[str, Any],
    event: Event | None = None,
    leisure: frozenset[str] = frozenset(),
    match: EventMatch | None = None,
) -> list[Contradiction]:
    """Contradictions of one meeting with Kim; the owner is tagged as Ann Lee."""
    return contradictions(
        [event or meeting()],
        [match or with_kim()],
        {"kim": KIM},
        table(*rows),
        leisure,
        owner_names={"Ann Lee"},
    )
