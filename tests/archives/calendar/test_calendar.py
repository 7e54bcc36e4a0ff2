"""Reading calendars: what they are known by, people, and files that are not in order."""

import time
from pathlib import Path

import pytest
from calendar_helpers import MemoryArchive, calendar, event, events, of_kind, only, records, utc
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import SAMPLES

from friendline.archives.calendar import SOURCE
from friendline.archives.source import Reading
from friendline.model import Attendee, Event, EventState, Gap

SAMPLE_FILES = sorted(SAMPLES.glob("ics_*/**/*.ics"))
needs_samples = pytest.mark.skipif(not SAMPLE_FILES, reason="the sample calendars are not here")


def sample(name: str) -> list[Event]:
    """Events of one sample file."""
    path = next(path for path in SAMPLE_FILES if path.name == name)
    return of_kind(records(path.read_bytes()))[0]


# ---- recognising


@pytest.mark.parametrize(
    "data",
    [
        calendar(event()),
        b"\xef\xbb\xbf" + calendar(event()),
        b"\n\n" + calendar(event()).replace(b"\r\n", b"\n"),
        calendar(event()).decode().encode("utf-16"),
        event().encode(),
    ],
)
def test_a_calendar_is_known_by_its_first_line(data: bytes) -> None:
    """A calendar is recognised whatever its file is called, with a BOM or blank lines first."""
    assert SOURCE.recognises(MemoryArchive({"download": data}))
    assert len(events(data)) == 1


@pytest.mark.parametrize("data", [b"", b"hello", b"BEGIN:VCARD\r\nEND:VCARD", b"\x00" * 100, None])
def test_other_files_are_not_calendars(data: bytes | None) -> None:
    """Anything else is not recognised, even under a calendar's name."""
    assert not SOURCE.recognises(MemoryArchive({"a.ics": data}))


def test_other_files_of_an_export_are_not_opened() -> None:
    """In an archive of many files only those named as calendars are looked at."""
    archive = MemoryArchive({"a.json": calendar(event()), "b.json": b"{}"})
    assert not SOURCE.recognises(archive)


# ---- people and words


def test_who_is_invited() -> None:
    """Names and addresses are read with ``mailto:`` in any case or missing; rooms are not."""
    found = only(
        calendar(
            event(
                'ORGANIZER;CN="Novak, Kim":MAILTO:Kim@Example.org',
                "ATTENDEE;CN=Ann Lee:mailto:ANN@example.org",
                "ATTENDEE:Bo@Example.org",
                "ATTENDEE;CN=cy@example.org;PARTSTAT=ACCEPTED:mailto:cy@example.org",
                "ATTENDEE;CN=Di Fox;EMAIL=di@example.org:/aMTIz/principal/",
                "ATTENDEE;CN=Room 1;CUTYPE=ROOM:mailto:room1@example.org",
                "ATTENDEE;CN=Beamer;CUTYPE=RESOURCE:mailto:beamer@example.org",
            )
        )
    )
    assert found.organizer == Attendee(name="Novak, Kim", email="kim@example.org")
    assert found.attendees == (
        Attendee(name="Ann Lee", email="ann@example.org"),
        Attendee(email="bo@example.org"),
        Attendee(email="cy@example.org"),
        Attendee(name="Di Fox", email="di@example.org"),
    )


def test_words_are_unfolded_and_unescaped() -> None:
    """A fold may split a character of two bytes; escapes are undone."""
    data = calendar(event("SUMMARY:Café\\, then work\\; late", "LOCATION:Upper\\nfloor"))
    cut = data.index("é".encode()) + 1
    found = only(data[:cut] + b"\r\n " + data[cut:])
    assert (found.summary, found.place) == ("Café, then work; late", "Upper floor")


def test_old_western_encodings_are_read() -> None:
    """A file that is not UTF-8 is read as Windows wrote it."""
    assert only(calendar(event("SUMMARY:Café")).decode().encode("cp1252")).summary == "Café"


@pytest.mark.parametrize(
    "written",
    [
        'ATTENDEE;CN="Doe, Jane":mailto:jane@x.org',
        "ATTENDEE;CN=Doe, Jane:mailto:jane@x.org",
        "attendee;cn=Doe\\, Jane:MAILTO:Jane@x.org",
        "ATTENDEE;CN=\"'Doe, Jane'\":mailto:jane@x.org",
    ],
)
def test_a_name_with_a_comma(written: str) -> None:
    """A comma in a name is kept, quoted, escaped or neither."""
    (guest,) = only(calendar(event(written))).attendees
    assert guest == Attendee(name="Doe, Jane", email="jane@x.org")


def test_descriptions_are_not_read() -> None:
    """What is said inside an event is confidential and nowhere in what is given."""
    data = calendar(event("DESCRIPTION:secret", "COMMENT:secret", "X-ALT-DESC:secret"))
    assert "secret" not in repr(records(data))


# ---- what is not in order


def test_one_bad_event_does_not_take_the_rest() -> None:
    """A broken event becomes a fault with its number and UID; the others are read."""
    bad = event(uid="bad", start="DTSTART:20261399T990000Z")
    found, faults, _, _ = of_kind(records(calendar(event(), bad, event(uid="2"))))
    assert len(found) == 2
    assert [fault.reason for fault in faults] == [
        "Event 2 (UID bad) has no readable DTSTART; it is left out."
    ]


def test_a_bad_line_is_left_out_of_its_event() -> None:
    """An event with an unreadable end is kept without it, and told."""
    found, faults, _, _ = of_kind(records(calendar(event("DTEND:soon", "SEQUENCE:many"))))
    assert found[0].start == found[0].end
    assert {fault.reason.rpartition("readable ")[2].split(";")[0] for fault in faults} == {
        "DTEND",
        "SEQUENCE",
    }


@pytest.mark.parametrize(
    "start", ["DTSTART;TZID=Asia/Tokyo:00010101T000000", "DTSTART:99991231T235959Z"]
)
def test_times_at_the_ends_of_time_are_left_out(start: str) -> None:
    """A moment that has no date in some other zone is a fault, not an event."""
    found, faults, _, _ = of_kind(
        records(calendar(event(start.replace("DTSTART", "DTEND"), start=start)))
    )
    assert found == []
    assert "no usable time" in faults[0].reason


def test_an_end_without_a_time_is_the_time_of_the_start() -> None:
    """A timed event that ends on a day ends there at its own time of day."""
    found = only(calendar(event("DTEND;VALUE=DATE:20260316")))
    assert found.end == utc(2026, 3, 16, 14)


def test_a_cut_off_file_keeps_what_came_before() -> None:
    """A download that broke off gives its whole events and names the last one."""
    data = calendar(event(), event("SUMMARY:Last", uid="2"))
    found, faults, _, _ = of_kind(records(data[: data.index(b"SUMMARY:Last")]))
    assert only(calendar(event())) in found
    assert "no readable END" in faults[0].reason


def test_an_unreadable_file_does_not_take_the_rest() -> None:
    """A file that the archive cannot give, or that is no calendar, is told; the rest is read."""
    archive = MemoryArchive({"a.ics": None, "b.ics": b"hello", "c.ics": calendar(event())})
    found, faults, gaps, _ = of_kind(list(SOURCE.read(archive, Reading())))
    assert len(found) == 1
    assert gaps == []
    assert [fault.file for fault in faults] == ["a.ics", "b.ics"]


def test_an_empty_calendar_is_a_gap() -> None:
    """A calendar without events says what cannot be checked and how to get it."""
    (gap,) = records(calendar())
    assert isinstance(gap, Gap)
    assert "cancelled meetings" in gap.what


@needs_samples
@pytest.mark.parametrize("path", SAMPLE_FILES, ids=lambda path: path.name)
def test_no_sample_raises_or_warns(path: Path) -> None:
    """Every odd calendar of two libraries' own tests is read without an error or a warning."""
    found = records(path.read_bytes(), zone="Europe/Berlin")
    assert found
    for each in of_kind(found)[0]:
        assert each.start <= each.end


@needs_samples
def test_a_real_series_with_two_cancelled_dates() -> None:
    """The weekly course: nine dates taken out, two cancelled, the rest planned until June."""
    path = next(path for path in SAMPLE_FILES if path.name == "radicale-0827.ics")
    found = events(path.read_bytes())
    gone = [each for each in found if each.state is EventState.CANCELLED]
    assert [each.start for each in gone] == [utc(2018, 3, 26, 18, 30), utc(2018, 4, 30, 18, 30)]
    assert {each.how for each in gone} == {"its entry is marked as cancelled"}
    assert found[-1].start == utc(2018, 6, 18, 18, 30)
    assert len(found) == 37 - 9


@needs_samples
@pytest.mark.parametrize(
    ("name", "start", "zone"),
    [
        ("ms_tzid.ics", utc(2008, 5, 30, 5), "UTC"),
        ("timezone_rdate.ics", utc(2012, 2, 13, 9), "Europe/Vaduz"),
        ("america_new_york.ics", utc(2014, 8, 29, 12), "UTC"),
        ("vobject_0050.ics", utc(2024, 8, 12, 21, 30), "UTC"),
        ("tzid_8bit.ics", utc(2008, 5, 30, 9), "UTC"),
    ],
)
def test_real_zones_give_the_right_moment(name: str, start: int, zone: str) -> None:
    """Zones that files describe themselves, or name in odd ways, give the moment meant."""
    found = sample(name)[0]
    assert (found.start, found.zone) == (start, zone)


# ---- hostile input


@pytest.mark.parametrize(
    "data",
    [
        b"\n" * 200_000,
        b"BEGIN:VCALENDAR\nX-OWNER;CN=" + b'"' * 200_000,
        b"BEGIN:VCALENDAR\nX-WR-CALNAME:" + b"a" * 200_000,
        b"BEGIN:VEVENT\n" * 20_000,
        b"BEGIN:VCALENDAR\n" + b"BEGIN:X\n" * 100_000 + b"END:Y\n" * 20_000,
        calendar(event("SUMMARY:" + "(" * 200_000)),
        calendar(event("ATTENDEE;CN=" + '"a",' * 500_000 + '"b":mailto:a@example.org')),
        calendar(event("EXDATE:" + "20260314T140000Z," * 100_000, "RRULE:FREQ=DAILY")),
        calendar(
            event(*(f"RDATE:{1990 + n % 60}0314T14{n % 60:02}{n % 59:02}Z" for n in range(30_000)))
        ),
        calendar(
            "BEGIN:VTIMEZONE\r\nTZID:Z\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
            "TZOFFSETFROM:+0000\r\nTZOFFSETTO:+0100\r\nRRULE:FREQ=SECONDLY\r\n"
            "END:STANDARD\r\nEND:VTIMEZONE",
            event(start="DTSTART;TZID=Z:20260314T140000"),
        ),
    ],
    ids=[
        *(
            "blank",
            "quotes",
            "name",
            "begins",
            "nested",
            "brackets",
            "names",
            "left out",
            "dates",
            "zone",
        ),
    ],
)
def test_texts_made_to_keep_us_busy_do_not(data: bytes) -> None:
    """Long and endless things in a file cost no more than its size."""
    began = time.process_time()
    assert records(data)
    assert time.process_time() - began < 10


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400))
def test_arbitrary_bytes_never_raise(data: bytes) -> None:
    """Whatever bytes a file holds, reading it gives records."""
    assert records(b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101\n" + data)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_damaged_calendars_never_raise(data: st.DataObject) -> None:
    """A good calendar with bytes overwritten anywhere gives records and no error."""
    whole = bytearray(
        calendar(
            "X-WR-TIMEZONE:Europe/Berlin",
            event("RRULE:FREQ=WEEKLY;COUNT=3", "ATTENDEE;CN=Kim:mailto:kim@x.org"),
            event("RECURRENCE-ID:20260321T140000Z", "STATUS:CANCELLED"),
        )
    )
    places = st.integers(0, len(whole) - 1)
    for place, byte in data.draw(st.lists(st.tuples(places, st.integers(0, 255)), max_size=8)):
        whole[place] = byte
    assert records(bytes(whole))


LINES = st.sampled_from(
    [
        *event("RRULE:FREQ=WEEKLY;COUNT=3", "EXDATE:20260321T140000Z").split("\r\n"),
        *event("RECURRENCE-ID:20260321T140000Z", "STATUS:CANCELLED").split("\r\n"),
        "DTSTART;VALUE=DATE:20260314",
        "DTSTART;TZID=Nowhere:00010101T000000",
        "DTSTART;TZID=Asia/Tokyo:99991231T235959",
        "RDATE;VALUE=PERIOD:20260314T140000Z/PT1H,20260315T140000Z/20260315T130000Z",
        "RDATE;VALUE=DATE:20260401",
        "EXDATE;VALUE=DATE:20260401",
        "RRULE:FREQ=MONTHLY;BYDAY=5MO;UNTIL=20261231",
        "RRULE:FREQ=",
        "RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20260328",
        "DURATION:-P5W",
        "SEQUENCE:-99999999999",
        "METHOD:CANCEL",
        "BEGIN:VTIMEZONE",
        "TZID:Nowhere",
        "END:VTIMEZONE",
        "BEGIN:VCALENDAR",
        "END:VCALENDAR",
        "ATTENDEE;PARTSTAT=DECLINED;CN=:mailto:",
        'ORGANIZER;CN="":',
    ]
)


@settings(deadline=None)
@given(st.lists(LINES | st.text(max_size=20), max_size=25))
def test_mixed_up_calendars_never_raise(lines: list[str]) -> None:
    """Lines of a calendar in any order, with any text between, give records and no error."""
    text = "\r\n".join(["BEGIN:VCALENDAR", *event().split("\r\n")[:-1], *lines])
    for each in of_kind(records(text.encode("utf-8", "surrogatepass")))[0]:
        assert each.start <= each.end


def test_ten_years_are_read_in_seconds() -> None:
    """Ten thousand events with people and zones, some of them series, take a few seconds."""
    many = [
        event(
            f"SUMMARY:Meeting {number}",
            "ORGANIZER:mailto:ann@x.org",
            f"ATTENDEE;CN=Client {number % 500}:mailto:c{number % 500}@x.org",
            *(["RRULE:FREQ=WEEKLY;COUNT=51"] if number % 100 == 5 else []),
            uid=str(number),
            start=f"DTSTART;TZID=Europe/London:{2016 + number % 10}03{number % 28 + 1:02}T100000",
        )
        for number in range(10_000)
    ]
    began = time.process_time()
    found, faults, (gap,), _ = of_kind(records(calendar(*many)))
    assert time.process_time() - began < 10
    assert (len(found), faults) == (15_000, [])
    assert "None of the 15000 events" in gap.what


def test_nothing_called_off_is_told() -> None:
    """A working calendar without any called-off event may have had them deleted."""
    many = [event(uid=str(number)) for number in range(60)]
    assert [gap.what[:18] for gap in of_kind(records(calendar(*many)))[2]] == ["None of the 60 eve"]
    gone = event("STATUS:CANCELLED", uid="gone")
    assert of_kind(records(calendar(*many, gone)))[2] == []
    assert of_kind(records(calendar(*many[:10])))[2] == []
