"""``friendline backup`` and ``friendline restore``."""

from pathlib import Path
from typing import Annotated

import typer

from friendline.commands.endings import Errors, sentences_for
from friendline.commands.showing import show
from friendline.commands.store.options import HomeFolder, PassphraseFile

BackupFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="Where to, a new file.", show_default=False)
]
FromFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="The backup.", show_default=False, dir_okay=False)
]


def backup(
    file: BackupFile, *, home: HomeFolder = None, passphrase_file: PassphraseFile = None
) -> None:
    """Write a whole copy of the store into one file, encrypted if the store is."""
    from friendline.commands.store.opened import Where, opened
    from friendline.store.opening import is_open_one_encrypted

    with sentences_for(_misuse), opened(Where(home, passphrase_file)):
        from friendline.store.safekeeping.keeping import back_up

        back_up(file)
        how = (
            "It is encrypted, with the passphrase of the store"
            if is_open_one_encrypted()
            else ("It is not encrypted: whoever has it can read it")
        )
        show(f"The backup is in {file}. {how}.\n")


def restore(
    file: FromFile, *, home: HomeFolder = None, passphrase_file: PassphraseFile = None
) -> None:
    """Put a backup in the place of the store; the store that is there is kept beside it."""
    from friendline.commands.store.opened import passphrase_of_backup
    from friendline.store.home import home_at
    from friendline.store.opening import set_up_django

    with sentences_for(_misuse):
        place = home_at(home)
        passphrase = passphrase_of_backup(file, passphrase_file)
        set_up_django()
        from friendline.store.safekeeping.keeping import restore as put_back

        aside = put_back(place, file, passphrase)
        beside = f" The store of before is {aside}" if aside else ""
        show(f"The backup is restored in {place.folder}.{beside}\n")


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse
    from friendline.store.opening import set_up_django

    set_up_django()
    from friendline.store.safekeeping.keeping import BackupError, NoBackupError

    return (*misuse(), BackupError, NoBackupError)
