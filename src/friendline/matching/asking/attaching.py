"""Decisions found again after another import: an id may change, the person stays the same.

Ids are stable as long as what they rest on is: an e-mail address or a record id of the list, a
handle on a network. A row may get an address it did not have, an account known by its name alone a
handle. What an id would have been before is worked out from what is known today.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from msgspec.structs import replace

from friendline.archives.tables.folding import fold, words
from friendline.matching.asking.decisions import OF_ACCOUNTS, OF_PEOPLE, Act, Decision, Decisions
from friendline.model import Account, Person, stable_id
from friendline.said import noted


@dataclass(frozen=True)
class Attached:
    """Decisions by the ids of today.

    Attributes:
        decisions: All of them; only people who are not there are neither merged nor split.
        found_by_name: Of these, those whose person was found by the name alone: their row of the
            list changed in all else.
        lost: Those not undone whose person is not there, or could be several. They are kept, and
            hold again when it is clear.
        without_account: Those not undone whose account is in no export that was given. They are
            kept as well.
    """

    decisions: Decisions
    found_by_name: tuple[Decision, ...] = ()
    lost: tuple[Decision, ...] = ()
    without_account: tuple[Decision, ...] = ()


class Who:
    """People and accounts as decisions name them."""

    def __init__(self, people: Mapping[str, Person], accounts: Mapping[str, Account]) -> None:
        """Take who is known.

        Args:
            people: People by id, before any are merged.
            accounts: Accounts by id.
        """
        self.people = people
        self.accounts = accounts

    def attach(self, decisions: Decisions) -> Attached:
        """Give decisions by the ids of today."""
        kept: list[Decision] = []
        by_name: list[Decision] = []
        lost: list[Decision] = []
        without_account: list[Decision] = []
        for one in decisions.listed:
            found = self._found(one)
            if found or one.act in OF_ACCOUNTS:
                # What was said of somebody who is gone still overrules what was said before.
                kept.append(found or self._on_account_of_today(one))
            if one.number in decisions.undone:
                continue
            if found is None:
                (without_account if self._is_without_account(one) else lost).append(one)
            elif one.person and self._person(one.person) is None:
                by_name.append(found)
        return Attached(Decisions.of(kept), tuple(by_name), tuple(lost), tuple(without_account))

    def decision(self, number: int, at: int, act: Act, person: str, other: str) -> Decision:
        """Give a decision with the names that make its ids readable."""
        account = self.accounts.get(other) if act in OF_ACCOUNTS else None
        return Decision(
            number=number,
            at=at,
            act=act,
            person=person,
            other=other,
            person_name=self.name_of(person),
            channel=account.channel if account else "",
            other_name=noted(account.name) if account else self.name_of(other),
            handle=noted(account.handle or "") if account else "",
        )

    def today(self, person: str, name: str = "") -> str | None:
        """Give the id that somebody has today.

        Args:
            person: The id that was noted once.
            name: The name that was noted with it; without one only the id and what it was before
                the row of the list had more details are looked for.
        """
        return self._person(person) or self._named(name)

    def name_of(self, person: str) -> str:
        """Give a person's name, with what tells them from namesakes of the list."""
        known = self.people.get(person)
        if known is None:
            return ""
        name = noted(known.name)
        if len(self._by_plain_name.get(_folded(known), ())) <= 1:
            return name
        details = filter(None, (known.company, known.city, *known.emails[:1], *known.phones[:1]))
        told = noted(", ".join(details))
        return f"{name} ({told})" if told else name

    def _found(self, decision: Decision) -> Decision | None:
        if decision.act is Act.UNDO:
            return decision
        person = self._person_of(decision)
        if decision.act in OF_PEOPLE:
            other = self._person(decision.other) or self._named(decision.other_name)
        else:
            other = self._account(decision.other)
        if person is None or other is None or person == other:
            return None
        return replace(decision, person=person, other=other)

    def _on_account_of_today(self, decision: Decision) -> Decision:
        return replace(decision, other=self._account(decision.other) or decision.other)

    def _is_without_account(self, decision: Decision) -> bool:
        return decision.act in OF_ACCOUNTS and self._person_of(decision) is not None

    def _person_of(self, decision: Decision) -> str | None:
        return self._person(decision.person) or self._named(decision.person_name)

    def _person(self, key: str) -> str | None:
        return key if key in self.people else self._former_people.get(key)

    def _account(self, key: str) -> str | None:
        return key if key in self.accounts else self._former_accounts.get(key)

    def _named(self, name: str) -> str | None:
        """Give the only person of a name; of namesakes the one with these details."""
        holders = self._by_told_name.get(fold(name), [])
        return holders[0] if name and len(holders) == 1 else None

    @cached_property
    def _by_plain_name(self) -> dict[str, list[str]]:
        names = defaultdict(list)
        for key, person in self.people.items():
            names[_folded(person)].append(key)
        return dict(names)

    @cached_property
    def _by_told_name(self) -> dict[str, list[str]]:
        names = defaultdict(list)
        for key in self.people:
            names[fold(self.name_of(key))].append(key)
        return dict(names)

    @cached_property
    def _former_people(self) -> dict[str, str]:
        return _only_holders(self.people.items(), _former_ids_of_person)

    @cached_property
    def _former_accounts(self) -> dict[str, str]:
        return _only_holders(self.accounts.items(), _former_ids_of_account)


def _folded(person: Person) -> str:
    return fold(noted(person.name))


def _only_holders(
    known: Iterable[tuple[str, Person]] | Iterable[tuple[str, Account]],
    former_ids: Callable[..., Iterator[str]],
) -> dict[str, str]:
    """Give who had each former id, where only one can have had it."""
    holders = defaultdict(set)
    for key, one in known:
        for former in former_ids(one):
            holders[former].add(key)
    return {former: min(keys) for former, keys in holders.items() if len(keys) == 1}


def _former_ids_of_person(person: Person) -> Iterator[str]:
    """Give the ids that a row had with fewer details than today (see ``client_list.identity``)."""
    name = " ".join(sorted(words(person.name)))
    for email in person.emails:
        yield stable_id("person", "email", email)
        yield stable_id("person", "email", email, name)
    details: list[tuple[tuple[str, ...], ...]] = [
        ((), person.phones),
        (("",), (person.company or "",)),
        (("",), (person.city or "",)),
        ((), tuple(sorted(person.urls))),
    ]
    for known in product(*(dict.fromkeys(each) for each in details)):
        folded = (fold(detail) for some in known for detail in some)
        yield stable_id("person", "name", name, *folded)


def _former_ids_of_account(account: Account) -> Iterator[str]:
    """Give the ids that an account had when less was shown of it (see ``book.accounts``)."""
    yield stable_id("account", account.channel, account.name, None)
    for known in filter(None, (account.handle, account.url)):
        yield stable_id("account", account.channel, known.casefold())
