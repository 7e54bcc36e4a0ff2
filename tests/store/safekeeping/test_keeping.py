"""Backups."""

from pathlib import Path

import pytest
from django.db import connection
from other_program import OtherProgram

from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.models import LedgerEntry
from friendline.store.opening import close_store, open_store
from friendline.store.safekeeping.keeping import BackupError, NoBackupError, back_up, restore


def test_a_backup_brings_back_what_was_there(store: Home, tmp_path: Path) -> None:
    """What was done after it is gone, and the store of before is kept."""
    ledger.append("noted", {"what": "before"})
    back_up(tmp_path / "copy.db")
    ledger.append("noted", {"what": "after"})
    aside = restore(store, tmp_path / "copy.db")
    open_store(store)
    assert [entry.words for entry in LedgerEntry.objects.all()] == ['{"what":"before"}']
    assert aside is not None
    assert aside.exists()


def test_an_encrypted_store_has_encrypted_backups(home: Home, tmp_path: Path) -> None:
    """The same passphrase opens them, and no other."""
    open_store(home, "a passphrase")
    ledger.append("noted", {"what": "Ottoline Varga waits"})
    back_up(tmp_path / "copy.db")
    assert b"Ottoline" not in (tmp_path / "copy.db").read_bytes()
    with pytest.raises(NoBackupError, match="left as it is"):
        restore(home, tmp_path / "copy.db", "another")
    restore(Home(tmp_path / "new"), tmp_path / "copy.db", "a passphrase")
    open_store(Home(tmp_path / "new"), "a passphrase")
    assert LedgerEntry.objects.count() == 1
    close_store()


def test_a_backup_is_never_written_over(store: Home, tmp_path: Path) -> None:
    """An older one may be the one that is needed."""
    (tmp_path / "copy.db").write_text("older")
    with pytest.raises(BackupError, match="already"):
        back_up(tmp_path / "copy.db")


def test_a_place_that_cannot_be_written_is_a_sentence(store: Home, tmp_path: Path) -> None:
    """A folder that is a file."""
    (tmp_path / "file").write_text("here")
    with pytest.raises(BackupError):
        back_up(tmp_path / "file" / "copy.db")


@pytest.mark.parametrize("content", [b"", b"rubbish" * 500, b"SQLite format 3\0" + b"x" * 5_000])
def test_what_is_no_backup_is_not_restored(store: Home, tmp_path: Path, content: bytes) -> None:
    """The store stays as it is."""
    ledger.append("noted", {})
    (tmp_path / "bad.db").write_bytes(content)
    with pytest.raises(NoBackupError):
        restore(store, tmp_path / "bad.db")
    open_store(store)
    assert LedgerEntry.objects.count() == 1


def test_a_backup_with_a_changed_ledger_is_not_restored(store: Home, tmp_path: Path) -> None:
    """It would hide what was done."""
    ledger.append("noted", {"what": "one"})
    with connection.cursor() as cursor:
        cursor.execute("DROP TRIGGER ledger_is_never_changed")
        cursor.execute("UPDATE ledger SET kind = 'other'")
    back_up(tmp_path / "copy.db")
    with pytest.raises(NoBackupError, match="ledger"):
        restore(Home(tmp_path / "new"), tmp_path / "copy.db")
    assert not Home(tmp_path / "new").exists


def test_a_store_that_is_open_elsewhere_is_not_put_aside(store: Home, tmp_path: Path) -> None:
    """Another program would go on writing into what was put aside, and nobody would find it."""
    back_up(tmp_path / "copy.db")
    ledger.append("noted", {"what": "after"})
    other = OtherProgram(store.database)
    assert "2" in other.does("SELECT count(*) FROM ledger")
    with pytest.raises(NoBackupError, match=r"Close the desk.*left as it is"):
        restore(store, tmp_path / "copy.db")
    other.ends()
    open_store(store)
    assert LedgerEntry.objects.count() == 2
    restore(store, tmp_path / "copy.db")
