"""Whole numbers as an address or a form gives them: any text may be sent."""

from typing import Final

__all__ = ["whole"]

_MOST_DIGITS: Final = 9
"""Of more, Python refuses to make a number at all, and SQLite to look for it."""


def whole(text: str, otherwise: int = 0) -> int:
    """Give the number that a text is.

    Args:
        text: As it was sent.
        otherwise: Given where it is no number, or one beyond all use.
    """
    is_one = text.isascii() and text.isdigit() and len(text) <= _MOST_DIGITS
    return int(text) if is_one else otherwise
