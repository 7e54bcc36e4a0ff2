"""Chance that falls the same way on every machine.

Only ``random.Random.random`` is used: of that module it alone promises the same sequence for the
same seed in every version of Python.
"""

import random
from bisect import bisect
from collections.abc import Sequence
from itertools import accumulate
from typing import Generic, TypeVar

T = TypeVar("T")


class Dice:
    """Chance for one purpose; another purpose rolls on its own and disturbs nothing.

    Args:
        seed: What the user chose; the same seed gives the same rolls.
        purpose: What the rolls are for, in a word.
    """

    def __init__(self, seed: int, purpose: str) -> None:
        self._roll = random.Random(f"{purpose} {seed}").random  # noqa: S311 - a demo, no secret

    def chance(self, share: float) -> bool:
        """Whether something happens that happens in this share of all cases."""
        return self._roll() < share

    def below(self, end: int) -> int:
        """Give a whole number from 0 up to, and without, ``end``."""
        return int(self._roll() * end)

    def between(self, low: int, high: int) -> int:
        """Give a whole number from ``low`` to ``high``, both included."""
        return low + self.below(high - low + 1)

    def pick(self, of: Sequence[T]) -> T:
        """Give one of them."""
        return of[int(self._roll() * len(of))]

    def some(self, of: Sequence[T], count: int) -> list[T]:
        """Give ``count`` different ones (all of them, if there are fewer), in no order."""
        left = list(of)
        return [left.pop(self.below(len(left))) for _ in range(min(count, len(left)))]

    def turn(self, wheel: "Wheel[T]") -> T:
        """Give one face of a wheel, wide ones more often."""
        return wheel.at(self._roll())


class Wheel(Generic[T]):
    """Faces of different width, to be turned by ``Dice``."""

    def __init__(self, faces: Sequence[T], widths: Sequence[float]) -> None:
        self._faces = tuple(faces)
        self._edges = tuple(accumulate(widths))

    def at(self, share: float) -> T:
        """Give the face at this share (0 to 1, 1 excluded) of the way round."""
        place = bisect(self._edges, share * self._edges[-1])
        return self._faces[min(place, len(self._faces) - 1)]
