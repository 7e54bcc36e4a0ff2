"""Which revision of an event counts, and what a message ends (formats 8).

Several revisions of an event may lie in several files, in any order. The highest SEQUENCE, then
the latest DTSTAMP wins, for the series and for each replaced occurrence by itself. A cancelling
message (METHOD:CANCEL) ends what it names unless a later revision has planned it again. A guest's
answer (METHOD:REPLY) changes that guest's answer and nothing else.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import accumulate

from msgspec.structs import replace

from friendline.archives.calendar.entries import Entry, Message
from friendline.archives.calendar.moving import Left, instance_key, left_behind
from friendline.archives.calendar.zones import When, at_time_of, key_of


@dataclass
class Counted:
    """What counts of one UID.

    Attributes:
        entries: The series and the occurrences that replace one of it, each in one revision.
        ends: What ends the series from one occurrence on.
        left: The times from which they were moved.
    """

    entries: list[Entry] = field(default_factory=list)
    ends: "Ends" = field(default_factory=lambda: Ends(()))
    left: list[Left] = field(default_factory=list)

    def as_of(self, entry: Entry, start: When) -> Entry:
        """Give an entry as it holds for its occurrence at ``start``: ended by then, or not."""
        return _cancelled(entry) if self.ends.reach(start, entry.sequence) else entry


class Ends:
    """From when on messages end what a series plans (RANGE=THISANDFUTURE), by revision.

    Args:
        messages: Cancelling messages; those that end one occurrence only are passed over.
    """

    def __init__(self, messages: Iterable[Entry]) -> None:
        reaching = [one for one in messages if one.and_later and one.instance is not None]
        reaching.sort(key=lambda one: one.sequence, reverse=True)
        self._sequences = [-one.sequence for one in reaching]
        self._earliest = list(accumulate(map(instance_key, reaching), min))

    def reach(self, when: When, sequence: int) -> bool:
        """Whether a message ends what a revision of this number plans for then."""
        so_many = bisect_right(self._sequences, -sequence)
        return so_many > 0 and key_of(when) >= self._earliest[so_many - 1]


def that_count(entries: Sequence[Entry]) -> Counted:
    """Give what counts of everything that the files say about one UID; their order does not."""
    if len(entries) == 1 and entries[0].message is Message.PLAN and not entries[0].instance:
        return Counted([entries[0]])
    entries = sorted(entries, key=_order)
    plans = _of(Message.PLAN, entries)
    whole = [plan for plan in plans if plan.instance is None]
    series = max(whole, key=_revision, default=None)
    latest = _latest(plans, series)
    left = left_behind((_fitted(one, series) for one in entries), latest, series)
    messages = _latest(_of(Message.CANCEL, entries), series)
    for key, message in messages.items():
        _apply(message, key, latest, series)
    ends = Ends(messages.values())
    for planned, entry in latest.items():
        if entry.instance is not None and ends.reach(entry.instance, entry.sequence):
            latest[planned] = _cancelled(entry)
    answers = sorted(_of(Message.ANSWER, entries), key=_revision)
    return Counted(
        entries=[_answered(latest[key], answers) for key in sorted(latest)],
        ends=ends,
        left=left,
    )


def _order(entry: Entry) -> tuple[object, ...]:
    """Put revisions in one order wherever they lie; of equal ones the cancelled comes first."""
    times = (entry.instance, entry.start, entry.end)
    told = (entry.summary, entry.place, entry.organizer, entry.guests, entry.rules)
    return (
        not entry.status.startswith("CANCEL"),
        tuple("" if when is None else key_of(when) for when in times),
        entry.status,
        repr(told),
        entry.zone,
    )


def _of(message: Message, entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.message is message]


def _latest(entries: Iterable[Entry], series: Entry | None) -> dict[str, Entry]:
    """Give the newest revision of the series (under "") and of each occurrence."""
    latest: dict[str, Entry] = {}
    for written in entries:
        entry = _fitted(written, series)
        key = instance_key(entry)
        latest[key] = max(latest.get(key, entry), entry, key=_revision)
    return latest


def _answered(entry: Entry, answers: Iterable[Entry]) -> Entry:
    """Put in what guests have answered by message (METHOD:REPLY) about this event."""
    said: dict[str | None, str] = {}
    for answer in answers:
        if answer.instance is None or instance_key(answer) == instance_key(entry):
            said |= {guest.who.email: guest.answer for guest in answer.guests}
    said.pop(None, None)
    if not said:
        return entry
    guests = (replace(g, answer=said.get(g.who.email, g.answer)) for g in entry.guests)
    return replace(entry, guests=tuple(guests))


def _revision(entry: Entry) -> tuple[int, datetime]:
    return entry.sequence, entry.stamp


def _apply(message: Entry, key: str, latest: dict[str, Entry], series: Entry | None) -> None:
    """Mark what a cancelling message ends; it wins over a plan of equal SEQUENCE.

    DTSTAMP does not decide here: an export stamps its entries with the time of the export,
    which is later than any message.
    """
    named = list(latest) if key == "" else [key] if key in latest else []
    for planned in named:
        if latest[planned].sequence <= message.sequence:
            latest[planned] = _cancelled(latest[planned])
    if key in latest:
        return
    if key and series is not None and series.start is not None and message.instance is not None:
        latest[key] = _cancelled_instance(series, message.instance)
    else:
        latest[key] = message


def _cancelled(entry: Entry) -> Entry:
    return replace(entry, message=Message.CANCEL)


def _cancelled_instance(series: Entry, instance: When) -> Entry:
    return replace(
        series,
        start=instance,
        end=instance + _length_of(series),
        instance=instance,
        rules=(),
        also_on=(),
        not_on=(),
        message=Message.CANCEL,
    )


def _length_of(entry: Entry) -> timedelta:
    return entry.end - entry.start if entry.start and entry.end else timedelta()


def _like(when: When, pattern: When | None) -> When:
    """Write a moment as its series does: as a whole day, or with the time of day."""
    if isinstance(pattern, datetime):
        return when if isinstance(when, datetime) else at_time_of(when, pattern)
    return when.date() if isinstance(when, datetime) and pattern is not None else when


def _fitted(entry: Entry, series: Entry | None) -> Entry:
    if entry.instance is None or series is None:
        return entry
    return replace(entry, instance=_like(entry.instance, series.start))
