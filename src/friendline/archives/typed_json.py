"""JSON read straight into types, and into the same types where it is not as it should be.

A record type says what is read of a record and what it is when it is missing. A file that is
written as it should be is parsed into these types in one go, which takes a third of the time of
looking through dictionaries. Whatever does not fit is then taken apart value by value, and what
makes no sense is left out.
"""

from collections.abc import Callable
from functools import cache
from typing import Any, Final, TypeAlias, TypeVar

import msgspec
from msgspec import NODEFAULT, Struct, inspect

from friendline.archives.json_values import Json, entries, whole

RecordType = TypeVar("RecordType", bound=Struct)

Fitting: TypeAlias = Callable[[Json], Any]
"""Gives a value in the type that is wanted, ``None`` where it does not fit."""

_NAME: Final = "name"
_BOM: Final = b"\xef\xbb\xbf"


def decode_records(
    content: bytes, record: type[RecordType]
) -> list[RecordType] | dict[str, list[RecordType]] | None:
    """Parse a file of records that is as it should be; ``None`` where anything in it is not.

    Returns:
        The records of a bare list; or such lists below their keys.
    """
    found: list[RecordType] | dict[str, list[RecordType]] | None
    found = _decoded(content, list[record] | dict[str, list[record]])  # type: ignore[valid-type]
    return found


def decode_one(content: bytes, record: type[RecordType]) -> RecordType | None:
    """Parse a file that is one record as it should be; ``None`` where anything in it is not."""
    found: RecordType | None = _decoded(content, record)
    return found


def _decoded(content: bytes, wanted: object) -> Json:
    try:
        return _decoder(wanted).decode(content.removeprefix(_BOM))
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        return None


@cache
def _decoder(wanted: object) -> msgspec.json.Decoder[Any]:
    return msgspec.json.Decoder(wanted)


def fitted(value: Json, record: type[RecordType]) -> RecordType | None:
    """Give a parsed value as a record, without whatever in it does not fit.

    A list may be a bare object (formats 1.1), a name may stand for an object that has one, and a
    number may be written as a text.

    Returns:
        ``None`` where nothing fits.
    """
    found: RecordType | None = _fitting(record)(value)
    return found


@cache
def _fitting(record: type[Struct]) -> Fitting:
    return _of(inspect.type_info(record))


def _of(kind: inspect.Type) -> Fitting:
    match kind:
        case inspect.StructType():
            return _struct(kind)
        case inspect.ListType(item_type=item):
            return _list(_of(item))
        case inspect.UnionType(types=types):
            return _either([_of(one) for one in types if not isinstance(one, inspect.NoneType)])
        case inspect.StrType():
            return _text
        case inspect.IntType():
            return whole
        case _:
            return _anything


def _struct(kind: inspect.StructType) -> Fitting:
    make: type[Struct] = kind.cls
    parts = [(part.name, part.encode_name, _of(part.type)) for part in kind.fields]
    has_name = any(name == _NAME for name, *_ in parts)
    _check_defaults(kind)

    def fit(value: Json) -> Struct | None:
        if type(value) is str and has_name:
            return make(**{_NAME: value})
        if type(value) is not dict:
            return None
        found = {name: fit(value[key]) for name, key, fit in parts if key in value}
        return make(**{name: part for name, part in found.items() if part is not None})

    return fit


def _check_defaults(kind: inspect.StructType) -> None:
    """Make sure that a record can be made of nothing, as it must be of garbage."""
    for part in kind.fields:
        if part.required and part.default is NODEFAULT:
            raise TypeError(f"{kind.cls.__name__}.{part.name} needs a default")


def _list(fit: Fitting) -> Fitting:
    def fit_all(value: Json) -> list[Any]:
        fitting = (fit(entry) for entry in entries(value))
        return [entry for entry in fitting if entry is not None]

    return fit_all


def _either(fits: list[Fitting]) -> Fitting:
    return lambda value: next((one for fit in fits if (one := fit(value)) is not None), None)


def _text(value: Json) -> str | None:
    return value if type(value) is str else None


def _anything(value: Json) -> Json:
    return value
