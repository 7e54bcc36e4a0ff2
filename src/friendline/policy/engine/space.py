"""The situations that a set of conditions can tell apart, as a grid of small numbers.

Every fact that is read becomes one axis; the values that no condition tells apart become one
*region*, and its place on the axis is its *code*. A case is then a tuple of codes, and a policy is
a function over a finite grid that can be walked, counted and compared exactly.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from typing import TypeAlias

from msgspec import Struct

from friendline.model import Fact
from friendline.policy.language.facts import FactKind, FactSpec, checked
from friendline.policy.language.regions import Region, regions, tests_by_fact
from friendline.policy.language.syntax import Condition, facts_read

Codes: TypeAlias = tuple[int, ...]
"""One region of every fact of a space, in its order."""


class Runs(Struct, frozen=True, gc=False):
    """The regions of a whole number as runs: the first number of each run, and its region."""

    starts: tuple[int, ...]
    codes: tuple[int, ...]

    def code(self, number: int) -> int:
        """Give the region of a number that lies within the bounds of its fact."""
        return self.codes[bisect_right(self.starts, number) - 1]


class Space(Struct, frozen=True, dict=True):
    """All cases that a set of conditions can tell apart.

    Attributes:
        facts: The facts that are read, in the order of a diagram over this space.
        specs: How facts are declared, by name; those that no condition reads may be among them.
        regions: For every fact its regions; a code is a position here. Not known is a region of
            its own, and the last one.
    """

    facts: tuple[str, ...]
    specs: Mapping[str, FactSpec]
    regions: tuple[tuple[Region, ...], ...]

    def code(self, fact: str, value: Fact) -> int:
        """Give the region that a value lies in.

        Raises:
            WrongFactError: For a value that the fact cannot have.
        """
        known = checked(self.specs[fact], value)
        if known is not None and fact in self.runs:
            return self.runs[fact].code(int(known))
        return self.words[self.index[fact]][known]

    def codes(self, facts: Mapping[str, Fact]) -> Codes:
        """Give the place of a case in this space; a fact left out is not known.

        Raises:
            WrongFactError: For a value that a fact cannot have.
        """
        return tuple(self.code(fact, facts.get(fact)) for fact in self.facts)

    def sizes(self) -> tuple[int, ...]:
        """Give the number of regions of every fact."""
        return tuple(len(found) for found in self.regions)

    def weight(self, fact_index: int, code: int) -> int:
        """Give the number of values in a region; not known counts as one."""
        return self.weights[fact_index][code]

    def sample(self, codes: Sequence[int]) -> dict[str, Fact]:
        """Invent one case that lies at these codes."""
        return {
            fact: found[code].sample
            for fact, found, code in zip(self.facts, self.regions, codes, strict=True)
        }

    def in_order(self, facts: Sequence[str]) -> "Space":
        """Give the same space with its facts in another order."""
        found = tuple(self.regions[self.index[fact]] for fact in facts)
        return Space(facts=tuple(facts), specs=self.specs, regions=found)

    @cached_property
    def index(self) -> dict[str, int]:
        """The place of every fact in the order."""
        return {fact: index for index, fact in enumerate(self.facts)}

    @cached_property
    def weights(self) -> tuple[tuple[int, ...], ...]:
        """For every fact the number of values in each of its regions."""
        return tuple(tuple(_weight(region) for region in found) for found in self.regions)

    @cached_property
    def words(self) -> tuple[dict[Fact, int], ...]:
        """For every fact the code of each value that starts a run; for all but numbers, of each."""
        return tuple(
            {first: code for code, region in enumerate(found) for first, _ in region.spans}
            for found in self.regions
        )

    @cached_property
    def runs(self) -> dict[str, Runs]:
        """The regions of every whole number, in the order of the numbers."""
        return {
            fact: _runs(words)
            for fact, words in zip(self.facts, self.words, strict=True)
            if self.specs[fact].kind is FactKind.NUMBER
        }


def space_of(specs: Mapping[str, FactSpec], conditions: Iterable[Condition]) -> Space:
    """Make the space of all cases that these conditions can tell apart.

    A fact that no condition reads is no axis of it.

    Args:
        specs: Every fact that a condition may read, by name.
        conditions: In any number; what none of them tells apart is one region.
    """
    conditions = tuple(conditions)
    tests = tests_by_fact(conditions)
    order = _order(conditions)
    found = tuple(regions(specs[fact], tests[fact]) for fact in order)
    return Space(facts=order, specs=dict(specs), regions=found)


def _order(conditions: Iterable[Condition]) -> tuple[str, ...]:
    """Put first what most conditions read: a diagram in this order shares most of its nodes."""
    read = Counter(fact for condition in conditions for fact in facts_read(condition))
    return tuple(sorted(read, key=lambda fact: (-read[fact], fact)))


def _runs(words: Mapping[Fact, int]) -> Runs:
    found = sorted((int(first), code) for first, code in words.items() if first is not None)
    return Runs(tuple(first for first, _ in found), tuple(code for _, code in found))


def _weight(region: Region) -> int:
    return sum(_values(first, last) for first, last in region.spans)


def _values(first: Fact, last: Fact) -> int:
    """Count the values of a run; only a run of numbers has more than one."""
    return 1 if first is None or isinstance(first, str) else int(last or 0) - int(first) + 1
