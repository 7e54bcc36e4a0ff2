"""The calendar is one that calendar programs read (RFC 5545, formats 8)."""

from datetime import UTC, datetime

import icalendar
from hypothesis import given
from hypothesis import strategies as st

from friendline.demo import DemoFiles
from friendline.demo.calendar import fold


def events(demo: DemoFiles) -> list[icalendar.Event]:
    """Give the events of the calendar, as icalendar reads them."""
    calendar = icalendar.Calendar.from_ical(demo.calendar.read_bytes())
    assert isinstance(calendar, icalendar.Calendar)
    assert not calendar.errors
    return [event for event in calendar.walk("VEVENT") if isinstance(event, icalendar.Event)]


def test_lines_end_in_crlf_and_are_short(demo: DemoFiles) -> None:
    """Every line ends in CRLF and has 75 octets at most."""
    content = demo.calendar.read_bytes()
    assert content.count(b"\n") == content.count(b"\r\n")
    assert max(map(len, content.split(b"\r\n"))) <= 75


@given(st.text(st.characters(exclude_categories=("Cc", "Cs")), max_size=300))
def test_folding_loses_nothing(line: str) -> None:
    """A folded line unfolds to itself, and no letter is torn apart."""
    folded = fold(line)
    parts = folded.removesuffix(b"\r\n").split(b"\r\n ")
    assert b"".join(parts).decode() == line
    assert all(part.decode() is not None and len(part) < 75 for part in parts[1:])


def test_every_fate_of_a_meeting_is_there(demo: DemoFiles) -> None:
    """Meetings are cancelled, declined by the owner, recurring, moved and taken out."""
    found = events(demo)
    assert any(event.get("STATUS") == "CANCELLED" for event in found)
    assert any("RRULE" in event and "EXDATE" in event for event in found)
    overrides = [event for event in found if "RECURRENCE-ID" in event]
    assert {event["STATUS"] for event in overrides} == {"CONFIRMED", "CANCELLED"}
    series = {event["UID"] for event in found if "RRULE" in event}
    assert {event["UID"] for event in overrides} <= series
    declined = demo.calendar.read_bytes().replace(b"\r\n ", b"")
    assert b"PARTSTAT=DECLINED;CN=Nell Ashdown" in declined


def test_planted_meetings_are_as_told(demo: DemoFiles) -> None:
    """Start, status and organiser of each planted meeting are those of the truth."""
    found = {str(event["UID"]): event for event in events(demo)}
    planted = demo.planted
    meetings = [planted.boozer.meeting, *(miss.meeting for miss in planted.near_misses)]
    for meeting in meetings:
        event = found[meeting.uid]
        assert isinstance(event.start, datetime)
        assert event.start.astimezone(UTC) == meeting.start
        assert (event["STATUS"] == "CANCELLED") == bool(meeting.cancelled_by)
        theirs = meeting.cancelled_by == "client"
        assert (str(event["ORGANIZER"]) == f"mailto:{meeting.email}") == theirs


def test_boozer_is_a_saturday_at_two(demo: DemoFiles) -> None:
    """A1 as told: Saturday, 14:00 on the owner's clock."""
    (event,) = (one for one in events(demo) if one["UID"] == demo.planted.boozer.meeting.uid)
    assert f"{event.start:%A %H:%M}" == "Saturday 14:00"
