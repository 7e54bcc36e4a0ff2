"""Conflicts out of a whole book: before posting, and as the review tells them."""

from datetime import UTC, datetime
from typing import Any

from friendline.book import Collector
from friendline.matching.asking.decisions import Decisions
from friendline.model import Attendee, Event, EventState, Owner, Party, Person, Sees
from friendline.review.conflicts import draft_conflicts, event_rows
from friendline.review.contract import ConflictRow
from friendline.review.identifying import Identified, identify
from friendline.said import Kept
from friendline.screening.alibi import Draft

JANE = Owner(channel="calendar", names=("Jane Roe",), emails=("jane@example.org",))
KIM = Person(id="kim", name="Kim Novak", emails=("kim@example.org",))


def at(hour: int) -> int:
    """Seconds of an hour of Saturday 14 March 2026, UTC."""
    return int(datetime(2026, 3, 14, hour, tzinfo=UTC).timestamp())


def book(organizer: str) -> Identified:
    """A book with one cancelled meeting with Kim."""
    meeting = Event(
        id="e",
        start=at(14),
        end=at(15),
        summary="Review",
        state=EventState.CANCELLED,
        organizer=Attendee(email=organizer),
        attendees=(Attendee(email="kim@example.org"),),
    )
    collector = Collector()
    collector.add([JANE, KIM, meeting])
    return identify(collector.book(), Kept(Decisions()))


def test_a_draft_of_that_day_would_contradict() -> None:
    """A1: before posting, the meeting that the owner cancelled is named with its client."""
    (one,) = draft_conflicts(book("jane@example.org"), Draft(at=at(16), place="The Crown"))
    assert (one.person, one.event) == ("kim", "e")


def test_a_draft_is_free_where_the_client_cancelled() -> None:
    """The organizer's address tells that the client called the meeting off."""
    draft = Draft(at=at(16), place="The Crown")
    assert draft_conflicts(book("kim@example.org"), draft) == []
    assert draft_conflicts(book("jane@example.org"), Draft(at=at(11), place="The Crown")) == []


def test_a_moved_meeting_is_told_with_both_times() -> None:
    """The entry that a conflict refers to says where it went; no other leaves the calendar."""
    known: dict[str, Any] = {"start": at(14), "end": at(15), "state": EventState.CANCELLED}
    moved = Event(id="moved", moved_to=at(18), ended_by=Party.OWNER, **known)
    conflict = ConflictRow(person="kim", event="moved", item="i", sees=Sees.CAN, because=())
    (row,) = event_rows([moved, Event(id="other", **known)], [conflict])
    assert (row.start, row.moved_to, row.moved_from, row.ended_by) == (
        "2026-03-14T14:00:00Z",
        "2026-03-14T18:00:00Z",
        None,
        Party.OWNER,
    )
