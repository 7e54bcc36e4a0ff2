"""Opening the store for a command: its home found, its passphrase asked for where it has one."""

import sys
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from friendline.called import as_typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from friendline.commands.endings import Errors
    from friendline.store.home import Home

__all__ = [
    "NoStoreError",
    "Where",
    "is_terminal",
    "misuse",
    "new_passphrase",
    "opened",
    "passphrase_of_backup",
]

_TRIES: Final = 3


class NoStoreError(Exception):
    """There is no store to use."""

    def __init__(self, home: "Home") -> None:
        super().__init__(
            f"There is no store in {home.folder}. {as_typed('desk')} makes one, and so does "
            f"{as_typed('import EXPORT...')}; --home says which folder is meant."
        )


class DifferentError(Exception):
    """A new passphrase was typed in two ways."""

    def __init__(self) -> None:
        super().__init__("The two passphrases differ. Nothing was changed; try again.")


class NobodyToAskError(Exception):
    """A passphrase is needed and nobody can type it."""

    def __init__(self) -> None:
        super().__init__(
            "A passphrase is needed, and nobody is here to type it. Give it with "
            "--passphrase-file FILE."
        )


class NotANewStoreError(Exception):
    """Encryption is asked for, and there is a store already that is not encrypted."""

    def __init__(self, home: "Home") -> None:
        super().__init__(
            f"The store in {home.folder} is there already and is not encrypted. "
            f"{as_typed('encrypt')} encrypts it; --home names another folder."
        )


@dataclass(frozen=True)
class Where:
    """Which store is meant, as the options say.

    Attributes:
        home: Its folder; ``None`` for that of the environment or the usual one.
        passphrase_file: The file with its passphrase.
        encrypt: Whether one that is made is to be encrypted.
        remember: Whether the keyring is to remember the passphrase from now on; ``None`` to leave
            that as it is.
    """

    home: Path | None = None
    passphrase_file: Path | None = None
    encrypt: bool = False
    remember: bool | None = None


@contextmanager
def opened(where: Where, *, anew: bool = False) -> "Iterator[Home]":
    """Open the store, and close it in the end.

    Args:
        where: Which one.
        anew: Whether it is made where there is none.

    Raises:
        NoStoreError: There is none, and none is to be made.
        Exception: One of ``misuse``, which writes its own sentence.
    """
    from friendline.store.home import home_at
    from friendline.store.opening import close_store
    from friendline.store.passphrase import forget_remembered, remember

    home = home_at(where.home)
    passphrase = _open(home, where, anew=anew)
    try:
        if where.remember and passphrase is not None:
            remember(home, passphrase)
        elif where.remember is False:
            forget_remembered(home)
        yield home
    finally:
        close_store()


def _open(home: "Home", where: Where, *, anew: bool) -> str | None:
    """Open it; give the passphrase that did."""
    from friendline.store.opening import is_encrypted, open_store

    encrypted = is_encrypted(home)
    if encrypted is None and not anew:
        raise NoStoreError(home)
    if encrypted is False and where.encrypt:
        raise NotANewStoreError(home)
    if encrypted is None and (where.encrypt or where.passphrase_file):
        passphrase: str | None = new_passphrase(where.passphrase_file)
    elif encrypted:
        return _opened_encrypted(home, where)
    else:
        passphrase = None
    open_store(home, passphrase)
    return passphrase


def _opened_encrypted(home: "Home", where: Where) -> str:
    """Open it with the passphrase of the file, or the keyring, or as somebody types it."""
    from friendline.store.opening import WrongPassphraseError, open_store
    from friendline.store.passphrase import from_file, remembered

    if where.passphrase_file:
        passphrase = from_file(where.passphrase_file)
        open_store(home, passphrase)
        return passphrase
    known = remembered(home)
    if known is None:
        return _opened_by_hand(home)
    try:
        open_store(home, known)
    except WrongPassphraseError:  # it was changed since, elsewhere
        return _opened_by_hand(home)
    return known


def new_passphrase(file: Path | None) -> str:
    """Give a new passphrase: that of a file, or as somebody types it twice.

    Raises:
        Exception: One of ``misuse``.
    """
    from friendline.store.passphrase import checked, fit_for_new, from_file

    if file:
        return fit_for_new(from_file(file))
    if not is_terminal():
        raise NobodyToAskError
    typer.echo(
        "Choose a passphrase, such as a sentence. Without it nobody can read the store again, "
        "friendline neither.",
        err=True,
    )
    passphrase = fit_for_new(checked(_typed("Passphrase")))
    if checked(_typed("The same again")) != passphrase:
        raise DifferentError
    return passphrase


def _opened_by_hand(home: "Home") -> str:
    """Ask for the passphrase, three times at most."""
    from friendline.store.opening import PassphraseNeededError, WrongPassphraseError, open_store
    from friendline.store.passphrase import in_one_form

    if not is_terminal():
        raise PassphraseNeededError(home)
    for left in reversed(range(_TRIES)):
        passphrase = in_one_form(_typed(f"Passphrase of the store in {home.folder}"))
        try:
            open_store(home, passphrase)
        except WrongPassphraseError as error:
            if not left:
                raise
            typer.echo(str(error), err=True)
        else:
            return passphrase
    raise PassphraseNeededError(home)


def passphrase_of_backup(file: Path, passphrase_file: Path | None) -> str | None:
    """Give the passphrase of a backup; ``None`` for one that is not encrypted.

    Raises:
        Exception: One of ``misuse``.
    """
    from friendline.store.opening import is_encrypted_file
    from friendline.store.passphrase import from_file, in_one_form

    try:
        if not is_encrypted_file(file):
            return None
    except OSError:
        return None  # restoring says what is wrong with it
    if passphrase_file is not None:
        return from_file(passphrase_file)
    if not is_terminal():
        raise NobodyToAskError
    return in_one_form(_typed(f"Passphrase of {file}"))


def is_terminal() -> bool:
    """Whether somebody can be asked."""
    return sys.stdin.isatty()


def _typed(question: str) -> str:
    answer: str = typer.prompt(question, hide_input=True, default="", show_default=False, err=True)
    return answer


def misuse() -> "Errors":
    """Give the errors of use that opening a store can end with."""
    from friendline.store import opening, passphrase

    return (
        NoStoreError,
        DifferentError,
        NotANewStoreError,
        NobodyToAskError,
        opening.CannotOpenError,
        opening.NewerStoreError,
        opening.NotEncryptedError,
        opening.PassphraseNeededError,
        opening.WrongPassphraseError,
        passphrase.KeyringError,
        passphrase.PassphraseFileError,
        passphrase.UnusablePassphraseError,
    )
