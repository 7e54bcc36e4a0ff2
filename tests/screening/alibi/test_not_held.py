"""Which meetings were not held: titles, moves, illness, absence, holidays, and by whose doing."""

from typing import Any

import pytest
from alibi_helpers import KIM, at, found, meeting, row, table, with_kim

from friendline.model import Certainty, Event, EventState, ItemKind, Party
from friendline.screening.alibi import Contradiction, contradictions

PLANNED: dict[str, Any] = {
    "state": EventState.PLANNED,
    "ended_by": Party.UNKNOWN,
    "how": "",
    "summary": "Review with Kim Novak",
}
PUB = row(place="The Crown")


def whole_day(summary: str, day: int = 14, **known: Any) -> Event:
    """An entry of the owner's own for one day."""
    times: dict[str, Any] = {"start": at(day, 0), "end": at(day + 1, 0), "all_day": True}
    return meeting(**PLANNED | times | {"id": summary, "summary": summary} | known)


def checked(
    *events: Event, items: tuple[dict[str, Any], ...] = (PUB,), sure: bool = True
) -> list[Contradiction]:
    """Contradictions; the event "e" and those named "kim..." are with Kim."""
    certainty = Certainty.CONFIRMED if sure else Certainty.AMBIGUOUS
    matches = [
        with_kim(one.id, certainty) for one in events if one.id == "e" or one.id.startswith("kim")
    ]
    return contradictions(
        events, matches, {"kim": KIM}, table(*items), frozenset(), owner_names={"Ann Lee"}
    )


# ---- titles


@pytest.mark.parametrize(
    "title",
    [
        "Cancelled - Kim Novak",
        "Canceled: Kim Novak",
        "Kim Novak (abgesagt)",
        "Annulé : Kim Novak",
        "Cancelado: Kim Novak",
        "Moved: Kim Novak",
        "Declined: Kim Novak",
    ],
)
def test_a_title_can_call_off_a_meeting(title: str) -> None:
    """An entry that still stands as planned is not held if its title says so."""
    (one,) = checked(meeting(**PLANNED | {"summary": title}))
    assert f'its title is "{title}"' in one.because[0]
    assert any(words.startswith("The calendar does not say who") for words in one.because)


def test_a_title_that_says_moved_tells_no_time() -> None:
    """Without another revision nobody knows whether an entry "Moved: ..." is the old or the new."""
    (one,) = checked(meeting(**PLANNED | {"summary": "Moved: Kim Novak"}))
    assert one.because[1] == "Its title does not say whether this is the old time or the new one."
    assert one.became == "moved; by whom is not known"


@pytest.mark.parametrize(
    "title", ["Kim Novak cancelled", "Cancelled by Kim", "Kim sick", "Client cancelled: Kim Novak"]
)
def test_what_the_client_ended_is_silent_whoever_marked_it(title: str) -> None:
    """The owner's own calendar names the owner as organizer also where the client rang up."""
    assert checked(meeting(summary=title, ended_by=Party.OWNER)) == []
    assert checked(meeting(**PLANNED | {"summary": title})) == []


# ---- moved


def test_an_entry_of_the_same_title_is_named_and_not_taken_for_the_meeting() -> None:
    """The same title with the same client at another time is told, without saying that it moved."""
    old = meeting(summary="Cancelled: Review with Kim Novak")
    new = meeting(**PLANNED | {"id": "kim2", "start": at(16, 10), "end": at(16, 11)})
    (one,) = checked(old, new)
    assert "An entry of the same title stands on Monday 16 March 2026, 10:00." in one.because
    assert "moved" not in one.because[0]


def test_the_next_of_a_series_is_not_where_it_was_moved_to() -> None:
    """A weekly meeting stands again next week anyway, also over a change of the clock."""
    old = meeting(start=at(24, 14), end=at(24, 15), summary="Review with Kim Novak")
    later = meeting(**PLANNED | {"id": "kim2", "start": at(31, 14), "end": at(31, 15)})
    (one,) = checked(old, later, items=(row(at=at(24, 16)),))
    assert not any("same title" in words for words in one.because)


def test_while_they_met_at_the_new_time_nothing_contradicts() -> None:
    """An item in the slot of another meeting with the client shows that meeting."""
    new = meeting(**PLANNED | {"id": "kim2", "start": at(14, 15, 30), "end": at(14, 17)})
    assert checked(meeting(), new) == []
    late = row(at=at(14, 20))
    assert len(checked(meeting(), new, items=(late,))) == 1


def test_a_meeting_that_stands_at_the_same_hour_was_planned_anew() -> None:
    """A cancelled entry beside one that stands with the client at that hour says nothing."""
    assert checked(meeting(), meeting(**PLANNED | {"id": "kim2"})) == []


# ---- ill, out of office, on holiday


@pytest.mark.parametrize("title", ["Sick", "Migraine", "Krank", "Out of office", "OOO"])
def test_an_absence_over_a_meeting_that_stands(title: str) -> None:
    """Where the owner notes illness or absence, a meeting of that time is taken as not held."""
    (one,) = checked(meeting(**PLANNED), whole_day(title))
    assert one.because[0] == (
        "Meeting with Kim Novak on Saturday 14 March 2026, 14:00, stands in the calendar; "
        "whether it was held is not known."
    )
    assert one.because[1] == f'The calendar has "{title}" all day over it.'


def test_an_absence_is_told_beside_a_cancelled_meeting() -> None:
    """Illness over a meeting that was cancelled is part of the chain."""
    (one,) = checked(meeting(), whole_day("Migraine"))
    assert 'The calendar has "Migraine" all day over it.' in one.because


@pytest.mark.parametrize(
    "absence",
    [
        whole_day("Sick", day=13),
        whole_day("Sick", day=15),
        whole_day("Emma sick"),
        whole_day("Sick", state=EventState.CANCELLED),
        whole_day("Sick", all_day=False, start=at(14, 15), end=at(14, 18)),
    ],
    ids=["day before", "day after", "a child", "cancelled", "later that day"],
)
def test_an_absence_at_another_time_is_silent(absence: Event) -> None:
    """Only what lies over the start of a meeting touches it."""
    assert checked(meeting(**PLANNED), absence) == []


def test_a_birthday_under_an_absence_is_no_meeting() -> None:
    """A whole-day entry with the client's name, or a doubtful match, does not count as told."""
    birthday = whole_day("Kim Novak birthday", id="e")
    assert checked(birthday, whole_day("Sick")) == []
    assert checked(meeting(**PLANNED), whole_day("Sick"), sure=False) == []


def test_a_short_absence_is_found_beside_a_long_one() -> None:
    """Absences that lie in each other are all seen; illness is told before the rest."""
    long = whole_day("Holiday", start=at(1, 0), end=at(31, 0))
    (one,) = checked(meeting(), long, whole_day("Sick"), whole_day("Out of office", day=2))
    assert 'The calendar has "Sick" all day over it.' in one.because


def test_the_days_of_an_absence_are_the_owners() -> None:
    """A whole day lies where the owner lives: in Auckland it begins before London's."""
    zone = "Pacific/Auckland"
    day = whole_day("Sick", start=at(14, 0, zone=zone), end=at(15, 0, zone=zone), zone=zone)
    planned = PLANNED | {"start": at(14, 8, zone=zone), "end": at(14, 9, zone=zone), "zone": zone}
    seen = row(at=at(13, 21, zone="UTC"))
    (one,) = checked(meeting(**planned), day, items=(seen,))
    assert "10:00 the same day" in one.because[-1]


def test_leisure_on_a_holiday_is_what_a_holiday_looks_like() -> None:
    """Under a holiday a beach, a picture or a place never seen before contradicts nothing."""
    beach = row(ItemKind.PHOTO, place="Barafundle Bay")
    assert checked(meeting(), whole_day("Holiday in Wales"), items=(beach,)) == []
    assert checked(meeting(**PLANNED), whole_day("Holiday"), items=(beach,)) == []


def test_a_place_of_every_day_shows_on_a_holiday() -> None:
    """Where the owner is on other days too is home, and speaks against having been away."""
    visits = tuple(row(id=f"v{day}", at=at(day, 19), place="the crown") for day in (2, 9))
    (one,) = checked(meeting(), whole_day("Holiday"), items=(PUB, *visits))
    assert one.because[-1] == "The Crown shows on other days too, when you were not away."
    assert checked(meeting(), whole_day("Holiday"), items=(PUB, visits[0])) == []


def test_no_sentence_accuses() -> None:
    """What is said stays with what stands there; no word judges."""
    told = [
        *found(row(ItemKind.PHOTO, by="Bo Fox", tagged=["Ann Lee"])),
        *checked(meeting(**PLANNED), whole_day("Sick")),
        *checked(meeting(summary="Moved: x", ended_by=Party.UNKNOWN)),
    ]
    words = {word.strip('.,:"') for one in told for text in one.because for word in text.split()}
    judging = {"lie", "lied", "excuse", "caught", "really", "actually", "pretended", "claimed"}
    assert told
    assert not judging & {word.lower() for word in words}
