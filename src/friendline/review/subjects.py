"""Whom a review speaks about: people of the client list, and accounts that nobody is sure of."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from friendline.book import Book
from friendline.model import (
    Account,
    Certainty,
    Match,
    Person,
    Request,
    RequestState,
    Tie,
    stable_id,
)
from friendline.review.contract import AccountRow, PersonRow
from friendline.sight import RULES


@dataclass(frozen=True)
class Subject:
    """Somebody a review speaks about.

    Attributes:
        id: Id of the person, or one made from the account that stands for itself.
        name: What to call them.
        person: The row of the client list, ``None`` where nobody is sure whose account it is.
        matches: Accounts that are or may be theirs.
        candidates: Whom of the client list an account that stands for itself could be.
    """

    id: str
    name: str
    person: Person | None
    matches: tuple[Match, ...]
    candidates: tuple[str, ...] = ()

    @property
    def is_sure(self) -> bool:
        """Whether an account is confirmed as theirs."""
        return any(match.certainty is Certainty.CONFIRMED for match in self.matches)


class Subjects:
    """All subjects of a review, and whose each account is."""

    def __init__(self, book: Book, matches: Sequence[Match]) -> None:
        """Find the subjects.

        Args:
            book: The book.
            matches: Who is who in it.
        """
        self._book = book
        by_person: dict[str, list[Match]] = defaultdict(list)
        self._by_account: dict[str, list[Match]] = defaultdict(list)
        for match in matches:
            by_person[match.person].append(match)
            self._by_account[match.account].append(match)
        self.listed = {
            key: Subject(key, person.name, person, tuple(by_person[key]))
            for key, person in book.people.items()
        }
        self.unresolved = {
            account: self._standing_for_itself(account)
            for account in book.accounts
            if self._holder(account) is None and self._matters(account)
        }

    def of_account(self, account: str) -> Subject | None:
        """Give whose account this is; ``None`` for one that the review need not speak of."""
        return self._holder(account) or self.unresolved.get(account)

    def all(self) -> Mapping[str, Subject]:
        """Give all subjects by id."""
        return self.listed | {subject.id: subject for subject in self.unresolved.values()}

    def rows(self) -> list[PersonRow]:
        """Give the people of ``review.json``."""
        return [self._row(subject) for subject in self.all().values()]

    def _holder(self, account: str) -> Subject | None:
        matches = self._by_account.get(account, [])
        holders = [one for one in matches if one.certainty is not Certainty.AMBIGUOUS]
        return self.listed[holders[0].person] if len(holders) == 1 else None

    def _matters(self, account: str) -> bool:
        """Whether a request waits here, or a tie stands that could be with a client."""
        if any(map(is_pending, self._book.requests.get(account, ()))):
            return True
        return account in self._by_account and any(
            map(is_standing, self._book.ties.get(account, ()))
        )

    def _standing_for_itself(self, account: str) -> Subject:
        name = self._book.accounts[account].name
        key = stable_id("person", account)
        evidence = (f"The account calls itself {name}.",)
        itself = Match(person=key, account=account, certainty=Certainty.LIKELY, evidence=evidence)
        candidates = tuple(match.person for match in self._by_account.get(account, ()))
        return Subject(key, name, None, (itself,), candidates)

    def _row(self, subject: Subject) -> PersonRow:
        person = subject.person or Person(id=subject.id, name=subject.name)
        return PersonRow(
            id=subject.id,
            name=subject.name,
            relationship=person.relationship,
            status=person.status,
            on_client_list=subject.person is not None,
            accounts=[
                _account_row(self._book.accounts[match.account], match) for match in subject.matches
            ],
        )


def _account_row(account: Account, match: Match) -> AccountRow:
    return AccountRow(
        channel=account.channel,
        name=account.name,
        handle=account.handle,
        url=account.url,
        certainty=match.certainty,
        evidence=list(match.evidence),
        id=match.account,
    )


def is_pending(request: Request) -> bool:
    """Whether a request still waits for an answer."""
    return request.state is RequestState.PENDING


def is_standing(tie: Tie) -> bool:
    """Whether a tie by which somebody is let in stands today."""
    rules = RULES.get(tie.account.channel)
    return rules is not None and tie.kind is rules.tie and tie.until is None
