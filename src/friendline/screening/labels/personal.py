"""What the owner would probably say: a small model of their own labels, that stays on the machine.

It is worked out anew from the labels each time and kept nowhere. It lowers the order of what is
probably fine, and hides nothing.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from math import comb, log
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt

from friendline.archives.tables.folding import words as words_of
from friendline.model import Category, Finding
from friendline.screening.labels.applying import is_guarded
from friendline.screening.labels.label import Label, Labels
from friendline.screening.labels.meanings import Meanings
from friendline.screening.labels.regression import fit, shares
from friendline.screening.labels.things import Thing

__all__ = ["FEWEST", "FEWEST_OF_EACH", "Guess", "Personal", "Trial", "guesses", "personal_models"]

Numbers: TypeAlias = npt.NDArray[np.floating]

FEWEST: Final = 20
"""Labels of a category from which on a model is tried."""

FEWEST_OF_EACH: Final = 4
"""Of them so many must be fine, and so many a problem."""

MOST: Final = 400
"""So many labels of a category teach: the latest. A trial of them takes some seconds."""

PROBABLY: Final = 0.7
"""From this share on a finding is called probably fine."""

CHANCE: Final = 0.05
"""A model is not used if mere chance would do as well as it did this often."""

_DIRECTIONS: Final = 8
_NEAREST: Final = 3
_SUREST: Final = 0.98


@dataclass(frozen=True)
class Trial:
    """How well a model does on labels that it has not seen.

    Each label was judged by a model of the others, those on the same text left out too.

    Attributes:
        labels: How many labels there are.
        fine: How many of them are "fine".
        right: How often the model was right.
        gained: How often it was right where "always what is said mostly" is wrong.
        lost: How often it was wrong where that is right.
        called_fine: How many it would have called probably fine.
        were_fine: How many of these were fine.
    """

    labels: int
    fine: int
    right: int
    gained: int
    lost: int
    called_fine: int
    were_fine: int

    @property
    def usual(self) -> str:
        """What is said mostly."""
        return "fine" if 2 * self.fine >= self.labels else "a problem"

    @property
    def usual_right(self) -> int:
        """How often saying always that would be right."""
        return max(self.fine, self.labels - self.fine)

    @property
    def chance(self) -> float:
        """How often chance alone would gain as much or more (one-sided sign test)."""
        differing = self.gained + self.lost
        hits = range(self.gained, differing + 1)
        return float(sum(comb(differing, one) for one in hits) / 2**differing)

    @property
    def is_better(self) -> bool:
        """Whether the model is better than saying always the same, beyond chance."""
        return self.gained > self.lost and self.chance <= CHANCE

    @property
    def sentence(self) -> str:
        """The same in words."""
        found = (
            f"Each of your {self.labels} labels was judged by a model of the others: "
            f'{self.right} right. Saying always "{self.usual}" gives {self.usual_right}.'
        )
        if self.is_better:
            called = f"Of {self.called_fine} that it called probably fine, {self.were_fine} were."
            return f"{found} It is used. {called}"
        if self.gained > self.lost:
            return f"{found} That may be chance, so it is not used yet."
        return f"{found} That is no better, so it is not used."


@dataclass(frozen=True)
class Guess:
    """A finding is probably fine for the owner.

    Attributes:
        finding: Which.
        share: How probable that is, as the model says: 0 to 1.
        near: The labels on the posts that are nearest to it in meaning, nearest first.
    """

    finding: Finding
    share: float
    near: tuple[Label, ...]

    @property
    def sentence(self) -> str:
        """The same in words, with the nearest of the owner's own labels."""
        said = "; ".join(
            f'{"fine" if one.is_fine else "a problem"}: "{_begin(one.text or one.words)}"'
            for one in self.near
        )
        share = f"Probably fine for you, {min(99, round(100 * self.share))} in 100."
        return f"{share} You said of the posts nearest to it - {said}" if said else share


class Personal:
    """A model of what the owner says of one category.

    Args:
        category: The category.
        labels: What was said of its findings, one label a finding.
        meanings: How similar texts are.
    """

    def __init__(self, category: Category, labels: Sequence[Label], meanings: Meanings) -> None:
        self.category = category
        self._labels = labels[-MOST:]
        self._said = np.array([float(label.is_fine) for label in self._labels])
        self._meanings = meanings

    @property
    def has_enough(self) -> bool:
        """Whether there are labels enough, of both kinds, to try a model."""
        fine = int(self._said.sum())
        of_each = min(fine, len(self._labels) - fine)
        return len(self._labels) >= FEWEST and of_each >= FEWEST_OF_EACH

    @cached_property
    def trial(self) -> Trial | None:
        """How well it does; ``None`` where there are too few labels to say."""
        if not self.has_enough:
            return None
        expected = self._left_out()
        fine = int(self._said.sum())
        right = (expected >= 0.5) == (self._said == 1)  # noqa: PLR2004 - more likely than not
        usual = (self._said == 1) == (2 * fine >= len(self._said))
        called = expected >= PROBABLY
        return Trial(
            labels=len(self._said),
            fine=fine,
            right=int(right.sum()),
            gained=int((right & ~usual).sum()),
            lost=int((usual & ~right).sum()),
            called_fine=int(called.sum()),
            were_fine=int(self._said[called].sum()),
        )

    @property
    def is_used(self) -> bool:
        """Whether it says anything: only where it has proved better than saying always the same."""
        return self.trial is not None and self.trial.is_better

    @property
    def sentence(self) -> str:
        """Say whether it is used, and why."""
        if self.trial is not None:
            return self.trial.sentence
        fine = int(self._said.sum())
        return (
            f"A model of your own labels is tried from {FEWEST} labels on, with at least "
            f"{FEWEST_OF_EACH} of each kind; you gave {len(self._labels)}, {fine} of them fine."
        )

    def guesses(self, findings: Iterable[Finding], things: Mapping[str, Thing]) -> list[Guess]:
        """Give the findings of the category that are probably fine.

        What weighs much is never called so; neither is anything while the model is not used.

        Args:
            findings: Any findings.
            things: Their items by id.
        """
        asked = [one for one in findings if one.category is self.category and not is_guarded(one)]
        if not self.is_used or not asked:
            return []
        seen = [_Seen.of_finding(one, things.get(one.item)) for one in asked]
        expected = shares(self._features.rows(seen), self._weights).tolist()
        return [
            Guess(finding, min(share, _SUREST), self._nearest(one.text))
            for finding, one, share in zip(asked, seen, expected, strict=True)
            if share >= PROBABLY
        ]

    def _nearest(self, text: str) -> tuple[Label, ...]:
        cosines = self._meanings.cosines([text], self._texts)[0].tolist()
        order = sorted(range(len(cosines)), key=lambda at: -cosines[at])
        return tuple(self._labels[at] for at in order[:_NEAREST] if cosines[at] > 0)

    def _left_out(self) -> Numbers:
        """Give for each label how likely "fine" is by a model without the labels on its text."""
        expected = np.zeros(len(self._said))
        for rows in _of_one_text(self._labels):
            others = np.setdiff1d(np.arange(len(self._said)), rows)
            weights = fit(self._rows[others], self._said[others], self._weights)
            expected[rows] = shares(self._rows[rows], weights)
        return expected

    @cached_property
    def _texts(self) -> list[str]:
        return [label.text for label in self._labels]

    @cached_property
    def _seen(self) -> list["_Seen"]:
        return [_Seen.of_label(label) for label in self._labels]

    @cached_property
    def _features(self) -> "_Features":
        return _Features(self._seen, self._meanings)

    @cached_property
    def _rows(self) -> Numbers:
        return self._features.rows(self._seen)

    @cached_property
    def _weights(self) -> Numbers:
        return fit(self._rows, self._said)


def personal_models(labels: Labels, meanings: Meanings | None = None) -> dict[Category, Personal]:
    """Give a model of each category that the owner labelled, used or not.

    Args:
        labels: Everything that was said; only what was said of each finding for all teaches.
        meanings: How similar texts are.
    """
    of_category: dict[Category, list[Label]] = defaultdict(list)
    for label in labels.looked_at:
        if label.category is not None:
            of_category[label.category].append(label)
    shared = meanings or Meanings()
    return {category: Personal(category, some, shared) for category, some in of_category.items()}


def guesses(
    models: Mapping[Category, Personal], findings: Sequence[Finding], things: Mapping[str, Thing]
) -> dict[tuple[str, Category], Guess]:
    """Give what is probably fine by item and category, of all models that are used."""
    return {
        (guess.finding.item, guess.finding.category): guess
        for model in models.values()
        for guess in model.guesses(findings, things)
    }


@dataclass(frozen=True)
class _Seen:
    """What the model looks at, of a label or of a finding."""

    detector: str
    confidence: float | None
    words: frozenset[str]
    text: str

    @classmethod
    def of_label(cls, label: Label) -> "_Seen":
        words = frozenset(words_of(label.words))
        return cls(label.detector, label.confidence, words, label.text)

    @classmethod
    def of_finding(cls, finding: Finding, thing: Thing | None) -> "_Seen":
        words = frozenset(words_of(finding.evidence))
        return cls(finding.detector, finding.confidence, words, thing.text if thing else "")


class _Features:
    """Makes rows of numbers: detector, its confidence, its words, and the text in few directions.

    Which words and directions there are follows from the labelled posts, not from what was said of
    them: leaving a label out does not change it.
    """

    def __init__(self, seen: Sequence[_Seen], meanings: Meanings) -> None:
        self._meanings = meanings
        counts = Counter(word for one in seen for word in one.words)
        self._words = sorted(word for word, count in counts.items() if count > 1)
        self._detectors = sorted({one.detector for one in seen})
        vectors = self._vectors(seen)
        self._middle = vectors.mean(axis=0)
        _, spreads, directions = np.linalg.svd(vectors - self._middle, full_matrices=False)
        self._directions = directions[:_DIRECTIONS]
        # of the spread of all directions together, so that those of little spread weigh little
        self._spread = float(np.sqrt((spreads[:_DIRECTIONS] ** 2).mean() / len(seen))) or 1.0

    def rows(self, seen: Sequence[_Seen]) -> Numbers:
        """Give the features, float64 (seen, features)."""
        told = [
            [
                _log_odds(one.confidence),
                *(float(one.detector == name) for name in self._detectors),
                *(float(word in one.words) for word in self._words),
            ]
            for one in seen
        ]
        reduced = (self._vectors(seen) - self._middle) @ self._directions.T / self._spread
        return np.hstack([np.array(told), reduced])

    def _vectors(self, seen: Sequence[_Seen]) -> Numbers:
        return self._meanings.vectors([one.text for one in seen]).astype(np.float64)


def _of_one_text(labels: Sequence[Label]) -> list[list[int]]:
    """Give the places of the labels, those on one text together."""
    places: dict[str, list[int]] = defaultdict(list)
    for place, label in enumerate(labels):
        places[label.text.casefold() or f"\n{label.item}"].append(place)
    return list(places.values())


def _log_odds(share: float | None) -> float:
    """Give a confidence as log odds; 0 where it is not known."""
    if share is None:
        return 0.0
    bounded = min(max(share, 1 - _SUREST), _SUREST)
    return log(bounded / (1 - bounded))


def _begin(text: str, length: int = 60) -> str:
    return text if len(text) <= length else f"{text[:length].rstrip()} ..."
