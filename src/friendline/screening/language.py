"""Which language a post is in, as far as detectors need to know.

Small words of four languages tell it of nearly every post; what they leave open is asked of
py3langid (BSD-3-Clause), which knows 97.
"""

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Final

__all__ = ["is_telling", "language_of"]

_WORD: Final = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")
_MOST_WORDS: Final = 60
_FEWEST_WORDS: Final = 4
"""Of fewer words without a small one among them, nobody can tell the language."""

_ONE_IN: Final = 4
"""Another language than English is believed where one word in so many is a small one: Italian and
Portuguese share some with Spanish."""

_SHORTEST_TELLING: Final = 2
"""Letters of the longest words that mostly say nothing: in, on, me."""


def language_of(text: str) -> str | None:
    """Give the language of a text as two letters (ISO 639-1); ``None`` where nobody can tell."""
    words = [found.lower().replace("\u2019", "'") for found in _WORD.findall(text)[:_MOST_WORDS]]
    seen = set(words)
    counts = {language: len(seen & small) for language, small in _small_words().items()}
    most = max(counts, key=lambda language: counts[language])
    clear = counts[most] > sum(counts.values()) / 2
    if clear and (most == "en" or counts[most] >= max(2, len(words) / _ONE_IN)):
        return most
    return _asked(text) if len(words) >= _FEWEST_WORDS else None


def is_telling(word: str) -> bool:
    """Whether an English word says something by itself: "church" does, "with" does not."""
    return (
        len(word) > _SHORTEST_TELLING
        and word.isalpha()
        and word.lower() not in _small_words()["en"]
    )


@cache
def _small_words() -> Mapping[str, frozenset[str]]:
    """Give the words of each language that are none in the others."""
    data = (files("friendline.screening") / "small_words.toml").read_text("utf-8")
    return {language: frozenset(words.split()) for language, words in tomllib.loads(data).items()}


def _asked(text: str) -> str:
    from py3langid import classify  # noqa: PLC0415 - reads its tables, which few posts need

    language: str = classify(text)[0]
    return language
