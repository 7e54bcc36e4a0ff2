"""Times of one export in HTML: its dates, and the zone that they are written in (formats 1.6).

The pages write local time and no zone. Some exports tell the account's zone in a file of its own,
and the front page tells how far from UTC the clock was on the day of the export.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from friendline.archives.facebook.files import known_files
from friendline.archives.facebook.html.dates import LONGEST, Dates, learned
from friendline.archives.meta.names import HTML, plain, readable
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Reading
from friendline.model import Seconds

_ENOUGH: Final = 4_000
"""Different texts from which an export's dates are learned."""

_HEAD: Final = 4 * 2**20
"""Bytes of a page that are looked at for it."""

_TEXT: Final = re.compile(rb">([^<>]{8,%d})<" % (4 * LONGEST))
_LIKE_A_DATE: Final = re.compile(r"(?=.*\b\d{4})(?=.*\d[:.]\d\d)")
_ZONE_NAME: Final = re.compile(r"\b[A-Z][A-Za-z_]+/[A-Z][A-Za-z_/+-]+\b")
_STATED: Final = re.compile(
    r"<time datetime=\"(\d{4}-\d\d-\d\dT\d\d:\d\d)(?::\d\d)?Z\">"
    r"[^<]{0,80}?(?:UTC|GMT)(?:([+\N{MINUS SIGN}-])(\d{1,2}):?(\d\d)?)?</time>"
)
_FRONT_PAGES: Final = ("start_here", "index")


class Clock:
    """Gives UTC for what the pages of one export write.

    Attributes:
        dates: Reads the dates.
        zone: The zone they are in.
        why: Says in words which zone that is, and who told it.
        is_sure: Whether the export tells the zone.
    """

    def __init__(self, dates: Dates, zone: tzinfo, why: str, *, is_sure: bool) -> None:
        self.dates = dates
        self.zone = zone
        self.why = why
        self.is_sure = is_sure
        self.seconds = lru_cache(maxsize=10_000)(self._seconds)

    def _seconds(self, text: str) -> Seconds | None:
        """Give the time a text says; ``None`` if it is no date.

        Of an hour that the clock goes through twice the first is meant.
        """
        local = self.dates.read(text)
        return int(local.replace(tzinfo=self.zone).timestamp()) if local else None


def clock_of(parts: Sequence[Archive], reading: Reading) -> Clock:
    """Learn the clock of an export from all its parts."""
    dates = learned(_samples(parts))
    named = _zone_named(parts)
    if named is not None:
        return Clock(dates, ZoneInfo(named), f"{named}, as the export says", is_sure=True)
    own = _zone(reading.zone) or UTC
    stated = _offset_stated(parts)
    if stated is None:
        return Clock(dates, own, f"{reading.zone}, which is an assumption", is_sure=False)
    moment, offset = stated
    if moment.astimezone(own).utcoffset() == offset:
        return Clock(dates, own, f"{reading.zone}, as the export's front page says", is_sure=True)
    zone = timezone(offset)
    why = f"{zone.tzname(None)} all year, as the export's front page says for the day it was made"
    return Clock(dates, zone, why, is_sure=False)


def _samples(parts: Sequence[Archive]) -> list[str]:
    """Give texts that look like dates, from page after page until there are enough."""
    found: dict[str, None] = {}
    for part in parts:
        for name, _ in known_files(part.names(), HTML):
            texts = (_decoded(match[1]) for match in _TEXT.finditer(_read(part, name), 0, _HEAD))
            found |= dict.fromkeys(text for text in texts if _LIKE_A_DATE.match(text))
            if len(found) >= _ENOUGH:
                return list(found)
    return list(found)


def _zone_named(parts: Sequence[Archive]) -> str | None:
    """Give the zone of the account, where a file of the export names it."""
    for part in parts:
        for name in readable(part.names()):
            if plain(name) == "timezone":
                text = _decoded(_read(part, name)[:_HEAD]).replace("\\/", "/")
                for found in _ZONE_NAME.findall(text):
                    if _zone(found) is not None:
                        return str(found)
    return None


def _offset_stated(parts: Sequence[Archive]) -> tuple[datetime, timedelta] | None:
    """Give the instant the front page was made, and how far its clock was from UTC then."""
    for part in parts:
        for name in readable(part.names()):
            if plain(name) in _FRONT_PAGES and name.lower().endswith(HTML):
                found = _STATED.search(_decoded(_read(part, name)[:_HEAD]))
                if found:
                    return _instant(found)
    return None


def _instant(found: re.Match[str]) -> tuple[datetime, timedelta] | None:
    offset = timedelta(hours=int(found[3] or 0), minutes=int(found[4] or 0))
    if offset >= timedelta(days=1):
        return None
    try:
        moment = datetime.fromisoformat(found[1]).replace(tzinfo=UTC)
    except ValueError:
        return None
    return moment, offset if found[2] == "+" else -offset


def _zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _read(part: Archive, name: str) -> bytes:
    """Give the bytes of a file; none where it cannot be read, which is told when it is read."""
    try:
        return part.read(name)
    except UnreadableFileError:
        return b""


def _decoded(raw: bytes) -> str:
    return raw.decode("utf-8", "replace")
