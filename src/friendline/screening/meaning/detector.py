"""Meaning: the detector that weighs the words of the lists with the sense of what is said.

A word of a list alone is right too seldom, and most of what people write about politics, faith or
their work has no such word. In English posts this detector reads passage by passage what the lists
see, what the table of meaning adds to it and, where it is installed, what the model says of those
passages that the table finds doubtful. In other languages, and in names of places, groups and
albums, the words of the lists speak alone.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final, NamedTuple, TypeAlias

import msgspec
import numpy as np
import numpy.typing as npt

from friendline.called import how_to_install
from friendline.model import Category, Finding, Severity
from friendline.screening.card import card_of
from friendline.screening.choosing import Given, ScreeningSettingsError
from friendline.screening.detector import Batch
from friendline.screening.language import is_telling, language_of
from friendline.screening.meaning.model import Reader, model
from friendline.screening.meaning.passages import passages
from friendline.screening.meaning.reasons import REASONS, SEVERITIES
from friendline.screening.meaning.signs import sign_row
from friendline.screening.meaning.table import Floats, Table, table
from friendline.screening.onnx import is_installed
from friendline.screening.words import Looked, Sighting, Words

__all__ = ["Meaning", "make"]

Truths: TypeAlias = npt.NDArray[np.bool_]

MOST_READ: Final = 4_000
"""Passages of a batch that the model reads: a quarter of a minute of them."""

_MOST_SHOWN: Final = 3
"""Words that the evidence shows at most."""

_READ: Final = frozenset({"en", None})
"""Languages that table and model read; what nobody can tell is most often a short English line."""


class _Passage(NamedTuple):
    """A passage of an English text, and what the word lists see in it."""

    text: str
    looked: Looked
    items: Sequence[str]


@dataclass(frozen=True)
class _Seen:
    """A category that shows in some items."""

    items: Sequence[str]
    sighting: Sighting
    confidence: float | None


class Meaning:
    """Detector of all categories that words show.

    Args:
        words: The word lists; those of the package if not given.
        of: The table; that of the package if not given.
        deep: The model; without one the table decides.
        most: Passages of a batch that the model reads, those that the table finds likeliest to show
            something; of the others the table decides.
    """

    name = "meaning"

    def __init__(
        self,
        words: Words | None = None,
        of: Table | None = None,
        deep: Reader | None = None,
        most: int = MOST_READ,
    ) -> None:
        self._words = words or Words()
        self._table = of or table()
        self._model = deep
        self._most = most
        self.slow = deep is not None
        self._columns = {one: at for at, one in enumerate(self._table.categories)}
        self.categories = self._words.categories | set(self._table.categories)
        self.card = card_of("meaning_deep" if deep else "meaning")
        read_by = f"-deep-{deep.digest}-{most}" if deep else ""
        self.version = f"3-{self._words.version}-{self._table.digest}{read_by}"

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give findings of each item; identical texts are read once."""
        english: list[_Passage] = []
        for text, items in batch.distinct("text"):
            if language_of(text) in _READ:
                english += (_Passage(one, self._words.look(one), items) for one in passages(text))
            else:
                yield from self._of_words(text, items)
        for text, items in batch.distinct("names"):
            yield from self._of_words(text, items)
        for seen in self._weighed(english) if english else ():
            yield from self._findings(seen)

    def _of_words(self, text: str, items: Sequence[str]) -> Iterator[Finding]:
        for sighting in self._words.read(text):
            yield from self._findings(_Seen(items, sighting, None))

    def _weighed(self, some: Sequence[_Passage]) -> Iterator[_Seen]:
        """Give what shows in English passages."""
        shares = self._shares(some)
        for passage, row in zip(some, shares, strict=True):
            of_words = {sighting.category: sighting for sighting in passage.looked.sightings}
            for category, sighting in of_words.items():
                if category not in self._columns:
                    yield _Seen(passage.items, sighting, None)
            for column in np.flatnonzero(row).tolist():
                category = self._table.categories[column]
                sighting = of_words.get(category) or self._sense(passage.text, category)
                yield _Seen(passage.items, sighting, round(float(row[column]), 3))

    def _shares(self, some: Sequence[_Passage]) -> Floats:
        """Give how surely each category shows in each passage; 0 where it is not seen."""
        signs = np.array([sign_row(one.looked.hits) for one in some], np.float32)
        scores = self._table.scores([one.text for one in some], signs)
        worded = self._worded([one.looked for one in some])
        shares = np.where(
            worded,
            _read(self._table.alone_worded, scores),
            _read(self._table.alone, scores),
        )
        if self._model is not None:
            rows = _first(self._doubts(scores), self._most)
            shares[rows] = self._decided(
                self._model, [some[row].text for row in rows], scores[rows], worded[rows]
            )
        return shares

    def _doubts(self, scores: Floats) -> Floats:
        """Give how likely each passage shows anything, for the table."""
        slope, begin, _ = self._table.alone.T
        doubts: Floats = _share(scores * slope + begin).max(axis=1)
        return doubts

    def _decided(
        self, deep: Reader, texts: Sequence[str], scores: Floats, worded: Truths
    ) -> Floats:
        """Give the same of passages that the model reads; a word beside it makes it surer."""
        said = deep.scores(texts)
        sure = _read(self._table.together, said, scores)
        return np.where(worded, np.maximum(sure, _read(self._table.worded, said, scores)), sure)

    def _worded(self, some: Sequence[Looked]) -> Truths:
        """Tell where a word of the lists counts by itself, bool (passages, categories)."""
        worded = np.zeros((len(some), len(self._columns)), bool)
        for row, looked in enumerate(some):
            for sighting in looked.sightings:
                if sighting.category in self._columns:
                    worded[row, self._columns[sighting.category]] = True
        return worded

    def _sense(self, text: str, category: Category) -> Sighting:
        """Give what is told of a category that no word of a list shows."""
        return Sighting(
            category=category,
            severity=SEVERITIES.get(category, Severity.LOW),
            evidence="; ".join(dict.fromkeys(self._telling(text, category))),
            reason=REASONS[category],
        )

    def _telling(self, text: str, category: Category) -> Iterator[str]:
        """Give the words that speak most for a category, in the order of the text.

        Where none does by itself, the whole does, and its first words are given.
        """
        words = [
            one
            for one in self._table.word_shares(text, category)
            if is_telling(text[one.begin : one.end])
        ]
        best = sorted((one for one in words if one.share > 0), key=lambda one: -one.share)
        shown = best[:_MOST_SHOWN] or words[:_MOST_SHOWN]
        for one in sorted(shown, key=lambda one: one.begin):
            yield text[one.begin : one.end]

    def _findings(self, seen: _Seen) -> Iterator[Finding]:
        for item in seen.items:
            yield Finding(
                item=item,
                category=seen.sighting.category,
                severity=seen.sighting.severity,
                evidence=seen.sighting.evidence,
                reason=seen.sighting.reason,
                detector=self.name,
                confidence=seen.confidence,
            )


class _Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """``[meaning]`` of the settings: whether the model reads too, and how much.

    It reads if it is installed and nothing else is said.
    """

    deep: bool | None = None
    most: Annotated[int, msgspec.Meta(ge=1)] = MOST_READ


def make(given: Given) -> Meaning:
    """Make the detector of a review.

    Raises:
        ScreeningSettingsError: The model is asked for, and what runs it is not installed.
    """
    said, there = given.read(_Settings), is_installed()
    if said.deep and not there:
        raise ScreeningSettingsError(
            f"deep = true needs onnxruntime. To install it: {how_to_install('deep')}"
        )
    read_by = model(table().pieces) if there and said.deep is not False else None
    return Meaning(deep=read_by, most=said.most)


def _read(settled: Floats, *scores: Floats) -> Floats:
    """Give the shares that scores mean, of the table or of model and table; 0 if too small."""
    *slopes, begin, least = settled.T
    odds = sum((slope * one for slope, one in zip(slopes, scores, strict=True)), begin)
    shares = _share(odds)
    return np.where(shares >= least, shares, np.float32(0))


def _share(odds: Floats) -> Floats:
    return (1 / (1 + np.exp(-odds))).astype(np.float32)


def _first(doubts: Floats, most: int) -> list[int]:
    """Give the rows with the greatest doubts, in order; all of them if they are not too many."""
    if len(doubts) <= most:
        return list(range(len(doubts)))
    rows: list[int] = np.sort(np.argsort(-doubts, kind="stable")[:most]).tolist()
    return rows
