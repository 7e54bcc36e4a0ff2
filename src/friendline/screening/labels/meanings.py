"""How similar two texts are in meaning: the cosine of their vectors."""

from collections.abc import Sequence
from functools import cache
from typing import Final, Protocol, TypeAlias

import numpy as np
import numpy.typing as npt

from friendline.said import noted

__all__ = ["ALIKE", "FEWEST_WORDS", "Meanings", "Vectors", "usual_vectors"]

Floats: TypeAlias = npt.NDArray[np.float32]

ALIKE: Final = 0.85
"""From this cosine on two texts count as similar; docs/labels.md says what it was set by."""

FEWEST_WORDS: Final = 4
"""Texts of fewer words are similar to none: nobody can say what they are about."""


class Vectors(Protocol):
    """Gives texts as vectors that are near each other where the texts mean the same."""

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Give the vector of each text, float32 (texts, dimensions), of length 1; 0 if unknown."""


@cache
def usual_vectors() -> Vectors:
    """Give the vectors that come with friendline; read when first asked for."""
    from friendline.screening.meaning.table import table  # noqa: PLC0415 - 13 MB to read

    return table()


class Meanings:
    """Vectors of texts, each worked out once.

    Of a text its beginning counts, as long as a label keeps it.

    Args:
        of: Gives the vectors; ``usual_vectors()`` if not given.
        alike: From which cosine on texts are similar.
    """

    def __init__(self, of: Vectors | None = None, alike: float = ALIKE) -> None:
        self._of = of
        self._known: dict[str, Floats] = {}
        self.alike = alike

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Give the vector of each text, float32 (texts, dimensions); 0 if unknown.

        Texts of too few words are unknown.
        """
        said = [_telling(text) for text in texts]
        new = [text for text in dict.fromkeys(said) if text not in self._known]
        if new:
            vectors = (self._of or usual_vectors()).vectors(new)
            self._known |= dict(zip(new, vectors, strict=True))
        return np.stack([self._known[text] for text in said])

    def cosines(self, texts: Sequence[str], others: Sequence[str]) -> Floats:
        """Give how similar texts are to others: 1 for the same, 0 for nothing in common.

        Returns:
            float32 (texts, others); 0 where one of them has too few words.
        """
        if not texts or not others:
            return np.zeros((len(texts), len(others)), np.float32)
        found: Floats = self.vectors(texts) @ self.vectors(others).T
        return found

    def knows(self, text: str) -> bool:
        """Whether it is known what a text is about."""
        return bool(self.cosines([text], [text])[0, 0] >= self.alike)


def _telling(text: str) -> str:
    """Give the beginning of a text; nothing of one that has too few words."""
    said = noted(text)
    return said if len(said.split()) >= FEWEST_WORDS else ""
