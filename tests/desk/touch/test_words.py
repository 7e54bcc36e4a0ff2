"""How the desk speaks of groups and of how often."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.desk.touch.words import UNITS, every, for_whom, in_units, why
from friendline.touch.cadence import LONGEST, Rule


def rule(of: str, days: int | None = 60) -> Rule:
    """A rule that was said today."""
    return Rule(of, days, date(2026, 11, 22))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (1, "every day"),
        (14, "every 2 weeks"),
        (30, "every month"),
        (180, "every 6 months"),
        (365, "every year"),
        (45, "every 45 days"),
    ],
)
def test_days_are_said_in_the_largest_unit_that_fits(days: int, said: str) -> None:
    """As a person says it."""
    assert every(days) == said


@settings(max_examples=60)
@given(st.integers(1, LONGEST))
def test_units_lose_no_day(days: int) -> None:
    """What is said is what is kept."""
    many, unit = in_units(days)
    assert many * UNITS[unit] == days


@pytest.mark.parametrize(
    ("of", "whom"),
    [
        ("relationship:client", "clients"),
        ("relationship:client status:former", "former clients"),
        ("relationship:parent_of_student", "parents of students"),
        ("status:former", "everybody former"),
        ("relationship:client status:none", "clients with whom nothing goes on"),
    ],
)
def test_groups_are_named_as_people(of: str, whom: str) -> None:
    """Not as they are kept."""
    assert for_whom(rule(of)) == whom
    assert why(rule(of)) == f"You want contact with {whom} every 2 months."


def test_who_is_left_in_peace_is_said_so() -> None:
    """A rule for one person speaks of them."""
    assert why(rule("person:x", None)) == "You leave them in peace."
