"""Several calendars given apart: whatever the files and their order, the book is the same."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import permutations
from pathlib import Path

import pytest
from calendar_helpers import MemoryArchive, calendar, event, of_kind, utc
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.archives import search_all
from friendline.archives.calendar import SOURCE, wholes
from friendline.archives.source import Reading
from friendline.book import Book, Collector
from friendline.model import Event, EventState, Gap, Party, Record

ANN = "X-WR-CALNAME:ann@x.org"
PEOPLE = ("ORGANIZER:mailto:ann@x.org", "ATTENDEE;CN=Kim:mailto:kim@x.org")
REFUSED = "ATTENDEE;CN=Kim;PARTSTAT=DECLINED:mailto:kim@x.org"

BLOCKS: tuple[tuple[str, ...], ...] = (
    (ANN, event("RRULE:FREQ=DAILY;COUNT=4", "SEQUENCE:1", *PEOPLE, uid="series")),
    (
        ANN,
        event(
            "RECURRENCE-ID:20260315T140000Z",
            "SEQUENCE:1",
            *PEOPLE,
            uid="series",
            start="DTSTART:20260315T180000Z",
        ),
    ),
    (
        "METHOD:CANCEL",
        "BEGIN:VEVENT\r\nUID:series\r\nSEQUENCE:1",
        "RECURRENCE-ID;RANGE=THISANDFUTURE:20260316T140000Z\r\nEND:VEVENT",
    ),
    (ANN, event("SUMMARY:Old", "SEQUENCE:1", *PEOPLE, uid="moved")),
    (
        ANN,
        event("SUMMARY:New", "SEQUENCE:2", *PEOPLE, uid="moved", start="DTSTART:20260401T090000Z"),
    ),
    (ANN, event(*PEOPLE, uid="ended")),
    ("METHOD:CANCEL", "BEGIN:VEVENT\r\nUID:ended\r\nEND:VEVENT"),
    (ANN, event(*PEOPLE, uid="refused")),
    ("METHOD:REPLY", event(REFUSED, uid="refused")),
    (ANN, event("STATUS:CANCELLED", "ORGANIZER:mailto:bo@x.org", uid="by others")),
    (ANN, event("SUMMARY:Twice", uid="equal")),
    (ANN, event("SUMMARY:Twice", "STATUS:CANCELLED", uid="equal")),
)
"""Events and messages, each with the line that its calendar begins with."""

NOW = Reading(zone="UTC")


def file_of(blocks: Iterable[tuple[str, ...]]) -> bytes:
    """A file with a calendar for each block."""
    return b"".join(calendar(*block) for block in blocks)


def book_of(files: Sequence[bytes]) -> Book:
    """The book of files that are given apart, read one after the other as a review does."""
    collector = Collector()
    for records in each_of(files, collector):
        collector.add(records)
    return collector.book()


def each_of(files: Sequence[bytes], told: Collector | None = None) -> Iterable[list[Record]]:
    """What each of several files gives, knowing the others."""
    archives = [MemoryArchive({f"{number}.ics": data}) for number, data in enumerate(files)]
    (parts,) = wholes(archives)
    for archive in archives:
        emails = told.owner_emails if told else frozenset[str]()
        yield list(SOURCE.read(archive, replace(NOW, parts=parts, owner_emails=emails)))


TOGETHER = book_of([file_of(BLOCKS)])


def test_what_all_files_say_together() -> None:
    """Messages end what other files plan, and the latest revision counts."""
    found = {(each.start, each.summary): each for each in TOGETHER.events}
    states = [each.state.value for each in TOGETHER.events if each.moved_to is None]
    assert (states.count("planned"), states.count("cancelled")) == (3, 6)
    assert (utc(2026, 4, 1, 9), "New") in found
    old = [one for one in TOGETHER.events if one.summary == "Old"]
    assert [one.moved_to for one in old] == [utc(2026, 4, 1, 9)]
    ends = [
        each.ended_by
        for each in TOGETHER.events
        if each.state is EventState.CANCELLED and each.moved_to is None
    ]
    assert ends.count(Party.OWNER) == 3
    assert ends.count(Party.OTHER) == 2
    assert ends.count(Party.UNKNOWN) == 1


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_any_files_in_any_order_give_the_same_book(data: st.DataObject) -> None:
    """However events and messages are spread over files, and in whatever order they are read."""
    order = data.draw(st.permutations(BLOCKS))
    whose = data.draw(st.lists(st.integers(0, 4), min_size=len(order), max_size=len(order)))
    files = [
        file_of(block for block, number in zip(order, whose, strict=True) if number == one)
        for one in sorted(set(whose))
    ]
    book = book_of(files)
    assert book.events == TOGETHER.events
    assert {email for owner in book.owners for email in owner.emails} == {"ann@x.org"}


def test_a_file_given_twice_changes_nothing() -> None:
    """The same calendar and its copy give the book of one."""
    whole = file_of(BLOCKS)
    assert book_of([whole, whole]).events == TOGETHER.events


def test_a_bare_message_is_understood_in_another_file() -> None:
    """A message without a time is no fault where the file with its event is given, too."""
    plan, message = file_of([BLOCKS[5]]), file_of([BLOCKS[6]])
    for files in permutations((plan, message)):
        records = [record for given_by in each_of(files) for record in given_by]
        (one,), faults, gaps, _ = of_kind(records)
        assert (one.state, one.how) == (EventState.CANCELLED, "a message cancelled it")
        assert (faults, gaps) == ([], [])


def test_an_event_is_given_with_the_file_that_plans_it() -> None:
    """A message alone gives nothing; what it cancels is counted where it stands."""
    counts = [
        sum(isinstance(record, Event) for record in records)
        for records in each_of([file_of([BLOCKS[6]]), file_of([BLOCKS[5]])])
    ]
    assert counts == [0, 1]


def test_files_of_one_name_are_not_mixed_up() -> None:
    """Two files called the same in different folders are told apart."""
    archives = [MemoryArchive({"a.ics": file_of([BLOCKS[n]])}) for n in (5, 9)]
    reading = replace(NOW, parts=tuple(archives))
    found = [of_kind(list(SOURCE.read(archive, reading)))[0] for archive in archives]
    assert [len(events) for events in found] == [1, 1]


def test_empty_calendars_are_told_unless_another_has_events() -> None:
    """No calendar with events is a gap; one empty file beside a full one is none."""
    empty, full = calendar(), file_of([BLOCKS[5]])
    assert not any(isinstance(one, Gap) for given_by in each_of([empty, full]) for one in given_by)
    both = [one for given_by in each_of([empty, empty]) for one in given_by]
    assert any(isinstance(one, Gap) for one in both)


@pytest.mark.parametrize("turned", [False, True])
def test_files_of_a_folder_know_each_other(tmp_path: Path, turned: bool) -> None:  # noqa: FBT001 - a parameter of the test
    """A saved message beside an exported calendar cancels its meeting, whatever their names."""
    names = ("a.ics", "b.ics")[:: -1 if turned else 1]
    for name, block in zip(names, (BLOCKS[5], BLOCKS[6]), strict=True):
        (tmp_path / name).write_bytes(file_of([block]))
    collector = Collector()
    for export in search_all([tmp_path]).exports:
        collector.add(export.records(NOW))
    (one,) = collector.book().events
    assert (one.state, one.ended_by) == (EventState.CANCELLED, Party.OWNER)


@settings(deadline=None, max_examples=40)
@given(st.lists(st.binary(max_size=120), min_size=1, max_size=4))
def test_any_files_together_never_raise(contents: list[bytes]) -> None:
    """Whatever the files hold, each of them gives its records."""
    head = b"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:series\nDTSTART:20260101\n"
    files = [*(head + content for content in contents), file_of(BLOCKS)]
    assert len(list(each_of(files))) == len(files)
