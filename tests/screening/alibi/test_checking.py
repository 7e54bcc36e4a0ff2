"""The alibi check: which items speak against a called-off meeting, and which do not."""

import time
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from alibi_helpers import KIM, LONDON, at, found, meeting, row, table, with_kim
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.attendees import EventMatch
from friendline.model import Certainty, Event, EventState, ItemKind, Party, Person
from friendline.screening.alibi import Contradiction, contradictions

# ---- the story

CANCELLED = (
    "Meeting with Kim Novak on Saturday 14 March 2026, 14:00, was cancelled: "
    "its entry is marked as cancelled."
)


TAGGED = (
    "Photo tagged by Bo Fox at The Crown, 16:05 the same day, about 1 hour after it was to end.",
    "That is when it was posted; when the picture was taken is not known.",
)


def test_the_boozer() -> None:
    """A1: the meeting was cancelled, a friend's tagged photo shows a pub two hours later."""
    photo = row(
        ItemKind.PHOTO, at=at(14, 16, 5), by="Bo Fox", tagged=["Ann Lee"], place="The Crown"
    )
    assert found(photo) == [
        Contradiction(
            person="kim",
            event="e",
            item="i",
            became="cancelled by you",
            near="about 1 hour after it was to end",
            minutes_apart=65,
            shows=TAGGED,
            because=(CANCELLED, *TAGGED),
        )
    ]


def test_a_meeting_the_owner_declined_counts_too() -> None:
    """An invitation that the owner declined is called off by the owner."""
    (one,) = found(row(), event=meeting(state=EventState.DECLINED, how="own answer"))
    assert one.because[0].endswith("was declined: own answer.")


def test_what_is_not_known_is_said() -> None:
    """Nobody known as canceller, and a match by name, are told in the chain."""
    (one,) = found(
        row(), event=meeting(ended_by=Party.UNKNOWN), match=with_kim(certainty=Certainty.LIKELY)
    )
    assert one.because[1] == "The calendar does not say who called it off."
    assert one.because[2] == (
        'That it was with Kim Novak is likely: Name in the title "Kim Novak".'
    )


def test_every_client_of_the_meeting_is_named() -> None:
    """A meeting with two clients gives one contradiction for each."""
    bo = Person(id="bo", name="Bo Fox")
    other = EventMatch(event="e", person="bo", certainty=Certainty.CONFIRMED, evidence=())
    both = contradictions(
        [meeting()], [with_kim(), other], {"kim": KIM, "bo": bo}, table(row()), frozenset()
    )
    assert [one.person for one in both] == ["kim", "bo"]


# ---- near misses


@pytest.mark.parametrize(
    "event",
    [
        meeting(ended_by=Party.OTHER),
        meeting(state=EventState.PLANNED),
        meeting(state=EventState.TENTATIVE),
        meeting(id="another"),
        meeting(start=at(13, 14), end=at(13, 15)),
        meeting(start=at(15, 14), end=at(15, 15)),
    ],
    ids=["they cancelled", "planned", "tentative", "not with Kim", "day before", "day after"],
)
def test_near_misses_are_silent(event: Event) -> None:
    """A meeting that they called off, that stands, with others or on another day says nothing."""
    assert found(row(), event=event) == []


@pytest.mark.parametrize(
    ("moment", "counts"),
    [
        (at(14, 11, 59), False),
        (at(14, 12), True),
        (at(14, 23, 59), True),
        (at(15, 3, 59), True),
        (at(15, 4), False),
        (None, False),
    ],
)
def test_the_day_runs_from_two_hours_before_to_the_end_of_the_night(
    moment: int | None, *, counts: bool
) -> None:
    """Items count from two hours before the start to 04:00; one without a time never does."""
    assert bool(found(row(at=moment))) is counts


def test_after_midnight_is_called_the_next_day() -> None:
    """An item of the night after says so."""
    (one,) = found(row(at=at(15, 1, 20), place="The Crown"))
    assert one.because[-1] == (
        "Check-in at The Crown, 01:20 the next day, about 10 hours after it was to end."
    )


def test_the_evening_before_an_early_meeting_is_another_day() -> None:
    """The two hours before do not reach back over midnight."""
    early = meeting(start=at(14, 1), end=at(14, 2))
    assert found(row(at=at(13, 23, 30)), event=early) == []
    assert found(row(at=at(14, 0, 30)), event=early)


def test_a_meeting_into_the_night_lasts_to_its_own_end() -> None:
    """An event that ends after 04:00 has its window to that end."""
    late = meeting(start=at(14, 22), end=at(15, 6))
    assert found(row(at=at(15, 5)), event=late)
    assert found(row(at=at(15, 7)), event=late) == []


def test_an_all_day_event_counts_its_days_only() -> None:
    """Whole days run from midnight to midnight in the calendar's zone."""
    day = meeting(all_day=True, start=at(14, 0), end=at(15, 0))
    assert found(row(at=at(14, 0)), event=day)
    assert found(row(at=at(15, 0)), event=day) == []
    (one,) = found(row(), event=day)
    assert "on Saturday 14 March 2026 was cancelled" in one.because[0]


@pytest.mark.parametrize(
    ("zone", "day", "month"),
    [("Europe/London", 29, 3), ("Europe/London", 25, 10), ("Asia/Tokyo", 14, 3)],
)
def test_the_night_ends_at_four_by_the_local_clock(zone: str, day: int, month: int) -> None:
    """The end of the night is four o'clock where the meeting was, on days of 23 and 25 hours."""
    before = day - 1
    event = meeting(
        zone=zone,
        start=at(before, 14, month=month, zone=zone),
        end=at(before, 15, month=month, zone=zone),
    )
    assert found(row(at=at(day, 3, 59, month=month, zone=zone)), event=event)
    assert found(row(at=at(day, 4, month=month, zone=zone)), event=event) == []


def test_the_day_is_the_meetings_own() -> None:
    """The same moment is another day in another zone."""
    tokyo = meeting(
        zone="Asia/Tokyo", start=at(14, 23, zone="Asia/Tokyo"), end=at(15, 0, zone="Asia/Tokyo")
    )
    assert found(row(at=at(14, 20)), event=tokyo) == []
    (one,) = found(row(at=at(14, 16)), event=tokyo)
    assert "01:00 the next day" in one.because[-1]


# ---- which items


@pytest.mark.parametrize(
    "item",
    [
        row(ItemKind.CHECK_IN),
        row(ItemKind.PHOTO),
        row(ItemKind.VIDEO),
        row(ItemKind.STORY),
        row(ItemKind.EVENT_REPLY),
        row(ItemKind.TAG, by="Bo Fox"),
        row(ItemKind.POST, place="The Crown"),
        row(ItemKind.POST, media=["a.jpg"]),
        row(ItemKind.WALL_POST, by="Bo Fox", place="The Crown"),
        row(ItemKind.WALL_POST, by="Bo Fox", tagged=["ANN LEE"]),
        row(ItemKind.COMMENT, id="pint", text="pints"),
        row(ItemKind.WALL_POST, id="pint", by="Bo Fox", text="great night"),
    ],
    ids=lambda item: f"{item['kind']}-{item['id']}",
)
def test_what_shows_the_owner_elsewhere(item: dict[str, Any]) -> None:
    """Places, pictures, tags, stories, replies and leisure talk of that day count."""
    assert len(found(item, leisure=frozenset({"pint"}))) == 1


@pytest.mark.parametrize(
    "item",
    [
        row(ItemKind.POST, text="Thinking of spring"),
        row(ItemKind.COMMENT, text="Thinking of spring"),
        row(ItemKind.COMMENT, id="pint", by="Bo Fox", text="pints"),
        row(ItemKind.WALL_POST, by="Bo Fox", text="Happy birthday"),
        row(ItemKind.WALL_POST, by="Bo Fox", tagged=["Cy Dee"]),
        row(ItemKind.REACTION, place="The Crown"),
        row(ItemKind.PROFILE_FIELD, place="Leeds"),
        row(ItemKind.GROUP),
    ],
    ids=lambda item: f"{item['kind']}-{item['text']}",
)
def test_what_shows_nothing(item: dict[str, Any]) -> None:
    """Plain words outside of the slot, others' words, and what is no act of that day do not."""
    assert found(item, leisure=frozenset({"pint"})) == []


@pytest.mark.parametrize(
    ("text", "minute", "counts"),
    [
        ("Thinking of spring", 30, True),
        ("Thinking of spring", 0, True),
        ("https://example.org/a", 30, False),
        ("", 30, False),
        ("so true https://example.org/a", 30, True),
    ],
)
def test_words_written_during_the_meeting(text: str, minute: int, *, counts: bool) -> None:
    """A text of the owner inside the slot counts if it says more than a link."""
    assert bool(found(row(ItemKind.POST, text=text, at=at(14, 14, minute)))) is counts


def test_words_after_the_meeting_do_not_count() -> None:
    """The slot ends where the meeting was to end."""
    assert found(row(ItemKind.POST, text="Thinking", at=at(14, 15))) == []


def test_a_picture_counts_by_when_it_was_taken() -> None:
    """A photo posted that day and taken before says nothing, and the other way round it does."""
    assert found(row(ItemKind.PHOTO, taken=at(10, 16))) == []
    (one,) = found(row(ItemKind.PHOTO, at=at(20, 9), taken=at(14, 16)))
    assert one.because[-1] == (
        "Photo, 16:00 the same day (when it was taken), 1 hour after it was to end."
    )


def test_nothing_to_look_at() -> None:
    """No events, no matches or no items give nothing."""
    assert contradictions([], [], {}, table(), frozenset()) == []
    assert found() == []


# ---- properties


@settings(max_examples=60, deadline=None)
@given(
    start=st.integers(at(1, 0), at(31, 0)),
    length=st.integers(0, 40) | st.integers(0, 90_000),
    moments=st.lists(st.integers(at(1, 0), at(31, 0, month=5)), max_size=30),
    zone=st.sampled_from(["UTC", "Asia/Kathmandu", "America/St_Johns", "Pacific/Apia", LONDON]),
)
def test_the_window_is_what_a_slow_reading_of_the_rule_gives(
    start: int, length: int, moments: list[int], zone: str
) -> None:
    """Bisecting finds the same items as asking of each whether it is in the window."""
    event = meeting(zone=zone, start=start, end=start + length)
    rows = [row(id=str(number), at=moment) for number, moment in enumerate(moments)]
    day = datetime.fromtimestamp(start, ZoneInfo(zone)).date()

    def speaks(moment: int) -> bool:
        local = datetime.fromtimestamp(moment, ZoneInfo(zone))
        same_day = local.date() == day and moment >= start - 7_200
        night = (local.date() - day).days == 1 and local.hour < 4
        return same_day or night or start <= moment < start + length

    expected = {str(number) for number, moment in enumerate(moments) if speaks(moment)}
    assert {one.item for one in found(*rows, event=event)} == expected


def test_many_items_and_events_are_compared_fast() -> None:
    """100,000 items and 20,000 events, holidays among them, take about a second of CPU."""
    first, span = at(1, 0), 10 * 365 * 86_400
    kinds = list(ItemKind)
    items = table(
        *(
            row(kinds[n % len(kinds)], id=str(n), at=first + n * 3_153, place=f"Place {n % 50}")
            for n in range(100_000)
        )
    )
    states = [EventState.CANCELLED, *[EventState.PLANNED] * 9]
    starts = [first + n * (span // 20_000) for n in range(20_000)]
    events = [
        meeting(
            id=str(n),
            start=start,
            end=start + 3_600,
            state=states[n % 10],
            summary="Holiday" if n % 100 == 1 else "Review",
        )
        for n, start in enumerate(starts)
    ]
    matches = [with_kim(str(n)) for n in range(20_000) if n % 100 != 1]
    began = time.process_time()
    assert len(contradictions(events, matches, {"kim": KIM}, items, frozenset())) > 2_000
    assert time.process_time() - began < 6
