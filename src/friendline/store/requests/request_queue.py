"""The queue of requests as a page shows it, and whose answer a changed policy would change."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from friendline.model import AnswerKind, Direction, Fact
from friendline.policy import Policy
from friendline.requests.graph import OPEN, Kind, State
from friendline.requests.otherwise import Given, Otherwise, otherwise
from friendline.requests.waiting import (
    IGNORED_AFTER_DAYS,
    Waiting,
    evidence_of,
    is_ignored,
    next_step,
)
from friendline.review.situations import day_of
from friendline.store import settings
from friendline.store.models import Answer, Request
from friendline.store.requests.request_steps import all_given, request_of, with_words
from friendline.store.requests.request_world import World

__all__ = [
    "IGNORED_AFTER",
    "decided_otherwise_before",
    "queue",
    "several",
    "silent_declines",
    "waiting",
]

IGNORED_AFTER = "ignored_after_days"
"""The setting: so many days without a word are no neglect."""


def queue(today: date | None = None) -> list[Waiting]:
    """Give everything that something is left to do about, the longest wait first.

    What is put off until a day that has not come stands last. Call ``wake`` before, so that what
    has become due again counts as waiting.

    Args:
        today: The day.
    """
    found = Request.objects.filter(state__in=[*OPEN, State.INVITED])
    return sorted(_all_waiting(list(found), World.of(today)), key=_order)


def waiting(number: int, today: date | None = None) -> Waiting:
    """Give one request as the queue shows it, in whatever state.

    Raises:
        NoSuchRequestError: There is none of this number.
    """
    return _all_waiting([request_of(number)], World.of(today))[0]


def several(requests: Sequence[Request], today: date | None = None) -> list[Waiting]:
    """Give some requests as the queue shows them, in their order."""
    return _all_waiting(requests, World.of(today))


def silent_declines(today: date | None = None) -> list[Waiting]:
    """Give those who asked and were left without a word for too long (R7, A11)."""
    return [one for one in queue(today) if one.is_ignored]


def decided_otherwise_before(
    old: Policy, new: Policy, today: date | None = None
) -> list[Otherwise]:
    """Give everyone whose stored answer a change of the policy would change (R12, A5).

    Args:
        old: The version before.
        new: The version after.
        today: The day, to which months are counted.
    """
    world = World.of(today)
    answers = Answer.objects.filter(undone_at=None).select_related("request")
    return otherwise(old, new, [_given(one, world) for one in _holding(answers)])


def _holding(answers: Iterable[Answer]) -> Sequence[Answer]:
    """Of several answers to one request, or to one person on a network, the last one holds."""
    last = {
        (one.person, one.channel, one.direction) if one.request is None else one.request.pk: one
        for one in answers
    }
    holding = all_given([one.request.pk for one in last.values() if one.request is not None])
    numbers = {one.pk for one in holding.values()}
    return [one for one in last.values() if one.request is None or one.pk in numbers]


def _given(one: Answer, world: World) -> Given:
    """Give an answer with the facts of today, and those of its day where nothing is known now."""
    direction = Direction.OUTGOING if one.direction == Kind.OUTGOING else Direction.INCOMING
    today = world.all_facts(one.person, one.channel, direction)
    return Given(
        answer_id=one.pk,
        request=one.request_id,
        person=one.person,
        name=world.name_of(one.person) or (one.request.name if one.request else one.person),
        channel=one.channel,
        answer=AnswerKind(one.answer),
        on=day_of(one.at),
        facts=_facts_today(one.facts, today),
    )


def _facts_today(stored: Mapping[str, Fact], today: Mapping[str, Fact]) -> dict[str, Fact]:
    """Lay what is known today over what was known then; what a network is for each policy says."""
    known = {name: fact for name, fact in today.items() if fact is not None}
    return {name: fact for name, fact in ({**stored, **known}).items() if name != "purpose"}


def _most() -> int:
    most = settings.value(IGNORED_AFTER, IGNORED_AFTER_DAYS)
    return most if isinstance(most, int) else IGNORED_AFTER_DAYS


def _equals_let_in(request: Request, world: World) -> tuple[str, ...]:
    rows = world.equals_tied(request.person, request.channel)
    return tuple(sorted({world.name_of(row.person) or row.person for row in rows}))


def _all_waiting(requests: Sequence[Request], world: World) -> list[Waiting]:
    """Give requests as the queue shows them; what concerns all is asked for once."""
    numbers = [one.pk for one in requests]
    said, most = _Said(all_given(numbers), with_words(numbers)), _most()
    return [_waiting(one, world, said, most) for one in requests]


@dataclass(frozen=True)
class _Said:
    """What was answered, and about which requests words were sent."""

    answers: Mapping[int, Answer]
    worded: frozenset[int]


def _waiting(request: Request, world: World, said: _Said, most: int) -> Waiting:
    holding, words = said.answers.get(request.pk), request.pk in said.worded
    kind, state, policy = Kind(request.direction), State(request.state), world.ruled(request)
    answer = None if holding is None else AnswerKind(holding.answer)
    asked_on = None if request.asked_at is None else day_of(request.asked_at)
    age = None if asked_on is None else max(0, (world.today - asked_on).days)
    due = None if request.due_at is None else day_of(request.due_at)
    return Waiting(
        request=request.pk,
        kind=kind,
        channel=request.channel,
        person=request.person,
        name=request.name,
        state=state,
        asked_on=asked_on,
        age=age,
        due=due,
        evidence=evidence_of(request.name, request.channel, world.rows.get(request.person)),
        policy=policy,
        answer=answer,
        has_words=words,
        is_ignored=is_ignored(kind, state, age, has_words=words, most=most),
        next_step=next_step(kind, state, policy, answer, due, has_words=words),
        equals_let_in=_equals_let_in(request, world),
        needs_care=policy.facts.get("sensitive") is True,
    )


def _order(one: Waiting) -> tuple[int, bool, date, int]:
    places = {State.DEFERRED: 1, State.INVITED: 2}
    return (
        places.get(one.state, 0),
        one.kind is Kind.OUTGOING,
        one.due or one.asked_on or date.max,
        one.request,
    )
