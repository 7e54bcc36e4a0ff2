"""What the word lists see in a text, as numbers for the models of meaning."""

from collections.abc import Iterable, Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from friendline.model import Category
from friendline.screening.words import Words

__all__ = ["SIGNS", "Signs", "sign_row", "signs_of"]

Signs: TypeAlias = npt.NDArray[np.float32]

_PLACE: Final = {category: place for place, category in enumerate(Category)}
SIGNS: Final = 2 * len(_PLACE)
"""For each category, in the order of ``Category``: whether a word of its list counts by itself;
then, for each, whether one stands there that would need another beside it."""


def sign_row(hits: Iterable[tuple[Category, bool]]) -> list[float]:
    """Give the signs of one text, from what ``Words.hits`` gives of it."""
    row = [0.0] * SIGNS
    for category, strong in hits:
        row[_PLACE[category] + (0 if strong else len(_PLACE))] = 1.0
    return row


def signs_of(words: Words, texts: Sequence[str]) -> Signs:
    """Give the signs of texts, float32 (texts, ``SIGNS``)."""
    rows = [sign_row(words.hits(text)) for text in texts]
    return np.array(rows, np.float32).reshape(len(texts), SIGNS)
