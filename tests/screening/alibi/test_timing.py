"""How near in time something is to a meeting, in words."""

import pytest
from alibi_helpers import at, meeting

from friendline.screening.alibi.timing import clock_of, day_of, nearness


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (at(14, 14), "while it was to be"),
        (at(14, 14, 59), "while it was to be"),
        (at(14, 15), "a moment after it was to end"),
        (at(14, 15, 1), "1 minute after it was to end"),
        (at(14, 15, 40), "40 minutes after it was to end"),
        (at(14, 16), "1 hour after it was to end"),
        (at(14, 17, 10), "about 2 hours after it was to end"),
        (at(14, 12, 30), "about 2 hours before it was to begin"),
        (at(14, 13, 45), "15 minutes before it was to begin"),
    ],
)
def test_nearness(moment: int, words: str) -> None:
    """Minutes below an hour, then hours, before and after the slot."""
    assert nearness(moment, meeting()) == words


def test_of_a_whole_day_nothing_is_near() -> None:
    """An entry of whole days has no hour to be near to, and is named by its day."""
    day = meeting(all_day=True, start=at(14, 0), end=at(15, 0))
    assert nearness(at(14, 16), day) == ""
    assert day_of(day) == "Saturday 14 March 2026"


def test_the_clock_is_that_of_the_meeting() -> None:
    """A post in UTC is told by the clock of the owner's zone."""
    summer = meeting(start=at(14, 14, month=7), end=at(14, 15, month=7))
    assert clock_of(at(14, 15, month=7, zone="UTC"), summer) == "16:00 the same day"
    tokyo = meeting(zone="Asia/Tokyo")
    assert clock_of(at(14, 16), tokyo) == "01:00 the next day"
