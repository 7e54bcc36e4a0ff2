"""Names of clients, and of their firms, in what the owner writes.

Full names only: a first name alone is anybody's. A common name may well be somebody else's, and
the finding says so.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cached_property
from itertools import islice, product
from typing import Final

import ahocorasick
import polars as pl

from friendline.matching.names.reading import Name, noted_names
from friendline.matching.names.words import Word
from friendline.matching.weighing.shares import UNSEEN, share_in_world
from friendline.model import Category, Finding, ItemKind, Person, Relationship, Severity
from friendline.screening.card import card_of
from friendline.screening.choosing import Given
from friendline.screening.confidential.firms import distinctive_forms
from friendline.screening.confidential.folding import folded, is_letter
from friendline.screening.confidential.hints import hint_in, sentence_around
from friendline.screening.detector import Batch

COMMON: Final = 3e-7
"""Share of people from which on a full name is a common one: one in three million."""

_OWED_SILENCE: Final = {
    Relationship.CLIENT: "a client",
    Relationship.PATIENT: "a patient",
    Relationship.STUDENT: "a student",
    Relationship.PARENT_OF_STUDENT: "a parent of a student",
    Relationship.FAMILY_OF_CLIENT: "family of a client",
    Relationship.PROSPECT: "a prospect",
}
_NOT_WRITTEN: Final = (ItemKind.TAG, ItemKind.REACTION, ItemKind.GROUP)
"""Kinds of items whose names the network put there."""

_RAISED: Final = {
    Severity.LOW: Severity.MEDIUM,
    Severity.MEDIUM: Severity.HIGH,
    Severity.HIGH: Severity.HIGH,
}
_MENTION: Final = re.compile(r"@(?:\[\d{1,20}:\d{1,9}:)?$")
_MOST_FORMS: Final = 64
_MOST_PLACES: Final = 300
"""Names read in one text, so that a text of nothing but names takes no longer than others."""


@dataclass(frozen=True)
class _Known:
    """What a name or a firm in a text would say.

    Attributes:
        names: Everything this person is called, folded, to compare it with who is tagged.
        subject: How the reason begins.
        doubt: How the reason ends, where others bear the name too.
        severity: How much it weighs with nothing else beside it.
        exact: The spelling that must stand there, for a firm; empty for a person.
    """

    names: frozenset[str]
    subject: str
    doubt: str
    severity: Severity
    exact: str = ""


@dataclass(frozen=True)
class _Named:
    """A name found in a text."""

    known: _Known
    written: str
    hint: str


class ClientNames:
    """Detector of the names of clients in the owner's own items.

    It looks only for whom the owner owes silence: clients, patients, students, their families,
    prospects. An item that tags a person, or stands on that person's own timeline, is no leak of
    that person.

    Args:
        people: The people of the book. Those who are no clients are needed too: a client and a
            friend may have one name.
    """

    name = "client_names"
    card = card_of("client_names")
    version = "1"
    categories = frozenset({Category.CONFIDENTIAL})

    def __init__(self, people: Iterable[Person]) -> None:
        meanings = _meanings(tuple(people))
        self._automaton = _automaton(meanings)
        self._fragments = _fragments(meanings)

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give one finding for each name and item; identical texts are read once."""
        if not len(self._automaton):
            return
        own = Batch(self._worth_reading(_written_by_owner(batch.items)))
        hits = [
            (item, named)
            for text, items in own.distinct()
            for named in self.read(text)
            for item in items
        ]
        present = _Present(own.items, {item for item, _ in hits})
        for item, named in hits:
            if not present.is_there(item, named.known.names):
                yield _finding(item, named, self.name)

    def read(self, text: str) -> list[_Named]:
        """Give the names in one text, each person or firm once and with its strongest hint."""
        composed, letters = folded(text)
        found: dict[_Known, _Named] = {}
        for start, end, meanings in islice(self._places(letters), _MOST_PLACES):
            written = composed[start:end]
            hint = hint_in(sentence_around(composed, start, end), written)
            for known in meanings:
                is_news = known not in found or (hint and not found[known].hint)
                if is_news and _is_meant(composed, start, end, known):
                    found[known] = _Named(known, written, hint)
        return list(found.values())

    def _worth_reading(self, items: pl.DataFrame) -> pl.DataFrame:
        """Leave out what cannot name anybody: plain letters without a longest word of a name."""
        shown = Batch(items).shown
        is_plain = shown.str.len_bytes() == shown.str.len_chars()
        if not self._fragments:  # every client is noted in another script
            return items.filter(~is_plain)
        has_word = shown.str.contains_any(self._fragments, ascii_case_insensitive=True)
        return items.filter(has_word | ~is_plain)

    def _places(self, letters: str) -> Iterator[tuple[int, int, tuple[_Known, ...]]]:
        for last, (length, meanings) in self._automaton.iter(letters):
            start, end = last + 1 - length, last + 1
            if _stands_alone(letters, start, end):
                yield start, end, meanings


def make(given: Given) -> ClientNames:
    """Make the detector of a review."""
    return ClientNames(given.people)


def _written_by_owner(items: pl.DataFrame) -> pl.DataFrame:
    if "by" in items.columns:
        items = items.filter(pl.col("by").is_null())
    if "kind" in items.columns:
        items = items.filter(~pl.col("kind").cast(pl.String).is_in(list(_NOT_WRITTEN)))
    return items


def _finding(item: str, named: _Named, detector: str) -> Finding:
    known = named.known
    beside = f", beside {named.hint}" if named.hint else ""
    return Finding(
        item=item,
        category=Category.CONFIDENTIAL,
        severity=_RAISED[known.severity] if named.hint else known.severity,
        evidence=named.written,
        reason=f"{known.subject}{beside}.{known.doubt}",
        detector=detector,
    )


class _Present:
    """Who is tagged in an item, or has the timeline that it stands on."""

    def __init__(self, items: pl.DataFrame, wanted: AbstractSet[str]) -> None:
        self._names: dict[str, set[str]] = {}
        columns = [name for name in ("tagged", "timeline") if name in items.columns]
        if not wanted or not columns:
            return
        rows = items.filter(pl.col("id").is_in(list(wanted))).select("id", *columns).rows()
        for item, *values in rows:
            self._names[item] = set(_as_written(values))

    def is_there(self, item: str, names: AbstractSet[str]) -> bool:
        return not names.isdisjoint(self._names.get(item, ()))


def _as_written(values: Iterable[str | Sequence[str] | None]) -> Iterator[str]:
    for value in values:
        for name in (value,) if isinstance(value, str) else value or ():
            yield folded(name)[1].strip()


# ---- where a name counts


def _stands_alone(letters: str, start: int, end: int) -> bool:
    """Whether no word goes on at either end; Chinese and Korean names have no space around."""
    if end - start > 2 and not letters[start:end].isascii() and _is_east_asian(letters[start]):  # noqa: PLR2004 - two characters are a word more often than a name
        return True
    return not is_letter(letters[start - 1 : start]) and not is_letter(letters[end : end + 1])


def _is_east_asian(character: str) -> bool:
    return "\u3040" <= character <= "\ud7a3"


def _is_meant(text: str, start: int, end: int, known: _Known) -> bool:
    if known.exact:
        return text[start:end] == known.exact
    return not _MENTION.search(text[max(0, start - 40) : start])


# ---- what is looked for


def _meanings(people: tuple[Person, ...]) -> dict[str, tuple[_Known, ...]]:
    """Give what each form of a name would say."""
    others = {
        form
        for person in people
        if person.relationship not in _OWED_SILENCE
        for form in _Called(person).forms
    }
    meanings: dict[str, dict[_Known, None]] = defaultdict(dict)
    for person in people:
        if person.relationship in _OWED_SILENCE:
            for form, known in _looked_for(person, others):
                meanings[form][known] = None
    return {form: tuple(known) for form, known in meanings.items()}


def _automaton(meanings: Mapping[str, tuple[_Known, ...]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for form, known in meanings.items():
        automaton.add_word(form, (len(form), known))
    automaton.make_automaton()
    return automaton


def _fragments(forms: Iterable[str]) -> list[str]:
    """Give the longest word of each form that plain letters can write."""
    words = (re.findall("[a-z]+", form) or [form] for form in forms if form.isascii())
    return sorted({max(found, key=len) for found in words})


def _looked_for(person: Person, others: AbstractSet[str]) -> Iterator[tuple[str, _Known]]:
    called = _Called(person)
    role = _OWED_SILENCE[person.relationship]
    doubt = _doubt(called, is_shared=not called.forms.isdisjoint(others))
    severity = Severity.LOW if doubt else Severity.MEDIUM
    known = _Known(called.forms, f"Names {person.name}, {role} of yours", doubt, severity)
    for form in sorted(called.forms):
        yield form, known
    for form, exact in distinctive_forms(person.company):
        subject = f"Names {person.company}, the firm of {role} of yours"
        yield form, _Known(frozenset({form}), subject, "", Severity.LOW, exact)


def _doubt(called: "_Called", *, is_shared: bool) -> str:
    if is_shared:
        return " Somebody else whom you know has the same name."
    if called.share >= COMMON:
        return " Others have this name too: it may be somebody else."
    return ""


class _Called:
    """Everything a person is called in full."""

    def __init__(self, person: Person) -> None:
        self.names: tuple[Name, ...] = tuple(
            noted.name for noted in noted_names(person) if not noted.is_inferred
        )

    @cached_property
    def forms(self) -> frozenset[str]:
        """The ways to write it, folded: first and last name, all words, last name first."""
        return frozenset(form for name in self.names for form in _forms(name))

    @property
    def share(self) -> float:
        """The largest share of people who bear one of the names."""
        return max((_share(name) for name in self.names), default=0.0)


def _forms(name: Name) -> Iterator[str]:
    pieces = {_plain(piece): piece for piece in _pieces(name.text)}
    full = [
        pair for pair in product(name.given, name.family) if not any(w.is_initial for w in pair)
    ]
    for words in [*([name.words] if full else []), *full]:
        yield from _written(words, pieces, " ")
    for given, family in full:
        yield from _written((family, given), pieces, " ")
        yield from _written((family, given), pieces, ", ")
        together = _is_east_asian(family.plain[0])
        yield from _written((family, given) if together else (given, family), pieces, "")


def _written(words: Sequence[Word], pieces: dict[str, str], between: str) -> Iterator[str]:
    ways = product(*(sorted(_spellings(word, pieces)) for word in words))
    yield from map(between.join, islice(ways, _MOST_FORMS))


def _spellings(word: Word, pieces: dict[str, str]) -> set[str]:
    """Give the ways to write a word; with its hyphen, where the name has one."""
    written = folded(pieces.get(word.plain, word.plain))[1]
    latin = () if word.is_native else word.spellings
    return {written, folded(word.plain)[1], *latin}


def _pieces(text: str) -> list[str]:
    return unicodedata.normalize("NFC", text).replace(",", " ").split()


def _plain(piece: str) -> str:
    return "".join(filter(str.isalpha, piece.casefold()))


def _share(name: Name) -> float:
    return max(
        _share_of("given", given) * _share_of("family", family)
        for given, family in product(name.given, name.family)
    )


def _share_of(part: str, word: Word) -> float:
    return max((share_in_world(part, way) or UNSEEN) for way in word.spellings)
