"""Collects the records of all sources into one book; importing twice changes nothing."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

import polars as pl
from msgspec.structs import astuple

from friendline.book.accounts import Origin, members, resolve_accounts
from friendline.book.contacts import completed
from friendline.book.items import fuller, item_id, item_table, renewed
from friendline.model import (
    Account,
    Event,
    EventState,
    Fault,
    Gap,
    Item,
    Listed,
    Owner,
    Person,
    Record,
    Request,
    Seconds,
    Tie,
)


@dataclass(frozen=True)
class Book:
    """All that is known for one owner.

    Attributes:
        owners: The owner as each channel shows them.
        people: People by id.
        accounts: Accounts by id, of all channels.
        ties: Ties by account id, oldest first.
        requests: Requests by account id, oldest first.
        lists: Names of the accounts on the owner's lists, by channel and list name in lower case.
        events: Calendar entries by time.
        items: Table of items, see ``ITEM_COLUMNS``.
    """

    owners: tuple[Owner, ...]
    people: Mapping[str, Person]
    accounts: Mapping[str, Account]
    ties: Mapping[str, tuple[Tie, ...]]
    requests: Mapping[str, tuple[Request, ...]]
    lists: Mapping[tuple[str, str], frozenset[str]]
    events: tuple[Event, ...]
    items: pl.DataFrame


@dataclass
class Tally:
    """What one export gave, as it was read.

    Attributes:
        items: Number of item records.
        people: Number of different accounts and people named.
        requests: Number of request records.
        events: Number of calendar entries.
        faults: What could not be read.
        gaps: What the export lacks.
    """

    items: int = 0
    requests: int = 0
    events: int = 0
    faults: list[Fault] = field(default_factory=list)
    gaps: list[Gap] = field(default_factory=list)
    named: set[object] = field(default_factory=set, repr=False)

    @property
    def people(self) -> int:
        """Number of different accounts and people named."""
        return len(self.named)

    def count(self, record: Record) -> None:
        """Count one record."""
        match record:
            case Item():
                self.items += 1
            case Tie() | Listed():
                self.named.add(record.account)
            case Request():
                self.requests += 1
                self.named.add(record.account)
            case Person():
                self.named.add(record.id)
            case Event():
                self.events += 1
            case Fault():
                self.faults.append(record)
            case Gap():
                self.gaps.append(record)


class Collector:
    """Takes the records of one export after the other and makes the book of them."""

    def __init__(self) -> None:
        self._owners: set[Owner] = set()
        self._people: dict[str, Person] = {}
        self._ties: list[tuple[Origin, Tie]] = []
        self._requests: list[tuple[Origin, Request]] = []
        self._lists: dict[Origin, list[Listed]] = {}
        self._events: dict[str, Event] = {}
        self._contacts: dict[str, Person] = {}
        self._items: dict[Origin, dict[str, Item]] = {}
        self._taken = 0
        self._origins: dict[str, Origin] = {}

    @property
    def owner_emails(self) -> frozenset[str]:
        """The owner's addresses as the exports taken so far tell them."""
        return frozenset(email for owner in self._owners for email in owner.emails)

    def add(
        self, records: Iterable[Record], *, part_of: str | None = None, completes_only: bool = False
    ) -> Tally:
        """Take all records of one export, and count them.

        Args:
            records: What it gives.
            part_of: Names the export where it comes in several parts, the same for all of
                them: one export never shows one person as a friend and as removed.
            completes_only: Whether its people are no clients by being there, but tell more of
                those of the client list.
        """
        tally = Tally()
        self._taken += 1
        origin = self._origins.setdefault(part_of, self._taken) if part_of else self._taken
        items = self._items.setdefault(origin, {})
        people = self._contacts if completes_only else self._people
        for record in records:
            if type(record) is Item:  # by far the most records are items
                tally.items += 1
                key = item_id(record)
                known = items.setdefault(key, record)
                if known is not record:
                    items[key] = fuller(known, record)
            else:
                tally.count(record)
                self._add_other(record, origin, people)
        return tally

    def _add_other(self, record: Record, origin: Origin, people: dict[str, Person]) -> None:
        match record:
            case Tie():
                self._ties.append((origin, record))
            case Request():
                self._requests.append((origin, record))
            case Listed():
                self._lists.setdefault(origin, []).append(record)
            case Person():
                known = people.get(record.id, record)
                people[record.id] = max(known, record, key=_person_fullness)
            case Event():
                known_event = self._events.get(record.id, record)
                self._events[record.id] = max(known_event, record, key=_event_finality)
            case Owner():
                self._owners.add(record)

    def _newest_lists(self) -> dict[tuple[str, str], list[Account]]:
        """Give each list as the newest export that has it tells it: members may have left."""
        newest: dict[tuple[str, str], tuple[Seconds, list[Account]]] = {}
        for origin, listed in self._lists.items():
            age = _age(self._items.get(origin, {}))
            for one in listed:
                key = one.account.channel, one.name.casefold()
                known_age, known = newest.setdefault(key, (age, []))
                if age > known_age:
                    newest[key] = (age, [one.account])
                elif age == known_age:
                    known.append(one.account)
        return {key: known for key, (_, known) in newest.items()}

    def book(self) -> Book:
        """Make the book of everything that was added."""
        accounts = resolve_accounts(self._ties, self._requests)
        return Book(
            owners=tuple(sorted(self._owners, key=repr)),
            people=dict(sorted(completed(self._people, _by_id(self._contacts)).items())),
            accounts=accounts.accounts,
            ties=accounts.ties,
            requests=accounts.requests,
            lists=members(self._newest_lists(), accounts.accounts.values()),
            events=tuple(sorted(self._events.values(), key=lambda event: (event.start, event.id))),
            items=item_table(_newest(self._items.values())),
        )


def _age(items: dict[str, Item]) -> Seconds:
    """How old an export is, its newest item tells: exports carry no date of their own."""
    return max((item.at or 0 for item in items.values()), default=0)


def _by_id(people: Mapping[str, Person]) -> list[Person]:
    return [people[key] for key in sorted(people)]


def _newest(exports: Iterable[dict[str, Item]]) -> dict[str, Item]:
    """Put the items of all exports together, from the oldest to the newest."""
    by_age: dict[Seconds, dict[str, Item]] = {}
    filled = [items for items in exports if items]
    if len(filled) == 1:
        return filled[0]
    for items in filled:
        _merge(by_age.setdefault(_age(items), {}), items, fuller)
    merged: dict[str, Item] = {}
    for age in sorted(by_age):
        _merge(merged, by_age[age], renewed)
    return merged


def _merge(
    known: dict[str, Item], more: dict[str, Item], joined: Callable[[Item, Item], Item]
) -> None:
    twice = known.keys() & more.keys()
    both = {key: joined(known[key], more[key]) for key in twice}
    known |= more
    known |= both


def _person_fullness(person: Person) -> tuple[int, str]:
    return sum(map(bool, astuple(person))), repr(person)


def _event_finality(event: Event) -> tuple[int, str]:
    """A cancelling is never forgotten because an older export still shows the plan."""
    return _FINALITY.index(event.state), repr(event)


_FINALITY = (EventState.PLANNED, EventState.TENTATIVE, EventState.DECLINED, EventState.CANCELLED)
