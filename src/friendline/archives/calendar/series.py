"""From the entries of one UID to its occurrences: which revision counts, when it repeats.

Several revisions of an event may lie in several files. The highest SEQUENCE, then the latest
DTSTAMP wins, for the series and for each replaced occurrence by itself. A cancelling message
(METHOD:CANCEL) ends what it names unless a later revision has planned it again (formats 8).
A guest's answer (METHOD:REPLY) changes that guest's answer and nothing else.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

from friendline.archives.calendar.entries import Entry, Message
from friendline.archives.calendar.rules import refuse_endless, with_clear_end
from friendline.archives.calendar.zones import When, at_time_of, key_of
from friendline.model import Fault

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar import Event as Component

YEARS_BACK = 10
YEARS_AHEAD = 1
MOST_OCCURRENCES_OF_ONE = 5_000
"""More than a daily event has in eleven years; one rule may not crowd out the others."""

_MARK = "X-ENTRY"


@dataclass(frozen=True)
class Occurrence:
    """One time that an entry takes place."""

    entry: Entry
    start: When
    end: When


def occurrences(entries: Sequence[Entry], today: date) -> Iterator[Occurrence | Fault]:
    """Give all occurrences of one UID, cancelled ones included.

    Args:
        entries: Everything that the files say about this UID.
        today: Repetitions are given from ten years before to one year after it; what does
            not repeat is always given.

    Yields:
        Occurrences, and a fault when a rule cannot be followed; then each entry is given
        once, at its own start.
    """
    kept = list(_that_count(entries))
    if not _is_series(kept):
        yield from _once_each(kept)
        return
    try:
        found = list(_expanded(kept, today))
    except Exception as error:  # noqa: BLE001 - hostile rules may fail anywhere in the library
        yield _fault(
            kept[0],
            f"repeats by a rule that cannot be followed ({error}); only its first date is read",
        )
        yield from _once_each(kept)
        return
    yield from found[:MOST_OCCURRENCES_OF_ONE]
    if len(found) > MOST_OCCURRENCES_OF_ONE:
        yield _fault(
            kept[0], f"repeats more than {MOST_OCCURRENCES_OF_ONE} times; the rest is left out"
        )


def _is_series(entries: Sequence[Entry]) -> bool:
    """Whether entries depend on each other; an occurrence may replace a single event, too."""
    whole = [entry for entry in entries if entry.instance is None]
    return any(entry.repeats or len(entries) > 1 for entry in whole)


def _fault(entry: Entry, what: str) -> Fault:
    name = f"Event {entry.number} (UID {entry.uid[:80]})"
    return Fault(file=entry.file, reason=f"{name} {what[:300]}.")


def _once_each(entries: Iterable[Entry]) -> Iterator[Occurrence | Fault]:
    for entry in entries:
        if entry.start is None or entry.end is None:
            yield _fault(
                entry,
                "is cancelled by a message that does not say when it was to be; it is left out",
            )
        else:
            yield Occurrence(entry, entry.start, entry.end)


# ---- which revision counts


def _that_count(entries: Sequence[Entry]) -> Iterator[Entry]:
    plans = [entry for entry in entries if entry.message is Message.PLAN]
    whole = [plan for plan in plans if plan.instance is None]
    series = max(whole, key=_revision, default=None)
    latest = _latest(plans, series)
    for key, message in _latest(_of(Message.CANCEL, entries), series).items():
        _apply(message, key, latest, series)
    answers = sorted(_of(Message.ANSWER, entries), key=_revision)
    for entry in latest.values():
        yield _answered(entry, answers)


def _of(message: Message, entries: Sequence[Entry]) -> list[Entry]:
    return [entry for entry in entries if entry.message is message]


def _latest(entries: Iterable[Entry], series: Entry | None) -> dict[str, Entry]:
    """Give the newest revision of the series (under "") and of each occurrence."""
    latest: dict[str, Entry] = {}
    for written in entries:
        entry = _fitted(written, series)
        key = _instance_key(entry)
        latest[key] = max(latest.get(key, entry), entry, key=_revision)
    return latest


def _answered(entry: Entry, answers: Iterable[Entry]) -> Entry:
    """Put in what guests have answered by message (METHOD:REPLY) about this event."""
    said: dict[str | None, str] = {}
    for answer in answers:
        if answer.instance is None or _instance_key(answer) == _instance_key(entry):
            said |= {guest.who.email: guest.answer for guest in answer.guests}
    said.pop(None, None)
    if not said:
        return entry
    guests = (replace(g, answer=said.get(g.who.email, g.answer)) for g in entry.guests)
    return replace(entry, guests=tuple(guests))


def _instance_key(entry: Entry) -> str:
    return "" if entry.instance is None else key_of(entry.instance)


def _revision(entry: Entry) -> tuple[int, datetime]:
    return entry.sequence, entry.stamp


def _apply(message: Entry, key: str, latest: dict[str, Entry], series: Entry | None) -> None:
    """Mark what a cancelling message ends; it wins over a plan of equal SEQUENCE.

    DTSTAMP does not decide here: an export stamps its entries with the time of the export,
    which is later than any message.
    """
    if key == "":
        for planned in list(latest):
            if latest[planned].sequence <= message.sequence:
                latest[planned] = replace(latest[planned], message=Message.CANCEL)
        latest.setdefault("", message)
    elif key in latest:
        if latest[key].sequence <= message.sequence:
            latest[key] = replace(latest[key], message=Message.CANCEL)
    elif series is not None and series.start is not None and message.instance is not None:
        latest[key] = _cancelled_instance(series, message.instance, and_later=message.and_later)
    else:
        latest[key] = message


def _cancelled_instance(series: Entry, instance: When, *, and_later: bool) -> Entry:
    return replace(
        series,
        start=instance,
        end=instance + _length_of(series),
        instance=instance,
        and_later=and_later,
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


# ---- repeating


def _expanded(entries: Sequence[Entry], today: date) -> Iterator[Occurrence]:
    from recurring_ical_events import CalendarQuery  # noqa: PLC0415 - heavy

    begin = datetime.combine(_years_from(today, -YEARS_BACK), time(), UTC)
    end = datetime.combine(_years_from(today, YEARS_AHEAD), time(), UTC)
    for entry in entries:
        for rule in entry.rules:
            refuse_endless(rule, entry.start, end)
    found = CalendarQuery(_calendar(entries)).between(begin, end)
    for component in sorted(found, key=lambda each: key_of(each["DTSTART"].dt)):
        entry = entries[int(component[_MARK])]
        yield Occurrence(entry, component["DTSTART"].dt, component["DTEND"].dt)


def _years_from(day: date, years: int) -> date:
    # The 28th exists in every month; a few days at the far ends of a window do not matter.
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _calendar(entries: Sequence[Entry]) -> "Calendar":
    from icalendar import Calendar  # noqa: PLC0415 - heavy
    from icalendar.prop import vDDDTypes  # noqa: PLC0415 - heavy

    calendar = Calendar()
    cancelled = {_instance_key(entry) for entry in entries if entry.instance and _ended(entry)}
    for number, entry in enumerate(entries):
        if entry.start is not None and entry.end is not None:
            skeleton = _skeleton(entry, number, cancelled)
            skeleton["DTSTART"] = vDDDTypes(entry.start)
            skeleton["DTEND"] = vDDDTypes(entry.end)
            calendar.add_component(skeleton)
    return calendar


def _ended(entry: Entry) -> bool:
    return entry.message is Message.CANCEL or entry.status.startswith("CANCEL")


def _skeleton(entry: Entry, number: int, cancelled: set[str]) -> "Component":
    """Give the library the dates and nothing else; our choice of revision is already made."""
    from icalendar import Event as Component  # noqa: PLC0415 - heavy
    from icalendar.prop import vDDDLists, vDDDTypes, vRecur  # noqa: PLC0415 - heavy

    skeleton = Component()
    skeleton["UID"] = "one"
    skeleton[_MARK] = str(number)
    if entry.instance is not None:
        skeleton["RECURRENCE-ID"] = vDDDTypes(entry.instance)
        if entry.and_later:
            skeleton["RECURRENCE-ID"].params["RANGE"] = "THISANDFUTURE"
        return skeleton
    if entry.rules:
        skeleton["RRULE"] = [
            vRecur.from_ical(with_clear_end(rule, entry.start)) for rule in entry.rules
        ]
    if entry.also_on:
        skeleton["RDATE"] = vDDDLists(list(entry.also_on))
    # A date that is taken out and also cancelled was cancelled; the library would drop it.
    if not_on := [each for each in entry.not_on if key_of(each) not in cancelled]:
        skeleton["EXDATE"] = vDDDLists(not_on)
    return skeleton
