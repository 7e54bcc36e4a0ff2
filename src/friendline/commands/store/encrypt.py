"""``friendline encrypt``."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.commands.endings import Errors, sentences_for
from friendline.commands.showing import show
from friendline.commands.store.options import HomeFolder, PassphraseFile, Remember

if TYPE_CHECKING:
    from friendline.store.home import Home

NewPassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--new-passphrase-file",
        metavar="FILE",
        help="A file with the new passphrase in its only line; you are asked for it if not given.",
        show_default=False,
    ),
]


def encrypt(
    *,
    home: HomeFolder = None,
    passphrase_file: PassphraseFile = None,
    new_passphrase_file: NewPassphraseFile = None,
    remember: Remember = None,
) -> None:
    """Encrypt a store that is not, or give an encrypted one another passphrase.

    Close the desk first. An encrypted copy is made, checked, and put in the place of the store.
    """
    from friendline.commands.store.opened import Where, new_passphrase, opened
    from friendline.store.opening import is_open_one_encrypted

    with sentences_for(_misuse), opened(Where(home, passphrase_file)) as found:
        was_encrypted = is_open_one_encrypted()
        file = new_passphrase_file or (None if was_encrypted else passphrase_file)
        passphrase = new_passphrase(file)
        from friendline.store.safekeeping.encrypting import encrypt as do_it

        do_it(found, passphrase, lambda step: show(f"{step}.\n"))
        show(_told(found, was_encrypted=was_encrypted))
        _keep_in_keyring(found, passphrase, asked=remember)


def _told(home: "Home", *, was_encrypted: bool) -> str:
    """Say what is so now, and what of before may still be found."""
    from friendline.store.safekeeping.encrypting import copies_as_before

    copies = [one.name for one in copies_as_before(home)]
    elsewhere = "backups and exports that you made before"
    if copies:
        elsewhere = f"{', '.join(copies)} in this folder, and {elsewhere}"
    if was_encrypted:
        return (
            f"The store in {home.folder} has the new passphrase. The one of before still opens "
            f"what was encrypted with it: {elsewhere}.\n"
        )
    return (
        f"The store in {home.folder} is encrypted. Without the passphrase nobody can read it, "
        "friendline neither.\n"
        "The file that was not encrypted is gone, and zeros were written over it. Traces of it "
        "may remain on the disk, on solid-state disks above all, in copies that your system makes, "
        f"and in {elsewhere}, which are as they were: delete those that you do not need.\n"
    )


def _keep_in_keyring(home: "Home", passphrase: str, *, asked: bool | None) -> None:
    """Let the keyring hold the new passphrase where it held the old one, or is asked to."""
    from friendline.store.passphrase import forget_remembered, is_remembered, remember

    if asked or (asked is None and is_remembered(home)):
        remember(home, passphrase)
    elif asked is False:
        forget_remembered(home)


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse
    from friendline.store.opening import set_up_django

    set_up_django()
    from friendline.store.safekeeping.encrypting import CannotEncryptError

    return (*misuse(), CannotEncryptError)
