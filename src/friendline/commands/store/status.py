"""``friendline status``."""

from friendline.commands.endings import Errors, sentences_for
from friendline.commands.showing import show
from friendline.commands.store.options import HomeFolder, PassphraseFile, Remember


def status(
    *,
    home: HomeFolder = None,
    passphrase_file: PassphraseFile = None,
    remember: Remember = None,
) -> None:
    """Say what the store holds, and how old it is."""
    from friendline.commands.store.opened import Where, opened

    with sentences_for(_misuse), opened(Where(home, passphrase_file, remember=remember)) as found:
        from friendline.store.safekeeping.status import status_lines

        show("\n".join(status_lines(found)) + "\n")


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse

    return misuse()
