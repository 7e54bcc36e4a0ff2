"""Columns of a table as small numbers: a *place* for every value that a fact can have.

Not known has place 0. Words come in the order in which they are declared, then no and yes; numbers
have one place for each run between two cuts. So a place is reckoned from the memory of a column as
it lies: one more than the code of a word, the sum of two bits, the sum of comparisons, and nothing
where the bit says that the value is not known. That is far quicker than looking one up.
"""

from typing import Protocol, TypeAlias

import numpy as np
import polars as pl
from msgspec import Struct
from numpy.typing import NDArray

from friendline.model import UNKNOWN, Fact
from friendline.policy.engine.arrow import Bits, Flags, Numbers, Whole, flags_of, numbers_of
from friendline.policy.engine.space import Space
from friendline.policy.language.facts import FactKind, FactSpec, WrongFactError

Places: TypeAlias = NDArray[np.unsignedinteger]

_FEW_CUTS = 120


class Column(Protocol):
    """The values of one fact."""

    def places(self, rows: slice) -> Places:
        """Give the places of some rows."""


class Axis(Struct, frozen=True):
    """The places of one fact.

    Attributes:
        spec: The fact.
        codes: For every place the region of a space that it lies in.
        starts: Of a number the first number of every run.
    """

    spec: FactSpec
    codes: tuple[int, ...]
    starts: tuple[int, ...] = ()

    def place(self, word: str) -> int:
        """Give the place of a word."""
        return self.spec.values.index(word) + 1

    def column(self, given: pl.Series | None) -> Column:
        """Make a column ready for reading its places; without a column nothing is known.

        Raises:
            WrongFactError: For a value that the fact cannot have.
        """
        small: np.dtype[np.unsignedinteger]
        small = np.dtype(np.uint8) if len(self.codes) <= 1 << 8 else np.dtype(np.uint16)
        known = None if given is None else canonical(self.spec, given)
        if known is None or known.null_count() == len(known):
            return _Nothing(small)
        if self.spec.kind is FactKind.NUMBER:
            return _Numbers(numbers_of(known), small, self.starts)
        if self.spec.kind is FactKind.YES_NO:
            return _YesNo(flags_of(known))
        return _Words(numbers_of(known.to_physical()), small)


class _Nothing(Struct, frozen=True):
    small: "np.dtype[np.unsignedinteger]"

    def places(self, rows: slice) -> Places:
        return np.zeros(rows.stop - rows.start, self.small)


class _Words(Struct, frozen=True):
    memory: Numbers
    small: "np.dtype[np.unsignedinteger]"

    def places(self, rows: slice) -> Places:
        codes = self.memory.values[rows]
        places = np.add(codes, 1, dtype=self.small, casting="unsafe")
        return _if_known(self.memory.known, places, rows)


class _Numbers(Struct, frozen=True):
    memory: Numbers
    small: "np.dtype[np.unsignedinteger]"
    starts: tuple[int, ...]

    def places(self, rows: slice) -> Places:
        runs = self._runs(self.memory.values[rows])
        return _if_known(self.memory.known, runs, rows)

    def _runs(self, numbers: Whole) -> Places:
        if len(self.starts) > _FEW_CUTS:
            return np.searchsorted(self.starts, numbers, side="right").astype(self.small)
        # What is known does not lie below the first start.
        runs: Places = np.ones(len(numbers), self.small)
        for start in self.starts[1:]:
            runs += (numbers >= start).view(np.uint8)
        return runs


class _YesNo(Struct, frozen=True):
    memory: Flags

    def places(self, rows: slice) -> Places:
        places = self.memory.values.unpacked(rows)
        places += 1
        return _if_known(self.memory.known, places, rows)


def _if_known(known: Bits | None, places: Places, rows: slice) -> Places:
    if known is not None:
        places *= known.unpacked(rows)
    return places


def axis_of(space: Space, fact: str) -> Axis:
    """Give the places of a fact of a space."""
    spec, index = space.specs[fact], space.index[fact]
    region = space.words[index]
    if spec.kind is FactKind.NUMBER:
        runs = space.runs[fact]
        return Axis(spec, (region[None], *runs.codes), runs.starts)
    values: tuple[Fact, ...] = (False, True) if spec.kind is FactKind.YES_NO else spec.values
    return Axis(spec, tuple(region[value] for value in (None, *values)))


def canonical(spec: FactSpec, column: pl.Series) -> pl.Series:
    """Check a column and give it in the type that a fact is decided in; null is not known.

    Words become an Enum of the declared words, yes and no a Boolean, numbers Int16 where the
    bounds allow it, else Int64.

    Raises:
        WrongFactError: For a value that the fact cannot have.
    """
    if column.dtype == pl.Null:
        return column.cast(_wanted(spec))
    match spec.kind:
        case FactKind.ENUMERATION:
            return _words(spec, column)
        case FactKind.NUMBER:
            return _numbers(spec, column)
        case FactKind.YES_NO:
            if column.dtype != pl.Boolean:
                raise WrongFactError(spec, _first_known(column))
            return column


def _wanted(spec: FactSpec) -> pl.DataType:
    match spec.kind:
        case FactKind.ENUMERATION:
            return pl.Enum(spec.values)
        case FactKind.YES_NO:
            return pl.Boolean()
        case FactKind.NUMBER:
            # One below the least stands for not known.
            narrow = spec.least > -(1 << 15) and spec.most < 1 << 15
            return pl.Int16() if narrow else pl.Int64()


def _words(spec: FactSpec, column: pl.Series) -> pl.Series:
    wanted = _wanted(spec)
    if column.dtype == wanted:
        return column
    if not isinstance(column.dtype, pl.String | pl.Categorical | pl.Enum):
        raise WrongFactError(spec, _first_known(column))
    known = column.cast(wanted, strict=False)
    if known.null_count() != column.null_count():
        lost = column.filter(known.is_null() & column.is_not_null()).cast(pl.String)
        wrong = lost.filter(lost != UNKNOWN)
        if len(wrong):
            raise WrongFactError(spec, wrong[0])
    return known


def _numbers(spec: FactSpec, column: pl.Series) -> pl.Series:
    if not column.dtype.is_integer():
        raise WrongFactError(spec, _first_known(column))
    for extreme in (column.min(), column.max()):
        if isinstance(extreme, int) and not spec.least <= extreme <= spec.most:
            raise WrongFactError(spec, extreme)
    return column.cast(_wanted(spec))


def _first_known(column: pl.Series) -> object:
    known = column.drop_nulls()
    return known[0] if len(known) else column.dtype
