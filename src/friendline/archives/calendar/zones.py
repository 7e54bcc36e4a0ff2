"""Time zones of a calendar: IANA names, Windows names and zones that the file itself describes.

Nothing here touches icalendar's own list of zones: that is shared by the whole process, so a
zone described in one person's file would be used for the next one's (formats 8).
"""

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache
from typing import TypeAlias, cast
from zoneinfo import ZoneInfo

from friendline.model import Seconds

When: TypeAlias = datetime | date
"""A moment, or a whole day; a ``datetime`` here always has its zone."""

# Rules of a real zone change the clock once or twice a year. Anything finer, or a step of 0,
# would keep the library busy for hours.
_ENDLESS = re.compile(
    r"FREQ=(?:SECOND|MINUTE|HOUR|DAI|WEEK|MONTH)LY|INTERVAL=0|BYSECOND|BYMINUTE|BYHOUR|BYSETPOS",
    re.IGNORECASE,
)


_TZID_LINE = re.compile(r"^TZID(?:;[^:\r\n]*)?:(.*)$", re.IGNORECASE | re.MULTILINE)
_MOST_DESCRIBED = 50
"""Zones of one calendar that are worked out; each may take some hundredths of a second."""
_LONGEST_DESCRIPTION = 50_000
"""Characters of one; those that name every change since 1900 have some 10,000."""


@lru_cache(maxsize=1_024)
def known_zone(name: str) -> ZoneInfo | None:
    """Give the zone of an IANA name, a Windows name, or a vendor's path that ends in one."""
    from icalendar.timezone.windows_to_olson import WINDOWS_TO_OLSON  # noqa: PLC0415 - heavy

    cleaned = name.strip().strip('"').strip("/").removeprefix("posix/").removeprefix("right/")
    parts = cleaned.split("/") if "/" in cleaned else []
    endings = ["/".join(parts[cut:]) for cut in range(1, len(parts) - 1)]
    for candidate in (cleaned, WINDOWS_TO_OLSON.get(cleaned), *endings):
        if candidate and (zone := _iana_zone(candidate)):
            return zone
    return None


def _iana_zone(name: str) -> ZoneInfo | None:
    try:
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return None


class DescribedZones:
    """The zones that a calendar describes itself, each worked out when it is first asked for.

    Args:
        blocks: The descriptions (VTIMEZONE); of two of one name the last counts.
    """

    def __init__(self, blocks: Iterable[str] = ()) -> None:
        named = ((_TZID_LINE.search(block), block) for block in blocks)
        self._blocks = {found[1].replace("\\", "").strip(): one for found, one in named if found}
        self._zones: dict[str, tzinfo | None] = {}

    def named(self, name: str) -> tzinfo | None:
        """Give the zone of a name; ``None`` where there is none, or it cannot be used."""
        is_new = name in self._blocks and name not in self._zones
        if is_new and len(self._zones) < _MOST_DESCRIBED:
            self._zones[name] = _described(self._blocks[name])
        return self._zones.get(name)


def _described(block: str) -> tzinfo | None:
    from icalendar import Timezone  # noqa: PLC0415 - heavy

    if len(block) > _LONGEST_DESCRIPTION or _ENDLESS.search(block):
        return None
    try:
        described = cast("Timezone", Timezone.from_ical(block))
        zone: tzinfo = described.to_tz(lookup_tzid=False)
        datetime(2020, 1, 1, tzinfo=zone).utcoffset()
    except Exception:  # noqa: BLE001 - a hostile description may fail anywhere in two libraries
        return None
    return zone


class Zones:
    """The zones one calendar may name.

    Attributes:
        home: Where times without a zone, and whole days, are.
        is_stated: Whether the calendar itself says so (X-WR-TIMEZONE).
        unknown: Names that were asked for and could not be told; they count as ``home``.
    """

    def __init__(self, home: ZoneInfo, described: DescribedZones, *, is_stated: bool) -> None:
        self.home = home
        self.is_stated = is_stated
        self.unknown: set[str] = set()
        self._described = described

    def named(self, name: str) -> tzinfo:
        """Give the zone of that name, ``home`` when nobody knows it."""
        zone = known_zone(name) or self._described.named(name)
        if zone is None:
            self.unknown.add(name)
        return zone or self.home

    def place(self, when: When, name: str | None) -> When:
        """Put a time that was written without its zone into the zone of that name."""
        if not isinstance(when, datetime) or when.tzinfo is not None:
            return when
        return when.replace(tzinfo=self.named(name) if name else self.home)


def seconds(when: When, home: tzinfo) -> Seconds:
    """Give the UTC seconds of a moment; a whole day counts from midnight in ``home``.

    Raises:
        ValueError: It is in the first or last year there is; in another zone it would not be.
    """
    if when.year in {date.min.year, date.max.year}:
        raise ValueError(f"year {when.year}")
    moment = when if isinstance(when, datetime) else datetime.combine(when, time(), home)
    return int(moment.timestamp())


def key_of(when: When) -> str:
    """Give the same text for the same moment, in whichever zone it is written."""
    return when.astimezone(UTC).isoformat() if isinstance(when, datetime) else when.isoformat()


def at_time_of(day: date, pattern: datetime) -> datetime:
    """Give the moment on that day at the time of day, and in the zone, of another moment."""
    return datetime.combine(day, pattern.timetz())


def end_of(day: date, zone: tzinfo | None) -> datetime:
    """Give the last second of a day in a zone, in UTC."""
    return (datetime.combine(day, time(), zone) + timedelta(days=1, seconds=-1)).astimezone(UTC)
