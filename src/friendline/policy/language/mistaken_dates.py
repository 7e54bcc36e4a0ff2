"""Ranges that a spreadsheet program took for dates: it makes 10 May of ``5-10``.

Which part became the day and which the month hangs on the country that the program is set to. A
range begins with the lesser number, so what was typed can be told all the same.
"""

import re
import unicodedata
from datetime import date
from typing import Final

_ISO: Final = re.compile(r"\d{4}-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
_IN_NUMBERS: Final = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](?:\d{4}|\d{2})?")
_DAY_FIRST: Final = re.compile(r"(\d{1,2})[-./ ]{1,2}([a-z]{3,9})\.?")
_MONTH_FIRST: Final = re.compile(r"([a-z]{3,9})[-./ ]{1,2}(\d{1,2})")
_MONTHS: Final = (
    *(("jan", "ene"), ("feb", "fev"), ("mar", "mrz"), ("apr", "avr", "abr"), ("may", "mai")),
    *(("jun", "juin"), ("jul", "juil"), ("aug", "aou", "ago"), ("sep",), ("oct", "okt")),
    *(("nov",), ("dec", "dez", "dic")),
)
"""How months begin in English, German, French and Spanish, without accents."""
_NEXT_CENTURY: Final = 2000
"""Spreadsheet programs take a number above 29, which is no day, for a year of the last century."""


def range_of_day(day: date) -> str:
    """Give the range that became a day: ``"5 to 10"`` of 10 May and of 5 October.

    Args:
        day: The day; the first of a month long ago was a month and a year: ``3-60``.
    """
    if day.day == 1 and day.year < _NEXT_CENTURY:
        return _range(day.month, day.year % 100)
    return _range(day.month, day.day)


def range_of_text(text: str) -> str | None:
    """Give the range that became a date which was saved as a text, as CSV files have it.

    Args:
        text: A cell: ``"10-May"``, ``"05. Okt"``, ``"5/10/2026"``, ``"2026-05-10"``.

    Returns:
        The range, or ``None`` where this is no date.
    """
    plain = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if not unicodedata.combining(sign)
    ).casefold()
    if found := _ISO.fullmatch(plain) or _IN_NUMBERS.fullmatch(plain):
        return _range(int(found[1]), int(found[2]))
    if found := _DAY_FIRST.fullmatch(plain):
        return _named(found[2], found[1])
    if found := _MONTH_FIRST.fullmatch(plain):
        return _named(found[1], found[2])
    return None


def _named(name: str, number: str) -> str | None:
    months = (month for month, begins in enumerate(_MONTHS, start=1) if name.startswith(begins))
    month = next(months, None)
    return None if month is None else _range(month, int(number))


def _range(one: int, other: int) -> str:
    return f"{min(one, other)} to {max(one, other)}"
