"""The file of decisions, ``who_is_who.csv``: the owner can read it, and it only grows."""

from collections.abc import Sequence
from pathlib import Path
from typing import Final, TypeAlias

from friendline.archives.tables.grown_file import (
    GrownRow,
    NotReadError,
    number_of,
    seconds_of,
    time_cell,
    word_of,
)
from friendline.archives.tables.said_file import Form, SaidFile
from friendline.matching.asking.decisions import Act, Decision, Decisions
from friendline.said import Kept, Words

__all__ = [
    "COLUMNS",
    "USUAL_NAME",
    "WORDS",
    "KeptDecisions",
    "append_decisions",
    "decision_file",
    "read_decisions",
]

USUAL_NAME: Final = "who_is_who.csv"
"""What the file is called where nobody says otherwise."""

WORDS: Final = Words(
    one="answer",
    many="decisions",
    command="people",
    option="--decisions",
    file_name=USUAL_NAME,
)
"""What decisions are called; the owner is asked, and gives answers."""

COLUMNS: Final = (
    *("number", "at", "act", "person", "person_name"),
    *("channel", "account", "account_name", "handle", "note"),
)
_NEEDED: Final = ("number", "act", "person", "account")

KeptDecisions: TypeAlias = Kept[Decisions]
"""What a file of decisions holds."""


def decision_file(path: Path) -> SaidFile[Decision, Decisions]:
    """Give the file in which decisions are kept; it need not be there yet."""
    return SaidFile(path, _FORM)


def read_decisions(path: Path) -> KeptDecisions:
    """Read a file of decisions; one that is not there yet holds none.

    Raises:
        SaidFileError: It is another file, or cannot be read.
    """
    return decision_file(path).read()


def append_decisions(path: Path, decisions: Sequence[Decision]) -> KeptDecisions:
    """Add one answer at the end of a file, and give what it holds now.

    Args:
        path: The file; it is begun where it is not there yet.
        decisions: All that one answer says; they have one number.

    Raises:
        SaidFileError: It is another file, or cannot be written; it is not touched.
    """
    return decision_file(path).append(decisions)


def _cells(one: Decision) -> tuple[str, ...]:
    return (
        *(str(one.number), time_cell(one.at), one.act, one.person, one.person_name),
        *(one.channel, one.other, one.other_name, one.handle, one.note),
    )


def _decision(row: GrownRow) -> Decision:
    number, at, said, person, person_name, channel, other, other_name, handle, note = (
        row.whole_cells()
    )
    act = word_of(Act, said)
    is_undo = act is Act.UNDO
    if not (other if is_undo else person and other):
        raise NotReadError("it does not say of whom.")
    return Decision(
        number=number_of(number),
        at=seconds_of(at),
        act=act,
        person=person,
        other=str(number_of(other)) if is_undo else other,
        note=note,
        person_name=person_name,
        channel=channel,
        other_name=other_name,
        handle=handle,
    )


_FORM: Final = Form(
    words=WORDS,
    columns=COLUMNS,
    needed=_NEEDED,
    cells=_cells,
    read=_decision,
    together=Decisions.of,
)
