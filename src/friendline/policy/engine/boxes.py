"""The first of many boxes that a case lies in.

A *box* names for some facts the regions that it admits; a rule is a few boxes. Which rule fires is
then one question asked fact by fact: which boxes are still open, as one whole number with a bit for
each. Equal numbers at the same fact have the same answer, so they share a node.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

Cube: TypeAlias = tuple[frozenset[int] | None, ...]
"""For every fact of a space the regions that it admits; ``None`` admits all of them."""


class FirstBox:
    """Builds the diagram that tells the first box of a list that a case lies in.

    Args:
        boxes: In order, each with the leaf that stands for it.
        none: The leaf where a case lies in no box.
        sizes: Regions of every fact.
        join: Makes the node that tests a fact, from its children.
    """

    def __init__(
        self,
        boxes: Sequence[tuple[Cube, int]],
        none: int,
        sizes: Sequence[int],
        join: Callable[[int, tuple[int, ...]], int],
    ) -> None:
        self._leaves = [leaf for _, leaf in boxes]
        self._none = none
        self._join = join
        self._made: dict[tuple[int, int], int] = {}
        cubes = [cube for cube, _ in boxes]
        self._asks = [_bits(cube[fact] is not None for cube in cubes) for fact in range(len(sizes))]
        self._admits = [
            [_bits(_admits(cube[fact], code) for cube in cubes) for code in range(size)]
            for fact, size in enumerate(sizes)
        ]
        self._open = self._asked_from_here_on()

    def node(self) -> int:
        """Give the root of the diagram."""
        return self._node(0, (1 << len(self._leaves)) - 1)

    def _asked_from_here_on(self) -> list[int]:
        """For every fact the boxes that ask for it or for a later one."""
        masks = [0]
        for asks in reversed(self._asks):
            masks.append(masks[-1] | asks)
        return masks[::-1]

    def _node(self, fact: int, alive: int) -> int:
        certain = alive & ~self._open[fact]
        first = certain & -certain
        if first:
            alive &= 2 * first - 1
        if alive == first:
            return self._leaves[first.bit_length() - 1] if first else self._none
        while not alive & self._asks[fact]:
            fact += 1
        made = self._made.get((fact, alive))
        if made is None:
            children = [self._node(fact + 1, alive & admits) for admits in self._admits[fact]]
            made = self._made[fact, alive] = self._join(fact, tuple(children))
        return made


def _admits(codes: frozenset[int] | None, code: int) -> bool:
    return codes is None or code in codes


def _bits(flags: Iterable[bool]) -> int:
    """Write yes and no as the bits of a number, the first one lowest."""
    return sum(1 << place for place, flag in enumerate(flags) if flag)
