"""What people got who are, to the policy, like somebody who asks (R4)."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from friendline.model import AnswerKind, Fact
from friendline.policy import Policy, situation_key
from friendline.policy.change.sides import usable
from friendline.review.situations import day_of
from friendline.store.models import Answer, Request
from friendline.store.requests.request_steps import request_of
from friendline.store.requests.request_world import World

__all__ = ["EqualGot", "equals_got"]

_LOOSE = frozenset({"direction"})


@dataclass(frozen=True)
class EqualGot:
    """Somebody with equal facts on the same network, and what they got.

    Attributes:
        person: Id of the person.
        name: What to call them.
        answer: What the owner answered here; ``None`` for a tie that the last review shows.
        on: When, where that is known.
        why: The owner's reason, where it was not the policy's answer.
    """

    person: str
    name: str
    answer: AnswerKind | None
    on: date | None
    why: str = ""


def equals_got(number: int, today: date | None = None) -> list[EqualGot]:
    """Give everybody like whoever asks, with what they got: answered here first, then let in.

    Raises:
        NoSuchRequestError: There is no such request.
    """
    request, world = request_of(number), World.of(today)
    if world.policy is None:
        return []
    answered = list(_answered(request, world, world.policy))
    told = {one.person for one in answered}
    return answered + [one for one in _let_in(request, world) if one.person not in told]


def _answered(request: Request, world: World, policy: Policy) -> Iterator[EqualGot]:
    like = _like(policy, world.ruled(request).facts)
    rows = Answer.in_force.filter(channel=request.channel)
    last = {one.person: one for one in rows.exclude(person=request.person)}
    for one in last.values():
        if _like(policy, one.facts) == like:
            name = world.name_of(one.person) or one.person
            yield EqualGot(one.person, name, AnswerKind(one.answer), day_of(one.at), one.why)


def _let_in(request: Request, world: World) -> Iterator[EqualGot]:
    for row in world.equals_tied(request.person, request.channel):
        since = None if row.since is None else date.fromisoformat(row.since[:10])
        yield EqualGot(row.person, world.name_of(row.person) or row.person, None, since)


def _like(policy: Policy, facts: Mapping[str, Fact]) -> Hashable:
    return situation_key(policy, usable(policy, facts), _LOOSE)
