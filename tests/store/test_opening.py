"""Opening the store."""

from pathlib import Path

import pytest
from django.db import connection

from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.models import LedgerEntry
from friendline.store.opening import (
    CannotOpenError,
    NewerStoreError,
    NotEncryptedError,
    PassphraseNeededError,
    WrongPassphraseError,
    close_store,
    open_store,
)


def test_the_first_command_makes_the_store(home: Home) -> None:
    """Opening what is not there creates it, with its tables."""
    open_store(home)
    assert home.exists
    assert LedgerEntry.objects.count() == 0


def test_what_was_written_is_there_again(home: Home) -> None:
    """Closed and opened, it holds the same; another home holds nothing of it."""
    open_store(home)
    ledger.append("noted", {"what": "first"})
    open_store(Home(home.folder / "other"))
    assert LedgerEntry.objects.count() == 0
    open_store(home)
    assert LedgerEntry.objects.get().words == '{"what":"first"}'


def test_what_is_acknowledged_is_on_the_disk(store: Home) -> None:
    """The log is written before a command says that it is done."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA journal_mode")
        assert cursor.fetchone() == ("wal",)
        cursor.execute("PRAGMA synchronous")
        assert cursor.fetchone() == (2,)


def test_an_encrypted_store_opens_with_its_passphrase_alone(home: Home) -> None:
    """Any other is a sentence, and the file holds no readable word."""
    open_store(home, "it's a long one")
    ledger.append("noted", {"what": "Ottoline Varga waits"})
    close_store()
    assert b"Ottoline" not in b"".join(file.read_bytes() for file in home.folder.iterdir())
    with pytest.raises(WrongPassphraseError, match="Nothing was changed"):
        open_store(home, "another one")
    with pytest.raises(PassphraseNeededError):
        open_store(home)
    open_store(home, "it's a long one")
    assert "Ottoline" in (LedgerEntry.objects.get().words or "")


def test_a_passphrase_for_a_plain_store_is_refused(store: Home) -> None:
    """It would look as if the store were encrypted."""
    with pytest.raises(NotEncryptedError):
        open_store(store, "anything")


def test_a_store_of_a_newer_friendline_is_left_alone(store: Home) -> None:
    """What it knows that we do not, we would lose."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO django_migrations (app, name, applied) VALUES ('store', '9999_later', 0)"
        )
    with pytest.raises(NewerStoreError, match="newer friendline"):
        open_store(store)


def test_a_file_that_is_no_store_is_a_sentence(home: Home) -> None:
    """Neither SQLite nor what a passphrase opens."""
    home.make()
    home.database.write_bytes(b"SQLite format 3\0" + b"rubbish" * 900)
    with pytest.raises(CannotOpenError):
        open_store(home)


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    """A file stands where the folder should be."""
    (tmp_path / "file").write_text("here")
    with pytest.raises(CannotOpenError):
        open_store(Home(tmp_path / "file" / "home"))
