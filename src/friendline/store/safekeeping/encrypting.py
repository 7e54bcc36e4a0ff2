"""Encrypting a store that is there already, or giving an encrypted one another passphrase.

SQLCipher writes an encrypted copy, the copy is checked, and takes the place of the store in one
step. So a program that is killed leaves one whole store: the one of before or the new one.
"""

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import IO, Any, Final

from django.db import connection
from sqlcipher3 import dbapi2

from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.opening import close_store, open_store, passphrase_in_use

__all__ = ["APART", "CannotEncryptError", "copies_as_before", "encrypt"]

APART: Final = ".encrypting"
"""The folder of the home in which the copy is made."""

_AT_ONCE: Final = 2**20
_MEGABYTE: Final = 2**20


class CannotEncryptError(Exception):
    """The store was left as it is."""

    def __init__(self, home: Home, why: object) -> None:
        super().__init__(f"The store in {home.folder} was left as it is: {why}")


def encrypt(home: Home, passphrase: str, say: Callable[[str], None] = lambda _step: None) -> None:
    """Encrypt the open store with a new passphrase; it is closed then.

    Args:
        home: Where it lies.
        passphrase: The new one, already ``passphrase.checked``.
        say: Takes what is being done.

    Raises:
        CannotEncryptError: Another program uses the store, the copy does not fit on the disk, or
            it is not like the store.
    """
    before = passphrase_in_use()
    close_store()
    trial = Home(home.folder / APART)
    try:
        _make_room(home, trial)
        with _alone(home, before) as source:
            say("Writing an encrypted copy")
            _copy(source, trial, passphrase)
            say("Checking the copy")
            _check(home, trial, passphrase, _counts(source))
            _note(trial, passphrase, was_encrypted=before is not None)
            say("Putting the copy in the place of the store")
            _take_the_place(home, trial, source, say)
    except (OSError, dbapi2.Error) as error:
        raise CannotEncryptError(home, f"{error}.") from error
    finally:
        close_store()
        shutil.rmtree(trial.folder, ignore_errors=True)


def copies_as_before(home: Home) -> list[Path]:
    """Give the older copies that lie in the home: they stay as they were encrypted, or not."""
    return sorted(home.folder.glob("before-restore-*.db"))


def _make_room(home: Home, trial: Home) -> None:
    shutil.rmtree(trial.folder, ignore_errors=True)
    beside = home.database.with_name(f"{home.database.name}-wal")
    needed = sum(one.stat().st_size for one in (home.database, beside) if one.exists())
    free = shutil.disk_usage(home.folder).free
    if free < needed:
        why = f"the copy needs {needed / _MEGABYTE:,.0f} MB, and {free / _MEGABYTE:,.0f} MB are"
        raise CannotEncryptError(home, f"{why} free on its disk.")
    trial.make()


@contextmanager
def _alone(home: Home, passphrase: str | None) -> "Iterator[Any]":
    """Open the store so that no other program can, until the end.

    Leaving the write-ahead log takes that nobody else has the store open; it also removes the
    files beside it, so that nothing of it lies anywhere else.
    """
    with closing(dbapi2.connect(str(home.database), isolation_level=None, timeout=1)) as source:
        if passphrase is not None:
            source.execute("PRAGMA cipher_log_level = NONE")
            source.execute(f"PRAGMA key = {_quoted(passphrase)}")
        try:
            mode = source.execute("PRAGMA journal_mode = DELETE").fetchone()[0]
            source.execute("PRAGMA main.locking_mode = EXCLUSIVE")
            source.execute("BEGIN EXCLUSIVE")
            source.execute("COMMIT")  # the lock stays, by the mode
        except dbapi2.OperationalError as error:
            raise CannotEncryptError(home, _IN_USE) from error
        if mode != "delete":
            raise CannotEncryptError(home, _IN_USE)
        yield source


_IN_USE: Final = (
    "another program has it open. Close the desk, and whatever else of friendline runs, and do "
    "this again."
)


def _copy(source: Any, trial: Home, passphrase: str) -> None:  # noqa: ANN401 - untyped library
    source.execute(f"ATTACH DATABASE ? AS copy KEY {_quoted(passphrase)}", [str(trial.database)])
    source.execute("SELECT sqlcipher_export('copy')")
    source.execute("DETACH DATABASE copy")
    trial.database.chmod(0o600)


def _check(home: Home, trial: Home, passphrase: str, counts: Mapping[str, int]) -> None:
    """Open the copy as a store, and look at every page, the ledger and how many rows there are."""
    open_store(trial, passphrase, anew=False)
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA cipher_integrity_check")
        bad = cursor.fetchall()
        cursor.execute("PRAGMA integrity_check")
        bad += [row for row in cursor.fetchall() if row[0] != "ok"]
    if bad:
        raise CannotEncryptError(home, f"the copy is damaged, {bad[0][0]}.")
    fault = next(ledger.faults(), None)
    if fault is not None:
        raise CannotEncryptError(home, f"entry {fault.entry} of its ledger: {fault.what}")
    with connection.cursor() as cursor:
        cursor.execute(_TABLES)
        found = {name: _many(cursor, name) for (name,) in cursor.fetchall()}
    if found != counts:
        raise CannotEncryptError(home, "the copy does not hold what the store holds.")


def _note(trial: Home, passphrase: str, *, was_encrypted: bool) -> None:
    """Tell the ledger of the copy, which is the store from the next step on."""
    ledger.append("passphrase_changed" if was_encrypted else "store_encrypted", {})
    close_store()
    with closing(dbapi2.connect(str(trial.database), isolation_level=None)) as copy:
        copy.execute(f"PRAGMA key = {_quoted(passphrase)}")
        copy.execute("PRAGMA journal_mode = DELETE")  # one file, and nothing beside it
    with trial.database.open("rb+") as file:
        os.fsync(file.fileno())


def _take_the_place(
    home: Home,
    trial: Home,
    source: Any,  # noqa: ANN401 - untyped library
    say: Callable[[str], None],
) -> None:
    """Replace the store by its copy, and write zeros over what it was.

    While the old file is locked, a program that waits for it gets nothing, and once it is zeros an
    error: so nothing is ever written to a file that nobody will find again. Windows lets no open
    file be replaced; there it is closed a moment before, and not written over.
    """
    with _held_open(home, source) as old:
        os.replace(trial.database, home.database)  # noqa: PTH105 - says what it does: replaces
        _settle(home.folder)
        say("Writing zeros over what the store was")
        if old is not None:
            _write_zeros(old)


@contextmanager
def _held_open(home: Home, source: Any) -> "Iterator[IO[bytes] | None]":  # noqa: ANN401 - untyped
    if os.name == "nt":
        source.close()
        yield None
    else:
        with home.database.open("rb+") as old:
            yield old


def _settle(folder: Path) -> None:
    """Have the disk keep the new name of the file, where folders can be opened."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def _write_zeros(file: IO[bytes]) -> None:
    left = file.seek(0, os.SEEK_END)
    file.seek(0)
    while left > 0:
        left -= file.write(bytes(min(left, _AT_ONCE)))
    file.flush()
    os.fsync(file.fileno())


def _counts(source: Any) -> dict[str, int]:  # noqa: ANN401 - untyped library
    cursor = source.cursor()
    names = [name for (name,) in cursor.execute(_TABLES).fetchall()]
    return {name: _many(cursor, name) for name in names}


_TABLES: Final = "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"


def _many(cursor: Any, table: str) -> int:  # noqa: ANN401 - of two libraries
    cursor.execute(f'SELECT count(*) FROM "{table}"')  # noqa: S608 - a name that the database told
    many: int = cursor.fetchone()[0]
    return many


def _quoted(passphrase: str) -> str:
    doubled = passphrase.replace("'", "''")
    return f"'{doubled}'"
