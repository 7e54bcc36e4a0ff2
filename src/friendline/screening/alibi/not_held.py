"""Meetings with a client that were not held, as far as a calendar can tell (R41, formats 8).

Called off by its entry or by its title, moved, or under an entry of the owner's own absence. What
the other side ended is left out, and so is what stands a second time at the same hour.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from friendline.matching.attendees import EventMatch
from friendline.matching.wording import show
from friendline.model import Certainty, Event, EventState, Party, Person, Seconds
from friendline.screening.alibi.timing import Window, day_of
from friendline.screening.alibi.titles import (
    Absence,
    Said,
    absence_in,
    bare,
    ended_by,
    said_in,
    words_of,
)

_ENDED: Final = {EventState.CANCELLED: Said.CANCELLED, EventState.DECLINED: Said.DECLINED}
_DAY: Final = 86_400
_WEEK: Final = 7 * _DAY
_MOVED_WITHIN: Final = 21 * _DAY
_SAME_HOUR: Final = 3_600
_LONGEST_MEETING: Final = _DAY


@dataclass(frozen=True)
class NotHeld:
    """A meeting with one client that was not held.

    Attributes:
        event: The meeting.
        person: The client.
        match: How sure it is that the meeting was with them.
        said: What became of it; ``None`` where only an absence lies over it.
        ended_by: Who ended it.
        absence: Why the owner was away, where an entry of their own says so.
        over: That entry.
        again: The same meeting at another time.
    """

    event: Event
    person: Person
    match: EventMatch
    said: Said | None
    ended_by: Party
    absence: Absence | None = None
    over: Event | None = None
    again: Event | None = None

    def told(self) -> Iterator[str]:
        """Say what the calendar says, and what is uncertain about it."""
        yield f"Meeting with {self.person.name} on {day_of(self.event)}{self._became()}."
        if self.over is not None:
            yield f'The calendar has "{show(self.over.summary)}" over it.'
        if self.again is not None:
            yield f"The same meeting stands on {day_of(self.again)}."
        if self.said is not None and self.ended_by is Party.UNKNOWN:
            yield "The calendar does not say who called it off."
        if self.match.certainty is not Certainty.CONFIRMED:
            why = self.match.evidence[0] if self.match.evidence else "a name alone"
            yield f"That it was with {self.person.name} is {self.match.certainty.value}: {why}."

    def _became(self) -> str:
        clock = "" if self.event.all_day else ","
        if self.said is None:
            return f"{clock} stands in the calendar; whether it was held is not known"
        by_title = f'its title is "{show(self.event.summary)}"'
        how = self.event.how or ("" if self.event.state in _ENDED else by_title)
        return f"{clock} {self.said.value}" + (f": {how}" if how else "")


class Diary:
    """The owner's calendar, as far as it is about clients and absences.

    Args:
        events: Calendar events.
        matches: Which people they are with.
        people: Those people, by id.
        owner_names: Names of the owner.
    """

    def __init__(
        self,
        events: Iterable[Event],
        matches: Iterable[EventMatch],
        people: Mapping[str, Person],
        owner_names: AbstractSet[str],
    ) -> None:
        self._people = people
        self._owner = frozenset(word for name in owner_names for word in words_of(name))
        self._names = {key: _name_words(person) for key, person in people.items()}
        self._whose = defaultdict[str, list[EventMatch]](list)
        for match in matches:
            self._whose[match.event].append(match)
        self._events = list(events)
        self._absences = _Absences(
            (event, kind)
            for event in self._events
            if event.id not in self._whose and (kind := _absence_of(event, self._owner)) is not None
        )
        self._said = {one.id: _said_of(one) for one in self._events if one.id in self._whose}
        self._standing = _Standing(self._meetings(standing=True))

    def not_held(self) -> Iterator[NotHeld]:
        """Give the meetings that were not held, by event as given, then by client."""
        for event, match in self._meetings(standing=False):
            over, absence = self._absences.over(event)
            by = self._ended_by(event, match)
            if by is Party.OTHER or self._standing.at_the_hour_of(event, match.person):
                continue
            yield NotHeld(
                event=event,
                person=self._people[match.person],
                match=match,
                said=self._said[event.id],
                ended_by=by,
                absence=absence,
                over=over,
                again=self._standing.again(event, match.person),
            )

    def meets(self, person: str, at: Seconds) -> bool:
        """Whether a meeting with somebody stands at that moment: they were together then."""
        return self._standing.covers(person, at)

    def away(self) -> list[Window]:
        """Give when the owner was on holiday."""
        return self._absences.away

    def _meetings(self, *, standing: bool) -> Iterator[tuple[Event, EventMatch]]:
        for event in self._events:
            for match in self._whose.get(event.id, ()):
                if self._is_held(event, match) is standing:
                    yield event, match

    def _is_held(self, event: Event, match: EventMatch) -> bool:
        if self._said[event.id] is not None:
            return False
        is_doubtful = event.all_day or match.certainty is Certainty.AMBIGUOUS
        return is_doubtful or self._absences.over(event)[0] is None

    def _ended_by(self, event: Event, match: EventMatch) -> Party:
        told = ended_by(event.summary, self._names[match.person], self._owner)
        if Party.OTHER in {told, event.ended_by}:
            return Party.OTHER
        return event.ended_by if told is Party.UNKNOWN else told


def _name_words(person: Person) -> frozenset[str]:
    names = (person.name, *person.other_names)
    return frozenset(word for name in names for word in words_of(name) if len(word) > 1)


def _said_of(event: Event) -> Said | None:
    return _ENDED.get(event.state) or said_in(event.summary)


def _absence_of(event: Event, owner: AbstractSet[str]) -> Absence | None:
    return None if event.state in _ENDED else absence_in(event.summary, owner)


class _Absences:
    """Entries of the owner's own absence, by start."""

    def __init__(self, found: Iterable[tuple[Event, Absence]]) -> None:
        self._found = sorted(found, key=lambda one: one[0].start)
        self._starts = [event.start for event, _ in self._found]
        self._longest = max((event.end - event.start for event, _ in self._found), default=0)
        self.away = [
            Window(event.start, event.end) for event, why in self._found if why is Absence.AWAY
        ]

    def over(self, event: Event) -> tuple[Event, Absence] | tuple[None, None]:
        """Give the absence in which a meeting was to begin; illness before holiday."""
        first = bisect_left(self._starts, event.start - self._longest)
        last = bisect_right(self._starts, event.start)
        over = [one for one in self._found[first:last] if event.start < one[0].end]
        return min(over, key=lambda one: list(Absence).index(one[1]), default=(None, None))


class _Standing:
    """Meetings that stand as planned, of each client by start."""

    def __init__(self, meetings: Iterable[tuple[Event, EventMatch]]) -> None:
        self._of = defaultdict[str, list[Event]](list)
        for event, match in meetings:
            if not event.all_day:
                self._of[match.person].append(event)
        for events in self._of.values():
            events.sort(key=lambda event: event.start)
        self._starts = {key: [one.start for one in events] for key, events in self._of.items()}

    def covers(self, person: str, at: Seconds) -> bool:
        """Whether one of them goes on at that moment."""
        return any(at < event.end for event in self._from(person, at - _LONGEST_MEETING, at))

    def at_the_hour_of(self, event: Event, person: str) -> bool:
        """Whether another one with that client begins when this one was to."""
        return any(self._from(person, event.start, event.start))

    def again(self, event: Event, person: str) -> Event | None:
        """Give the nearest with the same title at another time, but not the next of a series."""
        title = bare(event.summary)
        begin, end = event.start - _MOVED_WITHIN, event.start + _MOVED_WITHIN
        others = [
            other
            for other in self._from(person, begin, end)
            if bare(other.summary) == title and not _is_weeks_apart(other, event)
        ]
        return min(others, key=lambda other: abs(other.start - event.start), default=None)

    def _from(self, person: str, begin: Seconds, end: Seconds) -> list[Event]:
        if person not in self._starts:
            return []
        starts = self._starts[person]
        return self._of[person][bisect_left(starts, begin) : bisect_right(starts, end)]


def _is_weeks_apart(one: Event, other: Event) -> bool:
    """Whether two begin whole weeks apart, give or take a change of the clock."""
    return (one.start - other.start + _SAME_HOUR) % _WEEK <= 2 * _SAME_HOUR
