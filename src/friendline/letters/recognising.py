"""By which words a text is known to say something, in one language, with the place in the text."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from importlib.resources import files
from typing import Final, TypeAlias

import msgspec
from msgspec import Struct

from friendline.letters.claims import Claim
from friendline.letters.templates import check_language

Span: TypeAlias = tuple[int, int]
"""First character and the one after the last, in the original text."""

_SAME: Final = str.maketrans(
    {"\u2019": "'", "\u02bc": "'", "\u00a0": " ", "\u202f": " ", "\u2011": "-", "\u2010": "-"}
)
_NO_WIDTH: Final = frozenset({"Mn", "Me", "Cf"})
_BETWEEN: Final = r"[^\w.!?;]+"
_FEW: Final = rf"(?:{_BETWEEN}[\w'-]+){{0,3}}?{_BETWEEN}"


@dataclass(frozen=True)
class Folded:
    """A text in small letters without accents, that knows where each letter came from."""

    text: str
    places: tuple[int, ...]

    def span(self, found: "re.Match[str]") -> Span:
        """Give the place of a match in the original text."""
        return self.places[found.start()], self.places[found.end() - 1] + 1


def fold(text: str) -> Folded:
    """Fold a text: small letters, no accents, one form of apostrophe, blank and hyphen."""
    letters: list[str] = []
    places: list[int] = []
    for place, sign in enumerate(text.translate(_SAME)):
        if unicodedata.category(sign) in _NO_WIDTH:
            continue
        plain = unicodedata.normalize("NFD", sign)[0].lower()
        letters.append(plain if len(plain) == 1 else sign)
        places.append(place)
    return Folded("".join(letters), tuple(places))


class Phrases:
    """Finds any of several phrases.

    Args:
        phrases: Each is words; a star stands for the rest of a word, three dots for up to three
            words.
    """

    def __init__(self, phrases: Iterable[str]) -> None:
        self._pattern = _either(phrases)

    def spans(self, folded: Folded) -> list[Span]:
        """Give every place where one of the phrases stands."""
        if self._pattern is None:
            return []
        return [folded.span(found) for found in self._pattern.finditer(folded.text)]

    def stands_in(self, folded: Folded) -> bool:
        """Tell whether one of the phrases stands in the text."""
        return self._pattern is not None and self._pattern.search(folded.text) is not None


def _either(phrases: Iterable[str]) -> "re.Pattern[str] | None":
    # The longest first, so that a match covers all that is said.
    patterns = [_pattern(phrase) for phrase in sorted(phrases, key=len, reverse=True)]
    patterns = [pattern for pattern in patterns if pattern]
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns)})(?!\w)") if patterns else None


def _pattern(phrase: str) -> str:
    words = fold(phrase).text.split()
    pattern = ""
    for place, word in enumerate(words):
        if word == "...":
            continue
        if place:
            pattern += _FEW if words[place - 1] == "..." else _BETWEEN
        pattern += rf"{re.escape(word[:-1])}\w*" if word.endswith("*") else re.escape(word)
    return pattern


class _Claimed(Struct, frozen=True, forbid_unknown_fields=True):
    any_of: tuple[Claim, ...]
    phrases: tuple[str, ...]
    unless: tuple[str, ...] = ()


class _File(Struct, frozen=True, forbid_unknown_fields=True):
    alternative: tuple[str, ...]
    no_hard_feelings: tuple[str, ...]
    how_to_decline: tuple[str, ...]
    asks: tuple[str, ...]
    asks_again: tuple[str, ...]
    confidential: tuple[str, ...]
    relationship: tuple[str, ...]
    blame: tuple[str, ...]
    joke: tuple[str, ...]
    list: tuple[str, ...]
    claim: tuple[_Claimed, ...]


class Recogniser:
    """What the lint can recognise in one language."""

    def __init__(self, data: bytes) -> None:
        self._file = msgspec.toml.decode(data, type=_File)
        self._claims = [
            (one.any_of, Phrases(one.phrases), Phrases(one.unless)) for one in self._file.claim
        ]

    @cached_property
    def alternative(self) -> Phrases:
        """Another way to be in touch."""
        return Phrases(self._file.alternative)

    @cached_property
    def no_hard_feelings(self) -> Phrases:
        """A no will not be resented."""
        return Phrases(self._file.no_hard_feelings)

    @cached_property
    def how_to_decline(self) -> Phrases:
        """How to say no, whatever the network."""
        return Phrases(self._file.how_to_decline)

    @cached_property
    def asks(self) -> Phrases:
        """The owner asks to connect."""
        return Phrases(self._file.asks)

    @cached_property
    def asks_again(self) -> Phrases:
        """The owner asks once more."""
        return Phrases(self._file.asks_again)

    @cached_property
    def confidential(self) -> Phrases:
        """What was told in confidence, or is about health, money or the law."""
        return Phrases(self._file.confidential)

    @cached_property
    def relationship(self) -> Phrases:
        """What they are to the owner, where that alone tells something."""
        return Phrases(self._file.relationship)

    @cached_property
    def blame(self) -> Phrases:
        """A reproach for having asked."""
        return Phrases(self._file.blame)

    @cached_property
    def joke(self) -> Phrases:
        """A joke."""
        return Phrases(self._file.joke)

    @cached_property
    def list(self) -> Phrases:
        """That they are put on a list which sees less."""
        return Phrases(self._file.list)

    def claims(self, folded: Folded) -> Iterator[tuple[tuple[Claim, ...], Span]]:
        """Give every claim that the text makes, and where; any of the claims may be meant."""
        for any_of, phrases, unless in self._claims:
            excused = unless.spans(folded)
            for span in phrases.spans(folded):
                if not any(start <= span[0] and span[1] <= end for start, end in excused):
                    yield any_of, span


@cache
def recogniser(language: str) -> Recogniser:
    """Give what the lint can recognise in a language.

    Raises:
        NoSuchLanguageError: There is nothing for this language.
    """
    file = files(__package__) / "data" / "phrases" / f"{check_language(language)}.toml"
    return Recogniser(file.read_bytes())
