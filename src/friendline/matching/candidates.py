"""Which accounts are worth comparing with a person, found by keys and never all by all.

The people are indexed, not the accounts: they are few, and every account only looks itself up.
A display name finds names that may be the same (``name_index``), a handle the names it may be
made from (``handles``). A first name alone, and a first name with a firm or a town, bring two
together only where few share them: that is how a married name is found.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from friendline.matching.names.addresses_read import all_names
from friendline.matching.names.compare import compare, compare_account, handles_shown
from friendline.matching.names.comparison import Likeness, NameComparison
from friendline.matching.names.handles import Form, forms_of, read_handle
from friendline.matching.names.name_index import NameIndex, relatives_in
from friendline.matching.names.reading import Name, read_partly
from friendline.matching.names.words import Word, read_word, tidy
from friendline.model import Account, Person

_MOST_MEETINGS = 60
"""Pairs that one key may bring together that is no name: a first name, and a town beside it."""

_SHORTEST_SPOT = 3
"""Letters of a word of a firm or a town that says something."""


@dataclass(frozen=True, slots=True)
class Book:
    """Who is to be matched: people and accounts by id, in the order of their ids."""

    people: Mapping[str, Person]
    accounts: Mapping[str, Account]


@dataclass(frozen=True, slots=True)
class Compared:
    """A person and accounts that show one name, compared.

    Attributes:
        person: Id of the person.
        accounts: Ids of the accounts that show it.
        comparisons: How the names compare, best first; one at least.
    """

    person: str
    accounts: tuple[str, ...]
    comparisons: tuple[NameComparison, ...]


def compared(book: Book) -> Iterator[Compared]:
    """Give every pair of a person and an account whose names may be one person's, compared.

    A pair comes once. Pairs that only a proof brings together are not among them: see
    ``compare.compare_account`` for these.
    """
    search = _Search(book)
    holders: defaultdict[str, list[str]] = defaultdict(list)
    for account_id, account in book.accounts.items():
        holders[account.name].append(account_id)
    for text, account_ids in holders.items():
        yield from search.by_name(text, account_ids)
    yield from search.by_meeting()


class _Search:
    """Looks accounts up among the people, and remembers which pairs have been given."""

    def __init__(self, book: Book) -> None:
        self._accounts = book.accounts
        self._people = _People(book.people)
        self._meetings = _Meetings(self._people.sharing)
        self._given: set[tuple[int, str]] = set()

    def by_name(self, text: str, account_ids: list[str]) -> Iterator[Compared]:
        """Give the people whom a display name, or an account's handle, fits."""
        shown = read_partly(text)
        fits = dict(self._fits(shown)) if shown else {}
        others = [key for key in account_ids if not self._has_handle(key)]
        for account_id in account_ids:
            account = self._accounts[account_id]
            self._meetings.come(account_id, _keys_of(account, shown))
            if self._has_handle(account_id):
                yield from self._by_handle(account_id, fits)
        for place, comparisons in fits.items():
            yield from self._give(place, others, comparisons)

    def _has_handle(self, account_id: str) -> bool:
        return bool(handles_shown(self._accounts[account_id]))

    def _fits(self, shown: Name) -> Iterator[tuple[int, tuple[NameComparison, ...]]]:
        for place in sorted(self._people.named_like(shown)):
            comparisons = compare(self._people.noted[place], shown)
            whole = tuple(way for way in comparisons if _is_whole(way))
            if whole:
                yield place, whole

    def _by_handle(
        self, account_id: str, fits: Mapping[int, tuple[NameComparison, ...]]
    ) -> Iterator[Compared]:
        account = self._accounts[account_id]
        made = {
            place for text, _ in handles_shown(account) for place in self._made(text, account_id)
        }
        for place in sorted(made | fits.keys()):
            ways = compare_account(self._people.noted[place], account) if place in made else ()
            yield from self._give(place, [account_id], ways or fits.get(place, ()))

    def _made(self, text: str, account_id: str) -> Iterator[int]:
        """Give the people of whose names a handle is made; of a part alone, let them meet."""
        for place, form in self._people.of_handle(text):
            if form.is_alone:
                self._meetings.come(account_id, [form.given_word or form.family_word])
            else:
                yield place

    def by_meeting(self) -> Iterator[Compared]:
        """Give the pairs that few share a key with."""
        for place, account_id in self._meetings.pairs():
            if (place, account_id) not in self._given:
                ways = compare_account(self._people.noted[place], self._accounts[account_id])
                worth = tuple(way for way in ways if way.given is not Likeness.OTHER)
                yield from self._give(place, [account_id], worth)

    def _give(
        self, place: int, account_ids: list[str], comparisons: tuple[NameComparison, ...]
    ) -> Iterator[Compared]:
        if account_ids and comparisons:
            self._given.update((place, account_id) for account_id in account_ids)
            yield Compared(self._people.ids[place], tuple(account_ids), comparisons)


def _is_whole(way: NameComparison) -> bool:
    """Whether first and last name agree, and not in their initials alone."""
    parts = {way.given, way.family}
    return parts.isdisjoint({Likeness.ABSENT, Likeness.OTHER}) and parts != {Likeness.INITIAL}


class _People:
    """The people with their names, to be found by name, by handle and by what few share."""

    def __init__(self, people: Mapping[str, Person]) -> None:
        self.ids = list(people)
        self.noted = [all_names(person) for person in people.values()]
        self.sharing: defaultdict[Hashable, set[int]] = defaultdict(set)
        self._places = [place for place, noted in enumerate(self.noted) for _ in noted]
        self._index = NameIndex(one.name for noted in self.noted for one in noted)
        self._forms: defaultdict[str, list[tuple[int, Form]]] = defaultdict(list)
        for place, person in enumerate(people.values()):
            for noted in self.noted[place]:
                self._add(place, person, noted.name)

    def _add(self, place: int, person: Person, name: Name) -> None:
        for text, form in forms_of(name).items():
            self._forms[text].append((place, form))
        givens = _spellings(name.given) | relatives_in(name)
        for key in (*givens, *_spellings(name.family), *_tied(givens, person.company, person.city)):
            self.sharing[key].add(place)

    def named_like(self, shown: Name) -> set[int]:
        """Give the people of whom one name is worth comparing."""
        return {self._places[found] for found in self._index.find(shown)}

    def of_handle(self, text: str) -> Iterator[tuple[int, Form]]:
        """Give the people of whose names a handle may be made, and how."""
        handle = read_handle(text)
        for run in sorted(handle.runs) if handle else ():
            yield from self._forms.get(run, ())


class _Meetings:
    """Keys that bring people and accounts together only where few share them."""

    def __init__(self, people: Mapping[Hashable, set[int]]) -> None:
        self._people = people
        self._accounts: defaultdict[Hashable, set[str]] = defaultdict(set)

    def come(self, account_id: str, keys: Iterable[Hashable]) -> None:
        """Let an account come to each of its keys at which there are people."""
        for key in keys:
            if key in self._people:
                self._accounts[key].add(account_id)

    def pairs(self) -> list[tuple[int, str]]:
        """Give each person and account that meet, once."""
        return sorted(
            {
                (place, account_id)
                for key, accounts in self._accounts.items()
                if len(accounts) * len(self._people[key]) <= _MOST_MEETINGS
                for place in self._people[key]
                for account_id in accounts
            }
        )


def _keys_of(account: Account, shown: Name | None) -> Iterable[Hashable]:
    if shown is None:
        return ()
    givens = _spellings(shown.given)
    if not shown.given or not shown.family or all(word.is_initial for word in shown.family):
        return givens | _spellings(shown.family)
    return _tied(givens, account.company, account.city, shown.remark)


def _spellings(words: Iterable[Word]) -> set[str]:
    return {spelling for word in words if not word.is_initial for spelling in word.spellings}


def _tied(givens: Iterable[str], *places: str | None) -> Iterator[tuple[str, str]]:
    spots = {spot for place in places if place for spot in _spots(place)}
    return ((given, spot) for given in givens for spot in spots)


def _spots(place: str) -> list[str]:
    """Give the words of a firm or a town that say something."""
    words = (word for piece in tidy(place).split() if (word := read_word(piece)))
    return [word.latin for word in words if word.length >= _SHORTEST_SPOT]
