"""Which items are of a part of life that the owner edits."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.book.items import item_table
from friendline.model import Category, Finding, Item, ItemKind, Severity
from friendline.policy.authoring.interview import Topic
from friendline.review.edited.marking import Marked, marked
from friendline.review.edited.setting import Edited

TODAY = date(2026, 11, 20)
WEEKEND = Edited(topics=(Topic.WEEKEND,))
EVENING = Edited(topics=(Topic.EVENING,))


def at(day: str, clock: str = "12:00", zone: str = "Europe/London") -> int:
    """A moment on the clock of the owner."""
    return int(datetime.fromisoformat(f"{day}T{clock}").replace(tzinfo=ZoneInfo(zone)).timestamp())


def item(moment: int | None, kind: ItemKind = ItemKind.POST, **more: object) -> Item:
    """Something on Facebook."""
    return Item(channel="facebook", kind=kind, at=moment, text="words", **more)  # type: ignore[arg-type]  # of an item


def marks(edited: Edited, zone: str = "Europe/London", **items: Item) -> Marked:
    """Say which of some items are edited."""
    return marked(item_table(items), (), edited, zone, TODAY)


def finding(key: str, category: Category) -> Finding:
    """Something found in an item."""
    return Finding(
        item=key,
        category=category,
        severity=Severity.LOW,
        evidence="vote",
        reason="It says vote.",
        detector="words",
    )


def test_a_weekend_is_told_with_its_day() -> None:
    """Saturday and Sunday are edited, Friday and Monday are not; the reason names the day."""
    found = marks(
        WEEKEND,
        friday=item(at("2026-03-13", "23:59")),
        saturday=item(at("2026-03-14", "00:01")),
        sunday=item(at("2026-03-15", "23:59")),
        monday=item(at("2026-03-16", "00:01")),
    )
    assert set(found.marks) == {"saturday", "sunday"}
    (mark,) = found.marks["saturday"]
    assert mark.why == "Posted on Saturday 14 March 2026, and you edit your weekends."


def test_a_weekend_is_the_owners_own() -> None:
    """The same moment is Sunday in Auckland and Saturday in Los Angeles; Monday is neither."""
    moment = int(datetime(2026, 3, 15, 20, tzinfo=UTC).timestamp())
    assert not marks(WEEKEND, "Pacific/Auckland", a=item(moment)).marks
    (mark,) = marks(WEEKEND, "America/Los_Angeles", a=item(moment)).marks["a"]
    assert "Sunday 15 March" in mark.why


@settings(max_examples=60)
@given(
    st.datetimes(datetime(2000, 1, 2), datetime(2026, 11, 18)),  # noqa: DTZ001 - given a zone below
    st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"]),
)
def test_a_day_is_of_a_weekend_as_the_calendar_has_it(local: datetime, zone: str) -> None:
    """For every moment and zone, what Python's calendar calls Saturday or Sunday is a weekend."""
    moment = int(local.replace(tzinfo=ZoneInfo(zone)).timestamp())
    there = datetime.fromtimestamp(moment, ZoneInfo(zone))
    found = marks(WEEKEND, zone, a=item(moment))
    assert ("a" in found.marks) == (there.weekday() >= 5)


def test_when_a_photo_was_taken_counts_before_when_it_was_posted() -> None:
    """A photo of Saturday that was posted on Monday is of the weekend, and is said to be taken."""
    saturday, monday = at("2026-03-14"), at("2026-03-16")
    found = marks(WEEKEND, late=item(monday, ItemKind.PHOTO, taken=saturday))
    (mark,) = found.marks["late"]
    assert mark.why.startswith("Taken on Saturday 14 March 2026")
    assert not marks(WEEKEND, old=item(saturday, ItemKind.PHOTO, taken=monday)).marks


def test_an_evening_reaches_into_the_night() -> None:
    """From 18:00 to 5:00; an item of which only the day is known is of no evening."""
    found = marks(
        EVENING,
        "UTC",
        early=item(at("2026-03-11", "17:59", "UTC")),
        evening=item(at("2026-03-11", "18:00", "UTC")),
        night=item(at("2026-03-12", "04:59", "UTC")),
        morning=item(at("2026-03-12", "05:00", "UTC")),
        day_only=item(at("2026-03-12", "00:00", "UTC")),
    )
    assert set(found.marks) == {"evening", "night"}
    assert "Wednesday 11 March 2026, 18:00" in found.marks["evening"][0].why


def test_what_shows_nothing_of_the_owners_time_is_left_out() -> None:
    """Profiles, memberships, likes and wishes by others say nothing of a weekend; a tag does."""
    saturday = at("2026-03-14")
    found = marks(
        WEEKEND,
        profile=item(saturday, ItemKind.PROFILE_FIELD),
        group=item(saturday, ItemKind.GROUP),
        like=item(saturday, ItemKind.REACTION),
        wish=item(saturday, ItemKind.WALL_POST, by="Ann Lee"),
        tag=item(saturday, ItemKind.TAG, by="Ann Lee"),
    )
    assert set(found.marks) == {"tag"}


def test_what_has_no_day_is_counted_and_not_guessed() -> None:
    """An item without a day is no conflict and no clean item: it is counted."""
    found = marks(WEEKEND, undated=item(None), saturday=item(at("2026-03-14")))
    assert (set(found.marks), found.undated) == ({"saturday"}, 1)
    politics = Edited(topics=(Topic.POLITICS,))
    assert marks(politics, undated=item(None)).undated == 0


def test_what_is_dated_after_today_is_passed_over() -> None:
    """A day to come, by a fault in an export, is of no weekend."""
    later = datetime.combine(TODAY + timedelta(days=9), datetime.min.time(), UTC)
    assert not marks(WEEKEND, later=item(int(later.timestamp()))).marks


def test_what_a_detector_found_marks_an_item_once_each() -> None:
    """Two findings of one category are one mark; of two topics an item has two."""
    table = item_table({"a": item(at("2026-03-14")), "b": item(at("2026-03-16"))})
    found = marked(
        table,
        [
            finding("a", Category.POLITICS),
            finding("a", Category.POLITICS),
            finding("b", Category.FAMILY),
        ],
        Edited(topics=(Topic.WEEKEND, Topic.POLITICS)),
        "Europe/London",
        TODAY,
    )
    assert [mark.topic for mark in found.marks["a"]] == [Topic.WEEKEND, Topic.POLITICS]
    assert found.marks["a"][1].why == "It shows politics, and you edit politics."
    assert "b" not in found.marks


def test_the_owners_word_about_an_item_wins() -> None:
    """Named, it is one on any day; let through, it is none on a Saturday."""
    said = WEEKEND.hiding("monday").showing("saturday").hiding("gone")
    found = marks(said, monday=item(at("2026-03-16")), saturday=item(at("2026-03-14")))
    assert set(found.marks) == {"monday"}
    assert found.marks["monday"][0].why == "You said that it is not for clients."
