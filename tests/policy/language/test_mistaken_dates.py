"""Tests of telling the range that a spreadsheet program took for a date."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.policy.language.mistaken_dates import range_of_day, range_of_text


@given(st.dates(date(2000, 1, 1), date(2100, 12, 31)))
def test_a_day_is_the_range_of_its_numbers(day: date) -> None:
    """The lesser number comes first, whichever of the two became the month."""
    least, most = map(int, range_of_day(day).split(" to "))
    assert {least, most} == {day.day, day.month}
    assert least <= most


def test_a_number_that_is_no_day_became_a_year() -> None:
    """Of 3-60 a program makes March 1960."""
    assert range_of_day(date(1960, 3, 1)) == "3 to 60"


@pytest.mark.parametrize(
    "text",
    [
        *("10-May", "May-10", "10. Mai", "10.mai", "10 mayo", "5-Oct", "05. Okt.", "05-oct"),
        *("5/10/2026", "05.10.26", "10.05.", "2026-05-10", "2026-05-10 00:00:00"),
    ],
)
def test_dates_are_read_as_countries_write_them(text: str) -> None:
    """English, German, French and Spanish spreadsheets all lead back to the range."""
    assert range_of_text(text) == "5 to 10"


def test_months_are_told_apart_with_and_without_accents() -> None:
    """A French February and August are months, too."""
    assert range_of_text("6-f\u00e9vr.") == "2 to 6"
    assert range_of_text("3-ao\u00fbt") == "3 to 8"


@given(st.text(max_size=12) | st.sampled_from(["5-10", "12", "10-feet", "5 to 10", "may", "10-"]))
def test_what_is_no_date_gives_nothing(text: str) -> None:
    """Whatever else stands in a cell is left to others to explain."""
    found = range_of_text(text)
    assert found is None or sum(sign.isdigit() for sign in text) >= 2


@pytest.mark.parametrize("text", ["5-10", "12", "10-feet", "5 to 10", "may", "10-", ""])
def test_other_mistakes_are_no_dates(text: str) -> None:
    """A plain range has a sentence of its own."""
    assert range_of_text(text) is None
