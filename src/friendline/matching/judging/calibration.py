"""Makes the stated probability the observed share: of matches said to be 80% sure, 80% are right.

The model takes first and last name for independent and knows one kind of namesake; both leave it
a little off. A curve of three numbers puts that right: a shift of the log odds, and a slope for
what is rather so than not and one for the rest. ``training/matching_weights.py`` fitted them on
made-up books whose truth is known.
"""

from collections.abc import Sequence
from math import exp, log
from typing import Final, NamedTuple

import numpy as np


class Curve(NamedTuple):
    """How log odds are put right.

    Attributes:
        shift: Added to the log odds.
        below: What log odds below 0 are multiplied by.
        above: What log odds above 0 are multiplied by.
    """

    shift: float
    below: float
    above: float


FITTED: Final = Curve(shift=-0.099, below=0.987, above=1.005)

_NEARLY: Final = 1e-9
_STEPS: Final = 50
_HELD_TOGETHER: Final = 1e-6


def calibrated(probability: float, curve: Curve = FITTED) -> float:
    """Give the share of matches that are right where the model says this probability."""
    odds = _log_odds(probability)
    below, above = min(odds, 0.0), max(odds, 0.0)
    return 1 / (1 + exp(-(curve.shift + curve.below * below + curve.above * above)))


def _log_odds(probability: float) -> float:
    bounded = min(max(probability, _NEARLY), 1 - _NEARLY)
    return log(bounded / (1 - bounded))


def fit_curve(stated: Sequence[float], right: Sequence[bool]) -> Curve:
    """Give the curve that makes stated probabilities fit best what was right.

    Args:
        stated: What the model said.
        right: Whether each was so.

    Returns:
        The curve of least logarithmic loss (logistic regression by Newton's method).
    """
    odds = np.array(list(map(_log_odds, stated)))
    parts = np.stack([np.ones_like(odds), np.minimum(odds, 0), np.maximum(odds, 0)], axis=1)
    numbers = np.array([0.0, 1.0, 1.0])
    for _ in range(_STEPS):
        shares = 1 / (1 + np.exp(-parts @ numbers))
        push = parts.T @ (shares - np.array(right, dtype=np.float64))
        bend = (parts * (shares * (1 - shares))[:, None]).T @ parts
        numbers = numbers - np.linalg.solve(bend + _HELD_TOGETHER * np.eye(3), push)
    return Curve(*numbers.tolist())
