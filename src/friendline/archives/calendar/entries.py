"""One event of a calendar as written, in types: before repeating and before who cancelled it.

``icalendar`` reads the lines; what it gives is turned into plain values here, so that no
other file has to know its types (formats 8).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from enum import Enum
from typing import TYPE_CHECKING, Any, TypeAlias, cast

from friendline.archives.calendar.lines import TZID, RawEvent
from friendline.archives.calendar.zones import When, Zones
from friendline.model import Attendee, Fault, stable_id

if TYPE_CHECKING:
    from icalendar import Event as Component

_ROOMS = frozenset({"RESOURCE", "ROOM"})
_NO_PLANS = frozenset({"REPLY", "COUNTER", "DECLINECOUNTER", "REFRESH"})
_NO_PLACE = frozenset({"UTC", "Etc/UTC"})
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


@dataclass(frozen=True)
class Guest:
    """Somebody on an event: who, what they answered, and whether they are a room or thing."""

    who: Attendee
    answer: str = ""
    is_thing: bool = False


@dataclass(frozen=True, kw_only=True)
class Entry:
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
    organizer: Attendee | None = None
    guests: tuple[Guest, ...] = ()
    message: Message = Message.PLAN

    @property
    def repeats(self) -> bool:
        """Whether it stands for more than one occurrence."""
        return bool(self.rules or self.also_on)

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
    try:
        component = _component(raw)
        broken = sorted(_drop_broken(component))
        entry = _entry(component, raw.number, file, zones, message)
    except Exception as error:  # noqa: BLE001 - hostile lines may fail anywhere in the library
        yield _fault(file, raw.number, None, f"cannot be read ({error}); it is left out")
        return
    if not raw.is_whole:
        broken.append("END")
    if entry.start is None and message is Message.PLAN:
        yield _fault(file, raw.number, entry.uid, "has no readable DTSTART; it is left out")
        return
    for name in broken:
        yield _fault(file, raw.number, entry.uid, f"has no readable {name}; it is read without it")
    yield entry


def _fault(file: str, number: int, uid: str | None, what: str) -> Fault:
    name = f"Event {number}" if uid is None else f"Event {number} (UID {uid[:80]})"
    return Fault(file=file, reason=f"{name} {what[:300]}.")


def _component(raw: RawEvent) -> "Component":
    from icalendar import Event as Component  # noqa: PLC0415 - heavy

    text = "\r\n".join(("BEGIN:VEVENT", *raw.lines, "END:VEVENT", ""))
    return cast("Component", Component.from_ical(text))


def _drop_broken(component: "Component") -> Iterator[str]:
    """Take out what the library could not read; give the names of it."""
    from icalendar.prop import vBroken  # noqa: PLC0415 - heavy

    for name in list(component):
        values = _all(component, name)
        sound = [value for value in values if not isinstance(value, vBroken)]
        if len(sound) < len(values):
            yield name
            component.pop(name)
            if sound:
                component[name] = sound
    yield from {"line" for name, _ in component.errors if name is None}


def _entry(component: "Component", number: int, file: str, zones: Zones, message: Message) -> Entry:
    start = _when(component, "DTSTART", zones)
    summary = _text(component, "SUMMARY")
    instance = _first(component, "RECURRENCE-ID")
    range_ = "" if instance is None else str(instance.params.get("RANGE", ""))
    stamp = _when(component, "DTSTAMP", zones)
    return Entry(
        file=file,
        number=number,
        uid=_text(component, "UID") or stable_id("uid", summary, start),
        zones=zones,
        start=start,
        end=_end(component, start, zones),
        rules=tuple(rule.to_ical().decode() for rule in _all(component, "RRULE")),
        also_on=tuple(_dates(component, "RDATE", zones)),
        not_on=tuple(d for d in _dates(component, "EXDATE", zones) if not isinstance(d, tuple)),
        instance=_when(component, "RECURRENCE-ID", zones),
        and_later=range_.upper() == "THISANDFUTURE",
        sequence=int(_first(component, "SEQUENCE") or 0),
        stamp=stamp if isinstance(stamp, datetime) else _NO_STAMP,
        status=_text(component, "STATUS").upper(),
        summary=summary,
        place=_text(component, "LOCATION") or None,
        organizer=_organizer(component),
        guests=tuple(_guest(address) for address in _all(component, "ATTENDEE")),
        message=message,
    )


def _all(component: "Component", name: str) -> list[Any]:
    value = component.get(name)
    return value if isinstance(value, list) else [] if value is None else [value]


def _first(component: "Component", name: str) -> Any:  # noqa: ANN401 - one of icalendar's types
    return next(iter(_all(component, name)), None)


def _text(component: "Component", name: str) -> str:
    return " ".join(str(_first(component, name) or "").split())


def _when(component: "Component", name: str, zones: Zones) -> When | None:
    value = _first(component, name)
    when = getattr(value, "dt", None)
    return _placed(when, value, zones) if isinstance(when, date) else None


def _placed(when: When, value: Any, zones: Zones) -> When:  # noqa: ANN401 - as in _first
    zone = value.params.get(TZID)
    return zones.place(when, str(zone) if zone else None)


def _dates(component: "Component", name: str, zones: Zones) -> Iterator[When | Period]:
    for value in _all(component, name):
        for each in value.dts:
            if not isinstance(each.dt, tuple):
                yield _placed(each.dt, value, zones)
                continue
            begin, rest = each.dt
            start = _placed(begin, value, zones)
            end = start + rest if isinstance(rest, timedelta) else _placed(rest, value, zones)
            yield start, max(end - start, timedelta())


def _end(component: "Component", start: When | None, zones: Zones) -> When | None:
    """Give the end: DTEND, else DTSTART and DURATION, else one day or no time at all."""
    if start is None:
        return None
    end = _when(component, "DTEND", zones)
    duration = getattr(_first(component, "DURATION"), "dt", None)
    if end is None and isinstance(duration, timedelta):
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


def _organizer(component: "Component") -> Attendee | None:
    address = _first(component, "ORGANIZER")
    who = Attendee() if address is None else _guest(address).who
    return who if who.email or who.name else None


def _guest(address: Any) -> Guest:  # noqa: ANN401 - icalendar's vCalAddress
    name = str(address.params.get("CN", "")).strip().strip("\"'").strip()
    # Apple writes the address of an account as the value and the e-mail beside it.
    candidates = (str(address), str(address.params.get("EMAIL", "")), name)
    email = next(filter(None, map(_email, candidates)), None)
    return Guest(
        who=Attendee(name=name if name and not _email(name) else None, email=email),
        answer=str(address.params.get("PARTSTAT", "")).upper(),
        is_thing=str(address.params.get("CUTYPE", "")).upper() in _ROOMS,
    )


def _email(text: str) -> str | None:
    """Give the e-mail in an address: ``mailto:`` in any case, or none at all."""
    bare = text.strip().lower().removeprefix("mailto:").strip().strip("<>")
    return bare if "@" in bare and "/" not in bare and " " not in bare else None
