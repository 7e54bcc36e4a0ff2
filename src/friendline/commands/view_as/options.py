"""The options that say where to read, which ``view-as`` and ``preflight`` share."""

from pathlib import Path
from typing import Annotated

import typer

Sources = Annotated[
    list[Path],
    typer.Argument(
        metavar="EXPORT",
        help="Your exports, as for friendline review: files, zips or folders.",
        show_default=False,
    ),
]
Clients = Annotated[
    Path | None,
    typer.Option(
        "--clients",
        metavar="LIST",
        help="Your client list: CSV, Excel (.xlsx) or vCard (.vcf).",
        show_default=False,
    ),
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="What you decided about who is who, if that does not lie beside the list as "
        "who_is_who.csv.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
ScreeningFile = Annotated[
    Path | None,
    typer.Option(
        "--screening",
        metavar="FILE",
        help="Which detectors look, if that does not lie beside the list as screening.toml.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
LabelsFile = Annotated[
    Path | None,
    typer.Option(
        "--labels",
        metavar="FILE",
        help="What you said of findings, if that does not lie beside the list as labels.csv.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
PolicyName = Annotated[
    str | None,
    typer.Option(
        "--policy",
        help="A policy that comes with friendline, or the folder of your own.",
        show_default=False,
    ),
]
