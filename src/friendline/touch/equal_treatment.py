"""Whether people with equal facts were treated the same, from what was really done (R3, R4, R8).

Equal are those whom the policy's tests do not tell apart. What became of them comes from the last
review and from the answers that were given since; the later one counts.
"""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from friendline.letters.measures import wilson
from friendline.model import Fact, Seconds, stable_id

__all__ = [
    "ACCEPTED",
    "IGNORED",
    "PENDING",
    "Group",
    "Pair",
    "Rate",
    "Treated",
    "apart",
    "rates",
    "told",
    "unequal_groups",
]

ACCEPTED: Final = "accepted"
IGNORED: Final = "ignored"
"""Nobody answered for more than ten days: a silent decline (R7, A11)."""
PENDING: Final = "pending"

FEWEST: Final = 2
"""Of fewer people no share is told: it would be one person."""

_DONE: Final = {
    ACCEPTED: "was let in",
    "accepted_restricted": "was let in, seeing less",
    "deferred": "was put off",
    "offered_other": "was offered another way",
    "rejected": "was turned down",
    "removed": "was removed",
    IGNORED: "was left without an answer",
}
"""How each outcome is said, from the most open to the least."""


@dataclass(frozen=True)
class Treated:
    """What became of one person's request or connection.

    Attributes:
        person: Who.
        channel: On which network.
        outcome: ``accepted``, ``accepted_restricted``, ``offered_other``, ``deferred``,
            ``rejected``, ``removed``, ``ignored`` or ``pending``.
        at: When; UTC seconds.
        facts: What is shown of them.
        equal: What makes them equal to others on this channel.
        why: The owner's reason, where the policy was overridden.
    """

    person: str
    channel: str
    outcome: str
    at: Seconds | None
    facts: dict[str, Fact]
    equal: Hashable
    why: str = ""

    @property
    def compared(self) -> str:
        """The outcome that is compared: no export tells whether a no came with another way."""
        return "rejected" if self.outcome == "offered_other" else self.outcome

    @property
    def let_in(self) -> bool:
        """Whether they were let in, wholly or seeing less."""
        return self.outcome.startswith(ACCEPTED)


@dataclass(frozen=True)
class Pair:
    """Two people with equal facts who were treated differently.

    Attributes:
        one: The one treated more openly.
        other: The other one.
    """

    one: Treated
    other: Treated

    @property
    def explained(self) -> bool:
        """Whether a reason stands with one of the two."""
        return bool(self.one.why or self.other.why)


@dataclass(frozen=True)
class Group:
    """People with equal facts on one channel who were not all treated the same.

    Attributes:
        key: Stays the same while the same people have the same outcomes.
        channel: The network.
        facts: What they have in common.
        treated: What became of each.
        pairs: One pair for every two different outcomes.
    """

    key: str
    channel: str
    facts: dict[str, Fact]
    treated: tuple[Treated, ...]
    pairs: tuple[Pair, ...]

    @property
    def explained(self) -> bool:
        """Whether a reason stands with one of each pair."""
        return all(pair.explained for pair in self.pairs)


@dataclass(frozen=True)
class Rate:
    """How many of a group were let in, and how little that may say.

    Attributes:
        group: Which group: "client, current".
        let_in: How many were let in.
        decided: Of how many it is decided; those who wait only shortly are left out.
        low: The lower end of the interval, 0 to 1.
        high: Its upper end.
        sentence: All of this in words.
    """

    group: str
    let_in: int
    decided: int
    low: float
    high: float
    sentence: str


def unequal_groups(treated: Iterable[Treated]) -> list[Group]:
    """Give the groups of equals who were treated differently, the largest first.

    Who waits for an answer only shortly has no outcome yet.
    """
    groups: dict[tuple[str, Hashable], list[Treated]] = defaultdict(list)
    for one in treated:
        if one.outcome != PENDING:
            groups[one.channel, one.equal].append(one)
    unequal = [_group(some) for some in groups.values() if len({one.compared for one in some}) > 1]
    return sorted(unequal, key=lambda one: (-len(one.treated), one.key))


def told(treated: Treated) -> str:
    """Say what became of somebody: "was let in"."""
    return _DONE.get(treated.outcome, treated.outcome.replace("_", " "))


def rates(treated: Iterable[Treated], by: Callable[[Treated], str]) -> list[Rate]:
    """Give the share let in of each group, with the interval of Wilson at 95 in 100.

    Args:
        treated: What became of everybody.
        by: Names somebody's group; empty for nobody's.
    """
    groups: dict[str, list[Treated]] = defaultdict(list)
    for one in treated:
        if one.outcome != PENDING and by(one):
            groups[by(one)].append(one)
    return [_rate(name, some) for name, some in sorted(groups.items())]


def apart(found: Sequence[Rate]) -> list[tuple[Rate, Rate]]:
    """Give the groups that fared differently by more than chance: their intervals are apart."""
    known = [one for one in found if one.decided >= FEWEST]
    return [
        (one, other)
        for one, other in combinations(known, 2)
        if one.low > other.high or other.low > one.high
    ]


def _group(some: Sequence[Treated]) -> Group:
    treated = tuple(sorted(some, key=_openness))
    shared = {
        name: value
        for name, value in treated[0].facts.items()
        if all(one.facts.get(name) == value for one in treated)
    }
    parts = sorted((one.person, one.compared) for one in treated)
    return Group(
        key=stable_id("treated", treated[0].channel, *(f"{who} {what}" for who, what in parts)),
        channel=treated[0].channel,
        facts=shared,
        treated=treated,
        pairs=tuple(_pairs(treated)),
    )


def _pairs(treated: Sequence[Treated]) -> list[Pair]:
    """Give one pair for every two outcomes, of people without a reason where there are any."""
    examples: dict[str, Treated] = {}
    for one in treated:
        known = examples.setdefault(one.compared, one)
        if known.why and not one.why:
            examples[one.compared] = one
    return [Pair(one, other) for one, other in combinations(examples.values(), 2)]


def _openness(one: Treated) -> tuple[int, str]:
    order = list(_DONE)
    return order.index(one.outcome) if one.outcome in order else len(order), one.person


def _rate(name: str, some: Sequence[Treated]) -> Rate:
    let_in, decided = sum(one.let_in for one in some), len(some)
    low, high = wilson(let_in, decided)
    sentence = (
        f"Let in: {let_in} of {decided}; by chance alone it could be "
        f"{low * 100:.0f} to {high * 100:.0f} in 100. It does not show why."
    )
    return Rate(name, let_in, decided, low, high, sentence)
