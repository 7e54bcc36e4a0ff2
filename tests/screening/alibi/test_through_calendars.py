"""The alibi check on calendars as programs write them: what must be told, and what must not."""

from collections.abc import Sequence
from typing import Any

import pytest
from alibi_helpers import LONDON, at, row, table
from calendar_helpers import calendar, event, events

from friendline.matching.attendees import with_parties, with_whom
from friendline.model import ItemKind, Person
from friendline.screening.alibi import Contradiction, contradictions

PEOPLE = {
    "kim": Person(id="kim", name="Kim Novak", emails=("kim@x.org",)),
    "bo": Person(id="bo", name="Bo Fox", emails=("bo@x.org",)),
}
HEAD = ("X-WR-CALNAME:ann@x.org", f"X-WR-TIMEZONE:{LONDON}")
BY_ANN = "ORGANIZER:mailto:ann@x.org"
BY_KIM = "ORGANIZER:mailto:kim@x.org"
WITH_KIM = "ATTENDEE;CN=Kim Novak:mailto:kim@x.org"
WITH_BO = "ATTENDEE;CN=Bo Fox:mailto:bo@x.org"
NO_FROM_KIM = "ATTENDEE;CN=Kim Novak;PARTSTAT=DECLINED:mailto:kim@x.org"
NO_FROM_ANN = "ATTENDEE;CN=Ann Lee;PARTSTAT=DECLINED:mailto:ann@x.org"
OFF = "STATUS:CANCELLED"
PUB = row(place="The Crown")
MORNING = "DTSTART:20260314T090000Z"
ALL_DAY = "DTSTART;VALUE=DATE:20260314"


def kims(*lines: str, **known: str) -> str:
    """A meeting with Kim on Saturday 14 March 2026, 14:00, by Ann unless a line says otherwise."""
    organizer = () if any(line.startswith("ORGANIZER") for line in lines) else (BY_ANN,)
    guest = () if any("kim@x.org" in line and line[0] == "A" for line in lines) else (WITH_KIM,)
    return event(*organizer, *guest, *lines, **known)


def own(title: str, *lines: str, start: str = ALL_DAY) -> str:
    """An entry of Ann's own."""
    return event(f"SUMMARY:{title}", *lines, uid=title, start=start)


def told(
    *entries: str,
    seen: Sequence[dict[str, Any]] = (PUB,),
    head: Sequence[str] = HEAD,
    also: Sequence[bytes] = (),
) -> list[Contradiction]:
    """What a calendar and items say, read and matched as a review does it."""
    read = events(calendar(*head, *entries), *also)
    matches = with_whom(read, PEOPLE, frozenset({"ann@x.org"}))
    found = with_parties(read, PEOPLE, frozenset({"ann@x.org"}))
    return contradictions(
        found, matches, PEOPLE, table(*seen), frozenset(), owner_names={"Ann Lee"}
    )


def export(*entries: str) -> bytes:
    """Another export of the same calendar."""
    return calendar(*HEAD, *entries)


MOVED_LATER = export(kims("SEQUENCE:1", start="DTSTART:20260314T180000Z"))
SERIES = kims("RRULE:FREQ=WEEKLY;COUNT=4")


@pytest.mark.parametrize(
    ("entries", "seen", "also", "became"),
    [
        ((kims(OFF),), PUB, (), "cancelled by you"),
        ((kims(),), PUB, (calendar("METHOD:CANCEL", kims("SEQUENCE:1")),), "cancelled by you"),
        ((kims("SUMMARY:Abgesagt: Gespräch"),), PUB, (), "cancelled by you"),
        ((kims(BY_KIM, NO_FROM_ANN),), PUB, (), "declined by you"),
        ((kims(),), PUB, (MOVED_LATER,), "moved by you to Saturday 14 March 2026, 18:00"),
        (
            (SERIES, kims("RECURRENCE-ID:20260314T140000Z", start="DTSTART:20260316T140000Z")),
            PUB,
            (),
            "moved by you to Monday 16 March 2026, 14:00",
        ),
        (
            (kims(), own("Krank")),
            row(ItemKind.TAG, by="Cy Dee", place="The Crown"),
            (),
            "not cancelled, but you are marked as ill all day",
        ),
        (
            (kims(), own("Out of office", "X-MICROSOFT-CDO-BUSYSTATUS:OOF")),
            row(ItemKind.PHOTO, at=at(20, 9), taken=at(14, 14, 30)),
            (),
            "not cancelled, but you are marked as out of office all day",
        ),
        (
            (kims(), own("Sick", "TRANSP:TRANSPARENT")),
            PUB,
            (),
            "not cancelled, but you are marked as ill all day",
        ),
        (
            (kims(OFF, start=MORNING),),
            row(ItemKind.STORY, at=at(14, 21), place="The Crown"),
            (),
            "cancelled by you",
        ),
        (
            (kims(OFF, start="DTSTART:20260328T200000Z"),),
            row(at=at(29, 3, 30)),
            (),
            "cancelled by you",
        ),
        (
            (SERIES, kims(OFF, "RECURRENCE-ID:20260404T140000Z", start="DTSTART:20260404T140000Z")),
            row(at=at(4, 16, month=4)),
            (),
            "cancelled by you",
        ),
        (
            (kims(OFF, start="DTSTART;TZID=America/New_York:20260314T200000"),),
            row(at=at(15, 1)),
            (),
            "cancelled by you",
        ),
    ],
    ids=[
        "cancelled by its entry",
        "cancelled by a message",
        "cancelled by its title",
        "declined",
        "moved to the evening",
        "one date of a series moved",
        "ill, tagged at a pub",
        "out of office, photo posted later",
        "ill, as a program writes whole days: shown as free",
        "a party on the evening of a morning meeting",
        "the night when the clock goes forward",
        "a date after the clock went forward",
        "a meeting in New York, by the day where the owner lives",
    ],
)
def test_conflicts_speak(
    entries: Sequence[str], seen: dict[str, Any], also: Sequence[bytes], became: str
) -> None:
    """Each way to call a meeting off is told beside what shows that day, with what became of it."""
    found = told(*entries, seen=(seen,), also=also)
    assert [(one.person, one.became) for one in found] == [("kim", became)]


@pytest.mark.parametrize(
    ("entries", "seen", "also"),
    [
        ((kims(OFF),), row(at=at(13, 16)), ()),
        ((event(BY_ANN, WITH_BO),), PUB, ()),
        ((kims(OFF, BY_KIM),), PUB, ()),
        ((kims(NO_FROM_KIM),), PUB, ()),
        ((kims("SUMMARY:Kim Novak cancelled", OFF),), PUB, ()),
        ((kims(OFF),), row(ItemKind.PHOTO, taken=at(7, 15), place="The Crown"), ()),
        ((kims(OFF),), row(ItemKind.PHOTO, tagged=["Ann Lee", "Kim Novak"]), ()),
        ((kims(OFF), kims(uid="2")), PUB, ()),
        ((kims(),), PUB, (export(kims("SEQUENCE:1", start=MORNING)),)),
        ((kims(),), row(at=at(14, 20)), (MOVED_LATER,)),
        ((kims(),), PUB, (export(kims(BY_KIM, "SEQUENCE:1", start="DTSTART:20260316T140000Z")),)),
        (
            (SERIES, kims(OFF, "RECURRENCE-ID:20260321T140000Z", start="DTSTART:20260321T140000Z")),
            PUB,
            (),
        ),
        ((SERIES, own("Market day")), PUB, ()),
        ((kims(OFF, start="DTSTART:20260328T200000Z"),), row(at=at(29, 4)), ()),
        ((kims(OFF, start="DTSTART;VALUE=DATE:20260313"),), row(at=at(14, 0, 30)), ()),
        ((kims(), own("Emma sick")), PUB, ()),
        ((kims(), own("Sick", start="DTSTART;VALUE=DATE:20260313")), PUB, ()),
        ((kims(), own("Course in Leeds", "X-MICROSOFT-CDO-BUSYSTATUS:OOF")), PUB, ()),
        ((kims("X-MICROSOFT-CDO-BUSYSTATUS:OOF"),), PUB, ()),
        (
            (kims(), own("Allotment", "X-MICROSOFT-CDO-BUSYSTATUS:FREE", "TRANSP:TRANSPARENT")),
            PUB,
            (),
        ),
    ],
    ids=[
        "other day",
        "other client",
        "they cancelled",
        "they declined",
        "they cancelled, by its title",
        "a photo of a week before, posted that day",
        "the client was there",
        "planned anew at the same hour",
        "moved to the morning, so they had met",
        "moved to 18:00, seen after that",
        "moved by them",
        "another date of the series was cancelled",
        "nothing was called off",
        "after four o'clock of a night of 23 hours",
        "the night after a whole day",
        "a child was ill",
        "ill the day before",
        "out of office for a course, at a place not known from other days",
        "the meeting itself is out of the office",
        "an entry that shows as free",
    ],
)
def test_near_misses_stay_silent(
    entries: Sequence[str], seen: dict[str, Any], also: Sequence[bytes]
) -> None:
    """What only looks like a contradiction is not told."""
    assert told(*entries, seen=(seen,), also=also) == []


def test_a_whole_day_lies_in_the_zone_of_the_calendar() -> None:
    """An all-day entry of a calendar in Auckland is over when London's Saturday begins at 11:00."""
    auckland = ("X-WR-CALNAME:ann@x.org", "X-WR-TIMEZONE:Pacific/Auckland")
    day = kims(OFF, start=ALL_DAY)
    assert len(told(day, seen=(row(at=at(13, 12)),), head=auckland)) == 1
    assert told(day, seen=(row(at=at(14, 12)),), head=auckland) == []


def test_a_message_moves_a_meeting_of_another_export() -> None:
    """An invitation saved before and the export of today tell the old time together."""
    before = calendar("METHOD:REQUEST", kims())
    (one,) = told(kims("SEQUENCE:2", start="DTSTART:20260317T140000Z"), also=(before,))
    assert one.because[0] == (
        "Meeting with Kim Novak on Saturday 14 March 2026, 14:00, was moved to "
        "Tuesday 17 March 2026, 14:00: its entry stands at another time now."
    )


def test_a_meeting_that_was_moved_and_then_cancelled_tells_both() -> None:
    """The old time and the new one are each a meeting that was not held."""
    later = kims("SEQUENCE:1", OFF, start="DTSTART:20260316T140000Z")
    seen = (PUB, row(id="j", at=at(16, 16), place="The Crown"))
    found = told(kims(), seen=seen, also=(export(later),))
    assert [(one.item, one.became) for one in found] == [
        ("i", "moved by you to Monday 16 March 2026, 14:00"),
        ("j", "cancelled by you, moved before from Saturday 14 March 2026, 14:00"),
    ]


def test_the_evening_is_told_as_far_away_as_it_is() -> None:
    """A party in the evening of a cancelled morning is told with its hours between."""
    party = row(ItemKind.STORY, at=at(14, 21), place="The Crown")
    (one,) = told(kims(OFF, start=MORNING), seen=(party,))
    assert (one.near, one.minutes_apart) == ("11 hours after it was to end", 660)


def test_a_course_contradicts_by_a_place_of_other_days() -> None:
    """Under an entry marked as out of office a place counts where the owner is otherwise."""
    visits = tuple(row(id=f"v{day}", at=at(day, 19), place="The Crown") for day in (2, 9))
    course = own("Course in Leeds", "X-MICROSOFT-CDO-BUSYSTATUS:OOF")
    (one,) = told(kims(), course, seen=(PUB, *visits))
    assert one.because[1] == (
        'The calendar has "Course in Leeds", marked as out of office, all day over it.'
    )
    assert one.became == "not cancelled, but you are marked as away all day"


def test_a_new_entry_called_moved_stands_where_it_is() -> None:
    """A title "Moved: ..." on the later of two revisions is the new time, where they met."""
    moved = kims("SUMMARY:Moved: Review", "SEQUENCE:1", start="DTSTART:20260316T140000Z")
    seen = row(at=at(16, 16), place="The Crown")
    assert told(kims("SUMMARY:Review"), seen=(seen,), also=(export(moved),)) == []
