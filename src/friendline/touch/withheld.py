"""What is not written down about a person, even if they told it themselves (R59; design, rule 4).

Notes on what somebody likes are for the next talk. Politics, religion, health, sex life, origin and
membership of a union are never needed for that, and are among what the law protects most
(Regulation (EU) 2016/679, article 9(1)). The lists see plain words only; that they see nothing does
not make a note harmless.
"""

import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

import msgspec
from msgspec import Struct

from friendline.model import Category
from friendline.screening.words import Words

__all__ = ["Withheld", "withheld"]

_SCREENED: Final = {
    Category.POLITICS: "politics",
    Category.RELIGION: "religion or belief",
    Category.SEXUAL: "sex life or orientation",
}


class Withheld(NamedTuple):
    """Why a note is not stored.

    Attributes:
        called: What it is about: "health".
        word: The word that shows it, as it stands in the note.
    """

    called: str
    word: str


class _Kind(Struct, frozen=True, forbid_unknown_fields=True):
    called: str
    words: tuple[str, ...]
    unless: tuple[str, ...]


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    kinds: dict[str, _Kind]


def withheld(text: str) -> Withheld | None:
    """Give what of a note must not be stored; ``None`` where the lists see nothing of the kind."""
    return _by_own_words(text) or _by_screening(text)


def _by_own_words(text: str) -> Withheld | None:
    composed = unicodedata.normalize("NFKC", text)
    for called, words, unless in _kinds():
        innocent = unless.sub(" ", composed) if unless else composed
        found = words.search(innocent)
        if found:
            return Withheld(called, found[0])
    return None


def _by_screening(text: str) -> Withheld | None:
    for seen in _screening().read(text):
        if seen.category in _SCREENED:
            return Withheld(_SCREENED[seen.category], seen.evidence)
    return None


@cache
def _screening() -> Words:
    return Words()


@cache
def _kinds() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str] | None], ...]:
    data = (files(__package__) / "withheld.toml").read_bytes()
    kinds = msgspec.toml.decode(data, type=_File).kinds.values()
    return tuple(
        (kind.called, _pattern(kind.words), _pattern(kind.unless) if kind.unless else None)
        for kind in kinds
    )


def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    """Give what finds any of the words; ``*`` at the end stands for any letters."""
    forms = (re.escape(word.rstrip("*")) + (r"\w*" if word.endswith("*") else "") for word in words)
    spaced = (form.replace(r"\ ", r"\s+") for form in forms)
    return re.compile(rf"\b(?:{'|'.join(spaced)})\b", re.IGNORECASE)
