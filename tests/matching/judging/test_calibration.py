"""The stated probability is the observed share."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.matching.judging.calibration import Curve, calibrated, fit_curve

_SHARES = st.floats(0, 1)


@given(_SHARES, _SHARES)
def test_more_probable_stays_more_probable(one: float, other: float) -> None:
    """The curve changes no order and gives a probability."""
    low, high = sorted((one, other))
    assert 0 <= calibrated(low) <= calibrated(high) <= 1


@given(_SHARES)
def test_the_plain_curve_changes_nothing(share: float) -> None:
    """No shift and slopes of 1 leave what the model says."""
    assert calibrated(share, Curve(0.0, 1.0, 1.0)) == pytest.approx(share, abs=1e-6)


def test_a_model_that_is_too_sure_is_put_right() -> None:
    """Where of "90%" only 70% are right, the fitted curve says about 70%."""
    dice = Random(1)  # noqa: S311 - no secrets
    stated = [0.9] * 3_000 + [0.5] * 3_000 + [0.1] * 3_000
    right = [dice.random() < 0.5 + (one - 0.5) / 2 for one in stated]
    curve = fit_curve(stated, right)
    assert calibrated(0.9, curve) == pytest.approx(0.7, abs=0.03)
    assert calibrated(0.1, curve) == pytest.approx(0.3, abs=0.03)
    assert curve.below < 1
    assert curve.above < 1


def test_a_true_model_is_left_alone() -> None:
    """Where the shares are as stated, shift and slopes stay near 0 and 1."""
    dice = Random(2)  # noqa: S311 - no secrets
    stated = [dice.random() for _ in range(8_000)]
    curve = fit_curve(stated, [dice.random() < one for one in stated])
    assert curve.shift == pytest.approx(0, abs=0.15)
    assert curve.below == pytest.approx(1, abs=0.15)
    assert curve.above == pytest.approx(1, abs=0.15)
