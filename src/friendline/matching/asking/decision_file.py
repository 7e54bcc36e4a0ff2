"""The file of decisions, ``who_is_who.csv``: the owner can read it, and it only grows.

An answer is one piece of text that is added at the end and is on the disk before the next question
is asked. The owner may open the file in a spreadsheet and save it: it is then read as the
spreadsheet wrote it, and put into its own form again before something is added.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_other
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from friendline.archives.tables.folding import distinct
from friendline.archives.tables.grown_file import (
    Grown,
    GrownFile,
    GrownRow,
    NotReadError,
    NotThisFileError,
    number_of,
    seconds_of,
    time_cell,
)
from friendline.matching.asking.decisions import Act, Decision, Decisions, as_noted
from friendline.model import Fault

USUAL_NAME: Final = "who_is_who.csv"
"""What the file is called where nobody says otherwise."""

COLUMNS: Final = (
    *("number", "at", "act", "person", "person_name"),
    *("channel", "account", "account_name", "handle", "note"),
)
_NEEDED: Final = ("number", "act", "person", "account")
_SHOWN: Final = 40


class DecisionFileError(ValueError):
    """The file of decisions cannot be used."""

    def __init__(self, path: Path, sentence: str) -> None:
        super().__init__(f"{path}: {sentence}")


class NotDecisionsError(DecisionFileError):
    """The file is something else, and nothing may be added to it."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(
            path,
            f"this is no file of decisions. {why} Expected is a file that friendline people wrote, "
            f"with the columns {', '.join(COLUMNS)}. Nothing was changed; name another file with "
            "--decisions.",
        )


class UnusableDecisionsError(DecisionFileError):
    """The system does not let us read or write the file."""

    def __init__(self, path: Path, error: OSError) -> None:
        why = error.strerror or str(error)
        super().__init__(
            path,
            f"decisions cannot be kept here ({why}). Name a file in a folder of your own with "
            "--decisions.",
        )


@dataclass(frozen=True)
class Kept:
    """What a file of decisions holds.

    Attributes:
        decisions: Everything that could be read, in the order of the numbers.
        faults: Lines that could not be read, each with its reason.
    """

    decisions: Decisions = field(default_factory=Decisions)
    faults: tuple[Fault, ...] = ()


def read_decisions(path: Path) -> Kept:
    """Read a file of decisions; one that is not there yet holds none.

    Lines that are cut off, or that say nothing, are told as faults; the others count. A line that
    stands there twice counts once.

    Raises:
        NotDecisionsError: It is another file.
        UnusableDecisionsError: It cannot be read.
    """
    try:
        return _kept(_file(path).read(), path.name)
    except NotThisFileError as error:
        raise NotDecisionsError(path, str(error)) from error
    except OSError as error:
        raise UnusableDecisionsError(path, error) from error


def append_decisions(path: Path, decisions: Sequence[Decision]) -> Kept:
    """Add one answer at the end of a file; when this returns it is on the disk.

    Nothing that stands in the file is written again, unless a spreadsheet saved it in another
    form: then it is put into its own form first, and what was found is kept beside it. Of several
    programs that answer at once each waits for the other; where another one has taken the number
    of the answer meanwhile, it gets the next that is free.

    Args:
        path: The file; it is begun where it is not there yet.
        decisions: All that one answer says; they have one number.

    Returns:
        What the file holds now, also what others added.

    Raises:
        NotDecisionsError: It is another file; it is not touched.
        UnusableDecisionsError: It cannot be written.
    """
    file = _file(path)
    try:
        with file.one_writer():
            there = file.read()
            kept = _kept(there, path.name)
            new = _numbered_after(kept.decisions, decisions)
            file.add(map(_cells, new), there)
    except NotThisFileError as error:
        raise NotDecisionsError(path, str(error)) from error
    except OSError as error:
        raise UnusableDecisionsError(path, error) from error
    return with_other(kept, decisions=kept.decisions.and_then(*new))


def _file(path: Path) -> GrownFile:
    return GrownFile(path, COLUMNS, _NEEDED)


def _numbered_after(there: Decisions, new: Sequence[Decision]) -> list[Decision]:
    """Give an answer a number of its own, so that it can be undone alone."""
    free = there.next_number
    return [one if one.number >= free else replace(one, number=free) for one in new]


def _cells(one: Decision) -> tuple[str, ...]:
    cells = (
        *(str(one.number), time_cell(one.at), one.act, one.person, one.person_name),
        *(one.channel, one.other, one.other_name, one.handle, one.note),
    )
    return tuple(map(as_noted, cells))


def _kept(there: Grown, name: str) -> Kept:
    """Read the rows; what is wrong with one costs that one only."""
    found: list[Decision] = []
    reasons: list[str] = []
    for row in there.rows:
        try:
            found.append(_decision(row))
        except NotReadError as error:
            reasons.append(f"Line {row.line} was skipped: {error}")
    found.sort(key=lambda one: one.number)
    return Kept(
        Decisions.of(distinct(found)),
        tuple(Fault(file=name, reason=reason) for reason in (*reasons, *there.faults)),
    )


def _decision(row: GrownRow) -> Decision:
    number, at, act, person, person_name, channel, other, other_name, handle, note = (
        row.whole_cells()
    )
    if act.casefold() not in set(Act):
        raise NotReadError(f"'{_short(act)}' is none of {', '.join(Act)}.")
    is_undo = act.casefold() == Act.UNDO
    if not (other if is_undo else person and other):
        raise NotReadError("it does not say of whom.")
    return Decision(
        number=number_of(number),
        at=seconds_of(at),
        act=Act(act.casefold()),
        person=person,
        other=str(number_of(other)) if is_undo else other,
        note=note,
        person_name=person_name,
        channel=channel,
        other_name=other_name,
        handle=handle,
    )


def _short(text: str) -> str:
    flat = as_noted(text)
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]} ..."
