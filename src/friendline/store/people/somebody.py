"""Whom the store knows under a name, and by what they can be known again."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from friendline.archives.tables.folding import distinct, fold, words
from friendline.model import CHANNEL_TITLES, Account, Certainty, Person
from friendline.review.identifying import Identified, identify
from friendline.review.subjects import Subject, Subjects
from friendline.store.imports.kept import book
from friendline.store.imports.tombstones import Mark, name_words
from friendline.store.said import DECISIONS

__all__ = ["NobodyOfThisNameError", "SeveralOfThisNameError", "Somebody", "find"]

_MOST_SHOWN: Final = 9


class NobodyOfThisNameError(ValueError):
    """The store knows nobody of this name."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"Nobody in the store is called '{typed}'. Type the name as it stands in your client "
            "list or on the network, an e-mail address or a handle."
        )


class SeveralOfThisNameError(ValueError):
    """Several can be meant."""

    def __init__(self, typed: str, found: Iterable["Somebody"]) -> None:
        lines = [f"  {one.told}" for one in found]
        super().__init__(
            f"'{typed}' can mean several people. Type what only one of them has, or the id at the "
            "end of the line:\n" + "\n".join(lines[:_MOST_SHOWN])
        )


@dataclass(frozen=True)
class Somebody:
    """A person, or an account that nobody is sure of, with all that is known of them.

    Attributes:
        id: The id of the person in a review.
        name: What the owner calls them.
        people: Their rows of client lists: several where the owner merged them.
        accounts: Their accounts by id.
        certainties: How sure it is of each account that it is theirs.
        open: Accounts that may be theirs as well as somebody else's.
        moments: When something happened with each account, by its id, UTC seconds.
        shared_names: Names, as words, that somebody else has too.
        shared_emails: Addresses that somebody else has too.
    """

    id: str
    name: str
    people: tuple[Person, ...]
    accounts: Mapping[str, Account]
    certainties: Mapping[str, Certainty]
    open: tuple[Account, ...]
    moments: Mapping[str, tuple[int, ...]]
    shared_names: frozenset[tuple[str, ...]]
    shared_emails: frozenset[str]

    @property
    def told(self) -> str:
        """One line that tells them from others."""
        emails = [email for one in self.people for email in one.emails]
        places = [_account_told(one) for one in self.accounts.values()]
        return ", ".join([self.name, *emails, *places, self.id])

    @property
    def keys(self) -> frozenset[str]:
        """Ids of the person and of the accounts."""
        return frozenset({self.id, *(one.id for one in self.people), *self.accounts})

    @property
    def names(self) -> tuple[str, ...]:
        """All names they are known by."""
        rows = (name for one in self.people for name in (one.name, *one.other_names))
        return distinct([self.name, *rows, *(one.name for one in self.accounts.values())])

    @property
    def names_left(self) -> tuple[str, ...]:
        """Names that somebody else has too; texts with them stay as they are."""
        return tuple(name for name in self.names if self._is_shared(name))

    def marks(self) -> Iterator[Mark]:
        """Give everything by which records about them are known again."""
        for person in self.people:
            yield "person", person.id
        emails = {email for one in self.people for email in one.emails}
        emails |= {email for one in self.accounts.values() for email in one.emails}
        for email in sorted(emails - self.shared_emails):
            yield "email", email
        for key, account in self.accounts.items():
            yield from self._marks_of_account(account, self.moments.get(key, ()))
        for name in self.names:
            if not self._is_shared(name):
                yield from _marks_of_name(name_words(name))

    def _marks_of_account(self, account: Account, moments: Iterable[int]) -> Iterator[Mark]:
        if account.handle:
            yield "account", account.channel, account.handle
            yield "handle", account.handle
        if account.url:
            yield "url", account.url
        for moment in moments:
            yield "account name", account.channel, account.name, str(moment)
        if not self._is_shared(account.name):
            yield "account name", account.channel, account.name
            yield "by", account.channel, account.name

    def _is_shared(self, name: str) -> bool:
        return name_words(name) in self.shared_names


def _marks_of_name(name: tuple[str, ...]) -> Iterator[Mark]:
    if not name:
        return
    for way in distinct([name, name[::-1]]):
        yield "name", *way
        yield "begins", way[0]


def find(typed: str) -> Somebody:
    """Give whom somebody means who types a name, an address, a handle or an id.

    Raises:
        NobodyOfThisNameError: Nobody is called like this.
        SeveralOfThisNameError: Several are.
    """
    known = _Known()
    found = known.meant(typed)
    if not found:
        raise NobodyOfThisNameError(typed)
    if len(found) > 1:
        raise SeveralOfThisNameError(typed, found)
    return found[0]


class _Known:
    """Everybody the store knows."""

    def __init__(self) -> None:
        self._identified: Identified = identify(book(), DECISIONS.read())
        self._subjects = Subjects(self._identified.book, self._identified.matches)
        self._accounts = self._identified.book.accounts
        self._holders = {
            match.account
            for subject in self._subjects.all().values()
            for match in subject.matches
            if match.certainty is not Certainty.AMBIGUOUS
        }

    def meant(self, typed: str) -> list[Somebody]:
        """Give everybody who can be meant: those whom it fits best."""
        found = [*self._subjects.all().values(), *self._bystanders()]
        for fits in (_is_exactly, _is_called, _is_called_partly):
            chosen = [one for one in found if fits(one, self._accounts_of(one), typed)]
            if chosen:
                return [self._somebody(one) for one in chosen]
        return []

    def _bystanders(self) -> Iterator[Subject]:
        """Accounts of which a review does not speak: friends who are no clients."""
        unresolved = self._subjects.unresolved
        for key, account in self._accounts.items():
            if key not in self._holders and key not in unresolved:
                yield Subject(key, account.name, None, ())

    def _accounts_of(self, subject: Subject) -> dict[str, Account]:
        keys = [
            match.account for match in subject.matches if match.certainty is not Certainty.AMBIGUOUS
        ]
        if subject.id in self._accounts:
            keys.append(subject.id)
        return {key: self._accounts[key] for key in keys}

    def _somebody(self, subject: Subject) -> Somebody:
        identified, accounts = self._identified, self._accounts_of(subject)
        person_of = identified.attached.decisions.person_of
        rows = {
            key: one for key, one in identified.who.people.items() if person_of(key) == subject.id
        }
        others = [one for key, one in identified.who.people.items() if key not in rows]
        elsewhere = [one for key, one in self._accounts.items() if key not in accounts]
        return Somebody(
            id=subject.id,
            name=subject.name,
            people=tuple(rows.values()),
            accounts=accounts,
            certainties={match.account: match.certainty for match in subject.matches},
            open=tuple(
                self._accounts[match.account]
                for match in subject.matches
                if match.certainty is Certainty.AMBIGUOUS
            ),
            moments={key: tuple(self._moments(key)) for key in accounts},
            shared_names=frozenset(_all_names(others, elsewhere)),
            shared_emails=frozenset(email for one in others for email in one.emails),
        )

    def _moments(self, account: str) -> Iterator[int]:
        made = self._identified.book
        for tie in made.ties.get(account, ()):
            yield from (moment for moment in (tie.since, tie.until) if moment is not None)
        for request in made.requests.get(account, ()):
            if request.at is not None:
                yield request.at


def _all_names(people: Iterable[Person], accounts: Iterable[Account]) -> Iterator[tuple[str, ...]]:
    for person in people:
        yield from map(name_words, (person.name, *person.other_names))
    for account in accounts:
        yield name_words(account.name)


def _account_told(account: Account) -> str:
    where = CHANNEL_TITLES.get(account.channel, account.channel)
    return f"{account.name} on {where}" + (f" (@{account.handle})" if account.handle else "")


def _is_exactly(subject: Subject, accounts: Mapping[str, Account], typed: str) -> bool:
    wanted = fold(typed.strip())
    emails = subject.person.emails if subject.person else ()
    handles = [one.handle for one in accounts.values() if one.handle]
    urls = [one.url for one in accounts.values() if one.url]
    told = [subject.id, *accounts, *emails, *handles, *(f"@{one}" for one in handles), *urls]
    return wanted in map(fold, told)


def _is_called(subject: Subject, accounts: Mapping[str, Account], typed: str) -> bool:
    wanted = sorted(words(typed))
    others = subject.person.other_names if subject.person else ()
    names = [subject.name, *others, *(one.name for one in accounts.values())]
    return bool(wanted) and any(sorted(words(name)) == wanted for name in names)


def _is_called_partly(subject: Subject, accounts: Mapping[str, Account], typed: str) -> bool:
    wanted = set(words(typed))
    names = [subject.name, *(one.name for one in accounts.values())]
    return bool(wanted) and any(wanted <= set(words(name)) for name in names)
