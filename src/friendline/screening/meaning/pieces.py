"""Cutting a text into the pieces of words that the table of meaning knows.

The pieces are those of BERT's uncased English vocabulary (Devlin et al. 2018; WordPiece, Wu et al.
2016): lower case, no accents, each sign alone, a word that is not there cut into the longest
pieces that are. A picture is cut as its name in Unicode. The vocabulary comes with the table.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Final, NamedTuple

MOST_PIECES: Final = 128
"""Pieces of a text that are looked at; what a post means, it says by then."""

MOST_CHARACTERS: Final = 2_000
"""Characters of a text that are looked at for them."""

_BEGIN: Final = 1
_END: Final = 2
"""Numbers of ``[CLS]`` and ``[SEP]`` in the vocabulary; 0 is ``[PAD]``, which fills."""

_LONGEST_WORD: Final = 40
_WORD = re.compile(r"[^\W_]+|[^\w\s]|_")
_MOST_KEPT: Final = 200_000


class Word(NamedTuple):
    """A word of a text.

    Attributes:
        begin: Where it begins.
        end: Where it ends.
        pieces: Numbers of its pieces.
    """

    begin: int
    end: int
    pieces: tuple[int, ...]


class Pieces:
    """Cuts texts into the numbers of their pieces; remembers the words it has seen."""

    def __init__(self, vocabulary: Mapping[str, int]) -> None:
        """Take a vocabulary.

        Args:
            vocabulary: Number of each piece; one that goes on in a word begins with ``##``.
        """
        self._vocabulary = vocabulary
        self._longest = max(map(len, vocabulary), default=0)
        self._known: dict[str, tuple[int, ...]] = {}

    def of(self, text: str) -> list[int]:
        """Give the numbers of the pieces of a text; unknown letters give none."""
        pieces: list[int] = []
        known = self._known
        for word in _WORD.findall(plain(text)):
            found = known.get(word)
            if found is None:
                found = self._remember(word)
            pieces += found
        return pieces[:MOST_PIECES]

    def words(self, text: str) -> Iterator["Word"]:
        """Give the words of a text that have pieces, with their places in it."""
        count = 0
        for found in _WORD.finditer(text[:MOST_CHARACTERS]):
            pieces = self.of(found[0])[: MOST_PIECES - count]
            count += len(pieces)
            if pieces:
                yield Word(found.start(), found.end(), tuple(pieces))

    def _remember(self, word: str) -> tuple[int, ...]:
        if len(self._known) >= _MOST_KEPT:
            self._known.clear()
        pieces = self._known[word] = tuple(self._cut(word))
        return pieces

    def _cut(self, word: str) -> Sequence[int]:
        """Cut a word into the longest pieces that are known, or into none."""
        if len(word) > _LONGEST_WORD:
            return ()
        pieces, begin = [], 0
        while begin < len(word):
            for end in range(min(len(word), begin + self._longest), begin, -1):
                piece = word[begin:end] if begin == 0 else f"##{word[begin:end]}"
                if (number := self._vocabulary.get(piece)) is not None:
                    break
            else:
                return ()
            pieces.append(number)
            begin = end
        return pieces


def framed(pieces: Sequence[int]) -> list[int]:
    """Put the marks of a beginning and of an end around pieces, as BERT reads them."""
    return [_BEGIN, *pieces[: MOST_PIECES - 2], _END]


def plain(text: str) -> str:
    """Give the beginning of a text in lower case, without accents, with its pictures named."""
    text = text[:MOST_CHARACTERS].lower()
    if text.isascii():
        return text
    apart = unicodedata.normalize("NFD", text)
    return "".join(map(_plain_sign, apart))


@lru_cache(maxsize=5_000)
def _plain_sign(sign: str) -> str:
    """Give a sign as it is, an accent as nothing, and a picture as its name: a beer mug."""
    kind = unicodedata.category(sign)
    if kind == "So":
        return f" {unicodedata.name(sign, '').lower()} "
    return "" if kind in {"Mn", "Sk", "Cf"} else sign
