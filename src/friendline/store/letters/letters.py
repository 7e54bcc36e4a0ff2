"""The words that go with an answer, and the order of acts: write, offer, then press (R75, R78)."""

from datetime import date

from django.db import transaction

from friendline.letters import (
    Act as StepAct,
)
from friendline.letters import (
    Draft,
    Facts,
    Refused,
    Situation,
    Step,
    Voice,
    draft,
    refused,
    steps,
)
from friendline.model import AnswerKind, Direction
from friendline.requests.graph import Act, Kind, State
from friendline.requests.ruling import YES
from friendline.store.letters.letter_facts import letter_facts
from friendline.store.letters.sending import keep_sent
from friendline.store.models import Letter, Request
from friendline.store.requests.request_steps import given, request_of, step
from friendline.store.requests.request_world import World
from friendline.store.requests.requests import answer

__all__ = [
    "drafts",
    "facts_of",
    "refusals",
    "situation_for",
    "situation_of",
    "steps_for",
    "wrote",
    "wrote_as_answered",
]


def facts_of(number: int, today: date | None = None) -> Facts:
    """Give what is known today for a letter about a request.

    Raises:
        NoSuchRequestError: There is no such request.
    """
    return letter_facts(request_of(number), World.of(today))


def situation_of(number: int, today: date | None = None) -> Situation | None:
    """Give the letter that fits a request: that of its answer, or the invitation.

    ``None`` where nothing is written: no policy decides and nothing was chosen, or the owner's own
    request is not to be made.

    Raises:
        NoSuchRequestError: There is no such request.
    """
    return situation_for(request_of(number), facts_of(number, today))


def situation_for(request: Request, facts: Facts) -> Situation | None:
    """Give the letter that fits a request of which the facts are known; see ``situation_of``."""
    if facts.answer is None:
        return None
    if request.direction == Kind.OUTGOING:
        return Situation.INVITE if facts.answer in YES else None
    return Situation.FAMILY if facts.kin and facts.answer in YES else Situation(facts.answer.value)


def drafts(
    number: int, situation: Situation, voice: Voice | None = None, today: date | None = None
) -> list[Draft]:
    """Write every letter whose reasons are all true today, the best first.

    Raises:
        NoSuchRequestError: There is no such request.
        NoSuchLanguageError: There are no letters in the language.
    """
    return draft(situation, facts_of(number, today), voice)


def refusals(
    number: int, situation: Situation, voice: Voice | None = None, today: date | None = None
) -> list[Refused]:
    """Give the letters that cannot be written today, and what would make them true.

    Raises:
        NoSuchRequestError: There is no such request.
        NoSuchLanguageError: There are no letters in the language.
    """
    return refused(situation, facts_of(number, today), voice)


def steps_for(number: int, language: str = "en", today: date | None = None) -> list[Step]:
    """Give what to do about a request, in order; each button with the day it was looked at.

    Who asks in person has no request on the network: for a yes they are invited, for anything else
    there is nothing to press. Who is connected there already stays so, or hears first that it ends.

    Raises:
        NoSuchRequestError: There is no such request.
        NoSuchLanguageError: There are no words in this language.
    """
    request, world = request_of(number), World.of(today)
    policy, holding = world.ruled(request), given(request)
    answer = policy.answer if holding is None else AnswerKind(holding.answer)
    found = steps(
        answer,
        request.channel,
        language,
        direction=_direction(request, answer, world),
        offer=policy.offer if holding is None else holding.offer or None,
        sensitive=policy.facts.get("sensitive") is True,
    )
    has_no_button = request.direction == Kind.SPOKEN and answer not in YES
    if not has_no_button or world.is_tied(request.person, request.channel):
        return found
    return [one for one in found if one.act is not StepAct.PRESS]


@transaction.atomic
def wrote(number: int, letter: Draft, text: str | None = None, today: date | None = None) -> Letter:
    """Keep a letter that went out, once every reason in it is true at this moment (R78, R80).

    Args:
        number: Number of the request.
        letter: The draft it came from.
        text: What went out, if the owner changed it.
        today: The day.

    Raises:
        NoSuchRequestError: There is no such request.
        NotTrueTodayError: A reason is not true today, or the lint finds what must be changed.
        NotNowError: Nothing can be written about it where it stands.
    """
    request, world = request_of(number), World.of(today)
    row = keep_sent(letter, letter_facts(request, world), text, request, request=number)
    step(request, Act.WRITE, letter=row)
    return row


@transaction.atomic
def wrote_as_answered(
    number: int, letter: Draft, text: str | None = None, today: date | None = None
) -> Letter:
    """Keep a letter that went out; where no answer was chosen yet, choose the policy's own first.

    Who writes as the policy says has answered as it says: one act of the owner's, two steps of the
    request, each of which can be undone.

    Args:
        number: Number of the request.
        letter: The draft it came from.
        text: What went out, if the owner changed it.
        today: The day.

    Raises:
        NoSuchRequestError: There is no such request.
        NoPolicyError: No policy is in force, so that there is no answer to choose.
        DayNeededError: The policy puts it off, and no day is known.
        NotTrueTodayError: A reason is not true today, or the lint finds what must be changed.
        NotNowError: Nothing can be written about it where it stands.
    """
    request = request_of(number)
    if request.state == State.WAITING:
        answer(number, World.of(today).ruled(request).answer, today=today)
    return wrote(number, letter, text, today)


def _direction(request: Request, answer: AnswerKind, world: World) -> Direction:
    if request.direction == Kind.OUTGOING:
        return Direction.OUTGOING
    if request.direction == Kind.SPOKEN and world.is_tied(request.person, request.channel):
        return Direction.EXISTING
    is_invited = request.direction == Kind.SPOKEN and answer in YES
    return Direction.OUTGOING if is_invited else Direction.INCOMING
