"""When and where a photo was taken, as the photo itself says (EXIF).

Only the block of facts that cameras write is read, never the picture: a picture that would fill
the memory once unpacked is as harmless as any other. The block is found by its mark, be it
in a JPEG, HEIC, AVIF, PNG or WebP. Facebook takes it out of the files and writes some of it
into its JSON (formats 1.4); other networks, and files from a phone, may keep it.
"""

import math
import re
import warnings
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta, timezone
from typing import Any, Final, TypeAlias
from zoneinfo import ZoneInfo

from msgspec import Struct

from friendline.model import Seconds

_MARK: Final = re.compile(rb"(?:Exif\0\0|eXIf|EXIF.{4})(?=II\*\0|MM\0\*)", re.DOTALL)
_MARK_WITHIN: Final = 2**24
_LONGEST: Final = 2**17
"""Bytes of a block that are read; in JPEG it has 64 KB at most."""

_LOCAL: Final = re.compile(
    r"(\d{4}):(\d\d):(\d\d) (\d\d):(\d\d):(\d\d)(?:\D.*)?", re.ASCII | re.DOTALL
)
_DAY: Final = re.compile(r"(\d{4}):(\d\d):(\d\d)", re.ASCII)
_OFFSET: Final = re.compile(r"([+-])(\d\d):?(\d\d)", re.ASCII)
_WIDEST_OFFSET: Final = timedelta(hours=14)
_QUARTER: Final = timedelta(minutes=15)
_CLOCKS_DIFFER: Final = timedelta(seconds=90)
_FIRST_CAMERAS: Final = datetime(1990, 1, 1, tzinfo=UTC)
_LAST: Final = datetime(2100, 1, 1, tzinfo=UTC)


_Facts: TypeAlias = Mapping[str, Any]


class Place(Struct, frozen=True):
    """A point on the earth in degrees (WGS 84), north and east positive."""

    latitude: float
    longitude: float


class Taken(Struct, frozen=True, kw_only=True):
    """What a photo says of its taking.

    Attributes:
        at: When, in UTC seconds.
        is_zone_known: Whether the photo says its zone; without it ``at`` is right only if the
            camera was set to the zone that was asked for.
        place: Where; it is personal, and left out when this is printed.
    """

    at: Seconds | None = None
    is_zone_known: bool = False
    place: Place | None = None

    def __repr__(self) -> str:
        where = "" if self.place is None else ", place left out"
        return f"Taken(at={self.at}, is_zone_known={self.is_zone_known}{where})"


def taken(content: bytes, zone: str = "UTC") -> Taken | None:
    """Give when and where a photo was taken; ``None`` where it does not say.

    Whatever the bytes are, nothing is raised for them.

    Args:
        content: The file, or the begin of it.
        zone: IANA name of the zone that is meant where the photo names none.

    Raises:
        ZoneInfoNotFoundError: There is no such zone.
    """
    photo, gps = _facts(content)
    local = _local_time(photo.get("DateTimeOriginal"))
    offset = _offset(photo.get("OffsetTimeOriginal")) if local else None
    if local and offset is None:
        offset = _offset_by_satellite(local, gps)
    at = _seconds(local, ZoneInfo(zone) if offset is None else timezone(offset)) if local else None
    place = _place(gps)
    if at is None and place is None:
        return None
    return Taken(at=at, is_zone_known=at is not None and offset is not None, place=place)


def _facts(content: bytes) -> tuple[_Facts, _Facts]:
    """Give what the camera and what the satellites say, by the names of the EXIF standard."""
    mark = _MARK.search(content, 0, _MARK_WITHIN)
    if mark is None:
        return {}, {}
    from PIL.ExifTags import GPSTAGS, IFD, TAGS  # noqa: PLC0415 - heavy
    from PIL.Image import Exif  # noqa: PLC0415

    exif = Exif()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # Pillow warns of what is cut off; the rest is read
            exif.load(b"Exif\0\0" + content[mark.end() : mark.end() + _LONGEST])
            photo, gps = exif.get_ifd(IFD.Exif), exif.get_ifd(IFD.GPSInfo)
            return _named(photo, TAGS), _named(gps, GPSTAGS)
    except Exception:  # noqa: BLE001 - a foreign parser on hostile bytes raises nearly anything
        return {}, {}


def _named(facts: Mapping[int, Any], names: Mapping[int, str]) -> _Facts:
    return {names[tag]: value for tag, value in facts.items() if tag in names}


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value.decode("ascii", "replace")
    return value.strip("\0 ") if isinstance(value, str) else ""


def _local_time(value: object) -> datetime | None:
    """Read ``2026:03:14 18:05:00``; a camera that was never set writes zeros or blanks."""
    found = _LOCAL.fullmatch(_text(value))
    return _datetime(*map(int, found.groups())) if found else None


def _datetime(*parts: int) -> datetime | None:
    """Give a date and time on the camera's own clock, in no zone."""
    try:
        return datetime(*parts)  # type: ignore[arg-type]  # noqa: DTZ001 - told by the caller
    except (ValueError, TypeError):
        return None


def _offset(value: object) -> timedelta | None:
    """Read ``+02:00`` or ``Z``."""
    text = _text(value)
    if text == "Z":
        return timedelta()
    found = _OFFSET.fullmatch(text)
    if found is None:
        return None
    offset = timedelta(hours=int(found[2]), minutes=int(found[3]))
    if offset > _WIDEST_OFFSET or int(found[3]) > 59:  # noqa: PLR2004 - minutes
        return None
    return -offset if found[1] == "-" else offset


def _offset_by_satellite(local: datetime, gps: _Facts) -> timedelta | None:
    """Tell the camera's zone by the time of the satellites, which is UTC.

    Every zone is some quarters of an hour off; a satellite time that is not was an old one.
    """
    day, clock = _DAY.fullmatch(_text(gps.get("GPSDateStamp"))), _numbers(gps.get("GPSTimeStamp"))
    if day is None or clock is None:
        return None
    utc = _datetime(*map(int, (*day.groups(), *clock)))
    if utc is None:
        return None
    offset = round((local - utc) / _QUARTER) * _QUARTER
    is_sure = abs(local - utc - offset) <= _CLOCKS_DIFFER and abs(offset) <= _WIDEST_OFFSET
    return offset if is_sure else None


def _seconds(local: datetime, zone: timezone | ZoneInfo) -> Seconds | None:
    at = local.replace(tzinfo=zone)
    try:
        return int(at.timestamp()) if _FIRST_CAMERAS <= at < _LAST else None
    except OverflowError:
        return None


def _place(gps: _Facts) -> Place | None:
    latitude = _degrees(gps.get("GPSLatitude"), gps.get("GPSLatitudeRef"), "NS", 90)
    longitude = _degrees(gps.get("GPSLongitude"), gps.get("GPSLongitudeRef"), "EW", 180)
    if latitude is None or longitude is None or (latitude == 0 and longitude == 0):
        return None  # zeros mean that no place was found
    return Place(latitude, longitude)


def _degrees(value: object, side: object, sides: str, most: int) -> float | None:
    """Read degrees, minutes and seconds; the side says which half of the earth."""
    numbers, half = _numbers(value), _text(side).upper()
    if numbers is None or len(half) != 1 or half not in sides:
        return None
    degrees = numbers[0] + numbers[1] / 60 + numbers[2] / 3600
    if not 0 <= degrees <= most:
        return None
    return -degrees if half == sides[1] else degrees


def _numbers(value: object) -> tuple[float, float, float] | None:
    """Give three numbers, none of them below zero."""
    if not isinstance(value, tuple) or len(value) != 3:  # noqa: PLR2004 - three
        return None
    try:
        first, second, third = map(float, value)
    except (TypeError, ValueError, ArithmeticError):
        return None
    numbers = first, second, third
    return numbers if all(math.isfinite(one) and one >= 0 for one in numbers) else None
