"""Tests of citations: when and where a text holds."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.policy.citations import Citation

DAYS = st.dates(date(2000, 1, 1), date(2030, 1, 1))


@given(DAYS, DAYS)
def test_the_first_and_the_last_day_count(one: date, other: date) -> None:
    """A text holds from its first to its last day, both included, and on no other."""
    first, last = sorted((one, other))
    text = Citation(id="a", body="b", title="t", in_force_from=first, in_force_until=last)
    assert text.holds_on(first)
    assert text.holds_on(last)
    assert not text.holds_on(first - timedelta(days=1))
    assert not text.holds_on(last + timedelta(days=1))


@given(DAYS)
def test_a_text_without_days_always_holds(day: date) -> None:
    """Where no day is known none is made up."""
    assert Citation(id="a", body="b", title="t").holds_on(day)


@pytest.mark.parametrize(
    ("jurisdictions", "place", "holds"),
    [
        ((), "GB", True),
        (("US",), "US", True),
        (("US",), "US-FL", True),
        (("US-FL",), "US", False),
        (("US-FL",), "US-CA", False),
        (("US", "CA"), "CA-ON", True),
        (("US",), "USA", False),
    ],
)
def test_a_text_holds_in_its_places_and_their_parts(
    jurisdictions: tuple[str, ...], place: str, *, holds: bool
) -> None:
    """The rule of a country reaches its parts, the rule of a part not the country."""
    text = Citation(id="a", body="b", title="t", jurisdictions=jurisdictions)
    assert text.holds_in(place) is holds


def test_a_citation_can_be_read_out() -> None:
    """Who says so, where, when, and when it was looked up; what is not known is left out."""
    text = Citation(id="a", body="A council", title="Guidance", year=2024, seen="2026-11")
    assert str(text) == "A council, Guidance (2024), seen 2026-11"
    assert str(Citation(id="a", body="A council", title="Guidance")) == "A council, Guidance"
