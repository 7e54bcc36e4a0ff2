"""Times of a calendar: zones that are named, described or not there, whole days, durations."""

import time

import pytest
from calendar_helpers import calendar, event, events, of_kind, only, records, utc


def test_utc_times_are_kept() -> None:
    """A time that ends in Z is UTC; its day is counted in the owner's zone."""
    found = only(calendar(event()), zone="Europe/London")
    assert (found.start, found.end) == (utc(2026, 3, 14, 14), utc(2026, 3, 14, 15))
    assert found.zone == "Europe/London"


@pytest.mark.parametrize(
    ("written", "zone", "hour"),
    [
        ("Europe/Berlin", "Europe/Berlin", 13),
        ("W. Europe Standard Time", "Europe/Berlin", 13),
        ('"Pacific Standard Time"', "America/Los_Angeles", 21),
        ("/freeassociation.sourceforge.net/Europe/Berlin", "Europe/Berlin", 13),
        ("America/Argentina/Buenos_Aires", "America/Argentina/Buenos_Aires", 17),
    ],
)
def test_named_zones_are_found(written: str, zone: str, hour: int) -> None:
    """IANA names, Windows names and vendors' paths give the right moment and an IANA name."""
    found = only(calendar(event(start=f"DTSTART;TZID={written}:20260314T140000")))
    assert (found.start, found.zone) == (utc(2026, 3, 14, hour), zone)


def test_floating_times_are_in_the_calendars_zone() -> None:
    """A time without a zone is read in X-WR-TIMEZONE, also when that is a Windows name."""
    floating = event(start="DTSTART:20260714T140000")
    for name in ("Europe/Paris", "Romance Standard Time"):
        found = only(calendar(f"X-WR-TIMEZONE:{name}", floating), zone="Asia/Tokyo")
        assert (found.start, found.zone) == (utc(2026, 7, 14, 12), "Europe/Paris")


def test_floating_times_fall_back_to_the_owners_zone() -> None:
    """Without X-WR-TIMEZONE a time without a zone is read where the owner lives."""
    found = only(calendar(event(start="DTSTART:20260714T140000")), zone="Europe/Paris")
    assert found.start == utc(2026, 7, 14, 12)


def test_the_day_is_counted_where_the_owner_lives() -> None:
    """A calendar's own zone decides its days, also for an invitation from elsewhere."""
    invitation = event(start="DTSTART;TZID=America/New_York:20260714T090000")
    assert only(calendar("X-WR-TIMEZONE:Europe/London", invitation)).zone == "Europe/London"


def test_an_all_day_event_begins_at_midnight_there() -> None:
    """An all-day event has whole days in the calendar's zone; its end is exclusive."""
    days = event("DTEND;VALUE=DATE:20260331", start="DTSTART;VALUE=DATE:20260329")
    found = only(calendar("X-WR-TIMEZONE:Europe/Berlin", days))
    assert found.all_day
    assert (found.start, found.end) == (utc(2026, 3, 28, 23), utc(2026, 3, 30, 22))


@pytest.mark.parametrize("end", [(), ("DTEND;VALUE=DATE:20260329",), ("DURATION:P1D",)])
def test_an_all_day_event_lasts_a_day_at_least(end: tuple[str, ...]) -> None:
    """An all-day event without an end, or with its start as its end, lasts that day."""
    found = only(calendar(event(*end, start="DTSTART;VALUE=DATE:20260329")))
    assert found.end - found.start == 86_400


@pytest.mark.parametrize(
    ("duration", "end"), [("PT2H", utc(2026, 3, 29, 2)), ("P1D", utc(2026, 3, 29, 23))]
)
def test_durations_cross_the_change_of_the_clock(duration: str, end: int) -> None:
    """A duration in hours is real hours, one in days is days of the calendar."""
    start = "DTSTART;TZID=Europe/Berlin:20260329T010000"
    found = only(calendar(event(f"DURATION:{duration}", start=start)))
    assert (found.start, found.end) == (utc(2026, 3, 29, 0), end)


def test_an_end_before_the_start_counts_as_the_start() -> None:
    """An event that ends before it starts has no length."""
    found = only(calendar(event("DTEND:20260314T120000Z")))
    assert found.end == found.start


def test_a_zone_that_the_file_describes_is_used() -> None:
    """A zone nobody else knows is taken from VTIMEZONE, and for that file only."""
    described = (
        "BEGIN:VTIMEZONE\r\nTZID:Practice\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        "TZOFFSETFROM:+0300\r\nTZOFFSETTO:{}\r\nEND:STANDARD\r\nEND:VTIMEZONE"
    )
    start = "DTSTART;TZID=Practice:20260314T140000"
    three = calendar(described.format("+0300"), event(uid="3", start=start))
    five = calendar(described.format("+0500"), event(uid="5", start=start))
    assert [each.start for each in events(three, five)] == [
        utc(2026, 3, 14, 9),
        utc(2026, 3, 14, 11),
    ]


DESCRIBED = (
    "BEGIN:VTIMEZONE",
    "TZID:{name}",
    "BEGIN:STANDARD",
    "DTSTART:16010101T000000",
    "TZOFFSETFROM:+0300",
    "TZOFFSETTO:+0300",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def described(name: str) -> str:
    """A zone three hours ahead, as a calendar describes it."""
    return "\r\n".join(DESCRIBED).format(name=name)


@pytest.mark.parametrize("name", ["Home", "(UTC+03:00) Moscow\\, Minsk"])
def test_a_zone_that_the_calendar_describes_is_used(name: str) -> None:
    """Its name may have commas, which are escaped there and quoted where it is used."""
    used = name.replace("\\", "")
    (one,) = events(
        calendar(described(name), event(start=f'DTSTART;TZID="{used}":20260314T140000'))
    )
    assert one.start == utc(2026, 3, 14, 11)


def test_only_zones_that_are_used_are_worked_out() -> None:
    """Five hundred descriptions, of which one is asked for, take no time."""
    zones = [described(f"Z{number}") for number in range(500)]
    began = time.process_time()
    (one,) = events(calendar(*zones, event(start="DTSTART;TZID=Z400:20260314T140000")))
    assert one.start == utc(2026, 3, 14, 11)
    assert time.process_time() - began < 3


def test_an_unknown_zone_is_told_once() -> None:
    """Times in a zone that nobody knows are read at home, and one fault says so."""
    start = "DTSTART;TZID=Nowhere:20260314T140000"
    found = records(calendar(event(start=start), event(uid="2", start=start)), zone="Europe/Berlin")
    both, faults, _, _ = of_kind(found)
    assert {each.start for each in both} == {utc(2026, 3, 14, 13)}
    (fault,) = faults
    assert 'Time zone "Nowhere" is not known' in fault.reason
    assert "Europe/Berlin" in fault.reason
