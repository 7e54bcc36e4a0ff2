"""A text too long for a model, cut into pieces that are not; together they are the whole of it."""

from collections.abc import Callable, Iterator
from typing import Final

_SHORTEST: Final = 16
"""Characters of which a piece is taken as fitting: a single sign can be many tokens."""


def pieces(text: str, fits: Callable[[str], bool]) -> Iterator[str]:
    """Give the text itself if it fits, else its halves, and theirs: cut at a blank near the middle.

    Args:
        text: Any text.
        fits: Whether a piece is short enough.
    """
    if len(text) <= _SHORTEST or fits(text):
        if text.strip():
            yield text
        return
    middle = _blank_near_middle(text)
    yield from pieces(text[:middle], fits)
    yield from pieces(text[middle:], fits)


def _blank_near_middle(text: str) -> int:
    """Give where to cut: at a line's end, else at a blank, in the middle third; else anywhere."""
    third = len(text) // 3
    for sign in ("\n", " "):
        cut = text.rfind(sign, third, len(text) - third)
        if cut != -1:
            return cut + 1
    return len(text) // 2
