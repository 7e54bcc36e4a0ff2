"""What clients see of what the owner edits for them: the edited version, checked (R36, A14)."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import Final

import numpy as np

from friendline.model import Sees
from friendline.review.contract import EditedCountRow, EditedRow, EditedSeerRow
from friendline.review.edited.marking import Mark, Marked
from friendline.review.edited.mending import Mending
from friendline.review.fine_for import FineFor
from friendline.review.looking import ANYBODY_LOOKS, ChannelSight, has_items
from friendline.review.subjects import Subjects
from friendline.sight.exposure import Exposure, expose
from friendline.sight.judging.belonging import Verdict, Verdicts
from friendline.sight.judging.item_classes import Places

__all__ = ["MOST_NAMED", "MOST_TOLD", "EditedSeen", "is_fine", "look_at_edited"]

MOST_NAMED: Final = 3
"""So many of the clients who see an item are named beside it; all are counted."""

MOST_TOLD: Final = 1_000
"""Beside so many items clients are named."""


@dataclass(frozen=True)
class EditedSeen:
    """What of the edited items is seen.

    Attributes:
        rows: Each item that a client can or may see: first what is certain, then the latest.
        counts: How many of them each client can and may see.
        seers: By network, the clients who can or may see any of them by an account they have there.
    """

    rows: Sequence[EditedRow] = ()
    counts: Sequence[EditedCountRow] = ()
    seers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def look_at_edited(
    marked: Marked,
    sights: Mapping[str, ChannelSight],
    subjects: Subjects,
    fine_for: FineFor,
) -> EditedSeen:
    """Lay what the owner edits over what each client sees.

    Args:
        marked: The items that are edited.
        sights: What everybody sees, by channel.
        subjects: Whom the review speaks about.
        fine_for: What does not count for whom.
    """
    if not marked.marks or not subjects.listed:
        return EditedSeen()
    looks = [
        _Look(one, marked.marks, subjects, fine_for) for one in filter(has_items, sights.values())
    ]
    in_order = sorted((seen for look in looks for seen in look.seen()), key=_certain_then_latest)
    rows = [one.look.row(one, is_told=n < MOST_TOLD) for n, one in enumerate(in_order)]
    return EditedSeen(rows, _counts(looks), {look.channel: look.seers for look in looks})


def is_fine(marks: Sequence[Mark], fine: frozenset[tuple[str, object]], item: str) -> bool:
    """Tell whether an item does not count: all that makes it one was called fine.

    Args:
        marks: What makes it one.
        fine: What does not count for somebody, by item and category.
        item: Its id.
    """
    return all(mark.category is not None and (item, mark.category) in fine for mark in marks)


def _counts(looks: Sequence["_Look"]) -> list[EditedCountRow]:
    numbers: dict[str, Places] = {}
    for look in looks:
        for person, seen in look.by_person.items():
            numbers[person] = numbers.get(person, 0) + seen
    return [
        EditedCountRow(person=person, can=int(can), may=int(may))
        for person, (can, may) in sorted(numbers.items())
        if can or may
    ]


@dataclass(frozen=True)
class _Seen:
    """An item that is seen, by its place among the edited items of a network."""

    look: "_Look"
    place: int
    item: str
    can: int
    may: int
    anybody: bool
    at: int

    @property
    def sees(self) -> Sees:
        return Sees.CAN if self.can or self.anybody else Sees.MAY


def _certain_then_latest(one: _Seen) -> tuple[bool, int, str]:
    return one.sees is Sees.MAY, -one.at, one.item


class _Look:
    """The edited items of one network, and who sees them."""

    def __init__(
        self,
        one: ChannelSight,
        marks: Mapping[str, tuple[Mark, ...]],
        subjects: Subjects,
        fine_for: FineFor,
    ) -> None:
        self.channel = one.channel
        self._one = one
        self._marks = marks
        ids = one.sight.items["id"].to_list()
        self._rows: Places = np.array([n for n, item in enumerate(ids) if item in marks], int)
        self._items = [ids[row] for row in self._rows.tolist()]
        self._people = {
            who: viewer for who, viewer in one.position.items() if who in subjects.listed
        }
        places = {who: self._fine_of(who, fine_for) for who in self._people}
        self._fine = {who: fine for who, fine in places.items() if fine.size}
        self._looking: dict[int, list[str]] = defaultdict(list)
        for who, viewer in self._people.items():
            self._looking[viewer].append(who)
        self._viewers = sorted(self._looking)
        self._names = {who: subjects.listed[who].name for who in self._people}
        self._mending = Mending(one.sight, self._rows)

    def _fine_of(self, person: str, fine_for: FineFor) -> Places:
        """Give where the items stand that do not count for a person."""
        fine = fine_for.findings(person)
        if not fine:
            return np.array([], dtype=np.int64)
        named = {item for item, _ in fine}
        places = [
            place
            for place, item in enumerate(self._items)
            if item in named and is_fine(self._marks[item], fine, item)
        ]
        return np.array(places, dtype=np.int64)

    @cached_property
    def _laid(self) -> Exposure:
        nothing = np.zeros(len(self._rows), dtype=np.int64)
        return expose(self._one.sight, self._rows, nothing, 1, self._viewers)

    @cached_property
    def by_person(self) -> dict[str, Places]:
        """How many items each person can (first) and may (second) see."""
        seen = np.stack([self._laid.by_category(verdict)[:, 0] for verdict in _SEEN], axis=1)
        place = {viewer: n for n, viewer in enumerate(self._viewers)}
        numbers = {who: seen[place[viewer]].copy() for who, viewer in self._people.items()}
        for who, fine in self._fine.items():
            verdicts = self._verdicts(self._people[who])[fine]
            numbers[who] -= [int((verdicts == verdict).sum()) for verdict in _SEEN]
        return numbers

    @property
    def seers(self) -> tuple[str, ...]:
        """The people who see any of the items by an account of their own."""
        return tuple(
            who
            for who, numbers in self.by_person.items()
            if numbers.any() and self._people[who] != ANYBODY_LOOKS
        )

    def seen(self) -> list[_Seen]:
        """Give the items that a client can or may see."""
        can, may = (self._laid.seen_by(verdict) for verdict in _SEEN)
        # several people look through one viewer only where they see everything, as anybody does
        can = can + len(self._people) - len(self._viewers)
        for who, fine in self._fine.items():
            verdicts = self._verdicts(self._people[who])[fine]
            can[fine] -= verdicts == Verdict.CAN
            may[fine] -= verdicts == Verdict.MAY
        anybody = self._verdicts(ANYBODY_LOOKS) == Verdict.CAN
        times = self._one.sight.items["at"].fill_null(0).to_numpy()[self._rows]
        return [
            _Seen(self, place, self._items[place], *(number.item() for number in seen))
            for place, seen in enumerate(zip(can, may, anybody, times, strict=True))
            if any(seen[:3])
        ]

    def row(self, seen: _Seen, *, is_told: bool) -> EditedRow:
        """Give an item as the review tells it."""
        marks = self._marks[seen.item]
        seers = self._named(seen.place) if is_told else []
        is_all = len(seers) == seen.can + seen.may
        way = self._mending.way(seen.place)
        who = [self._names[one.person] for one in seers] if is_all else []
        return EditedRow(
            item=seen.item,
            topics=[str(mark.topic) for mark in marks],
            shows=[mark.why for mark in marks],
            sees=seen.sees,
            can=seen.can,
            may=seen.may,
            anybody=seen.anybody,
            way=way.value,
            mend=self._mending.sentence(way, who),
            seen_by=seers,
        )

    def _named(self, place: int) -> list[EditedSeerRow]:
        """Name some of the people who see an item, the surest first."""
        seers = islice(self._seers(place), MOST_NAMED)
        return [
            EditedSeerRow(
                person=who, sees=verdict.sees, because=self._one.because(who, self._items[place])
            )
            for who, verdict in seers
        ]

    def _seers(self, place: int) -> Iterator[tuple[str, Verdict]]:
        for verdict in _SEEN:
            for viewer in self._laid.seers(place, verdict).tolist():
                for who in self._looking[viewer]:
                    if place not in self._fine.get(who, ()):
                        yield who, verdict

    def _verdicts(self, viewer: int) -> Verdicts:
        return self._one.sight.row_verdicts(viewer)[self._rows]


_SEEN: Final = (Verdict.CAN, Verdict.MAY)
