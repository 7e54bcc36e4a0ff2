"""The commands ``friendline findings``: say what is fine and what is a problem, and take it back.

Everything heavy is imported inside a command, so that ``--help`` is quick.
"""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.called import as_typed
from friendline.commands.endings import sentences_for, stoppable
from friendline.commands.groups import AsksByItself
from friendline.commands.options import Clients, NumberToUndo
from friendline.commands.showing import show

if TYPE_CHECKING:
    from friendline.commands.endings import Errors
    from friendline.commands.findings.reading import Known

MOST_SHOWN = 5
"""So many findings are shown where nobody can answer."""


app = typer.Typer(
    name="findings",
    help="Say which findings are fine and which are a problem, the most exposed first. "
    f"{as_typed('findings REVIEW')} goes through them.",
    cls=AsksByItself,
    no_args_is_help=True,
    rich_markup_mode=None,
)

ReviewFolder = Annotated[
    Path,
    typer.Argument(
        metavar="REVIEW",
        help="The folder that the command review wrote, or the review.json in it.",
        show_default=False,
    ),
]
LabelsFile = Annotated[
    Path | None,
    typer.Option(
        "--labels",
        metavar="FILE",
        help="Where your labels are kept; labels.csv beside the client list if not given, and "
        "without a list labels.csv beside the folder of the review.",
        show_default=False,
    ),
]
ForPerson = Annotated[
    str | None,
    typer.Option(
        "--for",
        metavar="PERSON",
        help="Only what this person of your list sees; what you say holds for them alone.",
        show_default=False,
    ),
]


@app.command()
def ask(
    review: ReviewFolder,
    *,
    clients: Clients = None,
    labels: LabelsFile = None,
    person: ForPerson = None,
) -> None:
    """Go through the findings, one key each.

    Every label is saved at once; you can stop at any time and go on another day.
    """
    from friendline.commands.findings.asking import Round
    from friendline.commands.findings.text import standing_text
    from friendline.commands.keys import KeyTerminal

    with sentences_for(_misuse):
        known = _read(review, clients, labels, person)
        if not (sys.stdin.isatty() and sys.stdout.isatty()):
            show(_would_ask(known))
            return
        show(f"{standing_text(known)}\n")
        with stoppable(f"Stopped; your labels are in {known.place}"):
            Round(known, KeyTerminal()).run()


@app.command()
def label(
    review: ReviewFolder,
    item: Annotated[
        str,
        typer.Argument(metavar="ITEM", help="Id of the item in review.json.", show_default=False),
    ],
    category: Annotated[
        str,
        typer.Argument(
            metavar="CATEGORY",
            help="Category of the finding, such as alcohol_party.",
            show_default=False,
        ),
    ],
    verdict: Annotated[
        str,
        typer.Argument(
            metavar="VERDICT", help="fine, problem or embarrassing.", show_default=False
        ),
    ],
    scope: Annotated[
        str,
        typer.Option(
            metavar="SCOPE",
            help="Of what else it is fine: text, words, album, group, place, meaning or kind.",
        ),
    ] = "this",
    clients: Clients = None,
    labels: LabelsFile = None,
    person: ForPerson = None,
) -> None:
    """Say something of one finding, without being asked: for scripts."""
    from friendline.commands.findings.saying import say
    from friendline.commands.findings.text import kept_text, undo_command

    with sentences_for(_misuse):
        before = _read(review, clients, labels, person)
        now = say(before, item, category, verdict, scope)
        number = now.labels.listed[-1].number
        back = undo_command(now.place, number)
        show(f"{kept_text(before, now).strip()}\nTo take it back: {back}\n")


@app.command(name="list")
def list_labels(
    review: ReviewFolder, *, clients: Clients = None, labels: LabelsFile = None
) -> None:
    """Show the labels that hold, and what each clears in a review."""
    from friendline.commands.findings.text import list_text

    with sentences_for(_misuse):
        show(f"{list_text(_read(review, clients, labels))}\n")


@app.command()
def undo(
    number: NumberToUndo = None,
    *,
    clients: Clients = None,
    labels: LabelsFile = None,
) -> None:
    """Take a label back, as if never given."""
    from friendline.commands.findings.text import undo_command
    from friendline.commands.undoing import take_back, undone_text
    from friendline.review.label_words import said_text
    from friendline.screening.labels.label_file import WORDS, label_file

    with sentences_for(_misuse):
        place = _place(clients, labels)
        taken = take_back(label_file(place), WORDS, number)
        said = undone_text(taken, WORDS, said_text)
        show(f"{said}\nTo have it as before: {undo_command(place, taken.by)}\n")


@app.command()
def history(*, clients: Clients = None, labels: LabelsFile = None) -> None:
    """Show everything that you said, oldest first."""
    from friendline.commands.findings.text import history_text
    from friendline.screening.labels.label_file import read_labels

    with sentences_for(_misuse):
        place = _place(clients, labels)
        show(f"{place}\n{history_text(read_labels(place))}\n")


@app.command()
def precision(*, clients: Clients = None, labels: LabelsFile = None) -> None:
    """Show how often each rule was right, by your own labels."""
    from friendline.commands.findings.text import precision_text
    from friendline.screening.labels.label_file import read_labels

    with sentences_for(_misuse):
        show(f"{precision_text(read_labels(_place(clients, labels)))}\n")


def _read(
    review: Path, clients: Path | None, labels: Path | None, person: str | None = None
) -> "Known":
    from friendline.commands.findings.reading import Asked, read_known

    return read_known(Asked(review, clients, labels), person)


def _place(clients: Path | None, labels: Path | None) -> Path:
    from friendline.commands.findings.reading import Asked

    return Asked(None, clients, labels).place


def _would_ask(known: "Known") -> str:
    """Give the first findings, for where nobody can answer."""
    from friendline.commands.findings.text import finding_text, standing_text

    left = known.open
    how = "These are open; in a terminal each can be answered with one key."
    shown = [finding_text(known, finding) for finding in left[:MOST_SHOWN]]
    more = len(left) - len(shown)
    ends = [f"And {more:,} more."] if more else []
    opening = how if left else "Nothing is left to look at."
    return "\n\n".join([standing_text(known), opening, *shown, *ends]) + "\n"


def _misuse() -> "Errors":
    from friendline.archives.tables.said_file import SaidFileError
    from friendline.commands.findings.reading import NobodyCalledError, NoReviewError
    from friendline.commands.findings.saying import (
        NoSuchFindingError,
        NoSuchWordError,
    )
    from friendline.commands.undoing import CannotUndoError
    from friendline.screening.labels.widening import NotSoWideError, OnlyFineIsWideError

    return (
        *(NoSuchFindingError, NoSuchWordError, NotSoWideError, OnlyFineIsWideError),
        *(CannotUndoError, NobodyCalledError, NoReviewError, SaidFileError),
    )
