"""Clients with whom the owner is connected already, and what the policy says of each (R90, A13)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import ClassVar

from friendline.desk.requests.links import person_address, who_address
from friendline.desk.requests.words import ANSWER_STATES, answered_words
from friendline.model import AnswerKind, Direction
from friendline.review.contract import AnswerRow, PersonRow
from friendline.review.words import count, is_confirmed, spelled, title_of
from friendline.store.review import reviewed
from friendline.store.review.reviewed import review_and_store

__all__ = ["ConnectedPage", "Tie", "connected_page"]

_SURE, _LIKELY, _UNCLEAR = "sure", "likely", "unclear"


@dataclass(frozen=True)
class Tie:
    """A connection with somebody who is, or may be, on the client list.

    Attributes:
        person: Id of the person, or of the account that stands for itself.
        name: What to call them.
        channel: The network.
        since: The day since which, where the export tells it.
        sure: How sure it is who they are: sure, likely or unclear.
        answer: What the policy says of somebody like them.
        words: The same, in words.
        because: Why; for somebody unclear who it may be.
        candidates: Names of those who it may be.
        account: Name or handle of the account, where they are connected by several.
    """

    person: str
    name: str
    channel: str
    since: date | None
    sure: str
    answer: AnswerKind
    words: str
    because: str
    candidates: tuple[str, ...]
    account: str = ""

    @property
    def where(self) -> str:
        """The network as it writes itself, and the account where that must be told."""
        return " · ".join(filter(None, [title_of(self.channel), self.account]))

    @property
    def state(self) -> str:
        """The colour of the badge."""
        return "care" if self.candidates else ANSWER_STATES[self.answer]

    @property
    def badge(self) -> str:
        """What the badge says."""
        return "Who is it?" if self.candidates else f"Policy: {self.words}"

    @property
    def page(self) -> str:
        """Where there is more of them, or where it is said who they are."""
        return who_address() if self.candidates else person_address(self.person)


@dataclass(frozen=True)
class ConnectedPage:
    """All of them.

    Attributes:
        ties: The connections: those of whom the policy says no first.
        friends: How many connections the exports show in all.
    """

    SURE: ClassVar = (
        ("", "All"),
        (_SURE, "Confirmed"),
        (_LIKELY, "Likely"),
        (_UNCLEAR, "Could be several"),
    )

    ties: tuple[Tie, ...]
    friends: int

    @property
    def title(self) -> str:
        """How many there are, as a sentence."""
        known = sum(not one.candidates for one in self.ties)
        return (
            f"{spelled(known, 'connection of yours is', 'connections of yours are')} with clients"
        )

    @property
    def unclear(self) -> str:
        """How many stay open until the owner says who they are."""
        number = sum(bool(one.candidates) for one in self.ties)
        if not number:
            return ""
        more = count(number, "other could be a client", "others could be clients")
        return f"{more} or somebody of the same name; they stay open until you say who they are."

    @property
    def networks(self) -> tuple[tuple[str, str], ...]:
        """The networks there are."""
        return tuple((one, title_of(one)) for one in sorted({tie.channel for tie in self.ties}))

    @property
    def answers(self) -> tuple[tuple[str, str], ...]:
        """The answers there are."""
        there = {tie.answer for tie in self.ties}
        return tuple((one.value, answered_words(one)) for one in AnswerKind if one in there)

    def chosen(
        self, *, on: str, sure: str, answer: str, words: str, name: Callable[[str, str], str]
    ) -> list[Tie]:
        """Give those who fit what was chosen; nothing chosen is everything."""
        return [
            one
            for one in self.ties
            if on in {"", one.channel}
            and sure in {"", one.sure}
            and answer in {"", one.answer.value}
            and words.casefold() in name(one.person, one.name).casefold()
        ]


def connected_page() -> ConnectedPage:
    """Give the page as of the last review."""
    return _page(review_and_store())


@lru_cache(maxsize=2)
def _page(review: tuple[int, str]) -> ConnectedPage:  # noqa: ARG001 - tells one review from another
    people: dict[str, PersonRow] = {one.id: one for one in reviewed.section("people")}
    rows: list[AnswerRow] = reviewed.section("answers")
    standing = [row for row in rows if row.direction is Direction.EXISTING]
    many = Counter((row.person, row.channel) for row in standing)
    ties = [
        _tie(row, people, is_one_of_many=many[row.person, row.channel] > 1)
        for row in standing
        if _may_be_client(row, people)
    ]
    friends = sum(one.people for one in reviewed.section("sources"))
    return ConnectedPage(tuple(sorted(ties, key=_order)), friends)


def _may_be_client(row: AnswerRow, people: dict[str, PersonRow]) -> bool:
    person = people.get(row.person)
    return bool(row.candidates) or (person is not None and person.on_client_list)


def _tie(row: AnswerRow, people: dict[str, PersonRow], *, is_one_of_many: bool) -> Tie:
    person = people.get(row.person)
    sure = _SURE if person is not None and is_confirmed(person, row.channel) else _LIKELY
    return Tie(
        person=row.person,
        name=row.person if person is None else person.name,
        channel=row.channel,
        since=None if row.since is None else date.fromisoformat(row.since[:10]),
        sure=_UNCLEAR if row.candidates else sure,
        answer=row.answer,
        words=answered_words(row.answer, row.offer, row.onto_list),
        because=row.reasons[0] if row.reasons else "",
        candidates=tuple(people[one].name for one in row.candidates if one in people),
        account=_account(row, person) if is_one_of_many else "",
    )


def _account(row: AnswerRow, person: PersonRow | None) -> str:
    accounts = [] if person is None else person.accounts
    return next((one.handle or one.name for one in accounts if one.id == row.account), "")


def _order(one: Tie) -> tuple[bool, int, str, str]:
    places = (AnswerKind.DECLINE, AnswerKind.OFFER_OTHER, AnswerKind.DEFER, AnswerKind.ASK)
    place = places.index(one.answer) if one.answer in places else len(places)
    return bool(one.candidates), place, one.name, one.channel
