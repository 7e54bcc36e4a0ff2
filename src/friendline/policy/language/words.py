"""Words as people write them: brought to one form, and the likely word for a misspelt one."""

import re
from collections.abc import Iterable, Sequence
from datetime import date

from friendline.model import CHANNEL_TITLES

_GAPS = re.compile(r"[\s_\-]+")
_LIKELY_ENOUGH = 60
_LONGEST_QUOTE = 40
_LONGEST_GUESSED = 60
_MOST_LISTED = 16


def fold(text: str) -> str:
    """Bring a word to the form it is compared in: "Parent of student" is "parent_of_student"."""
    return _GAPS.sub("_", text.strip().casefold()).strip("_")


def spoken(word: str) -> str:
    """Give a word of the policy as it is said: ``"linkedin"`` -> ``"LinkedIn"``."""
    return CHANNEL_TITLES.get(word, word.replace("_", " "))


def quoted(text: str) -> str:
    """Quote somebody's text in a message: one line, printable, and never long."""
    return f"'{on_one_line(text)}'"


def on_one_line(text: str) -> str:
    """Give somebody's text for a message: one line, printable, and never long."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in text[: _LONGEST_QUOTE + 1])
    return f"{shown[:_LONGEST_QUOTE]}..." if len(shown) > _LONGEST_QUOTE else shown


def day_in_words(day: date) -> str:
    """Give a day as it stands in a sentence: ``22 November 2026``."""
    return f"{day.day} {day:%B %Y}"


def listed(words: Iterable[str], last: str = "or") -> str:
    """Join words as in a sentence: ``"a, b or c"``."""
    *head, tail = list(words) or [""]
    return f"{', '.join(head)} {last} {tail}" if head else tail


def likely(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that a misspelt one most likely means, or ``None``."""
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a mistake needs it

    wanted, known = fold(word[:_LONGEST_GUESSED]), list(known)
    found = process.extractOne(
        wanted, known, scorer=fuzz.ratio, processor=fold, score_cutoff=_LIKELY_ENOUGH
    )
    if found:
        return found[0]
    begun = [candidate for candidate in known if fold(candidate).startswith(wanted)]
    return begun[0] if len(begun) == 1 and wanted else None


def not_known(word: str, known: Sequence[str]) -> str:
    """Write the sentence for a word that is none of the known ones."""
    guess = likely(word, known)
    if guess is not None:
        return f"{quoted(word)} is not known; did you mean '{guess}'?"
    if not known or len(known) > _MOST_LISTED:
        return f"{quoted(word)} is not known"
    return f"{quoted(word)} is not known; known is {listed(known)}"
