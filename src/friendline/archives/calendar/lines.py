"""The lines of an iCalendar file, cut into the pieces that are read one by one (formats 8).

Cutting first keeps one broken event from taking the rest of the file with it, and leaves
out here, unread, what is nobody's business: descriptions, alarms, comments, attachments.
"""

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from msgspec import Struct

_FOLD = re.compile(rb"(?:\r\n|\n|\r)[ \t]")
_BREAK = re.compile(r"[\r\n]+")
_NAME = re.compile(r"\s*([A-Za-z0-9-]+)\s*([;:].*)", re.DOTALL)
_START = re.compile(rb"(?:^|[\r\n])[ \t]*BEGIN:(?:VCALENDAR|VEVENT)\b", re.IGNORECASE)
_PARAMETERS = re.compile(r'^(?:;(?:"[^"]*"|[^":])*)?:')
_TZID = re.compile(r";TZID=", re.IGNORECASE)
_SNIFFED = 65_536

_CALENDAR_PROPERTIES = frozenset({"METHOD", "X-WR-CALNAME", "X-WR-TIMEZONE", "X-OWNER"})
_TIMES = frozenset({"DTSTART", "DTEND", "RECURRENCE-ID", "RDATE", "EXDATE"})
_PLAIN = frozenset({"DTSTAMP", "DURATION", "RRULE", "SEQUENCE", "STATUS", "UID"})
BUSY_STATUS = "X-MICROSOFT-CDO-BUSYSTATUS"
"""How Outlook shows an event to others; ``OOF`` is out of office."""
_TEXTS = frozenset({"SUMMARY", "LOCATION", "ATTENDEE", "ORGANIZER", BUSY_STATUS})
_EVENT_PROPERTIES = _TIMES | _PLAIN | _TEXTS

_LONGEST = 100_000
"""Characters of one property that are read: titles and addresses stay far below, and of a list of
dates these are some 5,800."""
_DEEPEST = 20
"""Components inside each other that are told apart; a calendar has three."""

TZID = "X-TZID"
"""The parameter that ``TZID`` becomes, so that zones are looked up in one place only."""


class RawEvent(Struct, frozen=True):
    """One event as written: the lines that matter, unfolded.

    Attributes:
        number: Its place in the file, from 1.
        lines: Its property lines.
        is_whole: Whether its end was found.
    """

    number: int
    lines: tuple[str, ...]
    is_whole: bool = True


@dataclass
class Sheet:
    """One calendar of a file: what is said of it, its own time zones and its events."""

    properties: dict[str, str] = field(default_factory=dict)
    zones: list[str] = field(default_factory=list)
    events: list[RawEvent] = field(default_factory=list)

    def value(self, name: str) -> str:
        """Give a property without its parameters; empty where there is none."""
        rest = self.properties.get(name, "")
        return _PARAMETERS.sub("", rest).strip().replace("\\", "")


def looks_like_calendar(data: bytes) -> bool:
    """Tell whether a file holds a calendar or a bare event, by its first lines."""
    return _START.search(_as_utf8(data[:_SNIFFED])) is not None


def sheets(data: bytes) -> list[Sheet]:
    """Cut a file into its calendars; an event outside of any counts as one of its own."""
    cutter = _Cutter()
    for line in _lines(data):
        cutter.take(line)
    cutter.close_event(is_whole=False)
    return [sheet for sheet in cutter.sheets if sheet.properties or sheet.events]


class _Cutter:
    """Walks the lines once; remembers which component it is in."""

    def __init__(self) -> None:
        self.sheets = [Sheet()]
        self._inside: list[str] = []
        self._event: list[str] | None = None
        self._zone: list[str] | None = None
        self._count = 0

    def take(self, line: str) -> None:
        name, rest = _split(line)
        if name == "BEGIN":
            self._begin(rest[1:].strip().upper())
        elif name == "END":
            self._end(rest[1:].strip().upper())
        elif self._zone is not None:
            self._zone.append(line.strip())
        elif name and self._inside:
            self._keep(name, rest)

    def close_event(self, *, is_whole: bool) -> None:
        if self._event is not None:
            self.sheets[-1].events.append(RawEvent(self._count, tuple(self._event), is_whole))
        self._event = None

    def _begin(self, component: str) -> None:
        if component in {"VCALENDAR", "VEVENT"}:
            self.close_event(is_whole=False)
            self._zone = None
        if component == "VCALENDAR":
            self._inside.clear()
            self.sheets.append(Sheet())
        elif component == "VEVENT":
            self._event = []
            self._count += 1
        elif component == "VTIMEZONE":
            self._zone = []
        if self._zone is not None:
            self._zone.append(f"BEGIN:{component}")
        if len(self._inside) < _DEEPEST:
            self._inside.append(component)

    def _end(self, component: str) -> None:
        if self._zone is not None:
            self._zone.append(f"END:{component}")
        if component == "VTIMEZONE" and self._zone is not None:
            self.sheets[-1].zones.append("\r\n".join(self._zone))
            self._zone = None
        elif component == "VEVENT":
            self.close_event(is_whole=True)
        while component in self._inside and self._inside.pop() != component:
            pass

    def _keep(self, name: str, rest: str) -> None:
        component = self._inside[-1]
        if component == "VCALENDAR" and name in _CALENDAR_PROPERTIES:
            self.sheets[-1].properties.setdefault(name, rest)
        elif component == "VEVENT" and self._event is not None and name in _EVENT_PROPERTIES:
            self._event.append(_tidied(name, rest))


def _split(line: str) -> tuple[str, str]:
    found = _NAME.fullmatch(line)
    return (found[1].upper(), found[2]) if found else ("", "")


def _tidied(name: str, rest: str) -> str:
    """Take stray blanks out of values that have none, and hide ``TZID`` from the parser."""
    if len(rest) > _LONGEST:
        rest = rest[:_LONGEST]
        rest = rest.rpartition(",")[0] if name in _TIMES else rest
    if name in _TIMES or name in _PLAIN:
        head, _, value = rest.rpartition(":")
        rest = f"{head}:{value.strip()}"
    if name == "RRULE":
        # Some programs escape the semicolons of a rule as if it were text.
        rest = rest.replace("\\;", ";")
    if name in _TIMES:
        rest = _TZID.sub(f";{TZID}=", rest)
    return f"{name}{rest}"


def _lines(data: bytes) -> Iterator[str]:
    # Folds are taken out before decoding: a fold may split a character (formats 8).
    text = _FOLD.sub(b"", _as_utf8(data)).decode("utf-8", "replace")
    return (line for line in _BREAK.split(text) if line)


def _as_utf8(data: bytes) -> bytes:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return data.decode("utf-16", "replace").encode("utf-8", "replace")
    data = data.removeprefix(codecs.BOM_UTF8)
    try:
        _FOLD.sub(b"", data).decode("utf-8")
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace").encode()
    return data
