"""A diagram as a few flat tables, so that a million cases need a few look-ups each.

The facts are cut into *bands*. A band takes all its facts in one look-up: their places are packed
into one number, and its table tells for each node that can stand at the top of the band, and each
such number, which node comes next. A policy whose facts have few combinations is a single band: a
plain table of all its answers.
"""

from collections.abc import Sequence
from math import prod

import numpy as np
from msgspec import Struct
from numpy.typing import NDArray

from friendline.policy.engine.columns import Axis, Column, Places

CHUNK = 1 << 17
"""Cases that are decided at a time: a byte for each stays in the second-level cache."""


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

    def cells(self, top: Places | None, columns: Sequence[Column], rows: slice) -> Places:
        """Give the place of every case in the table.

        Args:
            top: The node of each case at the top of the band; ``None`` where there is only one.
            columns: Of every fact.
            rows: The cases.
        """
        cells = top
        for group, sizes in zip(self.groups, self.sizes, strict=True):
            places = _packed([columns[fact].places(rows) for fact in group], sizes)
            cells = places if cells is None else self._beside(cells, places, prod(sizes))
        if cells is None:
            return np.zeros(rows.stop - rows.start, np.uint8)
        return cells

    def _beside(self, cells: Places, places: Places, size: int) -> Places:
        """Pack the places of one more group; no number is wider than the whole table asks."""
        joined = np.multiply(cells, size, dtype=np.min_scalar_type(self.table.size))
        joined += places
        return joined


class Flat(Struct, frozen=True):
    """All bands of a diagram.

    Attributes:
        axes: Every fact in the order of the diagram.
        bands: From the first fact to the last.
    """

    axes: tuple[Axis, ...]
    bands: tuple[Band, ...]

    def with_leaves(self, values: NDArray[np.unsignedinteger]) -> "Flat":
        """Give the same tables with a value in place of each outcome."""
        *others, last = self.bands
        last = Band(last.groups, last.sizes, values[last.table])
        return Flat(self.axes, (*others, last))

    def outcomes(self, columns: Sequence[Column], rows: int) -> NDArray[np.unsignedinteger]:
        """Give the outcome of every case.

        Args:
            columns: Of every fact.
            rows: How many cases there are.
        """
        found = np.empty(rows, self.bands[-1].table.dtype)
        for start in range(0, rows, CHUNK):
            part = slice(start, min(start + CHUNK, rows))
            self._decide(columns, part, found[part])
        return found

    def _decide(self, columns: Sequence[Column], rows: slice, found: Places) -> None:
        *before, last = self.bands
        node = None
        for band in before:
            node = band.table.take(band.cells(node, columns, rows))
        # Every cell lies in the table, so nothing is clipped; checking would need a copy.
        last.table.take(last.cells(node, columns, rows), out=found, mode="clip")


def _packed(columns: Sequence[Places], sizes: Sequence[int]) -> Places:
    """Pack the places of a few facts into one byte: a byte is the quickest to reckon with."""
    packed, *others = columns
    for column, size in zip(others, sizes[1:], strict=True):
        packed *= packed.dtype.type(size)
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
