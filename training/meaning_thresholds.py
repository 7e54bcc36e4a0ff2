"""How sure a score is, and from where on a category is seen: from posts held back.

Of a post without a word of the lists the example posts tell, which are written to mislead, and calm
public ones. Where a word counts, real posts that were judged by eye tell as much as the examples:
such words are right far oftener in what people really post.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from meaning_examples import Examples, Public
from meaning_teacher import Floats, has_word
from sklearn.linear_model import LogisticRegression

from friendline.model import Category

__all__ = ["Judged", "Settled", "settle"]

Rows: TypeAlias = npt.NDArray[np.int64]
Truths: TypeAlias = npt.NDArray[np.bool_]

PRECISION: Final = (0.95, 0.9, 0.8)
"""Wanted of the posts held back, one in three of which shows the category; a later one where those
before it cannot be had. On posts of another hand it is less."""

FEWEST: Final = 8
"""Posts that must be seen rightly before a precision says anything."""

WORDED: Final = (0.8,)
"""The same where a word of the lists counts and every second post shows the category."""

LIKELIER: Final = 0.5
"""Share from which on a word of the lists counts in any case: likelier than not."""

FEWEST_WORDED: Final = 40
"""Posts with a word of the lists, of fewer of which nothing is learned."""

FEWEST_REAL: Final = 8
"""The same of real ones."""

MOST_CALM: Final = {"risk": 0.0015, "perk": 0.01}
"""Share of harmless public posts that either may see something in. For the table those are harmless
that are calm and of which the tuned model sees nothing; for the model those that are calm and in
which the lists have no word of the category, not even a weak one."""

THERE: Final = {
    "politics": 0.015,
    "religion": 0.005,
    "sexual": 0.004,
    "hate_offensive": 0.008,
    "location": 0.005,
}
"""Share of calm public posts without a word of the lists that do show a category: judged by eye on
what looser thresholds saw in them. People comment on politics in a calm voice."""

MOST_ELSEWHERE: Final = {"risk": 0.0015, "perk": 0.007}
"""Share of the example posts about something else that either may see something in."""


_PLACE: Final = {category.value: place for place, category in enumerate(Category)}


@dataclass(frozen=True)
class Judged:
    """What both models say of texts, as log odds, float32 (texts, categories)."""

    table: Floats
    model: Floats


@dataclass(frozen=True)
class Settled:
    """How scores are read, float32 (categories, ...).

    Attributes:
        alone: Slope and begin of the table's log odds, and the share from which on it is seen.
        together: Slopes of the model and of the table, begin, and the share.
        worded: The same for posts in which the lists have a word that counts by itself.
    """

    alone: Floats
    together: Floats
    worded: Floats


def settle(
    examples: Examples, public: Public, of_public: Judged, of_examples: Judged, signs: Floats
) -> Settled:
    """Fit and print how each category fares on the example posts held back.

    Args:
        examples: The example posts.
        public: The public posts.
        of_public: What both models say of these.
        of_examples: What they say of those.
        signs: What the word lists see in the public posts, then in the examples.
    """
    found = [
        _Category(number, examples, public, of_public, of_examples, signs).settle()
        for number in range(len(examples.categories))
    ]
    return Settled(*(np.array(part, np.float32) for part in zip(*found, strict=True)))


@dataclass(frozen=True)
class _Category:
    number: int
    examples: Examples
    public: Public
    of_public: Judged
    of_examples: Judged
    signs: Floats

    def settle(self) -> tuple[list[float], list[float], list[float]]:
        rows, truth, elsewhere = self._rows()
        table = self.of_examples.table[:, [self.number]]
        both = np.stack([self.of_examples.model[:, self.number], table[:, 0]], axis=1)
        alone, together = self._fit(table), self._fit(both)
        table_share, both_share = _share(table, alone), _share(both, together)
        of_table = self.of_public.table[:, [self.number]]
        of_model = self.of_public.model[:, [self.number]]
        public = np.hstack([of_model, of_table])
        quiet = self._quiet(_share(of_table, alone), of_model[:, 0] < 0, 0)
        one = max(_from(table_share[rows], truth), quiet, self._top(table_share[elsewhere]))
        seen = _share(public, together)
        quiet = self._quiet(
            seen,
            ~has_word(self.signs[: len(self.public.texts)], self._category),
            THERE.get(self._category, 0),
        )
        other = max(_from(both_share[rows], truth), quiet, self._top(both_share[elsewhere]))
        self._print("alone", table_share, one)
        self._print("together", both_share, other)
        return [*alone, one], [*together, other], self._worded(both, public, [*together, other])

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
        found = LogisticRegression(C=1.0).fit(scores, shown, sample_weight=weight)
        fitted = [*map(float, found.coef_[0]), float(found.intercept_[0])]
        shares = _share(both, fitted)[rows]
        least = min(_from(shares, truth, WORDED, others=1), LIKELIER)
        really_seen = _share(of_public, fitted)[real] >= least
        self._print_worded(least, (truth, shares >= least), (really, really_seen))
        return [*fitted, least]

    def _print_worded(
        self, least: float, of_examples: tuple[Truths, Truths], of_real: tuple[Truths, Truths]
    ) -> None:
        told = (f"{name} {_told(*of)}" for name, of in (("of", of_examples), ("real", of_real)))
        print(f"{self._category:15s} worded   from {least:.2f}: {'; '.join(told)}")

    def _real(self) -> tuple[Rows, Truths]:
        """Give the real posts held back that have a word which counts, and which show it."""
        posts = len(self.public.texts)
        labels = self.public.labels[:, self.number]
        known = self.public.held_back & (labels >= 0) & self._strong_words()[:posts]
        rows = np.flatnonzero(known)
        rows = rows if len(rows) >= FEWEST_REAL else rows[:0]
        return rows, labels[rows] > 0

    def _rows(self) -> tuple[Rows, Truths, Rows]:
        """Give the rows held back that show or look like it, which show it, and the others."""
        known = self.examples.held_back & (self.examples.labels[:, self.number] >= 0)
        tricky = self.examples.tricky[:, self.number]
        shown = self.examples.labels[:, self.number] > 0
        rows = np.flatnonzero(known & tricky)
        return rows, shown[rows], np.flatnonzero(known & ~tricky & ~shown)

    def _fit(self, scores: Floats) -> list[float]:
        """Give slopes and begin, as if a third showed it, and another third looked like it."""
        rows, truth, elsewhere = self._rows()
        every = np.concatenate([rows, elsewhere])
        shown = np.concatenate([truth, np.zeros(len(elsewhere), bool)])
        kinds = np.concatenate([np.where(truth, 0, 1), np.full(len(elsewhere), 2)])
        weight = (len(every) / 3 / np.bincount(kinds, minlength=3))[kinds]
        found = LogisticRegression(C=1.0).fit(scores[every], shown, sample_weight=weight)
        return [*map(float, found.coef_[0]), float(found.intercept_[0])]

    @property
    def _category(self) -> str:
        return self.examples.categories[self.number]

    def _quiet(self, shares: Floats, harmless: Truths, there: float) -> float:
        """Give the share that few calm posts reach: those that show it after all, and some more."""
        quiet = shares[self.public.calm & harmless]
        return float(np.quantile(quiet, 1 - there - self._most(MOST_CALM)))

    def _strong_words(self) -> Truths:
        return self.signs[:, _PLACE[self._category]] > 0

    def _top(self, shares: Floats) -> float:
        return float(np.quantile(shares, 1 - self._most(MOST_ELSEWHERE)))

    def _most(self, of: dict[str, float]) -> float:
        return of[Category(self._category).kind]

    def _print(self, who: str, shares: Floats, threshold: float) -> None:
        rows, truth, elsewhere = self._rows()
        seen = shares[rows] >= threshold
        print(
            f"{self._category:15s} {who:8s} from {threshold:.2f}: "
            f"precision {truth[seen].mean() if seen.any() else 1:.2f}, "
            f"recall {seen[truth].mean():.2f}, "
            f"elsewhere {(shares[elsewhere] >= threshold).mean():.4f}"
        )


def _told(truth: Truths, seen: Truths) -> str:
    return (
        f"{len(truth)}, precision {truth[seen].mean() if seen.any() else 1:.2f}, "
        f"recall {seen[truth].mean() if truth.any() else 1:.2f}"
    )


def _share(scores: Floats, fitted: Sequence[float]) -> Floats:
    odds = scores @ np.array(fitted[:-1], np.float32) + fitted[-1]
    share: Floats = 1 / (1 + np.exp(-odds))
    return share


def _from(
    shares: Floats, truth: Truths, precision: Sequence[float] = PRECISION, others: int = 2
) -> float:
    """Give the lowest share from which on the precision is as wanted.

    Args:
        shares: Of the posts.
        truth: Which of them show the category.
        precision: What is wanted; a later one where those before it cannot be had.
        others: How many posts that do not are reckoned for each that does.
    """
    order = np.argsort(-shares)
    right = np.cumsum(truth[order] / max(truth.sum(), 1))
    wrong = np.cumsum(~truth[order] / max((~truth).sum(), 1)) * others
    enough = np.cumsum(truth[order]) >= FEWEST
    for wanted in precision:
        good = np.flatnonzero((right / (right + wrong) >= wanted) & enough)
        if good.size:
            return float(shares[order[good[-1]]])
    return 1.0
