"""Keeping what sources give."""

from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from friendline.book import Collector
from friendline.model import Event, Fault, Item, ItemKind, Owner, Person, Record
from friendline.store.home import Home
from friendline.store.importing import Source, book, keep
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
