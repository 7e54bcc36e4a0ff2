"""Questions to a diagram: everything counted at once, the cheapest case, what a case needs.

All are answered going fact by fact, in the order of the space; a node that does not test the fact
at hand is its own child.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import TypeAlias

from friendline.policy.engine.diagram import Diagram, Node
from friendline.policy.engine.space import Codes

Cost: TypeAlias = tuple[int, ...]
"""Compared from the left, added place by place."""


def tally(diagram: Diagram, node: Node) -> dict[int, int]:
    """Count the situations that come to each value; all of them together are the universe."""
    reached: dict[Node, int] = {node: 1}
    for fact, codes in enumerate(_codes(diagram)):
        below: dict[Node, int] = defaultdict(int)
        for here, number in reached.items():
            for code in codes:
                weight = diagram.space.weight(fact, code)
                below[diagram.fix(here, fact, code)] += number * weight
        reached = below
    return {diagram.value(leaf, ()): number for leaf, number in reached.items()}


def spread(diagram: Diagram, node: Node) -> dict[int, tuple[frozenset[int], ...]]:
    """Tell for each value, fact by fact, the regions in which something comes to it."""
    found: dict[int, list[set[int]]] = {
        value: [set() for _ in diagram.space.facts] for value in diagram.values(node)
    }
    level = {node}
    for fact, codes in enumerate(_codes(diagram)):
        below = {(code, diagram.fix(here, fact, code)) for here in level for code in codes}
        for code, child in below:
            for value in diagram.values(child):
                found[value][fact].add(code)
        level = {child for _, child in below}
    return {value: tuple(map(frozenset, seen)) for value, seen in found.items()}


def cheapest(
    diagram: Diagram, node: Node, wanted: Iterable[int], cost: Callable[[int, int], Cost]
) -> Codes | None:
    """Give the case of least cost that comes to one of these values; ``None`` where none does.

    Exact: every part of the diagram is looked at once. Of equally cheap cases the first is given,
    in the order of facts and regions.

    Args:
        diagram: Where the node is.
        node: What is asked.
        wanted: The values.
        cost: Of a fact, by its index, being in a region.
    """
    return cheapest_of(diagram, wanted, cost)(node)


def cheapest_of(
    diagram: Diagram, wanted: Iterable[int], cost: Callable[[int, int], Cost]
) -> Callable[[Node], Codes | None]:
    """Give what finds ``cheapest`` of one node after the other; what they share is looked at once.

    Args:
        diagram: Where the nodes are.
        wanted: The values.
        cost: Of a fact, by its index, being in a region.
    """
    leaves = frozenset(wanted)
    axes = _codes(diagram)

    @cache
    def onward(here: Node, fact: int) -> tuple[Cost, Codes] | None:
        if not leaves & diagram.values(here):
            return None
        if fact == len(axes):
            return (), ()
        ways = (
            _longer(cost(fact, code), code, onward(diagram.fix(here, fact, code), fact + 1))
            for code in axes[fact]
        )
        return min((way for way in ways if way is not None), key=lambda way: way[0])

    def of(node: Node) -> Codes | None:
        found = onward(node, 0)
        return None if found is None else found[1]

    return of


def _longer(cost: Cost, code: int, onward: tuple[Cost, Codes] | None) -> tuple[Cost, Codes] | None:
    if onward is None:
        return None
    rest, codes = onward
    total = tuple(map(sum, zip(cost, rest, strict=True))) if rest else cost
    return total, (code, *codes)


def needed(
    diagram: Diagram, node: Node, allowed: Iterable[int], codes: Codes, *, keep: Sequence[int]
) -> tuple[int, ...]:
    """Name facts of a case that suffice: whatever the others are, it comes to an allowed value.

    None of the facts named can be left out.

    Args:
        diagram: Where the node is.
        node: What is asked.
        allowed: The values; the case comes to one of them.
        codes: The case.
        keep: All facts by index, those first that should rather be left out.
    """
    leaves = frozenset(allowed)
    kept = set(keep)
    for fact in keep:
        if _comes_to(diagram, node, codes, kept - {fact}) <= leaves:
            kept.remove(fact)
    return tuple(sorted(kept))


def _comes_to(diagram: Diagram, node: Node, codes: Codes, kept: set[int]) -> frozenset[int]:
    """Give the values that a case can come to where only some of its facts are kept."""
    level = {node}
    for fact, every in enumerate(_codes(diagram)):
        choices = (codes[fact],) if fact in kept else every
        level = {diagram.fix(here, fact, code) for here in level for code in choices}
    return frozenset(diagram.value(leaf, ()) for leaf in level)


def _codes(diagram: Diagram) -> list[range]:
    return [range(size) for size in diagram.space.sizes()]
