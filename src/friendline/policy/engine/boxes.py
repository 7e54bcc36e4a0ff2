"""The first of many boxes that a case lies in.

A *box* names for some facts the regions that it admits; a rule is a few boxes. Which rule fires is
then one question asked fact by fact: which boxes are still open, as one whole number with a bit for
each. Equal numbers at the same fact have the same answer, so they share a node.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

Cube: TypeAlias = tuple[frozenset[int] | None, ...]
"""For every fact of a space the regions that it admits; ``None`` admits all of them."""
Bits: TypeAlias = int
"""Some of the boxes: a bit for each, the first box lowest."""


class Boxes:
    """Boxes in order, fact by fact.

    Args:
        cubes: The boxes.
        sizes: Regions of every fact.

    Attributes:
        all: Every box.
        asks: For every fact the boxes that do not admit all of its regions.
        admits: For every fact and each of its regions the boxes that admit it.
    """

    def __init__(self, cubes: Sequence[Cube], sizes: Sequence[int]) -> None:
        self.all: Bits = (1 << len(cubes)) - 1
        self.asks = [_bits(cube[fact] is not None for cube in cubes) for fact in range(len(sizes))]
        self.admits = [
            [_bits(_admits(cube[fact], code) for cube in cubes) for code in range(size)]
            for fact, size in enumerate(sizes)
        ]


def up_to_certain(alive: Bits, asking: Bits) -> tuple[Bits, Bits]:
    """Leave out the boxes after the first that nothing more is asked of: they cannot be the first.

    Args:
        alive: Boxes that are still open.
        asking: Boxes that ask for something which is not known yet.

    Returns:
        The boxes that are left, and the certain one; 0 where there is none.
    """
    certain = alive & ~asking
    first = certain & -certain
    return (alive & (2 * first - 1) if first else alive), first


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
        self._made: dict[tuple[int, Bits], int] = {}
        self._boxes = Boxes([cube for cube, _ in boxes], sizes)
        self._asking = self._asked_from_here_on()

    def node(self) -> int:
        """Give the root of the diagram."""
        return self._node(0, self._boxes.all)

    def _asked_from_here_on(self) -> list[Bits]:
        """For every fact the boxes that ask for it or for a later one."""
        masks = [0]
        for asks in reversed(self._boxes.asks):
            masks.append(masks[-1] | asks)
        return masks[::-1]

    def _node(self, fact: int, alive: Bits) -> int:
        alive, first = up_to_certain(alive, self._asking[fact])
        if alive == first:
            return self._leaves[first.bit_length() - 1] if first else self._none
        while not alive & self._boxes.asks[fact]:
            fact += 1
        made = self._made.get((fact, alive))
        if made is None:
            admits = self._boxes.admits[fact]
            children = [self._node(fact + 1, alive & admitted) for admitted in admits]
            made = self._made[fact, alive] = self._join(fact, tuple(children))
        return made


def _admits(codes: frozenset[int] | None, code: int) -> bool:
    return codes is None or code in codes


def _bits(flags: Iterable[bool]) -> Bits:
    """Write yes and no as the bits of a number, the first one lowest."""
    return sum(1 << place for place, flag in enumerate(flags) if flag)
