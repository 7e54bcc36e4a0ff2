"""The table of meaning: what each piece of a word, and each usual pair, says of each category.

What the pieces of a text say is added up, made smaller as the text grows longer, and joined by what
the word lists see (``signs``). Everything is NumPy: no model runs. ``training/meaning.py`` makes
the table.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import blake2b
from importlib.resources import files
from io import BytesIO
from itertools import islice, pairwise
from typing import Final, NamedTuple, TypeAlias

import numpy as np
import numpy.typing as npt

from friendline.model import Category
from friendline.screening.meaning.pieces import Pieces
from friendline.screening.meaning.signs import Signs

__all__ = ["ROOM", "Floats", "Numbers", "Table", "WordShare", "table"]

ROOM: Final = 8
"""Pieces that every text counts as longer: a word alone says less than one in a sentence."""

_TABLE: Final = "table.npz"
_AT_ONCE: Final = 2_048
"""Texts that are looked up at once, some 40,000 pieces."""

Floats: TypeAlias = npt.NDArray[np.float32]
Numbers: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class _Cut:
    """Texts cut into pieces.

    Attributes:
        rows: Rows of the table, text after text, each with its pieces and then its usual pairs.
        begins: Where each text begins in them.
        counts: How many pieces each text has, without pairs.
        filled: Which texts have any.
    """

    rows: Numbers
    begins: Numbers
    counts: Numbers
    filled: Numbers


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
    """What pieces say of categories.

    Args:
        data: The file, as ``training/meaning.py`` writes it.

    Attributes:
        digest: Tells this table from others.
        pieces: Cuts texts.
        vocabulary: The pieces, in order.
        categories: What the scores are of, in order.
        alone: How the table's scores are read, float32 (categories, 3): slope and begin that make
            log odds of them, and the share from which on a category is seen.
        alone_worded: The same where a word of the lists counts by itself.
        together: The same where the model has read the text too, float32 (categories, 4): slopes
            of the model and of the table, begin, share.
        worded: The same where such a word counts, float32 (categories, 4).
    """

    def __init__(self, data: bytes) -> None:
        self.digest = blake2b(data, digest_size=4).hexdigest()
        with np.load(BytesIO(data), allow_pickle=False) as parts:
            self.vocabulary = bytes(parts["vocabulary"]).decode("utf-8").split("\n")
            self._pairs: Numbers = parts["pairs"]
            self.categories = tuple(map(Category, bytes(parts["categories"]).decode().split("\n")))
            self._weights: Floats = parts["weights"].astype(np.float32)
            self._signs: Floats = parts["signs"]
            self._begin: Floats = parts["begin"]
            self.alone: Floats = parts["alone"]
            self.alone_worded: Floats = parts["alone_worded"]
            self.together: Floats = parts["together"]
            self.worded: Floats = parts["worded"]
            self._alike: npt.NDArray[np.int8] = parts["alike"]
            self._scales: Floats = parts["scales"]
        self.pieces = Pieces({word: number for number, word in enumerate(self.vocabulary)})

    def scores(self, texts: Sequence[str], signs: Signs) -> Floats:
        """Give how much each text says of each category, as raw log odds.

        Args:
            texts: The texts.
            signs: What the word lists see in them, row by row.

        Returns:
            float32 (texts, categories), in the order of ``categories``.
        """
        parts = [self._added(texts[at : at + _AT_ONCE]) for at in range(0, len(texts), _AT_ONCE)]
        added = np.concatenate(parts) if parts else np.zeros((0, len(self.categories)), np.float32)
        scores: Floats = added + signs @ self._signs + self._begin
        return scores

    def word_shares(self, text: str, category: Category) -> list[WordShare]:
        """Give what each word of a text adds to its score in a category, in order.

        What a usual pair of pieces adds is shared between the two.
        """
        words = list(self.pieces.words(text))
        pieces = [piece for word in words for piece in word.pieces]
        column = self._weights[:, self.categories.index(category)]
        shares = column[pieces].tolist()
        for at, (one, other) in enumerate(pairwise(pieces)):
            if (row := self._row_of_pair(one, other)) is not None:
                shares[at] += float(column[row]) / 2
                shares[at + 1] += float(column[row]) / 2
        length, of_words = float(np.sqrt(len(pieces) + ROOM)), iter(shares)
        return [
            WordShare(word.begin, word.end, sum(islice(of_words, len(word.pieces))) / length)
            for word in words
        ]

    def vectors(self, texts: Sequence[str]) -> Floats:
        """Give a vector for each text, float32 (texts, 64), of length 1; 0 for an empty text.

        Those of texts about the same thing point nearly the same way.
        """
        found = np.zeros((len(texts), self._alike.shape[1]), np.float32)
        for row, text in enumerate(texts):
            pieces = self.pieces.of(text)
            summed = (self._alike[pieces] * self._scales[pieces, None]).sum(axis=0)
            found[row] = summed / (np.linalg.norm(summed) or 1)
        return found

    @cached_property
    def _rows_of_pairs(self) -> dict[int, int]:
        return {int(key): len(self.vocabulary) + at for at, key in enumerate(self._pairs)}

    def _row_of_pair(self, one: int, other: int) -> int | None:
        return self._rows_of_pairs.get(one * len(self.vocabulary) + other)

    def _added(self, texts: Sequence[str]) -> Floats:
        cut = self._cut(texts)
        added = np.zeros((len(texts), len(self.categories)), np.float32)
        if len(cut.filled):
            summed = np.add.reduceat(self._weights[cut.rows], cut.begins[cut.filled], axis=0)
            added[cut.filled] = summed / np.sqrt(cut.counts[cut.filled, None] + ROOM)
        return added

    def _cut(self, texts: Sequence[str]) -> _Cut:
        pieces = [self.pieces.of(text) for text in texts]
        counts = np.fromiter(map(len, pieces), np.int64, len(pieces))
        flat = np.fromiter((one for some in pieces for one in some), np.int64, int(counts.sum()))
        owner = np.repeat(np.arange(len(pieces)), counts)
        within = owner[1:] == owner[:-1]
        keys = (flat[:-1] * len(self.vocabulary) + flat[1:])[within]
        places = np.minimum(np.searchsorted(self._pairs, keys), max(len(self._pairs) - 1, 0))
        usual = self._pairs[places] == keys if len(self._pairs) else np.zeros(len(keys), bool)
        owners = np.concatenate((owner, owner[1:][within][usual]))
        order = np.argsort(owners, kind="stable")
        rows = np.concatenate((flat, len(self.vocabulary) + places[usual]))[order]
        sizes = np.bincount(owners, minlength=len(pieces))
        begins = np.concatenate(([0], np.cumsum(sizes)[:-1])) if pieces else sizes
        return _Cut(rows, begins, counts, np.flatnonzero(sizes))


@cache
def table() -> Table:
    """Give the table of the package, read once."""
    return Table((files("friendline.screening.meaning") / _TABLE).read_bytes())
