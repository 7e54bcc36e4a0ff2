"""Options that several commands have, each written once."""

from pathlib import Path
from typing import Annotated

import typer

ColumnsFile = Annotated[
    Path | None,
    typer.Option(
        "--columns",
        metavar="FILE",
        help="What the columns of the list are, if that does not lie beside it; "
        "friendline columns writes it.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
Zone = Annotated[
    str | None,
    typer.Option(
        "--zone",
        help="The time zone you live in, such as Europe/London, for times without one. "
        "Taken from this machine if not given.",
        show_default=False,
    ),
]
