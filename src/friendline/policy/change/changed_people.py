"""Real people whose answer changes with the policy: equal treatment over time (R12)."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from msgspec import Struct

from friendline.model import AnswerKind, Direction, Fact, Seconds
from friendline.policy.change.sides import Answer, usable
from friendline.policy.decide import Decision, answer_of, decide
from friendline.policy.engine.outcomes import Outcome
from friendline.policy.rules import Policy


class Became(StrEnum):
    """What became of somebody's wish to connect."""

    WAITING = "waiting"
    CONNECTED = "connected"
    REJECTED = "rejected"
    REMOVED = "removed"


class Effect(StrEnum):
    """What a new answer means for somebody."""

    WELCOME_NOW = "welcome now"
    """They were turned away before: whoever would make it right begins with them (R12)."""
    NOT_WELCOME = "not welcome any more"
    """They are connected, and would not be let in today."""
    OTHERWISE = "answered differently"


_WELCOMES: Final = frozenset({AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED})
_TURNED_AWAY: Final = frozenset({Became.REJECTED, Became.REMOVED})


class PersonCase(Struct, frozen=True, kw_only=True):
    """Somebody who is decided about on one channel.

    Attributes:
        id: Id of the person.
        name: What to call them.
        channel: On which network.
        direction: Who asks, or ``EXISTING``.
        facts: What is known of the case, as for ``decide``. Facts that a policy does not declare,
            and values that it does not know, are not known to it. The purpose of the channel is
            best left out: each policy says its own.
        became: What became of it, where that is known.
        at: When they asked, or since when they are connected; UTC seconds.
    """

    id: str
    name: str
    channel: str
    direction: Direction
    facts: dict[str, Fact]
    became: Became | None = None
    at: Seconds | None = None


class ChangedPerson(Struct, frozen=True, kw_only=True):
    """Somebody who is answered differently now.

    Attributes:
        case: Who, and on which channel.
        before: What the old version decides.
        after: What the new version decides.
    """

    case: PersonCase
    before: Decision
    after: Decision

    @property
    def effect(self) -> Effect:
        """What it means for them."""
        welcome = self.after.answer in _WELCOMES
        if self.case.became in _TURNED_AWAY and welcome:
            return Effect.WELCOME_NOW
        connected = self.case.became is Became.CONNECTED
        return Effect.NOT_WELCOME if connected and not welcome else Effect.OTHERWISE


def changed_people(
    old: Policy, new: Policy, cases: Iterable[PersonCase]
) -> tuple[ChangedPerson, ...]:
    """Give everyone whose answer, offer or list differs between two versions.

    Args:
        old: The version before.
        new: The version after.
        cases: The people; a person on two channels is two cases.

    Returns:
        The people in the order of old answer, new answer, name.
    """
    changed = (_changed(old, new, case) for case in cases)
    return tuple(sorted((one for one in changed if one is not None), key=_order))


def _changed(old: Policy, new: Policy, case: PersonCase) -> ChangedPerson | None:
    given = {**case.facts, "channel": case.channel, "direction": case.direction.value}
    was, now = usable(old, given), usable(new, given)
    # Reasons take most of the time, and most people are answered as before.
    if _answer(answer_of(old, was)) == _answer(answer_of(new, now)):
        return None
    return ChangedPerson(case=case, before=decide(old, was), after=decide(new, now))


def _answer(outcome: Decision | Outcome) -> Answer:
    return Answer(outcome.answer, outcome.offer, outcome.onto_list)


def answer_in(decision: Decision) -> Answer:
    """Give what somebody gets by a decision, apart from its words."""
    return _answer(decision)


def _order(changed: ChangedPerson) -> tuple[str, str, str, str, str]:
    case = changed.case
    return changed.before.answer, changed.after.answer, case.name, case.id, case.channel
