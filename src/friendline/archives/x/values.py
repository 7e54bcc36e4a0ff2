"""Taking values out of X's records, whatever stands there instead of them (formats 4).

X writes UTF-8 as it is, all numbers as texts, and times in four ways. Every function accepts any
JSON value and gives the part that makes sense; none raises.
"""

import re
from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from friendline.archives.json_values import Fields, Json
from friendline.model import Seconds

_NAMES_OF_MONTHS: Final = (
    *("Jan", "Feb", "Mar", "Apr", "May", "Jun"),
    *("Jul", "Aug", "Sep", "Oct", "Nov", "Dec"),
)
_MONTHS: Final = {name: number for number, name in enumerate(_NAMES_OF_MONTHS, 1)}
_TWEET_TIME: Final = re.compile(
    r"\w{3} (\w{3}) (\d{1,2}) (\d\d):(\d\d):(\d\d) ([+-]\d{4}) (\d{4})", re.ASCII
)
_SPACED_OFFSET: Final = re.compile(r" (?=[+-]\d{4}$)")
_YEAR_2100: Final = 4_102_444_800
_LONGEST_ID: Final = 19
_LONGEST_TIME: Final = 40
_SNOWFLAKE_BITS: Final = 22
_SNOWFLAKE_EPOCH_MS: Final = 1_288_834_974_657
_FIRST_SNOWFLAKE: Final = 29_700_000_000
"""Ids of posts count milliseconds since that moment in November 2010; smaller ones only count."""


def words(value: Json) -> str:
    """Give a text without white space around it; anything else is ``""``."""
    return value.strip() if type(value) is str else ""


def unescaped(text: str) -> str:
    """Undo the three HTML entities that X writes in the text of a post."""
    if "&" not in text:
        return text
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def id_of(*values: Json) -> str:
    """Give the first of these values that is an id, as digits; ``""`` if none is.

    ``-1``, which stands for somebody who is gone, is none.
    """
    for value in values:
        if value is None:
            continue
        digits = str(value) if type(value) is int else words(value)
        if len(digits) <= _LONGEST_ID and digits.isascii() and digits.isdecimal():
            return digits
    return ""


def last_part(address: Json) -> str:
    """Give the file name at the end of an address, without what follows a ``?``."""
    return words(address).partition("?")[0].rpartition("/")[2]


def unwrapped(record: Json) -> Fields:
    """Give the fields of a record, which may stand alone or below one key: ``{"tweet": {...}}``."""
    if type(record) is not dict:
        return {}
    inner = next(iter(record.values())) if len(record) == 1 else None
    return inner if type(inner) is dict else record


def time_of(value: Json) -> Seconds | None:
    """Give a time in UTC seconds; ``None`` for what is none and what is past 2100.

    Known are ``Sun Mar 21 12:53:22 +0000 2021``, ``2015-01-24 02:02:37 +0000`` and ISO 8601.
    """
    written = words(value)
    if not written or len(written) > _LONGEST_TIME:
        return None
    try:
        moment = _tweet_time(written) or datetime.fromisoformat(_SPACED_OFFSET.sub("", written))
        seconds = int((moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None
    return seconds if 0 < seconds < _YEAR_2100 else None


def _tweet_time(written: str) -> datetime | None:
    """Read the way of writing that tweets have; the names of months are never translated."""
    match = _TWEET_TIME.fullmatch(written)
    if match is None or match[1] not in _MONTHS:
        return None
    named, day, hour, minute, second, offset, year = match.groups()
    zone = UTC if offset == "+0000" else _zone(offset)
    date = int(year), _MONTHS[named], int(day)
    return datetime(*date, int(hour), int(minute), int(second), tzinfo=zone)


def _zone(offset: str) -> timezone:
    ahead = timedelta(hours=int(offset[1:3]), minutes=int(offset[3:]))
    return timezone(-ahead if offset[0] == "-" else ahead)


def time_of_id(tweet: str) -> Seconds | None:
    """Give when a post was made, as its id tells it; ``None`` for ids from before that."""
    number = int(tweet) if tweet else 0
    if number < _FIRST_SNOWFLAKE:
        return None
    seconds = ((number >> _SNOWFLAKE_BITS) + _SNOWFLAKE_EPOCH_MS) // 1000
    return seconds if seconds < _YEAR_2100 else None
