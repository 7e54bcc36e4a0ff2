"""Names by keys, so that one finds all that may be the same and few others.

Two names meet when they share one word (by its sound) and the outline of another word, or one
word and the initial of another. That is what one short form, one initial or one typo leaves
standing. Order does not matter. Names written together or apart meet by all their letters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import combinations, permutations, product
from typing import TypeAlias

from friendline.matching.names.reading import Name
from friendline.matching.names.word_likeness import family_relatives, relatives_of
from friendline.matching.names.words import Word, outlines_of, sound_of

_WORDS_USED = 8
"""Of longer names only so many words make keys, so that no text makes too many."""

_Index: TypeAlias = defaultdict[str, defaultdict[str, list[int]]]


class NameIndex:
    """Names, to be found by a name that may be the same."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index names; they are found by their place, from 0."""
        self._by_outline: _Index = defaultdict(lambda: defaultdict(list))
        self._by_letter: _Index = defaultdict(lambda: defaultdict(list))
        self._by_initial: _Index = defaultdict(lambda: defaultdict(list))
        self._by_consonants: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._has_native = False
        self._joined: defaultdict[str, list[int]] = defaultdict(list)
        for place, name in enumerate(names):
            self._add(name, place)

    def _add(self, name: Name, place: int) -> None:
        for word, second in _pairs(name):
            for whole in word.sounds:
                self._add_pair(whole, second, place)
        for key in set(_consonant_keys(name)):
            self._by_consonants[key].append(place)
        self._has_native = self._has_native or _has_native_word(name)
        for whole, outline in {*_relative_keys(name), *_other_families(name)}:
            self._by_outline[whole][outline].append(place)
        for joined in name.joined:
            self._joined[joined].append(place)

    def _add_pair(self, whole: str, second: Word, place: int) -> None:
        by_letter = self._by_initial if second.is_initial else self._by_letter
        for letter in second.letters:
            by_letter[whole][letter].append(place)
        if not second.is_initial:
            for outline in second.outlines:
                self._by_outline[whole][outline].append(place)

    def find(self, name: Name) -> set[int]:
        """Give the places of the names worth comparing."""
        found: set[int] = set()
        for joined in name.joined:
            found.update(self._joined.get(joined, ()))
        for word, second in _pairs(name):
            for whole in word.sounds:
                if second.is_initial:
                    self._find(self._by_letter, whole, second.letters, found)
                else:
                    self._find(self._by_outline, whole, second.outlines, found)
                self._find(self._by_initial, whole, second.letters, found)
        if self._has_native or _has_native_word(name):
            for key in _consonant_keys(name):
                found.update(self._by_consonants.get(key, ()))
        return found

    @staticmethod
    def _find(index: _Index, whole: str, keys: tuple[str, ...], found: set[int]) -> None:
        if places_by_key := index.get(whole):
            for key in keys:
                if places := places_by_key.get(key):
                    found.update(places)


def _has_native_word(name: Name) -> bool:
    return any(word.is_native for word in name.words)


def _pairs(name: Name) -> Iterator[tuple[Word, Word]]:
    """Give each ordered pair of words of which the first is no initial."""
    words = dict.fromkeys((*name.given, *name.family, *name.words))
    pairs = permutations(list(words)[:_WORDS_USED], 2)
    return (pair for pair in pairs if not pair[0].is_initial)


def _relative_keys(name: Name) -> Iterator[tuple[str, str]]:
    """Give the last name with the outline of each other form of the first, and turned."""
    relatives = {sound_of(other) for other in relatives_in(name)}
    for word in dict.fromkeys((*name.family, *name.words)):
        for relative in relatives:
            for family in word.sounds:
                yield family, outlines_of(relative)[0]
                for outline in outlines_of(family):
                    yield relative, outline


def _other_families(name: Name) -> Iterator[tuple[str, str]]:
    """Give the first names with the outlines of other spellings of the last name."""
    ways = {way for word in name.family for one in word.spellings for way in family_relatives(one)}
    for word in name.given:
        for sound in word.sounds if not word.is_initial else ():
            for way in ways:
                yield sound, outlines_of(sound_of(way))[0]


def _consonant_keys(name: Name) -> Iterator[tuple[str, str]]:
    """Give the consonants of each two words, in any order: what all scripts have."""
    words = list(dict.fromkeys((*name.given, *name.family, *name.words)))[:_WORDS_USED]
    for one, other in combinations(words, 2):
        for pair in product(one.consonants, other.consonants):
            yield min(pair), max(pair)


def relatives_in(name: Name) -> set[str]:
    """Give the other forms of the first names: short ones, and what they are short for."""
    return {
        relative
        for word in name.given
        for spelling in word.spellings
        for relative in relatives_of(spelling)
    }
