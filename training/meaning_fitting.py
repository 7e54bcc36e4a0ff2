"""Scores made shares, and the least share from which on a wanted precision is had."""

from collections.abc import Sequence
from typing import Final, TypeAlias

import numpy as np
import numpy.typing as npt
from meaning_examples import Examples
from meaning_teacher import Floats
from sklearn.linear_model import LogisticRegression

from friendline.model import Category

__all__ = [
    "FEWEST",
    "FEWEST_REAL",
    "FEWEST_WORDED",
    "MOST_CALM",
    "MOST_ELSEWHERE",
    "Rows",
    "Truths",
    "fit",
    "fit_thirds",
    "has_strong_word",
    "least_share",
    "share",
    "told",
    "weights_of",
]

Rows: TypeAlias = npt.NDArray[np.int64]
Truths: TypeAlias = npt.NDArray[np.bool_]

FEWEST: Final = 8
"""Posts that must be seen rightly before a precision says anything."""

FEWEST_WORDED: Final = 40
"""Posts with a word of the lists, of fewer of which nothing is learned."""

FEWEST_REAL: Final = 8
"""The same of real ones."""

MOST_CALM: Final = {"risk": 0.0015, "perk": 0.01}
"""Share of calm public posts, in which the lists have no word of the category, not even a weak one,
that something may be seen in."""

MOST_ELSEWHERE: Final = {"risk": 0.0015, "perk": 0.007}
"""Share of the example posts about something else that it may be seen in."""

_PLACE: Final = {category.value: place for place, category in enumerate(Category)}


def has_strong_word(signs: Floats, category: str) -> Truths:
    """Tell for each text whether a word of the lists counts by itself in it."""
    return signs[:, _PLACE[category]] > 0


def share(scores: Floats, fitted: Sequence[float]) -> Floats:
    """Give the share that scores mean, float32 (texts,).

    Args:
        scores: Of one model or several, float32 (texts, models).
        fitted: A slope for each of these, and where the line begins.
    """
    odds = scores @ np.array(fitted[:-1], np.float32) + fitted[-1]
    found: Floats = 1 / (1 + np.exp(-odds))
    return found


def fit(scores: Floats, shown: Truths, weight: npt.NDArray[np.float64]) -> list[float]:
    """Give slopes and begin."""
    found = LogisticRegression(C=1.0).fit(scores, shown, sample_weight=weight)
    return [*map(float, found.coef_[0]), float(found.intercept_[0])]


def fit_thirds(scores: Floats, examples: Examples, number: int, among: Truths) -> list[float]:
    """Give slopes and begin, as if a third showed the category and another third looked like it.

    Args:
        scores: Of the example posts.
        examples: These posts.
        number: Of the category.
        among: Which of the posts are to be used.
    """
    tricky = examples.tricky[:, number]
    shown = examples.labels[:, number] > 0
    rows = np.flatnonzero(among & (examples.labels[:, number] >= 0) & (tricky | ~shown))
    kinds = np.where(shown, 0, np.where(tricky, 1, 2))[rows]
    weight = (len(rows) / 3 / np.bincount(kinds, minlength=3))[kinds]
    return fit(scores[rows], shown[rows], weight)


def weights_of(shown: Truths, others: int) -> npt.NDArray[np.float64]:
    """Weigh posts as if for each that shows the category so many others did not."""
    weighed: npt.NDArray[np.float64] = np.where(
        shown, 1 / max(shown.sum(), 1), others / max((~shown).sum(), 1)
    )
    return weighed


def least_share(
    shares: Floats,
    shown: Truths,
    weight: npt.NDArray[np.float64],
    wanted: Sequence[float],
    least_seen: float = 0,
) -> float:
    """Give the lowest share from which on the precision is as wanted; 1 if it never is.

    Args:
        shares: Of the posts.
        shown: Which of them show the category.
        weight: How much each counts.
        wanted: Precisions; a later one where those before it cannot be had.
        least_seen: Part of the posts that show it which must be seen, that a precision counts.
    """
    order = np.argsort(-shares)
    right = np.cumsum((weight * shown)[order])
    wrong = np.cumsum((weight * ~shown)[order])
    enough = np.cumsum(shown[order]) >= max(FEWEST, least_seen * shown.sum())
    for precision in wanted:
        good = np.flatnonzero((right / (right + wrong) >= precision) & enough)
        if good.size:
            return float(shares[order[good[-1]]])
    return 1.0


def told(shown: Truths, seen: Truths) -> str:
    """Give precision and recall in words."""
    return (
        f"{len(shown)}, precision {shown[seen].mean() if seen.any() else 1:.2f}, "
        f"recall {seen[shown].mean() if shown.any() else 1:.2f}"
    )
