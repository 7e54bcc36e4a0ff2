"""Vectors that a test can reckon with: texts of the same words point the same way."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt
import pytest


class WordVectors:
    """One direction for each word; unknown texts are 0."""

    def __init__(self) -> None:
        self._places: dict[str, int] = {}

    def vectors(self, texts: Sequence[str]) -> npt.NDArray[np.float32]:
        """Give the vector of each text, of length 1."""
        found = np.zeros((len(texts), 512), np.float32)
        for row, text in enumerate(texts):
            for word in text.casefold().split():
                found[row, self._places.setdefault(word, len(self._places)) % 512] += 1
            found[row] /= np.linalg.norm(found[row]) or 1
        return found


@pytest.fixture
def vectors() -> WordVectors:
    """Vectors by words."""
    return WordVectors()


@pytest.fixture(autouse=True, scope="session")
def _quick_disk() -> Iterator[None]:
    """Nobody waits for the disk here."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("friendline.archives.tables.grown_file.os.fsync", lambda _file: None)
        yield
