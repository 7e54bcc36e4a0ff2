"""Which accounts are worth comparing with a person, found by keys and never all by all.

Two names are compared when they share one word (by its sound) and the outline of another
word, or one word and the initial of another. That is what one short form, one initial or one
typo leaves standing. Order does not matter. Names written together or apart meet by all
their letters.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import permutations
from typing import TypeAlias

from friendline.matching.names import Name, NotedName, noted_names, read_name
from friendline.matching.word_likeness import relatives_of
from friendline.matching.words import Word, outlines_of, sound_of
from friendline.model import Account, Person

_WORDS_USED = 8
"""Of longer names only so many words make keys, so that no text makes too many."""

_Key: TypeAlias = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Book:
    """Who is to be matched: people and accounts by id, in the order of their ids."""

    people: Mapping[str, Person]
    accounts: Mapping[str, Account]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A display name worth comparing with the names of a person.

    Attributes:
        person: Id of the person.
        noted: The names that the owner knows of the person.
        shown: The display name.
        accounts: Ids of all accounts that show it.
    """

    person: str
    noted: tuple[NotedName, ...]
    shown: Name
    accounts: tuple[str, ...]


def candidates(book: Book) -> Iterator[Candidate]:
    """Give every person with each display name that may be theirs."""
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for account_id, account in book.accounts.items():
        holders[account.name].append(account_id)
    shown = {text: name for text in holders if (name := read_name(text))}
    index = NameIndex(shown.values())
    for person_id, person in book.people.items():
        noted = noted_names(person)
        for text in {text for one in noted for text in index.candidates_for(one.name)}:
            yield Candidate(person_id, noted, shown[text], tuple(holders[text]))


class NameIndex:
    """Names of accounts, to be found by a name that may be the same."""

    def __init__(self, names: Iterable[Name]) -> None:
        """Index names.

        Args:
            names: Names of different texts.
        """
        self._by_outline: defaultdict[_Key, list[str]] = defaultdict(list)
        self._by_first_letter: defaultdict[_Key, list[str]] = defaultdict(list)
        self._by_initial: defaultdict[_Key, list[str]] = defaultdict(list)
        for name in names:
            self._add(name)

    def _add(self, name: Name) -> None:
        for index, keys in (
            (self._by_outline, _outline_keys(name)),
            (self._by_first_letter, _letter_keys(name, initials=False)),
            (self._by_initial, _letter_keys(name, initials=True)),
        ):
            for key in keys:
                index[key].append(name.text)

    def candidates_for(self, name: Name) -> set[str]:
        """Give the texts of the names worth comparing."""
        found: set[str] = set()
        for key in _outline_keys(name) | _relative_keys(name):
            found.update(self._by_outline.get(key, ()))
        for key in _letter_keys(name, initials=False):
            found.update(self._by_initial.get(key, ()))
        for key in _letter_keys(name, initials=True):
            found.update(self._by_first_letter.get(key, ()))
            found.update(self._by_initial.get(key, ()))
        return found


def _pairs(name: Name) -> Iterator[tuple[Word, Word]]:
    """Give each ordered pair of words of which the first is no initial."""
    words = dict.fromkeys((*name.given, *name.family, *name.words))
    pairs = permutations(list(words)[:_WORDS_USED], 2)
    return (pair for pair in pairs if not pair[0].is_initial)


def _outline_keys(name: Name) -> set[_Key]:
    keys = {
        (whole, outline)
        for word, second in _pairs(name)
        if not second.is_initial
        for whole in word.sounds
        for other in second.sounds
        for outline in outlines_of(other)
    }
    return keys | {(joined, "") for joined in name.joined}


def _letter_keys(name: Name, *, initials: bool) -> set[_Key]:
    return {
        (whole, spelling[0])
        for word, second in _pairs(name)
        if second.is_initial == initials
        for whole in word.sounds
        for spelling in second.spellings
    }


def _relative_keys(name: Name) -> set[_Key]:
    relatives = {
        relative
        for word in name.given
        for spelling in word.spellings
        for relative in relatives_of(spelling)
    }
    families = {sound for word in (*name.family, *name.words) for sound in word.sounds}
    return {(family, outlines_of(sound_of(other))[0]) for family in families for other in relatives}
