"""From where on the table sees a category by itself.

Its scores of the example posts come from six tables, each of which has not learned a sixth of them:
of one sixth alone, eight posts seen rightly decided, and eight others came out differently. Posts
with and without a word of the lists that counts are read apart, for the table adds up words: where
a list has none, it is hardly ever sure. Where one has, the real posts that were judged by eye weigh
as much as the hard pairs.
"""

from dataclasses import dataclass
from typing import Final

import numpy as np
from meaning_examples import Examples, Public
from meaning_fitting import (
    FEWEST,
    FEWEST_REAL,
    FEWEST_WORDED,
    MOST_CALM,
    MOST_ELSEWHERE,
    Rows,
    Truths,
    fit,
    fit_thirds,
    has_strong_word,
    least_share,
    share,
    told,
    weights_of,
)
from meaning_teacher import Floats, has_word

from friendline.model import Category

__all__ = ["Alone", "settle_alone"]

WANTED: Final = {"risk": (0.95, 0.9), "perk": (0.9,)}
"""Precision where the lists have no word, of example posts one in three of which shows the
category: a later one where those before it cannot be had; where none can, nothing is seen."""

WANTED_WORDED: Final = (0.95, 0.9, 0.85, 0.8)
"""The same where they have one, and real posts stand beside the examples."""

LEAST_SEEN: Final = 0.2
"""Part of the posts with a word that a precision must leave, to be worth having."""


@dataclass(frozen=True)
class Alone:
    """What the table says, as log odds, float32 (texts, categories).

    Attributes:
        of_public: Of the public posts.
        of_examples: Of the example posts, each by a table that has not learned it.
    """

    of_public: Floats
    of_examples: Floats


def settle_alone(
    examples: Examples, public: Public, alone: Alone, signs: Floats
) -> tuple[Floats, Floats]:
    """Fit, and print how each category fares.

    Args:
        examples: The example posts.
        public: The public posts.
        alone: What the table says of both.
        signs: What the word lists see in the public posts, then in the examples.

    Returns:
        Slope, begin and least share of each category, where the lists have no word that counts by
        itself, and where they have one.
    """
    found = [
        _Category(number, examples, public, alone, signs).settle()
        for number in range(len(examples.categories))
    ]
    wordless, worded = (np.array(part, np.float32) for part in zip(*found, strict=True))
    return wordless, worded


@dataclass(frozen=True)
class _Category:
    number: int
    examples: Examples
    public: Public
    alone: Alone
    signs: Floats

    def settle(self) -> tuple[list[float], list[float]]:
        wordless = self._wordless()
        return wordless, self._worded(wordless)

    def _wordless(self) -> list[float]:
        """Give how scores are read where the lists have no word that counts."""
        rows, shown = self._tricky()
        fitted = self._fitted()
        shares = share(self._of_examples, fitted)
        without = ~self._strong_words()[len(self.public.texts) :][rows]
        least = max(
            least_share(
                shares[rows][without],
                shown[without],
                weights_of(shown, others=2)[without],
                WANTED[self._kind],
            ),
            self._calm(share(self._of_public, fitted)),
            float(np.quantile(shares[self._elsewhere()], 1 - MOST_ELSEWHERE[self._kind])),
        )
        seen = shares[rows][without] >= least
        print(f"{self._name:15s} alone    from {least:.2f}: of {told(shown[without], seen)}")
        return [*fitted, least]

    def _worded(self, wordless: list[float]) -> list[float]:
        """Give the same where they have one. Of few examples nothing is learned."""
        rows, shown = self._tricky()
        has = self._strong_words()[len(self.public.texts) :][rows]
        # As among all that show it or look like it, so that a word is as telling as it is there.
        weight = weights_of(shown, others=2)[has]
        rows, shown = rows[has], shown[has]
        if len(rows) < FEWEST_WORDED or min(shown.sum(), (~shown).sum()) < FEWEST:
            return wordless
        real, really = self._real()
        scores = np.concatenate([self._of_examples[rows], self._of_public[real]])
        both = np.concatenate([shown, really])
        of_real = np.full(len(real), weight.sum() / max(len(real), 1))
        weight = np.concatenate([weight, of_real]) / weight.mean()
        fitted = fit(scores, both, weight)
        shares = share(scores, fitted)
        least = least_share(shares, both, weight, WANTED_WORDED, LEAST_SEEN)
        seen = shares >= least
        print(
            f"{self._name:15s} alone, worded from {least:.2f}: of "
            f"{told(shown, seen[: len(rows)])}; real {told(really, seen[len(rows) :])}"
        )
        return [*fitted, least]

    def _fitted(self) -> list[float]:
        return fit_thirds(self._of_examples, self.examples, self.number, ~self.examples.hard)

    def _tricky(self) -> tuple[Rows, Truths]:
        """Give the examples that show or look like it, and which show it."""
        labels = self.examples.labels[:, self.number]
        own = (labels >= 0) & ~self.examples.hard
        rows = np.flatnonzero(own & self.examples.tricky[:, self.number])
        return rows, labels[rows] > 0

    def _elsewhere(self) -> Rows:
        labels = self.examples.labels[:, self.number]
        own = (labels == 0) & ~self.examples.hard
        return np.flatnonzero(own & ~self.examples.tricky[:, self.number])

    def _real(self) -> tuple[Rows, Truths]:
        """Give the real posts held back that have a word which counts, and which show it."""
        labels = self.public.labels[:, self.number]
        has = self._strong_words()[: len(self.public.texts)]
        rows = np.flatnonzero(self.public.held_back & (labels >= 0) & has)
        rows = rows if len(rows) >= FEWEST_REAL else rows[:0]
        return rows, labels[rows] > 0

    def _calm(self, shares: Floats) -> float:
        """Give the share that few calm posts reach."""
        wordless = ~has_word(self.signs[: len(shares)], self._name)
        return float(np.quantile(shares[self.public.calm & wordless], 1 - MOST_CALM[self._kind]))

    def _strong_words(self) -> Truths:
        return has_strong_word(self.signs, self._name)

    @property
    def _of_examples(self) -> Floats:
        return self.alone.of_examples[:, [self.number]]

    @property
    def _of_public(self) -> Floats:
        return self.alone.of_public[:, [self.number]]

    @property
    def _name(self) -> str:
        return self.examples.categories[self.number]

    @property
    def _kind(self) -> str:
        return Category(self._name).kind
