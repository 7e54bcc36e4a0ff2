"""Which of many conditions are definitely true of a case, all at once.

A rule asks several things, and most rules ask the same things. So each part is asked once for each
value of the facts that it reads, of all conditions together; the answers are the bits of a number,
and a case is a few of these numbers.
"""

from collections.abc import Callable, Sequence
from operator import itemgetter
from typing import Any, TypeAlias

from friendline.model import Fact
from friendline.policy.language.syntax import And, Condition, facts_read, truth
from friendline.policy.prove.claims import Case

Told: TypeAlias = tuple[dict[Any, int], Callable[[Case], Any], tuple[str, ...]]
"""The conditions that values of some facts leave; how to get the values; and the facts."""

Parts: TypeAlias = dict[int, list[Condition]]
"""The parts that read the same facts, by the condition that they are of."""


class Firing:
    """Tells which conditions are definitely true.

    Args:
        conditions: In order.
    """

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self._all = (1 << len(conditions)) - 1
        self._groups: dict[tuple[str, ...], Parts] = {}
        for place, condition in enumerate(conditions):
            for part in condition.parts if isinstance(condition, And) else (condition,):
                facts = tuple(sorted(facts_read(part)))
                self._groups.setdefault(facts, {}).setdefault(place, []).append(part)
        self._told: list[Told] = [
            ({}, itemgetter(*facts), facts) for facts in self._groups if facts
        ]
        self._always = self._passing((), ())

    def sure(self, case: Case) -> int:
        """Give the places of the conditions that are definitely true, as bits."""
        bits = self._always
        for told, values_of, facts in self._told:
            values = values_of(case)
            try:
                bits &= told[values]
            except KeyError:
                known = values if len(facts) > 1 else (values,)
                told[values] = self._passing(facts, known)
                bits &= told[values]
        return bits

    def first(self, case: Case) -> int:
        """Give the place of the first one, the number of conditions where there is none."""
        bits = self.sure(case)
        return (bits & -bits).bit_length() - 1 if bits else self._all.bit_length()

    def _passing(self, facts: tuple[str, ...], values: tuple[Fact, ...]) -> int:
        """Give the conditions of which all parts that read these facts are definitely true."""
        case = dict(zip(facts, values, strict=True))
        failing = sum(
            1 << place
            for place, parts in self._groups.get(facts, {}).items()
            if not all(truth(part, case) for part in parts)
        )
        return self._all & ~failing
