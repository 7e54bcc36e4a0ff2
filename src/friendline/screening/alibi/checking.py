"""The check itself: meetings that were not held beside the items that show something else."""

from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from msgspec import Struct

from friendline.matching.attendees import EventMatch
from friendline.model import Event, Person
from friendline.screening.alibi.not_held import Diary, NotHeld
from friendline.screening.alibi.timing import Window, clock_of, minutes_apart, nearness
from friendline.screening.alibi.titles import Absence
from friendline.screening.alibi.traces import Trace, Traces

if TYPE_CHECKING:
    import polars as pl


class Contradiction(Struct, frozen=True, kw_only=True):
    """An item that contradicts what a client was told, whether or not the client sees it.

    Attributes:
        person: Id of the client.
        event: Id of the meeting that did not take place.
        item: Id of the item.
        became: What became of the meeting, in a few words: "cancelled by you".
        near: How near in time the item is, in words; empty for a meeting of whole days.
        minutes_apart: The same as whole minutes between them; 0 while it was to be.
        shows: What the item shows and how near in time, in sentences.
        because: The chain in words: the meeting, what is uncertain about it, what the item shows.
    """

    person: str
    event: str
    item: str
    became: str
    near: str
    minutes_apart: int
    shows: tuple[str, ...]
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
    """Find what shows the owner elsewhere, or at leisure, on the day of a meeting not held.

    Not held is what was cancelled, declined or moved, by its state or its title, and what lies
    under an entry of the owner's own illness or absence. A meeting that the other side called
    off is passed over, and so are one that was moved to an earlier time, and items on which the
    client was there too. The day is the local day in ``Event.zone``, from two hours before the
    start to 04:00 of the next morning; of an all-day event the whole days; of a moved one until
    it was to begin at last. Under a holiday only places count where the owner is seen on other
    days too: what else shows then is what a holiday looks like.

    Args:
        events: Calendar events.
        matches: Which people they are with.
        people: Those people, by id.
        items: The items table of the book; times are UTC seconds.
        leisure: Ids of items with a finding of drink or party: such a text counts too.
        owner_names: Names under which others tag the owner.

    Returns:
        By event as given, then by client, then by time of the item.
    """
    diary = Diary(events, matches, people, owner_names)
    not_held = list(diary.not_held())
    if not not_held:
        return []
    traces = Traces(items, leisure, owner_names)
    home = traces.usual_places(away) if (away := diary.away()) else frozenset()
    return [found for meeting in not_held for found in _against(meeting, diary, traces, home)]


def _against(
    meeting: NotHeld, diary: Diary, traces: Traces, home: AbstractSet[str]
) -> Iterator[Contradiction]:
    event, person = meeting.event, meeting.person
    told: tuple[str, ...] = ()
    names = {name.casefold() for name in (person.name, *person.other_names)}
    for trace in traces.within(meeting.window, Window(event.start, event.end)):
        if trace.shows(names) or diary.meets(person.id, trace.at):
            continue
        if meeting.absence is Absence.AWAY and (trace.place or "").casefold() not in home:
            continue
        told = told or tuple(meeting.told())
        shows = tuple(_seen(trace, meeting))
        yield Contradiction(
            person=person.id,
            event=event.id,
            item=trace.item,
            became=meeting.became,
            near=nearness(trace.at, event),
            minutes_apart=minutes_apart(trace.at, event),
            shows=shows,
            because=(*told, *shows),
        )


def _seen(trace: Trace, meeting: NotHeld) -> Iterator[str]:
    event = meeting.event
    when = clock_of(trace.at, event) + (" (when it was taken)" if trace.is_taken else "")
    yield ", ".join(filter(None, (trace.words, when, nearness(trace.at, event)))) + "."
    if trace.is_picture and not trace.is_taken:
        yield "That is when it was posted; when the picture was taken is not known."
    if meeting.absence is Absence.AWAY:
        yield f"{trace.place} shows on other days too, when you were not away."
