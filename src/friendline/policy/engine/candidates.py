"""The rules that are left once each known fact has ruled out those that it contradicts.

A single fact rules out most of a long sheet. Which rows a value rules out is remembered as a whole
number with a bit for each row, so that only the few that are left are read in full.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from friendline.model import Fact
from friendline.policy.language.syntax import And, Condition, Truth, facts_read, truth
from friendline.policy.rules import Policy

MOST_KEPT: Final = 1500
"""Values of one fact whose rows are remembered: every month that a built-in fact can have."""


class Candidates:
    """Finds the conditions that a case does not contradict.

    Args:
        conditions: In order.
    """

    def __init__(self, conditions: Sequence[Condition]) -> None:
        self._conditions = conditions
        self._all = (1 << len(conditions)) - 1
        self._parts: dict[str, list[tuple[int, Condition]]] = {}
        for place, condition in enumerate(conditions):
            for part in condition.parts if isinstance(condition, And) else (condition,):
                read = facts_read(part)
                if len(read) == 1:
                    self._parts.setdefault(read[0], []).append((1 << place, part))
        self._ruled_out: dict[str, dict[Fact, int]] = {fact: {} for fact in self._parts}

    def left(self, facts: Mapping[str, Fact]) -> Iterator[tuple[int, Truth]]:
        """Give the places of all conditions that are true or cannot be told, in order, with that.

        Args:
            facts: A value or ``None`` (not known) for every fact that is read.
        """
        bits = self._all
        for fact, known in self._ruled_out.items():
            value = facts[fact]
            out = known.get(value)
            bits &= ~(self._look_up(fact, value) if out is None else out)
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            place = lowest.bit_length() - 1
            told = truth(self._conditions[place], facts)
            if told is not False:
                yield place, told

    def _look_up(self, fact: str, value: Fact) -> int:
        bits = 0
        for bit, part in self._parts[fact]:
            if truth(part, {fact: value}) is False:
                bits |= bit
        if len(self._ruled_out[fact]) < MOST_KEPT:
            self._ruled_out[fact][value] = bits
        return bits


def candidates(policy: Policy) -> Candidates:
    """Give what finds the candidates among the rules of a policy; made once and kept with it."""
    kept = vars(policy)
    if "candidates" not in kept:
        kept["candidates"] = Candidates([rule.when for rule in policy.rules])
    found: Candidates = kept["candidates"]
    return found
