"""The queue of requests as a page shows it, and whose answer a changed policy would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from friendline.model import AnswerKind
from friendline.requests.graph import OPEN, Kind, State
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
        evidence=evidence_of(
            request.name, request.channel, world.rows.get(request.person), request.account
        ),
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
