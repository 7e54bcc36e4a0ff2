"""Where the passphrase of an encrypted store comes from: a file, the keyring, or its owner.

friendline keeps no passphrase by itself. It looks into the keyring only where the owner asked once
to be remembered there; an empty file in the home says so.
"""

import unicodedata
from pathlib import Path
from typing import Final

from friendline.store.home import Home

__all__ = [
    "KeyringError",
    "PassphraseFileError",
    "UnusablePassphraseError",
    "checked",
    "fit_for_new",
    "forget_remembered",
    "from_file",
    "in_one_form",
    "is_remembered",
    "remember",
    "remembered",
]

_SERVICE: Final = "friendline"
_MARK: Final = "passphrase-in-keyring"
_MOST_BYTES: Final = 4_096
_FEWEST: Final = 12
"""Whoever has the file can try passphrases without end; a short one is found by that."""


class UnusablePassphraseError(ValueError):
    """It would protect nothing, or could not be typed again."""

    def __init__(self, why: str) -> None:
        super().__init__(f"{why} Choose a passphrase of several words, such as a sentence.")


class PassphraseFileError(ValueError):
    """The file of the passphrase cannot be used."""

    def __init__(self, path: Path, why: object) -> None:
        super().__init__(
            f"{path} cannot be used as passphrase: {why} Expected is a text file with the "
            "passphrase in its only line."
        )


class KeyringError(RuntimeError):
    """The keyring of this system cannot be used."""

    def __init__(self, why: object) -> None:
        super().__init__(
            f"The keyring of this system cannot be used: {why} Give the passphrase with "
            "--passphrase-file, or type it when you are asked."
        )


def checked(passphrase: str) -> str:
    """Give a new passphrase in the one form in which it is used.

    Raises:
        UnusablePassphraseError: It is empty, or has signs that cannot be typed.
    """
    if not passphrase.strip():
        raise UnusablePassphraseError("An empty passphrase protects nothing.")
    if not passphrase.isprintable():
        raise UnusablePassphraseError("The passphrase has signs that cannot be seen.")
    return in_one_form(passphrase)


def fit_for_new(passphrase: str) -> str:
    """Give a passphrase that is to protect a store from now on; one that does already may be short.

    Raises:
        UnusablePassphraseError: It is so short that it can be found by trying.
    """
    if len(passphrase) < _FEWEST:
        raise UnusablePassphraseError(
            f"A passphrase of fewer than {_FEWEST} signs can be found by trying."
        )
    return passphrase


def in_one_form(passphrase: str) -> str:
    """Write accents in one way: a Mac and a PC type the same letter as different signs."""
    return unicodedata.normalize("NFC", passphrase)


def from_file(path: Path) -> str:
    """Read a passphrase; the end of its line is none of it.

    Raises:
        PassphraseFileError: The file cannot be read, or holds no passphrase or more than one line.
    """
    try:
        with path.open("rb") as file:
            content = file.read(_MOST_BYTES + 1)
        lines = content.decode("utf-8-sig").splitlines()
    except OSError as error:
        raise PassphraseFileError(path, f"{error.strerror or error}.") from error
    except UnicodeDecodeError as error:
        raise PassphraseFileError(path, "it is no text.") from error
    if len(content) > _MOST_BYTES or len(lines) > 1:
        raise PassphraseFileError(path, "it has more than one line.")
    try:
        return checked(lines[0] if lines else "")
    except UnusablePassphraseError as error:
        raise PassphraseFileError(path, "it holds none.") from error


def is_remembered(home: Home) -> bool:
    """Whether the owner asked to be remembered in the keyring."""
    return (home.folder / _MARK).exists()


def remembered(home: Home) -> str | None:
    """Give the passphrase in the keyring; ``None`` where the owner never asked for that.

    Raises:
        KeyringError: It is to be there, and the keyring does not give it.
    """
    if not is_remembered(home):
        return None
    import keyring  # noqa: PLC0415 - heavy, and seldom needed
    from keyring.errors import KeyringError as Refused  # noqa: PLC0415 - as above

    try:
        found = keyring.get_password(_SERVICE, _name_of(home))
    except Refused as error:
        raise KeyringError(error) from error
    if found is None:
        raise KeyringError("it does not have the passphrase any more.")
    return found


def remember(home: Home, passphrase: str) -> None:
    """Put the passphrase into the keyring, because the owner asks for it.

    Raises:
        KeyringError: The keyring does not take it.
    """
    import keyring  # noqa: PLC0415 - as above
    from keyring.errors import KeyringError as Refused  # noqa: PLC0415 - as above

    try:
        keyring.set_password(_SERVICE, _name_of(home), passphrase)
    except Refused as error:
        raise KeyringError(error) from error
    (home.folder / _MARK).touch(mode=0o600)


def forget_remembered(home: Home) -> bool:
    """Take the passphrase out of the keyring; gives whether it was to be there.

    Raises:
        KeyringError: The keyring does not let it go.
    """
    if not is_remembered(home):
        return False
    import keyring  # noqa: PLC0415 - as above
    from keyring.errors import KeyringError as Refused  # noqa: PLC0415 - as above
    from keyring.errors import PasswordDeleteError  # noqa: PLC0415 - as above

    try:
        keyring.delete_password(_SERVICE, _name_of(home))
    except PasswordDeleteError:
        pass  # it is not there any more
    except Refused as error:
        raise KeyringError(error) from error
    (home.folder / _MARK).unlink(missing_ok=True)
    return True


def _name_of(home: Home) -> str:
    return str(home.folder.absolute())
