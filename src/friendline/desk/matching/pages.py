"""What the pages of who is who show: a question with its candidates side by side."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from friendline.desk.people.listing import what_they_are
from friendline.matching.asking.question_words import differences, how_likely, whole_sentence
from friendline.matching.asking.questions import (
    TOGETHER,
    Question,
    QuestionKind,
    Row,
    supposed,
)
from friendline.matching.wording import channel_title
from friendline.model import Account, Person
from friendline.review.words import spelled
from friendline.store.people.who_is_who import Known

__all__ = [
    "AccountShown",
    "Candidate",
    "PersonShown",
    "QuestionPage",
    "account_shown",
    "person_shown",
    "question_page",
]

_KEYS: Final = ("first", "second", "third", "fourth", "fifth")


@dataclass(frozen=True)
class PersonShown:
    """A person of the lists, with what tells them from others."""

    id: str
    name: str
    details: tuple[tuple[str, str], ...]
    what: str


@dataclass(frozen=True)
class AccountShown:
    """An account, with what tells it from others."""

    id: str
    name: str
    channel: str
    handle: str
    url: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Candidate:
    """One account that may be one person's.

    Attributes:
        person: Whose it may be.
        account: The account.
        how_likely: In words, with the number of such cases that are right.
        evidence: What speaks for it, strongest first.
        differs: What the account shows otherwise than the list.
        key: Name of the key that chooses it; empty where rows are marked together.
        usual: What is said of it where nothing is marked.
    """

    person: PersonShown
    account: AccountShown
    how_likely: str
    evidence: tuple[str, ...]
    differs: tuple[str, ...]
    key: str
    usual: str

    @property
    def pair(self) -> str:
        """How a form names it."""
        return f"{self.person.id} {self.account.id}"


@dataclass(frozen=True)
class QuestionPage:
    """A question as it is put.

    Attributes:
        id: Its id.
        kind: How it is put: "which", "is_it", "all_of" or "any_of".
        channel: The network of its accounts.
        rows: The candidates, likeliest first.
    """

    id: str
    kind: str
    channel: str
    rows: tuple[Candidate, ...]

    @property
    def person(self) -> PersonShown:
        """Whom it is about, where it is about one."""
        return self.rows[0].person

    @property
    def is_together(self) -> bool:
        """Whether several people are asked about at once."""
        return self.kind in {one.value for one in TOGETHER}

    @property
    def is_single(self) -> bool:
        """Whether it is answered by yes or no."""
        return self.kind == QuestionKind.IS_IT.value


def question_page(known: Known, question: Question) -> QuestionPage:
    """Give a question as its page shows it."""
    channel = channel_title(known.accounts[question.rows[0].account].channel)
    keys = () if question.kind in TOGETHER else _KEYS
    usual = supposed(question).value
    rows = [
        _candidate(known, row, keys[at] if at < len(keys) else "", usual)
        for at, row in enumerate(question.rows)
    ]
    return QuestionPage(question.id, question.kind.value, channel, tuple(rows))


def open_words(known: Known) -> str:
    """Say in a heading how much is open."""
    return spelled(len(known.open_people), "person is still open", "people are still open")


def person_shown(person: Person) -> PersonShown:
    """Give a person with what tells them from others."""
    return PersonShown(
        person.id,
        person.name,
        tuple(_of_person(person)),
        what_they_are(person.relationship, person.status),
    )


def account_shown(key: str, account: Account, tied: str = "") -> AccountShown:
    """Give an account with what tells it from others."""
    return AccountShown(
        id=key,
        name=account.name,
        channel=channel_title(account.channel),
        handle=account.handle or "",
        url=account.url or "",
        details=tuple(_of_account(account, tied)),
    )


def _candidate(known: Known, row: Row, key: str, usual: str) -> Candidate:
    person, account = known.people[row.person], known.accounts[row.account]
    return Candidate(
        person=person_shown(person),
        account=account_shown(row.account, account, known.stored.tied.get(row.account, "")),
        how_likely=how_likely(row.probability),
        evidence=tuple(map(whole_sentence, row.evidence)),
        differs=tuple(differences(person, account)),
        key=key,
        usual=usual,
    )


def _of_person(person: Person) -> Iterator[tuple[str, str]]:
    yield from _told("Also called", person.other_names)
    yield from _told("E-mail", person.emails)
    yield from _told("Telephone", person.phones)
    yield from _told("Company", (person.company,))
    yield from _told("Place", (person.city,))
    yield from _told("Profiles", (*person.urls, *(said for _, said in person.said_accounts)))


def _of_account(account: Account, tied: str) -> Iterator[tuple[str, str]]:
    yield from _told("E-mail", account.emails)
    yield from _told("Company", (account.company,))
    yield from _told("Place", (account.city,))
    yield from _told("With you", (tied,))


def _told(name: str, values: tuple[str | None, ...]) -> Iterator[tuple[str, str]]:
    said = ", ".join(one for one in values if one)
    if said:
        yield name, said
