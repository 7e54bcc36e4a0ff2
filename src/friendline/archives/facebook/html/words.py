"""The words that dates are written with, in one language after the other (formats 1.6).

The names of months and days come from the Unicode CLDR, by babel. Facebook shortens them in ways
of its own, so a beginning that only one month has counts as that month.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final, TypeVar

from msgspec import Struct

MAIN_LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl", "da", "pl", "ja", "sv", "vi")
"""The languages that are tried first."""

OTHER_LANGUAGES: Final = (
    *("ar", "bg", "ca", "cs", "el", "et", "fa", "fi", "he", "hi", "hr", "hu", "id", "ko", "lt"),
    *("lv", "ms", "nb", "ro", "ru", "sk", "sl", "sr", "th", "tr", "uk", "zh", "zh_Hant"),
)
"""The languages that are tried where none of the main ones reads all dates."""

_CONNECTORS: Final = ("at", "um", "à", "às", "a las", "alle", "ore", "om", "kl", "klokken", "o")
"""Words between date and time that CLDR has not in all its patterns."""

_SHORTEST_BEGINNING: Final = 3
_HOURS_OF_AFTERNOON: Final = 12
_HALVES: Final = {"am": 0, "morning": 0, "pm": 12, "afternoon": 12, "evening": 12}
_QUOTED: Final = re.compile(r"'([^']+)'")
_DOT_OF_WORD: Final = re.compile(r"(?<=[^\W\d_])\.")
_SPACES: Final = re.compile(r"\s+")


Key = TypeVar("Key", int, str)


class Words(Struct, frozen=True):
    """The words of one language, folded.

    Attributes:
        months: Numbers of the months by their names.
        halves: What is added to the hour, 0 or 12, by the words for the halves of the day.
        others: Words that may stand beside these: days of the week, "at", "de".
        month: Finds the name of a month.
        half: Finds the word for a half of the day.
    """

    months: Mapping[str, int]
    halves: Mapping[str, int]
    others: frozenset[str]
    month: re.Pattern[str]
    half: re.Pattern[str]


def folded(text: str) -> str:
    """Write a date in the one way it is looked up: lower case, plain spaces, no dots of words."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return _SPACES.sub(" ", _DOT_OF_WORD.sub("", plain)).strip()


@cache
def words_of(language: str) -> Words:
    """Give the words of a language, by its CLDR name."""
    from babel import Locale  # noqa: PLC0415 - only an export in HTML needs it

    locale = Locale.parse(language)
    months = _months(locale.months)
    halves = {"am": 0, "pm": _HOURS_OF_AFTERNOON} | _halves(locale.day_periods)
    days = (day for names in _flat(locale.days) for day in names.values())
    patterns = [*locale.date_formats.values(), *locale.time_formats.values()]
    skeletons = [str(pattern) for pattern in locale.datetime_skeletons.values()]
    quoted = _QUOTED.findall(" ".join([*map(str, patterns), *skeletons]))
    others = [word for text in (*days, *quoted, *_CONNECTORS) for word in folded(text).split()]
    return Words(months, halves, frozenset(others), _finding(months), _finding(halves))


def _months(widths: Mapping[str, Mapping[str, Mapping[int, str]]]) -> dict[str, int]:
    """Give all names of months that name one month only, and their beginnings."""
    found: dict[str, set[int]] = {}
    for names in _flat(widths):
        for number, name in names.items():
            for form in _forms(folded(name)):
                found.setdefault(form, set()).add(number)
    return {form: min(numbers) for form, numbers in found.items() if len(numbers) == 1}


def _forms(name: str) -> Iterator[str]:
    """Give a name, and the beginnings of a name that is one word of letters."""
    yield name
    if name.isalpha():
        for length in range(_SHORTEST_BEGINNING, len(name)):
            yield name[:length]


def _halves(widths: Mapping[str, Mapping[str, Mapping[str, str]]]) -> dict[str, int]:
    """Give the words for the halves of the day that leave no doubt which half it is."""
    found: dict[str, set[int]] = {}
    for names in _flat(widths):
        for period, name in names.items():
            hours = _HALVES.get(period.rstrip("0123456789"))
            if hours is not None and folded(name):
                found.setdefault(folded(name), set()).add(hours)
    return {word: min(hours) for word, hours in found.items() if len(hours) == 1}


def _flat(
    widths: Mapping[str, Mapping[str, Mapping[Key, str]]],
) -> Iterator[Mapping[Key, str]]:
    """Give the names of all contexts and widths but single letters, which name several."""
    for context in widths.values():
        for width, names in context.items():
            if width != "narrow":
                yield names


def _finding(words: Iterable[str]) -> re.Pattern[str]:
    """Give what finds any of these words, the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return re.compile("|".join(map(_alone, longest)))


def _alone(word: str) -> str:
    """Give what finds a word that is no part of a longer word or number."""
    before = _neighbours(word[0])
    after = _neighbours(word[-1])
    return f"(?<!{before}){re.escape(word)}(?!{after})"


def _neighbours(letter: str) -> str:
    """Give what may not stand beside a letter, if it is to be the edge of a word."""
    if letter.isdecimal():
        return r"\d"
    # Japanese and others write without spaces between the words.
    return "[^\\W\\d_]" if unicodedata.category(letter) != "Lo" else "(?!)"
