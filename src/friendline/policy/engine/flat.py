"""A diagram as a few flat tables, so that a million cases need a few look-ups each.

The facts are cut into *bands*. A band takes all its facts in one look-up: their places are packed
into one number, and its table tells for each node that can stand at the top of the band, and each
such number, which node comes next. A policy whose facts have few combinations is a single band: a
plain table of all its answers.
"""

from collections.abc import Sequence
from math import prod
from typing import TypeAlias

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from friendline.policy.engine.columns import Axis

Places: TypeAlias = NDArray[np.unsignedinteger]

CHUNK = 1 << 15
"""Cases that are decided at a time: what they need stays in the second-level cache."""


class Band(Struct, frozen=True):
    """Facts that are looked up together.

    Attributes:
        groups: The facts, by their place in the order; those of a group fit into one byte.
        sizes: For every group the number of places of each of its facts.
        table: By node at the top, then by packed places: the node at the top of the next band;
            in the last band the outcome.
    """

    groups: tuple[tuple[int, ...], ...]
    sizes: tuple[tuple[int, ...], ...]
    table: NDArray[np.unsignedinteger]


class Flat(Struct, frozen=True):
    """All bands of a diagram.

    Attributes:
        axes: Every fact in the order of the diagram.
        bands: From the first fact to the last.
    """

    axes: tuple[Axis, ...]
    bands: tuple[Band, ...]

    def outcomes(self, places: Sequence[Places], rows: int) -> NDArray[np.uint16]:
        """Give the outcome of every case.

        Args:
            places: Of every fact the place of every case.
            rows: How many cases there are.
        """
        found = np.empty(rows, np.uint16)
        for start in range(0, rows, CHUNK):
            part = found[start : start + CHUNK]
            chunk = [column[start : start + CHUNK] for column in places]
            self._decide(chunk, part)
        return found

    def _decide(self, places: Sequence[Places], found: NDArray[np.uint16]) -> None:
        cell = np.zeros(len(found), np.uint32)
        for band in self.bands:
            for group, sizes in zip(band.groups, band.sizes, strict=True):
                cell *= np.uint32(prod(sizes))
                cell += _packed([places[fact] for fact in group], sizes)
            cell = band.table.take(cell).astype(np.uint32)
        found[:] = cell


def _packed(columns: Sequence[Places], sizes: Sequence[int]) -> Places:
    """Pack the places of a few facts into one byte: a byte is the quickest to reckon with."""
    packed, *others = columns
    for column, size in zip(others, sizes[1:], strict=True):
        packed = packed * packed.dtype.type(size)
        packed += column
    return packed


def groups_of(sizes: Sequence[int], first: int = 0) -> list[tuple[int, ...]]:
    """Put facts that stand side by side into groups that fit into a byte.

    Args:
        sizes: Number of places of each fact.
        first: What the first of them is called; the others follow.
    """
    groups: list[tuple[int, ...]] = []
    combined = 1
    for fact, size in enumerate(sizes, first):
        combined *= size
        if groups and combined <= 1 << 8:
            groups[-1] += (fact,)
        else:
            groups.append((fact,))
            combined = size
    return groups
