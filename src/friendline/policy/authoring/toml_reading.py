"""TOML as ``tomllib`` reads it, with an error that a person can act on."""

import re
import tomllib
from typing import Final

LARGEST_FILE: Final = 1_000_000
"""Characters; ten thousand promises would be as many."""

_PLACED: Final = re.compile(r"(.*) \(at (?:line (\d+), column (\d+)|end of document)\)")
_TWICE: Final = (
    "Cannot overwrite",
    "Cannot declare",
    "Cannot mutate",
    "Cannot redefine",
    "Duplicate",
)
_MANY_PARTS: Final = re.compile(
    r"(?<![\w-])(?:(?:[\w-]++|\"[^\"\n]*+\"|'[^'\n]*+')[ \t]*+\.[ \t]*+){100}"
)
"""A key of so many parts, "a.a.a" and on; ``tomllib`` takes 30 s for one of 30,000."""
_DEEP: Final = "it has brackets in brackets beyond all use"
_NUMBER: Final = "a number in it has thousands of digits"


class NotTomlError(ValueError):
    """A text is no TOML; the sentence goes on behind the name of the file.

    Attributes:
        line: Where reading ended, from 1; ``None`` where that is not known.
    """

    def __init__(self, what: str, line: int | None = None) -> None:
        super().__init__(what)
        self.line = line


def toml_table(text: str) -> dict[str, object]:
    """Read a whole file of TOML.

    Args:
        text: The file.

    Raises:
        NotTomlError: It is none, or is too large.
    """
    if len(text) > LARGEST_FILE:
        raise NotTomlError(f"the file is larger than {LARGEST_FILE // 1_000_000} MB; shorten it")
    if many := _MANY_PARTS.search(text):
        line = text.count("\n", 0, many.start()) + 1
        raise NotTomlError("there are a hundred words here with only a point between them", line)
    try:
        table = tomllib.loads(text)
        # Written in hex, a number may be read that cannot be shown in any sentence.
        repr(table)
    except tomllib.TOMLDecodeError as error:
        raise _refusal(str(error), text) from error
    except RecursionError as error:
        raise NotTomlError(f"this is not TOML: {_DEEP}") from error
    except ValueError as error:
        # Python reads no number of more than 4,300 digits.
        raise NotTomlError(f"this cannot be read: {_NUMBER}") from error
    return table


def _refusal(told: str, text: str) -> NotTomlError:
    """Write a sentence from what ``tomllib`` tells."""
    found = _PLACED.fullmatch(told)
    said, line, column = found.groups() if found else (told, None, None)
    number = int(line) if line else text.rstrip().count("\n") + 1
    if said.startswith(_TWICE):
        return NotTomlError("what stands here is there already; leave one of the two out", number)
    where = f"at character {column}" if column else "at the end of the file"
    what = (
        f"this is not TOML ({said} {where}); look on this line and above it for a quotation mark "
        "or a bracket that is missing"
    )
    return NotTomlError(what, number)
