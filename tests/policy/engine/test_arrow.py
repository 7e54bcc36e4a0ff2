"""Tests of reading the memory of a column."""

import gc
import resource

import numpy as np
import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.policy.engine.arrow import Bits, flags_of, numbers_of

NUMBERS = st.lists(st.none() | st.integers(0, 100), min_size=1, max_size=70)
FLAGS = st.lists(st.none() | st.booleans(), min_size=1, max_size=70)


def bits(found: Bits | None, rows: int) -> list[bool]:
    """Write bits as yes and no; all are yes where none are kept."""
    return [True] * rows if found is None else found.unpacked(slice(0, rows)).astype(bool).tolist()


@settings(max_examples=60, deadline=None)
@given(NUMBERS, st.data(), st.sampled_from([pl.UInt8, pl.Int16, pl.UInt32, pl.Int64]))
def test_numbers_are_read_wherever_a_column_begins(
    values: list[int | None], data: st.DataObject, dtype: pl.DataType
) -> None:
    """A part of a column has its own numbers, and its own bits for what is known."""
    start = data.draw(st.integers(0, len(values) - 1))
    part = pl.Series(values, dtype=dtype)[start:]
    found = numbers_of(part)
    known = bits(found.known, len(part))
    read = [
        int(one) if is_known else None for one, is_known in zip(found.values, known, strict=True)
    ]
    assert read == values[start:]


@settings(max_examples=60, deadline=None)
@given(FLAGS, st.data())
def test_yes_and_no_are_read_wherever_a_column_begins(
    values: list[bool | None], data: st.DataObject
) -> None:
    """So are bits that begin in the middle of a byte."""
    start = data.draw(st.integers(0, len(values) - 1))
    part = pl.Series(values, dtype=pl.Boolean)[start:]
    found = flags_of(part)
    yes, known = bits(found.values, len(part)), bits(found.known, len(part))
    read = [one if is_known else None for one, is_known in zip(yes, known, strict=True)]
    assert read == values[start:]


@given(st.lists(st.booleans(), min_size=1, max_size=100), st.data())
def test_any_rows_can_be_unpacked(flags: list[bool], data: st.DataObject) -> None:
    """A slice of bits is the slice of the flags."""
    start = data.draw(st.integers(0, len(flags)))
    stop = data.draw(st.integers(start, len(flags)))
    packed = Bits(np.packbits([False, *flags], bitorder="little"), 1)
    assert packed.unpacked(slice(start, stop)).astype(bool).tolist() == flags[start:stop]


@pytest.mark.parametrize("rows", [3, 100_000])
def test_memory_stays_in_place_for_as_long_as_it_is_read(rows: int) -> None:
    """The column may be gone; what was read from it is still there."""
    found = numbers_of(pl.Series(range(rows), dtype=pl.Int64))
    gc.collect()
    _ = [pl.Series([0] * rows) for _ in range(5)]
    assert found.values.sum() == rows * (rows - 1) // 2


def test_memory_is_given_back() -> None:
    """Reading a large column again and again does not fill the memory."""
    column = pl.Series(np.zeros(1_000_000, np.int64))
    numbers_of(column)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    for _ in range(100):
        numbers_of(pl.concat([column, column], rechunk=False))
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 200_000


def test_a_column_in_several_chunks_is_read_whole() -> None:
    """What was appended is there too."""
    column = pl.concat([pl.Series([1, None]), pl.Series([None, 4])], rechunk=False)
    found = numbers_of(column)
    assert found.values[[0, 3]].tolist() == [1, 4]
    assert bits(found.known, 4) == [True, False, False, True]
