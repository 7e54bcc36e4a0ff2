"""Eleven labels of real posts: what can be told from the scores of meaning, and what ships.

The first rows ask how much the scores *know*: a small logistic regression reads them, judged in
five folds, with its strength and its threshold chosen in folds within those (nested, so that no
post has a say in how it is judged). The others are friendline as a review uses it, nothing fitted.
"""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
import numpy.typing as npt
from screening_figures import Figure, Goal, Remark, Truths, bounds, shares
from screening_kinds import deep, found_in, kinds, missing
from screening_sets import Gold, NotThereError, Sets

from friendline.model import Category
from friendline.screening import Words
from friendline.screening.meaning.signs import signs_of
from friendline.screening.meaning.table import table

if TYPE_CHECKING:
    from sklearn.pipeline import Pipeline

__all__ = ["WITH_WORDS", "features", "labels"]

Scores: TypeAlias = npt.NDArray[np.float64]

SET: Final = "social_gold_dev"
FOLDS: Final = 5
STRENGTHS: Final = (0.003, 0.03, 0.3, 3.0)
"""Among which C of the logistic regression is chosen."""

SOLVER: Final = "newton-cholesky"
"""The quickest where posts are many and features few."""

ALONE: Final = "table"
WITH_MODEL: Final = "table and model"
WITH_WORDS: Final = "words, table and model"
"""All that the detector weighs."""

GOALS: Final = {
    "politics": 0.86,
    "religion": 0.75,
    "alcohol_party": 0.70,
    "work_complaint": 0.55,
    "community": 0.68,
    "family": 0.65,
    "pets": 0.60,
    "macro": 0.66,
}
OPEN: Final = (
    f"{SET} is open to tuning, and the word lists were written with it at hand: where words "
    "do better here than on judged posts, this is why."
)
GOALS_WITH_MODEL: Final = GOALS | {"work_complaint": 0.65}


def labels(sets: Sets) -> Iterator[Figure | Remark]:
    """Measure F1 of each label and their mean, with 95% bootstrap intervals."""
    try:
        gold = sets.gold()
    except NotThereError as error:
        yield Remark(str(error))
        return
    for by, scores in features(gold.texts).items():
        found = {name: predicted(scores, truth) for name, truth in gold.truths.items()}
        goals = GOALS if by == ALONE else GOALS_WITH_MODEL
        yield from _scored(f"fitted: {by}", gold, found, goals)
    for kind in kinds():
        seen = found_in(gold.texts, kind)
        found = {name: np.array([Category(name) in one for one in seen]) for name in gold.truths}
        yield from _scored(kind, gold, found, {})
    yield Remark(OPEN)
    if remark := missing():
        yield remark


def features(texts: Sequence[str]) -> dict[str, Scores]:
    """Give the scores of meaning of texts, (texts, features): of the table, then with the model.

    Beside them stand the signs of what the table has no scores for: swearing, which is a matter
    of words. Last come scores with the signs of all word lists.
    """
    signs = signs_of(Words(), texts)
    scored = table().scores(texts, signs)
    order = list(Category)
    unscored = [order.index(one) for one in order if one not in table().categories]
    of_words = signs[:, [*unscored, *(len(order) + place for place in unscored)]]
    alone = np.hstack([scored, of_words]).astype(np.float64)
    if missing():
        return {ALONE: alone}
    both = np.hstack([alone, deep().scores(texts)]).astype(np.float64)
    every = np.hstack([both, signs.astype(np.float64)])
    return {ALONE: alone, WITH_MODEL: both, WITH_WORDS: every}


def predicted(scores: Scores, truth: Truths) -> Truths:
    """Give what is predicted of each post by what the other folds taught."""
    from sklearn.model_selection import StratifiedKFold
    from threadpoolctl import threadpool_limits

    found = np.zeros(len(truth), bool)
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=0)
    with threadpool_limits(1):  # of matrices this small, two threads take ten times as long
        for learn, judge in folds.split(scores, truth):
            strength, threshold = _chosen(scores[learn], truth[learn])
            taught = _regression(strength).fit(scores[learn], truth[learn])
            found[judge] = taught.predict_proba(scores[judge])[:, 1] >= threshold
    return found


def _chosen(scores: Scores, truth: Truths) -> tuple[float, float]:
    """Choose strength and threshold for the best F1 in folds of what may be learned from."""
    from sklearn.metrics import precision_recall_curve
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    best = (-1.0, 0.0, 0.0)
    for strength in STRENGTHS:
        regression = _regression(strength)
        said = cross_val_predict(regression, scores, truth, cv=folds, method="predict_proba")[:, 1]
        precision, recall, thresholds = precision_recall_curve(truth, said)
        f1 = 2 * precision * recall / np.maximum(precision + recall, 1e-9)
        at = int(np.argmax(f1[:-1]))
        best = max(best, (float(f1[at]), strength, float(thresholds[at])))
    return best[1], best[2]


def _regression(strength: float) -> "Pipeline":
    from sklearn.linear_model import LogisticRegression
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    regression = LogisticRegression(C=strength, class_weight="balanced", solver=SOLVER)
    return make_pipeline(StandardScaler(), regression)


def _scored(
    by: str, gold: Gold, found: dict[str, Truths], goals: dict[str, float]
) -> Iterator[Figure]:
    each = {name: shares(truth, found[name]).f1 for name, truth in gold.truths.items()}
    for name, truth in gold.truths.items():
        what = f"{name} ({int(truth.sum())} of {len(truth)})"
        low, high = bounds([truth], [found[name]])
        yield Figure(what, by, "F1", each[name], low, high, _goal(goals, name))
    mean = float(np.mean(list(each.values())))
    low, high = bounds(list(gold.truths.values()), list(found.values()))
    yield Figure(f"macro, {len(each)} labels", by, "F1", mean, low, high, _goal(goals, "macro"))


def _goal(goals: dict[str, float], name: str) -> Goal | None:
    return Goal(goals[name]) if name in goals else None
