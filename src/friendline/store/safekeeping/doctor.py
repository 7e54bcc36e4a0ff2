"""Looking whether a store is well, and saying what to do where it is not."""

import os
import shutil
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib import resources
from importlib.util import find_spec
from typing import Final

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from friendline.called import as_typed, how_to_install
from friendline.screening.onnx import is_installed
from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.models import LedgerEntry
from friendline.store.opening import is_open_one_encrypted
from friendline.store.safekeeping.encrypting import APART

__all__ = ["Check", "Health", "checks"]

_FREE_TIMES: Final = 3
"""So many times its size must be free: for the log, and for a copy while it is tidied."""

_LEAST_FREE: Final = 200 * 2**20
_BACKUP_DAYS: Final = 30
_DAY: Final = 86_400
_OTHERS: Final = 0o077
_SHARED: Final = ("onedrive", "dropbox", "google drive", "googledrive", "icloud", "nextcloud")
"""Folders that other computers get copies of."""

_LEFT_BEHIND: Final = (".restoring", APART)


class Health(StrEnum):
    """How it is with one thing."""

    WELL = "well"
    ADVICE = "advice"
    """It works, and could be better."""
    BROKEN = "broken"


@dataclass(frozen=True)
class Check:
    """One thing that was looked at.

    Attributes:
        what: What.
        health: How it is.
        found: One sentence.
        todo: What to do about it; empty where it is well.
    """

    what: str
    health: Health
    found: str
    todo: str = ""


def checks(home: Home) -> Iterator[Check]:
    """Look at everything in turn; the store is open.

    Args:
        home: Where it lies.
    """
    for what, look in _LOOKS.items():
        try:
            yield look(what, home)
        except (DatabaseError, OSError) as error:
            yield Check(what, Health.BROKEN, f"It cannot be looked at: {error}.", _how_to_restore())


def _how_to_restore() -> str:
    copied = "Copy the folder of the store as it is, then put your last backup back:"
    return f"{copied} {as_typed('restore FILE')}"


def _file(what: str, home: Home) -> Check:
    """Every page of the file."""
    faults = [one for one in _all_of("PRAGMA integrity_check") if one != "ok"]
    if is_open_one_encrypted():
        faults += _all_of("PRAGMA cipher_integrity_check")
    if faults:
        return Check(what, Health.BROKEN, f"It is damaged: {faults[0]}.", _how_to_restore())
    how = "encrypted" if is_open_one_encrypted() else "not encrypted"
    size = home.database.stat().st_size / 2**20
    return Check(what, Health.WELL, f"It is whole, {how}, {size:,.1f} MB.")


def _tables(what: str, _home: Home) -> Check:
    """Rows that speak of rows that are not there."""
    faults = _all_of("PRAGMA foreign_key_check")
    if faults:
        found = f"{len(faults)} rows speak of others that are not there, in {faults[0]}."
        return Check(what, Health.BROKEN, found, _how_to_restore())
    return Check(what, Health.WELL, "Every row that another speaks of is there.")


def _version(what: str, _home: Home) -> Check:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        return Check(
            what, Health.BROKEN, "Its tables are those of an older friendline.", _how_to_restore()
        )
    return Check(what, Health.WELL, "Its tables are those of this friendline.")


def _ledger(what: str, _home: Home) -> Check:
    fault = next(ledger.faults(), None)
    if fault is not None:
        found = f"Entry {fault.entry}: {fault.what}"
        todo = (
            "Somebody changed the file by other means than friendline. A backup that is older than "
            "the change tells what stood there."
        )
        return Check(what, Health.BROKEN, found, todo)
    return Check(what, Health.WELL, f"All {LedgerEntry.objects.count():,} entries follow.")


def _space(what: str, home: Home) -> Check:
    free = shutil.disk_usage(home.folder).free
    wanted = max(_LEAST_FREE, _FREE_TIMES * home.database.stat().st_size)
    found = f"{free / 2**20:,.0f} MB are free."
    if free < wanted:
        todo = f"Free some: an import may need {wanted / 2**20:,.0f} MB."
        return Check(what, Health.ADVICE, found, todo)
    return Check(what, Health.WELL, found)


def _rights(what: str, home: Home) -> Check:
    if os.name == "nt":
        return Check(what, Health.WELL, "It is in a folder of your account.")
    if home.folder.stat().st_mode & _OTHERS:
        todo = f'Close it for others: chmod 700 "{home.folder}"'
        return Check(what, Health.ADVICE, "Others on this computer can look into it.", todo)
    return Check(what, Health.WELL, "Nobody else on this computer can look into it.")


def _place(what: str, home: Home) -> Check:
    parts = " ".join(home.folder.absolute().parts).lower()
    shared = next((one for one in _SHARED if one in parts), None)
    if shared is None:
        return Check(what, Health.WELL, f"{home.folder}")
    return Check(
        what,
        Health.ADVICE,
        f"{home.folder} looks like a folder that is copied to other computers ({shared}).",
        "A store that is copied while it is open can break. Move it, and put only backups there.",
    )


def _backups(what: str, _home: Home) -> Check:
    last = LedgerEntry.objects.filter(kind="backed_up").order_by("-pk").first()
    if last is None:
        found, days = "There was no backup yet.", _BACKUP_DAYS + 1
    else:
        days = int(time.time() - last.at) // _DAY
        found = f"The last one was made {days} days ago."
    if days > _BACKUP_DAYS:
        return Check(what, Health.ADVICE, found, f"Make one: {as_typed('backup FILE')}")
    return Check(what, Health.WELL, found)


def _copies(what: str, home: Home) -> Check:
    """What a restoring keeps, and what one that was stopped leaves behind."""
    left = [one.name for one in home.folder.glob("before-restore-*.db")]
    left += [name for name in _LEFT_BEHIND if (home.folder / name).exists()]
    if not left:
        return Check(what, Health.WELL, "There are none beside it.")
    found = f"{len(left)} lie beside it: {', '.join(sorted(left))}."
    todo = "Delete them once you do not need them; they hold people whom you forgot since."
    return Check(what, Health.ADVICE, found, todo)


def _fonts(what: str, _home: Home) -> Check:
    folder = resources.files("friendline.look") / "fonts"
    if any(one.name.endswith(".woff2") for one in folder.iterdir()):
        return Check(what, Health.WELL, "Its typefaces are there.")
    return Check(what, Health.BROKEN, "Its typefaces are missing.", "Install friendline again.")


def _pictures(what: str, _home: Home) -> Check:
    if not is_installed():
        todo = f"To let reviews read meaning: {how_to_install('deep')}"
        return Check(what, Health.ADVICE, "Only words are looked at.", todo)
    if find_spec("rapidocr") is None:
        todo = f"To let reviews look into pictures: {how_to_install('pictures')}"
        return Check(what, Health.ADVICE, "Words and their meaning are looked at.", todo)
    return Check(what, Health.WELL, "Words, their meaning and pictures are looked at.")


_LOOKS: Final[dict[str, Callable[[str, Home], Check]]] = {
    "Place": _place,
    "File": _file,
    "Rows": _tables,
    "Version": _version,
    "Ledger": _ledger,
    "Access": _rights,
    "Space": _space,
    "Backups": _backups,
    "Older copies": _copies,
    "Pages": _fonts,
    "Detectors": _pictures,
}


def _all_of(pragma: str) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(pragma)
        return [str(row[0]) for row in cursor.fetchall()]
