"""Calendars for tests: an archive in memory and short ways to write one."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from friendline.archives.calendar import SOURCE
from friendline.archives.opening import UnreadableFileError
from friendline.archives.source import Reading
from friendline.model import Event, Fault, Gap, Owner, Record

TODAY = date(2026, 11, 22)


class MemoryArchive:
    """An archive of files in memory; ``None`` is a file that cannot be read."""

    def __init__(self, files: Mapping[str, bytes | None]) -> None:
        self.path = "memory"
        self._files = dict(files)

    def names(self) -> tuple[str, ...]:
        """All names."""
        return tuple(sorted(self._files))

    def read(self, name: str) -> bytes:
        """Bytes of one file."""
        data = self._files[name]
        if data is None:
            raise UnreadableFileError(name, "It is packed too tightly.")
        return data


def event(*lines: str, uid: str = "1", start: str = "DTSTART:20260314T140000Z") -> str:
    """One event of an hour, unless a line says otherwise."""
    ends = any(line.startswith(("DTEND", "DURATION")) for line in lines)
    length = () if ends or "VALUE=DATE" in start else ("DURATION:PT1H",)
    return "\r\n".join(("BEGIN:VEVENT", f"UID:{uid}", start, *length, *lines, "END:VEVENT"))


def calendar(*parts: str) -> bytes:
    """A calendar of property lines and events."""
    return "\r\n".join(("BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", "")).encode()


def records(
    *files: bytes, zone: str = "UTC", names: tuple[str, ...] = (), today: date = TODAY
) -> list[Record]:
    """Everything that files give together."""
    named = names or tuple(f"calendar{number}.ics" for number in range(len(files)))
    archive = MemoryArchive(dict(zip(named, files, strict=True)))
    return list(SOURCE.read(archive, Reading(zone=zone, today=today)))


def events(*files: bytes, zone: str = "UTC", names: tuple[str, ...] = ()) -> list[Event]:
    """The events that files give together, without a fault."""
    found = records(*files, zone=zone, names=names)
    assert [each for each in found if isinstance(each, Fault)] == []
    return [each for each in found if isinstance(each, Event)]


def standing(*files: bytes) -> list[Event]:
    """The events that files give together, without the times from which one was moved."""
    return [each for each in events(*files) if each.moved_to is None]


def only(*files: bytes, zone: str = "UTC", names: tuple[str, ...] = ()) -> Event:
    """The one event that files give together."""
    (found,) = events(*files, zone=zone, names=names)
    return found


def of_kind(found: list[Record]) -> tuple[list[Event], list[Fault], list[Gap], list[Owner]]:
    """Records by type."""
    return (
        [each for each in found if isinstance(each, Event)],
        [each for each in found if isinstance(each, Fault)],
        [each for each in found if isinstance(each, Gap)],
        [each for each in found if isinstance(each, Owner)],
    )


def utc(*parts: int) -> int:
    """Seconds of a moment in UTC."""
    return int(datetime(*parts, tzinfo=UTC).timestamp())  # type: ignore[misc, arg-type]
