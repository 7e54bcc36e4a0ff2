"""Opening the store of a home: made and brought up to date by the first command that needs it."""

from collections.abc import Mapping
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from typing import Any, Final

from friendline.called import as_typed
from friendline.store.home import Home

__all__ = [
    "CannotOpenError",
    "NewerStoreError",
    "NotEncryptedError",
    "PassphraseNeededError",
    "WrongPassphraseError",
    "close_store",
    "is_encrypted",
    "is_encrypted_file",
    "is_open_one_encrypted",
    "open_store",
    "passphrase_in_use",
    "set_up_django",
]

_PLAIN: Final = b"SQLite format 3\x00"
_INIT: Final = "PRAGMA journal_mode = WAL;PRAGMA synchronous = FULL"
"""What is acknowledged stands, also when the power fails."""

_SETTINGS: Final = "friendline.desk.settings"
"""A process has one set of settings, so it is the one that the desk needs as well."""

_PATIENCE: Final = 120
"""Seconds that one program waits for another that writes; an import takes one or two of them."""


class CannotOpenError(Exception):
    """The store cannot be opened or made."""

    def __init__(self, home: Home, why: object) -> None:
        super().__init__(f"The store in {home.folder} cannot be opened: {why}")


class WrongPassphraseError(Exception):
    """The passphrase does not open the store."""

    def __init__(self, home: Home) -> None:
        super().__init__(
            f"This passphrase does not open the store in {home.folder}. Nothing was changed; "
            "without the right one nobody can read it."
        )


class PassphraseNeededError(Exception):
    """The store is encrypted, and no passphrase was given."""

    def __init__(self, home: Home) -> None:
        super().__init__(
            f"The store in {home.folder} is encrypted, and nobody is here to type its passphrase. "
            "Give it with --passphrase-file FILE."
        )


class NotEncryptedError(Exception):
    """A passphrase was given for a store that has none."""

    def __init__(self, home: Home) -> None:
        super().__init__(
            f"The store in {home.folder} is not encrypted, so it has no passphrase. Leave the "
            f"passphrase out; {as_typed('encrypt')} encrypts it."
        )


class NewerStoreError(Exception):
    """A newer friendline made or changed the store."""

    def __init__(self, home: Home) -> None:
        super().__init__(
            f"The store in {home.folder} was last used by a newer friendline. Install that one, "
            "or restore a backup that is older."
        )


def open_store(home: Home, passphrase: str | None = None, *, anew: bool = True) -> None:
    """Open the store of a home; Django's tables speak to it from then on.

    Args:
        home: Where it lies, or is to be made.
        passphrase: What encrypts it; ``None`` for a store that is not encrypted.
        anew: Whether it is made where there is none.

    Raises:
        WrongPassphraseError: It does not open it.
        PassphraseNeededError: It is encrypted and none was given.
        NotEncryptedError: One was given and it is not encrypted.
        NewerStoreError: A newer friendline used it.
        CannotOpenError: The file cannot be read or made.
    """
    _check_kind(home, passphrase)
    try:
        home.make()
    except OSError as error:
        raise CannotOpenError(home, error) from error
    set_up_django()
    _point_at(home.database, passphrase)
    _bring_up_to_date(home, passphrase, anew=anew)


def close_store() -> None:
    """Close the store that is open, if any."""
    from django.conf import settings  # noqa: PLC0415 - heavy
    from django.db import connections  # noqa: PLC0415 - heavy

    if settings.configured:
        connections.close_all()


def passphrase_in_use() -> str | None:
    """Give what opens the store that is open; ``None`` where it is not encrypted."""
    from django.db import DEFAULT_DB_ALIAS, connections  # noqa: PLC0415 - heavy

    found: str | None = connections.settings[DEFAULT_DB_ALIAS]["OPTIONS"].get("passphrase")
    return found


def is_open_one_encrypted() -> bool:
    """Whether the store that is open is encrypted.

    The file is not asked: who closes it once more loses all locks on it, and another program could
    take it away meanwhile (sqlite.org/howtocorrupt.html, 2.2).
    """
    return passphrase_in_use() is not None


def is_encrypted(home: Home) -> bool | None:
    """Whether the store of a home is encrypted; ``None`` where there is none, or an empty file.

    Not of a store that is open: see ``is_open_one_encrypted``.

    Raises:
        CannotOpenError: The file cannot be read.
    """
    if not home.exists:
        return None
    try:
        return is_encrypted_file(home.database)
    except OSError as error:
        raise CannotOpenError(home, error) from error


def is_encrypted_file(file: Path) -> bool | None:
    """Whether a store, or a backup of one, is encrypted; ``None`` for an empty file.

    Raises:
        OSError: It cannot be read.
    """
    with file.open("rb") as opened:
        begin = opened.read(len(_PLAIN))
    return begin != _PLAIN if begin else None


def _check_kind(home: Home, passphrase: str | None) -> None:
    encrypted = is_encrypted(home)
    if encrypted is False and passphrase is not None:
        raise NotEncryptedError(home)
    if encrypted is True and passphrase is None:
        raise PassphraseNeededError(home)
    if encrypted is True and not passphrase:  # SQLCipher knows no empty one
        raise WrongPassphraseError(home)


def set_up_django() -> None:
    """Set Django up, once in a process; no store is open yet."""
    import django  # noqa: PLC0415 - heavy
    from django.conf import settings  # noqa: PLC0415 - heavy

    if not settings.configured:
        told = import_module(_SETTINGS)
        said = {name: getattr(told, name) for name in dir(told)}
        settings.configure(**{name: value for name, value in said.items() if name.isupper()})
        django.setup()


def _database(path: Path, passphrase: str | None) -> Mapping[str, Any]:
    options = {"transaction_mode": "IMMEDIATE", "init_command": _INIT, "timeout": _PATIENCE}
    if passphrase is None:
        return {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path), "OPTIONS": options}
    options["passphrase"] = passphrase
    return {"ENGINE": "friendline.store.cipher", "NAME": str(path), "OPTIONS": options}


def _point_at(path: Path, passphrase: str | None) -> None:
    """Let Django's one connection speak to this file."""
    from django.db import DEFAULT_DB_ALIAS, connections  # noqa: PLC0415 - heavy

    connections.close_all()
    connections.settings[DEFAULT_DB_ALIAS].update(_database(path, passphrase))
    with suppress(AttributeError):  # there was none yet
        del connections[DEFAULT_DB_ALIAS]


def _bring_up_to_date(home: Home, passphrase: str | None, *, anew: bool) -> None:
    from django.core.management import call_command  # noqa: PLC0415 - heavy
    from django.db import DatabaseError, connection  # noqa: PLC0415 - heavy
    from django.db.migrations.executor import MigrationExecutor  # noqa: PLC0415 - heavy

    try:
        executor = MigrationExecutor(connection)
        there = {name for app, name in executor.loader.applied_migrations if app == "store"}
        known = {name for app, name in executor.loader.disk_migrations if app == "store"}
        if there - known:
            raise NewerStoreError(home)
        if not there and not anew:
            raise CannotOpenError(home, "it holds nothing of friendline.")
        if known - there:
            call_command("migrate", verbosity=0, interactive=False)
    except DatabaseError as error:
        close_store()
        if passphrase is not None and "not a database" in str(error):
            raise WrongPassphraseError(home) from error
        raise CannotOpenError(home, error) from error
