"""Settings written as TOML, the way a person would write them.

Only what the files of friendline can say is written: texts, whole numbers, days, lists of texts,
tables and lists of tables. What is blank is left out.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Final, TypeAlias

Plain: TypeAlias = str | int | date | list[str]
"""What stands behind one key."""

_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_SHORT: Final = {"\\": r"\\", '"': r"\"", "\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f"} | {
    "\r": r"\r"
}
_WIDEST: Final = 100
_LAST_CONTROL: Final = 0x1F
_DELETE: Final = 0x7F


class NotWritableError(TypeError):
    """A value is of a kind that no file of friendline has."""

    def __init__(self, key: str, value: object) -> None:
        super().__init__(
            f"{key} is of the kind {type(value).__name__}, which cannot be written as TOML"
        )


def toml_text(settings: Mapping[str, object]) -> str:
    """Write settings as TOML; ``tomllib`` reads the same settings back, apart from blank ones.

    Args:
        settings: By key, as ``tomllib`` gives them.

    Raises:
        NotWritableError: A value is of a kind that no file of friendline has.
    """
    parts = ["\n".join(_lines(settings)), *_tables(settings, "")]
    return "\n\n".join(part for part in parts if part) + "\n"


def _lines(table: Mapping[str, object]) -> Iterator[str]:
    for key, value in table.items():
        if not _is_blank(value) and not _is_table(value) and not _is_tables(value):
            yield f"{_key(key)} = {_value(key, value)}"


def _tables(table: Mapping[str, object], path: str) -> Iterator[str]:
    for key, value in table.items():
        name = f"{path}{_key(key)}"
        if isinstance(value, Mapping):
            lines = list(_lines(value))
            if lines or not value:
                yield "\n".join([f"[{name}]", *lines])
            yield from _tables(value, f"{name}.")
        elif _is_tables(value):
            assert isinstance(value, list)  # noqa: S101 - for the type checker
            yield from ("\n".join([f"[[{name}]]", *_inline_lines(one)]) for one in value)


def _inline_lines(table: Mapping[str, object]) -> Iterator[str]:
    """Write one table of a list; a table in it stands on one line, so that the list reads well."""
    for key, value in table.items():
        if isinstance(value, Mapping):
            inside = ", ".join(_lines(value))
            yield f"{_key(key)} = {{ {inside} }}" if inside else f"{_key(key)} = {{}}"
        elif not _is_blank(value):
            yield f"{_key(key)} = {_value(key, value)}"


def _value(key: str, value: object) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    if type(value) is date:
        return value.isoformat()
    if isinstance(value, list) and all(isinstance(one, str) for one in value):
        return _list(value)
    raise NotWritableError(key, value)


def _list(texts: list[str]) -> str:
    written = [_text(text) for text in texts]
    line = f"[{', '.join(written)}]"
    if len(line) <= _WIDEST:
        return line
    return "\n".join(["[", *(f"  {text}," for text in written), "]"])


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    return f'"{"".join(map(_sign, text))}"'


def _sign(sign: str) -> str:
    if sign in _SHORT:
        return _SHORT[sign]
    if ord(sign) <= _LAST_CONTROL or ord(sign) == _DELETE:
        return f"\\u{ord(sign):04x}"
    return sign


def _is_blank(value: object) -> bool:
    return value is None or (isinstance(value, str | list) and not value)


def _is_table(value: object) -> bool:
    return isinstance(value, Mapping)


def _is_tables(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(map(_is_table, value))
