"""Where a text may name a person by a part of the name alone: shown, never judged.

Nobody can tell whether "lunch with Ottoline" means Ottoline Varga, so each place is shown to the
owner as doubtful, who says whether the name is taken out there.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

import msgspec
from django.db import models

from friendline.archives.tables.folding import fold
from friendline.store.imports.tombstones import REMOVED
from friendline.store.models import (
    Answer,
    Contact,
    DecisionRow,
    Document,
    Ending,
    Interest,
    LabelRow,
    LedgerEntry,
    Letter,
    PersonFact,
    Reaction,
    Referral,
    Request,
    RequestStep,
    Task,
    TreatmentReason,
)

__all__ = ["FREE_TEXTS", "BareNames", "Place"]

FREE_TEXTS: Final[Mapping[type[models.Model], Mapping[str, str]]] = {
    Answer: {"why": "reason of an answer"},
    Contact: {"note": "note of a contact"},
    DecisionRow: {"note": "note about who is who"},
    Document: {"content": "text of yours about audiences or detectors"},
    Ending: {"terms": "terms of an ending", "why": "reason for a choice after an ending"},
    Interest: {"words": "note on interests", "said_where": "where an interest was told"},
    LabelRow: {"text": "text that you labelled", "words": "words of a label", "note": "note"},
    Letter: {"text": "letter"},
    PersonFact: {"evidence": "evidence of a fact"},
    Reaction: {"note": "note on how somebody took it"},
    Referral: {"note": "note of a referral"},
    Request: {"note": "note of a request"},
    RequestStep: {"words": "note on a step of a request"},
    Task: {"words": "task"},
    TreatmentReason: {"words": "reason about equal treatment"},
}
"""Columns in which the owner writes what they like, and what each is called."""

_LEDGER: Final = "ledger"
_FREE_WORDS: Final = frozenset({"evidence", "note", "text", "what", "why", "words"})
"""Words of an entry of the ledger that are such texts."""

_WORD: Final = re.compile(r"[^\W\d_]+")
_TITLES: Final = frozenset(
    {"dr", "prof", "mr", "mrs", "ms", "van", "von", "der", "den", "de", "la"}
)
_LEAST: Final = 2
_NO_ORDINARY_WORD: Final = 5
"""From so many letters on a name counts in small letters too; "will" and "mark" do not."""

_AROUND: Final = 70
"""Letters of a text that are shown before and behind the name."""


@dataclass(frozen=True)
class Place:
    """A text in which a part of the name stands alone.

    Attributes:
        key: Names the text, the same until it is changed.
        what: What kind of text it is.
        about: Id of the person it is filed under; empty where it is under none.
        shown: The text around the name.
        word: The name as it stands there.
    """

    key: str
    what: str
    about: str
    shown: str
    word: str


class BareNames:
    """The parts of somebody's names, to be looked for in texts.

    Args:
        names: All names they are known by.
    """

    def __init__(self, names: Iterable[str]) -> None:
        words = (word for name in names for word in _WORD.findall(name))
        self._words = {
            folded
            for word in words
            if len(word) >= _LEAST and not word.islower() and (folded := fold(word)) not in _TITLES
        }

    def places(self) -> Iterator[Place]:
        """Give every place in the open store; an entry of the ledger that repeats one is none."""
        seen: set[str] = set()
        for model, fields in FREE_TEXTS.items():
            for row in model._default_manager.all():  # noqa: SLF001 - Django's documented name
                for field, what in fields.items():
                    text = getattr(row, field)
                    place = self._place(_key(row, field), what, _about(row), text)
                    if place is not None:
                        seen.add(text)
                        yield place
        yield from self._places_in_ledger(seen)

    def without(self, keys: Collection[str]) -> "Emptied":
        """Take the name out of the chosen places; give what was changed."""
        emptied = Emptied()
        for model, fields in FREE_TEXTS.items():
            for row in model._default_manager.all():  # noqa: SLF001 - as above
                chosen = [field for field in fields if _key(row, field) in keys]
                for field in chosen:
                    emptied.texts.add(getattr(row, field))
                    setattr(row, field, self.text(getattr(row, field)))
                if chosen:
                    row.save(update_fields=chosen)
                    emptied.rows += 1
        emptied.texts |= set(self._texts_of_entries(keys))
        return emptied

    def text(self, text: str) -> str:
        """Give a text without the name."""
        for found in reversed(list(self._found(text))):
            text = f"{text[: found.start()]}{REMOVED}{text[found.end() :]}"
        return text

    def _places_in_ledger(self, seen: set[str]) -> Iterator[Place]:
        for entry in LedgerEntry.objects.filter(words__isnull=False).iterator():
            for text in _free_words(entry.words or ""):
                if text in seen:
                    continue
                key, what = f"{_LEDGER}:{entry.pk}:words", "entry of the ledger, which goes whole"
                place = self._place(key, what, entry.about or "", text)
                if place is not None:
                    yield place
                    break

    def _texts_of_entries(self, keys: Collection[str]) -> Iterator[str]:
        """Give the texts of the chosen entries of the ledger, of which the words go as a whole."""
        numbers = [key.split(":")[1] for key in keys if key.startswith(f"{_LEDGER}:")]
        for entry in LedgerEntry.objects.filter(pk__in=filter(str.isdecimal, numbers)):
            yield from (text for text in _free_words(entry.words or "{}") if any(self._found(text)))

    def _place(self, key: str, what: str, about: str, text: str) -> Place | None:
        found = next(self._found(text), None)
        if found is None:
            return None
        return Place(key, what, about, _around(text, found), found.group())

    def _found(self, text: str) -> Iterator["re.Match[str]"]:
        for found in _WORD.finditer(text):
            word = found.group()
            counts = not word.islower() or len(word) >= _NO_ORDINARY_WORD
            if counts and fold(word) in self._words:
                yield found


class Emptied:
    """What was changed in texts.

    Attributes:
        texts: As they were.
        rows: How many rows were changed.
    """

    def __init__(self) -> None:
        self.texts: set[str] = set()
        self.rows = 0

    def is_quoted(self, words: str) -> bool:
        """Whether the words of an entry of the ledger repeat one of the texts."""
        return bool(self.texts) and any(text in self.texts for text in _free_words(words))


def _free_words(words: str) -> Iterator[str]:
    """Give what the owner wrote in the words of an entry of the ledger, which are JSON."""
    told: Any = msgspec.json.decode(words)
    if isinstance(told, dict):
        yield from (
            text for name, text in told.items() if name in _FREE_WORDS and isinstance(text, str)
        )


def _key(row: models.Model, field: str) -> str:
    return f"{row._meta.db_table}:{row.pk}:{field}"  # noqa: SLF001 - Django's documented name


def _about(row: models.Model) -> str:
    asked: Request | None = getattr(row, "request", None)
    return getattr(row, "person", "") or (asked.person if asked else "")


def _around(text: str, found: "re.Match[str]") -> str:
    begin, end = max(0, found.start() - _AROUND), found.end() + _AROUND
    before, after = "… " if begin else "", " …" if end < len(text) else ""
    return f"{before}{' '.join(text[begin:end].split())}{after}"
