"""Calendars (.ics): one file, several, or a zip as Google gives them, to events (formats 8).

The descriptions of events are never read: they are confidential and decide nothing.
"""

import warnings
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from friendline.archives.calendar.entries import Entry, Message, entries
from friendline.archives.calendar.lines import Sheet, looks_like_calendar, sheets
from friendline.archives.calendar.outcomes import (
    Holder,
    named_holder,
    outcome,
    shared_holders,
)
from friendline.archives.calendar.series import Occurrence, occurrences
from friendline.archives.calendar.zones import Zones, described_zones, known_zone, seconds
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Extent, Reading, Source
from friendline.model import Event, EventState, Fault, Gap, Owner, Record, stable_id

MOST_OCCURRENCES = 50_000
"""Occurrences read of one file: 12 daily events without an end, for eleven years."""

_SUFFIXES = (".ics", ".ical", ".icalendar", ".ifb")


@dataclass
class _Calendars:
    """Everything that the files of one archive say, before anything is decided."""

    entries: list[Entry] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    named: dict[str, Holder] = field(default_factory=dict)
    """Whose calendar each file says it is, by its path."""


def recognises(archive: Archive) -> bool:
    """Tell whether an archive holds a calendar, by the first lines of its candidates."""
    return any(_looks_like_calendar(archive, name) for name in _candidates(archive))


def read(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Give the events of all calendars in an archive, and whose calendar it is where known.

    Repeating events are given from ten years before ``reading.today`` to one year after.
    Times are UTC seconds; those written without a zone are read in the calendar's
    (X-WR-TIMEZONE), else in ``reading.zone``.

    Args:
        archive: What to read.
        reading: Zone of the owner and day of the review.

    Yields:
        At most one ``Owner``, then faults, then events by start; a ``Gap`` if there is none.

    Raises:
        zoneinfo.ZoneInfoNotFoundError: ``reading.zone`` is no IANA name.
    """
    # The libraries warn of what a file does wrong; what matters of it is said by faults.
    # All is read inside, because a filter held over a ``yield`` would leak to the caller.
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        records = list(_records(archive, reading))
    yield from records


SOURCE = Source(kind="calendar", recognises=recognises, read=read, extent=Extent.FILE)


def _candidates(archive: Archive) -> list[str]:
    names = archive.names()
    return [name for name in names if len(names) == 1 or name.lower().endswith(_SUFFIXES)]


def _looks_like_calendar(archive: Archive, name: str) -> bool:
    try:
        return looks_like_calendar(archive.read(name))
    except UnreadableFileError:
        return False


def _records(archive: Archive, reading: Reading) -> Iterator[Record]:
    found = _Calendars()
    for name in _candidates(archive):
        _read_file(archive, name, reading, found)
    holders = shared_holders(found.named, found.entries, reading.owner_emails)
    if owner := _owner(holders.values()):
        yield owner
    events = _Events()
    for same_uid in _by_uid(found.entries):
        for each in occurrences(same_uid, reading.today):
            events.take(each, holders)
    yield from (*found.faults, *events.faults)
    yield from sorted(events.by_id.values(), key=lambda event: (event.start, event.id))
    if not events.by_id:
        yield Gap(
            what="No events were found in this calendar, so cancelled meetings cannot be checked.",
            remedy="Export the calendar that holds your appointments, with its past events.",
        )


def _read_file(archive: Archive, name: str, reading: Reading, found: _Calendars) -> None:
    try:
        data = archive.read(name)
    except UnreadableFileError as error:
        found.faults.append(Fault(file=name, reason=str(error)))
        return
    if not looks_like_calendar(data):
        found.faults.append(Fault(file=name, reason="It is not a calendar; it was left out."))
        return
    for sheet in sheets(data):
        _read_sheet(sheet, name, reading, found)


def _read_sheet(sheet: Sheet, file: str, reading: Reading, found: _Calendars) -> None:
    zones = _zones(sheet, reading)
    message = Message.of(sheet.value("METHOD").upper())
    own = list[Entry]()
    for raw in sheet.events:
        for record in entries(raw, file, zones, message):
            if isinstance(record, Entry):
                own.append(record)
            else:
                found.faults.append(record)
    found.faults += [_unknown_zone(file, zone, zones) for zone in sorted(zones.unknown)]
    holder = named_holder(sheet, file, own)
    found.named[file] = found.named.get(file, Holder()) | holder
    found.entries += own


def _zones(sheet: Sheet, reading: Reading) -> Zones:
    stated = known_zone(sheet.value("X-WR-TIMEZONE"))
    return Zones(
        home=stated or ZoneInfo(reading.zone),
        is_stated=stated is not None,
        described=described_zones(sheet.zones),
    )


def _unknown_zone(file: str, name: str, zones: Zones) -> Fault:
    reason = f'Time zone "{name[:80]}" is not known; its times were read in {zones.home.key}.'
    return Fault(file=file, reason=reason)


def _owner(holders: Iterable[Holder]) -> Owner | None:
    whose = Holder()
    for holder in holders:
        whose |= holder
    if whose == Holder():
        return None
    return Owner(
        channel=SOURCE.kind,
        names=tuple(sorted(whose.names)),
        emails=tuple(sorted(whose.emails)),
    )


def _by_uid(found: Iterable[Entry]) -> Iterable[list[Entry]]:
    """Put together what all files say about one event."""
    piles: dict[str, list[Entry]] = {}
    for entry in found:
        piles.setdefault(entry.uid, []).append(entry)
    return piles.values()


class _Events:
    """Collects events: one for each id, and only so many of one file."""

    def __init__(self) -> None:
        self.by_id: dict[str, Event] = {}
        self.faults: list[Fault] = []
        self._of_file: Counter[str] = Counter()

    def take(self, each: Occurrence | Fault, holders: Mapping[str, Holder]) -> None:
        if isinstance(each, Fault):
            self.faults.append(each)
        elif self._has_room(each.entry.file):
            self._keep(each, holders[each.entry.file])

    def _has_room(self, file: str) -> bool:
        self._of_file[file] += 1
        if self._of_file[file] == MOST_OCCURRENCES + 1:
            reason = f"It has more than {MOST_OCCURRENCES} events; the rest was left out."
            self.faults.append(Fault(file=file, reason=reason))
        return self._of_file[file] <= MOST_OCCURRENCES

    def _keep(self, each: Occurrence, holder: Holder) -> None:
        try:
            event = _event(each, holder)
        except (ValueError, OverflowError) as error:
            entry = each.entry
            reason = f"Event {entry.number} (UID {entry.uid[:80]}) has no usable time ({error})."
            self.faults.append(Fault(file=entry.file, reason=reason))
            return
        known = self.by_id.get(event.id)
        # Another occurrence moved onto a cancelled one: the meeting did take place then.
        if known is None or known.state is EventState.CANCELLED:
            self.by_id[event.id] = event


def _event(each: Occurrence, holder: Holder) -> Event:
    entry, what = each.entry, outcome(each.entry, holder)
    start = seconds(each.start, entry.zones.home)
    guests = (guest.who for guest in entry.guests if not guest.is_thing)
    return Event(
        id=stable_id("event", entry.uid, start),
        start=start,
        end=max(seconds(each.end, entry.zones.home), start),
        all_day=not isinstance(each.start, datetime),
        zone=entry.zone,
        summary=entry.summary,
        place=entry.place,
        state=what.state,
        ended_by=what.ended_by,
        how=what.how,
        organizer=entry.organizer,
        attendees=tuple(who for who in guests if not holder.is_(who)),
    )
