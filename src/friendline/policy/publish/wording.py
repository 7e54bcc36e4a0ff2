"""The wording of published texts: a file per language in ``languages/``, and nothing elsewhere.

A phrase is a template with places in braces. Places such as ``{I}`` and ``{they}`` are filled by
the voice that speaks, all others by what the phrase is about. Texts of a policy are only ever put
into places, never read as templates, so braces in them stay braces.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import StrEnum
from functools import cache
from importlib import resources
from typing import Final, TypeAlias

import msgspec
from msgspec import Struct

Phrases: TypeAlias = dict[str, str]
"""Templates by name."""

_PLACE = re.compile(r"\{(\w+)\}")


class Voice(StrEnum):
    """Who speaks to whom."""

    STAFF = "staff"
    """To whoever applies the policy: "you have met them"."""
    ALOUD = "aloud"
    """The owner about others: "I have met them"."""
    CLIENT = "client"
    """The owner to a client: "I have met you"."""


class Said(Struct, frozen=True, forbid_unknown_fields=True):
    """A test of one fact in words.

    Attributes:
        who: After a person: "whom you have met in person".
        clause: As a clause: "you have met in person".
        who_not: ``who`` of everybody else of whom the fact is known; "" where the other values are
            named instead.
        clause_not: The same as a clause.
    """

    who: str
    clause: str
    who_not: str = ""
    clause_not: str = ""


class Listed(Struct, frozen=True, forbid_unknown_fields=True):
    """Tests of a fact whose values are named in a list, ``{values}``.

    Attributes:
        words: How a value is named in the list; a channel that is not here has its own name.
    """

    who: str
    who_not: str
    who_neither: str
    clause: str
    clause_not: str
    clause_neither: str
    words: Phrases


class FactWords(Struct, frozen=True, forbid_unknown_fields=True):
    """How a built-in fact is spoken of, in one of three ways.

    Attributes:
        title: Its name as a heading.
        meaning: What it is, in one sentence.
        asks: What somebody who asks for it wants to know.
        each: A phrase for each value.
        listed: Phrases with a list of values.
        amount: A phrase with an amount of months.
        place: Whether it says where, not who.
        last: Whether it comes last of what is said about a person.
    """

    title: str
    meaning: str
    asks: str
    each: dict[str, Said] = {}
    listed: Listed | None = None
    amount: Said | None = None
    place: bool = False
    last: bool = False


class Wording(Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """One language.

    Attributes:
        language: Its code (BCP 47), for the published page.
        plural: Name of its plural rule; see ``PLURALS``.
        numerals: Small numbers as they are spelled, from nought.
        months: The twelve months.
        day: How a date is put together.
    """

    language: str
    plural: str
    numerals: tuple[str, ...]
    months: tuple[str, ...]
    day: str
    yes: str
    no: str
    how_to_change: tuple[str, ...]
    voices: dict[Voice, Phrases]
    lists: Phrases
    amounts: Phrases
    months_counted: Phrases
    years_counted: Phrases
    shapes: Phrases
    own_facts: Phrases
    answers: Phrases
    told: Phrases
    said: Phrases
    client: Phrases
    foot: Phrases
    sentence_page: Phrases
    staff: Phrases
    proofs: Phrases
    strengths: Phrases
    duties: Phrases
    purposes: dict[str, Phrases]
    my_purposes: dict[str, Phrases]
    statuses: Phrases
    nouns: Phrases
    facts: dict[str, FactWords]

    def fill(self, template: str, voice: Voice = Voice.STAFF, **places: object) -> str:
        """Fill the places of a template: those given, and the pronouns of the voice.

        Raises:
            NoSuchPlaceError: Where the template has a place that nothing is known for.
        """
        known = {**self.voices[voice], **places}

        def filled(place: re.Match[str]) -> str:
            if place[1] not in known:
                raise NoSuchPlaceError(self.language, template, place[1])
            return str(known[place[1]])

        return _PLACE.sub(filled, template)

    def listed(self, words: Iterable[str], last: str = "or") -> str:
        """Join words as in a sentence: "a, b or c"; ``last`` is "or", "and" or "nor"."""
        *before, tail = list(words) or [""]
        if not before:
            return tail
        joined = before[0]
        for word in before[1:]:
            joined = self.fill(self.lists["comma"], before=joined, after=word)
        return self.fill(self.lists[last], before=joined, last=tail)

    def quoted(self, text: str) -> str:
        """Put somebody's own words in quotation marks."""
        return self.fill(self.lists["quoted"], text=text)

    def spelled(self, number: int) -> str:
        """Spell a small number; give a large one in digits."""
        return self.numerals[number] if 0 <= number < len(self.numerals) else str(number)

    def counted(self, number: int, forms: Phrases) -> str:
        """Choose the form that goes with a number, by the plural rule of the language."""
        form = forms.get(PLURALS[self.plural](number), forms["other"])
        return self.fill(form, number=self.spelled(number))

    def capitalised(self, text: str) -> str:
        """Begin a sentence."""
        return text[:1].upper() + text[1:]

    def dated(self, day: date) -> str:
        """Write a date: "1 January 2026"."""
        month = self.months[day.month - 1]
        return self.fill(self.day, day=day.day, month=month, year=day.year)


class NoSuchPlaceError(ValueError):
    """A template has a place that nothing is put into."""

    def __init__(self, language: str, template: str, place: str) -> None:
        super().__init__(
            f"The wording of the language '{language}' has a place that nothing is known for, "
            f"'{{{place}}}', in '{template}'. Take the place out, or spell it as in en.toml."
        )


class NoSuchLanguageError(ValueError):
    """There is no file for the language."""

    def __init__(self, language: str, known: Iterable[str]) -> None:
        super().__init__(
            f"Policies cannot be published in the language '{language}' yet; there is "
            f"{', '.join(sorted(known))}."
        )


def languages() -> tuple[str, ...]:
    """Name the languages that policies can be published in."""
    files = (resources.files(__package__) / "languages").iterdir()
    return tuple(sorted(file.name[:-5] for file in files if file.name.endswith(".toml")))


@cache
def wording(language: str = "en") -> Wording:
    """Give the wording of a language.

    Raises:
        NoSuchLanguageError: Where there is none.
    """
    if language not in languages():
        raise NoSuchLanguageError(language, languages())
    file = resources.files(__package__) / "languages" / f"{language}.toml"
    return read_wording(file.read_bytes())


def read_wording(data: bytes) -> Wording:
    """Read a file of wording.

    Raises:
        msgspec.ValidationError: Where a part is missing, or there is one that does not belong.
    """
    return msgspec.toml.decode(data, type=Wording)


def _one_other(number: int) -> str:
    return "one" if number == 1 else "other"


def _one_few_other(number: int) -> str:
    if number == 1:
        return "one"
    few = number % 10 in {2, 3, 4} and number % 100 not in {12, 13, 14}
    return "few" if few else "other"


def _other(_number: int) -> str:
    return "other"


PLURALS: Final[Mapping[str, Callable[[int], str]]] = {
    "one_other": _one_other,
    "one_few_other": _one_few_other,
    "other": _other,
}
"""Plural rules by name: English and German; Polish, Czech and Russian; Japanese and Turkish.

They choose among the forms of CLDR, https://cldr.unicode.org/index/cldr-spec/plural-rules.
"""
