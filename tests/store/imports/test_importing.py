"""Keeping what sources give."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from friendline.archives.source import Reading
from friendline.book import Collector
from friendline.model import Event, Fault, Item, ItemKind, Owner, Person, Record
from friendline.review.progress import Silent
from friendline.review.reading import ClientListError
from friendline.store.home import Home
from friendline.store.imports.importing import Asked, Source, book, import_files, keep
from friendline.store.models import Import, KeptRecord, LedgerEntry

FACEBOOK = Source("facebook.zip", "facebook")


def posts(*texts: str) -> list[Record]:
    """Posts with these texts."""
    return [Item(channel="facebook", kind=ItemKind.POST, text=text) for text in texts]


def test_the_book_is_what_a_review_would_make(store: Home) -> None:
    """Kept and read again, records of all kinds give the same book."""
    records: list[Record] = [
        *posts("Hello", "Hello again"),
        Person(id="person-1", name="Ottoline Varga"),
        Event(id="event-1", start=1, end=2, summary="Lunch"),
        Owner(channel="facebook", names=("Jo Example",)),
        Fault(file="a.json", reason="It is broken."),
    ]
    keep(FACEBOOK, records)
    collector = Collector()
    collector.add(records)
    kept, made = book(), collector.book()
    assert (kept.people, kept.events, kept.owners) == (made.people, made.events, made.owners)
    assert kept.items.equals(made.items)


def test_importing_again_changes_nothing(store: Home) -> None:
    """The same export is known again, and nothing is written, not even in the ledger."""
    first = keep(FACEBOOK, posts("one", "two"))
    again = keep(Source("elsewhere.zip", "facebook"), posts("one", "two"))
    assert (first.records, first.new) == (2, 2)
    assert (again.number, again.records, again.new) == (first.number, 2, 0)
    assert Import.objects.count() == 1
    assert LedgerEntry.objects.count() == 1


def test_a_later_export_adds_what_is_new(store: Home) -> None:
    """What both hold is kept once."""
    keep(FACEBOOK, posts("one", "two"))
    later = keep(FACEBOOK, posts("one", "two", "three"))
    assert later.new == 1
    assert KeptRecord.objects.count() == 3
    assert book().items.height == 3


def test_an_import_that_fails_leaves_nothing(store: Home) -> None:
    """All of it or none of it."""

    def broken() -> Iterator[Record]:
        yield from posts(*map(str, range(5_000)))
        raise OSError(2, "it went away")

    with pytest.raises(OSError, match="it went away"):
        keep(FACEBOOK, broken())
    assert (Import.objects.count(), KeptRecord.objects.count()) == (0, 0)
    assert LedgerEntry.objects.count() == 0


@settings(
    max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(st.text(alphabet="ab\x00\ud7ff\U0001f600'%?", max_size=6), max_size=8))
def test_any_text_comes_back_as_it_was(store: Home, texts: list[str]) -> None:
    """Quotes, percent signs, zero bytes and pictures are letters like others."""
    keep(FACEBOOK, posts(*texts))
    kept = set(book().items["text"].to_list())
    assert set(texts) <= kept


def test_half_characters_are_kept_as_a_sign(store: Home) -> None:
    """Some exports cut a picture sign in two; that costs the sign and not the import."""
    first = keep(FACEBOOK, posts("\ud83d half", "whole"))
    assert sorted(book().items["text"].to_list()) == ["whole", "\ufffd half"]
    assert keep(FACEBOOK, posts("\ud83d half", "whole")).number == first.number


def test_an_import_that_lies_elsewhere_now_is_found_there(store: Home) -> None:
    """The newest place is where its pictures are looked for."""
    keep(FACEBOOK, posts("one"))
    keep(Source("/elsewhere.zip", "facebook"), posts("one"))
    assert Import.objects.get().shown_path == "/elsewhere.zip"


def test_a_calendar_of_its_own_is_read_with_the_addresses_of_earlier_imports(
    store: Home, tmp_path: Path
) -> None:
    """The owner is no guest of their own meetings, also where the calendar does not say who."""
    owner = Owner(channel="facebook", emails=("jane@example.org",))
    keep(FACEBOOK, [owner])
    lines = (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//EN", "BEGIN:VEVENT", "UID:one"),
        *("DTSTAMP:20260101T000000Z", "DTSTART:20260105T120000Z", "DURATION:PT1H"),
        *("ATTENDEE:mailto:jane@example.org", "ATTENDEE:mailto:kim@example.org"),
        *("END:VEVENT", "END:VCALENDAR", ""),
    )
    (tmp_path / "calendar.ics").write_bytes("\r\n".join(lines).encode())
    import_files(Asked((tmp_path / "calendar.ics",)), Reading(), Silent())
    (event,) = book().events
    assert [one.email for one in event.attendees] == ["kim@example.org"]


def test_files_beside_the_exports_are_told_and_not_imported(store: Home, tmp_path: Path) -> None:
    """Each with a reason; what is read is kept all the same."""
    (tmp_path / "all").mkdir()
    (tmp_path / "all" / "clients.csv").write_text("Name,Status\nKim Novak,current client\n")
    (tmp_path / "all" / "holiday.zip").write_bytes(b"PK\x03\x04")
    done = import_files(Asked((tmp_path / "all",)), Reading(), Silent())
    told = {Path(each.row.path).name: each for each in done}
    assert told["holiday.zip"].imported is None
    assert told["holiday.zip"].row.skipped[0].reason
    assert told["clients.csv"].imported is not None
    assert [one.name for one in book().people.values()] == ["Kim Novak"]


def test_exports_before_a_broken_one_stay(store: Home, tmp_path: Path) -> None:
    """Each is kept whole or not at all."""
    (tmp_path / "good.csv").write_text("Name,Status\nKim Novak,current client\n")
    (tmp_path / "empty.csv").write_text("Name,Status\n")
    import_files(Asked((tmp_path / "good.csv",)), Reading(), Silent())
    with pytest.raises(ClientListError):
        import_files(Asked((), tmp_path / "empty.csv"), Reading(), Silent())
    assert Import.objects.count() == 1
