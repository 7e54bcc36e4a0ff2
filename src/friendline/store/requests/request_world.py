"""What an answer to a request rests on today: the policy, the people, and the last review."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final, Self

from friendline.letters import PastAsk
from friendline.model import AnswerKind, Direction, Fact, Person
from friendline.policy import Policy, Situation, situation_key
from friendline.policy.change.sides import usable
from friendline.requests.graph import Kind, State
from friendline.requests.ruling import COUNTED, Lack, Later, Ruled, looks_again, ruled
from friendline.review.contract import AnswerRow, PersonRow
from friendline.review.situations import day_of, situation
from friendline.store import clock
from friendline.store.models import Reaction, Request
from friendline.store.people import acquaintances
from friendline.store.policy import policies
from friendline.store.review import reviewed

__all__ = ["UPSET", "World", "direction_of"]

UPSET: Final = "upset"
"""A reaction after which nobody is asked again."""

_EPOCH: Final = date(1970, 1, 1)
_ASKED: Final = frozenset(
    {State.WRITTEN, State.INVITED, State.JOINED, State.REFUSED, State.SETTLED_ELSEWHERE}
)
"""States of a request of the owner's in which it has reached the other side."""


@dataclass(frozen=True)
class World:
    """All that requests are answered by; what is not asked for is not read.

    Attributes:
        today: The day.
    """

    today: date

    @classmethod
    def of(cls, today: date | None) -> Self:
        """Give the world of a day; of today if none is given."""
        return cls(today or clock.today())

    @cached_property
    def number(self) -> int | None:
        """Number of the version of the policy that holds; of the last one where none does."""
        return policies.holding_on(self.today) or policies.number()

    @cached_property
    def policy(self) -> Policy | None:
        """The policy of that number."""
        return None if self.number is None else policies.load(self.number)

    @cached_property
    def people(self) -> Mapping[str, Person]:
        """Everybody whom the owner knows, by id."""
        return acquaintances.people()

    @cached_property
    def rows(self) -> Mapping[str, PersonRow]:
        """The people of the last review, by id."""
        return {one.id: one for one in reviewed.section("people")}

    @cached_property
    def answers(self) -> Sequence[AnswerRow]:
        """The answers of the last review."""
        found: list[AnswerRow] = reviewed.section("answers")
        return found

    def name_of(self, person: str) -> str | None:
        """Give what somebody is called; ``None`` for a stranger."""
        if person in self.people:
            return self.people[person].name
        return self.rows[person].name if person in self.rows else None

    def facts(self, person: str, channel: str, direction: Direction) -> dict[str, Fact]:
        """Give the facts of a case as of today, as far as the policy reads them."""
        facts = self.all_facts(person, channel, direction)
        return facts if self.policy is None else usable(self.policy, facts)

    def all_facts(self, person: str, channel: str, direction: Direction) -> dict[str, Fact]:
        """Give all facts of a case as of today; what only the requests tell is among them."""
        known = self.people.get(person)
        facts = situation(known, channel, None, direction, self.today)
        return facts | self._of_asks(person)

    def _of_asks(self, person: str) -> dict[str, Fact]:
        no = self.last_no(person)
        return {
            "asked_before": bool(self.asks(person)),
            "months_since_no": None if no is None else _months(no[1], self.today),
        }

    def ruled(self, request: Request) -> Ruled:
        """Say what the policy says to a request today."""
        direction = direction_of(request)
        facts = self.facts(request.person, request.channel, direction)
        unclear = self._unclear(request, direction)
        if unclear is not None:
            return Ruled(
                answer=AnswerKind.ASK,
                reasons=tuple(unclear.reasons),
                facts=facts,
                lacks=Lack.PERSON,
            )
        return ruled(self.policy, facts, self.today, self.number)

    def _unclear(self, request: Request, direction: Direction) -> AnswerRow | None:
        """Give the row of the review that says that nobody knows who this is."""
        row = self._row_of(request, direction)
        return row if row is not None and row.candidates else None

    def _row_of(self, request: Request, direction: Direction) -> AnswerRow | None:
        """Give the row of the account that asks; of the person where no account is known."""
        if request.account:
            found = self._rows_of_accounts.get((request.account, direction))
            if found is not None:
                return found
        return self._rows.get((request.person, request.channel, direction))

    @cached_property
    def _rows_of_accounts(self) -> Mapping[tuple[str, Direction], AnswerRow]:
        """The answers of the last review by account and direction."""
        return {(row.account, row.direction): row for row in self.answers if row.account}

    @cached_property
    def _rows(self) -> Mapping[tuple[str, str, Direction], AnswerRow]:
        """The answers of the last review by person, network and direction."""
        return {(row.person, row.channel, row.direction): row for row in self.answers}

    def later(self, request: Request) -> Later | None:
        """Give the day on which time alone changes the policy's answer (A10)."""
        if self.policy is None:
            return None
        facts = self.facts(request.person, request.channel, direction_of(request))
        return looks_again(self.policy, facts, self.today, self.since(request.person))

    def since(self, person: str) -> dict[str, date]:
        """Give the days from which months with somebody are counted."""
        known = self.people.get(person)
        facts = {} if known is None else known.facts
        return {
            name: _EPOCH + timedelta(days=days)
            for name in COUNTED.values()
            if isinstance(days := facts.get(name), int)
        }

    def is_tied(self, person: str, channel: str) -> bool | None:
        """Whether somebody is connected with the owner; ``None`` where there is no review yet."""
        if reviewed.run() is None:
            return None
        return (person, channel, Direction.EXISTING) in self._rows

    def equals_tied(self, person: str, channel: str) -> list[AnswerRow]:
        """Give those let in on a network who are, to the policy, like somebody (R4)."""
        if self.policy is None:
            return []
        facts = self._facts_as_such(person, channel)
        like = _situation(self.policy, facts)
        return [row for row in self._tied[channel, like] if row.person != person]

    @cached_property
    def _tied(self) -> Mapping[tuple[str, Situation], list[AnswerRow]]:
        """Those let in, by network and situation; an account of somebody unsure counts nowhere."""
        found: dict[tuple[str, Situation], list[AnswerRow]] = defaultdict(list)
        for row in self.answers:
            if self.policy is None or row.candidates or row.direction is not Direction.EXISTING:
                continue
            facts = self._facts_as_such(row.person, row.channel)
            found[row.channel, _situation(self.policy, facts)].append(row)
        return found

    def _facts_as_such(self, person: str, channel: str) -> dict[str, Fact]:
        """Give what somebody is, whoever asked whom."""
        known = self.people.get(person)
        return situation(known, channel, None, Direction.INCOMING, self.today)

    def asks(self, person: str, but: int | None = None) -> list[PastAsk]:
        """Give how often the owner has asked somebody, on any network (R88).

        Args:
            person: Whom.
            but: Number of a request that does not count.
        """
        return [_past_ask(one) for one in self._asked.get(person, ()) if one.pk != but]

    @cached_property
    def _asked(self) -> Mapping[str, list[Request]]:
        """What the owner has asked, by person."""
        found: dict[str, list[Request]] = defaultdict(list)
        for one in Request.objects.filter(direction=Kind.OUTGOING, state__in=_ASKED):
            found[one.person].append(one)
        return found

    def last_no(self, person: str) -> tuple[str, date] | None:
        """Give what somebody said or felt that forbids to ask again, in words, and the day."""
        nos = [("said no", one.on) for one in self.asks(person) if one.said_no]
        hurt = self.upset_on(person)
        nos += [] if hurt is None else [("was put out", hurt)]
        return max(nos, key=lambda no: no[1], default=None)

    def upset_on(self, person: str) -> date | None:
        """Give the day on which somebody was put out last, as the owner noted it."""
        return self._upset.get(person)

    @cached_property
    def _upset(self) -> Mapping[str, date]:
        return {one.person: day_of(one.at) for one in Reaction.objects.filter(how=UPSET)}


def _situation(policy: Policy, facts: Mapping[str, Fact]) -> Situation:
    return situation_key(policy, usable(policy, facts), frozenset({"direction"}))


def direction_of(request: Request) -> Direction:
    """Give who asks, as the policy reads it; what is said aloud comes in."""
    return Direction.OUTGOING if request.direction == Kind.OUTGOING else Direction.INCOMING


def _past_ask(request: Request) -> PastAsk:
    state = State(request.state)
    return PastAsk(
        on=day_of(request.changed_at if state is State.REFUSED else _asked(request)),
        said_no=True if state is State.REFUSED else False if state is State.JOINED else None,
        accepted=state is State.JOINED,
    )


def _asked(request: Request) -> int:
    return request.changed_at if request.asked_at is None else request.asked_at


def _months(then: date, today: date) -> int:
    months = (today.year - then.year) * 12 + today.month - then.month
    return max(0, months - (today.day < then.day))
