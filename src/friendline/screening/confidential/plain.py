"""A text in plain signs, and the way back to the signs that were written.

A full-width or a bold ``@`` is an ``@`` to whoever reads it, a digit of any script is a digit, and
a sign without width is nothing at all.
"""

import re
import unicodedata
from typing import Final, NamedTuple

_ODD: Final = re.compile(
    "[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"  # no width
    "\u0660-\u0669\u06f0-\u06f9\u0966-\u096f"  # Arabic, Persian and Indian digits
    "\u20e3\u3010\u3011\ufe6b\uff01-\uff5e\U0001d400-\U0001d7ff]"  # keys, wide, bold
    "|\u200d(?=[!-~])"  # elsewhere it makes one picture of two
)
_NOT_SEEN: Final = frozenset({"Cf", "Me"})
_SHOWN_AS_PICTURE: Final = "\ufe0f"
_BRACKETS: Final = {"\u3010": "[", "\u3011": "]"}


class Plain(NamedTuple):
    """A text in plain signs.

    Attributes:
        text: The text.
        places: For each of its signs the place of the written one, and the end of all behind
            them; empty where nothing moved.
    """

    text: str
    places: tuple[int, ...] = ()

    def written(self, start: int, end: int) -> tuple[int, int]:
        """Give where something stands in the text as it was written."""
        if not self.places:
            return start, end
        return self.places[start], self.places[end]


def plainly(text: str) -> Plain:
    """Give a text in plain signs; most are so already."""
    if text.isascii() or not _ODD.search(text):
        return Plain(text)
    signs = [(_plain(sign), place) for place, sign in enumerate(text)]
    seen = [(sign, place) for sign, place in signs if sign]
    return Plain("".join(sign for sign, _ in seen), (*(place for _, place in seen), len(text)))


def _plain(sign: str) -> str:
    """Give the plain sign for one; nothing where there is nothing to see."""
    if sign.isascii():
        return sign
    if sign == _SHOWN_AS_PICTURE or unicodedata.category(sign) in _NOT_SEEN:
        return ""
    digit = unicodedata.decimal(sign, None)
    if digit is not None:
        return str(digit)
    plain = unicodedata.normalize("NFKC", sign)
    return plain if len(plain) == 1 and plain.isascii() else _BRACKETS.get(sign, sign)
