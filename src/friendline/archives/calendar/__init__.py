"""Calendars (.ics): one file, several, or a zip as Google gives them, to events (formats 8).

All calendars that are given are one person's and are understood together: a message in one file
may cancel an event of another. The descriptions of events are never read: they are confidential
and decide nothing. What each form of cancelling proves is told in ``docs/calendars.md``.
"""

import warnings
from collections.abc import Iterable, Iterator, Sequence

from friendline.archives.calendar.entries import Entry
from friendline.archives.calendar.gathering import Calendars, candidates, gathered, gathered_once
from friendline.archives.calendar.happening import Events
from friendline.archives.calendar.lines import looks_like_calendar
from friendline.archives.calendar.outcomes import Holder, shared_holder
from friendline.archives.calendar.series import occurrences
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Extent, Reading, Source
from friendline.model import EventState, Gap, Owner, Record

_MANY = 50
"""In so many events of a working calendar one that was called off is to be expected."""
_CALLED_OFF = frozenset({EventState.CANCELLED, EventState.DECLINED})
_EMPTY = Gap(
    what="No events were found in this calendar, so cancelled meetings cannot be checked.",
    remedy="Export the calendar that holds your appointments, with its past events.",
)


def recognises(archive: Archive) -> bool:
    """Tell whether an archive holds a calendar, by the first lines of its candidates."""
    return any(_looks_like_calendar(archive, name) for name in candidates(archive))


def _looks_like_calendar(archive: Archive, name: str) -> bool:
    try:
        return looks_like_calendar(archive.read(name))
    except UnreadableFileError:
        return False


def wholes(archives: Sequence[Archive]) -> list[tuple[Archive, ...]]:
    """Put all calendars together: they are one person's, whichever program wrote them."""
    return [tuple(archives)] if archives else []


def read(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Give the events of all calendars in an archive, and whose calendar it is where known.

    Repeating events are given from ten years before ``reading.today`` to one year after.
    Times are UTC seconds; those written without a zone are read in the calendar's
    (X-WR-TIMEZONE), else in ``reading.zone``.

    Args:
        archive: What to read.
        reading: Zone of the owner and day of the review; the other calendars as ``parts``. An
            event of which several parts speak is given with the first that plans it, so that
            the parts together give the same events in any order.

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


SOURCE = Source(
    kind="calendar", recognises=recognises, read=read, extent=Extent.FILE, wholes=wholes
)


def _records(archive: Archive, reading: Reading) -> Iterator[Record]:
    parts, place = _parts(archive, reading)
    holder = _holder(parts, reading)
    if holder != Holder():
        yield _owner(holder)
    events = Events(holder)
    for same_uid in filter(events.has_room, _piles(parts, place)):
        events.take(occurrences(same_uid, reading.today))
    yield from (*parts[place].faults, *events.faults)
    yield from sorted(events.by_id.values(), key=lambda event: (event.start, event.id))
    others = (part for part in parts if part is not parts[place])
    if not events.by_id and not any(part.entries for part in others):
        yield _EMPTY
    if len(events.by_id) >= _MANY and _CALLED_OFF.isdisjoint(events.states()):
        yield _nothing_called_off(len(events.by_id))


def _parts(archive: Archive, reading: Reading) -> tuple[list[Calendars], int]:
    """Give what all parts say, and which of them this archive is."""
    if not reading.parts:
        return [gathered(archive, reading.zone)], 0
    place = next(number for number, part in enumerate(reading.parts) if part is archive)
    return [gathered_once(part, reading.zone) for part in reading.parts], place


def _holder(parts: Sequence[Calendars], reading: Reading) -> Holder:
    told = Holder()
    for part in parts:
        told |= part.holder
    entries = [entry for part in parts for entry in part.entries]
    return shared_holder(told, entries, reading.owner_emails)


def _owner(holder: Holder) -> Owner:
    names, emails = tuple(sorted(holder.names)), tuple(sorted(holder.emails))
    return Owner(channel=SOURCE.kind, names=names, emails=emails)


def _piles(parts: Sequence[Calendars], place: int) -> Iterable[list[Entry]]:
    """Put together what all parts say about each event that is given with this one."""
    giver: dict[str, int] = {}
    for number, part in enumerate(parts):
        giver |= dict.fromkeys(part.planned - giver.keys(), number)
    piles: dict[str, list[Entry]] = {}
    for number, part in enumerate(parts):
        for entry in part.entries:
            if giver.setdefault(entry.uid, number) == place:
                piles.setdefault(entry.uid, []).append(entry)
    return piles.values()


def _nothing_called_off(events: int) -> Gap:
    return Gap(
        what=f"None of the {events} events of this calendar is cancelled or declined. Many "
        "programs delete a meeting that is called off, and what is deleted is not exported.",
        remedy="If you called meetings off, add the messages that cancelled them (.ics "
        "attachments of e-mails), or restore them from your calendar's bin and export again.",
    )
