"""``friendline new``."""

from friendline.commands.endings import Errors, sentences_for
from friendline.commands.showing import show
from friendline.commands.store.options import Encrypt, HomeFolder, PassphraseFile, Remember


def new(
    *,
    home: HomeFolder = None,
    encrypt: Encrypt = False,
    passphrase_file: PassphraseFile = None,
    remember: Remember = None,
) -> None:
    """Make a store: one file with all that you import, decide and say.

    The first import makes one by itself; this is for one that is encrypted, or lies elsewhere.
    """
    from friendline.commands.store.opened import Where, opened
    from friendline.store.opening import is_encrypted

    with (
        sentences_for(_misuse),
        opened(Where(home, passphrase_file, encrypt, remember), anew=True) as made,
    ):
        how = "encrypted" if is_encrypted(made) else "not encrypted"
        show(f"The store is in {made.folder}; it is {how}.\n")


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse

    return misuse()
