"""Signs that turn the direction of writing round, which a text could use to say another thing."""

import re
from typing import Final

__all__ = ["straight"]

_TURNS: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
"""Embeddings, overrides and isolates (Unicode Annex 9); letters have a direction without them."""


def straight(text: str) -> str:
    """Give a text without them: it is shown among other words, and would turn these round too."""
    return _TURNS.sub("", text)
