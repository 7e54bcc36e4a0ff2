"""Writing ``clients.columns.toml``, the way a person would write it, for ``mapping_reading``."""

import os
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from friendline.archives.client_list.mapping import ListMapping

_HEAD: Final = """\
# Which column of the list is what. friendline reads only the columns that are named here.
# docs/client_list.md says all that can be written.
"""
_BARE: Final = re.compile(r"[A-Za-z0-9_-]+")
_SHORT: Final = {"\\": r"\\", '"': r"\"", "\b": r"\b", "\t": r"\t", "\n": r"\n", "\f": r"\f"} | {
    "\r": r"\r"
}
_LAST_CONTROL: Final = 0x1F
_DELETE: Final = 0x7F


def write_mapping(path: Path, mapping: ListMapping) -> None:
    """Write a file of columns, whole or not at all; what is there already is replaced.

    Args:
        path: Where: ``mapping_name`` tells the name that is looked for beside a list.
        mapping: What to remember.

    Raises:
        OSError: It cannot be written there.
    """
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as file:
            file.write(mapping_text(mapping).encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def mapping_text(mapping: ListMapping) -> str:
    """Give the text of a file of columns; ``read_mapping`` reads the same from it."""
    return "\n".join([_HEAD, *_lines(mapping)])


def _lines(mapping: ListMapping) -> Iterator[str]:
    if mapping.everyone:
        yield f"everyone = {_text(mapping.everyone)}\n"
    if mapping.day_first is not None:
        yield f'dates = "{"day" if mapping.day_first else "month"} first"\n'
    yield from _section("columns", {what: _names(each) for what, each in mapping.columns.items()})
    yield from _section("accounts", {what: _names(each) for what, each in mapping.accounts.items()})
    for column, words in mapping.words.items():
        meanings = {word: _text(phrase) for word, phrase in words.items()}
        yield from _section(f"words.{_key(column)}", meanings)


def _section(name: str, values: Mapping[str, str]) -> Iterator[str]:
    if values:
        yield f"[{name}]"
        yield from (f"{_key(each)} = {value}" for each, value in values.items())
        yield ""


def _names(names: tuple[str, ...]) -> str:
    return _text(names[0]) if len(names) == 1 else f"[{', '.join(map(_text, names))}]"


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
