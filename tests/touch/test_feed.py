"""The list as a calendar."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Component

from friendline.touch.cadence import Due, How, Known, Rule, Touch
from friendline.touch.digest import Entry
from friendline.touch.feed import Names, feed, initials

AT = 1_795_000_000
ON = date(2026, 12, 1)
RULE = Rule("relationship:client", 30, date(2026, 1, 1))


def entry(name: str = "Anna Berg", *, on: date = ON, since: date = date(2026, 11, 1)) -> Entry:
    """Somebody of the list."""
    last = Touch("person-1", since, How.MEETING, f'Your calendar has "Lunch with {name}".')
    return Entry(Due(Known("person-1", name), RULE, on, since, last), on, last.because)


def only(text: str) -> Component:
    """The one event of a calendar."""
    (event,) = Calendar.from_ical(text).walk("VEVENT")
    return event


def test_an_entry_is_a_whole_day_without_a_bell() -> None:
    """It takes up no time and holds no alarm: nothing nags."""
    event = only(feed([entry()], AT))
    assert (event.decoded("dtstart"), event.decoded("dtend")) == (ON, ON + timedelta(days=1))
    assert event["transp"] == "TRANSPARENT"
    assert not event.walk("VALARM")


def test_the_uid_stays_when_the_day_moves() -> None:
    """A snooze moves the event in the calendar; a new contact makes a new one."""
    first = only(feed([entry()], AT))["uid"]
    assert only(feed([entry(on=date(2027, 1, 1))], AT + 9))["uid"] == first
    assert only(feed([entry(since=date(2026, 11, 9))], AT))["uid"] != first


def test_with_initials_nobody_is_named() -> None:
    """Neither in the title nor in what is told of the last contact."""
    text = feed([entry("Anna Berg")], AT, Names.INITIALS)
    assert only(text)["summary"] == "Keep in touch: A. B."
    assert not {"Anna", "Berg", "Lunch"} & set(text.replace('"', " ").split())


def test_full_names_only_where_they_are_asked_for() -> None:
    """Then the last contact and how we know stand there too."""
    event = only(feed([entry()], AT, Names.FULL))
    assert event["summary"] == "Keep in touch: Anna Berg"
    assert "Lunch with Anna Berg" in str(event["description"])


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Anna Berg", "A. B."),
        ("anna maria van den berg", "A. B."),
        ("Cher", "C."),
        ('"Bo" (Ben) O\'Neil', "B. O."),
        ("李 小龙", "李. 小."),
        ("", "?"),
        ("... !!", "?"),
    ],
)
def test_initials(name: str, short: str) -> None:
    """The first letters of the first and the last word."""
    assert initials(name) == short


@given(st.text(max_size=40))
def test_any_name_gives_a_calendar_that_can_be_read(name: str) -> None:
    """Line ends and signs of control in a name write no line of their own."""
    for names in Names:
        event = only(feed([entry(name)], AT, names))
        assert str(event["summary"]).startswith("Keep in touch: ")


def test_nobody_due_is_an_empty_calendar() -> None:
    """It is a calendar all the same."""
    assert not Calendar.from_ical(feed([], AT)).walk("VEVENT")
