"""The table of meaning: a vector for each piece of a word, and what each category is in them.

The vector of a text is the sum of those of its pieces and of its usual pairs of pieces. They were
trained so that it points where the sentence vector of all-MiniLM-L6-v2 points
(``training/meaning.py``); a category is then a direction. Everything is NumPy: no model runs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from io import BytesIO
from itertools import islice, pairwise
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from friendline.model import Category
from friendline.screening.meaning.pieces import Pieces

_TABLE: Final = "table.npz"
_AT_ONCE: Final = 2_048
"""Texts whose vectors are summed at once: some 40 MB at 20 pieces a text."""

Vectors: TypeAlias = npt.NDArray[np.float32]
Numbers: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Cut:
    """Texts cut into pieces, one after the other.

    Attributes:
        rows: Rows of the table, int64: pieces of all texts, then their usual pairs.
        texts: To which text each belongs, int64.
        count: How many texts.
    """

    rows: Numbers
    texts: Numbers
    count: int


class WordShare(NamedTuple):
    """What a word adds to a score.

    Attributes:
        begin: Where it begins in the text.
        end: Where it ends.
        share: Log odds that it adds; below 0 where it speaks against the category.
    """

    begin: int
    end: int
    share: float


class Table:
    """Vectors of pieces and directions of categories.

    Args:
        data: The file, as ``training/meaning.py`` writes it.

    Attributes:
        pieces: Cuts texts.
        categories: What the scores are of, in order.
        thresholds: From which score on a category is seen, float32 in the same order.
    """

    def __init__(self, data: bytes) -> None:
        with np.load(BytesIO(data), allow_pickle=False) as parts:
            words = bytes(parts["vocabulary"]).decode("utf-8").split("\n")
            self.pieces = Pieces({word: number for number, word in enumerate(words)})
            self._words = len(words)
            self._pairs: Numbers = parts["pairs"]
            self._vectors: npt.NDArray[np.int8] = parts["vectors"]
            self._scales: Vectors = parts["scales"]
            self.categories = tuple(map(Category, bytes(parts["categories"]).decode().split("\n")))
            self._directions: Vectors = parts["directions"]
            self._begin: Vectors = parts["begin"]
            self.thresholds: Vectors = parts["thresholds"]

    def vectors(self, texts: Sequence[str]) -> Vectors:
        """Give the vector of each text, float32 (texts, dimensions), of length 1; 0 if empty."""
        parts = [self._vectors_of(texts[at : at + _AT_ONCE]) for at in _steps(len(texts))]
        return np.concatenate(parts) if parts else np.zeros((0, self._vectors.shape[1]), np.float32)

    def scores(self, texts: Sequence[str]) -> Vectors:
        """Give how far each text goes in the direction of each category, as log odds.

        Returns:
            float32 (texts, categories), in the order of ``categories``.
        """
        scores: Vectors = self.vectors(texts) @ self._directions + self._begin
        return scores.astype(np.float32, copy=False)

    def word_shares(self, text: str, category: Category) -> list[WordShare]:
        """Give what each word of a text adds to its score in a category, in order.

        A usual pair of pieces is shared between the two.
        """
        words = list(self.pieces.words(text))
        pieces = [piece for word in words for piece in word.pieces]
        pairs = [
            (at, row)
            for at, (one, other) in enumerate(pairwise(pieces))
            if (row := self._row_of_pair(one, other)) is not None
        ]
        rows = self._rows(np.array([*pieces, *(row for _, row in pairs)], np.int64))
        length = float(np.linalg.norm(rows.sum(axis=0))) or 1.0
        added = rows @ self._directions[:, self.categories.index(category)] / length
        shares = added[: len(pieces)].tolist()
        for (at, _), share in zip(pairs, added[len(pieces) :].tolist(), strict=True):
            shares[at] += share / 2
            shares[at + 1] += share / 2
        of_words = iter(shares)
        return [
            WordShare(word.begin, word.end, sum(islice(of_words, len(word.pieces))))
            for word in words
        ]

    def _row_of_pair(self, one: int, other: int) -> int | None:
        key = one * self._words + other
        at = int(np.searchsorted(self._pairs, key))
        found = at < len(self._pairs) and int(self._pairs[at]) == key
        return self._words + at if found else None

    def _vectors_of(self, texts: Sequence[str]) -> Vectors:
        cut = self._cut(texts)
        summed = np.zeros((cut.count, self._vectors.shape[1]), np.float32)
        order = np.argsort(cut.texts, kind="stable")
        rows, owners = cut.rows[order], cut.texts[order]
        if len(rows):
            filled, begins = np.unique(owners, return_index=True)
            summed[filled] = np.add.reduceat(self._rows(rows), begins, axis=0)
        lengths = np.linalg.norm(summed, axis=1, keepdims=True)
        lengths[lengths == 0] = 1
        summed /= lengths
        return summed

    def _rows(self, rows: Numbers) -> Vectors:
        vectors: Vectors = self._vectors[rows].astype(np.float32)
        vectors *= self._scales[rows, None]
        return vectors

    def _cut(self, texts: Sequence[str]) -> Cut:
        pieces = [self.pieces.of(text) for text in texts]
        counts = np.fromiter(map(len, pieces), np.int64, len(pieces))
        flat = np.fromiter((one for some in pieces for one in some), np.int64, int(counts.sum()))
        owner = np.repeat(np.arange(len(pieces)), counts)
        within = owner[1:] == owner[:-1]
        keys = (flat[:-1] * self._words + flat[1:])[within]
        places = np.searchsorted(self._pairs, keys)
        places[places == len(self._pairs)] = 0
        usual = self._pairs[places] == keys if len(self._pairs) else np.zeros(len(keys), bool)
        return Cut(
            rows=np.concatenate((flat, self._words + places[usual])),
            texts=np.concatenate((owner, owner[1:][within][usual])),
            count=len(pieces),
        )


def _steps(count: int) -> Iterator[int]:
    return iter(range(0, count, _AT_ONCE))


@cache
def table() -> Table:
    """Give the table of the package, read once."""
    return Table((files("friendline.screening.meaning") / _TABLE).read_bytes())
