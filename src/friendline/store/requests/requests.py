"""What can be done with a request: each act checks, does, and writes the ledger, or does nothing.

The states and what leads to what are declared in ``friendline.requests.graph``. All of it is the
owner's: nothing here writes to anybody or presses anything on a network.
"""

from datetime import date
from typing import Any, Final

from django.db import transaction

from friendline.model import AnswerKind, Seconds
from friendline.requests.graph import Act, Cause, Kind, State, follow
from friendline.requests.ruling import YES, Lack, Ruled
from friendline.store import ledger
from friendline.store.clock import now
from friendline.store.models import Answer, Request, RequestStep
from friendline.store.requests.request_errors import (
    DayNeededError,
    NoPolicyError,
    NothingToUndoError,
    ReasonNeededError,
    WordsFirstError,
)
from friendline.store.requests.request_steps import (
    given,
    moment_of,
    request_of,
    state_of,
    step,
    with_words,
)
from friendline.store.requests.request_world import World

__all__ = [
    "answer",
    "answer_anew",
    "ask_first",
    "defer",
    "heard_back",
    "pressed",
    "reopen",
    "request_of",
    "undo",
    "withdrawn",
]

_NOT_DECIDED: Final = frozenset({AnswerKind.ASK, AnswerKind.DEFER})


@transaction.atomic
def answer(  # noqa: PLR0913 - what an answer consists of
    number: int,
    chosen: AnswerKind,
    why: str = "",
    *,
    until: date | None = None,
    offer: str | None = None,
    onto_list: str | None = None,
    today: date | None = None,
) -> Answer:
    """Answer a request, and keep the facts and the policy that it rests on (R2).

    Args:
        number: Number of the request.
        chosen: The answer.
        why: Why it is not what the policy says, where it is not (R8).
        until: With "defer": the day from which it waits again; the policy's own if left out.
        offer: Another way to offer; that of the policy if left out.
        onto_list: The list to put them on; that of the policy if left out.
        today: The day.

    Raises:
        NoSuchRequestError: There is no such request.
        NoPolicyError: No policy is in force, and the answer decides something.
        ReasonNeededError: It is not what the policy says, and ``why`` is empty.
        DayNeededError: It is put off, and no day ahead is known.
        NotNowError: It is not in a state in which it can be answered.
    """
    request, world = request_of(number), World.of(today)
    by_policy = world.ruled(request)
    _check(chosen, by_policy, why)
    due = _due(request, world, chosen, until)
    kept = Answer.objects.create(
        request=request,
        person=request.person,
        channel=request.channel,
        direction=request.direction,
        at=now(),
        answer=chosen,
        by_policy=by_policy.answer,
        why=why.strip(),
        policy=by_policy.policy,
        rule=by_policy.rule,
        facts=by_policy.facts,
        reasons=list(by_policy.reasons),
        offer=(offer or _offer(chosen, by_policy, request, world)) or "",
        onto_list=onto_list or _list(chosen, by_policy),
    )
    step(request, _ACTS.get(chosen, Act.DECIDE), due=due, answer=kept, words=why.strip())
    ledger.append("answered", _told(kept), about=request.person)
    return kept


@transaction.atomic
def answer_anew(number: int, *, today: date | None = None) -> Answer:
    """Answer as the policy says now somebody who was answered under an earlier version (R12).

    Args:
        number: Number of the request.
        today: The day.

    Raises:
        NoSuchRequestError: There is no such request.
        NoPolicyError: No policy is in force.
        DayNeededError: It is to be put off, and no day is known.
        NotNowError: It is not in a state in which it can be answered.
    """
    request = request_of(number)
    if request.state == State.DONE:
        reopen(number, "The rule has changed.")
    return answer(number, World.of(today).ruled(request).answer, today=today)


@transaction.atomic
def ask_first(number: int, what: str = "") -> None:
    """Note that the owner asks back, or has to find something out, before anything is decided.

    Args:
        number: Number of the request.
        what: What is to be found out.

    Raises:
        NoSuchRequestError: There is no such request.
        NotNowError: It is not in a state in which this fits.
    """
    request = request_of(number)
    step(request, Act.ASK, words=what)
    ledger.append("asked_first", {"request": number, "what": what}, about=request.person)


@transaction.atomic
def defer(number: int, until: date, *, today: date | None = None) -> None:
    """Put a request off until a day; whoever asked is told nothing by it.

    Args:
        number: Number of the request.
        until: The day on which it waits again.
        today: The day.

    Raises:
        NoSuchRequestError: There is no such request.
        DayNeededError: The day has passed.
        NotNowError: It is not in a state in which this fits.
    """
    request = request_of(number)
    if until <= World.of(today).today:
        raise DayNeededError(until)
    step(request, Act.DEFER, due=moment_of(until))
    words = {"request": number, "until": until.isoformat()}
    ledger.append("put_off", words, about=request.person)


@transaction.atomic
def pressed(number: int, *, without_words: bool = False) -> None:
    """Note that the owner has carried out the answer: pressed the button, or sent the invitation.

    Args:
        number: Number of the request.
        without_words: Whether the owner declines without a word; the ledger says so.

    Raises:
        NoSuchRequestError: There is no such request.
        NotNowError: Nothing was decided yet, or all is done.
        WordsFirstError: It is no yes, and nothing was said yet (R75).
    """
    request = request_of(number)
    holding = given(request)
    is_yes = holding is not None and AnswerKind(holding.answer) in YES
    is_outgoing = request.direction == Kind.OUTGOING
    act = Act.INVITE if is_outgoing and is_yes else Act.PRESS
    follow(Kind(request.direction), State(request.state), act)
    if not (is_yes or is_outgoing or without_words or with_words([number])):
        raise WordsFirstError
    step(request, act)
    words = {"request": number, "silently": without_words}
    ledger.append("invited" if act is Act.INVITE else "pressed", words, about=request.person)


@transaction.atomic
def undo(number: int) -> State:
    """Take back the last step of a request, and what was kept with it; give where it stands now.

    Raises:
        NoSuchRequestError: There is no such request.
        NothingToUndoError: The last step is none of the owner's.
    """
    request = request_of(number)
    last = RequestStep.in_force.filter(request=request).last()
    if last is None:
        raise NothingToUndoError("no step is left.")
    if last.cause != Cause.OWNER:
        raise NothingToUndoError(_NOT_YOURS[Cause(last.cause)])
    _take_back(last)
    back = follow(Kind(request.direction), state_of(last.before), Act(last.act)).back
    request.state, request.due_at, request.changed_at = back or State.VOID, last.due_before, now()
    request.save()
    ledger.append("undone", {"request": number, "act": last.act}, about=request.person)
    return State(request.state)


@transaction.atomic
def heard_back(number: int, *, said_yes: bool) -> None:
    """Note what somebody answered to the owner's invitation; a no means one ask only (R88).

    Raises:
        NoSuchRequestError: There is no such request.
        NotNowError: They were not asked, or have answered.
    """
    request = request_of(number)
    step(request, Act.HEAR_YES if said_yes else Act.HEAR_NO)
    ledger.append("heard_back", {"request": number, "yes": said_yes}, about=request.person)


@transaction.atomic
def withdrawn(number: int, note: str = "") -> None:
    """Note that whoever asked took it back; with the owner's own request, that they did.

    Raises:
        NoSuchRequestError: There is no such request.
        NotNowError: It is settled already.
    """
    request = request_of(number)
    step(request, Act.WITHDRAW, words=note)
    ledger.append("withdrawn", {"request": number, "note": note}, about=request.person)


@transaction.atomic
def reopen(number: int, note: str = "") -> None:
    """Put a request that is done into the queue again, to answer it anew (R12, R22).

    Raises:
        NoSuchRequestError: There is no such request.
        NotNowError: It is not done.
    """
    request = request_of(number)
    step(request, Act.REOPEN, words=note)
    ledger.append("reopened", {"request": number, "note": note}, about=request.person)


_ACTS: Final = {AnswerKind.ASK: Act.ASK, AnswerKind.DEFER: Act.DEFER}

_NOT_YOURS: Final = {
    Cause.IMPORT: "the last step came with an import. What the network shows can only be changed "
    "there.",
    Cause.CLOCK: "the day to which it was put off has come. Put it off again, or answer it.",
}


def _check(chosen: AnswerKind, by_policy: Ruled, why: str) -> None:
    if chosen in _NOT_DECIDED and by_policy.lacks is not None:
        return
    if by_policy.lacks is Lack.POLICY:
        raise NoPolicyError(by_policy.reasons[0])
    if chosen is not by_policy.answer and not why.strip():
        raise ReasonNeededError(chosen, by_policy.answer)


def _due(request: Request, world: World, chosen: AnswerKind, until: date | None) -> Seconds | None:
    if chosen is not AnswerKind.DEFER:
        return None
    if until is None and (later := world.later(request)) is not None:
        until = later.day
    if until is None or until <= world.today:
        raise DayNeededError(until)
    return moment_of(until)


def _offer(chosen: AnswerKind, by_policy: Ruled, request: Request, world: World) -> str | None:
    """Give another way to offer: that of the rule, else the policy's first that is another one."""
    if chosen in YES | {AnswerKind.ASK}:
        return None
    ways = () if world.policy is None else world.policy.alternatives
    own = (by_policy.offer,) if by_policy.offer else ()
    return next((way for way in (*own, *ways) if way != request.channel), None)


def _list(chosen: AnswerKind, by_policy: Ruled) -> str:
    return (by_policy.onto_list or "") if chosen is AnswerKind.ACCEPT_RESTRICTED else ""


def _told(kept: Answer) -> dict[str, Any]:
    names = ("answer", "by_policy", "why", "policy", "rule", "facts", "channel", "direction")
    return {"request": kept.request_id, **{name: getattr(kept, name) for name in names}}


def _take_back(last: RequestStep) -> None:
    """Mark a step, and the answer or letter that came with it, as undone; nothing is removed."""
    for one in (last, last.answer, last.letter):
        if one is not None:
            one.take_back(now())
