"""Conflicts before posting: what a draft would contradict, out of a whole book."""

from datetime import UTC, datetime

from friendline.book import Collector
from friendline.matching.asking.decision_file import Kept
from friendline.model import Attendee, Event, EventState, Owner, Person
from friendline.review.conflicts import draft_conflicts
from friendline.review.identifying import Identified, identify
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
    return identify(collector.book(), Kept())


def test_a_draft_of_that_day_would_contradict() -> None:
    """A1: before posting, the meeting that the owner cancelled is named with its client."""
    (one,) = draft_conflicts(book("jane@example.org"), Draft(at=at(16), place="The Crown"))
    assert (one.person, one.event) == ("kim", "e")


def test_a_draft_is_free_where_the_client_cancelled() -> None:
    """The organizer's address tells that the client called the meeting off."""
    draft = Draft(at=at(16), place="The Crown")
    assert draft_conflicts(book("kim@example.org"), draft) == []
    assert draft_conflicts(book("jane@example.org"), Draft(at=at(11), place="The Crown")) == []
