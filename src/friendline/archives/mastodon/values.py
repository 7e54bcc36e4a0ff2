"""Taking values out of ActivityStreams JSON, whatever stands there instead of them.

Unlike Facebook's, these texts are right as they are written: nothing is repaired in them.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from friendline.archives.json_values import Fields, Json, fields
from friendline.model import Seconds

_YEAR_2100: Final = 4_102_444_800


def text(value: Json) -> str:
    """Give a string without white space around it; anything else is ``""``."""
    return value.strip() if type(value) is str else ""


def texts(value: Json) -> str:
    """Give a text, be it written once for each language (``{"en": "Hi"}``): then the first."""
    if type(value) is dict:
        return next((found for each in value.values() if (found := text(each))), "")
    return text(value)


def many(value: Json) -> list[Json]:
    """Give the values of a property; ActivityStreams writes a single one without a list."""
    if type(value) is list:
        return value
    return [] if value is None else [value]


def objects(value: Json) -> Iterator[Fields]:
    """Give the objects among the values of a property."""
    return (each for each in many(value) if type(each) is dict)


def address(value: Json) -> str:
    """Give the address of a thing, which stands for it or is its ``id`` or ``href``."""
    if type(value) is list:
        value = value[0] if value else None
    thing = fields(value)
    return text(value) or text(thing.get("id")) or text(thing.get("href"))


def moment(value: Json) -> Seconds | None:
    """Give a time in UTC seconds; ``None`` for what is none, or not between 1970 and 2100.

    A time without a zone is UTC.
    """
    try:
        written = datetime.fromisoformat(text(value))
    except ValueError:
        return None
    at = written if written.tzinfo else written.replace(tzinfo=UTC)
    try:
        seconds = int(at.timestamp())
    except OverflowError:
        return None
    return seconds if 0 < seconds < _YEAR_2100 else None
