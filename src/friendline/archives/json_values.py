"""Taking values out of Facebook's JSON, whatever stands there instead of them.

Every function accepts any JSON value and gives the part that makes sense; none raises. Strings
come back repaired (formats 1.6).
"""

from collections.abc import Iterable, Iterator
from typing import Any, Final, TypeAlias

from friendline.archives.mojibake import repaired
from friendline.model import Seconds

Json: TypeAlias = Any
"""A parsed JSON value: its type is exactly what is not known."""

Fields: TypeAlias = dict[str, Any]
"""A parsed JSON object."""

_YEAR_2100: Final = 4_102_444_800
_DIGITS: Final = len(str(_YEAR_2100))


def text(value: Json) -> str:
    """Give a string repaired and without white space around it; anything else is ``""``."""
    if type(value) is not str:
        return ""
    return value.strip() if value.isascii() else repaired(value).strip()


def name_or_none(value: Json) -> str | None:
    """Give a string that says something, else ``None``."""
    return text(value) or None


def seconds(value: Json) -> Seconds | None:
    """Give a time in UTC seconds; ``None`` for 0 (not set), garbage and what is past 2100.

    Real exports hold times such as -62169958800 (formats 1.4). A number written as a text or
    with a point, as other programs save it, is a number.
    """
    number = value if type(value) is int else whole(value)
    return number if 0 < number < _YEAR_2100 else None


def whole(value: Json) -> int:
    """Give a whole number, however it is written; anything else is 0."""
    if type(value) is int:
        return value
    if type(value) is str and value.isascii() and value.isdecimal() and len(value) <= _DIGITS:
        return int(value)
    return int(value) if type(value) is float and value.is_integer() else 0


def fields(value: Json) -> Fields:
    """Give an object; anything else is an empty one."""
    return value if type(value) is dict else {}


def entries(value: Json) -> list[Json]:
    """Give a list; a bare object counts as a list of one (formats 1.1)."""
    if type(value) is list:
        return value
    return [value] if type(value) is dict else []


def objects(value: Json) -> Iterator[Fields]:
    """Give the objects of a list, leaving out all else."""
    return (entry for entry in entries(value) if type(entry) is dict)


def file_name(uri: Json) -> str:
    """Give the last part of a path or address."""
    path = text(uri)
    if "\\" in path:
        path = path.replace("\\", "/")
    return path.rpartition("/")[2]


def together(parts: Iterable[str]) -> str:
    """Join texts by line, each once, leaving out the empty ones."""
    return "\n".join(once(parts))


def once(parts: Iterable[str]) -> tuple[str, ...]:
    """Give each text once, in order, leaving out the empty ones."""
    if type(parts) is tuple and (not parts or (len(parts) == 1 and parts[0])):  # nearly all
        return parts
    return tuple(dict.fromkeys(part for part in parts if part))
