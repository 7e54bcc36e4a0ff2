"""The pieces of words that the models of meaning know: those of BERT that Latin letters need."""

import unicodedata
from pathlib import Path
from typing import Final

__all__ = ["kept_pieces"]

MARKS: Final = ("[PAD]", "[CLS]", "[SEP]")
"""Filling, beginning and end; they come first, in this order."""


def kept_pieces(model: Path) -> tuple[list[str], list[int]]:
    """Give the pieces that are kept, and their rows in the model's own vocabulary.

    Pieces of other scripts and unused ones are left out: they take room, and no example has them.
    """
    words = (model / "vocab.txt").read_text("utf-8").splitlines()
    plain = [row for row, word in enumerate(words) if _is_plain(word)]
    rows = [*map(words.index, MARKS), *plain]
    return [words[row] for row in rows], rows


def _is_plain(piece: str) -> bool:
    letters = piece.removeprefix("##")
    if letters.startswith("[") and len(letters) > 1:
        return False
    return all(sign.isascii() or unicodedata.category(sign) == "Sc" for sign in letters)
