"""Damaging a file of an export: one value of its JSON, one cell of its text, or its bytes."""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, TypeAlias

from fuzz.target import Choices

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
Place: TypeAlias = tuple[str | int, ...]

_DEEP: Final = 300
_WORDS: Final = (
    *(
        "",
        " ",
        "0",
        "-1",
        "99999999999999999999",
        "1e309",
        "NaN",
        "null",
        "\x00",
        "\ud800",
        "\u202e",
    ),
    *("2024-02-30", "0001-01-01", "9999-12-31T23:59:59Z", "31/12/9999", "24:61", "P1000000000W"),
    *("http://[::1", "@[1:2:", "%", "=1+1", "'", '"', ",", "\n", "a" * 5_000, "(" * 2_000),
    *(
        "FREQ=SECONDLY",
        "FREQ=YEARLY;INTERVAL=0",
        "Europe/Nowhere",
        "../../etc",
        "\ufeff",
        "<b>&#0;",
    ),
)
_VALUES: Final[tuple[Json, ...]] = (
    *(None, True, False, 0, -1, 2**31, -(2**63), 2**64, 10**30, 0.5, 1e308, [], {}, [[]], [{}]),
    *([None], {"": ""}, {"x": [{}]}, ["a", None], {"name": []}, {"timestamp": 1e300}),
    *_WORDS,
)
_SEPARATORS: Final = re.compile(r"([,;:=\t\r\n\"<>/ ]+)")
_ZIP: Final = b"PK"
_AFTER_JSON: Final = "; \r\n\t"


def damaged(content: bytes, choices: Choices) -> bytes:
    """Damage a file as the choices say: a value where it is JSON, else a cell, a member, or bytes.

    Args:
        content: A whole file.
        choices: What to damage, and into what.
    """
    way = choices.number(4)
    if way == 0:
        return choices.rest()
    if way == 1:
        return _spliced(content, choices)
    if content.startswith(_ZIP):
        return other_member(content, choices)
    parts = json_part(content)
    if parts is None:
        return _other_cell(content, choices)
    before, value = parts
    return before + json.dumps(_other_value(value, choices), allow_nan=False).encode()


def json_part(content: bytes) -> tuple[bytes, Json] | None:
    """Give what stands before the JSON of a file, and the JSON; ``None`` where there is none.

    X writes JSON behind the name of a variable (formats 4).
    """
    begins = re.search(rb"[\[{]", content)
    if begins is None:
        return None
    try:
        text = content[begins.start() :].decode("utf-8").rstrip(_AFTER_JSON)
        return content[: begins.start()], json.loads(text)
    except ValueError:
        return None


def places(value: Json, above: Place = ()) -> Iterator[Place]:
    """Give every node of a JSON value, as the way to it."""
    yield above
    inner: Iterable[tuple[str | int, Json]] = ()
    if isinstance(value, Mapping):
        inner = value.items()
    elif isinstance(value, list):
        inner = enumerate(value)
    for step, one in inner:
        yield from places(one, (*above, step))


def other_member(packed: bytes, choices: Choices) -> bytes:
    """Damage one file of a zip, as a workbook is one, and pack all of them again.

    Args:
        packed: A sound zip.
        choices: Which file, and how.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as before, zipfile.ZipFile(made, "w") as after:
        names = list(dict.fromkeys(before.namelist()))
        hurt = choices.of(names) if names else ""
        for name in names:
            content = before.read(name)
            after.writestr(name, damaged(content, choices) if name == hurt else content)
    return made.getvalue()


def _other_value(value: Json, choices: Choices) -> Json:
    place = choices.of(list(places(value)))
    return _put(value, place, _value(choices))


def _put(value: Json, place: Place, other: Json) -> Json:
    if not place:
        return other
    step, *rest = place
    if isinstance(value, Mapping):
        inside = {**value}
        inside[str(step)] = _put(value[str(step)], tuple(rest), other)
        return inside
    assert isinstance(value, list)  # noqa: S101 - for the type checker
    number = int(step)
    return [*value[:number], _put(value[number], tuple(rest), other), *value[number + 1 :]]


def _value(choices: Choices) -> Json:
    """Choose a value: one of the usual wrong ones, a deep one, or whatever is left of the bytes."""
    which = choices.number(len(_VALUES) + 6)
    if which < len(_VALUES):
        return _VALUES[which]
    if which == len(_VALUES):
        return _nested(choices.of(("name", "data", "dict", "value")))
    rest = choices.rest().decode("utf-8", "replace")
    try:
        read: Json = json.loads(rest)
    except (ValueError, RecursionError):
        return rest
    # JSON knows no NaN, though Python reads it
    return read if "NaN" not in rest and "Infinity" not in rest else rest


def _nested(key: str) -> Json:
    value: Json = "x"
    for _ in range(_DEEP):
        value = [{key: value}]
    return value


def _other_cell(content: bytes, choices: Choices) -> bytes:
    pieces = _SEPARATORS.split(content.decode("utf-8", "surrogateescape"))
    place = choices.number(len(pieces))
    which = choices.number(len(_WORDS) + 6)
    rest = choices.rest().decode("utf-8", "replace")
    pieces[place] = _WORDS[which] if which < len(_WORDS) else rest
    text = "".join(pieces)
    return text.encode("utf-8", "surrogateescape" if "\ud800" not in text else "surrogatepass")


def _spliced(content: bytes, choices: Choices) -> bytes:
    """Put bytes in the place of some others."""
    start = choices.number(len(content) + 1)
    end = start + choices.number(200)
    return content[:start] + choices.rest() + content[end:]
