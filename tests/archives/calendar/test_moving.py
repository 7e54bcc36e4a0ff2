"""Where a meeting stood before it was moved: told by revisions and RECURRENCE-ID, never guessed."""

import time

import pytest
from calendar_helpers import calendar, event, events, records, utc

from friendline.model import Event, EventState, Gap, Party

ANN = "X-WR-CALNAME:ann@x.org"
PEOPLE = ("ORGANIZER:mailto:ann@x.org", "ATTENDEE;CN=Kim:mailto:kim@x.org")
OLD, NEW = utc(2026, 3, 14, 14), utc(2026, 3, 16, 10)
AT_NEW = "DTSTART:20260316T100000Z"


def moves(*files: bytes) -> list[tuple[int, int | None]]:
    """The times that events have left, each with the time they went to."""
    return [(one.start, one.moved_to) for one in events(*files) if one.moved_to is not None]


def both(*files: bytes) -> tuple[Event, Event]:
    """The time that was left, and the event where it stands now."""
    left, now = sorted(events(*files), key=lambda one: one.moved_to is None)
    return left, now


def test_two_exports_tell_a_move() -> None:
    """One UID at another time in a later revision was moved: both times are told."""
    old = calendar(ANN, event("SUMMARY:Review", *PEOPLE))
    new = calendar(ANN, event("SUMMARY:Review", "SEQUENCE:1", *PEOPLE, start=AT_NEW))
    for files in ((old, new), (new, old)):
        left, now = both(*files)
        assert (left.start, left.moved_to, left.state) == (OLD, NEW, EventState.CANCELLED)
        assert (now.start, now.moved_from, now.state) == (NEW, OLD, EventState.PLANNED)
        assert left.uid == now.uid == "1"
        assert left.ended_by is Party.OWNER


def test_two_stamps_tell_a_move_where_the_revision_is_the_same() -> None:
    """Programs that count no revisions: the later DTSTAMP is where it stands."""
    old = calendar(event("DTSTAMP:20260301T000000Z"))
    new = calendar(event("DTSTAMP:20260302T000000Z", start=AT_NEW))
    assert moves(new, old) == [(OLD, NEW)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (event(), event(start=AT_NEW)),
        (event("DTSTAMP:20260301T000000Z"), event(start=AT_NEW)),
        (event("SUMMARY:Review"), event("SUMMARY:Review", "SEQUENCE:1", start=AT_NEW, uid="2")),
        (event(), event("SEQUENCE:1", "DTEND:20260314T170000Z")),
        (event("RRULE:FREQ=WEEKLY;COUNT=3"), event("SEQUENCE:1", start=AT_NEW)),
        (
            event("RRULE:FREQ=WEEKLY;COUNT=3"),
            event("RRULE:FREQ=WEEKLY;COUNT=3", "SEQUENCE:1", start=AT_NEW),
        ),
        (event(start="DTSTART;VALUE=DATE:20260314"), event("SEQUENCE:1")),
    ],
    ids=[
        "which is older is not told",
        "one has no stamp",
        "one title and two UIDs",
        "another end",
        "no series any more",
        "a series of another day",
        "a day that was given a time",
    ],
)
def test_what_is_not_told_is_not_guessed(old: str, new: str) -> None:
    """No title, no unknown order and no other rule of a series is taken for a move."""
    assert moves(calendar(old), calendar(new)) == []


def test_a_date_of_a_series_names_its_first_time() -> None:
    """RECURRENCE-ID is when the series had planned the date that stands elsewhere now."""
    series = event("RRULE:FREQ=WEEKLY;COUNT=3", "DTEND:20260314T143000Z")
    found = events(calendar(series, event("RECURRENCE-ID:20260321T140000Z", start=AT_NEW)))
    left = next(one for one in found if one.moved_to is not None)
    assert (left.start, left.end) == (utc(2026, 3, 21, 14), utc(2026, 3, 21, 14, 30))
    assert [one.start for one in found if one.moved_from is not None] == [NEW]
    assert len(found) == 4


def test_a_moved_date_without_its_series_is_told() -> None:
    """An invitation that moves one date tells both times, also alone; a bare day tells none."""
    assert moves(calendar(event("RECURRENCE-ID:20260314T140000Z", start=AT_NEW))) == [(OLD, NEW)]
    assert moves(calendar(event("RECURRENCE-ID;VALUE=DATE:20260314", start=AT_NEW))) == []


def test_a_date_that_was_moved_twice_has_left_two_times() -> None:
    """Each earlier time is told with the time where the meeting stands at last."""
    first = calendar(event("RECURRENCE-ID:20260314T140000Z", start="DTSTART:20260315T090000Z"))
    last = calendar(event("RECURRENCE-ID:20260314T140000Z", "SEQUENCE:2", start=AT_NEW))
    assert moves(last, first) == [(OLD, NEW), (utc(2026, 3, 15, 9), NEW)]
    now = next(one for one in events(first, last) if one.moved_to is None)
    assert now.moved_from == utc(2026, 3, 15, 9)


def test_the_rest_of_a_series_was_not_moved_each_time() -> None:
    """RANGE=THISANDFUTURE tells the move of its first date; later ones were never otherwise."""
    series = event("RRULE:FREQ=WEEKLY;COUNT=4")
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260321T140000Z", start="DTSTART:20260321T160000Z"
    )
    assert moves(calendar(series, later)) == [(utc(2026, 3, 21, 14), utc(2026, 3, 21, 16))]
    came = [one.start for one in events(calendar(series, later)) if one.moved_from is not None]
    assert came == [utc(2026, 3, 21, 16)]


def test_moved_away_and_back_is_no_move() -> None:
    """A meeting that stands at a time again has not left it."""
    there = calendar(event("SEQUENCE:1", start=AT_NEW))
    assert moves(calendar(event()), there, calendar(event("SEQUENCE:2"))) == [(NEW, OLD)]


def test_the_same_time_in_another_zone_is_no_move() -> None:
    """A time is a moment, however it is written."""
    berlin = event("SEQUENCE:1", start="DTSTART;TZID=Europe/Berlin:20260314T150000")
    assert moves(calendar(event()), calendar(berlin)) == []


def test_a_cancelling_message_and_a_later_plan_tell_a_move() -> None:
    """Some programs cancel the old time and invite to the new one under the same UID."""
    message = calendar("METHOD:CANCEL", event())
    assert moves(message, calendar(event("SEQUENCE:1", start=AT_NEW))) == [(OLD, NEW)]


def test_another_date_that_stands_at_the_old_time_keeps_it() -> None:
    """Where two dates of a series change places, both times are still held."""
    series = event("RRULE:FREQ=DAILY;COUNT=2")
    one = event("RECURRENCE-ID:20260314T140000Z", start="DTSTART:20260315T140000Z")
    other = event("RECURRENCE-ID:20260315T140000Z", start="DTSTART:20260314T140000Z")
    found = events(calendar(series, one, other))
    assert [(each.start, each.state.value) for each in found] == [
        (OLD, "planned"),
        (utc(2026, 3, 15, 14), "planned"),
    ]


# ---- by whom

REFUSED = "ATTENDEE;CN=Kim;PARTSTAT=DECLINED:mailto:kim@x.org"
BY_KIM = "ORGANIZER:mailto:kim@x.org"
OF_ANN = "ATTENDEE:mailto:ann@x.org"


@pytest.mark.parametrize(
    ("lines", "party"),
    [
        (PEOPLE, Party.OWNER),
        ((BY_KIM, OF_ANN), Party.OTHER),
        ((), Party.UNKNOWN),
        ((PEOPLE[0], REFUSED), Party.OTHER),
    ],
    ids=["own", "theirs", "no organizer", "they had declined the old time"],
)
def test_the_organizer_moves(lines: tuple[str, ...], party: Party) -> None:
    """Who organizes a meeting moved it, unless the other side had refused the old time."""
    old = calendar(ANN, event(*lines))
    accepted = (line.replace("PARTSTAT=DECLINED", "PARTSTAT=ACCEPTED") for line in lines)
    left, _ = both(old, calendar(ANN, event("SEQUENCE:1", *accepted, start=AT_NEW)))
    assert left.ended_by is party


@pytest.mark.parametrize(
    ("guest", "organizer", "party"),
    [("kim", "ann", Party.OTHER), ("ann", "kim", Party.OWNER)],
)
def test_who_proposed_the_new_time_moved_it(guest: str, organizer: str, party: Party) -> None:
    """A saved proposal (METHOD:COUNTER) of the time where it stands now tells who asked."""
    host, asks = f"ORGANIZER:mailto:{organizer}@x.org", f"ATTENDEE:mailto:{guest}@x.org"
    old, new = event(host, asks), event("SEQUENCE:1", host, asks, start=AT_NEW)
    proposal = calendar("METHOD:COUNTER", event(host, asks, start=AT_NEW))
    left, _ = both(calendar(ANN, old), calendar(ANN, new), proposal)
    assert left.ended_by is party


def test_a_proposal_of_another_time_tells_nothing() -> None:
    """What was proposed and not taken up says nothing of who moved it where it stands."""
    proposal = calendar("METHOD:COUNTER", event(*PEOPLE, start="DTSTART:20260317T100000Z"))
    old, new = event(*PEOPLE), event("SEQUENCE:1", *PEOPLE, start=AT_NEW)
    left, _ = both(calendar(ANN, old), calendar(ANN, new), proposal)
    assert left.ended_by is Party.OWNER


# ---- what else


def test_a_move_is_no_sign_that_cancelled_meetings_are_kept() -> None:
    """A calendar in which nothing was called off says so, also if a date was moved."""
    many = [event(uid=f"u{number}") for number in range(60)]
    moved = event("RECURRENCE-ID:20260314T140000Z", start=AT_NEW)
    assert any(isinstance(one, Gap) for one in records(calendar(*many, moved)))


def test_out_of_office_is_read_from_outlook() -> None:
    """X-MICROSOFT-CDO-BUSYSTATUS marks an entry as out of office, in any case; others do not."""
    marks = ("OOF", "oof", "FREE", "BUSY", "TENTATIVE", "WORKINGELSEWHERE", "")
    found = [
        events(calendar(event(f"X-MICROSOFT-CDO-BUSYSTATUS:{mark}")))[0].out_of_office
        for mark in marks
    ]
    assert found == [True, True, False, False, False, False, False]


def test_many_revisions_of_one_event_are_compared_fast() -> None:
    """Of six thousand revisions of one UID, each at another time, five thousand are told, soon."""
    days = (divmod(number, 28) for number in range(6_000))
    starts = (
        f"DTSTART:{2000 + month // 12}{month % 12 + 1:02}{day + 1:02}T100000Z"
        for month, day in days
    )
    many = [event(f"SEQUENCE:{number}", start=start) for number, start in enumerate(starts)]
    began = time.process_time()
    assert len(moves(calendar(*many))) == 5_000
    assert time.process_time() - began < 10
