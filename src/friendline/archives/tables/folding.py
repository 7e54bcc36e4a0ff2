"""Comparing written words without case, accents, punctuation and repetition."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import TypeVar

T = TypeVar("T")

_WORD = re.compile(r"[^\W_]+")


def fold(text: str) -> str:
    """Give the text in lower case and without accents: ``"Prénom"`` is ``"prenom"``."""
    if text.isascii():
        return text.lower()
    # Styled capitals have a case only once they are taken apart, hence in this order.
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in apart if not unicodedata.combining(char))


def words(text: str) -> list[str]:
    """Give the folded words and numbers of a text, punctuation left out."""
    return _WORD.findall(fold(text))


def phrases(listed: str) -> frozenset[str]:
    """Give the folded phrases of a list that is written with commas."""
    return frozenset(fold(phrase.strip()) for phrase in listed.split(","))


def distinct(values: Iterable[T]) -> tuple[T, ...]:
    """Give each value once, in the order they come first."""
    return tuple(dict.fromkeys(values))


@lru_cache(maxsize=4096)
def key(text: str) -> str:
    """Give one word to compare headers by: ``"E-mail Address"`` is ``"emailaddress"``."""
    return "".join(words(text))
