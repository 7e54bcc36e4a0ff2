"""What can become of a connection once the work has ended, and what speaks for what (R92, R93).

The four choices, each with what it likely brings, what the policy says of a former client, what was
chosen for others with equal facts, who could notice, and the words if any go with it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from friendline.letters import Situation, Step
from friendline.model import Direction, Fact, Person, Status
from friendline.policy import Decision, Policy, decide, situation_key
from friendline.policy.change.sides import usable
from friendline.review.contract import NoticingRow
from friendline.review.situations import situation
from friendline.store import clock
from friendline.store.models import Ending
from friendline.store.over_time.meetings import people_listed
from friendline.store.people.facts import people_with_facts
from friendline.store.people.noted import known
from friendline.store.policy import policies
from friendline.store.review import reviewed
from friendline.touch.endings import (
    BY_ANSWER,
    Choice,
    Consequence,
    EndedBy,
    consequences,
    steps_of,
    words_for,
)

__all__ = [
    "EndedWork",
    "Equal",
    "NoConnectionError",
    "NoSuchEndingError",
    "Option",
    "Options",
    "options",
]


class NoSuchEndingError(LookupError):
    """There is no such ending."""

    def __init__(self, number: int) -> None:
        super().__init__(f"Ending {number} is not there, or was taken back already.")


class NoConnectionError(ValueError):
    """There is no connection about which to choose anything."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"You are connected with {name} on no network: there is nothing to choose."
        )


@dataclass(frozen=True)
class EndedWork:
    """A working relationship that ended, and one connection that was there.

    Attributes:
        number: Its number.
        person: Id of the person.
        channel: On which network they are connected; empty where on none.
        on: The day.
        by: Who ended it.
        terms: On what terms, in the owner's words.
        choice: What was chosen; ``None`` until then.
        why: The owner's reason, where one was needed.
    """

    number: int
    person: str
    channel: str
    on: date
    by: EndedBy
    terms: str
    choice: Choice | None
    why: str


@dataclass(frozen=True)
class Equal:
    """What was chosen for somebody whose facts were equal when their work ended.

    Attributes:
        person: Id of the person.
        on: When their work ended.
        choice: What was chosen.
        why: The reason, where one was given.
    """

    person: str
    on: date
    choice: Choice
    why: str


@dataclass(frozen=True)
class Option:
    """One of the four choices.

    Attributes:
        choice: Which.
        consequences: What it likely brings on this network.
        steps: What the owner does, in order.
        words: Which letter goes with it; ``None`` where nothing is to be said.
        is_by_policy: Whether the policy comes to this.
        equals: For whom with equal facts it was chosen.
    """

    choice: Choice
    consequences: tuple[Consequence, ...]
    steps: tuple[Step, ...]
    words: Situation | None
    is_by_policy: bool
    equals: tuple[Equal, ...]


@dataclass(frozen=True)
class Options:
    """What can become of one connection, and what speaks for what.

    Attributes:
        ending: Which.
        by_policy: What the policy says of a connection with this former client; ``None`` where
            there is no policy.
        options: The four choices, from the mildest.
        notices: Who could notice it, as far as the last review tells (R5).
    """

    ending: EndedWork
    by_policy: Decision | None
    options: tuple[Option, ...]
    notices: NoticingRow | None


def options(number: int) -> Options:
    """Give what can become of a connection.

    Raises:
        NoSuchEndingError: There is no such ending.
        NoConnectionError: They are connected nowhere.
    """
    row = with_connection(number)
    policy, people = policies.current(), people_with_facts(people_listed())
    decision = _decision(row, policy, people)
    rule, equals = _rule(decision), _equals(row, policy, people)
    person = people.get(row.person)
    sensitive = person is not None and person.facts.get("sensitive") is True
    found = (
        Option(
            choice=one,
            consequences=tuple(consequences(one, row.channel)),
            steps=tuple(
                steps_of(
                    one,
                    row.channel,
                    offer=decision.offer if decision else None,
                    sensitive=sensitive,
                )
            ),
            words=words_for(one),
            is_by_policy=one is rule,
            equals=tuple(equal for equal in equals if equal.choice is one),
        )
        for one in Choice
    )
    return Options(ended_work(row), decision, tuple(found), _noticing(row))


def _facts(
    row: Ending, policy: Policy, people: Mapping[str, Person], day: date
) -> dict[str, Fact] | None:
    person = people.get(row.person)
    if person is None:
        return None
    purpose = policy.channels.get(row.channel)
    found = situation(person, row.channel, purpose, Direction.EXISTING, day)
    return usable(policy, {**found, "status": Status.FORMER.value})


def _decision(row: Ending, policy: Policy | None, people: Mapping[str, Person]) -> Decision | None:
    found = policy and _facts(row, policy, people, clock.today())
    return decide(policy, found) if policy and found else None


def _rule(decision: Decision | None) -> Choice | None:
    return None if decision is None else BY_ANSWER.get(decision.answer)


def _equals(row: Ending, policy: Policy | None, people: Mapping[str, Person]) -> list[Equal]:
    """Give what was chosen on this network for others whose facts were equal on their last day.

    Without a policy nothing says who is equal: then everybody is whose work ended.
    """
    own = _key(row, policy, people)
    others = Ending.in_force.filter(channel=row.channel).exclude(choice="")
    return [
        Equal(one.person, one.ended_on, Choice(one.choice), one.why)
        for one in others.exclude(person=row.person).order_by("-at", "-id")
        if _key(one, policy, people) == own
    ]


def _key(row: Ending, policy: Policy | None, people: Mapping[str, Person]) -> object:
    found = policy and _facts(row, policy, people, row.ended_on)
    return situation_key(policy, found) if policy and found else None


def _noticing(row: Ending) -> NoticingRow | None:
    rows: list[NoticingRow] = reviewed.section("noticing")
    there = (one for one in rows if (one.person, one.channel) == (row.person, row.channel))
    return next(there, None)


def with_connection(number: int) -> Ending:
    """Give the row of an ending with a connection.

    Raises:
        NoSuchEndingError: There is no such ending.
        NoConnectionError: They are connected nowhere.
    """
    row = standing(number)
    if not row.channel:
        raise NoConnectionError(known(row.person).name)
    return row


def standing(number: int) -> Ending:
    """Give the row of an ending that was not taken back.

    Raises:
        NoSuchEndingError: There is no such ending.
    """
    row = Ending.in_force.filter(pk=number).first()
    if row is None:
        raise NoSuchEndingError(number)
    return row


def ended_work(row: Ending) -> EndedWork:
    """Give an ending as it is shown."""
    return EndedWork(
        number=row.pk,
        person=row.person,
        channel=row.channel,
        on=row.ended_on,
        by=EndedBy(row.ended_by),
        terms=row.terms,
        choice=Choice(row.choice) if row.choice else None,
        why=row.why,
    )
