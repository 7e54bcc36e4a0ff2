"""Which pictures look the same: smaller copies, copies packed again, copies in another format.

A hash of 64 bits finds pictures that may be the same, and a comparison of small grey copies, point
by point, says whether they are. The hash alone would take two screenshots of one app, or
two posters that differ in a word, for the same picture.
"""

from dataclasses import dataclass, field
from typing import Final, Generic, TypeVar

import numpy as np
import numpy.typing as npt
from PIL import Image

__all__ = ["Known", "Likeness", "likeness"]

FARTHEST: Final = 3
"""Bits of 64 in which the hashes of two copies may differ."""

MOST_DIFFERENT: Final = 3
"""Largest difference of a point of two copies, of 255.

By ``benchmarks/pictures.py`` copies of a photo differ by up to 3. Two posters that differ in one
digit may too, where it is small and grey, so this does not say that the words are the same.
"""

_HASH_SIDE: Final = 8
_SMALL_SIDE: Final = 128
_KINDRED: Final = 0.03
"""Share by which the ratios of the sides may differ."""

What = TypeVar("What")


@dataclass(frozen=True, eq=False)
class Likeness:
    """What tells a picture from others.

    Attributes:
        bits: Whether each of 8 x 8 parts is brighter than the part to its left.
        small: A grey copy, one row of points after the other.
        ratio: Width by height.
    """

    bits: np.uint64
    small: npt.NDArray[np.uint8]
    ratio: float


def likeness(image: Image.Image) -> Likeness:
    """Give what tells a picture from others (a difference hash, after Krawetz 2013)."""
    grey = image.convert("L")
    parts = np.asarray(_resized(grey, _HASH_SIDE + 1, _HASH_SIDE))
    brighter = np.packbits(parts[:, 1:] > parts[:, :-1])
    small = np.asarray(_resized(grey, _SMALL_SIDE, _SMALL_SIDE)).reshape(-1)
    return Likeness(brighter.view(np.uint64)[0], small, image.width / image.height)


@dataclass(eq=False)
class Known(Generic[What]):
    """Pictures that were seen, and what is kept of each."""

    _likenesses: list[Likeness] = field(default_factory=list)
    _kept: list[What] = field(default_factory=list)

    def keep(self, seen: Likeness, what: What) -> None:
        """Keep something of a picture."""
        self._likenesses.append(seen)
        self._kept.append(what)

    def same(self, seen: Likeness) -> What | None:
        """Give what was kept of a picture that looks the same; the first, if there are several."""
        bits = np.array([one.bits for one in self._likenesses], np.uint64)
        near = np.flatnonzero(np.bitwise_count(bits ^ seen.bits) <= FARTHEST)
        for place in near.tolist():
            if _is_same(self._likenesses[place], seen):
                return self._kept[place]
        return None


def _is_same(one: Likeness, other: Likeness) -> bool:
    if abs(one.ratio / other.ratio - 1) > _KINDRED:
        return False
    difference = np.abs(one.small.astype(np.int16) - other.small)
    return int(difference.max()) <= MOST_DIFFERENT


def _resized(grey: Image.Image, width: int, height: int) -> Image.Image:
    return grey.resize((width, height), Image.Resampling.BOX)
