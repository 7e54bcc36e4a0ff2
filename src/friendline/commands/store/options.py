"""Options of every command that uses a store."""

from pathlib import Path
from typing import Annotated

import typer

HomeFolder = Annotated[
    Path | None,
    typer.Option(
        "--home",
        metavar="DIR",
        help="The folder with your data; that of FRIENDLINE_HOME, or the usual one of this "
        "system, if not given.",
        file_okay=False,
        show_default=False,
    ),
]
PassphraseFile = Annotated[
    Path | None,
    typer.Option(
        "--passphrase-file",
        metavar="FILE",
        envvar="FRIENDLINE_PASSPHRASE_FILE",
        show_envvar=False,
        help="A file with the passphrase of an encrypted store in its only line; you are asked "
        "for it if not given.",
        show_default=False,
    ),
]
Encrypt = Annotated[
    bool,
    typer.Option("--encrypt", help="Make the store an encrypted one."),
]
Remember = Annotated[
    bool | None,
    typer.Option(
        "--remember/--do-not-remember",
        help="Whether the keyring of this system remembers the passphrase, so that you are not "
        "asked. It does so only if you say so once.",
        show_default=False,
    ),
]
Yes = Annotated[bool, typer.Option("--yes", help="Do not ask.")]
