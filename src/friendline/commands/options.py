"""Options that several commands have, each written once."""

from pathlib import Path
from typing import Annotated

import typer

from friendline.called import as_typed

Exports = Annotated[
    list[Path],
    typer.Argument(
        metavar="EXPORT",
        help="Your exports, as for the command review: files, zips or folders.",
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
ColumnsFile = Annotated[
    Path | None,
    typer.Option(
        "--columns",
        metavar="FILE",
        help="What the columns of the list are, if that does not lie beside it; "
        f"{as_typed('columns')} writes it.",
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
NumberToUndo = Annotated[
    int | None,
    typer.Argument(
        metavar="[NUMBER]",
        help="Which to take back, as history numbers them; the last one if not given. "
        "The number of an undo takes the undo back.",
        show_default=False,
    ),
]
PolicyOption = Annotated[
    str | None,
    typer.Option(
        "--policy",
        help="A policy that comes with friendline, such as audience, or the folder of your own; "
        "docs/policy.md lists them. Without one nothing is decided.",
        show_default=False,
    ),
]
AudienceFile = Annotated[
    Path | None,
    typer.Option(
        "--audience",
        metavar="FILE",
        help="What you say about who can see what: audience.toml.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="What you decided about who is who, if that does not lie beside the list as "
        f"who_is_who.csv; {as_typed('people')} writes it.",
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
        help="Which detectors look, if that does not lie beside the list as screening.toml; "
        "docs/detectors.md says what can stand in it.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
EditedFile = Annotated[
    Path | None,
    typer.Option(
        "--edited",
        metavar="FILE",
        help="What clients get an edited version of, if that does not lie beside the list as "
        "edited.toml; docs/edited_version.md says what can stand in it.",
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
        help="What you said of findings, if that does not lie beside the list as labels.csv; "
        f"{as_typed('findings')} writes it.",
        exists=True,
        dir_okay=False,
        show_default=False,
    ),
]
