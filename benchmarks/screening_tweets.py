"""Three kinds of tweets (Davidson and others 2017): what the scores of meaning add to n-grams.

Judged in five folds of the half whose labels training did not see.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from screening_figures import Figure, Goal, Remark
from screening_gold import WITH_WORDS, Scores, features
from screening_kinds import missing
from screening_sets import NotThereError, Sets

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

__all__ = ["three_kinds"]

Kinds: TypeAlias = npt.NDArray[np.int64]

KINDS: Final = ("hate", "offensive", "neither")
FOLDS: Final = 5
STRENGTHS: Final = (0.3, 1.0, 3.0, 10.0)
"""Among which C of the logistic regression is chosen."""

GRAMS: Final = {"ngram_range": (1, 3), "min_df": 3, "sublinear_tf": True}
ROUNDS: Final = 1_000
GOAL: Final = Goal(0.90)
"""The weighted F1 that the paper states for its own model, in folds of the whole set."""


def three_kinds(sets: Sets) -> Iterator[Figure | Remark]:
    """Measure the weighted F1 of hate, offensive and neither, and the F1 of each."""
    try:
        tweets = [tweet for tweet in sets.tweets() if not tweet.seen]
    except NotThereError as error:
        yield Remark(str(error))
        return
    texts = [tweet.text for tweet in tweets]
    kinds = np.array([tweet.kind for tweet in tweets])
    ways: dict[str, Scores | None] = {"n-grams alone": None}
    ways |= {f"n-grams, {by}": scores for by, scores in features(texts).items()}
    for by, scores in ways.items():
        goal = GOAL if by.endswith(WITH_WORDS) else None
        yield from _scored(by, kinds, _predicted(texts, scores, kinds), goal)
    if remark := missing():
        yield remark


def _predicted(texts: Sequence[str], scores: Scores | None, kinds: Kinds) -> Kinds:
    from sklearn.model_selection import StratifiedKFold
    from threadpoolctl import threadpool_limits

    found = np.zeros_like(kinds)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    with threadpool_limits(1):
        for learn, judge in folds.split(kinds, kinds):
            taught, asked = _matrices(texts, scores, learn, judge)
            found[judge] = _fitted(taught, kinds[learn]).predict(asked)
    return found


def _matrices(
    texts: Sequence[str], scores: Scores | None, learn: Kinds, judge: Kinds
) -> "tuple[csr_matrix, csr_matrix]":
    """Give what is learned from and what is judged; words and scales are those of the first."""
    from scipy.sparse import csr_matrix, hstack
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.preprocessing import StandardScaler

    grams = TfidfVectorizer(**GRAMS)
    taught = grams.fit_transform([texts[row] for row in learn])
    asked = grams.transform([texts[row] for row in judge])
    if scores is None:
        return taught, asked
    scale = StandardScaler().fit(scores[learn])
    both = ((taught, scores[learn]), (asked, scores[judge]))
    first, second = (hstack([one, csr_matrix(scale.transform(said))], "csr") for one, said in both)
    return first, second


def _fitted(taught: "csr_matrix", kinds: Kinds) -> Any:  # noqa: ANN401 - scikit-learn has no types
    """Fit a logistic regression whose strength is chosen on a fifth of what is learned from."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GridSearchCV, StratifiedShuffleSplit

    aside = StratifiedShuffleSplit(1, test_size=0.2, random_state=1)
    regression = LogisticRegression(max_iter=2_000)
    choice = GridSearchCV(regression, {"C": STRENGTHS}, cv=aside, scoring="f1_weighted")
    return choice.fit(taught, kinds)


def _scored(by: str, kinds: Kinds, found: Kinds, goal: Goal | None) -> Iterator[Figure]:
    what = f"Davidson, unseen half ({len(kinds):,})"
    chance = np.random.default_rng(0)
    drawn = [chance.integers(0, len(kinds), len(kinds)) for _ in range(ROUNDS)]
    low, high = np.percentile([_weighted(kinds[rows], found[rows]) for rows in drawn], [2.5, 97.5])
    weighted = _weighted(kinds, found)
    yield Figure(what, by, "weighted F1", weighted, float(low), float(high), goal)
    for name, f1 in zip(KINDS, _each(kinds, found), strict=True):
        yield Figure(what, by, f"F1, {name}", float(f1))


def _weighted(kinds: Kinds, found: Kinds) -> float:
    return float(np.average(_each(kinds, found), weights=np.bincount(kinds, minlength=len(KINDS))))


def _each(kinds: Kinds, found: Kinds) -> Scores:
    """Give the F1 of each kind."""
    pairs = np.bincount(kinds * len(KINDS) + found, minlength=len(KINDS) ** 2)
    table = pairs.reshape(len(KINDS), len(KINDS))
    f1: Scores = 2 * table.diagonal() / np.maximum(table.sum(axis=0) + table.sum(axis=1), 1)
    return f1
