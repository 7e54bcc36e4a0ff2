"""What the owner decided about who is who (design, rule 2: every merge can be undone).

What holds today is worked out from all that was ever said: of two answers that contradict each
other the later one wins. Nothing is ever fatal: what cannot hold is kept and listed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Self, TypeAlias

from friendline.matching.asking.merging import Disagreement, merge
from friendline.model import Person, Seconds
from friendline.said import Saying, Sayings

Pair: TypeAlias = tuple[str, str]
"""Ids of a person and an account, or of two people in the order of their ids."""


class Act(StrEnum):
    """What the owner says of two things."""

    CONFIRM = "confirm"
    """The account is this person's."""
    REJECT = "reject"
    """The account is not this person's."""
    UNSURE = "unsure"
    """The owner does not know whether it is, and is not asked again."""
    MERGE = "merge"
    """The two are one person."""
    SPLIT = "split"
    """The two are two people."""
    UNDO = "undo"
    """An earlier answer counts no more."""


OF_ACCOUNTS = frozenset({Act.CONFIRM, Act.REJECT, Act.UNSURE})
"""Acts on a person and an account."""

OF_PEOPLE = frozenset({Act.MERGE, Act.SPLIT})
"""Acts on two people."""


class Decision(Saying, frozen=True, kw_only=True):
    """One thing that the owner said.

    Attributes:
        number: Number of the answer it was part of: "none of these" rejects several accounts under
            one number, and is undone by it at once.
        at: When it was said.
        act: What was said.
        person: Id of the person; empty for an undo.
        other: Id of the account, or of the other person where two people are merged or split; the
            number of the answer that is undone.
        note: Why, in the owner's words.
        person_name: The person's name at that time, told from namesakes of the list.
        channel: The account's channel; empty where two people are spoken of.
        other_name: Name of the account or of the other person at that time.
        handle: The account's handle at that time.
    """

    act: Act
    person: str = ""
    other: str = ""
    note: str = ""
    person_name: str = ""
    channel: str = ""
    other_name: str = ""
    handle: str = ""

    @classmethod
    def undoing(cls, undone: int, *, number: int, at: Seconds) -> Self:
        """Give the decision that undoes an answer."""
        return cls(number=number, at=at, act=Act.UNDO, other=str(undone))

    @property
    def undo_of(self) -> str | None:
        """The number of the answer that this says to undo; ``None`` for all that is no undo."""
        return self.other if self.act is Act.UNDO else None


class Decisions(Sayings[Decision]):
    """All decisions, oldest first, and what holds by them: who is who."""

    def is_confirmed(self, person: str, account: str) -> bool:
        """Whether the owner says that an account is this person's."""
        return self._said.get((self.person_of(person), account)) is Act.CONFIRM

    def is_rejected(self, person: str, account: str) -> bool:
        """Whether the owner says that an account is not this person's."""
        return self._said.get((self.person_of(person), account)) is Act.REJECT

    def is_unsure(self, person: str, account: str) -> bool:
        """Whether the owner was asked and does not know."""
        return self._said.get((self.person_of(person), account)) is Act.UNSURE

    def has_said(self, person: str, account: str) -> bool:
        """Whether the owner answered for this person and account, with whatever answer."""
        return (self.person_of(person), account) in self._said

    @cached_property
    def confirmed(self) -> Mapping[str, str]:
        """The person of each account that is confirmed; of merged people the one that stays."""
        return MappingProxyType(
            {account: person for (person, account), act in self._said.items() if act is Act.CONFIRM}
        )

    @cached_property
    def rejected(self) -> frozenset[Pair]:
        """Each person and account that do not belong together; of merged people the one kept."""
        return frozenset(pair for pair, act in self._said.items() if act is Act.REJECT)

    def person_of(self, person: str) -> str:
        """Give the id under which a person goes on: another one only where they were merged."""
        return self._merging.kept.get(person, person)

    def are_two(self, one: str, other: str) -> bool:
        """Whether the owner says that these are two people."""
        asked = _ordered(self.person_of(one), self.person_of(other))
        return any(
            asked == _ordered(self.person_of(a), self.person_of(b)) for a, b in self._merging.apart
        )

    def merged_people(self, people: Mapping[str, Person]) -> dict[str, Person]:
        """Give the people with those made one whom the owner says are one.

        Names, addresses and facts are joined; ``disagreements`` lists what does not agree.
        """
        return {kept: merge(members).person for kept, members in self._members_in(people).items()}

    def disagreements(self, people: Mapping[str, Person]) -> tuple[Disagreement, ...]:
        """Give what the rows of merged people say differently, and which of it was taken."""
        members = self._members_in(people).values()
        return tuple(each for some in members for each in merge(some).disagreements)

    @cached_property
    def overruled(self) -> tuple[Decision, ...]:
        """What was neither undone nor holds, because something later contradicts it."""
        standing = {id(one) for one in self._merging.standing}
        return tuple(
            one
            for one in self.in_force
            if (
                id(one) not in standing
                if one.act in OF_PEOPLE
                else self._said.get(self._pair(one)) is not one.act
            )
        )

    def standing(self, act: Act, person: str, other: str) -> Decision | None:
        """Give the decision by which this holds already; ``None`` where none says so."""
        overruled = {id(one) for one in self.overruled}
        same = (one for one in reversed(self.in_force) if self._is_of(one, act, person, other))
        return next((one for one in same if id(one) not in overruled), None)

    def _is_of(self, decision: Decision, act: Act, person: str, other: str) -> bool:
        if decision.act is not act:
            return False
        if act in OF_PEOPLE:
            return _ordered(decision.person, decision.other) == _ordered(person, other)
        return self._pair(decision) == (self.person_of(person), other)

    def _members_in(self, people: Mapping[str, Person]) -> dict[str, list[Person]]:
        """The people who go on, each with all who are one with them, themselves first."""
        members: dict[str, list[Person]] = {}
        for key, person in people.items():
            members.setdefault(self.person_of(key), []).append(person)
        for kept, some in members.items():
            some.sort(key=lambda person: person.id != kept)
        return {some[0].id: some for some in members.values()}

    def _pair(self, decision: Decision) -> Pair:
        return self.person_of(decision.person), decision.other

    @cached_property
    def _said(self) -> dict[Pair, Act]:
        """What holds of each person and account: the last that was said, one person an account."""
        said: dict[Pair, Act] = {}
        holders: dict[str, str] = {}
        for one in self.in_force:
            if one.act not in OF_ACCOUNTS:
                continue
            person, account = self._pair(one)
            if one.act is Act.CONFIRM:
                holder = holders.get(account, person)
                if holder != person and said.get((holder, account)) is Act.CONFIRM:
                    del said[holder, account]
                holders[account] = person
            said[person, account] = one.act
        return said

    @cached_property
    def _merging(self) -> "_Merging":
        return _merging([one for one in self.in_force if one.act in OF_PEOPLE])


@dataclass(frozen=True)
class _Merging:
    """Who is one and who is two.

    Attributes:
        kept: The id that stays, for each person who is merged into it.
        apart: Pairs that are two people.
        standing: The decisions that say so.
    """

    kept: dict[str, str]
    apart: frozenset[Pair]
    standing: tuple[Decision, ...]


def _merging(said: list[Decision]) -> _Merging:
    """Work out who is one: from the latest decision back, so that the later ones win."""
    groups: dict[str, list[str]] = {}
    apart: set[Pair] = set()
    standing: list[Decision] = []
    for one in reversed(said):
        mine = groups.setdefault(one.person, [one.person])
        others = groups.setdefault(one.other, [one.other])
        if one.act is Act.SPLIT:
            holds = mine is not others
            apart |= {_ordered(one.person, one.other)} if holds else set()
        else:
            holds = all(_ordered(a, b) not in apart for a in mine for b in others)
            if holds and mine is not others:
                mine += others
                groups |= dict.fromkeys(others, mine)
        standing += [one] if holds else []
    order = {key: place for place, key in reversed(list(enumerate(_named_first(said))))}
    kept = {key: min(group, key=lambda each: order[each]) for key, group in groups.items()}
    return _Merging(
        {key: stays for key, stays in kept.items() if key != stays},
        frozenset(apart),
        tuple(standing),
    )


def _named_first(said: Iterable[Decision]) -> list[str]:
    """Everybody in the order of being named: who was named first is who stays."""
    return [key for one in said for key in (one.person, one.other)]


def _ordered(one: str, other: str) -> Pair:
    return (one, other) if one <= other else (other, one)
