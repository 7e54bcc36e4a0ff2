"""The alibi check: a meeting was called off, and that day something shows the owner elsewhere.

R41 and story A1. It says what stands in the calendar and what stands on the network, side by
side; it says nothing of why. Whether the client sees the item is decided by a later step.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple
from zoneinfo import ZoneInfo

from msgspec import Struct

from friendline.matching.attendees import EventMatch
from friendline.model import (
    UNKNOWN,
    Certainty,
    Event,
    EventState,
    ItemKind,
    Party,
    Person,
    Seconds,
)

if TYPE_CHECKING:
    import polars as pl

BEFORE: Final = timedelta(hours=2)
"""How long before its start an item can already speak against a meeting."""

NIGHT_ENDS: Final = time(4)
"""Until when the night after still belongs to the day."""

_LINK: Final = re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE)
_ENDED: Final = {EventState.CANCELLED: "was cancelled", EventState.DECLINED: "was declined"}
_PICTURES: Final = (ItemKind.PHOTO, ItemKind.VIDEO)
_ALWAYS: Final = (*_PICTURES, ItemKind.CHECK_IN, ItemKind.TAG, ItemKind.STORY, ItemKind.EVENT_REPLY)
_WRITTEN: Final = (ItemKind.POST, ItemKind.COMMENT, ItemKind.GROUP_POST)
_NOWHERE: Final = (ItemKind.PROFILE_FIELD, ItemKind.GROUP, ItemKind.REACTION)
_WORDS_FOR: Final[Mapping[str, str]] = {
    ItemKind.CHECK_IN: "Check-in",
    ItemKind.WALL_POST: "Post on the timeline",
    ItemKind.GROUP_POST: "Post in a group",
    ItemKind.EVENT_REPLY: "Reply to an event",
}


class Contradiction(Struct, frozen=True, kw_only=True):
    """An item that contradicts what a client was told, whether or not the client sees it.

    Attributes:
        person: Id of the client.
        event: Id of the meeting that did not take place.
        item: Id of the item.
        because: The chain in words: the meeting, what is uncertain about it, the item.
    """

    person: str
    event: str
    item: str
    because: tuple[str, ...]


def contradictions(  # noqa: PLR0913 - five tables of the book and a name
    events: Iterable[Event],
    matches: Iterable[EventMatch],
    people: Mapping[str, Person],
    items: "pl.DataFrame",
    leisure: AbstractSet[str],
    *,
    owner_names: AbstractSet[str] = frozenset(),
) -> list[Contradiction]:
    """Find what shows the owner elsewhere, or at leisure, on the day of a called-off meeting.

    A meeting that the other side called off is passed over. The day is the local day in
    ``Event.zone``, from two hours before the start to 04:00 of the next morning; of an
    all-day event the whole days.

    Args:
        events: Calendar events; only cancelled and declined ones are looked at.
        matches: Which people they are with.
        people: Those people, by id.
        items: The items table of the book; times are UTC seconds.
        leisure: Ids of items with a finding of drink or party: such a text counts too.
        owner_names: Names under which others tag the owner.

    Returns:
        By event as given, then by time of the item.
    """
    whose = defaultdict[str, list[EventMatch]](list)
    for match in matches:
        whose[match.event].append(match)
    called_off = [event for event in events if _is_called_off(event) and event.id in whose]
    if not called_off:
        return []
    traces = _Traces(items, leisure, owner_names)
    return [
        found for event in called_off for found in _of_event(event, whose[event.id], people, traces)
    ]


def _of_event(
    event: Event,
    matches: Iterable[EventMatch],
    people: Mapping[str, Person],
    traces: "_Traces",
) -> Iterator[Contradiction]:
    told = [(match.person, tuple(_told(event, match, people[match.person]))) for match in matches]
    for trace in traces.against(event):
        seen = _seen(trace, event)
        for person, chain in told:
            because = (*chain, seen)
            yield Contradiction(person=person, event=event.id, item=trace.item, because=because)


def _is_called_off(event: Event) -> bool:
    return event.state in _ENDED and event.ended_by is not Party.OTHER


# ---- when


@dataclass(frozen=True)
class _Window:
    """When an item speaks against a meeting, and the meeting's own time; UTC seconds."""

    begin: Seconds
    end: Seconds
    slot_begin: Seconds
    slot_end: Seconds


def _window(event: Event) -> _Window:
    if event.all_day:
        return _Window(event.start, event.end, event.start, event.end)
    day = _local(event.start, event).date()
    begin = max(event.start - int(BEFORE.total_seconds()), _at(day, time(), event))
    night = _at(day + timedelta(days=1), NIGHT_ENDS, event)
    return _Window(begin, max(night, event.end), event.start, event.end)


def _local(at: Seconds, event: Event) -> datetime:
    return datetime.fromtimestamp(at, ZoneInfo(event.zone))


def _at(day: date, clock: time, event: Event) -> Seconds:
    return int(datetime.combine(day, clock, ZoneInfo(event.zone)).timestamp())


# ---- what


class _Trace(NamedTuple):
    """An item that shows where the owner was, or that they were busy with something else."""

    at: Seconds
    item: str
    kind: str
    by: str | None
    place: str | None
    tags_owner: bool
    is_taken: bool
    is_text: bool

    @property
    def words(self) -> str:
        """What it is, by whom and where."""
        words = _WORDS_FOR.get(self.kind, self.kind.capitalize())
        tagged = " tagged" if self.tags_owner and self.kind != ItemKind.TAG else ""
        who = "somebody else" if self.by == UNKNOWN else self.by
        by = f"{tagged} by {who}" if who else ""
        where = f" at {self.place}" if self.place else ""
        return f"{words}{by}{where}"


class _Traces:
    """All items that can count, by time."""

    def __init__(
        self, items: "pl.DataFrame", leisure: AbstractSet[str], owner_names: AbstractSet[str]
    ) -> None:
        table = _that_can_count(items, leisure, owner_names)
        self._times = table["moment"].to_list()
        self._rows = table.rows()

    def against(self, event: Event) -> Iterator[_Trace]:
        """Give what speaks against one meeting; mere words only if written during it."""
        window = _window(event)
        first = bisect_left(self._times, window.begin)
        last = bisect_left(self._times, window.end)
        for trace in map(_Trace._make, self._rows[first:last]):
            if not trace.is_text or window.slot_begin <= trace.at < window.slot_end:
                yield trace


def _that_can_count(
    items: "pl.DataFrame", leisure: AbstractSet[str], owner_names: AbstractSet[str]
) -> "pl.DataFrame":
    import polars as pl  # noqa: PLC0415 - heavy

    kind, own = pl.col("kind"), pl.col("by").is_null()
    is_picture = kind.is_in(list(_PICTURES))
    shows_picture = own & (pl.col("media").list.len() > 0)
    names = [name.lower() for name in owner_names]
    tagged = pl.col("tagged").list.eval(pl.element().str.to_lowercase().is_in(names)).list.any()
    tags_owner = tagged.fill_null(value=False) & ~own
    on_wall = (kind == ItemKind.WALL_POST) & tags_owner
    is_written = (kind.is_in(list(_WRITTEN)) & own) | (kind == ItemKind.WALL_POST)
    at_leisure = is_written & pl.col("id").is_in(list(leisure))
    shows = kind.is_in(list(_ALWAYS)) | pl.col("place").is_not_null() | shows_picture | on_wall
    says = kind.is_in(list(_WRITTEN)) & own
    says &= pl.col("text").str.replace_all(f"(?i){_LINK.pattern}", "").str.contains(r"\w")
    taken = pl.when(is_picture | shows_picture).then(pl.col("taken"))
    return (
        items.with_columns(
            moment=pl.coalesce(taken, pl.col("at")),
            is_taken=taken.is_not_null(),
            is_text=~(shows | at_leisure),
            tags_owner=tags_owner,
        )
        .filter(pl.col("moment").is_not_null() & ~kind.is_in(list(_NOWHERE)))
        .filter(~pl.col("is_text") | says)
        .sort("moment", "id")
        .select(
            "moment",
            "id",
            pl.col("kind").cast(pl.String),
            "by",
            "place",
            "tags_owner",
            "is_taken",
            "is_text",
        )
    )


# ---- the chain in words


def _told(event: Event, match: EventMatch, person: Person) -> Iterator[str]:
    how = f": {event.how}" if event.how else ""
    yield f"Meeting with {person.name} on {_day(event)} {_ENDED[event.state]}{how}."
    if event.ended_by is Party.UNKNOWN:
        yield "The calendar does not say who called it off."
    if match.certainty is not Certainty.CONFIRMED:
        why = match.evidence[0] if match.evidence else "a name alone"
        yield f"That it was with {person.name} is {match.certainty.value}: {why}."


def _day(event: Event) -> str:
    start = _local(event.start, event)
    clock = "" if event.all_day else f", {start:%H:%M},"
    return f"{start:%A} {start.day} {start:%B} {start.year}{clock}"


def _seen(trace: _Trace, event: Event) -> str:
    at = _local(trace.at, event)
    days = (at.date() - _local(event.start, event).date()).days
    which = {0: "the same day", 1: "the next day"}.get(days, f"{days} days later")
    taken = " (when it was taken)" if trace.is_taken else ""
    return f"{trace.words}, {at:%H:%M} {which}{taken}."
