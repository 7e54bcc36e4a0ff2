"""From occurrences to events: one for each id, and only so many of one file."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from friendline.archives.calendar.entries import Entry
from friendline.archives.calendar.outcomes import Holder, moved_outcome, outcome
from friendline.archives.calendar.series import Occurrence
from friendline.archives.calendar.zones import seconds
from friendline.model import Event, EventState, Fault, Seconds, stable_id

MOST_OCCURRENCES = 50_000
"""Occurrences read of one file: 12 daily events without an end, for eleven years."""


class Events:
    """Collects events.

    Attributes:
        by_id: The events.
        faults: What cannot be an event.
    """

    def __init__(self, holder: Holder) -> None:
        self.by_id: dict[str, Event] = {}
        self.faults: list[Fault] = []
        self._holder = holder
        self._of_file: Counter[str] = Counter()

    def take(self, found: Iterable[Occurrence | Fault]) -> None:
        """Take what an event's entries give."""
        for each in found:
            if isinstance(each, Fault):
                self.faults.append(each)
            elif self._counted(each.entry.file):
                self._keep(each)

    def has_room(self, entries: Iterable[Entry]) -> bool:
        """Whether more events can be taken of one of the files in which these entries stand."""
        return any(self._of_file[entry.file] <= MOST_OCCURRENCES for entry in entries)

    def states(self) -> set[EventState]:
        """Give what became of the events, each state once; times left by a move do not count."""
        return {event.state for event in self.by_id.values() if event.moved_to is None}

    def _counted(self, file: str) -> bool:
        """Count an occurrence; whether it is among those that are read."""
        self._of_file[file] += 1
        if self._of_file[file] == MOST_OCCURRENCES + 1:
            reason = f"It has more than {MOST_OCCURRENCES} events; the rest was left out."
            self.faults.append(Fault(file=file, reason=reason))
        return self._of_file[file] <= MOST_OCCURRENCES

    def _keep(self, each: Occurrence) -> None:
        try:
            event = _event(each, self._holder)
        except (ValueError, OverflowError) as error:
            entry = each.entry
            reason = f"Event {entry.number} (UID {entry.uid[:80]}) has no usable time ({error})."
            self.faults.append(Fault(file=entry.file, reason=reason))
            return
        known = self.by_id.get(event.id)
        # Another occurrence moved onto a cancelled one: the meeting did take place then.
        is_moot = known is not None and known.state is EventState.CANCELLED
        if known is None or (is_moot and event.moved_to is None):
            self.by_id[event.id] = event


def _event(each: Occurrence, holder: Holder) -> Event:
    entry, left, came = each.entry, each.left, each.came
    what = outcome(entry, holder) if left is None else moved_outcome(left, holder)
    start = seconds(each.start, entry.zones.home)
    guests = (guest.who for guest in entry.guests if not guest.is_thing)
    return Event(
        id=stable_id("event", entry.uid, start),
        uid=entry.uid,
        start=start,
        end=max(seconds(each.end, entry.zones.home), start),
        all_day=not isinstance(each.start, datetime),
        zone=entry.zone,
        summary=entry.summary,
        place=entry.place,
        state=what.state,
        ended_by=what.ended_by,
        how=what.how,
        moved_to=_start_of(left.now) if left is not None else None,
        moved_from=seconds(came.start, came.entry.zones.home) if came is not None else None,
        out_of_office=entry.busy == "OOF",
        organizer=entry.organizer,
        attendees=tuple(who for who in guests if not holder.is_(who)),
    )


def _start_of(entry: Entry) -> Seconds | None:
    return None if entry.start is None else seconds(entry.start, entry.zones.home)
