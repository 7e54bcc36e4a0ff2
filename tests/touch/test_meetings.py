"""Which entries of the calendar were real contact."""

from datetime import date

import pytest
from msgspec.structs import replace

from friendline.matching.attendees import with_whom
from friendline.model import Attendee, Event, EventState, Person
from friendline.touch.cadence import How
from friendline.touch.meetings import MOST_GUESTS, meetings, touches

DAY = 86_400
START = 1_790_000_000
ANNA = Person(id="person-anna", name="Anna Berg", emails=("anna@berg.example",))
PEOPLE = {ANNA.id: ANNA}
LUNCH = Event(
    id="event-1",
    start=START,
    end=START + 3_600,
    summary="Lunch",
    attendees=(Attendee(name="Anna Berg", email="anna@berg.example"),),
)


def days(*events: Event) -> list[str]:
    """The days of the meetings that these entries give."""
    matches = with_whom(events, PEOPLE, frozenset())
    return [one.on for one in meetings(events, matches, PEOPLE, frozenset({"Jo Example"}))]


def test_a_meeting_with_a_client_counts() -> None:
    """On its local day."""
    assert days(LUNCH) == ["2026-09-21"]
    assert days(replace(LUNCH, start=1_789_945_200, end=1_789_950_000, zone="Asia/Tokyo")) == [
        "2026-09-21"
    ]


@pytest.mark.parametrize(
    "other",
    [
        replace(LUNCH, state=EventState.CANCELLED),
        replace(LUNCH, state=EventState.DECLINED),
        replace(LUNCH, state=EventState.TENTATIVE),
        replace(LUNCH, all_day=True),
        replace(LUNCH, summary="Cancelled: Lunch"),
        replace(LUNCH, moved_to=START + DAY),
        replace(LUNCH, attendees=(), summary="Budget"),
        replace(LUNCH, attendees=LUNCH.attendees + (Attendee(email="a@b.example"),) * MOST_GUESTS),
    ],
)
def test_what_was_not_held_or_not_with_them_is_no_contact(other: Event) -> None:
    """Called off, declined, tentative, moved, whole days, nobody of the list, a crowd."""
    assert days(other) == []


def test_a_meeting_under_an_absence_was_not_held() -> None:
    """Whoever was ill that day met nobody."""
    ill = Event(
        id="event-2", start=START - 3_600, end=START + DAY, all_day=True, summary="Off sick"
    )
    assert days(LUNCH, ill) == []


def told(event: Event, now: int) -> tuple[bool, str]:
    """Whether it is over, and how we know."""
    matches = with_whom([event], PEOPLE, frozenset())
    (one,) = touches(meetings([event], matches, PEOPLE, frozenset()), now)
    assert (one.on, one.how) == (date(2026, 9, 21), How.MEETING)
    return one.is_over, one.because


def test_what_is_not_over_is_planned() -> None:
    """A meeting that goes on now is no contact yet."""
    assert told(LUNCH, START + 3_600) == (True, 'Your calendar has "Lunch" on 21 September 2026.')
    over, because = told(LUNCH, START + 10)
    assert not over
    assert because == 'Planned: your calendar has "Lunch" on 21 September 2026.'


def test_a_name_alone_is_told_as_likely() -> None:
    """How we know it was with them stands in the sentence."""
    _, because = told(replace(LUNCH, attendees=(), summary="Call with Anna Berg"), START + DAY)
    assert "likely, not sure" in because
    assert "Name in the title" in because
