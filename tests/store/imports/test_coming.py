"""An import does not keep others from writing, and moves in as one piece."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from friendline.model import Item, ItemKind, Person, Record
from friendline.store import settings
from friendline.store.home import Home
from friendline.store.imports.importing import Source, book, keep
from friendline.store.imports.tombstones import digest_of
from friendline.store.models import Import, ImportedRecord, KeptRecord, LedgerEntry, Tombstone

FACEBOOK = Source("facebook.zip", "facebook")
_MANY = 6_000
_SOON = 0.2
"""Seconds that another program waits for its turn."""


def _posts(many: int, meanwhile: Callable[[], object]) -> Iterator[Record]:
    """Give posts, and have something done after two thirds of them."""
    for number in range(many):
        if number == many * 2 // 3:
            meanwhile()
        yield Item(channel="facebook", kind=ItemKind.POST, at=number, text=f"Post {number}")


def _another_writes(store: Home) -> None:
    """Write as another program does, and fail where it has to wait for longer than a moment."""
    with closing(sqlite3.connect(store.database, timeout=_SOON)) as other:
        other.execute("INSERT INTO setting (name, value) VALUES ('other', '1')")
        other.commit()


def test_others_write_while_an_import_reads(store: Home) -> None:
    """An answer is saved in the middle of an import of thousands, and both are there."""
    kept = keep(FACEBOOK, _posts(_MANY, lambda: _another_writes(store)))
    assert (kept.records, kept.new) == (_MANY, _MANY)
    assert settings.value("other") == 1


def test_nothing_is_to_be_seen_of_an_import_that_is_read(store: Home) -> None:
    """Until all of it is there, nothing is: no row anywhere."""
    seen: list[int] = []

    def look() -> None:
        tables = (Import, ImportedRecord, KeptRecord, LedgerEntry)
        seen.extend(table.objects.count() for table in tables)

    keep(FACEBOOK, _posts(_MANY, look))
    assert seen == [0, 0, 0, 0]
    assert ImportedRecord.objects.count() == _MANY


def test_records_keep_their_order(store: Home) -> None:
    """The place of each is that in its export, from the first."""
    keep(FACEBOOK, _posts(_MANY, lambda: None))
    places = ImportedRecord.objects.order_by("place").values_list("place", flat=True)
    assert list(places) == list(range(_MANY))
    assert book().items["at"].to_list()[:3] == [0, 1, 2]


def test_a_record_that_comes_twice_stands_at_both_places(store: Home) -> None:
    """It is kept once."""
    post = Item(channel="facebook", kind=ItemKind.POST, text="Again")
    kept = keep(FACEBOOK, [post, post])
    assert (kept.records, kept.new) == (2, 1)
    assert ImportedRecord.objects.count() == 2


def test_an_import_that_is_broken_off_leaves_no_lock(store: Home) -> None:
    """Others write after it, and the same export is then taken whole."""

    def breaks() -> None:
        raise OSError(2, "it went away")

    with pytest.raises(OSError, match="it went away"):
        keep(FACEBOOK, _posts(_MANY, breaks))
    _another_writes(store)
    assert keep(FACEBOOK, _posts(_MANY, lambda: None)).new == _MANY


def _forget(name: str) -> None:
    """Keep what a forgotten person is known by, as forgetting does."""
    key, first = settings.secret(), name.split(maxsplit=1)[0]
    for mark in (("person", "p1"), ("name", *name.split()), ("begins", first)):
        Tombstone.objects.create(digest=digest_of(mark, key), at=1)


def test_who_is_forgotten_while_an_import_reads_does_not_come_in(store: Home) -> None:
    """What was laid ready before is gone through once more."""
    about_jo: list[Record] = [
        Person(id="p1", name="Jo Roe"),
        Item(channel="facebook", kind=ItemKind.POST, text="With Jo Roe"),
    ]

    def records() -> Iterator[Record]:
        yield from about_jo
        _forget("Jo Roe")

    kept = keep(FACEBOOK, records())
    assert (kept.records, kept.left_out) == (1, 1)
    assert not any(b"Roe" in bytes(one.content) for one in KeptRecord.objects.all())
    assert keep(FACEBOOK, about_jo).number == kept.number
