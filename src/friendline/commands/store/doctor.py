"""``friendline doctor``."""

import typer

from friendline.commands.endings import BROKEN, Errors, sentences_for
from friendline.commands.showing import show
from friendline.commands.store.options import HomeFolder, PassphraseFile


def doctor(*, home: HomeFolder = None, passphrase_file: PassphraseFile = None) -> None:
    """Look whether the store is well, and say what to do where it is not.

    Ends with exit code 1 where something is broken.
    """
    from friendline.commands.store.opened import Where, opened

    with sentences_for(_misuse), opened(Where(home, passphrase_file)) as found:
        from friendline.store.safekeeping.doctor import Health, checks

        signs = {Health.WELL: "well  ", Health.ADVICE: "advice", Health.BROKEN: "BROKEN"}
        is_broken = False
        for check in checks(found):
            show(f"{signs[check.health]}  {check.what}: {check.found}\n")
            if check.todo:
                show(f"        {check.todo}\n")
            is_broken |= check.health is Health.BROKEN
        if is_broken:
            raise typer.Exit(BROKEN)


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse

    return misuse()
