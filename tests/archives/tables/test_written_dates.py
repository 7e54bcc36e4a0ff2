"""Days as people and programs write them."""

from datetime import date

import pytest
from csv_archive_helpers import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.archives.tables.written_dates import day_order, is_ambiguous, parse_day

_MOMENTS = st.dates(min_value=date(1950, 1, 1), max_value=date(2027, 12, 31))


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-08",
        "2026/2/8",
        "20260208",
        "2026-02-08 14:30",
        "2026-02-08T14:30:00.000Z",
        "08.02.2026",
        "8. 2. 26",
        "8/2/2026",
        "8-2-26",
        "8 Feb 2026",
        "08-Feb-26",
        "Feb 8, 2026",
        "8th of February 2026",
        "since 8 Feb 2026",
        "8. Februar 2026",
        "8 février 2026",
        "8 de febrero de 2026",
        "8/2/2026, 2:37 PM",
    ],
)
def test_ways_to_write_a_day(text: str) -> None:
    """One day is understood in every usual way of writing it."""
    written = parse_day(text, today=TODAY, day_first=True)
    assert written is not None
    assert written.day == date(2026, 2, 8)
    assert written.is_exact


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("2019", date(2019, 12, 31)),
        ("since 2019", date(2019, 12, 31)),
        ("March 2020", date(2020, 3, 31)),
        ("02/2020", date(2020, 2, 29)),
        ("2020-02", date(2020, 2, 29)),
        ("2026", TODAY),
        ("11/2026", TODAY),
    ],
)
def test_months_and_years_count_as_their_last_day(text: str, last: date) -> None:
    """A month or a year gives its last day so far, and says that it is not exact."""
    written = parse_day(text, today=TODAY, day_first=True)
    assert written is not None
    assert written.day == last
    assert not written.is_exact


@pytest.mark.parametrize(
    "text", ["", "yes", "30/2/2026", "0/0/00", "at a fair", "12", "99999999", "1/1/1700", "٢٠٢٦"]
)
def test_no_day_is_none(text: str) -> None:
    """What names no possible day gives none."""
    assert parse_day(text, today=TODAY, day_first=True) is None


def test_two_digit_years_are_past() -> None:
    """A year of two digits lies at most one year ahead."""
    assert parse_day("1/2/27", today=TODAY, day_first=True) == (date(2027, 2, 1), True)
    assert parse_day("1/2/58", today=TODAY, day_first=True) == (date(1958, 2, 1), True)


def test_order_of_a_column() -> None:
    """One number above twelve tells the order for the column; two that disagree tell nothing."""
    assert day_order(["3/4/2026", "13/4/2026"]) is True
    assert day_order(["3/4/2026", "4/13/2026"]) is False
    assert day_order(["3/4/2026", "", "yes"]) is None
    assert day_order(["13/4/2026", "4/13/2026"]) is None


def test_ambiguous_days() -> None:
    """Only a day that is another one when swapped is ambiguous."""
    assert is_ambiguous("3/4/2026")
    assert not is_ambiguous("4/4/2026")
    assert not is_ambiguous("13/4/2026")
    assert not is_ambiguous("2026-04-03")


@given(moment=_MOMENTS, day_first=st.booleans())
@settings(max_examples=100)
def test_numbers_in_either_order(moment: date, *, day_first: bool) -> None:
    """Day and month come back in the order they were written in."""
    one, two = (moment.day, moment.month) if day_first else (moment.month, moment.day)
    written = parse_day(f"{one}/{two}/{moment.year}", today=TODAY, day_first=day_first)
    assert written == (moment, True)


@given(st.text(max_size=40))
@settings(max_examples=200)
def test_any_text_is_survived(text: str) -> None:
    """No text raises."""
    parse_day(text, today=TODAY, day_first=False)
    day_order([text])
    is_ambiguous(text)
