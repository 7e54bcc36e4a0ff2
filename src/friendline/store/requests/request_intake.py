"""Bringing the requests in line with the last review: new ones appear, others settle."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from friendline.requests.arriving import Arrived, Tied, arrived, tied
from friendline.requests.graph import Act, Cause, Kind, State, out_of
from friendline.store import ledger
from friendline.store.clock import now
from friendline.store.models import Answer, Letter, Request, RequestStep
from friendline.store.requests.request_steps import moment_of, step
from friendline.store.requests.request_world import World
from friendline.store.review import reviewed

__all__ = ["TakenIn", "take_in", "wake"]

_TIED = "You are connected now."
_GONE = "It no longer waits on the network."


@dataclass(frozen=True)
class TakenIn:
    """What an import changed among the requests.

    Attributes:
        new: How many were not there before.
        settled: How many no longer wait on the network.
        again: How many wait again.
    """

    new: int
    settled: int
    again: int


@transaction.atomic
def take_in(today: date | None = None) -> TakenIn:
    """Bring the requests in line with the last review; doing it twice changes nothing more.

    A request is known by its account, network and time, so that it stays the same one when it
    turns out who somebody is. What the owner has answered stays answered, though an older export
    still shows it waiting. Forgotten people are in no review, so they do not come back.

    Args:
        today: The day.
    """
    if reviewed.run() is None:
        return TakenIn(0, 0, 0)
    answers = reviewed.section("answers")
    shown = arrived(answers, reviewed.section("people"))
    known = {one.key: one for one in Request.objects.all()}
    keys = {one.key for one in shown}
    unclaimed = [one for key, one in known.items() if key not in keys]
    counts = [_took(one, known.get(one.key) or _same(one, unclaimed)) for one in shown]
    settled = _settle(keys, tied(answers))
    wake(today)
    return TakenIn(counts.count(Act.ARRIVE), settled, counts.count(Act.REAPPEAR))


@transaction.atomic
def wake(today: date | None = None) -> int:
    """Let requests wait again whose day has come; give how many."""
    begin = moment_of(World.of(today).today)
    due = Request.objects.filter(state=State.DEFERRED, due_at__lte=begin)
    for one in list(due):
        step(one, Act.WAKE, Cause.CLOCK)
        ledger.append("due_again", {"request": one.pk}, about=one.person)
    return len(due)


def _took(one: Arrived, request: Request | None) -> Act | None:
    """Take in a request that is shown; give what became of it, ``None`` where nothing did."""
    if request is None:
        _arrive(one)
        return Act.ARRIVE
    _renew(request, one)
    state = State(request.state)
    for act in (Act.REAPPEAR, Act.INVITE):
        if _leads(request, act):
            step(request, act, Cause.IMPORT)
            words = {"request": request.pk, "before": state.value}
            ledger.append("waits_again" if act is Act.REAPPEAR else "seen", words, about=one.person)
            return act
    return None


def _same(one: Arrived, unclaimed: Iterable[Request]) -> Request | None:
    """Give the request that this is under another key.

    It was asked at the same second by the same person or account, or it is the one that the owner
    noted before inviting them.
    """
    for request in unclaimed:
        if (request.channel, request.direction) != (one.channel, one.kind):
            continue
        at_once = one.at is not None and request.asked_at == one.at
        is_theirs = request.person == one.person or request.account == one.account != ""
        if at_once and is_theirs:
            return request
        is_noted = one.kind is Kind.OUTGOING and not request.account
        if is_noted and request.person == one.person and _leads_or_waits(request):
            return request
    return None


def _leads_or_waits(request: Request) -> bool:
    return request.state == State.INVITED or _leads(request, Act.INVITE)


def _leads(request: Request, act: Act) -> bool:
    ways = out_of(Kind(request.direction), State(request.state))
    return any((way.act, way.cause) == (act, Cause.IMPORT) for way in ways)


def _arrive(one: Arrived) -> None:
    request = Request(
        key=one.key,
        channel=one.channel,
        direction=one.kind,
        account=one.account,
        person=one.person,
        name=one.name,
        asked_at=one.at,
        state="",
        changed_at=now(),
    )
    step(request, Act.ARRIVE, Cause.IMPORT)
    words = {"request": request.pk, "channel": one.channel, "kind": one.kind.value}
    ledger.append("request_came", words, about=one.person)


def _renew(request: Request, one: Arrived) -> None:
    """Keep what the import tells now of a request: whose it is, and by which key it is known."""
    told: dict[str, str | int] = {
        "key": one.key,
        "person": one.person,
        "name": one.name,
        "account": one.account,
    }
    told |= {} if one.at is None else {"asked_at": one.at}
    changed = [name for name, value in told.items() if getattr(request, name) != value]
    if not changed:
        return
    if "person" in changed:
        words = {"request": request.pk, "before": request.person}
        ledger.append("request_is_of", words, about=one.person)
        Answer.objects.filter(request=request).update(person=one.person)
        Letter.objects.filter(request=request).update(person=one.person)
    for name in changed:
        setattr(request, name, told[name])
    request.save(update_fields=changed)


def _settle(shown: set[str], ties: frozenset[Tied]) -> int:
    """Settle what came with an import and is not shown any more; give how many."""
    settled = 0
    for request in Request.objects.exclude(direction=Kind.SPOKEN).exclude(key__in=shown):
        theirs = (tie for tie in ties if (tie.person, tie.channel) == _who(request))
        is_tied = any(tie.may_answer(request.account, request.asked_at) for tie in theirs)
        act = Act.HEAR_YES if is_tied and _leads(request, Act.HEAR_YES) else Act.SETTLE
        if not _leads(request, act) or not (is_tied or _came(request)):
            continue
        step(request, act, Cause.IMPORT, words=_TIED if is_tied else _GONE)
        words = {"request": request.pk, "connected": is_tied}
        ledger.append("settled_elsewhere", words, about=request.person)
        settled += 1
    return settled


def _who(request: Request) -> tuple[str, str]:
    return request.person, request.channel


def _came(request: Request) -> bool:
    """Whether an export has shown it; of what the owner noted an old export tells nothing."""
    return RequestStep.objects.filter(request=request, cause=Cause.IMPORT).exists()
