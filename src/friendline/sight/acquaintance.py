"""What an export holds of people knowing each other: one photo, one employer, one event (R5).

None of it says that they do. It makes it likelier, and is told in words that say no more.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import polars as pl

from friendline.sight.judging.belonging import Verdict, Verdicts
from friendline.sight.judging.presence import name_key

MOST_AT_ONE_EVENT = 20
"""Of an event with more guests nobody need know any other."""


@dataclass(frozen=True)
class Client:
    """Somebody as one channel knows them.

    Attributes:
        id: The person's id.
        name: What to call them.
        viewer: Their number among the viewers of the channel's sight.
        accounts: Display names of the accounts there that are or could be theirs.
        is_client: Whether they are on the client list; who is not is never counted as another
            client, but may well notice one.
        is_tied: Whether they are let in already.
        is_sure: Whether the account by which they are tied is confirmed as theirs.
        company: Their employer, where it is known.
    """

    id: str
    name: str
    viewer: int
    accounts: tuple[str, ...]
    is_client: bool = True
    is_tied: bool = False
    is_sure: bool = True
    company: str | None = None


Shown: TypeAlias = Mapping[str, tuple[int, int]]
"""For each person how many items that name them can, and how many more may, be seen."""

NOTHING = 0, 0
"""What is said of somebody whom no item names."""


class Acquaintance:
    """Says of the people of one channel what may tie them to each other."""

    def __init__(
        self, items: pl.DataFrame, people: Sequence[Client], meetings: Iterable[frozenset[str]]
    ) -> None:
        """Gather it.

        Args:
            items: The owner's items there.
            people: Everybody to speak of.
            meetings: For each event the ids of those invited to it.
        """
        ids = frozenset(one.id for one in people)
        self._named = _Named(items, people)
        self._invited = _invited_together(meetings, ids)
        self._firms = _firms(people)
        self._staff: dict[str, set[str]] = defaultdict(set)
        for person, firm in self._firms.items():
            self._staff[firm].add(person)

    def of(self, who: Client) -> frozenset[str]:
        """Give the ids of those of whom something says that they may know this one."""
        staff = self._staff.get(self._firms.get(who.id, ""), set())
        return frozenset(self._named.together[who.id]) | self._invited[who.id].keys() | staff

    def why(self, who: Client, other: Client) -> Iterator[str]:
        """Say what it is, one sentence each."""
        if number := self._named.together[who.id][other.id]:
            yield f"Both are named in {items_of(number)} of yours."
        if number := self._invited[who.id][other.id]:
            events = "one event" if number == 1 else f"{number:,} events"
            yield f"Both were invited to {events} in your calendar, so they may know each other."
        if who.id in self._firms and self._firms[who.id] == self._firms.get(other.id):
            yield f"Both are with {who.company}, so they may know each other."

    def shown_to(self, verdicts: Verdicts) -> Shown:
        """Count the items that name somebody, for one who sees the items so."""
        return self._named.shown_to(verdicts)


def items_of(number: int) -> str:
    """Give ``one item``, ``3 items``."""
    return "one item" if number == 1 else f"{number:,} items"


class _Named:
    """Which items name which of some people: tagged, by them, or on their timeline."""

    def __init__(self, items: pl.DataFrame, people: Iterable[Client]) -> None:
        by_name: dict[str, list[int]] = defaultdict(list)
        self._ids: list[str] = []
        for number, one in enumerate(people):
            self._ids.append(one.id)
            for name in one.accounts:
                by_name[name_key(name)].append(number)
        rows = [
            (row, number)
            for row, key in _names_in(items, by_name.keys()).iter_rows()
            for number in by_name[key]
        ]
        unique = np.unique(np.array(rows, dtype=np.int64).reshape(-1, 2), axis=0)
        self._rows, self._whose = unique[:, 0], unique[:, 1]
        self.together = self._count_pairs()

    def shown_to(self, verdicts: Verdicts) -> Shown:
        seen = verdicts[self._rows]
        can, may = (
            np.bincount(self._whose[seen == verdict], minlength=len(self._ids))
            for verdict in (Verdict.CAN, Verdict.MAY)
        )
        return {
            self._ids[number]: (int(can[number]), int(may[number]))
            for number in np.flatnonzero(can + may)
        }

    def _count_pairs(self) -> dict[str, Counter[str]]:
        pairs: dict[str, Counter[str]] = defaultdict(Counter)
        begins = np.flatnonzero(np.diff(self._rows, prepend=-1))
        for people in np.split(self._whose, begins[1:]) if len(begins) else ():
            if len(people) > 1:
                _count_each_pair(pairs, [self._ids[number] for number in people])
        return pairs


def _names_in(items: pl.DataFrame, wanted: AbstractSet[str]) -> pl.DataFrame:
    """Give (row, name) for each of these names in each item: tagged, its maker, on their wall."""
    numbered = items.with_row_index("row")
    tagged = numbered.select("row", pl.col("tagged").alias("name"))
    alone = [numbered.select("row", pl.col(name).alias("name")) for name in ("by", "timeline")]
    named = pl.concat(
        [tagged.filter(pl.col("name").list.len() > 0).explode("name", empty_as_null=True), *alone]
    ).drop_nulls()
    keys = {name: key for name in named["name"].unique() if (key := name_key(name)) in wanted}
    return named.filter(pl.col("name").is_in(list(keys))).with_columns(pl.col("name").replace(keys))


def _invited_together(
    meetings: Iterable[frozenset[str]], people: frozenset[str]
) -> Mapping[str, Counter[str]]:
    invited: dict[str, Counter[str]] = defaultdict(Counter)
    for meeting in meetings:
        if len(meeting) <= MOST_AT_ONE_EVENT:
            _count_each_pair(invited, sorted(meeting & people))
    return invited


def _count_each_pair(pairs: dict[str, Counter[str]], people: Sequence[str]) -> None:
    for one in people:
        pairs[one].update(other for other in people if other != one)


def _firms(people: Iterable[Client]) -> dict[str, str]:
    """Give each person's employer without marks and capitals."""
    return {one.id: _plain(one.company) for one in people if one.company and _plain(one.company)}


def _plain(company: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in company.casefold()).split())
