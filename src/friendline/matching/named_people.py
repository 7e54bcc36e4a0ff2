"""Whom a name in a calendar may mean: attendees' names, and names inside titles.

Names are compared as everywhere in matching; here it is only said which comparison is good enough
for a calendar, where people are written as whoever invited them writes.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum

from friendline.matching.candidates import Book, Compared, compared
from friendline.matching.names.comparison import Likeness, NameComparison, Shown
from friendline.matching.names.name_index import relatives_in
from friendline.matching.names.reading import Name, noted_names, read_name
from friendline.matching.names.words import Word, read_word
from friendline.model import Account, Person

_LONGEST_TITLE = 500
"""Characters of a title that are read."""

_MOST_WORDS = 5
"""Words of a name in a title."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*", re.UNICODE)  # noqa: RUF001 - as people type
_DIGITS = re.compile(r"\d+")
_POSSESSIVE = re.compile(r"['’]s$")  # noqa: RUF001 - as above
_EXACT = frozenset({Likeness.SAME, Likeness.RESPELLED})


class Fit(IntEnum):
    """How well a name in a calendar fits, best first."""

    FULL = 0
    """First and last name are the same, accents, script and order aside."""
    SHORT = 1
    """The last name is the same, the first a usual short form."""
    PART = 2
    """An initial, a slip of the pen, half of a double name, another middle name."""


@dataclass(frozen=True, slots=True)
class Bearer:
    """Somebody whose name fits.

    Attributes:
        person: Id of the person.
        fit: How well.
        why: How the names compare, in words.
        is_complete: Whether no word between first and last name is left over.
    """

    person: str
    fit: Fit
    why: str
    is_complete: bool


def bearers_of(texts: Iterable[str], people: Mapping[str, Person]) -> dict[str, tuple[Bearer, ...]]:
    """Give for each text the people whose full name it may be; the order of people is kept.

    Texts that nobody's name fits are left out. Each text is compared with few people only.
    """
    wanted = sorted(set(texts))
    accounts = {text: Account(channel="", name=text) for text in map(_without_digits, wanted)}
    found: defaultdict[str, list[Bearer]] = defaultdict(list)
    for pair in compared(Book(people=people, accounts=accounts)):
        for text in pair.accounts:
            if best := min(_bearers(pair, text), key=lambda one: (one.fit, one.why), default=None):
                found[text].append(best)
    return {text: tuple(found[bare]) for text in wanted if (bare := _without_digits(text)) in found}


def _without_digits(text: str) -> str:
    """Leave out what is no part of a name, so that numbered ones are compared once."""
    return _DIGITS.sub(" ", text).strip()


def _bearers(pair: Compared, text: str) -> Iterator[Bearer]:
    for way in pair.comparisons:
        fit = _fit_of(way)
        if fit is not None:
            is_complete = way.middle is not Likeness.ABSENT or not _has_middles(text)
            yield Bearer(pair.person, fit, way.why, is_complete=is_complete)


def _has_middles(text: str) -> bool:
    read = read_name(text)
    return read is not None and any(not word.is_initial for word in read.middles)


def _fit_of(way: NameComparison) -> Fit | None:
    parts = {way.given, way.family}
    if not parts.isdisjoint({Likeness.ABSENT, Likeness.OTHER}):
        return None
    if way.shown is Shown.HANDLE or way.middle is Likeness.OTHER or way.family not in _EXACT:
        return Fit.PART
    if way.given in _EXACT:
        return Fit.FULL
    return Fit.SHORT if way.given is Likeness.SHORT else Fit.PART


class TitleReader:
    """Finds what may be full names of people in titles."""

    def __init__(self, people: Collection[Person]) -> None:
        """Take the people whose names are looked for."""
        self._givens: set[str] = set()
        self._families: set[str] = set()
        self._wholes: set[str] = set()
        self._roles: dict[str, tuple[bool, bool, bool]] = {}
        for person in people:
            for noted in noted_names(person):
                self._learn(noted.name)

    def _learn(self, name: Name) -> None:
        self._givens.update(_spellings((*name.given, *name.middles)), relatives_in(name))
        self._families.update(_spellings((*name.family, *name.family_parts)))
        if name.is_native:
            self._wholes.update(name.joined)

    def names_in(self, title: str) -> Iterator[str]:
        """Give the stretches of a title that begin and end with words of somebody's name."""
        text = title[:_LONGEST_TITLE]
        words = [(*_span(found), self._role(found[0])) for found in _WORD.finditer(text)]
        for first, (start, end, (is_given, is_family, is_whole)) in enumerate(words):
            if is_whole:
                yield text[start:end]
            if not (is_given or is_family):
                continue
            for _, stop, (ends_given, ends_family, _) in words[first + 1 : first + _MOST_WORDS]:
                if (is_given and ends_family) or (is_family and ends_given):
                    yield text[start:stop]

    def _role(self, text: str) -> tuple[bool, bool, bool]:
        """Tell whether a word may be a first name, a last name, and both written together."""
        if text not in self._roles:
            word = read_word(_POSSESSIVE.sub("", text))
            self._roles[text] = self._role_of(word) if word else (False, False, False)
        return self._roles[text]

    def _role_of(self, word: Word) -> tuple[bool, bool, bool]:
        spellings = word.spellings
        return (
            word.is_initial or not self._givens.isdisjoint(spellings),
            not self._families.isdisjoint(spellings),
            word.is_native and not self._wholes.isdisjoint(spellings),
        )


def _span(found: re.Match[str]) -> tuple[int, int]:
    return found.start(), found.start() + len(_POSSESSIVE.sub("", found[0]))


def _spellings(words: Iterable[Word]) -> Iterator[str]:
    return (spelling for word in words for spelling in word.spellings)


def names_meant(
    stretches: Iterable[str], bearers: Mapping[str, tuple[Bearer, ...]]
) -> dict[str, tuple[Bearer, ...]]:
    """Give of the stretches of one title those that are names, with who bears them.

    Of overlapping ones the better fit counts, then the longer: "Kim Novak Berg" is not Kim Novak.
    """
    complete = {
        each: whole
        for each in stretches
        if (whole := tuple(one for one in bearers.get(each, ()) if one.is_complete))
    }
    kept: dict[str, tuple[Bearer, ...]] = {}
    for each in sorted(complete, key=lambda each: (_best_fit(complete[each]), -len(each), each)):
        if not any(each in other or other in each for other in kept):
            kept[each] = complete[each]
    return kept


def _best_fit(bearers: Iterable[Bearer]) -> Fit:
    return min(one.fit for one in bearers)
