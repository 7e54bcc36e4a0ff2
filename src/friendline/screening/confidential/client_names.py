"""Names of clients, and of their firms, in what the owner writes.

A first name alone is anybody's, and a last name alone nearly so: it counts behind a title or an
initial, where one client only has it. A common name may well be somebody else's, and the finding
says so.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from itertools import islice
from typing import Final

import ahocorasick
import polars as pl

from friendline.model import Category, Finding, ItemKind, Person, Severity
from friendline.screening.card import card_of
from friendline.screening.choosing import Given
from friendline.screening.confidential.called import is_east_asian
from friendline.screening.confidential.folding import folded, is_letter
from friendline.screening.confidential.hints import hint_in, sentence_around
from friendline.screening.confidential.looked_for import Known, meanings_of
from friendline.screening.confidential.ordinary_names import speaks_against, speaks_for
from friendline.screening.detector import Batch

_NOT_WRITTEN: Final = (ItemKind.TAG, ItemKind.REACTION, ItemKind.GROUP)
"""Kinds of items whose names the network put there."""

_RAISED: Final = {
    Severity.LOW: Severity.MEDIUM,
    Severity.MEDIUM: Severity.HIGH,
    Severity.HIGH: Severity.HIGH,
}
_MENTION: Final = re.compile(r"@(?:\[\d{1,20}:\d{1,9}:)?$")
_TITLE: Final = re.compile(
    r"(?<!\w)(?:(?:mr|mrs|ms|mx|dr|prof|hr|fr|mme|mlle|sr|sra|srta|sig)\.?|miss|professor|sir|madam"
    r"|herrn?|frau|familie|monsieur|madame|mademoiselle|señora?|señorita|don|doña|signora?|mevrouw"
    r"|meneer) $",
    re.IGNORECASE,
)
_INITIAL: Final = re.compile(r"(?<![\w.'\u2019])(?<!\w\. )(?![AEIOY] )([^\W\d_])(?:\. ?| )$")
_INITIAL_BEHIND: Final = re.compile(r",? ([^\W\d_])\.(?!\w)")
_BEGAN_BEFORE: Final = re.compile(r"(?<!\w)[A-ZÀ-Þ]\w{0,30}[\u2010\u2011-]$")
_GOES_ON: Final = re.compile(r"[\u2010\u2011-][^\W\d_]")
_MOST_PLACES: Final = 300
"""Names read in one text, so that a text of nothing but names takes no longer than others."""


@dataclass(frozen=True)
class _Named:
    """A name found in a text.

    Attributes:
        known: What it says.
        written: How it stands there.
        hint: What is delicate beside it, or nothing.
        is_likely: Whether nothing beside it says that something else is meant.
    """

    known: Known
    written: str
    hint: str
    is_likely: bool

    def is_clearer_than(self, other: "_Named") -> bool:
        """Whether it is the one to tell of."""
        mine, others = (
            (one.is_likely, bool(one.hint), not one.known.initials) for one in (self, other)
        )
        return mine > others


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
    version = "3"
    categories = frozenset({Category.CONFIDENTIAL})

    def __init__(self, people: Iterable[Person]) -> None:
        meanings = meanings_of(tuple(people))
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
            if named.is_likely
            for item in items
        ]
        present = _Present(own.items, {item for item, _ in hits})
        for item, named in hits:
            if not present.is_there(item, named.known.names):
                yield _finding(item, named, self.name)

    def read(self, text: str) -> list[_Named]:
        """Give the names in one text, each person or firm once, where it is told most clearly.

        Those that are hardly meant ("a film starring ...") are among them, marked as such: who
        asks whether a text may leave this machine wants to know of them.
        """
        composed, letters = folded(text)
        found: dict[tuple[frozenset[str], str], _Named] = {}
        for start, end, meanings in islice(self._places(letters), _MOST_PLACES):
            for known in meanings:
                named = _named(composed, start, end, known, letters[start:end])
                key = known.names, known.subject
                if named and (key not in found or named.is_clearer_than(found[key])):
                    found[key] = named
        return list(found.values())

    def _worth_reading(self, items: pl.DataFrame) -> pl.DataFrame:
        """Leave out what cannot name anybody: plain letters without a longest word of a name."""
        shown = Batch(items).shown
        is_plain = shown.str.len_bytes() == shown.str.len_chars()
        if not self._fragments:  # every client is noted in another script
            return items.filter(~is_plain)
        has_word = shown.str.contains_any(self._fragments, ascii_case_insensitive=True)
        return items.filter(has_word | ~is_plain)

    def _places(self, letters: str) -> Iterator[tuple[int, int, tuple[Known, ...]]]:
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
    if end - start > 2 and not letters[start:end].isascii() and is_east_asian(letters[start]):  # noqa: PLR2004 - two characters are a word more often than a name
        return True
    return not is_letter(letters[start - 1 : start]) and not is_letter(letters[end : end + 1])


def _named(text: str, start: int, end: int, known: Known, form: str) -> _Named | None:
    """Give the name at a place, or nothing where a longer or another one stands there."""
    if known.exact:
        if text[start:end] != known.exact:
            return None
        return _Named(known, known.exact, _hint(text, start, end), is_likely=True)
    if known.initials:
        whole = _with_title(text, start, end, known.initials)
        if whole is None:
            return None
        start, end = whole
    before = text[max(0, start - 40) : start]
    if _MENTION.search(before) or _is_part_of_longer(text, before, end):
        return None
    written, sentence = text[start:end], sentence_around(text, start, end)
    hint = hint_in(sentence, written)
    is_unlikely = speaks_against(text, start, end, sentence, hint) or (
        form in known.doubtful and not speaks_for(sentence, written, hint)
    )
    return _Named(known, written, hint, is_likely=not is_unlikely)


def _hint(text: str, start: int, end: int) -> str:
    return hint_in(sentence_around(text, start, end), text[start:end])


def _with_title(
    text: str, start: int, end: int, initials: AbstractSet[str]
) -> tuple[int, int] | None:
    """Give where a last name and its title or initial begin and end."""
    before = text[max(0, start - 40) : start]
    if title := _TITLE.search(before):
        return start - len(title[0]), end
    initial = _INITIAL.search(before)
    if initial and initial[1] in initials and text[start].isupper():
        return start - len(initial[0]), end
    behind = _INITIAL_BEHIND.match(text, end)
    return (start, behind.end()) if behind and behind[1] in initials else None


def _is_part_of_longer(text: str, before: str, end: int) -> bool:
    """Whether a hyphen joins another name to it: Jo Reed-Hall is not Jo Reed, Jo Reed-like is."""
    goes_on = _GOES_ON.match(text, end)
    is_name = goes_on is not None and goes_on[0][-1].isupper()
    return is_name or _BEGAN_BEFORE.search(before) is not None


# ---- what is looked for


def _automaton(meanings: Mapping[str, tuple[Known, ...]]) -> ahocorasick.Automaton:
    automaton = ahocorasick.Automaton()
    for form, known in meanings.items():
        automaton.add_word(form, (len(form), known))
    automaton.make_automaton()
    return automaton


def _fragments(forms: Iterable[str]) -> list[str]:
    """Give the longest word of each form that plain letters can write."""
    words = (re.findall("[a-z]+", form) or [form] for form in forms if form.isascii())
    return sorted({max(found, key=len) for found in words})
