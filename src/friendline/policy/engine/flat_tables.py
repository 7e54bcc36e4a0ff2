"""Making the tables of ``flat`` from a diagram."""

from functools import cache
from itertools import accumulate
from math import prod
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from friendline.policy.engine.columns import axis_of
from friendline.policy.engine.compiled import CHANNEL, Compiled
from friendline.policy.engine.diagram import Diagram, Node, OverBudgetError
from friendline.policy.engine.flat import Band, Flat, groups_of

Nodes: TypeAlias = NDArray[np.signedinteger]
Unit: TypeAlias = tuple[int, ...]
"""Facts that no cut may part."""

LOOK_UP_COST: Final = 400_000
"""Cells that may be made rather than look up once more: both take the same time for a million."""
MOST_CELLS: Final = 1 << 23
"""Cells of all tables; 16 MB."""


def flat_of(policy: Compiled) -> Flat:
    """Make the tables of a policy.

    Raises:
        OverBudgetError: Where they would need more than ``MOST_CELLS`` cells.
    """
    return _Tables(policy).flat()


class _Tables:
    """What the tables of one policy are made from."""

    def __init__(self, policy: Compiled) -> None:
        self._policy = policy
        self._diagram = policy.diagram
        self._axes = tuple(axis_of(policy.space, fact) for fact in policy.space.facts)
        self._sizes = [len(axis.codes) for axis in self._axes]
        self._levels = _nodes_by_fact(policy.diagram, policy.root)
        self._facts, self._rows, self._children = self._as_arrays()

    def flat(self) -> Flat:
        """Cut the facts into bands and make a table for each."""
        bands = []
        tops: Nodes = np.array([self._policy.root], np.int32)
        for band in self._cut():
            cells = self._follow(tops, band)
            tops, table = self._numbered(cells)
            if not band or band[-1] == len(self._axes) - 1:
                table = self._leaf_values(tops)[table]
            bands.append(self._band(band, _narrow(table)))
        return Flat(self._axes, tuple(bands))

    def _numbered(self, cells: Nodes) -> tuple[Nodes, Nodes]:
        """Give the nodes that occur, and for every cell the place of its node among them."""
        occurs = np.zeros(len(self._diagram), np.bool_)
        occurs[cells] = True
        return np.flatnonzero(occurs), (np.cumsum(occurs) - 1)[cells]

    def _band(self, facts: Unit, table: NDArray[np.unsignedinteger]) -> Band:
        groups = groups_of([self._sizes[fact] for fact in facts], *facts[:1])
        sizes = tuple(tuple(self._sizes[fact] for fact in group) for group in groups)
        return Band(tuple(groups), sizes, table)

    def _as_arrays(self) -> tuple[Nodes, Nodes, list[Nodes]]:
        """For every node its fact and its row among the nodes of that fact; their children."""
        facts = np.full(len(self._diagram), len(self._axes), np.int32)
        rows = np.zeros(len(self._diagram), np.int32)
        children = []
        for fact, nodes in enumerate(self._levels):
            facts[nodes] = fact
            rows[nodes] = np.arange(len(nodes))
            below = [self._diagram.parts(node)[1] for node in nodes]
            size = len(self._policy.space.regions[fact])
            table = np.array(below, np.int32).reshape(len(nodes), size)
            children.append(table[:, list(self._axes[fact].codes)])
        return facts, rows, children

    def _follow(self, tops: Nodes, band: Unit) -> Nodes:
        """Follow every combination of places of a band, from every node at its top."""
        cells = tops
        for fact in band:
            cells = np.repeat(cells[..., None], self._sizes[fact], axis=-1)
            here = self._facts[cells[..., 0]] == fact
            cells[here] = self._children[fact][self._rows[cells[here][..., 0]]]
            if self._policy.purposes and self._policy.space.facts[fact] == CHANNEL:
                self._stand_in(cells, fact)
        return cells.reshape(-1)

    def _stand_in(self, cells: Nodes, channel: int) -> None:
        """Where no purpose is given, take the one that the channel has."""
        purpose = self._axes[channel - 1]
        asked = self._axes[channel]
        for name, word in self._policy.purposes.items():
            place = asked.place(name)
            known = purpose.place(word)
            cells[..., 0, place] = cells[..., known, place]

    def _leaf_values(self, leaves: Nodes) -> Nodes:
        return np.array([self._diagram.parts(int(leaf))[1][0] for leaf in leaves], np.int32)

    def _cut(self) -> list[Unit]:
        """Cut the facts into bands so that look-ups and cells together cost least."""
        units = self._units()
        widths = self._widths()
        if not units:
            return [()]

        @cache
        def best(begin: int) -> tuple[int, tuple[int, ...]]:
            if begin == len(units):
                return 0, ()
            options = []
            for end in range(begin + 1, len(units) + 1):
                band = [fact for unit in units[begin:end] for fact in unit]
                cells = widths[band[0]] * prod(self._sizes[fact] for fact in band)
                cost, cuts = best(end)
                options.append((LOOK_UP_COST + cells + cost, (end, *cuts)))
            return min(options)

        cost, ends = best(0)
        if cost - LOOK_UP_COST * len(ends) > MOST_CELLS:
            raise OverBudgetError("cells", MOST_CELLS)
        begins = (0, *ends[:-1])
        return [
            tuple(fact for unit in units[begin:end] for fact in unit)
            for begin, end in zip(begins, ends, strict=True)
        ]

    def _units(self) -> list[Unit]:
        """Keep the purpose and the channel that may stand in for it together."""
        facts = self._policy.space.facts
        joined = self._policy.purposes and facts.index(CHANNEL)
        return [
            (fact - 1, fact) if fact == joined else (fact,)
            for fact in range(len(facts))
            if not joined or fact != joined - 1
        ]

    def _widths(self) -> list[int]:
        """For every fact the number of nodes that can stand at the top of it."""
        last_use: dict[Node, int] = {self._policy.root: 0}
        for fact, nodes in enumerate(self._levels):
            for node in nodes:
                for child in set(self._diagram.parts(node)[1]):
                    last_use[child] = min(last_use.get(child, fact + 1), fact + 1)
        changes = [0] * (len(self._axes) + 2)
        for node, first in last_use.items():
            changes[first] += 1
            changes[self._diagram.parts(node)[0] + 1] -= 1
        return list(accumulate(changes))


def _nodes_by_fact(diagram: Diagram, root: Node) -> list[list[Node]]:
    """Sort the nodes that can be reached by the fact that they test; leaves are left out."""
    levels: list[list[Node]] = [[] for _ in diagram.space.facts]
    seen, waiting = {root}, [root]
    while waiting:
        node = waiting.pop()
        fact, children = diagram.parts(node)
        if fact < len(levels):
            levels[fact].append(node)
            new = set(children) - seen
            seen |= new
            waiting.extend(new)
    return levels


def _narrow(table: NDArray[np.integer]) -> NDArray[np.unsignedinteger]:
    return table.astype(np.min_scalar_type(table.max()))
