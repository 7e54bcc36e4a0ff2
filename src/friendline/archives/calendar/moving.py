"""Where an event stood before it was moved, as far as the files tell (formats 8).

Two things tell it, and nothing else is taken for a move: another revision of the same UID at
another time, as two exports or a saved invitation have it, and the RECURRENCE-ID of one date of
a series, which names the time that the series had planned. Titles never do. A series that was
given another rule does not tell which of its old dates became which new one.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime

from msgspec import Struct

from friendline.archives.calendar.entries import Entry, Message
from friendline.archives.calendar.zones import When, key_of
from friendline.model import Attendee


class Left(Struct, frozen=True):
    """A time at which an event stood and stands no longer.

    Attributes:
        entry: The event as it was written for that time; where only RECURRENCE-ID tells of it,
            the entry that replaces it.
        start: Its begin then.
        end: Its end then, exclusive.
        now: The event as it stands now.
        asked: Who proposed the new time by a message, if there is one.
    """

    entry: Entry
    start: When
    end: When
    now: Entry
    asked: Attendee | None = None


def left_behind(
    entries: Iterable[Entry], latest: Mapping[str, Entry], series: Entry | None
) -> list[Left]:
    """Give the times that the events of one UID have left, for each event the oldest first.

    Args:
        entries: Everything that the files say about this UID, fitted to its series.
        latest: The newest plan of the series (under "") and of each replaced occurrence.
        series: The series or single event, where it is there.
    """
    of_key: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        of_key[instance_key(entry)].append(entry)
    moved = (left for key, now in latest.items() for left in _left_by(now, of_key[key], series))
    return list(moved)


def instance_key(entry: Entry) -> str:
    """Give what names an entry among those of its UID; empty for the series itself."""
    return "" if entry.instance is None else key_of(entry.instance)


def _left_by(now: Entry, written: Iterable[Entry], series: Entry | None) -> Iterator[Left]:
    if now.start is None or now.repeats:
        return
    told = sorted(written, key=lambda one: (one.sequence, one.stamp))
    slots = {key_of(slot.start): slot for slot in _planned_by_series(now, series)}
    for old in told:
        if old.start and old.end and _is_former(old, now):
            slots[key_of(old.start)] = Left(old, old.start, old.end, now)
    slots.pop(key_of(now.start), None)
    asked = _proposer(told, now)
    for slot in slots.values():
        if _is_day(slot.start) is _is_day(now.start):
            yield Left(slot.entry, slot.start, slot.end, now, asked)


def _planned_by_series(now: Entry, series: Entry | None) -> Iterator[Left]:
    if now.instance is None or _is_day(now.instance) is not _is_day(now.start):
        return
    pattern = series if series is not None and series.start and series.end else now
    if pattern.start and pattern.end:
        yield Left(now, now.instance, now.instance + (pattern.end - pattern.start), now)


def _is_former(old: Entry, now: Entry) -> bool:
    """Whether one is surely an earlier revision: by SEQUENCE, else by two known stamps."""
    if old.repeats or old.and_later or old.message is Message.ANSWER:
        return False
    if old.sequence != now.sequence:
        return old.sequence < now.sequence
    return old.is_stamped and now.is_stamped and old.stamp < now.stamp


def _proposer(told: Iterable[Entry], now: Entry) -> Attendee | None:
    """Tell who answered an earlier revision with the time at which the event stands now."""
    proposals = (
        one
        for one in told
        if one.message is Message.ANSWER
        and one.sequence < now.sequence
        and one.start is not None
        and key_of(one.start) == key_of(now.start or one.start)
    )
    return next((guest.who for one in proposals for guest in one.guests), None)


def _is_day(when: When | None) -> bool:
    return not isinstance(when, datetime)
