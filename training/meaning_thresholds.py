"""How sure a score is where the model has read the post, and from where on a category is seen.

Both come from posts held back. Where the lists have no word, example posts tell, which are written
to mislead, and calm public ones. Hard posts of other hands only tell how it fares: what they would
have set would see little of what people really post. Where a word counts, real posts that were
judged by eye tell as much as the examples: such words are right far oftener in what people post.
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

__all__ = ["Judged", "settle"]

PRECISION: Final = (0.95, 0.9, 0.8)
"""Wanted of the posts held back, one in three of which shows the category; a later one where those
before it cannot be had. On posts of another hand it is less."""

WORDED: Final = (0.8,)
"""The same where a word of the lists counts and every second post shows the category."""

LIKELIER: Final = 0.5
"""Share from which on a word of the lists counts in any case: likelier than not."""

THERE: Final = {
    "politics": 0.015,
    "religion": 0.005,
    "sexual": 0.004,
    "hate_offensive": 0.008,
    "location": 0.005,
}
"""Share of calm public posts without a word of the lists that do show a category: judged by eye on
what looser thresholds saw in them. People comment on politics in a calm voice."""


@dataclass(frozen=True)
class Judged:
    """What both models say of texts, as log odds, float32 (texts, categories)."""

    table: Floats
    model: Floats


def settle(
    examples: Examples, public: Public, of_public: Judged, of_examples: Judged, signs: Floats
) -> tuple[Floats, Floats]:
    """Fit and print how each category fares on the example posts held back.

    Args:
        examples: The example posts.
        public: The public posts.
        of_public: What both models say of these.
        of_examples: What they say of those.
        signs: What the word lists see in the public posts, then in the examples.

    Returns:
        Slopes of the model and of the table, begin, and the share from which on a category is seen;
        and the same for posts in which the lists have a word that counts by itself.
    """
    found = [
        _Category(number, examples, public, of_public, of_examples, signs).settle()
        for number in range(len(examples.categories))
    ]
    together, worded = (np.array(part, np.float32) for part in zip(*found, strict=True))
    return together, worded


@dataclass(frozen=True)
class _Category:
    number: int
    examples: Examples
    public: Public
    of_public: Judged
    of_examples: Judged
    signs: Floats

    def settle(self) -> tuple[list[float], list[float]]:
        rows, truth, elsewhere = self._rows()
        both, public = self._scores(self.of_examples), self._scores(self.of_public)
        own = self.examples.held_back & ~self.examples.hard
        fitted = fit_thirds(both, self.examples, self.number, own)
        shares = share(both, fitted)
        least = max(
            least_share(shares[rows], truth, weights_of(truth, others=2), PRECISION),
            self._quiet(share(public, fitted)),
            float(np.quantile(shares[elsewhere], 1 - self._most(MOST_ELSEWHERE))),
        )
        self._print(shares, least)
        worded = self._worded(both, public, [*fitted, least])
        self._print_hard(shares >= least, share(both, worded[:-1]) >= worded[-1])
        return [*fitted, least], worded

    def _scores(self, of: Judged) -> Floats:
        return np.stack([of.model[:, self.number], of.table[:, self.number]], axis=1)

    def _worded(self, both: Floats, of_public: Floats, else_: list[float]) -> list[float]:
        """Give how scores are read where a word of the lists stands beside them.

        Half of the example posts with one are taken to show the category. Real posts count as much
        as these in all, and show it as often as they do. Of few examples nothing is learned.
        """
        rows, truth, _ = self._rows()
        has = self._strong_words()[len(self.public.texts) :][rows]
        rows, truth = rows[has], truth[has]
        if len(rows) < FEWEST_WORDED or min(truth.sum(), (~truth).sum()) < FEWEST:
            return [*else_[:-1], LIKELIER]
        real, really = self._real()
        scores = np.concatenate([both[rows], of_public[real]])
        shown = np.concatenate([truth, really])
        weight = np.where(truth, 1 / truth.sum(), 1 / (~truth).sum()) * len(truth) / 2
        weight = np.concatenate([weight, np.full(len(real), len(truth) / max(len(real), 1))])
        fitted = fit(scores, shown, weight)
        shares = share(both, fitted)[rows]
        least = min(least_share(shares, truth, weights_of(truth, others=1), WORDED), LIKELIER)
        really_seen = share(of_public, fitted)[real] >= least
        self._print_worded(least, (truth, shares >= least), (really, really_seen))
        return [*fitted, least]

    def _print_worded(
        self, least: float, of_examples: tuple[Truths, Truths], of_real: tuple[Truths, Truths]
    ) -> None:
        both = (f"{name} {told(*of)}" for name, of in (("of", of_examples), ("real", of_real)))
        print(f"{self._category:15s} worded   from {least:.2f}: {'; '.join(both)}")

    def _real(self) -> tuple[Rows, Truths]:
        """Give the real posts held back that have a word which counts, and which show it."""
        posts = len(self.public.texts)
        labels = self.public.labels[:, self.number]
        known = self.public.held_back & (labels >= 0) & self._strong_words()[:posts]
        rows = np.flatnonzero(known)
        rows = rows if len(rows) >= FEWEST_REAL else rows[:0]
        return rows, labels[rows] > 0

    def _rows(self) -> tuple[Rows, Truths, Rows]:
        """Give our own rows held back that show or look like it, which show it, and the others."""
        known = self._known & ~self.examples.hard
        tricky = self.examples.tricky[:, self.number]
        shown = self.examples.labels[:, self.number] > 0
        rows = np.flatnonzero(known & tricky)
        return rows, shown[rows], np.flatnonzero(known & ~tricky & ~shown)

    @property
    def _known(self) -> Truths:
        known: Truths = self.examples.held_back & (self.examples.labels[:, self.number] >= 0)
        return known

    def _print_hard(self, seen: Truths, seen_with_word: Truths) -> None:
        """Say how posts of other hands fare, one in five or so of which shows it."""
        hard = self._known & self.examples.hard & self.examples.tricky[:, self.number]
        has_word = self._strong_words()[len(self.public.texts) :]
        shown = self.examples.labels[:, self.number] > 0
        both = np.where(has_word, seen_with_word, seen)
        print(f"{self._category:15s} of other hands: {told(shown[hard], both[hard])}")

    @property
    def _category(self) -> str:
        return self.examples.categories[self.number]

    def _quiet(self, shares: Floats) -> float:
        """Give the share that few calm posts reach: those that show it after all, and some more."""
        wordless = ~has_word(self.signs[: len(shares)], self._category)
        more = THERE.get(self._category, 0) + self._most(MOST_CALM)
        return float(np.quantile(shares[self.public.calm & wordless], 1 - more))

    def _strong_words(self) -> Truths:
        return has_strong_word(self.signs, self._category)

    def _most(self, of: dict[str, float]) -> float:
        return of[Category(self._category).kind]

    def _print(self, shares: Floats, threshold: float) -> None:
        rows, truth, elsewhere = self._rows()
        seen = shares[rows] >= threshold
        print(
            f"{self._category:15s} together from {threshold:.2f}: "
            f"precision {truth[seen].mean() if seen.any() else 1:.2f}, "
            f"recall {seen[truth].mean():.2f}, "
            f"elsewhere {(shares[elsewhere] >= threshold).mean():.4f}"
        )
