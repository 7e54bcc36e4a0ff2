"""Proving by decision diagram: a claim is one node, and a case of it a way to the leaf 1."""

from collections.abc import Callable, Iterable, Mapping
from operator import and_, or_
from typing import Final

from friendline.policy.engine.boxes import FirstBox
from friendline.policy.engine.diagram import FALSE, MAYBE, TRUE, Diagram, Node
from friendline.policy.engine.space import space_of
from friendline.policy.language.facts import FactSpec
from friendline.policy.language.syntax import Condition
from friendline.policy.prove.claims import (
    Both,
    Case,
    Claim,
    Course,
    Differ,
    Either,
    Gives,
    NotSo,
    Passed,
    Step,
    Surely,
    Unsure,
)

MOST_NODES: Final = 4_000
"""Beyond this many nodes Z3 is the quicker of the two; presets need a thousand."""


class DiagramProver:
    """Proves over the space of the conditions that it was made with.

    Args:
        specs: Every fact that a claim may read.
        conditions: Every condition that a claim may use.
        budget: Most nodes that may be made.

    Raises:
        OverBudgetError: From here and from ``find``.
    """

    name = "diagram"

    def __init__(
        self,
        specs: Mapping[str, FactSpec],
        conditions: Iterable[Condition],
        budget: int,
    ) -> None:
        self._specs = dict(specs)
        self._conditions = tuple(conditions)
        self._budget = budget
        self._diagram = Diagram(space_of(self._specs, self._conditions), budget)
        self._courses: dict[int, tuple[Course, Node]] = {}
        self._firsts: dict[int, tuple[tuple[Condition, ...], Node]] = {}

    def find(self, claim: Claim) -> Case | None:
        """Give a case that leads to the leaf 1 of the claim's node."""
        codes = self._diagram.witness(self._node(claim), TRUE)
        return None if codes is None else self._diagram.space.sample(codes)

    def possible(self, claim: Claim) -> bool:
        """Tell whether the leaf 1 can be reached at all."""
        return TRUE in self._diagram.values(self._node(claim))

    def knowing(
        self, specs: Mapping[str, FactSpec], conditions: Iterable[Condition]
    ) -> "DiagramProver":
        """Start again over a wider space: a node means nothing in another one."""
        wider = self._specs | dict(specs)
        return DiagramProver(wider, (*self._conditions, *conditions), self._budget)

    def _node(self, claim: Claim) -> Node:
        diagram = self._diagram
        match claim:
            case Surely(condition):
                node = diagram.holds(condition)
            case Unsure(condition):
                node = diagram.relabel("unsure", _is_maybe, diagram.truth(condition))
            case Passed():
                node = self._passed_node(claim)
            case Gives(course, outcomes):
                node = self._gives(course, outcomes)
            case Differ(left, right):
                node = diagram.apply("differ", _differ, self._course(left), self._course(right))
            case NotSo(part):
                node = diagram.relabel("not so", _negated, self._node(part))
            case Both(parts):
                node = self._joined("both", and_, TRUE, parts)
            case Either(parts):
                node = self._joined("either", or_, FALSE, parts)
        return node

    def _joined(
        self, name: str, join: Callable[[int, int], int], start: int, parts: Iterable[Claim]
    ) -> Node:
        joined = self._diagram.leaf(start)
        for part in parts:
            joined = self._diagram.apply(name, join, joined, self._node(part))
        return joined

    def _gives(self, course: Course, outcomes: frozenset[int]) -> Node:
        name = f"gives {sorted(outcomes)}"
        return self._diagram.relabel(
            name, lambda outcome: int(outcome in outcomes), self._course(course)
        )

    def _course(self, course: Course) -> Node:
        key = id(course)
        if key not in self._courses:
            steps = []
            here = course
            while isinstance(here, Step):
                steps.append((here.when, here.outcome))
                here = here.rest
            self._courses[key] = course, self._first_of(steps, here.outcome)
        return self._courses[key][1]

    def _passed_node(self, passed: Passed) -> Node:
        count = passed.count
        return self._diagram.relabel(
            f"passed {count}", lambda first: int(first >= count), self._first(passed.whens)
        )

    def _first(self, whens: tuple[Condition, ...]) -> Node:
        """Tell which of these conditions is the first to be definitely true."""
        key = id(whens)
        if key not in self._firsts:
            steps = ((when, place) for place, when in enumerate(whens))
            self._firsts[key] = whens, self._first_of(steps, len(whens))
        return self._firsts[key][1]

    def _first_of(self, steps: Iterable[tuple[Condition, int]], otherwise: int) -> Node:
        diagram = self._diagram
        boxes = [
            (cube, diagram.leaf(outcome))
            for when, outcome in steps
            for cube in diagram.cases(diagram.holds(when), TRUE)
        ]
        sizes = diagram.space.sizes()
        return FirstBox(boxes, diagram.leaf(otherwise), sizes, diagram.test).node()


def _is_maybe(truth: int) -> int:
    return int(truth == MAYBE)


def _negated(truth: int) -> int:
    return 1 - truth


def _differ(left: int, right: int) -> int:
    return int(left != right)
