"""Told and seen: conflicts by client and meeting, as the report shows them."""

from typing import Any

from msgspec import structs
from review_examples import rich_review
from review_rows import conflict

from friendline.model import Sees
from friendline.review.contract import ConflictRow, Review
from friendline.review.report.index import Index
from friendline.review.report.told import MOST_CONFLICTS, MOST_ITEMS, Conflicts, conflicts

SHOWS = ("Check-in at The Crown, 16:05 the same day, about 1 hour after it was to end.",)
MEETING = "Meeting with Ana Ruiz was cancelled."
SIGHT = "Ana Ruiz is your friend on Facebook."


def row(item: str = "pub", event: str = "session", **known: Any) -> ConflictRow:
    """One item beside the session with Ana."""
    base: dict[str, Any] = {
        "became": "cancelled by you",
        "near": "about 1 hour after it was to end",
        "minutes_apart": 65,
        "shows": list(SHOWS),
        "because": (MEETING, *SHOWS, SIGHT),
    }
    return structs.replace(conflict("ana", event, item), **base | known)


def told(*rows: ConflictRow) -> Conflicts:
    """What the report shows of them."""
    made: Review = structs.replace(rich_review(), conflicts=list(rows))
    return conflicts(made, Index(made))


def test_items_of_one_meeting_stand_together() -> None:
    """What holds for all items is said once, and what each shows stands beside it."""
    other = ("Photo, 17:00 the same day.",)
    found = told(
        row(), row("cake", shows=list(other), because=(MEETING, *other, "All see it.", SIGHT))
    )
    (one,) = found
    assert (one.state, found.of_items) == ("Cancelled by you", 2)
    assert list(one.because) == [MEETING, SIGHT]
    assert [(list(each.shows), list(each.because)) for each in one.shown] == [
        (list(SHOWS), []),
        (list(other), ["All see it."]),
    ]


def test_the_nearest_comes_first() -> None:
    """Items that can be seen come before those that may be, then those near in time."""
    rows = (
        row("far", "a", minutes_apart=660),
        row("near", "b", minutes_apart=0),
        row("seen", "c", minutes_apart=700, sees=Sees.CAN),
        row("unknown", "d", minutes_apart=None),
        row("unseen", "e", sees=Sees.CANNOT),
    )
    made = rich_review()
    entries = [structs.replace(made.events[0], id=key, summary=key) for key in "abcde"]
    made = structs.replace(made, events=entries, conflicts=list(rows))
    assert [one.told for one in conflicts(made, Index(made))] == ["c", "b", "a", "d"]


def test_long_lists_are_cut_and_counted() -> None:
    """Of many meetings and of many items the first are shown, and the others counted."""
    many = told(*(row(event=f"e{number}") for number in range(MOST_CONFLICTS + 3)))
    assert (len(many), many.more, many.of_items) == (MOST_CONFLICTS, 3, 1)
    (one,) = told(*(row(f"i{number}") for number in range(MOST_ITEMS + 2)))
    assert (len(one.shown), one.shown.more) == (MOST_ITEMS, 2)


def test_an_older_review_is_shown_by_its_state() -> None:
    """A review written without these words says what the entry says."""
    (one,) = told(conflict("ana", "session", "pub"))
    assert one.state == "Cancelled"
    assert one.shown.rows[0].shows.rows == []
