"""Meetings with a client that were not held, as far as a calendar can tell (R41, formats 8).

Called off by its entry or by its title, moved, or under an entry of the owner's own absence. What
the other side ended is left out, and so is what was moved to an earlier time (they had met by
then), and what stands a second time at the same hour.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import Final

from friendline.matching.attendees import EventMatch
from friendline.matching.wording import show
from friendline.model import Certainty, Event, EventState, Party, Person, Seconds
from friendline.screening.alibi.by_time import Absences, Standing
from friendline.screening.alibi.timing import Window, day_of, moment_in_words, window
from friendline.screening.alibi.titles import (
    Absence,
    Said,
    absence_in,
    ended_by,
    said_in,
    words_of,
)

_ENDED: Final = {EventState.CANCELLED: Said.CANCELLED, EventState.DECLINED: Said.DECLINED}


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
        alike: An entry of the same title at another time; nothing says that it is this meeting.
    """

    event: Event
    person: Person
    match: EventMatch
    said: Said | None
    ended_by: Party
    absence: Absence | None = None
    over: Event | None = None
    alike: Event | None = None

    @property
    def window(self) -> Window:
        """When an item speaks against it: of a moved one only until it was to begin at last."""
        day, moved_to = window(self.event), self.event.moved_to
        return day if moved_to is None else Window(day.begin, min(day.end, moved_to))

    @property
    def became(self) -> str:
        """What became of it in a few words: "cancelled by you"."""
        if self.said is None:
            return f"not cancelled, but {self._absent()}"
        by = " by you" if self.ended_by is Party.OWNER else ""
        whose = "" if by else "by whom is not known"
        told = f"{self.said.value}{by}{self._moves()}"
        return "; ".join(filter(None, (told, whose, self._absent())))

    def _absent(self) -> str:
        if self.over is None or self.absence is None:
            return ""
        return f"you are marked as {self.absence.value}{_length(self.over)}"

    def _moves(self) -> str:
        """Say where it was moved to, and where it had been moved from."""
        event, told = self.event, ""
        if event.moved_to is not None:
            told += f" to {moment_in_words(event.moved_to, event)}"
        if event.moved_from is not None:
            told += f", moved before from {moment_in_words(event.moved_from, event)}"
        return told

    def told(self) -> Iterator[str]:
        """Say what the calendar says, and what is uncertain about it."""
        yield f"Meeting with {self.person.name} on {day_of(self.event)}{self._became()}."
        if self.over is not None:
            yield f"The calendar has {_named(self.over)} over it."
        if self.said is Said.MOVED and self.event.moved_to is None:
            yield "Its title does not say whether this is the old time or the new one."
        if self.alike is not None:
            yield f"An entry of the same title stands on {day_of(self.alike)}."
        if self.said is not None and self.ended_by is Party.UNKNOWN:
            what = "moved it" if self.said is Said.MOVED else "called it off"
            yield f"The calendar does not say who {what}."
        if self.match.certainty is not Certainty.CONFIRMED:
            why = self.match.evidence[0] if self.match.evidence else "a name alone"
            yield f"That it was with {self.person.name} is {self.match.certainty.value}: {why}."

    def _became(self) -> str:
        clock = "" if self.event.all_day else ","
        if self.said is None:
            return f"{clock} stands in the calendar; whether it was held is not known"
        by_title = f'its title is "{show(self.event.summary)}"'
        how = self.event.how or ("" if self.event.state in _ENDED else by_title)
        told = f"{clock} was {self.said.value}{self._moves()}"
        return told + (f": {how}" if how else "")


def _named(over: Event) -> str:
    title = f'"{show(over.summary)}"' if over.summary else "an entry without a title"
    marked = ", marked as out of office," if over.out_of_office else ""
    return f"{title}{marked}{_length(over)}"


def _length(over: Event) -> str:
    return " all day" if over.all_day else ""


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
        self._absences = Absences(
            (event, kind)
            for event in self._events
            if event.id not in self._whose and (kind := _absence_of(event, self._owner)) is not None
        )
        self._said = {one.id: _said_of(one) for one in self._events if one.id in self._whose}
        self._standing = Standing(self._meetings(standing=True))

    def not_held(self) -> Iterator[NotHeld]:
        """Give the meetings that were not held, by event as given, then by client."""
        for event, match in self._meetings(standing=False):
            over, absence = self._absences.over(event)
            by = self._ended_by(event, match)
            if (
                by is Party.OTHER
                or _is_moved_ahead(event)
                or self._standing.at_the_hour_of(event, match.person)
            ):
                continue
            yield NotHeld(
                event=event,
                person=self._people[match.person],
                match=match,
                said=self._said[event.id],
                ended_by=by,
                absence=absence,
                over=over,
                alike=self._standing.alike(event, match.person),
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
    if event.moved_to is not None:
        return Said.MOVED
    ended = _ENDED.get(event.state)
    if ended is not None:
        return ended
    said = said_in(event.summary)
    # An entry that is known to have come from another time stands here, whatever its title.
    return None if said is Said.MOVED and event.moved_from is not None else said


def _is_moved_ahead(event: Event) -> bool:
    return event.moved_to is not None and event.moved_to <= event.start


def _absence_of(event: Event, owner: AbstractSet[str]) -> Absence | None:
    if event.state in _ENDED:
        return None
    # What is marked as out of office may be a course or a trip: no more is known than of one.
    marked = Absence.AWAY if event.out_of_office else None
    return absence_in(event.summary, owner) or marked
