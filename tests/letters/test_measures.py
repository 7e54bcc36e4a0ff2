"""Tests of how letters fared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.letters import Counts, ImpossibleCountsError, differ, measures
from friendline.letters.measures import wilson


@pytest.mark.parametrize(
    ("accepted", "sent", "low", "high"),
    [(3, 3, 0.4385, 1.0), (0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (81, 263, 0.2553, 0.3662)],
)
def test_the_interval_is_wilsons(accepted: int, sent: int, low: float, high: float) -> None:
    """As published: 81 of 263 is Newcombe's example (1998), the others follow from the formula."""
    assert wilson(accepted, sent) == pytest.approx((low, high), abs=1e-4)


def test_nothing_sent_says_nothing() -> None:
    """It could be anything."""
    (one,) = measures({"plain/offer": Counts(sent=0, accepted=0)})
    assert (one.share, one.low, one.high, one.sentence) == (None, 0.0, 1.0, "None was sent yet.")


def test_three_lucky_letters_do_not_come_before_thirty_good_ones() -> None:
    """The order is by what is sure."""
    found = measures({"lucky": Counts(3, 3), "good": Counts(30, 27)})
    assert [one.template for one in found] == ["good", "lucky"]
    assert not differ(*found)


def test_what_is_far_apart_differs() -> None:
    """Whichever is named first."""
    good, bad = measures({"bad": Counts(40, 4), "good": Counts(40, 36)})
    assert differ(good, bad)
    assert differ(bad, good)


@pytest.mark.parametrize("counts", [Counts(3, 4), Counts(3, -1), Counts(-1, -1)])
def test_impossible_counts_are_refused(counts: Counts) -> None:
    """In a sentence."""
    with pytest.raises(ImpossibleCountsError, match="cannot be; count again"):
        measures({"plain/offer": counts})


@given(st.integers(0, 10_000), st.integers(0, 10_000))
def test_the_share_lies_in_its_interval(one: int, other: int) -> None:
    """And the interval between nought and one."""
    accepted, sent = sorted((one, other))
    low, high = wilson(accepted, sent)
    assert 0 <= low <= (accepted / sent if sent else low) <= high <= 1
