"""Backups: a copy that is whole, and the way back to it."""

import os
import shutil
import time
from contextlib import suppress
from pathlib import Path
from typing import Final

from django.db import DatabaseError, connection

from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.opening import close_store, open_store
from friendline.store.safekeeping.in_use import is_used_elsewhere

__all__ = ["BackupError", "NoBackupError", "back_up", "restore"]

_BESIDE: Final = ("-wal", "-shm")
"""What SQLite keeps beside a database that is open."""

_IN_USE: Final = (
    "another program has the store open. Close the desk, and whatever else of friendline runs, "
    "and do this again."
)


class BackupError(Exception):
    """The copy cannot be written."""

    def __init__(self, place: Path, why: object) -> None:
        super().__init__(f"No backup was written to {place}: {why}")


class NoBackupError(Exception):
    """The file is no backup that can be restored; the store was left as it is."""

    def __init__(self, place: Path, why: object) -> None:
        super().__init__(
            f"{place} cannot be restored: {why} The store that is there was left as it is."
        )


def back_up(place: Path, told: str | None = None) -> None:
    """Write a whole copy of the open store, encrypted if it is; others may go on writing.

    Args:
        place: The file; what is there is not written over.
        told: What the ledger calls the place, where it is not the file.

    Raises:
        BackupError: It is there already, or cannot be written.
    """
    if place.exists():
        raise BackupError(place, "there is a file of this name already.")
    part = place.with_name(f".{place.name}.part")
    try:
        part.unlink(missing_ok=True)
        place.parent.mkdir(parents=True, exist_ok=True)
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(part)])
        part.chmod(0o600)
        part.rename(place)
    except (OSError, DatabaseError) as error:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise BackupError(place, _why(error)) from error
    ledger.append("backed_up", {"file": told or str(place.absolute())})


def restore(home: Home, place: Path, passphrase: str | None = None) -> Path | None:
    """Put a backup in the place of the store, which is kept beside it.

    The backup is opened and checked first, in a folder of its own.

    Args:
        home: Where to.
        place: The backup.
        passphrase: What encrypts the backup.

    Returns:
        Where the store that was there is now; ``None`` if there was none.

    Raises:
        NoBackupError: It is no backup, its ledger was changed, or another program has the store
            open: that one would go on writing into what was put aside.
    """
    if not place.is_file():
        there = "it is a folder." if place.is_dir() else "there is no file of this name."
        raise NoBackupError(place, there)
    close_store()
    home.make()
    trial = Home(home.folder / ".restoring")
    shutil.rmtree(trial.folder, ignore_errors=True)
    trial.make()
    try:
        if is_used_elsewhere(home):
            raise NoBackupError(place, _IN_USE)
        shutil.copyfile(place, trial.database)
        _check(trial, place, passphrase)
        aside = _put_aside(home)
        os.replace(trial.database, home.database)  # noqa: PTH105 - says what it does: replaces
    except OSError as error:
        raise NoBackupError(place, _why(error)) from error
    finally:
        close_store()
        shutil.rmtree(trial.folder, ignore_errors=True)
    return aside


def _why(error: OSError | DatabaseError) -> str:
    """Give what the system says, without its number and the path that is named already."""
    said = error.strerror if isinstance(error, OSError) else None
    return f"{said or error}."


def _check(trial: Home, place: Path, passphrase: str | None) -> None:
    try:
        open_store(trial, passphrase, anew=False)
        fault = next(ledger.faults(), None)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except Exception as error:
        raise NoBackupError(place, error) from error
    finally:
        close_store()
    if fault is not None:
        raise NoBackupError(place, f"entry {fault.entry} of its ledger: {fault.what}")


def _put_aside(home: Home) -> Path | None:
    """Move the store away, with what belongs to it; give its new place."""
    if not home.exists:
        return None
    aside = home.folder / time.strftime("before-restore-%Y%m%d-%H%M%S.db", time.gmtime())
    for ending in _BESIDE:
        beside = home.database.with_name(home.database.name + ending)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + ending))
    home.database.rename(aside)
    return aside
