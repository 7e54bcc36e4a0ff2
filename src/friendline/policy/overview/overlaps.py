"""Where two rules fit the same case and say different things, so that their order decides.

A rule that only makes an exception from a later, wider one is no overlap: that is how a sheet is
written. Two rules overlap where each has cases of its own beside those that they share.
"""

from collections.abc import Iterator
from itertools import combinations
from math import prod
from typing import Final

from msgspec import Struct

from friendline.model import Fact
from friendline.policy.change.diff import COMMON, invented
from friendline.policy.change.questions import Cost, cheapest_of
from friendline.policy.engine.diagram import Diagram, Node, OverBudgetError
from friendline.policy.engine.outcomes import outcome_of
from friendline.policy.engine.space import space_of
from friendline.policy.explaining import called
from friendline.policy.language.syntax import facts_read
from friendline.policy.prove.people import ANSWERED, described, somebody
from friendline.policy.rules import Policy, Rule

__all__ = ["Overlap", "Overlaps", "overlaps"]

_MOST_RULES: Final = 80
"""Pairs of more rules are too many to be looked at while somebody waits."""

_MOST_NODES: Final = 100_000


class Overlap(Struct, frozen=True):
    """Two rules of which the earlier one decides what they share.

    Attributes:
        first: Number of the earlier rule, which decides.
        second: Number of the later rule, which fits them as well and would answer otherwise.
        cases: How many cases the earlier rule takes from the later one.
        sentence: An invented person whom both fit, and what becomes of them.
    """

    first: int
    second: int
    cases: int
    sentence: str


class Overlaps(Struct, frozen=True):
    """All overlaps of a policy.

    Attributes:
        found: Those there are, in the order of the rules.
        cases: How many cases are shared by rules that overlap, each counted once.
        universe: How many cases the rules can tell apart: one value of every fact that they read,
            each also not known.
    """

    found: tuple[Overlap, ...]
    cases: int
    universe: int

    @property
    def sentence(self) -> str:
        """How many there are, in one sentence."""
        if not self.found:
            return "No two rules that say different things fit the same case."
        return (
            f"In {self.cases:,} of {self.universe:,} cases two rules that say different things "
            "both fit; the one that comes first decides."
        )


def overlaps(policy: Policy) -> Overlaps | None:
    """Find where the order of two rules decides; ``None`` where the policy is too large for it."""
    if len(policy.rules) > _MOST_RULES:
        return None
    try:
        return _Shared(policy).overlaps()
    except OverBudgetError:
        return None


class _Shared:
    """The rules of a policy in one diagram."""

    def __init__(self, policy: Policy) -> None:
        self._policy = policy
        whens = [rule.when for rule in policy.rules]
        self._diagram = Diagram(space_of(policy.facts, whens), _MOST_NODES)
        self._cheapest = cheapest_of(self._diagram, [1], self._unusual)
        self._fits = [self._diagram.holds(when) for when in whens]
        self._sizes = [self._count(node) for node in self._fits]
        self._decided = list(self._decided_by_each())

    def overlaps(self) -> Overlaps:
        """Give those pairs in which the earlier rule takes cases from the later one."""
        found, anywhere = [], self._diagram.leaf(0)
        for first, second in self._crossing():
            node = self._both(self._decided[first], self._fits[second])
            if count := self._count(node):
                found.append(self._overlap(first, second, node, count))
                anywhere = self._diagram.apply("either", max, anywhere, node)
        universe = prod(sum(weights) for weights in self._diagram.space.weights)
        return Overlaps(tuple(found), self._count(anywhere), universe)

    def _crossing(self) -> Iterator[tuple[int, int]]:
        """Give each two rules that answer differently and have cases of their own and in common."""
        rules = self._policy.rules
        for first, second in combinations(range(len(rules)), 2):
            if _answer(rules[first]) != _answer(rules[second]):
                shared = self._count(self._both(self._fits[first], self._fits[second]))
                if 0 < shared < min(self._sizes[first], self._sizes[second]):
                    yield first, second

    def _decided_by_each(self) -> Iterator[Node]:
        """Give for each rule where it is the first that fits."""
        before = self._diagram.leaf(0)
        for fits in self._fits:
            yield self._diagram.apply("without", lambda fit, taken: fit > taken, fits, before)
            before = self._diagram.apply("either", max, before, fits)

    def _both(self, one: Node, other: Node) -> Node:
        return self._diagram.apply("both", min, one, other)

    def _count(self, node: Node) -> int:
        return self._diagram.count(node, 1)

    def _overlap(self, first: int, second: int, node: Node, cases: int) -> Overlap:
        one, other = self._policy.rules[first], self._policy.rules[second]
        facts = self._somebody(node)
        given, instead = (
            ANSWERED[outcome_of(self._policy, place, facts.get("channel")).answer]
            for place in (first, second)
        )
        sentence = (
            f"{described(somebody(second), facts, self._policy.facts, facts_read(other.when))}: "
            f"{given} by {called(one)}, which comes first; by {called(other)} it would be "
            f"{instead}."
        )
        return Overlap(one.number, other.number, cases, sentence)

    def _somebody(self, node: Node) -> dict[str, Fact]:
        """Invent the most usual case of a node."""
        codes = self._cheapest(node)
        assert codes is not None  # noqa: S101 - the two rules share a case
        usual = {name: value for name, value in COMMON.items() if name in self._policy.facts}
        return usual | invented(self._diagram.space, codes)

    def _unusual(self, fact: int, code: int) -> Cost:
        region, usual = (
            self._diagram.space.regions[fact][code],
            COMMON.get(self._diagram.space.facts[fact]),
        )
        differs = all(first != usual for first, _ in region.spans)
        return int(differs), int(differs and region.sample is None)


def _answer(rule: Rule) -> tuple[str | None, ...]:
    return rule.answer, rule.offer, rule.onto_list
