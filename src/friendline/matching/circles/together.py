"""Who is seen together again and again: groups among people who share days."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from itertools import combinations
from typing import TypeAlias

_CROWD = 12
"""Of more people on one day nothing is concluded: a crowd is together by chance. It also keeps
the work in step with the number of tags."""

_FEWEST_DAYS = 3
_FEWEST_MEMBERS = 3
_ROUNDS = 20

_Day: TypeAlias = int | str


@dataclass(frozen=True, slots=True)
class Company:
    """People who are seen together.

    Attributes:
        members: Who.
        days: On how many days two of them or more were.
    """

    members: frozenset[str]
    days: int


class Together:
    """Counts on how many days each two people were seen together."""

    def __init__(self) -> None:
        self._days: defaultdict[tuple[str, str], set[_Day]] = defaultdict(set)

    def see(self, day: _Day, members: Collection[str]) -> None:
        """Note who was together; a day may come several times and counts once."""
        there = sorted(set(members))
        if len(there) <= _CROWD:
            for pair in combinations(there, 2):
                self._days[pair].add(day)

    def companies(self) -> Iterator[Company]:
        """Give the groups of three or more, in the order of their members.

        Two are linked who were together on three days. Each then takes, in the order of the names
        and until nothing changes, the group in which they were with others on most days: so one
        who goes everywhere does not make all groups one. The order of the days is no matter.
        """
        links: defaultdict[str, dict[str, int]] = defaultdict(dict)
        for (one, other), days in self._days.items():
            if len(days) >= _FEWEST_DAYS:
                links[one][other] = links[other][one] = len(days)
        groups: defaultdict[str, set[str]] = defaultdict(set)
        for member, group in _groups(links).items():
            groups[group].add(member)
        for members in sorted(map(sorted, groups.values())):
            if len(members) >= _FEWEST_MEMBERS:
                yield Company(frozenset(members), self._days_of(members, links))

    def _days_of(self, members: list[str], links: dict[str, dict[str, int]]) -> int:
        linked = (pair for pair in combinations(members, 2) if pair[1] in links[pair[0]])
        return len(set().union(*(self._days[pair] for pair in linked)))


def _groups(links: dict[str, dict[str, int]]) -> dict[str, str]:
    """Give the group of each member, called after one of them (label propagation)."""
    group = {member: member for member in links}
    for _ in range(_ROUNDS):
        has_changed = False
        for member in sorted(links):
            days: defaultdict[str, int] = defaultdict(int)
            for other, count in links[member].items():
                days[group[other]] += count
            best = min(days, key=lambda each: (-days[each], each))
            if days[best] > days.get(group[member], 0):
                group[member] = best
                has_changed = True
        if not has_changed:
            break
    return group
