"""Dates as the pages write them, in the account's language and order (formats 1.6).

Nothing on a page tells its language. It is learned from all dates of the export together: a
language counts if it reads as many of them as any other does. Where two such languages, or two
orders of day and month, give different dates, no date is given.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from typing import Final

from friendline.archives.facebook.html.words import (
    MAIN_LANGUAGES,
    OTHER_LANGUAGES,
    Words,
    folded,
    words_of,
)

LONGEST: Final = 60
"""Characters of the longest text that can be a date: one with a day of the week and a lead."""

_COLONS: Final = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?")
_POINTS: Final = re.compile(r"(?<![\d.])(\d{1,2})\.(\d{2})(?:\.(\d{2}))?(?![\d.])")
_YEAR_FIRST: Final = re.compile(r"(\d{4}) ?[-/.年년] ?(\d{1,2}) ?[-/.月월] ?(\d{1,2}) ?[日일.]?")
_YEAR_LAST: Final = re.compile(r"(?<!\d)(\d{1,2})[-/.] ?(\d{1,2})[-/.] ?(\d{4})")
_DIGITS: Final = re.compile(r"\d")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_NUMBERS: Final = re.compile(r"\d+")
_YEARS: Final = range(1990, 2101)
_MONTHS: Final = range(1, 13)
_NOON: Final = 12
_UPDATED: Final = "updated"
_LONGEST_LEAD: Final = 3


class Dates:
    """Reads the dates of one export.

    Attributes:
        has_seconds: Whether the export writes seconds.
    """

    def __init__(
        self, languages: Sequence[str], *, day_first: bool | None, has_seconds: bool
    ) -> None:
        self._words = tuple(map(words_of, languages))
        self._day_first = day_first
        self._leads: frozenset[str] = frozenset({_UPDATED})
        self.has_seconds = has_seconds
        self.read = lru_cache(maxsize=10_000)(self._read)

    def _read(self, text: str) -> datetime | None:
        """Give the local time that a text says; ``None`` if it is no date, or a doubtful one."""
        if len(text) > LONGEST:
            return None
        plain = folded(text)
        found = {_reading(plain, words, day_first=self._day_first) for words in self._words}
        found.discard(None)
        return found.pop() if len(found) == 1 else None

    def noted(self, text: str) -> str:
        """Give the date of a text that only says when: "Updated May 02, 2011 8:12:17 am".

        Returns:
            The date as it is written, ``""`` if the text says anything else.
        """
        if len(text) > LONGEST or not _DIGITS.search(text):
            return ""
        lead, date = self._split(text)
        return date if not lead or lead in self._leads else ""

    def learn_leads(self, samples: Iterable[str]) -> None:
        """Remember what stands before more than one date."""
        leads = Counter(self._split(text)[0] for text in samples)
        self._leads |= {lead for lead, count in leads.items() if lead and count > 1}

    def _split(self, text: str) -> tuple[str, str]:
        """Divide a text into at most three words and the date after them; ``""`` if there is none.

        The longest date counts: "Mon 3 Apr" is no "Mon" before a date.
        """
        words = text.split()
        for count in range(min(_LONGEST_LEAD, len(words)) + 1):
            rest = " ".join(words[count:])
            if self.read(rest) is not None:
                return folded(" ".join(words[:count])), rest
        return "", ""


def learned(samples: Iterable[str]) -> Dates:
    """Learn from many texts, most of them dates, in which language and order they are written."""
    texts = list(dict.fromkeys(text.strip() for text in samples))
    plain = [folded(text) for text in texts]
    dates = Dates(
        _languages(plain),
        day_first=_day_first(plain),
        has_seconds=any(found[3] for text in plain if (found := _COLONS.search(text))),
    )
    dates.learn_leads(texts)
    return dates


def _languages(texts: Sequence[str]) -> tuple[str, ...]:
    """Give the languages that read the most of these texts."""
    # one text of each kind is enough: "nov 14, 2023" and "nov 15, 2023" are the same
    kinds = list({_DIGITS.sub("0", text): text for text in texts}.values())
    found = {name: _count_read(kinds, name) for name in MAIN_LANGUAGES}
    if max(found.values()) < len(kinds):
        found |= {name: _count_read(kinds, name) for name in OTHER_LANGUAGES}
    best = max(found.values())
    return tuple(name for name, count in found.items() if count == best)


def _count_read(texts: Iterable[str], language: str) -> int:
    words = words_of(language)
    return sum(_reading(text, words, day_first=True) is not None for text in texts)


def _day_first(texts: Iterable[str]) -> bool | None:
    """Tell the order of "03/04/2023" by the numbers that can be no month; ``None`` in doubt."""
    found = [match for text in texts if (match := _YEAR_LAST.search(text))]
    day_first = any(int(match[1]) not in _MONTHS for match in found)
    month_first = any(int(match[2]) not in _MONTHS for match in found)
    return None if day_first == month_first else day_first


def _reading(text: str, words: Words, *, day_first: bool | None) -> datetime | None:
    """Read one folded date in one language."""
    time = _COLONS.search(text) or _POINTS.search(text)
    if time is None:
        return None
    rest = f"{text[: time.start()]} {text[time.end() :]}"
    half = words.half.search(rest)
    if half is not None:
        rest = f"{rest[: half.start()]} {rest[half.end() :]}"
    hour = _hour(int(time[1]), words.halves[half[0]] if half else None)
    day = _numeric(rest, day_first=day_first) or _named(rest, words)
    if hour is None or day is None or not _knows(day[1], words):
        return None
    year, month, day_of_month = day[0]
    try:
        return datetime(  # noqa: DTZ001 - the pages tell no zone
            year, month, day_of_month, hour, int(time[2]), int(time[3] or 0)
        )
    except ValueError:
        return None


def _hour(written: int, half: int | None) -> int | None:
    """Give the hour of the day; a clock of halves has no hour 0 and none after 12."""
    if half is None:
        return written
    return written % _NOON + half if 1 <= written <= _NOON else None


_Day = tuple[tuple[int, int, int], str]
"""Year, month and day; and what else stands in the text."""


def _numeric(text: str, *, day_first: bool | None) -> _Day | None:
    """Read a date of numbers alone."""
    if found := _YEAR_FIRST.search(text):
        year, month, day = (int(part) for part in found.groups())
    elif (found := _YEAR_LAST.search(text)) and day_first is not None:
        first, second, year = (int(part) for part in found.groups())
        day, month = (first, second) if day_first else (second, first)
    else:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    return ((year, month, day), rest) if year in _YEARS else None


def _named(text: str, words: Words) -> _Day | None:
    """Read a date in which the month is a word."""
    found = words.month.search(text)
    if found is None:
        return None
    rest = f"{text[: found.start()]} {text[found.end() :]}"
    numbers = [int(number) for number in _NUMBERS.findall(rest)]
    years = [number for number in numbers if number in _YEARS]
    days = [number for number in numbers if number not in _YEARS]
    if len(years) != 1 or len(days) != 1:
        return None
    return (years[0], words.months[found[0]], days[0]), _NUMBERS.sub(" ", rest)


def _knows(rest: str, words: Words) -> bool:
    """Whether nothing is left of a date that the language cannot explain."""
    return not _DIGITS.search(rest) and all(word in words.others for word in _LETTERS.findall(rest))
