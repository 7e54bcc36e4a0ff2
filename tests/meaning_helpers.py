"""A small table of meaning, and what stands in for the model."""

from collections.abc import Mapping, Sequence
from io import BytesIO

import numpy as np

from friendline.model import Category
from friendline.screening.meaning.signs import SIGNS
from friendline.screening.meaning.table import Floats, Table


def made_table() -> Table:
    """A table of some words and two categories."""
    return Table(made_table_bytes())


def made_table_bytes(begin: float = -2.0) -> bytes:
    """The file of that table: a dog is a pet, a church is faith.

    A hot dog is no pet, and a toy is none. A strong word of the list of pets counts.
    """
    words = ["dog", "church", "the", "hot", "toy"]
    signs = np.zeros((SIGNS, 2), np.float32)
    signs[list(Category).index(Category.PETS), 0] = 3
    file = BytesIO()
    np.savez(
        file,
        vocabulary=np.frombuffer("\n".join(words).encode(), np.uint8),
        pairs=np.array([3 * 5 + 0], np.int64),  # "hot dog"
        categories=np.frombuffer(b"pets\nreligion", np.uint8),
        weights=np.array([[9, 0], [0, 9], [0, 0], [-1, 0], [-12, 0], [-9, 0]], np.float16),
        signs=signs,
        begin=np.array([begin, begin], np.float32),
        alone=np.array([[1, 0, 0.5]] * 2, np.float32),
        alone_worded=np.array([[1, 1, 0.5]] * 2, np.float32),
        together=np.array([[1, 0, 0, 0.5]] * 2, np.float32),
        worded=np.array([[1, 0, 2, 0.5]] * 2, np.float32),
        alike=np.array([[127, 0], [0, 127], [0, 0], [10, 0], [1, 1]], np.int8),
        scales=np.ones(5, np.float32),
    )
    return file.getvalue()


class Saying:
    """Stands in for the model: says what it is told, and remembers what it was asked."""

    digest = "saying"

    def __init__(self, says: Mapping[str, list[float]]) -> None:
        self.says = says
        self.asked: list[str] = []

    def scores(self, texts: Sequence[str]) -> Floats:
        """Give what it was told to say of each text."""
        self.asked += texts
        return np.array([self.says[text] for text in texts], np.float32)
