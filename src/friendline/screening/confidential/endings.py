"""What the address of a machine may end in: the top-level domains there are."""

from functools import cache
from importlib.resources import files
from typing import Final

_KEPT_FOR_EXAMPLES: Final = frozenset({"example", "invalid", "test"})
"""They lead nowhere (RFC 2606); whoever made an address up may have meant one that does."""


def is_ending(word: str) -> bool:
    """Whether domains end so, as in "org" or "berlin", in any letters and in any case."""
    return word.lower() in _endings()


@cache
def _endings() -> frozenset[str]:
    text = (files("friendline.screening.confidential") / "endings.txt").read_text("utf-8")
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    listed = frozenset(" ".join(lines).split())
    return listed | _KEPT_FOR_EXAMPLES | {_in_letters(word) for word in listed}


def _in_letters(word: str) -> str:
    """Give a domain as people write it, from the form that machines use (RFC 3492)."""
    if not word.startswith("xn--"):
        return word
    return word.removeprefix("xn--").encode().decode("punycode")
