"""Entries of the owner's calendar by time: absences, and meetings that stand (R41).

Each question is answered by bisecting, so that many entries are compared with many.
"""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable
from itertools import accumulate
from typing import Final

from friendline.matching.attendees import EventMatch
from friendline.model import Event, Seconds
from friendline.screening.alibi.timing import Window
from friendline.screening.alibi.titles import Absence, bare

_DAY: Final = 86_400
_WEEK: Final = 7 * _DAY
_MOVED_WITHIN: Final = 21 * _DAY
_SAME_HOUR: Final = 3_600
_LONGEST_MEETING: Final = _DAY


class Absences:
    """Entries of the owner's own absence, of each kind by start."""

    def __init__(self, found: Iterable[tuple[Event, Absence]]) -> None:
        of_kind = defaultdict[Absence, list[Event]](list)
        for event, why in sorted(found, key=lambda one: one[0].start):
            of_kind[why].append(event)
        self.away = [Window(event.start, event.end) for event in of_kind[Absence.AWAY]]
        self._starts = {why: [event.start for event in of_kind[why]] for why in Absence}
        # Of all that have begun, the one that lasts longest tells whether any still goes on.
        self._lasting = {why: list(accumulate(of_kind[why], _longer)) for why in Absence}

    def over(self, event: Event) -> tuple[Event, Absence] | tuple[None, None]:
        """Give the absence in which a meeting was to begin; illness before holiday."""
        for why in Absence:
            begun = bisect_right(self._starts[why], event.start)
            if begun and (one := self._lasting[why][begun - 1]).end > event.start:
                return one, why
        return None, None


def _longer(one: Event, other: Event) -> Event:
    return max(one, other, key=lambda event: event.end)


class Standing:
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

    def alike(self, event: Event, person: str) -> Event | None:
        """Give the nearest with the same title at another time, but not the next of a series.

        Nothing where the new time of the meeting is known, or it has no title.
        """
        title = bare(event.summary)
        if event.moved_to is not None or not title:
            return None
        begin, end = event.start - _MOVED_WITHIN, event.start + _MOVED_WITHIN
        others = [
            other
            for other in self._from(person, begin, end)
            if bare(other.summary) == title and not _is_of_one_series(other, event)
        ]
        return min(others, key=lambda other: abs(other.start - event.start), default=None)

    def _from(self, person: str, begin: Seconds, end: Seconds) -> list[Event]:
        if person not in self._starts:
            return []
        starts = self._starts[person]
        return self._of[person][bisect_left(starts, begin) : bisect_right(starts, end)]


def _is_of_one_series(one: Event, other: Event) -> bool:
    """Whether two have one UID, or begin whole weeks apart, give or take a change of the clock."""
    if one.uid and one.uid == other.uid:
        return True
    return (one.start - other.start + _SAME_HOUR) % _WEEK <= 2 * _SAME_HOUR
