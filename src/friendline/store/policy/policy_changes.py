"""Whom a change of the policy concerns: the owner's own people, by name (R12, A5).

They are those whom the owner answered here, each compared with the version that the answer rests
on; and those of the last review who wait, are connected, or were turned away before. All are looked
at by the facts of today, as a new answer would be. There is one such list: what a draft would
change, what two versions changed, and whom to write to are all read from it.
"""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

import msgspec
from msgspec import Struct

from friendline.letters import Situation
from friendline.model import AnswerKind, Direction, Fact
from friendline.policy import Policy
from friendline.policy import diff as compared
from friendline.policy.change.changed_people import (
    Became,
    ChangedPerson,
    Effect,
    PersonCase,
    changed_people,
)
from friendline.policy.overview import Difference, difference
from friendline.requests.otherwise import Given, otherwise
from friendline.review.assemble import Assembled
from friendline.review.contract import AnswerRow, PersonRow
from friendline.review.redeciding import decidable
from friendline.store.models import Answer, Section
from friendline.store.policy import policies
from friendline.store.requests.answers_today import given_today, holding
from friendline.store.requests.request_world import World
from friendline.store.review.reviewed import section

__all__ = ["CASES", "Affected", "Changes", "affected", "keep_cases", "what_changes"]

CASES: Final = "cases"
"""Section of the store's own beside those of a review: everyone whom a policy decides about."""

_BECAME: Final = {
    AnswerKind.ACCEPT: Became.CONNECTED,
    AnswerKind.ACCEPT_RESTRICTED: Became.CONNECTED,
    AnswerKind.DECLINE: Became.REJECTED,
    AnswerKind.OFFER_OTHER: Became.REJECTED,
    AnswerKind.DEFER: Became.WAITING,
    AnswerKind.ASK: Became.WAITING,
}
"""What became of somebody whom the owner answered so."""

_EFFECTS: Final = tuple(Effect)
"""Whoever is welcome now comes first: with them begins whoever would make it right."""

Key = tuple[str, str]
"""Id of a person, and a channel."""


class Affected(Struct, frozen=True):
    """Somebody who would be answered differently.

    Attributes:
        changed: Who, what they got or would get, and what they would get now.
        answered: Number of the owner's answer, if they were answered here.
        version: Number of the policy's version under which they were.
        given: That answer; ``None`` for whom nobody answered here.
        letter: The letter that tells them; ``None`` where nothing need be told.
    """

    changed: ChangedPerson
    answered: int | None = None
    version: int | None = None
    given: Given | None = None
    letter: Situation | None = None

    @property
    def decided(self) -> bool:
        """Whether something was decided already; else they wait, and are simply answered anew."""
        return self.changed.case.became is not Became.WAITING


class Changes(Struct, frozen=True, kw_only=True):
    """What a new version changes.

    Attributes:
        difference: Settings, rules and situations, in sentences.
        people: Who would be answered differently: those who were decided already come first.
        seconds: How long it took.
    """

    difference: Difference
    people: tuple[Affected, ...]
    seconds: float

    @property
    def decided(self) -> tuple[Affected, ...]:
        """Those who were decided already: "What changes for people already decided: 3"."""
        return tuple(one for one in self.people if one.decided)


def what_changes(new: Policy, old: Policy | None = None) -> Changes:
    """Say what a new version changes, and for whom.

    Args:
        new: The version after, saved or not.
        old: The version before; the policy of today if left out.

    Raises:
        NoSuchVersionError: There is neither a version before nor one that is saved.
    """
    began = time.perf_counter()
    before = old or policies.current()
    if before is None:
        raise policies.NoSuchVersionError(1)
    people = affected(before, new)
    said = difference(compared(before, new))
    return Changes(difference=said, people=people, seconds=time.perf_counter() - began)


def affected(old: Policy, new: Policy) -> tuple[Affected, ...]:
    """Give everyone who would be answered differently, those who were decided already first.

    An answer that was given here is compared with the version that gave it: the owner's own
    exceptions from the policy are no change of it, and who was let in against the old rule as the
    new one says has nothing to be told.

    Args:
        old: The version before, for those whom nobody answered here.
        new: The version after.
    """
    answers, world = _answers(), World.of(None)
    found = [one for answer in answers.values() for one in _answered(answer, new, world)]
    others = (case for case in _cases() if (case.id, case.channel) not in answers)
    found += map(Affected, changed_people(old, new, others))
    return tuple(sorted(found, key=_order))


def keep_cases(made: Assembled, today: date) -> None:
    """Keep everyone in a review whom a policy decides about, in the place of those before.

    Args:
        made: The review, and what it was worked out from.
        today: The day to which months are counted.
    """
    found = decidable(made.identified.book, made.subjects, today)
    cases = [case for subject, case in found if not subject.candidates]
    Section.objects.update_or_create(name=CASES, defaults={"content": msgspec.json.encode(cases)})


def _cases() -> Iterable[PersonCase]:
    """Give whom the last review knows; where it kept no cases, those that its answers are about."""
    kept = Section.objects.filter(name=CASES).values_list("content", flat=True).first()
    if kept is not None:
        return msgspec.json.decode(bytes(kept), type=list[PersonCase])
    return _of_answers(section("answers"), section("people"))


def _of_answers(rows: Sequence[AnswerRow], people: Sequence[PersonRow]) -> Iterator[PersonCase]:
    names = {person.id: person.name for person in people}
    for row in rows:
        if not row.candidates:
            existing = row.direction is Direction.EXISTING
            yield PersonCase(
                id=row.person,
                name=names.get(row.person, row.person),
                channel=row.channel,
                direction=row.direction,
                facts=_without_purpose(row.facts),
                became=Became.CONNECTED if existing else Became.WAITING,
            )


def _answers() -> Mapping[Key, Answer]:
    """Give the last answer that stands, of every person on every channel."""
    return {(row.person, row.channel): row for row in holding()}


def _answered(row: Answer, new: Policy, world: World) -> Iterator[Affected]:
    """Give somebody whom the owner answered, if the new version answers them differently."""
    if row.policy is None:
        return
    old, given = policies.load(row.policy), given_today(row, world)
    case = PersonCase(
        id=given.person,
        name=given.name,
        channel=given.channel,
        direction=Direction(row.direction),
        facts=given.facts,
        became=_BECAME[given.answer],
        at=row.at,
    )
    for told in otherwise(old, new, [given]):
        for changed in changed_people(old, new, [case]):
            yield Affected(changed, row.pk, row.policy, given, told.letter)


def _without_purpose(
    facts: Mapping[str, Fact],
) -> dict[str, Fact]:
    """Leave out what a channel is for: each version says its own."""
    return {name: value for name, value in facts.items() if name != "purpose"}


def _order(one: Affected) -> tuple[bool, int, str, str]:
    case = one.changed.case
    return not one.decided, _EFFECTS.index(one.changed.effect), case.name, case.channel
