"""On which line of a TOML file something stands, so that a mistake can be found by its number.

``tomllib`` tells no places. The text is only looked through after ``tomllib`` has read it, so it
is known to be sound: strings, comments and brackets need to be passed over, not checked.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

import msgspec

from friendline.policy.problems import Problem

_PIECE: Final = re.compile(
    r'"""(?:\\.|[^\\])*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'"
    r"|#[^\n]*|\n|[\[\]{}=.]|[^\s\[\]{}=.#\"']+|\s",
    re.DOTALL,
)


def with_lines(problems: Iterable[Problem], text: str) -> list[Problem]:
    """Give problems the line of the key that they are about, or of the table that it lies in.

    Args:
        problems: What is wrong; ``column`` says where: ``"facts.tier.type"``, ``"promises 2"``.
        text: The whole file, which ``tomllib`` can read.
    """
    problems = list(problems)
    lines = key_lines(text) if problems else {}
    return [msgspec.structs.replace(one, line=_line_of(one.column, lines)) for one in problems]


def _line_of(column: str | None, lines: Mapping[str, int]) -> int | None:
    key = column or ""
    while key and key not in lines:
        # A key of a table that is not there stands in what is around it; so does "promises 2".
        cut = max(key.rfind("."), key.rfind(" "))
        key = key[:cut] if cut > 0 else ""
    return lines.get(key)


def key_lines(text: str) -> dict[str, int]:
    """Find the line of every key and every table header.

    Args:
        text: A file that ``tomllib`` can read.

    Returns:
        Lines from 1, by the path of the key: ``"name"``, ``"facts.tier.type"``; of the second
        table ``[[promises]]`` ``"promises 2"`` and ``"promises 2.when"``.
    """
    lines: dict[str, int] = {}
    count: Counter[str] = Counter()
    above = ""
    for number, sign, path in _statements(text):
        names = list(_names("" if sign != "=" else above, path, count))
        if sign == "[[":
            count[names[-1]] += 1
            names.append(f"{names[-1]} {count[names[-1]]}")
        if sign != "=":
            above = names[-1]
        for name in names:
            lines.setdefault(name, number)
    return lines


def _names(above: str, path: Iterable[str], count: Mapping[str, int]) -> Iterator[str]:
    """Name each table on the way to a key, then the key; of a list of tables the last is meant."""
    name = above
    for part in path:
        name = f"{name}.{part}" if name else part
        yield name
        if name in count:
            name = f"{name} {count[name]}"


def _statements(text: str) -> Iterator[tuple[int, str, tuple[str, ...]]]:
    """Give each header (``[`` or ``[[``) and each key (``=``) with its line and its path."""
    number, depth, in_value = 1, 0, False
    brackets, path = "", list[str]()
    for piece in _PIECE.findall(text):
        if piece == "\n" and not depth:
            brackets, path, in_value = "", [], False
        elif in_value:
            depth += (piece in {"[", "{"}) - (piece in {"]", "}"})
        elif piece in {"[", "]"}:
            brackets += piece
            if brackets in {"[]", "[[]]"}:
                yield number, brackets[: len(brackets) // 2], tuple(path)
        elif piece == "=":
            yield number, "=", tuple(path)
            in_value = True
        elif piece != "." and not piece.isspace() and piece[0] != "#":
            path.append(_key(piece))
        number += piece.count("\n")


def _key(piece: str) -> str:
    """Give a key without the quotation marks that it may stand in."""
    return next(iter(tomllib.loads(f"{piece} = 0")))
