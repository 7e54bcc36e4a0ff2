"""Opening the store of a home: made and brought up to date by the first command that needs it."""

from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from friendline.store import django_settings
from friendline.store.home import Home

__all__ = [
    "CannotOpenError",
    "NewerStoreError",
    "NotEncryptedError",
    "PassphraseNeededError",
    "WrongPassphraseError",
    "close_store",
    "open_store",
    "set_up_django",
]

_PLAIN: Final = b"SQLite format 3\x00"
_INIT: Final = "PRAGMA journal_mode = WAL;PRAGMA synchronous = FULL"
"""What is acknowledged stands, also when the power fails."""

_PATIENCE: Final = 20
"""Seconds that one program waits for another that is writing."""


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
        super().__init__(f"The store in {home.folder} is encrypted: its passphrase is needed.")


class NotEncryptedError(Exception):
    """A passphrase was given for a store that has none."""

    def __init__(self, home: Home) -> None:
        super().__init__(
            f"The store in {home.folder} is not encrypted, so it has no passphrase. To encrypt "
            "it, export it and create it anew with one."
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


def _check_kind(home: Home, passphrase: str | None) -> None:
    if not home.exists:
        return
    try:
        with home.database.open("rb") as file:
            begin = file.read(len(_PLAIN))
    except OSError as error:
        raise CannotOpenError(home, error) from error
    is_plain = begin in {_PLAIN, b""}
    if is_plain and passphrase is not None and begin:
        raise NotEncryptedError(home)
    if not is_plain and passphrase is None:
        raise PassphraseNeededError(home)


def set_up_django() -> None:
    """Set Django up, once in a process; no store is open yet."""
    import django  # noqa: PLC0415 - heavy
    from django.conf import settings  # noqa: PLC0415 - heavy

    if not settings.configured:
        said = {name: getattr(django_settings, name) for name in dir(django_settings)}
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
