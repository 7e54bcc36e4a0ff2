"""One event of a calendar as written, in types: before repeating and before who cancelled it.

What the lines say is put into zones and taken together here (formats 8).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from itertools import islice
from typing import TypeAlias

from msgspec import Struct

from friendline.archives.calendar.lines import BUSY_STATUS, TZID, RawEvent
from friendline.archives.calendar.properties import Properties, Property
from friendline.archives.calendar.zones import When, Zones
from friendline.model import Attendee, Fault, stable_id

_ROOMS = frozenset({"RESOURCE", "ROOM"})
_NO_PLANS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
_NO_PLACE = frozenset({"UTC", "Etc/UTC"})
_MOST_DATES = 10_000
"""Dates of one event that are read; one every day for 27 years."""
_NO_STAMP = datetime(1970, 1, 1, tzinfo=UTC)

Period: TypeAlias = tuple[When, timedelta]
"""An extra date of a series that has a length of its own."""


class Message(Enum):
    """What a calendar says of its events (METHOD): an export, and most messages, plan them."""

    PLAN = "plan"
    CANCEL = "cancel"
    ANSWER = "answer"

    @classmethod
    def of(cls, method: str) -> "Message":
        """Give the meaning of a METHOD; what only asks or proposes plans nothing."""
        if method == "CANCEL":
            return cls.CANCEL
        return cls.ANSWER if method in _NO_PLANS else cls.PLAN


class Guest(Struct, frozen=True):
    """Somebody on an event: who, what they answered, and whether they are a room or thing."""

    who: Attendee
    answer: str = ""
    is_thing: bool = False


class Entry(Struct, frozen=True, kw_only=True):
    """One event as written in one file.

    Attributes:
        file: The file.
        number: Its place there, from 1.
        uid: What names the event; made from its title and start where the file gives none.
        zones: The zones of its calendar.
        start: Its begin; ``None`` only in a cancelling message, which may leave it out.
        end: Its end, exclusive.
        rules: Its RRULEs.
        also_on: Extra dates of the series (RDATE).
        not_on: Dates taken out of the series (EXDATE).
        instance: Which occurrence of the series it replaces (RECURRENCE-ID).
        and_later: Whether it replaces all later ones too (RANGE=THISANDFUTURE).
        sequence: Its revision; the highest wins.
        stamp: When this revision was written; decides between equal revisions.
        status: STATUS, upper case.
        summary: Its title.
        place: Where.
        busy: How it shows to others in Outlook (X-MICROSOFT-CDO-BUSYSTATUS), upper case.
        organizer: Who invited.
        guests: Who is invited, rooms and the owner among them.
        message: What its calendar says of it.
    """

    file: str
    number: int
    uid: str
    zones: Zones
    start: When | None
    end: When | None
    rules: tuple[str, ...] = ()
    also_on: tuple[When | Period, ...] = ()
    not_on: tuple[When, ...] = ()
    instance: When | None = None
    and_later: bool = False
    sequence: int = 0
    stamp: datetime = _NO_STAMP
    status: str = ""
    summary: str = ""
    place: str | None = None
    busy: str = ""
    organizer: Attendee | None = None
    guests: tuple[Guest, ...] = ()
    message: Message = Message.PLAN

    @property
    def repeats(self) -> bool:
        """Whether it stands for more than one occurrence."""
        return bool(self.rules or self.also_on)

    @property
    def is_stamped(self) -> bool:
        """Whether it says when it was written."""
        return self.stamp != _NO_STAMP

    @property
    def zone(self) -> str:
        """IANA name of the zone its days are counted in.

        The calendar's own where it states one: that is where its owner lives. Else the zone
        the event is written in, else the one the reader was told.
        """
        own = getattr(getattr(self.start, "tzinfo", None), "key", None)
        if self.zones.is_stated or own is None or own in _NO_PLACE:
            return self.zones.home.key
        return str(own)


def entries(raw: RawEvent, file: str, zones: Zones, message: Message) -> Iterator[Entry | Fault]:
    """Read one event as written.

    Args:
        raw: Its lines.
        file: The file it stands in, for faults.
        zones: The zones of its calendar.
        message: What its calendar says of it.

    Yields:
        The entry, if it can be used, and a fault for each part that cannot be read.
    """
    properties = Properties(raw.lines)
    try:
        entry = _entry(properties, raw.number, file, zones, message)
    except Exception as error:  # noqa: BLE001 - a zone that the file describes may fail anywhere
        uid = properties.text("UID")
        yield _fault(file, raw.number, uid, f"cannot be read ({error}); it is left out")
        return
    broken = sorted(properties.broken) + ([] if raw.is_whole else ["END"])
    if entry.start is None and message is Message.PLAN:
        yield _fault(file, raw.number, entry.uid, "has no readable DTSTART; it is left out")
        return
    for name in broken:
        yield _fault(file, raw.number, entry.uid, f"has no readable {name}; it is read without it")
    yield entry


def _fault(file: str, number: int, uid: str, what: str) -> Fault:
    return Fault(file=file, reason=f"Event {number} (UID {uid[:80]}) {what[:300]}.")


def _entry(properties: Properties, number: int, file: str, zones: Zones, message: Message) -> Entry:
    start = _when(properties, "DTSTART", zones)
    summary = properties.text("SUMMARY")
    instances = properties.all("RECURRENCE-ID")
    range_ = instances[0].parameters.get("RANGE", "") if instances else ""
    stamp = _when(properties, "DTSTAMP", zones)
    return Entry(
        file=file,
        number=number,
        uid=properties.text("UID") or stable_id("uid", summary, start),
        zones=zones,
        start=start,
        end=_end(properties, start, zones),
        rules=tuple(properties.rules("RRULE")),
        also_on=tuple(_dates(properties, "RDATE", zones)),
        not_on=tuple(d for d in _dates(properties, "EXDATE", zones) if not isinstance(d, tuple)),
        instance=_when(properties, "RECURRENCE-ID", zones),
        and_later=range_.upper() == "THISANDFUTURE",
        sequence=properties.number("SEQUENCE"),
        stamp=stamp if isinstance(stamp, datetime) else _NO_STAMP,
        status=properties.text("STATUS").upper(),
        summary=summary,
        place=properties.text("LOCATION") or None,
        busy=properties.text(BUSY_STATUS).upper(),
        organizer=_organizer(properties),
        guests=tuple(map(_guest, properties.all("ATTENDEE"))),
        message=message,
    )


def _when(properties: Properties, name: str, zones: Zones) -> When | None:
    times = properties.times(name)
    return next((_placed(time, one, zones) for time, one in times if isinstance(time, date)), None)


def _placed(when: When, written: Property, zones: Zones) -> When:
    return zones.place(when, written.parameters.get(TZID))


def _dates(properties: Properties, name: str, zones: Zones) -> Iterator[When | Period]:
    for time, one in islice(properties.times(name), _MOST_DATES):
        if isinstance(time, date):
            yield _placed(time, one, zones)
        elif isinstance(time, tuple):
            begin, rest = time
            start = _placed(begin, one, zones)
            end = start + rest if isinstance(rest, timedelta) else _placed(rest, one, zones)
            yield start, max(end - start, timedelta())


def _end(properties: Properties, start: When | None, zones: Zones) -> When | None:
    """Give the end: DTEND, else DTSTART and DURATION, else one day or no time at all."""
    if start is None:
        return None
    end = _when(properties, "DTEND", zones)
    lengths = (time for time, _ in properties.times("DURATION") if isinstance(time, timedelta))
    if end is None and (duration := next(lengths, None)) is not None:
        end = _later(start, duration)
    if not isinstance(start, datetime):
        day = end.date() if isinstance(end, datetime) else end
        return max(day or start, start + timedelta(days=1))
    if end is not None and not isinstance(end, datetime):
        end = datetime.combine(end, start.timetz())
    return max(end or start, start)


def _later(start: When, duration: timedelta) -> When:
    """Add a duration: days by the calendar, hours by the clock (RFC 5545, 3.3.6)."""
    if not isinstance(start, datetime):
        return start + duration
    day = start + timedelta(days=duration.days)
    rest = timedelta(seconds=duration.seconds)
    return (day.astimezone(UTC) + rest).astimezone(start.tzinfo)


def _organizer(properties: Properties) -> Attendee | None:
    addresses = properties.all("ORGANIZER")
    who = _guest(addresses[0]).who if addresses else Attendee()
    return who if who.email or who.name else None


def _guest(address: Property) -> Guest:
    told = address.parameters
    name = told.get("CN", "").strip().strip("\"'").strip()
    # Apple writes the address of an account as the value and the e-mail beside it.
    candidates = (address.value, told.get("EMAIL", ""), name)
    email = next(filter(None, map(_email, candidates)), None)
    return Guest(
        who=Attendee(name=name if name and not _email(name) else None, email=email),
        answer=told.get("PARTSTAT", "").upper(),
        is_thing=told.get("CUTYPE", "").upper() in _ROOMS,
    )


def _email(text: str) -> str | None:
    """Give the e-mail in an address: ``mailto:`` in any case, or none at all."""
    bare = text.strip().lower().removeprefix("mailto:").strip().strip("<>")
    return bare if "@" in bare and "/" not in bare and " " not in bare else None
