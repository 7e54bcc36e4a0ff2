"""``friendline desk``."""

import sys
from typing import Annotated

import typer

from friendline.commands.endings import Errors, sentences_for
from friendline.commands.store.options import Encrypt, HomeFolder, PassphraseFile, Remember


def desk(
    *,
    home: HomeFolder = None,
    passphrase_file: PassphraseFile = None,
    encrypt: Encrypt = False,
    remember: Remember = None,
    port: Annotated[
        int,
        typer.Option("--port", help="Where it listens; any free port if not given.", min=0),
    ] = 0,
    opens: Annotated[
        bool, typer.Option("--open/--no-open", help="Whether your browser is opened.")
    ] = True,
    incognito: Annotated[
        bool,
        typer.Option("--incognito", help="Show made-up names and blurred pictures, for others."),
    ] = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", help="Show everything and change nothing.")
    ] = False,
) -> None:
    """Open the desk: all that friendline knows and does, as pages in your browser.

    It listens on this computer only, and lets in who has the link that it prints.
    """
    from friendline.commands.store.opened import Where, opened
    from friendline.store.home import home_at

    where = Where(home, passphrase_file, encrypt, remember)
    is_new = not home_at(home).exists
    with sentences_for(_misuse), opened(where, anew=not read_only) as found:
        from friendline.desk.serving import Start, serve

        if is_new:
            _say(
                f"Nothing was kept in {found.folder} yet, so an empty desk begins there. If you "
                "have a desk already, close this one and name its folder with --home."
            )
        serve(Start(found, port, opens, read_only, incognito), _say)


def _say(line: str) -> None:
    """Write a line at once, also where somebody pipes it on."""
    from friendline.commands.showing import show

    show(f"{line}\n")
    sys.stdout.flush()


def _misuse() -> Errors:
    from friendline.commands.store.opened import misuse
    from friendline.store.opening import set_up_django

    set_up_django()  # a store that is refused is refused before
    from friendline.desk.serving import PortTakenError

    return (PortTakenError, *misuse())
