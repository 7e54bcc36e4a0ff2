"""Whole numbers as an address or a form gives them: any text may be sent."""

from typing import Final

__all__ = ["whole"]

_MOST_DIGITS: Final = 5


def whole(text: str) -> int:
    """Give the number that a text is; 0 where it is none, or is beyond all use."""
    is_one = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_one else 0
