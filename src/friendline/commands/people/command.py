"""The commands ``friendline people``: say who is who, and take it back.

Everything heavy is imported inside a command, so that ``--help`` is quick.
"""

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from friendline.called import as_typed
from friendline.commands.endings import sentences_for, stoppable
from friendline.commands.groups import AsksByItself
from friendline.commands.here import local_zone
from friendline.commands.options import Clients, ColumnsFile, NumberToUndo
from friendline.commands.showing import show

if TYPE_CHECKING:
    from friendline.commands.endings import Errors
    from friendline.commands.people.reading import Known

MOST_SHOWN = 5
"""So many questions are shown where nobody can answer them."""


app = typer.Typer(
    name="people",
    help="Say which accounts are whose: a few questions, the most useful first. "
    f"{as_typed('people EXPORT... --clients LIST')} asks them.",
    cls=AsksByItself,
    no_args_is_help=True,
    rich_markup_mode=None,
)

Sources = Annotated[
    list[Path] | None,
    typer.Argument(metavar="EXPORT", help="Your exports, as for a review.", show_default=False),
]
DecisionsFile = Annotated[
    Path | None,
    typer.Option(
        "--decisions",
        metavar="FILE",
        help="Where your answers are kept; who_is_who.csv beside the client list if not given.",
        show_default=False,
    ),
]
WhichPerson = Annotated[
    str, typer.Argument(metavar="PERSON", help="A name or an e-mail address.", show_default=False)
]
WhichOther = Annotated[
    str,
    typer.Argument(metavar="OTHER", help="Another name or e-mail address.", show_default=False),
]
WhichAccount = Annotated[
    str,
    typer.Argument(
        metavar="ACCOUNT",
        help="A name as the network shows it, a handle, or the address of the profile.",
        show_default=False,
    ),
]
Channel = Annotated[
    str | None,
    typer.Option("--on", metavar="NETWORK", help="The network, such as facebook."),
]
Note = Annotated[
    str, typer.Option("--note", metavar="TEXT", help="Why, in your words.", show_default=False)
]


@app.command()
def ask(
    sources: Sources = None,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    decisions: DecisionsFile = None,
) -> None:
    """Go through the questions, one key each.

    Every answer is saved at once; you can stop at any time and go on another day.
    """
    from friendline.commands.keys import KeyTerminal
    from friendline.commands.people.asking import Round

    with sentences_for(_misuse):
        known = _read(sources, clients, columns, decisions)
        if not _is_terminal():
            show(_would_ask(known))
            return
        keys = KeyTerminal()
        _say_notes(known)
        with stoppable(f"Stopped; your answers are in {known.place}"):
            Round(known, keys).run()


@app.command(name="list")
def list_people(
    sources: Sources = None,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    decisions: DecisionsFile = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only what is not confirmed.")] = False,
) -> None:
    """Show who is matched, how surely, and why."""
    from friendline.commands.people.text import list_text

    with sentences_for(_misuse):
        known = _read(sources, clients, columns, decisions)
        show(f"{list_text(known, only_open=only_open)}\n")


@app.command()
def confirm(
    person: WhichPerson,
    account: WhichAccount,
    sources: Sources = None,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    decisions: DecisionsFile = None,
    channel: Channel = None,
    note: Note = "",
) -> None:
    """Say that an account is a person's."""
    with sentences_for(_misuse):
        known = _read(sources, clients, columns, decisions, matched=False)
        _keep_of_account("confirm", known, person, account, channel, note=note)


@app.command()
def reject(
    person: WhichPerson,
    account: WhichAccount,
    sources: Sources = None,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    decisions: DecisionsFile = None,
    channel: Channel = None,
    note: Note = "",
) -> None:
    """Say that an account is not a person's.

    It is not offered for them again.
    """
    with sentences_for(_misuse):
        known = _read(sources, clients, columns, decisions, matched=False)
        _keep_of_account("reject", known, person, account, channel, note=note)


@app.command()
def merge(
    person: WhichPerson,
    other: WhichOther,
    sources: Sources = None,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    decisions: DecisionsFile = None,
    note: Note = "",
) -> None:
    """Say that two people of your list are one.

    The first one stays, and has what both had: names, addresses, accounts and facts.
    """
    with sentences_for(_misuse):
        known = _read(sources, clients, columns, decisions, matched=False)
        _keep_of_people("merge", known, person, other, note)


@app.command()
def split(
    person: WhichPerson,
    other: WhichOther,
    sources: Sources = None,
    *,
    clients: Clients = None,
    columns: ColumnsFile = None,
    decisions: DecisionsFile = None,
    note: Note = "",
) -> None:
    """Say that two people are two."""
    with sentences_for(_misuse):
        known = _read(sources, clients, columns, decisions, matched=False)
        _keep_of_people("split", known, person, other, note)


@app.command()
def undo(
    number: NumberToUndo = None,
    *,
    clients: Clients = None,
    decisions: DecisionsFile = None,
) -> None:
    """Take an answer back, as if never given."""
    from friendline.commands.people.text import undo_command
    from friendline.commands.undoing import take_back, undone_text
    from friendline.matching.asking.decision_file import WORDS, decision_file
    from friendline.matching.asking.in_words import said_text

    with sentences_for(_misuse):
        place = _place(clients, decisions)
        taken = take_back(decision_file(place), WORDS, number)
        said = undone_text(taken, WORDS, said_text)
        show(f"{said}\nTo have it as before: {undo_command(place, taken.by)}\n")


@app.command()
def history(*, clients: Clients = None, decisions: DecisionsFile = None) -> None:
    """Show all your answers, oldest first."""
    from friendline.commands.people.text import history_text
    from friendline.matching.asking.decision_file import read_decisions

    with sentences_for(_misuse):
        place = _place(clients, decisions)
        show(f"{place}\n{history_text(read_decisions(place))}\n")


def _read(
    sources: Sequence[Path] | None,
    clients: Path | None,
    columns: Path | None,
    decisions: Path | None,
    *,
    matched: bool = True,
) -> "Known":
    from rich.console import Console

    from friendline.commands.bars import Bars
    from friendline.commands.people.reading import Asked, read_known

    asked = Asked(tuple(sources or ()), clients, columns, decisions, local_zone())
    with Bars(Console(stderr=True)) as bars:
        return read_known(asked, bars, matched=matched)


def _place(clients: Path | None, decisions: Path | None) -> Path:
    from friendline.commands.people.reading import Asked

    return Asked((), clients, None, decisions, "UTC").place


def _keep_of_account(
    act: str, known: "Known", person: str, account: str, channel: str | None, *, note: str
) -> None:
    from friendline.commands.people.naming import account_meant, person_meant

    choose = _choose()
    one = person_meant(known.who, person, choose)
    _keep(known, act, one, account_meant(known, account, choose, channel), note)


def _keep_of_people(act: str, known: "Known", person: str, other: str, note: str) -> None:
    from friendline.commands.people.naming import SamePersonError, person_meant

    choose = _choose()
    one, two = (person_meant(known.who, typed, choose) for typed in (person, other))
    if one == two:
        raise SamePersonError(person, other)
    _keep(known, act, one, two, note)


def _keep(known: "Known", act: str, person: str, other: str, note: str) -> None:
    """Write one answer, say how it reads, and how to take it back; what holds is not said again."""
    from friendline.commands.people.text import kept_text, undo_command
    from friendline.matching.asking.decisions import Act

    standing = known.attached.decisions.standing(Act(act), person, other)
    if standing is not None and not note:
        undoing = undo_command(known.place, standing.number)
        show(f"That is so already, by answer {standing.number}. To take it back: {undoing}\n")
        return
    show(f"{kept_text(known, known.keep([(Act(act), person, other)], note))}\n")


def _choose() -> Callable[[str, Sequence[str]], int | None]:
    """Give a way to ask which of several is meant; without a terminal nobody is asked."""
    from friendline.commands.keys import KeyTerminal
    from friendline.commands.people.asking import choose_by_key

    return choose_by_key(KeyTerminal()) if _is_terminal() else lambda _question, _lines: None


def _is_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _would_ask(known: "Known") -> str:
    """Give the first questions, for where nobody can answer them."""
    from friendline.commands.people.text import notes_text, question_text, standing_text
    from friendline.matching.asking.questions import questions

    asked = questions(
        known.matches, known.people, known.accounts, known.weight, known.attached.decisions
    )
    shown = [question_text(question, known) for question in asked[:MOST_SHOWN]]
    more = len(asked) - len(shown)
    if more > 0:
        shown.append(f"And {more} more.")
    how = "These questions are open; in a terminal they can be answered with one key each."
    lines = [standing_text(known), how if asked else "Nothing is left to ask.", *shown]
    return "\n\n".join([*lines, *notes_text(known)]) + "\n"


def _say_notes(known: "Known") -> None:
    from friendline.commands.people.text import notes_text, standing_text

    show("\n\n".join([standing_text(known), *notes_text(known)]) + "\n")


def _misuse() -> "Errors":
    from friendline.commands.people.naming import (
        NobodyMeantError,
        SamePersonError,
        SeveralMeantError,
    )
    from friendline.commands.people.reading import NobodyToMatchError
    from friendline.commands.undoing import CannotUndoError
    from friendline.review.run import MISUSE

    return (
        *(CannotUndoError, NobodyToMatchError),
        *(NobodyMeantError, SamePersonError, SeveralMeantError),
        *MISUSE,
    )
