"""The command ``friendline columns``: say once what the columns of a client list are.

Everything heavy is imported inside the command, so that ``--help`` is quick.
"""

from pathlib import Path
from typing import Annotated

import typer

from friendline.called import as_typed
from friendline.commands.endings import Errors, sentences_for
from friendline.commands.showing import show

MOST_ROWS = 3
"""So many rows of a confidential list are shown at most."""

TheList = Annotated[
    Path,
    typer.Argument(
        metavar="LIST",
        help="Your client list: a CSV file or an Excel workbook (.xlsx).",
        show_default=False,
    ),
]
Output = Annotated[
    Path | None,
    typer.Option(
        "--output",
        "-o",
        metavar="FILE",
        help="The file to write; beside the list if not given, where it is found by itself.",
        show_default=False,
    ),
]
ColumnOptions = Annotated[
    list[str] | None,
    typer.Option(
        "--column",
        metavar="COLUMN=WHAT",
        help='What a column holds, as often as needed: --column "Klient=name". '
        "docs/client_list.md lists what a column can hold.",
        show_default=False,
    ),
]
WordOptions = Annotated[
    list[str] | None,
    typer.Option(
        "--word",
        metavar="WORD=MEANING",
        help='What a word in the list means, as often as needed: --word "läuft=current client".',
        show_default=False,
    ),
]
Everyone = Annotated[
    str | None,
    typer.Option(
        metavar="MEANING",
        help="What everybody on the list is, such as: current patient.",
        show_default=False,
    ),
]
Dates = Annotated[
    str | None,
    typer.Option(
        metavar="ORDER",
        help="How dates such as 3/4/2026 are meant: day first, or month first.",
        show_default=False,
    ),
]
Names = Annotated[
    str | None,
    typer.Option(
        metavar="ORDER",
        help="How names such as Sowerby, Helen are meant: surname first, or as written.",
        show_default=False,
    ),
]
Rows = Annotated[
    int,
    typer.Option(min=0, max=MOST_ROWS, help="How many rows of the list are shown; 0 shows none."),
]
Force = Annotated[bool, typer.Option("--force", help="With --yes: replace a file that is there.")]
Yes = Annotated[
    bool, typer.Option("--yes", "-y", help="Ask nothing; take what is guessed and the options.")
]


def columns(
    clients: TheList,
    *,
    output: Output = None,
    column: ColumnOptions = None,
    word: WordOptions = None,
    everyone: Everyone = None,
    dates: Dates = None,
    names: Names = None,
    rows: Rows = MOST_ROWS,
    force: Force = False,
    yes: Yes = False,
) -> None:
    """Say once what the columns of your client list are.

    It shows what each column seems to hold on the first three rows of those that are read, asks
    for what is wrong, and keeps it in a small file beside the list, which every review then
    reads. The list itself is not changed.
    """
    from friendline.archives.client_list import preview_list, write_mapping
    from friendline.commands.columns.asking import Given, NotWantedError, read_pair, settle_columns
    from friendline.commands.policy.asking import Terminal

    with sentences_for(_misuse):
        preview = preview_list(clients)
        place = output or preview.place
        _check_free(place, force=force or not yes)
        given = Given(
            columns=[read_pair("--column", each, "Klient=name") for each in column or ()],
            words=[read_pair("--word", each, "läuft=current client") for each in word or ()],
            everyone=everyone,
            dates=dates,
            names=names,
            rows=rows,
        )
        try:
            mapping = settle_columns(preview, given, place, None if yes else Terminal(), show)
        except NotWantedError as error:
            show(f"{error}\n")
            return
        try:
            write_mapping(place, mapping)
        except OSError as error:
            raise CannotKeepError(place, error) from error
        show(f"\nWritten: {place}\n{_next(clients, output)}")


class CannotKeepError(ValueError):
    """The file of columns cannot be written."""

    def __init__(self, place: Path, error: OSError) -> None:
        super().__init__(
            f"{place} cannot be written ({error.strerror or error}). Give another place with "
            "--output, and name it with --columns when you review."
        )


class KeptAlreadyError(ValueError):
    """A file would be replaced that nobody said may be."""

    def __init__(self, place: Path) -> None:
        super().__init__(
            f"{place} is there already, and nothing was written. Give --force to replace it, or "
            "another place with --output."
        )


def _check_free(place: Path, *, force: bool) -> None:
    if place.is_dir() or (place.exists() and not force):
        raise KeptAlreadyError(place)


def _next(clients: Path, output: Path | None) -> str:
    """Say how to review with it."""
    said = "" if output is None else f" --columns {_quoted(output)}"
    return f"Next: {as_typed('review')} YOUR-EXPORTS --clients {_quoted(clients)}{said}\n"


def _quoted(path: Path) -> str:
    return f'"{path}"' if " " in str(path) else str(path)


def _misuse() -> Errors:
    from friendline.archives import ArchiveError
    from friendline.archives.client_list import NoPreviewError
    from friendline.commands.columns.asking import MISUSE

    return (ArchiveError, NoPreviewError, CannotKeepError, KeptAlreadyError, *MISUSE)
