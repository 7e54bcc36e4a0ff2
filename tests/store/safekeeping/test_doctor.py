"""Looking whether a store is well."""

import shutil
from collections import namedtuple
from pathlib import Path

import pytest
from django.db import connection

from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.models import LedgerEntry
from friendline.store.opening import close_store, open_store
from friendline.store.safekeeping.doctor import Check, Health, checks
from friendline.store.safekeeping.keeping import back_up

USAGE = namedtuple("USAGE", "total used free")  # noqa: PYI024 - as shutil's own


def found(home: Home) -> dict[str, Check]:
    """What is found, by what was looked at."""
    return {check.what: check for check in checks(home)}


def test_a_new_store_is_well(store: Home) -> None:
    """Only a backup is advised."""
    told = found(store)
    assert not [one for one in told.values() if one.health is Health.BROKEN]
    assert told["Backups"].health is Health.ADVICE
    assert told["File"].found.startswith("It is whole, not encrypted")


def test_whatever_is_not_well_comes_with_what_to_do(store: Home) -> None:
    """And nothing else does."""
    for check in checks(store):
        assert bool(check.todo) == (check.health is not Health.WELL)


def test_an_encrypted_store_is_looked_at_page_by_page(home: Home) -> None:
    """It says that it is encrypted."""
    open_store(home, "a passphrase")
    assert "whole, encrypted" in found(home)["File"].found
    close_store()


def test_a_backup_is_noticed(store: Home, tmp_path: Path) -> None:
    """Until it is too old."""
    back_up(tmp_path / "b.db")
    assert found(store)["Backups"].health is Health.WELL
    ledger.append("backed_up", {}, at=1)
    assert found(store)["Backups"].health is Health.ADVICE


def test_a_changed_ledger_is_broken(store: Home) -> None:
    """With the entry that shows it."""
    ledger.append("noted", {})
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_is_never_changed")
    LedgerEntry.objects.update(kind="other")
    told = found(store)["Ledger"]
    assert told.health is Health.BROKEN
    assert told.found.startswith("Entry 1: ")


def test_rows_that_speak_of_nothing_are_broken(store: Home) -> None:
    """As another program may leave them."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA foreign_keys = OFF")
        cursor.execute("INSERT INTO imported_record (of_id, place, record_id) VALUES (7, 1, 7)")
    assert found(store)["Rows"].health is Health.BROKEN


def test_a_damaged_file_is_broken(store: Home) -> None:
    """Some pages were written over."""
    for number in range(300):
        ledger.append("noted", {"text": f"{number} " * 100})
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    close_store()
    content = bytearray(store.database.read_bytes())
    content[-40_000:-4_096] = bytes(40_000 - 4_096)
    store.database.write_bytes(content)
    open_store(store)
    told = found(store)["File"]
    assert told.health is Health.BROKEN
    assert "restore" in told.todo


def test_a_folder_that_others_can_look_into_is_told(store: Home) -> None:
    """With the command that closes it."""
    store.folder.chmod(0o755)
    assert "chmod 700" in found(store)["Access"].todo


def test_little_space_is_told(store: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """Before an import fails for want of it."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _path: USAGE(10, 9, 1))
    assert found(store)["Space"].health is Health.ADVICE


def test_a_folder_that_is_copied_elsewhere_is_told(tmp_path: Path) -> None:
    """A store that is copied while it is open can break."""
    home = Home(tmp_path / "Dropbox" / "friendline")
    open_store(home)
    assert found(home)["Place"].health is Health.ADVICE
    close_store()
