"""Rows that are laid ready beside the store."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing

import pytest
from django.db import connection, transaction

from friendline.store.home import Home
from friendline.store.models import Setting
from friendline.store.opening import close_store, open_store
from friendline.store.staging import Staging

_COLUMNS = ("name", "value")


def _rows(many: int) -> Iterator[Sequence[object]]:
    for number in range(many):
        yield f"name {number}", "1"


def _tables() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM sqlite_temp_master")
        return int(cursor.fetchone()[0])


def test_rows_move_in_as_one(store: Home) -> None:
    """They are seen once they moved in, and what they lay in is gone."""
    with Staging("setting", _COLUMNS) as staging:
        staging.add(_rows(10))
        staging.add([("last", "2")])
        assert not Setting.objects.exists()
        with transaction.atomic():
            staging.move_in()
    assert Setting.objects.count() == 11
    assert _tables() == 0


def test_laying_ready_locks_nothing(store: Home) -> None:
    """Another program writes while rows lie ready, and while they are added."""
    with closing(sqlite3.connect(store.database, timeout=0)) as other:

        def rows() -> Iterator[Sequence[object]]:
            yield from _rows(100)
            other.execute("INSERT INTO setting (name, value) VALUES ('other', '1')")
            other.commit()

        with Staging("setting", _COLUMNS) as staging:
            staging.add(rows())
            with transaction.atomic():
                staging.move_in()
    assert Setting.objects.count() == 101


def test_rows_that_fail_leave_nothing(store: Home) -> None:
    """A source of rows that breaks off leaves neither rows nor a table."""

    def broken() -> Iterator[Sequence[object]]:
        yield from _rows(5)
        raise OSError(2, "it went away")

    staging = Staging("setting", _COLUMNS)
    with pytest.raises(OSError, match="it went away"), staging:
        staging.add(broken())
    assert not Setting.objects.exists()
    assert _tables() == 0


def test_inside_of_a_transaction_all_is_taken_back_with_it(store: Home) -> None:
    """Where somebody lays ready inside of a piece of work, the piece stays one."""

    def works_and_fails() -> None:
        with transaction.atomic(), Staging("setting", _COLUMNS) as staging:
            staging.add(_rows(3))
            staging.move_in()
            raise OSError(2, "it went away")

    with pytest.raises(OSError, match="it went away"):
        works_and_fails()
    assert not Setting.objects.exists()
    assert _tables() == 0


def test_an_encrypted_store_lays_ready_in_the_memory(home: Home) -> None:
    """No file holds what an encrypted store is to hold."""
    open_store(home, "a made-up passphrase")
    try:
        with Staging("setting", _COLUMNS) as staging, connection.cursor() as cursor:
            staging.add(_rows(3))
            cursor.execute("PRAGMA compile_options")
            assert ("TEMP_STORE=2",) in cursor.fetchall()  # in the memory, unless told otherwise
            cursor.execute("PRAGMA temp_store")
            assert cursor.fetchone() in {(0,), (2,)}
    finally:
        close_store()
