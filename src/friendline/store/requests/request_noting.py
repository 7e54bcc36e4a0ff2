"""Requests that no export shows: asked in person, or thought of by the owner (R76, R89)."""

from datetime import date
from uuid import uuid4

from django.db import transaction

from friendline.model import CHANNEL_TITLES, Seconds, stable_id
from friendline.requests.graph import OPEN, Act, Kind, State
from friendline.requests.ruling import YES
from friendline.review.situations import day_of
from friendline.store import ledger
from friendline.store.clock import now
from friendline.store.models import Request
from friendline.store.requests.request_errors import (
    AlreadyAskedError,
    AlreadyConnectedError,
    SecondAskError,
    UnknownPersonError,
)
from friendline.store.requests.request_steps import moment_of, step
from friendline.store.requests.request_world import World

__all__ = ["outgoing", "spoken"]


@transaction.atomic
def spoken(  # noqa: PLR0913 - what a request consists of
    person: str,
    channel: str,
    when: date,
    note: str = "",
    *,
    name: str = "",
    today: date | None = None,
) -> Request:
    """Note that somebody asked in person whether they may connect (R76).

    Args:
        person: Id of the person; ``""`` for somebody who is on no list.
        channel: The network that they asked about.
        when: The day on which they asked.
        note: What they said.
        name: What to call somebody who is on no list.
        today: The day.

    Returns:
        The request; the one that is there already if it was noted before.

    Raises:
        UnknownPersonError: Nobody is known under this id, and no name was given.
    """
    who, called = _whom(World.of(today), person, name)
    same = Request.objects.filter(
        direction=Kind.SPOKEN, person=who, channel=channel, asked_at=moment_of(when)
    )
    found = same.exclude(state=State.VOID).first()
    return found or _noted(Kind.SPOKEN, who, called, channel, moment_of(when), note)


@transaction.atomic
def outgoing(
    person: str, channel: str, note: str = "", *, name: str = "", today: date | None = None
) -> Request:
    """Note that the owner thinks of asking somebody; the same policy answers (R89).

    Args:
        person: Id of the person; ``""`` for somebody who is on no list.
        channel: On which network.
        note: Why.
        name: What to call somebody who is on no list.
        today: The day.

    Raises:
        UnknownPersonError: Nobody is known under this id, and no name was given.
        AlreadyConnectedError: They are connected there.
        AlreadyAskedError: They were asked, and nothing came back yet.
        SecondAskError: They said no, or were put out, and no rule allows a second time (R88).
    """
    world = World.of(today)
    who, called = _whom(world, person, name)
    _check_may_ask(world, who, called, channel)
    request = Request(direction=Kind.OUTGOING, person=who, channel=channel)
    if (no := world.last_no(who)) is not None and not _cooled_down(world, request):
        raise SecondAskError(called, *no)
    return _noted(Kind.OUTGOING, who, called, channel, now(), note)


def _whom(world: World, person: str, name: str) -> tuple[str, str]:
    known = world.name_of(person)
    if known is not None:
        return person, known
    if not name.strip():
        raise UnknownPersonError(person)
    called = " ".join(name.split())
    return person or stable_id("person", "spoken", called.casefold()), called


def _check_may_ask(world: World, person: str, name: str, channel: str) -> None:
    if world.is_tied(person, channel):
        raise AlreadyConnectedError(name, CHANNEL_TITLES.get(channel, channel))
    going = Request.objects.filter(
        person=person, direction=Kind.OUTGOING, state__in=[*OPEN, State.INVITED]
    )
    if going.exists():
        raise AlreadyAskedError(name)


def _cooled_down(world: World, request: Request) -> bool:
    """Whether the policy itself counts the time since a no, and says yes to another ask."""
    if world.policy is None or "months_since_no" not in world.policy.tests:
        return False
    return world.ruled(request).answer in YES


def _noted(  # noqa: PLR0913, PLR0917 - what a request consists of
    kind: Kind, person: str, name: str, channel: str, at: Seconds, note: str
) -> Request:
    request = Request(
        key=f"noted-{uuid4().hex}",
        channel=channel,
        direction=kind,
        person=person,
        name=name,
        asked_at=at,
        state="",
        changed_at=now(),
        note=note,
    )
    step(request, Act.NOTE, words=note)
    words = {"request": request.pk, "channel": channel, "kind": kind, "on": str(day_of(at))}
    ledger.append("noted_request", {**words, "note": note}, about=person)
    return request
