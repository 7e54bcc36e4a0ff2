"""When an event repeats, and which of its revisions counts."""

import time

import pytest
from calendar_helpers import calendar, event, events, of_kind, only, records, standing, utc

from friendline.archives.calendar import happening
from friendline.model import EventState, stable_id

# ---- repeating


def starts(*lines: str, start: str = "DTSTART:20260302T090000Z") -> list[int]:
    """Starts of the occurrences of one event."""
    return [each.start for each in events(calendar(event(*lines, start=start)))]


def test_a_rule_with_dates_added_and_taken_out() -> None:
    """RRULE, RDATE and EXDATE (several lines, comma lists) together give the dates."""
    found = starts(
        "RRULE:FREQ=DAILY;COUNT=5",
        "RDATE:20260401T090000Z,20260402T090000Z",
        "EXDATE:20260303T090000Z",
        "EXDATE:20260304T090000Z,20260401T090000Z",
    )
    assert found == [
        utc(2026, 3, 2, 9),
        utc(2026, 3, 5, 9),
        utc(2026, 3, 6, 9),
        utc(2026, 4, 2, 9),
    ]


def test_repetitions_keep_their_time_of_day() -> None:
    """A weekly event stays at its local hour when the clock changes."""
    berlin = "DTSTART;TZID=Europe/Berlin:20260323T090000"
    assert starts("RRULE:FREQ=WEEKLY;COUNT=2", start=berlin) == [
        utc(2026, 3, 23, 8),
        utc(2026, 3, 30, 7),
    ]


def test_extra_dates_may_have_their_own_length() -> None:
    """An RDATE that is a period, with an end or a length, lasts as long as it says."""
    periods = "RDATE;VALUE=PERIOD:20260401T090000/20260401T110000,20260402T090000/PT3H"
    found = events(calendar(event(periods, start="DTSTART:20260302T090000")), zone="Europe/Berlin")
    assert [each.end - each.start for each in found] == [3_600, 7_200, 10_800]
    assert found[1].start == utc(2026, 4, 1, 7)


@pytest.mark.parametrize("until", ["20260303", "20260303T210000", "20260304T020000Z"])
def test_until_includes_its_own_day(until: str) -> None:
    """UNTIL written as a day, in local time or in UTC gives the same last date."""
    new_york = "DTSTART;TZID=America/New_York:20260302T210000"
    found = starts(f"RRULE:FREQ=DAILY;UNTIL={until}", start=new_york)
    assert found == [utc(2026, 3, 3, 2), utc(2026, 3, 4, 2)]


def test_all_day_repetitions_with_a_timed_until() -> None:
    """Whole days repeat to the day of UNTIL, even if that has a time."""
    found = starts("RRULE:FREQ=DAILY;UNTIL=20260303T235959Z", start="DTSTART;VALUE=DATE:20260302")
    assert found == [utc(2026, 3, 2), utc(2026, 3, 3)]


@pytest.mark.parametrize("until", ["99991231", "99991231T235959Z"])
def test_the_end_of_time_is_no_end(until: str) -> None:
    """UNTIL in the last year there is means that the rule has no end."""
    found = starts(
        f"RRULE:FREQ=YEARLY;UNTIL={until}", start="DTSTART;TZID=Asia/Tokyo:20250101T090000"
    )
    assert len(found) == 3


def test_a_rule_escaped_as_text_is_followed() -> None:
    """A rule whose semicolons were escaped by mistake is read as meant."""
    assert len(starts("RRULE:FREQ=DAILY\\;COUNT=3")) == 3


def test_repetitions_are_given_for_eleven_years() -> None:
    """An endless rule gives ten years back and one ahead of the day of the review."""
    found = starts("RRULE:FREQ=MONTHLY", start="DTSTART:19990115T090000Z")
    assert found[0] == utc(2016, 12, 15, 9)
    assert found[-1] == utc(2027, 11, 15, 9)


def test_a_moved_occurrence_is_not_a_cancelled_one() -> None:
    """An override moves its occurrence: nothing stands at the old time, and all are planned."""
    series = event("RRULE:FREQ=DAILY;COUNT=2", start="DTSTART:20260302T090000Z")
    moved = event("RECURRENCE-ID:20260303T090000Z", start="DTSTART:20260303T170000Z")
    found = standing(calendar(series, moved))
    assert [each.start for each in found] == [utc(2026, 3, 2, 9), utc(2026, 3, 3, 17)]
    assert {each.state for each in found} == {EventState.PLANNED}


def test_an_override_may_name_the_day_only() -> None:
    """RECURRENCE-ID as a day names the occurrence of that day of a timed series."""
    series = event("RRULE:FREQ=DAILY;COUNT=2", start="DTSTART;TZID=Europe/Berlin:20260302T090000")
    gone = event(
        "RECURRENCE-ID;VALUE=DATE:20260303",
        "STATUS:CANCELLED",
        start="DTSTART;TZID=Europe/Berlin:20260303T090000",
    )
    found = events(calendar(series, gone))
    assert [each.state for each in found] == [EventState.PLANNED, EventState.CANCELLED]


def test_this_and_future_moves_the_rest() -> None:
    """RANGE=THISANDFUTURE moves its occurrence and all later ones."""
    series = event("RRULE:FREQ=DAILY;COUNT=3", start="DTSTART:20260302T090000Z")
    later = event(
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260303T090000Z", start="DTSTART:20260303T100000Z"
    )
    assert [each.start for each in standing(calendar(series, later))] == [
        utc(2026, 3, 2, 9),
        utc(2026, 3, 3, 10),
        utc(2026, 3, 4, 10),
    ]


@pytest.mark.parametrize(
    "written",
    [
        "EXDATE:20260303T080000Z",
        "EXDATE;TZID=America/New_York:20260303T030000",
        "EXDATE;TZID=W. Europe Standard Time:20260303T090000",
        "EXDATE;VALUE=DATE:20260303",
        "EXDATE:20260303T090000",
    ],
)
def test_a_date_taken_out_may_be_written_in_another_way(written: str) -> None:
    """EXDATE in UTC, in another zone, as a day or without a zone takes out that occurrence."""
    berlin = "DTSTART;TZID=Europe/Berlin:20260302T090000"
    found = starts("RRULE:FREQ=DAILY;COUNT=3", written, start=berlin)
    assert found == [utc(2026, 3, 2, 8), utc(2026, 3, 4, 8)]


@pytest.mark.parametrize(
    ("rule", "start", "count"),
    [
        ("FREQ=DAILY", "19700302T090000", 4_017),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "19000302T090000", 2_869),
        ("FREQ=MONTHLY;BYDAY=-1FR", "19500127T090000", 132),
        ("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", "19040229T090000", 2),
    ],
)
def test_very_old_series_are_followed_to_today(rule: str, start: str, count: int) -> None:
    """A series that began generations ago gives the occurrences of our eleven years."""
    began = time.process_time()
    found = starts(f"RRULE:{rule}", start=f"DTSTART;TZID=Europe/Berlin:{start}")
    assert len(found) == count
    assert time.process_time() - began < 10


@pytest.mark.parametrize(
    "rule",
    [
        "FREQ=SECONDLY",
        "FREQ=MINUTELY;INTERVAL=5",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
        "FREQ=DAILY;BYHOUR=0,1,2,3,4,5,6,7,8,9;BYMINUTE=0,1,2,3,4,5,6,7,8,9;BYSECOND=0,1,2,3,4",
        "FREQ=HOURLY;BYSETPOS=5",
        "FREQ=DAILY;RSCALE=CHINESE",
    ],
)
def test_a_rule_that_cannot_be_followed_leaves_its_first_date(rule: str) -> None:
    """An endless, impossible or unknown rule is a fault; the event is given once, and soon."""
    began = time.process_time()
    found, faults, _, _ = of_kind(records(calendar(event(f"RRULE:{rule}"))))
    assert [each.start for each in found] == [utc(2026, 3, 14, 14)]
    assert "cannot be followed" in faults[0].reason
    assert time.process_time() - began < 5


def test_one_series_may_not_crowd_out_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Too many occurrences of one event, or of one file, are cut off and told."""
    monkeypatch.setattr(happening, "MOST_OCCURRENCES", 6_000)
    hourly = event("RRULE:FREQ=HOURLY;COUNT=8000")
    daily = event("RRULE:FREQ=DAILY", uid="2", start="DTSTART:20200314T140000Z")
    found, faults, _, _ = of_kind(records(calendar(hourly, daily)))
    assert len(found) == 6_000
    assert "repeats more than 5000 times" in faults[0].reason or "5000" in faults[1].reason
    assert any("more than 6000 events" in fault.reason for fault in faults)


def test_what_has_no_room_is_not_worked_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Once a file is full, its further series cost nothing; another file still has room."""
    monkeypatch.setattr(happening, "MOST_OCCURRENCES", 500)
    daily = [
        event("RRULE:FREQ=DAILY", uid=str(number), start="DTSTART:20200314T140000Z")
        for number in range(3_000)
    ]
    began = time.process_time()
    found, faults, _, _ = of_kind(records(calendar(*daily), calendar(event(uid="last"))))
    assert time.process_time() - began < 10
    assert len(found) == 501
    assert len(faults) == 1


def test_a_list_of_dates_that_is_too_long_is_read_to_a_whole_date() -> None:
    """Of two hundred thousand signs the first half counts, and no date in it is broken."""
    days = ",".join(f"{2000 + n % 200}0314T140000Z" for n in range(12_000))
    (one,) = events(calendar(event(f"EXDATE:{days}")))
    assert one.summary == ""


# ---- revisions


def test_the_highest_sequence_wins_across_files() -> None:
    """Of one UID in two files the higher SEQUENCE counts, whichever comes first."""
    old = calendar(event("SEQUENCE:1", "DTSTAMP:20260302T000000Z", "SUMMARY:Old"))
    new = calendar(event("SEQUENCE:2", "DTSTAMP:20260301T000000Z", "SUMMARY:New"))
    assert only(old, new).summary == only(new, old).summary == "New"


def test_the_latest_stamp_decides_between_equal_sequences() -> None:
    """With equal SEQUENCE the later DTSTAMP counts."""
    old = calendar(event("DTSTAMP:20260301T000000Z", "SUMMARY:Old"))
    new = calendar(event("DTSTAMP:20260302T000000Z", "SUMMARY:New"))
    assert only(old, new).summary == only(new, old).summary == "New"


def test_of_equal_revisions_the_cancelled_one_counts_in_any_order() -> None:
    """Two exports without DTSTAMP: a cancelling is not forgotten, whichever is read first."""
    plan = calendar(event("SUMMARY:Review"))
    gone = calendar(event("SUMMARY:Review", "STATUS:CANCELLED"))
    assert only(plan, gone) == only(gone, plan)
    assert only(plan, gone).state is EventState.CANCELLED


def test_the_same_calendar_twice_gives_each_event_once() -> None:
    """Reading a calendar and its copy gives the same events with the same ids."""
    data = calendar(event("RRULE:FREQ=DAILY;COUNT=3"), event(uid="2"))
    assert events(data, data) == events(data)


def test_ids_come_from_uid_and_start() -> None:
    """An event's id is made of its UID and this occurrence's start."""
    assert only(calendar(event(uid="x"))).id == stable_id("event", "x", utc(2026, 3, 14, 14))
