"""A long text in passages: what one sentence shows must not drown in the others."""

import re
from collections.abc import Iterator
from typing import Final

__all__ = ["passages"]

LONGEST: Final = 480
"""Characters of a passage, about 85 words: what the model of meaning reads at once."""

_END: Final = re.compile(r"(?<=[.!?…])\s+|\n+")


def passages(text: str) -> Iterator[str]:
    """Give a text whole if it is short, or else in passages of whole sentences, in order."""
    if len(text) <= LONGEST:
        yield text
        return
    passage = ""
    for sentence in _pieces(text):
        if passage and len(passage) + len(sentence) >= LONGEST:
            yield passage
            passage = ""
        passage = f"{passage} {sentence}" if passage else sentence
    if passage:
        yield passage


def _pieces(text: str) -> Iterator[str]:
    """Give sentences; one that is too long for a passage in parts."""
    for sentence in _END.split(text):
        rest = sentence.strip()
        while len(rest) > LONGEST:
            cut = rest.rfind(" ", 1, LONGEST)
            cut = cut if cut > 0 else LONGEST
            yield rest[:cut].strip()
            rest = rest[cut:].strip()
        if rest:
            yield rest
