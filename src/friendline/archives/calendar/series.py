"""From the entries of one UID to its occurrences: when it repeats (formats 8)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, time
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from friendline.archives.calendar.entries import Entry, Message
from friendline.archives.calendar.moving import Left, instance_key
from friendline.archives.calendar.revisions import Counted, that_count
from friendline.archives.calendar.rules import refuse_endless, with_clear_end
from friendline.archives.calendar.zones import When, key_of
from friendline.model import Fault

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar import Event as Component

YEARS_BACK = 10
YEARS_AHEAD = 1
MOST_OCCURRENCES_OF_ONE = 5_000
"""More than a daily event has in eleven years; one rule may not crowd out the others."""

_MARK = "X-ENTRY"


class Occurrence(Struct, frozen=True):
    """One time that an entry takes place, or was to take place before it was moved.

    Attributes:
        entry: The entry.
        start: Its begin.
        end: Its end, exclusive.
        left: How it was moved away from this time, if it was.
        came: How it was moved to this time, if it was; of several moves the last.
    """

    entry: Entry
    start: When
    end: When
    left: Left | None = None
    came: Left | None = None


def occurrences(entries: Sequence[Entry], today: date) -> Iterator[Occurrence | Fault]:
    """Give all occurrences of one UID, cancelled ones included, and those that were moved away.

    Args:
        entries: Everything that the files say about this UID.
        today: Repetitions are given from ten years before to one year after it; what does
            not repeat is always given.

    Yields:
        Occurrences, and a fault when a rule cannot be followed; then each entry is given
        once, at its own start.
    """
    counted = that_count(entries)
    came = {instance_key(left.now): left for left in counted.left}
    for each in _planned(counted, today):
        yield _with_origin(each, came) if isinstance(each, Occurrence) else each
    for left in counted.left[:MOST_OCCURRENCES_OF_ONE]:
        yield Occurrence(left.entry, left.start, left.end, left=left)


def _with_origin(each: Occurrence, came: Mapping[str, Left]) -> Occurrence:
    """Put in where it came from; the later dates that an entry stands for too did not."""
    is_first = each.start == each.entry.start
    return replace(each, came=came.get(instance_key(each.entry)) if is_first else None)


def _planned(counted: Counted, today: date) -> Iterator[Occurrence | Fault]:
    kept = counted.entries
    if not _is_series(kept):
        yield from _once_each(kept)
        return
    try:
        found = list(_expanded(counted, today))
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


def _expanded(counted: Counted, today: date) -> Iterator[Occurrence]:
    from recurring_ical_events import CalendarQuery  # noqa: PLC0415 - heavy

    begin = datetime.combine(_years_from(today, -YEARS_BACK), time(), UTC)
    end = datetime.combine(_years_from(today, YEARS_AHEAD), time(), UTC)
    entries = counted.entries
    for entry in entries:
        for rule in entry.rules:
            refuse_endless(rule, entry.start, end)
    found = CalendarQuery(_calendar(entries)).between(begin, end)
    for component in sorted(found, key=lambda each: key_of(each["DTSTART"].dt)):
        start, entry = component["DTSTART"].dt, entries[int(component[_MARK])]
        if entry.instance is None or entry.and_later:
            entry = counted.as_of(entry, start)
        yield Occurrence(entry, start, component["DTEND"].dt)


def _years_from(day: date, years: int) -> date:
    # The 28th exists in every month; a few days at the far ends of a window do not matter.
    return day.replace(year=day.year + years, day=min(day.day, 28))


def _calendar(entries: Sequence[Entry]) -> "Calendar":
    from icalendar import Calendar  # noqa: PLC0415 - heavy
    from icalendar.prop import vDDDTypes  # noqa: PLC0415 - heavy

    calendar = Calendar()
    cancelled = {instance_key(entry) for entry in entries if entry.instance and _ended(entry)}
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
