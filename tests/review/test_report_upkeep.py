"""Upkeep in the report: calm, short, and in plain words."""

from typing import Any

from report_reader import read_page
from review_rows import item, review, source

from friendline.review.contract import (
    BusyRow,
    PolicyUpkeepRow,
    Review,
    RhythmRow,
    SpreadRow,
    UpkeepRow,
)
from friendline.review.report import render_report
from friendline.review.report.index import Index
from friendline.review.report.upkeep import MOST_COSTS, UpkeepView, a_month, upkeep_view

HOSTILE = "</td><script>alert(1)</script>{{ 7*7 }}"
NOTHING = SpreadRow(total=0, median=0, low=0, high=0)
SOME = SpreadRow(total=29, median=2, low=1, high=3.5)


def cost(way: str = "let in", channel: str = "facebook", **more: Any) -> UpkeepRow:
    """Give a row of a network."""
    made: dict[str, Any] = {
        "until": "2026-11-18",
        "months": 12,
        "can": NOTHING,
        "can_or_may": SOME,
        "now_can": 3,
        "now_may": 1204,
    }
    return UpkeepRow(channel=channel, way=way, **{**made, **more})


def policy(name: str, can: SpreadRow = SOME, left_open: int = 0) -> PolicyUpkeepRow:
    """Give a row of a policy."""
    return PolicyUpkeepRow(
        policy=name,
        is_yours=name == "Mine",
        let_in=4,
        kept_out=2,
        left_open=left_open,
        months=12,
        can=can,
        can_or_may=SOME,
    )


def rhythm(**more: Any) -> RhythmRow:
    """Give how often somebody posts who once had a spree."""
    made: dict[str, Any] = {
        "posts": 40,
        "a_week": SpreadRow(total=40, median=1, low=0, high=1),
        "a_month": SpreadRow(total=40, median=3, low=3, high=3),
        "on_weekends": 13,
        "late_at_night": 1,
        "usual_week": 1.5,
        "much_in_a_week": 7,
        "busy_weeks": [BusyRow(begin="2026-11-09", posts=10)],
        "busy_weeks_in_all": 1,
        "usual_day": 1,
        "much_on_a_day": 5,
        "busy_days": [],
        "busy_days_in_all": 0,
        "worded": 24,
        "unremarked": 17,
        "examples": ["item-1"],
    }
    row = {"channel": "facebook", "since": "2025-11-18", "until": "2026-11-17", **made, **more}
    return RhythmRow(**row)


def view(made: Review) -> UpkeepView:
    """Give the section of a review."""
    return upkeep_view(made, Index(made))


def test_a_range_is_told_with_its_total() -> None:
    """The median and the quartiles, one number where they agree, and none where there is none."""
    assert a_month(SOME) == "2 (1 to 3.5); 29 in all"
    assert a_month(SpreadRow(total=24, median=2, low=2, high=2)) == "2; 24 in all"
    assert a_month(NOTHING) == "none"


def test_ways_that_cost_the_same_share_a_line() -> None:
    """Three ways, two of them alike."""
    rows = [cost("nobody let in", now_may=0), cost(), cost("let in, on the list Restricted")]
    first, second = view(review(upkeep=rows)).costs
    assert (first.ways, first.now) == ("nobody is let in", "3 for certain")
    assert second.ways == "clients are let in or they are on the list Restricted"
    assert second.now == "3 for certain and 1,204 possibly"
    assert second.name == "Facebook, 12 months to 18 November 2026"


def test_policies_that_all_cost_the_same_are_said_to() -> None:
    """Then the reason is that nobody knows who the items are for, or that all is public."""
    same = review(sources=[source()], upkeep=[cost()], policy_upkeep=[policy("Mine"), policy("B")])
    other = review(upkeep=[cost()], policy_upkeep=[policy("Mine"), policy("B", NOTHING)])
    assert view(same).is_same_under_all
    assert not view(other).is_same_under_all
    assert "They all cost the same" in read_page(render_report(same)).words


def test_what_a_policy_leaves_to_the_owner_is_told() -> None:
    """Nobody is counted as let in whom the policy leaves open."""
    (row,) = view(review(policy_upkeep=[policy("Mine", left_open=3)])).policies
    assert row.says == "4 let in, 2 not, 3 left to you"


def test_too_often_is_told_with_what_counts_as_such() -> None:
    """The owner's usual, the threshold, and the weeks above it."""
    (habit,) = view(review(items=[item("item-1", "Rain again.")], rhythm=[rhythm()])).habits
    assert habit.sentences == [
        "40 posts from 18 November 2025 to 17 November 2026, mostly 3 a month and 0 to 1 a week.",
        "13 of them on a weekend, 1 between 23:00 and 5:00.",
        (
            "Your usual week with a post has 1.5; 1 week had much more (7 or above)."
            " The most: 10 in the week of 9 November 2026."
        ),
        "Your usual day with a post has 1; no day had much more (5 would be).",
    ]
    assert habit.unremarked.startswith("In 17 of 24 posts with words nothing was recognised")
    assert len(habit.examples) == 1


def test_nothing_is_said_where_everything_was_recognised() -> None:
    """No sentence on none."""
    (habit,) = view(review(rhythm=[rhythm(unremarked=0, examples=[])])).habits
    assert habit.unremarked == ""


def test_without_figures_there_is_no_section() -> None:
    """No heading over nothing, and no way to it."""
    assert "Upkeep" not in render_report(review(sources=[source()]))


def test_names_cannot_write_the_page_and_long_lists_stay_short() -> None:
    """Policies and lists have names that somebody wrote."""
    many = [cost(f"let in, on the list {HOSTILE} {number}", now_can=number) for number in range(99)]
    made = review(
        sources=[source()], upkeep=many, policy_upkeep=[policy(HOSTILE)], rhythm=[rhythm()]
    )
    html = render_report(made)
    assert "<script>alert" not in html
    assert read_page(html).faults == []
    assert f"and {99 - MOST_COSTS} more lines" in html
