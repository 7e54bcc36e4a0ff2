"""What a recogniser of numbers and addresses gives."""

import re
from typing import Final, NamedTuple

from friendline.model import Category, Severity

MOST_CHARACTERS: Final = 40
"""How far before a number a word can stand that says what the number is."""

_SENTENCE_ENDS: Final = re.compile(r"(?<=\w{5})\.\s|[!?]\s|\n")
"""A full stop behind a short word mostly ends an abbreviation: "Tel.", "no."."""


class Shown(NamedTuple):
    """A number or an address that stands in a text.

    Attributes:
        start: Its first character.
        end: The one after its last.
        severity: How much it weighs.
        reason: Why it is a finding, in plain words.
        category: What it is about.
    """

    start: int
    end: int
    severity: Severity
    reason: str
    category: Category = Category.CONFIDENTIAL


def words_before(text: str, start: int) -> str:
    """Give what stands before a place in the same sentence, ``MOST_CHARACTERS`` at most."""
    before = text[max(0, start - MOST_CHARACTERS) : start]
    return _SENTENCE_ENDS.split(before)[-1]
