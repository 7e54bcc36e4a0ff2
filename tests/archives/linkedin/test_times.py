"""Moments in the many ways that LinkedIn writes them."""

from datetime import UTC
from zoneinfo import ZoneInfo

import pytest
from csv_archive_helpers import TODAY
from hypothesis import given, settings
from hypothesis import strategies as st
from linkedin_helpers import utc

from friendline.archives.linkedin.times import moment_in

NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2026-02-09 01:21:47", "2026-02-09 06:21:47"),
        ("2026-02-09 01:21:47 UTC", "2026-02-09 01:21:47"),
        ("2026-02-09T01:21:47Z", "2026-02-09 01:21:47"),
        ("2026-02-09", "2026-02-09 05:00"),
        ("2026/02/09 01:21:47 UTC", "2026-02-09 01:21:47"),
        ("1/29/26, 2:37 PM", "2026-01-29 19:37"),
        ("1/29/26, 2:37\u202fPM", "2026-01-29 19:37"),
        ("1/29/26, 12:05 AM", "2026-01-29 05:05"),
        ("07/21/09, 12:11 PM", "2009-07-21 16:11"),
        ("Apr 08, 2024 07:00 AM", "2024-04-08 11:00"),
        ("April 12, 2026 at 8:03 AM (GMT)", "2026-04-12 08:03"),
        ("08 Feb 2026", "2026-02-08 05:00"),
        ("March 1, 2024", "2024-03-01 05:00"),
    ],
)
def test_every_way_of_writing_gives_the_moment(cell: str, moment: str) -> None:
    """A time without a zone is in the zone given, one with UTC or GMT is there."""
    assert moment_in(cell, NEW_YORK, TODAY) == utc(moment)


@pytest.mark.parametrize(
    "cell", ["", "soon", "Feb 2026", "2026", "1/29/26, 25:61", "13/32/26, 2:37 PM", "9" * 500]
)
def test_what_is_no_exact_moment_is_none(cell: str) -> None:
    """A month, a year or any other text is no moment."""
    assert moment_in(cell, UTC, TODAY) is None


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=100) | st.datetimes().map(str) | st.from_regex(r"\d+/\d+/\d+, \d+:\d+ PM"))
def test_any_text_is_a_moment_or_none(cell: str) -> None:
    """Whatever stands in a cell, nothing raises."""
    found = moment_in(cell, NEW_YORK, TODAY)
    assert found is None or isinstance(found, int)
