"""Tests of numbers in words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from publish_helpers import FACTS

from friendline.policy.publish.amounts import amount_of_months, months, range_of_numbers
from friendline.policy.publish.wording import wording

_KNOWN = FACTS["months_known"]


@pytest.mark.parametrize(
    ("number", "said"),
    [(1, "a month"), (6, "six months"), (12, "a year"), (18, "18 months"), (36, "three years")],
)
def test_whole_years_are_years(number: int, said: str) -> None:
    """Twelve months are a year, eighteen stay months."""
    assert months(wording(), number) == said


@pytest.mark.parametrize(
    ("span", "said"),
    [
        ((0, 11), "less than a year"),
        ((0, 12), "at most a year"),
        ((0, 5), "less than six months"),
        ((0, 6), "at most six months"),
        ((0, 0), "less than a month"),
        ((12, 1200), "at least a year"),
        ((13, 1200), "more than a year"),
        ((6, 1200), "at least six months"),
        ((7, 1200), "more than six months"),
        ((1, 1200), "at least a month"),
        ((12, 23), "at least a year but less than two years"),
        ((3, 5), "3 to 5 months"),
        ((24, 24), "exactly two years"),
    ],
)
def test_runs_of_months_are_said_with_the_rounder_number(span: tuple[int, int], said: str) -> None:
    """Below 12 is "less than a year" and not "at most 11 months"."""
    assert amount_of_months(wording(), [span], _KNOWN) == said


@given(st.sets(st.tuples(st.integers(0, 40), st.integers(0, 40)), min_size=2, max_size=2))
def test_two_different_runs_are_never_said_alike(spans: set[tuple[int, int]]) -> None:
    """No rounding: different bounds give different words."""
    one, other = (((min(span), max(span)),) for span in spans)
    for say in (amount_of_months, range_of_numbers):
        same = say(wording(), one, _KNOWN) == say(wording(), other, _KNOWN)
        assert same is (one == other)


def test_plain_numbers_stay_as_they_are() -> None:
    """Numbers of a policy's own facts are no months."""
    spec = FACTS["visits"]
    assert range_of_numbers(wording(), [(12, 99)], spec) == "at least 12"
    assert range_of_numbers(wording(), [(0, 3), (7, 7)], spec) == "at most 3 or exactly 7"
    assert range_of_numbers(wording(), [(2, 5)], spec) == "from 2 to 5"
