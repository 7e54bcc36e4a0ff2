"""Ordered decision diagrams over a space: one node tests one fact, one edge is one region.

Equal parts are one node, and a node whose edges all lead to the same place is left out, so two
conditions mean the same exactly where their nodes are the same number. What is asked of a policy
(which rule fires, may this ever happen, how many situations change) is then a walk over nodes.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import count
from typing import Final, TypeAlias

from friendline.policy.engine.boxes import Cube, FirstBox
from friendline.policy.engine.space import Codes, Space
from friendline.policy.language.syntax import And, Condition, Not, Or
from friendline.policy.language.syntax import truth as truth_of
from friendline.policy.rules import Rule

Node: TypeAlias = int

FALSE: Final = 0
TRUE: Final = 1
MAYBE: Final = 2
"""Leaves of ``truth``: not so, so, and not known."""

MOST_NODES: Final = 60_000
"""About 20 MB and a second; 200 rows that pick at random from every fact need half of it."""
MOST_FACTS: Final = 200
"""Every fact is a call on the stack."""


class OverBudgetError(RuntimeError):
    """A diagram grew too large; ask in another way."""

    def __init__(self, what: str, most: int) -> None:
        super().__init__(
            f"This policy needs a decision diagram of more than {most} {what}. It can still "
            "decide, row by row."
        )


class Diagram:
    """A store of shared nodes over one space.

    Args:
        space: The facts in order, and their regions.
        budget: Most nodes that may be made.

    Raises:
        OverBudgetError: From here and from every method that makes nodes.
    """

    def __init__(self, space: Space, budget: int = MOST_NODES) -> None:
        if len(space.facts) > MOST_FACTS:
            raise OverBudgetError("facts", MOST_FACTS)
        self.space = space
        self._budget = budget
        self._sizes = space.sizes()
        self._bottom = len(space.facts)
        self._facts: list[int] = []
        self._children: list[tuple[int, ...]] = []
        self._unique: dict[tuple[int, tuple[int, ...]], Node] = {}
        self._applied: dict[str, dict[tuple[Node, ...], Node]] = {}
        self._truths: dict[Condition, Node] = {}
        self._values: dict[Node, int] = {}
        self._counted: dict[int, dict[Node, int]] = {}

    def __len__(self) -> int:
        return len(self._facts)

    # Making nodes

    def leaf(self, value: int) -> Node:
        """Give the node that stands for a value, 0 or more."""
        return self._stored(self._bottom, (value,))

    def test(self, fact: int, children: Sequence[Node]) -> Node:
        """Give the node that tests a fact, by its index, with one child for each of its regions.

        The children may only test later facts.
        """
        first = children[0]
        if all(child == first for child in children):
            return first
        return self._stored(fact, tuple(children))

    def _stored(self, fact: int, children: tuple[int, ...]) -> Node:
        node = self._unique.setdefault((fact, children), len(self._facts))
        if node == len(self._facts):
            if node >= self._budget:
                raise OverBudgetError("nodes", self._budget)
            self._facts.append(fact)
            self._children.append(children)
        return node

    # Conditions

    def holds(self, condition: Condition) -> Node:
        """Tell where a condition is definitely true: leaf 1; where false or not known: leaf 0."""
        return self.relabel("holds", _definitely, self.truth(condition))

    def truth(self, condition: Condition) -> Node:
        """Tell where a condition is false, true and not known: leaves 0, 1 and 2."""
        made = self._truths.get(condition)
        if made is None:
            made = self._truths[condition] = self._truth(condition)
        return made

    def _truth(self, condition: Condition) -> Node:
        if isinstance(condition, And):
            return self._joined("and", _and, condition.parts, TRUE)
        if isinstance(condition, Or):
            return self._joined("or", _or, condition.parts, FALSE)
        if isinstance(condition, Not):
            return self.relabel("not", _not, self.truth(condition.part))
        fact = self.space.index[condition.fact]
        samples = [region.sample for region in self.space.regions[fact]]
        told = [truth_of(condition, {condition.fact: sample}) for sample in samples]
        return self.test(fact, [self.leaf(MAYBE if one is None else int(one)) for one in told])

    def _joined(
        self, name: str, join: Callable[[int, int], int], parts: Iterable[Condition], empty: int
    ) -> Node:
        """Join parts from the last fact up: what is below stays as it is."""
        nodes = sorted(map(self.truth, parts), key=lambda node: -self._facts[node])
        joined = self.leaf(empty)
        for node in nodes:
            joined = self.apply(name, join, joined, node)
        return joined

    # Putting together

    def relabel(self, name: str, f: Callable[[int], int], node: Node) -> Node:
        """Give every leaf another value.

        Args:
            name: Of ``f``, for remembering; one name must always mean one function.
            f: From the old value to the new one.
            node: The diagram.
        """
        return self._zipped(self._applied.setdefault(name, {}), lambda leaf: f(*leaf), (node,))

    def apply(self, name: str, f: Callable[[int, int], int], a: Node, b: Node) -> Node:
        """Join two diagrams, leaf by leaf.

        Args:
            name: Of ``f``, for remembering; one name must always mean one function.
            f: From the values of both to the new one.
            a: The one diagram.
            b: The other.
        """
        return self._zipped(self._applied.setdefault(name, {}), lambda leaf: f(*leaf), (a, b))

    def choose(self, test: Node, yes: Node, no: Node) -> Node:
        """Take ``yes`` where the leaf of ``test`` is 1, and ``no`` everywhere else."""
        made = self._applied.setdefault("choose", {})

        def chosen(test: Node, yes: Node, no: Node) -> Node:
            if yes == no:
                return yes
            if self._facts[test] == self._bottom:
                return yes if self._children[test][0] == TRUE else no
            key = (test, yes, no)
            if key not in made:
                fact = min(self._facts[node] for node in key)
                edges = zip(*(self._edges(node, fact) for node in key), strict=True)
                made[key] = self.test(fact, [chosen(*edge) for edge in edges])
            return made[key]

        return chosen(test, yes, no)

    def fix(self, node: Node, fact: int, code: int) -> Node:
        """Give what is left of a diagram where one fact, by its index, lies in one region."""
        made = self._applied.setdefault(f"fix {fact} {code}", {})

        def fixed(node: Node) -> Node:
            if self._facts[node] >= fact:
                return self._edges(node, fact)[code]
            if (node,) not in made:
                children = [fixed(child) for child in self._children[node]]
                made[node,] = self.test(self._facts[node], children)
            return made[node,]

        return fixed(node)

    def first_rule(self, rules: Sequence[Rule]) -> Node:
        """Tell which rule fires: leaves are places in ``rules``, ``len(rules)`` where none does."""
        return self.first([rule.when for rule in rules])

    def first(self, conditions: Sequence[Condition]) -> Node:
        """Tell which condition is the first to hold definitely, as ``first_rule`` does."""
        boxes = [(cube, self.leaf(place)) for cube, place in self.boxes(conditions)]
        asked = count()

        def join(fact: int, children: tuple[Node, ...]) -> Node:
            # What is asked can be far more than the nodes that come of it.
            if next(asked) >= self._budget:
                raise OverBudgetError("questions", self._budget)
            return self.test(fact, children)

        return FirstBox(boxes, self.leaf(len(conditions)), self._sizes, join).node()

    def boxes(self, conditions: Iterable[Condition]) -> Iterator[tuple[Cube, int]]:
        """Give for every condition, by its place, the boxes in which it holds definitely."""
        for place, condition in enumerate(conditions):
            for cube in self.cases(self.holds(condition), TRUE):
                yield cube, place

    def _zipped(
        self,
        made: dict[tuple[Node, ...], Node],
        f: Callable[[tuple[int, ...]], int],
        nodes: tuple[Node, ...],
    ) -> Node:
        if nodes in made:
            return made[nodes]
        fact = min(self._facts[node] for node in nodes)
        if fact == self._bottom:
            joined = self.leaf(f(tuple(self._children[node][0] for node in nodes)))
        else:
            edges = zip(*(self._edges(node, fact) for node in nodes), strict=True)
            joined = self.test(fact, [self._zipped(made, f, edge) for edge in edges])
        made[nodes] = joined
        return joined

    def _edges(self, node: Node, fact: int) -> tuple[Node, ...]:
        """Give the children by a fact; a node that tests a later one does not depend on it."""
        if self._facts[node] == fact:
            return self._children[node]
        return (node,) * self._sizes[fact]

    # Asking

    def parts(self, node: Node) -> tuple[int, tuple[int, ...]]:
        """Give the index of the fact that a node tests, and its children in the order of codes.

        Of a leaf these are the number of facts, and its value.
        """
        return self._facts[node], self._children[node]

    def value(self, node: Node, codes: Sequence[int]) -> int:
        """Give the leaf that a case comes to."""
        fact = self._facts[node]
        while fact < self._bottom:
            node = self._children[node][codes[fact]]
            fact = self._facts[node]
        return self._children[node][0]

    def values(self, node: Node) -> frozenset[int]:
        """Give the values that some case comes to."""
        bits = self._reached(node)
        return frozenset(place for place in range(bits.bit_length()) if bits >> place & 1)

    def count(self, node: Node, value: int) -> int:
        """Count the situations that come to a value.

        The universe is every combination of values of the facts of the space, each fact also not
        known; a region counts as many as it has values.
        """
        totals = [sum(weights) for weights in self.space.weights]
        counted = self._counted.setdefault(value, {})

        def below(node: Node, fact: int) -> int:
            """Count from a fact on, which may be one that stands above the node."""
            if node not in counted:
                counted[node] = here(node)
            found = counted[node]
            for skipped in range(fact, self._facts[node]):
                found *= totals[skipped]
            return found

        def here(node: Node) -> int:
            fact, children = self._facts[node], self._children[node]
            if fact == self._bottom:
                return int(children[0] == value)
            weights = self.space.weights[fact]
            edges = zip(weights, children, strict=True)
            return sum(weight * below(child, fact + 1) for weight, child in edges)

        return below(node, 0)

    def witness(self, node: Node, value: int) -> Codes | None:
        """Give one case that comes to a value, or ``None`` where there is none.

        Of each fact the first region that leads there is taken, so a fact is known where it can
        be.
        """
        if not self._reached(node) >> value & 1:
            return None
        codes = [0] * self._bottom
        while (fact := self._facts[node]) < self._bottom:
            children = self._children[node]
            codes[fact] = next(
                code for code, child in enumerate(children) if self._reached(child) >> value & 1
            )
            node = children[codes[fact]]
        return tuple(codes)

    def cases(self, node: Node, value: int) -> Iterator[Cube]:
        """Give everything that comes to a value as cubes of which no two overlap."""
        cube: list[frozenset[int] | None] = [None] * self._bottom

        def found(node: Node) -> Iterator[Cube]:
            fact = self._facts[node]
            if fact == self._bottom:
                yield tuple(cube)
                return
            for child, codes in _by_child(self._children[node]).items():
                if self._reached(child) >> value & 1:
                    cube[fact] = frozenset(codes)
                    yield from found(child)
            cube[fact] = None

        if self._reached(node) >> value & 1:
            yield from found(node)

    def _reached(self, node: Node) -> int:
        """Give the values below a node as the bits of a number."""
        if node not in self._values:
            children = self._children[node]
            if self._facts[node] == self._bottom:
                self._values[node] = 1 << children[0]
            else:
                bits = 0
                for child in set(children):
                    bits |= self._reached(child)
                self._values[node] = bits
        return self._values[node]


def _by_child(children: Iterable[Node]) -> dict[Node, list[int]]:
    found: dict[Node, list[int]] = {}
    for code, child in enumerate(children):
        found.setdefault(child, []).append(code)
    return found


def _definitely(truth: int) -> int:
    return int(truth == TRUE)


def _not(truth: int) -> int:
    return (TRUE, FALSE, MAYBE)[truth]


def _and(one: int, other: int) -> int:
    if FALSE in {one, other}:
        return FALSE
    return TRUE if one == other == TRUE else MAYBE


def _or(one: int, other: int) -> int:
    return _not(_and(_not(one), _not(other)))
