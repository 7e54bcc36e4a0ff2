"""Equal treatment: what was really done to people with equal facts (R3, R4, R7, R8).

The last review tells of the networks, the answers that were given here come on top. Where equals
were treated differently the owner makes it right or says why; overrides of the policy bring their
reason with them.
"""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Final

from django.db import transaction

from friendline.model import AnswerKind, Direction, Fact, Seconds
from friendline.policy import Policy, situation_facts, situation_key
from friendline.policy.change.sides import usable
from friendline.review.contract import AnswerRow, PersonRow, TreatmentRow
from friendline.review.treatment import SILENT_DECLINE_DAYS
from friendline.store import clock, ledger
from friendline.store.models import Answer, TreatmentReason
from friendline.store.people.noted import known_people, reviewed_answers
from friendline.store.policy import policies
from friendline.store.review import reviewed
from friendline.touch.equal_treatment import (
    ACCEPTED,
    IGNORED,
    PENDING,
    Group,
    Rate,
    Treated,
    rates,
    unequal_groups,
)

__all__ = [
    "By",
    "EmptyReasonError",
    "NoSuchGroupError",
    "Settled",
    "SilentDeclines",
    "Unequal",
    "give_reason",
    "outcomes",
    "rates_of",
    "silent_declines",
    "take_back_reason",
    "treated",
    "will_fix",
]

_WITHOUT_POLICY: Final = ("relationship", "status")
_LOOSE: Final = frozenset({"direction"})
_DAY: Final = 86_400

_OUTCOMES: Final = {
    AnswerKind.ACCEPT: ACCEPTED,
    AnswerKind.ACCEPT_RESTRICTED: "accepted_restricted",
    AnswerKind.OFFER_OTHER: "offered_other",
    AnswerKind.DECLINE: "rejected",
    AnswerKind.DEFER: "deferred",
    AnswerKind.ASK: PENDING,
}
"""What an answer comes to for whom it is given; who is asked back has no answer yet."""


class Settled(StrEnum):
    """How the owner settles that equals were treated differently."""

    REASON = "reason"
    FIX = "fix"


class By(StrEnum):
    """By what people are grouped when outcomes are counted."""

    RELATIONSHIP = "relationship"
    STATUS = "status"
    CHANNEL = "channel"


class NoSuchGroupError(LookupError):
    """There is no such group, or its outcomes are others by now."""

    def __init__(self, key: str) -> None:
        super().__init__(
            f"No group {key} was treated differently as things stand. Load the page again."
        )


class EmptyReasonError(ValueError):
    """A reason without words."""

    def __init__(self) -> None:
        super().__init__("Say in a sentence why they were treated differently; it is recorded.")


@dataclass(frozen=True)
class Unequal:
    """Equals who were treated differently, and what the owner said to it.

    Attributes:
        group: Who, what became of each, and the pairs to look at.
        settled: Whether a reason was recorded or a fix promised; ``None`` where nothing was said.
        words: The owner's words.
    """

    group: Group
    settled: Settled | None
    words: str

    @property
    def is_open(self) -> bool:
        """Whether the owner is still asked: nothing was said, and no override explains it."""
        return self.settled is None and not self.group.explained


@dataclass(frozen=True)
class SilentDeclines:
    """Requests that nobody answered for more than ten days (R7, A11).

    Attributes:
        people: Whose, who waits longest first.
        longest_days: How long that one waits; 0 where there is none.
    """

    people: tuple[Treated, ...]
    longest_days: int

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self.people)


def outcomes() -> list[Unequal]:
    """Give the groups of equals who were treated differently; those still open come first."""
    said = {row.group: row for row in TreatmentReason.in_force.all()}
    found = [_unequal(group, said.get(group.key)) for group in unequal_groups(treated())]
    return sorted(found, key=lambda one: not one.is_open)


def give_reason(group: str, words: str) -> None:
    """Record why equals were treated differently.

    It holds as long as the group and its outcomes stay the same.

    Raises:
        EmptyReasonError: It has no words.
        NoSuchGroupError: There is no such group.
    """
    if not words.strip():
        raise EmptyReasonError
    _settle(group, Settled.REASON, words.strip())


def will_fix(group: str, words: str = "") -> None:
    """Record that it will be made right; the group is gone from the list once it is.

    Raises:
        NoSuchGroupError: There is no such group.
    """
    _settle(group, Settled.FIX, words.strip())


def take_back_reason(group: str) -> None:
    """Take back what was said of a group.

    Raises:
        NoSuchGroupError: Nothing was said of it.
    """
    with transaction.atomic():
        rows = TreatmentReason.in_force.filter(group=group)
        if not rows.update(undone_at=clock.now()):
            raise NoSuchGroupError(group)
        ledger.append("treatment_unsettled", {"group": group})


def silent_declines() -> SilentDeclines:
    """Give the requests that count as declined because nobody answered."""
    found = [one for one in treated() if one.outcome == IGNORED]
    found.sort(key=lambda one: (one.at or 0, one.person))
    asked = [one.at for one in found if one.at is not None]
    longest = (clock.now() - min(asked)) // _DAY if asked else 0
    return SilentDeclines(tuple(found), longest)


def rates_of(by: By) -> list[Rate]:
    """Give how many of each group were let in, with honest intervals.

    Only declared facts make a group; nothing is guessed about anybody.
    """
    people = known_people()
    return rates(treated(), lambda one: _named(one, by, people))


def treated() -> list[Treated]:
    """Give what became of everybody's request or connection, once for each network.

    An answer that was given here comes before what the exports show: they are older.
    """
    alike = _Likeness(policies.current())
    found = {(one.person, one.channel): one for one in _in_review(alike, clock.now())}
    found |= {(one.person, one.channel): one for one in _answered(alike)}
    return [*found.values(), *_in_the_past(found)]


def _in_review(alike: "_Likeness", now: Seconds) -> Iterator[Treated]:
    """Give requests that wait and connections that stand."""
    for row in reviewed_answers():
        if row.direction is not Direction.OUTGOING and not row.candidates:
            outcome, at = _shown(row, now)
            equal, facts = alike.of(row.facts)
            yield Treated(row.person, row.channel, outcome, at, facts, equal)


def _shown(row: AnswerRow, now: Seconds) -> tuple[str, Seconds | None]:
    if row.direction is Direction.EXISTING:
        return ACCEPTED, _seconds(row.since)
    at = _seconds(row.requested_at)
    waited = (now - at) // _DAY if at is not None else 0
    return (IGNORED if waited > SILENT_DECLINE_DAYS else PENDING), at


def _answered(alike: "_Likeness") -> Iterator[Treated]:
    """Give the last answer to each person and network; what they asked, not what you ask."""
    rows = Answer.in_force.exclude(direction=Direction.OUTGOING.value)
    for row in rows.order_by("at", "id"):
        outcome = _OUTCOMES[AnswerKind(row.answer)]
        equal, facts = alike.of(row.facts)
        yield Treated(row.person, row.channel, outcome, row.at, facts, equal, row.why)


def _in_the_past(known: Mapping[tuple[str, str], Treated]) -> Iterator[Treated]:
    """Give who was turned down or removed before, from the groups that the review found.

    A group's row does not tell the facts of each, but all in it are equal: who is known otherwise
    tells of whom the others are equals.
    """
    rows: list[TreatmentRow] = reviewed.section("treatment")
    for place, row in enumerate(rows):
        keys = [(one.person, one.channel) for one in row.outcomes]
        example = next((known[key] for key in keys if key in known), None)
        equal: Hashable = example.equal if example else ("past", place)
        facts = example.facts if example else row.facts
        for key, one in zip(keys, row.outcomes, strict=True):
            if key not in known:
                at = _seconds(one.at)
                yield Treated(one.person, one.channel, one.outcome, at, facts, equal)


class _Likeness:
    """Says who is equal by a policy; of the many with the very same facts it asks once."""

    def __init__(self, policy: Policy | None) -> None:
        self._policy = policy
        self._known: dict[frozenset[tuple[str, Fact]], tuple[Hashable, dict[str, Fact]]] = {}

    def of(self, facts: Mapping[str, Fact]) -> tuple[Hashable, dict[str, Fact]]:
        """Give what makes somebody equal to others, and the facts that count, to be shown."""
        own = frozenset((name, value) for name, value in facts.items() if name not in _LOOSE)
        if own not in self._known:
            self._known[own] = self._worked_out(dict(facts))
        return self._known[own]

    def _worked_out(self, facts: dict[str, Fact]) -> tuple[Hashable, dict[str, Fact]]:
        """Of a number that differs, the span within which it makes no difference is shown."""
        if self._policy is None:
            told = {name: facts.get(name) for name in _WITHOUT_POLICY}
            return tuple(told.values()), told
        key = situation_key(self._policy, usable(self._policy, facts), ignoring=_LOOSE)
        spans = situation_facts(self._policy, key)
        shown = {
            name: facts.get(name) if isinstance(facts.get(name), str | bool) else span
            for name, span in spans.items()
        }
        return key, shown


def _unequal(group: Group, said: TreatmentReason | None) -> Unequal:
    if said is None:
        return Unequal(group, None, "")
    return Unequal(group, Settled(said.kind), said.words)


def _settle(key: str, kind: Settled, words: str) -> None:
    with transaction.atomic():
        if not any(one.key == key for one in unequal_groups(treated())):
            raise NoSuchGroupError(key)
        TreatmentReason.in_force.filter(group=key).update(undone_at=clock.now())
        TreatmentReason.objects.create(group=key, kind=kind.value, words=words, at=clock.now())
        ledger.append("treatment_settled", {"group": key, "kind": kind.value})


def _named(one: Treated, by: By, people: Mapping[str, PersonRow]) -> str:
    if by is By.CHANNEL:
        return one.channel
    row = people.get(one.person)
    if row is None or not row.on_client_list:
        return ""
    return (row.relationship if by is By.RELATIONSHIP else row.status).value.replace("_", " ")


def _seconds(iso: str | None) -> Seconds | None:
    return None if iso is None else int(datetime.fromisoformat(iso).timestamp())
