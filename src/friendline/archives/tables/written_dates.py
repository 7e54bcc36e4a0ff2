"""Days as people and programs write them, in English, German, French and Spanish (formats 3, 7.4).

A day is read without a time of day or zone: what counts is the day as written.
"""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from friendline.archives.tables.folding import phrases, words

_FIRST_YEAR, _LAST_YEAR = 1900, 2100
_LONGEST = 60
_MONTH_NAMES = (
    "january jan januar janner jaenner janvier janv enero ene",
    "february feb februar febr fevrier fevr febrero",
    "march mar marz maerz mars marzo mrz",
    "april apr avril avr abril abr",
    "may mai mayo",
    "june jun juni juin junio",
    "july jul juli juillet juil julio",
    "august aug aout agosto ago",
    "september sep sept septembre septiembre setiembre",
    "october oct oktober okt octobre octubre",
    "november nov novembre noviembre",
    "december dec dezember dez decembre diciembre dic",
)
_MONTHS = {name: number for number, line in enumerate(_MONTH_NAMES, 1) for name in line.split()}
_FILLERS = phrases(
    "of, the, st, nd, rd, th, de, del, el, le, les, den, am, since, seit, depuis, desde, from, ab, "
    "on, er, about"
)
_TIME_OF_DAY = re.compile(r"(?:[T,\s]|\s+(?:at|um|a|à)\s)\s*\d{1,2}:\d{2}.*$", re.DOTALL)
_WHOLE_DAYS = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})"),
    re.compile(r"(?P<y>\d{4})(?P<m>\d{2})(?P<d>\d{2})"),
    re.compile(r"(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})"),
)
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})")
_MONTHS_OF_YEARS = (
    re.compile(r"(?P<y>\d{4})[-/.](?P<m>\d{1,2})"),
    re.compile(r"(?P<m>\d{1,2})[-/.](?P<y>\d{4})"),
)


class WrittenDay(NamedTuple):
    """A day, and whether it was written in full.

    Where only a month or a year is written, ``day`` is its last: the shortest time since then.
    """

    day: date
    is_exact: bool = True


def parse_day(text: str, *, today: date, day_first: bool) -> WrittenDay | None:
    """Give the day that a cell names.

    Args:
        text: As written; a time of day after it is ignored.
        today: Years of two digits count as at most one year after it.
        day_first: Whether ``3/4/2026`` is 3 April; ``29/1/2026`` is clear either way.

    Returns:
        The day, or ``None`` where the text is no day between 1900 and 2100.
    """
    bare = _without_time(text)
    for pattern in _WHOLE_DAYS:
        if match := pattern.fullmatch(bare):
            return _whole(match["y"], match["m"], match["d"], today)
    for pattern in _MONTHS_OF_YEARS:
        if match := pattern.fullmatch(bare):
            return _last_day(match["y"], match["m"], today)
    if match := _SLASHED.fullmatch(bare):
        is_day_first = day_first if _order(bare) is None else _order(bare)
        day, month = match.group(1, 2) if is_day_first else match.group(2, 1)
        return _whole(match[3], month, day, today)
    return _in_words(bare, today)


def day_order(cells: Iterable[str]) -> bool | None:
    """Tell from a whole column whether the day stands before the month in ``3/4/2026``.

    Returns:
        ``True`` or ``False`` where at least one number above 12 tells it and none contradicts,
        else ``None``.
    """
    orders = {order for cell in cells if (order := _order(cell)) is not None}
    return orders.pop() if len(orders) == 1 else None


def is_ambiguous(cell: str) -> bool:
    """Whether a cell is another day when day and month are swapped: ``3/4/2026``."""
    match = _SLASHED.fullmatch(_without_time(cell))
    return match is not None and _order(cell) is None and int(match[1]) != int(match[2])


def _order(cell: str) -> bool | None:
    match = _SLASHED.fullmatch(_without_time(cell))
    if not match or (int(match[1]) > 12) == (int(match[2]) > 12):  # noqa: PLR2004 - months
        return None
    return int(match[1]) > int(match[2])


def _without_time(text: str) -> str:
    """The text up to a time of day; nothing of a text that is too long for a date."""
    return _TIME_OF_DAY.sub("", text.strip()) if len(text) <= _LONGEST else ""


def _in_words(text: str, today: date) -> WrittenDay | None:
    """``8 Feb 2026``, ``Feb 8, 2026``, ``8. März 2026``, ``March 2026``, ``since 2019``."""
    parts = [
        part for part in words(re.sub(r"(?<=\d)(?=[^\W\d])", " ", text)) if part not in _FILLERS
    ]
    months = [_MONTHS[part] for part in parts if part in _MONTHS]
    numbers = [part for part in parts if part.isdecimal() and part.isascii()]
    if len(months) + len(numbers) != len(parts) or len(months) > 1:
        return None
    if months and len(numbers) == 2:  # noqa: PLR2004 - a day and a year
        day, year = numbers if len(numbers[0]) <= len(numbers[1]) else reversed(numbers)
        return _whole(year, str(months[0]), day, today)
    if len(numbers) == 1 and len(numbers[0]) == 4:  # noqa: PLR2004 - digits of a year
        return _last_day(numbers[0], str(months[0]) if months else None, today)
    return None


def _whole(year: str, month: str, day: str, today: date) -> WrittenDay | None:
    try:
        found = date(_full_year(year, today), int(month), int(day))
    except ValueError:
        return None
    return WrittenDay(found) if _FIRST_YEAR <= found.year <= _LAST_YEAR else None


def _last_day(year: str, month: str | None, today: date) -> WrittenDay | None:
    """The last day of a month or a year, or today where it is not over yet."""
    last_month = int(month or 12)
    try:
        first = date(int(year), int(month or 1), 1)
        last = date(int(year), last_month, monthrange(int(year), last_month)[1])
    except ValueError:
        return None
    if not _FIRST_YEAR <= last.year <= _LAST_YEAR:
        return None
    return WrittenDay(today if first <= today < last else last, is_exact=False)


def _full_year(year: str, today: date) -> int:
    if len(year) > 2:  # noqa: PLR2004 - digits
        return int(year)
    recent = 2000 + int(year)
    return recent if recent <= today.year + 1 else recent - 100
