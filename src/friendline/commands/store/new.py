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
    from friendline.store.home import home_at
    from friendline.store.opening import is_open_one_encrypted

    was_there = home_at(home).exists
    with (
        sentences_for(_misuse),
        opened(Where(home, passphrase_file, encrypt, remember), anew=True) as made,
    ):
        how = "encrypted" if is_open_one_encrypted() else "not encrypted"
        if was_there:
            show(f"There is a store in {made.folder} already; it is {how}. Nothing was made.\n")
        else:
            show(f"The store is made in {made.folder}; it is {how}.\n")


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse

    return misuse()
