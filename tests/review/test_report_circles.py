"""Circles in the report: suggestions, and short ones."""

from msgspec import structs
from report_reader import read_page
from review_examples import rich_review
from review_rows import review, source

from friendline.review.contract import CircleMemberRow, CircleRow
from friendline.review.report import render_report
from friendline.review.report.circles import MOST_CIRCLES, MOST_MEMBERS, circles

HOSTILE = "</td><script>alert(1)</script>{{ 7*7 }}"


def circle(*names: str, called: str = "Circle 1") -> CircleRow:
    """Give a circle of these people."""
    return CircleRow(
        name=called,
        kind="group",
        members=[CircleMemberRow(id=name, name=name, channel="facebook") for name in names],
        clients=[],
        because=["Tagged together on 4 days"],
        strength={"days tagged together": 4},
    )


def test_a_circle_stands_with_its_names_and_why() -> None:
    """Names in the order of the alphabet, and that it is only a suggestion."""
    made = review(sources=[source()], circles=[circle("Kim Novak", "ann Lee", called="Family")])
    html = render_report(made)
    (view,) = circles(made)
    assert (view.name, list(view.members)) == ("Family", ["ann Lee", "Kim Novak"])
    assert list(view.because) == ["Tagged together on 4 days."]
    assert "Circles you might make" in html
    assert "only a suggestion" in html


def test_without_circles_nothing_is_said_of_them() -> None:
    """No heading over nothing, and no way to it."""
    assert "Circles" not in render_report(structs.replace(rich_review(), circles=[]))


def test_many_circles_and_large_ones_stay_short() -> None:
    """The first ones are shown, the others counted."""
    crowd = circle(*(f"Person {number:03}" for number in range(500)))
    made = review(sources=[source()], circles=[crowd] * 50)
    shown = circles(made)
    assert (len(shown), shown.more) == (MOST_CIRCLES, 50 - MOST_CIRCLES)
    assert all(len(one.members) == MOST_MEMBERS for one in shown)
    html = render_report(made)
    assert f"and {500 - MOST_MEMBERS} others" in html
    assert "and 42 more circles" in html


def test_names_of_others_cannot_write_the_page() -> None:
    """A display name is shown as it is, and does nothing."""
    html = render_report(review(sources=[source()], circles=[circle(HOSTILE, "", called=HOSTILE)]))
    assert "<script>alert" not in html
    assert "Somebody unnamed" in html
    assert read_page(html).faults == []
