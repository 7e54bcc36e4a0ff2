"""How often the owner posts, when, and how much of it nobody could make anything of."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.book.items import item_table
from friendline.model import Category, Finding, Item, ItemKind, Severity
from friendline.screening.frequency import (
    MONTH,
    MONTHS_IN_A_YEAR,
    WEEK,
    Busy,
    Rhythm,
    counted_back,
    rhythms,
    spread,
)

TODAY = date(2026, 11, 20)
ZONE = "Europe/Berlin"


def post(day: str, clock: str = "12:00", text: str = "Rain again.", **more: Any) -> Item:
    """Give a post at a time in UTC."""
    moment = datetime.fromisoformat(f"{day}T{clock}:00").replace(tzinfo=UTC)
    made = {"channel": "facebook", "kind": ItemKind.POST, "at": int(moment.timestamp())}
    return Item(**{**made, "text": text, **more})


def table(*items: Item) -> pl.DataFrame:
    """Give the items table; ids are ``0``, ``1`` ..."""
    return item_table({str(number): item for number, item in enumerate(items)})


def only(*items: Item, found: tuple[str, ...] = ()) -> Rhythm:
    """Give the rhythm of the one channel of these items."""
    findings = [
        Finding(
            item=item,
            category=Category.PETS,
            severity=Severity.LOW,
            evidence="dog",
            reason="A dog.",
            detector="words",
        )
        for item in found
    ]
    (rhythm,) = rhythms(table(*items), findings, ZONE, TODAY)
    return rhythm


def test_nights_and_weekends_are_those_of_the_owner() -> None:
    """Friday 23:30 UTC is Saturday 00:30 in Berlin; 21:30 UTC in winter is not late there."""
    rhythm = only(post("2026-11-13", "23:30"), post("2026-11-12", "21:30"))
    assert (rhythm.posts, rhythm.on_weekends, rhythm.late_at_night) == (2, 1, 1)
    assert rhythm.until == date(2026, 11, 14)


def test_what_is_no_post_of_the_owner_is_not_counted() -> None:
    """Others' posts, comments, posts in groups, the undated and those of the future."""
    rhythm = only(
        post("2026-11-12"),
        post("2026-11-12", by="Tom Ash"),
        post("2026-11-12", kind=ItemKind.COMMENT),
        post("2026-11-12", group="Allotments"),
        post("2026-11-30"),
        Item(channel="facebook", kind=ItemKind.POST, text="When was this?"),
        Item(channel="facebook", kind=ItemKind.POST, text="Hostile", at=2**62),
        Item(channel="facebook", kind=ItemKind.POST, text="Hostile", at=-(2**62)),
    )
    assert rhythm.posts == 1


def test_pictures_of_one_day_in_one_album_are_one_post() -> None:
    """Forty pictures of a holiday show as one post; another day is another."""
    album = [
        post("2026-11-12", text=f"Beach {number}", kind=ItemKind.PHOTO, album="Rügen")
        for number in range(40)
    ]
    later = post("2026-11-13", text="Beach", kind=ItemKind.PHOTO, album="Rügen")
    assert only(*album, later).posts == 2


def test_much_is_measured_against_the_owners_own_usual() -> None:
    """Ten posts on one day are much for one who posts once a week, and the day is named."""
    weekly = [post(f"2026-{month:02}-03", text=f"Month {month}") for month in range(1, 11)]
    spree = [post("2026-11-10", f"{hour:02}:00", f"Hour {hour}") for hour in range(6, 16)]
    rhythm = only(*weekly, *spree)
    assert (rhythm.usual_week, rhythm.much_in_a_week) == (1, 7)
    assert rhythm.busy_weeks == (Busy(date(2026, 11, 9), 10),)
    assert rhythm.busy_days == (Busy(date(2026, 11, 10), 10),)


def test_one_who_always_posts_much_is_not_told_that_it_is_much() -> None:
    """Six posts every day are usual for whom they are usual."""
    first = date(2026, 10, 1)
    many = [
        post(str(first + timedelta(days=day)), f"{hour:02}:00", f"{day} {hour}")
        for day in range(30)
        for hour in range(8, 14)
    ]
    rhythm = only(*many)
    assert (rhythm.usual_day, rhythm.much_on_a_day) == (6, 19)
    assert rhythm.busy_days == rhythm.busy_weeks == ()


def test_only_posts_with_words_can_be_without_remark() -> None:
    """A finding is a remark; a picture without words is not judged; the latest are examples."""
    rhythm = only(
        post("2026-11-10"),
        post("2026-11-11"),
        post("2026-11-12", text="My dog"),
        post("2026-11-13", text="", kind=ItemKind.PHOTO),
        found=("2",),
    )
    assert (rhythm.posts, rhythm.worded, rhythm.unremarked) == (4, 3, 2)
    assert rhythm.examples == ("1", "0")


def test_years_before_the_last_are_not_counted() -> None:
    """Whoever posted daily in 2012 and once a month today posts once a month."""
    old = [post(f"2012-03-{day:02}", text=f"Day {day}") for day in range(1, 31)]
    recent = [post(f"2026-{month:02}-15", text=f"Month {month}") for month in range(1, 12)]
    rhythm = only(*old, *recent)
    assert rhythm.posts == 11
    assert rhythm.a_month.median == 1


def test_each_channel_is_told_by_itself() -> None:
    """LinkedIn and Facebook have rhythms of their own, in the order of the alphabet."""
    items = table(post("2026-11-10"), post("2026-11-11", channel="linkedin"))
    assert [one.channel for one in rhythms(items, [], ZONE, TODAY)] == ["facebook", "linkedin"]


def test_nothing_posted_gives_nothing() -> None:
    """No rhythm is made up for an empty table."""
    assert rhythms(table(), [], ZONE, TODAY) == []


@pytest.mark.parametrize(("known", "windows"), [(1, 1), (29, 1), (61, 2), (366, 12), (4000, 12)])
def test_windows_are_whole_and_at_most_so_many(known: int, windows: int) -> None:
    """A beginning that fills no window is left out, unless it is all there is."""
    first = TODAY - timedelta(days=known - 1)
    assert len(counted_back([TODAY], first, TODAY, MONTH, MONTHS_IN_A_YEAR)) == windows


@settings(max_examples=50)
@given(st.lists(st.integers(0, 300), min_size=1, max_size=60))
def test_every_day_falls_into_one_window(ago: list[int]) -> None:
    """With windows enough, the counts add up to the days, whatever they are."""
    days = [TODAY - timedelta(days=number) for number in ago]
    first = TODAY - timedelta(days=7 * 50 - 1)
    assert sum(counted_back(days, first, TODAY, WEEK, 52)) == len(days)


@settings(max_examples=50)
@given(st.lists(st.integers(0, 1000), min_size=1, max_size=20))
def test_a_spread_lies_within_its_numbers_and_in_order(numbers: list[int]) -> None:
    """Lowest, lower quartile, median, upper quartile, highest; and the sum of all."""
    one = spread(numbers)
    assert min(numbers) <= one.low <= one.median <= one.high <= max(numbers)
    assert one.total == sum(numbers)
