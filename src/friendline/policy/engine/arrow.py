"""The memory of a Polars column, read where it lies.

Polars hands its columns out by the Arrow C data interface, which is a public promise of both. So
bytes are neither copied nor nulls filled in: what is known comes as one bit for each value. See
https://arrow.apache.org/docs/format/CDataInterface.html and CStreamInterface.html.
"""

import ctypes
from typing import Any, ClassVar, Final, TypeAlias

import numpy as np
import polars as pl
from msgspec import Struct
from numpy.typing import NDArray

Bytes: TypeAlias = NDArray[np.uint8]
Whole: TypeAlias = NDArray[np.integer]

_STREAM: Final = b"arrow_array_stream"
_VALIDITY: Final = 0
_VALUES: Final = 1


class _Array(ctypes.Structure):
    """``struct ArrowArray``; it owns what it points to until it is released."""

    _fields_: ClassVar = [
        ("length", ctypes.c_int64),
        ("null_count", ctypes.c_int64),
        ("offset", ctypes.c_int64),
        ("n_buffers", ctypes.c_int64),
        ("n_children", ctypes.c_int64),
        ("buffers", ctypes.POINTER(ctypes.c_void_p)),
        ("children", ctypes.c_void_p),
        ("dictionary", ctypes.c_void_p),
        ("release", ctypes.CFUNCTYPE(None, ctypes.c_void_p)),
        ("private_data", ctypes.c_void_p),
    ]

    def __del__(self) -> None:
        if self.release:
            self.release(ctypes.addressof(self))


class _Stream(ctypes.Structure):
    """``struct ArrowArrayStream``; its capsule releases it."""

    _fields_: ClassVar = [
        ("get_schema", ctypes.c_void_p),
        ("get_next", ctypes.CFUNCTYPE(ctypes.c_int, ctypes.c_void_p, ctypes.c_void_p)),
        ("get_last_error", ctypes.c_void_p),
        ("release", ctypes.c_void_p),
        ("private_data", ctypes.c_void_p),
    ]


class Bits(Struct, frozen=True):
    """One bit for each value of a column, the lowest bit of a byte first.

    Attributes:
        packed: The bytes.
        offset: Bits to leave out at the beginning.
    """

    packed: Bytes
    offset: int

    def unpacked(self, rows: slice) -> Bytes:
        """Give the bits of some rows as bytes of 0 and 1."""
        begin, skipped = divmod(self.offset + rows.start, 8)
        end = -(-(self.offset + rows.stop) // 8)
        bits = np.unpackbits(self.packed[begin:end], bitorder="little")
        return bits[skipped : skipped + rows.stop - rows.start]


class Numbers(Struct, frozen=True):
    """A column of whole numbers.

    Attributes:
        values: The numbers; where one is not known, any number may stand in its place.
        known: A bit for each; ``None`` where all are known.
    """

    values: Whole
    known: Bits | None


class Flags(Struct, frozen=True):
    """A column of yes and no.

    Attributes:
        values: A bit for each; where one is not known, it may be any.
        known: A bit for each; ``None`` where all are known.
    """

    values: Bits
    known: Bits | None


def numbers_of(column: pl.Series) -> Numbers:
    """Give the memory of a column of whole numbers, which is not empty."""
    array = _exported(column)
    kind = column.clear().to_numpy().dtype
    begin = array.offset * kind.itemsize
    values = _bytes_of(array, _VALUES, begin + array.length * kind.itemsize)[begin:].view(kind)
    return Numbers(values, _known(column, array))


def flags_of(column: pl.Series) -> Flags:
    """Give the memory of a column of yes and no, which is not empty."""
    array = _exported(column)
    return Flags(_bits_of(array, _VALUES), _known(column, array))


def _exported(column: pl.Series) -> _Array:
    """Take the only chunk out of the stream in which Polars hands out a column."""
    pointer_of = ctypes.pythonapi.PyCapsule_GetPointer
    pointer_of.restype = ctypes.c_void_p
    pointer_of.argtypes = [ctypes.py_object, ctypes.c_char_p]
    capsule = column.rechunk().__arrow_c_stream__()
    at = pointer_of(capsule, _STREAM)
    array = _Array()
    if failed := _Stream.from_address(at).get_next(at, ctypes.addressof(array)):
        raise OSError(failed, f"Polars did not hand out the column {column.name!r}")
    return array


def _known(column: pl.Series, array: _Array) -> Bits | None:
    return _bits_of(array, _VALIDITY) if column.null_count() else None


def _bits_of(array: _Array, buffer: int) -> Bits:
    return Bits(_bytes_of(array, buffer, -(-(array.offset + array.length) // 8)), array.offset)


def _bytes_of(array: _Array, buffer: int, count: int) -> Bytes:
    memory: Any = (ctypes.c_uint8 * count).from_address(array.buffers[buffer])
    # What NumPy makes of it keeps the memory, and the memory its owner.
    memory.owner = array
    found: Bytes = np.frombuffer(memory, np.uint8)
    found.flags.writeable = False
    return found
