"""Columns of a table as small numbers: a *place* for every value that a fact can have.

Words have their place in the order in which they are declared, no is 0 and yes is 1, and not
known comes last. Numbers have one place for each run between two cuts, from 1 on, and not known
is 0: then a place is a sum of comparisons, which is far quicker than looking one up.
"""

import numpy as np
import polars as pl
from msgspec import Struct
from numpy.typing import NDArray

from friendline.model import UNKNOWN, Fact
from friendline.policy.engine.space import Space
from friendline.policy.language.facts import FactKind, FactSpec, WrongFactError

_FEW_CUTS = 24


class Axis(Struct, frozen=True):
    """The places of one fact.

    Attributes:
        spec: The fact.
        codes: For every place the region of a space that it lies in.
        unknown: The place of what is not known.
        starts: Of a number the first number of every run.
    """

    spec: FactSpec
    codes: tuple[int, ...]
    unknown: int
    starts: tuple[int, ...] = ()

    @property
    def small(self) -> "np.dtype[np.unsignedinteger]":
        """The type of a place: one byte where that is enough."""
        return np.dtype(np.uint8) if len(self.codes) <= 1 << 8 else np.dtype(np.uint16)

    def places(self, column: pl.Series | None, rows: int) -> NDArray[np.unsignedinteger]:
        """Give the place of every value of a column; without a column nothing is known.

        Raises:
            WrongFactError: For a value that the fact cannot have.
        """
        if column is None:
            return np.full(rows, self.unknown, self.small)
        known = canonical(self.spec, column)
        if self.spec.kind is FactKind.NUMBER:
            numbers = known.fill_null(self.spec.least - 1).to_numpy()
            return self._run_of(numbers)
        if self.spec.kind is FactKind.YES_NO:
            return _yes_no_places(known)
        word = pl.UInt8 if self.small == np.uint8 else pl.UInt16
        return known.to_physical().cast(word).fill_null(self.unknown).to_numpy()

    def _run_of(self, numbers: NDArray[np.signedinteger]) -> NDArray[np.unsignedinteger]:
        if len(self.starts) > _FEW_CUTS:
            return np.searchsorted(self.starts, numbers, side="right").astype(self.small)
        run: NDArray[np.unsignedinteger] = np.zeros(len(numbers), self.small)
        for start in self.starts:
            run += (numbers >= start).view(np.uint8)
        return run


def _yes_no_places(known: pl.Series) -> NDArray[np.unsignedinteger]:
    """Choose by when and otherwise: three times as quick as casting bits to bytes."""
    no, yes, unknown = (pl.lit(place, pl.UInt8) for place in range(3))
    chosen = pl.when(known).then(yes).when(known.is_null()).then(unknown).otherwise(no)
    return pl.select(chosen).to_series().to_numpy()


def axis_of(space: Space, fact: str) -> Axis:
    """Give the places of a fact of a space."""
    spec, index = space.specs[fact], space.index[fact]
    region = space.words[index]
    if spec.kind is FactKind.NUMBER:
        runs = space.runs[fact]
        return Axis(spec, (region[None], *runs.codes), 0, runs.starts)
    values: tuple[Fact, ...] = (False, True) if spec.kind is FactKind.YES_NO else spec.values
    return Axis(spec, tuple(region[value] for value in (*values, None)), len(values))


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
