"""``friendline export``."""

from pathlib import Path
from typing import Annotated

import typer

from friendline.commands.endings import Errors, sentences_for
from friendline.commands.showing import show
from friendline.commands.store.options import HomeFolder, PassphraseFile

Folder = Annotated[Path, typer.Argument(metavar="DIR", help="A new folder.", show_default=False)]


def export(
    folder: Folder, *, home: HomeFolder = None, passphrase_file: PassphraseFile = None
) -> None:
    """Write everything in the store into a folder, in formats that other programs read.

    What is written is not encrypted, whether the store is or not.
    """
    from friendline.commands.store.opened import Where, opened

    with sentences_for(_misuse), opened(Where(home, passphrase_file)):
        from friendline.store.safekeeping.exporting import export as write

        names = write(folder)
        show(
            f"Everything is in {folder}, in {len(names)} files; README.md there says what each "
            "one is. Whoever has the folder can read it.\n"
        )


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse
    from friendline.store.opening import set_up_django

    set_up_django()
    from friendline.store.safekeeping.exporting import ExportError

    return (*misuse(), ExportError)
