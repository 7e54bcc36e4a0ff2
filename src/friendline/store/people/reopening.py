"""Answers that what was said about somebody since would change (R20, R22, A10)."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from friendline.model import AnswerKind, Direction, Fact, Relationship
from friendline.policy import Decision, Policy, decide
from friendline.policy.change.sides import usable
from friendline.review.situations import day_of
from friendline.store import clock
from friendline.store.models import Answer, PersonFact
from friendline.store.people.facts import as_policy_reads, holding
from friendline.store.people.noted import known_people, reviewed_answers
from friendline.store.policy import policies
from friendline.touch.cadence import in_words
from friendline.touch.facts import BECAME_FRIEND

__all__ = ["FriendFlag", "Reopened", "friend_flags", "reopened"]

_SOON: Final = timedelta(days=30)
_YEAR: Final = timedelta(days=365)
_FEW: Final = 3
_ONE_IN: Final = 20
_YES: Final = frozenset({AnswerKind.ACCEPT.value, AnswerKind.ACCEPT_RESTRICTED.value})
_SPOKEN: Final = "spoken"


@dataclass(frozen=True)
class Reopened:
    """An answer that would be another one with what is known of the person now.

    Attributes:
        person: Id of the person.
        channel: On which network.
        direction: Who asked; ``existing`` is a connection that stands.
        was: What the policy said.
        now: What it says, and why.
        answer: Number of the stored answer; ``None`` for what the last review said.
    """

    person: str
    channel: str
    direction: str
    was: AnswerKind
    now: Decision
    answer: int | None = None


@dataclass(frozen=True)
class FriendFlag:
    """A sign that "became a friend" is used to get round the policy (R20).

    Attributes:
        person: Id of the person; empty where it is about all of them.
        sentence: What is noticed.
    """

    person: str
    sentence: str


def reopened(person: str = "", today: date | None = None) -> list[Reopened]:
    """Give the answers that would differ with what was said about the people since.

    Looked at are answers that were given and not undone, the last for each person, network and
    direction, and what the last review says of requests and connections. Nothing is changed: the
    owner looks at them again.

    Args:
        person: Only about this person.
        today: The day of asking; today if left out.
    """
    policy, day = policies.current(), today or clock.today()
    if policy is None:
        return []
    said = {
        one: as_policy_reads(facts, day)
        for one, facts in sorted(holding(day).items())
        if person in {"", one}
    }
    given = list(_given(said, policy))
    answered = {(one.person, one.channel, one.direction) for one in given if one.answer}
    found = [*given, *_reviewed(said, policy, answered)]
    return [one for one in found if one.now.answer is not one.was]


def friend_flags(today: date | None = None) -> list[FriendFlag]:
    """Say where "became a friend" looks like a way round the policy; the owner judges.

    Noticed is a friendship that is said within 30 days after the policy did not say yes, and more
    friendships in a year than three and one client in twenty.
    """
    day = today or clock.today()
    rows = PersonFact.in_force.filter(name=BECAME_FRIEND, value=True)
    people = known_people()
    named = {key: row.name for key, row in people.items()}
    flags = [flag for row in rows if (flag := _after_a_no(row, named)) is not None]
    lately = {row.person for row in rows if day - day_of(row.at) <= _YEAR}
    clients = sum(row.on_client_list and row.relationship in _CLIENTS for row in people.values())
    if len(lately) > max(_FEW, clients // _ONE_IN):
        told = f"{len(lately)} people of {clients} clients were called friends within a year."
        flags.append(FriendFlag("", f"{told} Look whether your criteria still mean something."))
    return flags


_CLIENTS: Final = frozenset({Relationship.CLIENT, Relationship.PATIENT, Relationship.STUDENT})


def _given(said: Mapping[str, Mapping[str, Fact]], policy: Policy) -> Iterator[Reopened]:
    """Give the last answer for each person, network and direction as it would be now."""
    rows = Answer.in_force.filter(person__in=said).order_by("at", "id")
    last = {(row.person, row.channel, row.direction): row for row in rows}
    for row in last.values():
        asks = Direction.INCOMING.value if row.direction == _SPOKEN else row.direction
        facts = {**row.facts, "channel": row.channel, "direction": asks}
        now = decide(policy, usable(policy, {**facts, **said[row.person]}))
        was = AnswerKind(row.by_policy)
        yield Reopened(row.person, row.channel, row.direction, was, now, row.pk)


def _reviewed(
    said: Mapping[str, Mapping[str, Fact]],
    policy: Policy,
    answered: Iterable[tuple[str, str, str]],
) -> Iterator[Reopened]:
    done = set(answered)
    for row in reviewed_answers():
        direction = row.direction.value
        if row.person in said and (row.person, row.channel, direction) not in done:
            facts = usable(policy, {**row.facts, **said[row.person]})
            yield Reopened(row.person, row.channel, direction, row.answer, decide(policy, facts))


def _after_a_no(row: PersonFact, named: Mapping[str, str]) -> FriendFlag | None:
    before = Answer.in_force.filter(person=row.person, at__lte=row.at)
    no = before.exclude(by_policy__in=_YES).order_by("-at").first()
    if no is None or day_of(row.at) - day_of(no.at) > _SOON:
        return None
    name = named.get(row.person, "This person")
    sentence = (
        f"{name} was called a friend on {in_words(day_of(row.at))}; the policy had not said yes "
        f"to them on {in_words(day_of(no.at))}."
    )
    return FriendFlag(row.person, sentence)
