"""What is fuzzed: a function of bytes that must not raise, with inputs to begin from."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final, TypeVar

Choice = TypeVar("Choice")

LONGEST: Final = 65_536
"""Bytes of one input."""


@dataclass(frozen=True)
class Target:
    """Something that takes any bytes.

    Attributes:
        name: As it is asked for on the command line, and as its folders are called.
        tries: Reads the bytes; whatever it raises is a finding, a ``WrongError`` among them.
        seeds: Inputs to begin from.
        words: What the language that it reads is made of.
        seconds: CPU time that one input of ``LONGEST`` bytes may take.
    """

    name: str
    tries: Callable[[bytes], None]
    seeds: tuple[bytes, ...]
    words: tuple[str, ...] = ()
    seconds: float = 1.0


class WrongError(Exception):
    """What came out is not as it must be."""


def must(holds: object, what: object) -> None:
    """Check that something holds.

    Raises:
        WrongError: It does not.
    """
    if not holds:
        raise WrongError(what)


class Choices:
    """Bytes read as a row of choices, so that a change of one byte changes one choice.

    Args:
        data: The bytes; beyond their end every choice is the first.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._place = 0

    def number(self, below: int) -> int:
        """Choose a number from 0 up to, and without, another one."""
        two = self._data[self._place : self._place + 2]
        self._place += 2
        return int.from_bytes(two, "little") % max(1, below)

    def of(self, options: Sequence[Choice]) -> Choice:
        """Choose one of some things."""
        return options[self.number(len(options))]

    def rest(self) -> bytes:
        """Give what has not been used for a choice."""
        return self._data[self._place :]


def chosen(*numbers: int, rest: bytes = b"") -> bytes:
    """Write the bytes that ``Choices`` reads as these numbers."""
    return b"".join(number.to_bytes(2, "little") for number in numbers) + rest


def at_random(count: int, length: int = 40) -> tuple[bytes, ...]:
    """Make up inputs for a target that reads choices; the same ones each time."""
    dice = random.Random(1)  # noqa: S311 - nothing secret
    return tuple(dice.randbytes(length) for _ in range(count))


def text_of(data: bytes) -> str:
    """Read any bytes as text; half of a pair of surrogates can come out of it, as from JSON."""
    try:
        return data.decode("utf-8", "surrogatepass")
    except UnicodeDecodeError:
        return data.decode("utf-8", "replace")
