"""Chance falls the same way everywhere and keeps to its bounds."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.demo.dice import Dice, Wheel


@given(st.integers(0, 2**32), st.text(max_size=20))
def test_dice_fall_alike(seed: int, purpose: str) -> None:
    """The same seed and purpose give the same rolls, all within their bounds."""
    one, two = Dice(seed, purpose), Dice(seed, purpose)
    rolls = [one.between(3, 9) for _ in range(20)]
    assert rolls == [two.between(3, 9) for _ in range(20)]
    assert set(rolls) <= set(range(3, 10))


def test_wheels_give_wide_faces_more_often() -> None:
    """A face three times as wide comes about three times as often; one without width never."""
    wheel, dice = Wheel("abc", (1, 3, 0)), Dice(6, "test")
    turns = [dice.turn(wheel) for _ in range(8_000)]
    assert turns.count("c") == 0
    assert 2.5 < turns.count("b") / turns.count("a") < 3.5
    assert wheel.at(0.999999) == "b"
