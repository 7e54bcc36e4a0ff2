"""The file of decisions, ``who_is_who.csv``: the owner can read it, and it only grows.

An answer is one piece of text that is added at the end and is on the disk before the next question
is asked. The owner may open the file in a spreadsheet and save it: it is then read as the
spreadsheet wrote it, and put into its own form again before something is added.
"""

import codecs
import csv
import io
import os
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from dataclasses import replace as with_other
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from typing import Final

from msgspec.structs import replace

from friendline.archives.tables.delimited import (
    DELIMITERS,
    NotATable,
    Table,
    decode,
    read_table,
)
from friendline.archives.tables.folding import distinct
from friendline.archives.tables.folding import key as header_key
from friendline.matching.asking.decisions import Act, Decision, Decisions, as_noted
from friendline.model import Fault, Seconds, moment
from friendline.one_writer import one_writer
from friendline.whole_files import write_whole

USUAL_NAME: Final = "who_is_who.csv"
"""What the file is called where nobody says otherwise."""

MAX_BYTES: Final = 32 * 2**20
"""Larger files are refused: 100,000 decisions are some 14 MB, and are read in two seconds."""

COLUMNS: Final = (
    *("number", "at", "act", "person", "person_name"),
    *("channel", "account", "account_name", "handle", "note"),
)
_NEEDED: Final = ("number", "act", "person", "account")
_HEADER: Final = ",".join(COLUMNS)
_FIRST_LINE: Final = codecs.BOM_UTF8 + f"{_HEADER}\n".encode()
"""The mark is there for Excel, which takes the letters of other languages for signs without it."""

_TORN: Final = "[torn]"
"""Is written behind a line that was cut off, so that it is never taken for a whole one."""

_COMMANDS: Final = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet would take for a formula is written with an apostrophe before it."""

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_MOST_DIGITS: Final = 9
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
        is_own_form: Whether it is as friendline wrote it, so that lines can be added.
    """

    decisions: Decisions = field(default_factory=Decisions)
    faults: tuple[Fault, ...] = ()
    is_own_form: bool = True


def read_decisions(path: Path) -> Kept:
    """Read a file of decisions; one that is not there yet holds none.

    Lines that are cut off, or that say nothing, are told as faults; the others count. A line that
    stands there twice counts once.

    Raises:
        NotDecisionsError: It is another file.
        UnusableDecisionsError: It cannot be read.
    """
    data = _content(path)
    if not data.strip() or _FIRST_LINE.startswith(data) or _HEADER.encode().startswith(data):
        return Kept(is_own_form=not data)
    whole, torn = _without_torn_line(data)
    table = read_table(whole, _is_header)
    if isinstance(table, NotATable):
        raise NotDecisionsError(path, table.reason)
    found, faults = _kept(table, path.name)
    if torn:
        reason = f"The last line was cut off and is skipped: {_short(torn)}"
        faults.append(Fault(file=path.name, reason=reason))
    return Kept(
        Decisions.of(sorted(distinct(found), key=lambda one: one.number)),
        tuple(faults),
        is_own_form=_is_own_form(data),
    )


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
    try:
        with one_writer(path):
            kept = read_decisions(path)
            new = _numbered_after(kept.decisions, decisions)
            if not kept.is_own_form:
                _put_into_own_form(path, kept.decisions)
            with path.open("ab") as file:
                begin = _FIRST_LINE if file.tell() == 0 else b""
                file.write(begin + _end_of_last_line(path) + _lines(new))
                file.flush()
                os.fsync(file.fileno())
    except OSError as error:
        raise UnusableDecisionsError(path, error) from error
    return with_other(kept, decisions=kept.decisions.and_then(*new), is_own_form=True)


def _numbered_after(there: Decisions, new: Sequence[Decision]) -> list[Decision]:
    """Give an answer a number of its own, so that it can be undone alone."""
    free = there.next_number
    return [one if one.number >= free else replace(one, number=free) for one in new]


def _put_into_own_form(path: Path, decisions: Decisions) -> None:
    """Write the file anew; what was found is kept beside it."""
    found = path.read_bytes()
    write_whole({_free_name_beside(path): found, path: _FIRST_LINE + _lines(decisions.listed)})


def _free_name_beside(path: Path) -> Path:
    names = (path.with_name(f"{path.stem} as found {n}{path.suffix}") for n in count(1))
    return next(name for name in names if not name.exists())


def _end_of_last_line(path: Path) -> bytes:
    """Give what ends a last line that has no end; one that was cut off is marked as such."""
    data = path.read_bytes()
    if not data or data.endswith((b"\n", b"\r")):
        return b""
    last = data.replace(b"\r", b"\n").rpartition(b"\n")[2]
    quote = b'"' if last.count(b'"') % 2 else b""
    torn = _without_torn_line(data)[1]
    return quote + (f" {_TORN}\n".encode() if torn else b"\n")


def _lines(decisions: Iterable[Decision]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    for one in decisions:
        cells = (
            *(str(one.number), _iso(one.at), one.act, one.person, one.person_name),
            *(one.channel, one.other, one.other_name, one.handle, one.note),
        )
        writer.writerow(map(_guarded, cells))
    return file.getvalue().encode("utf-8", "replace")


def _content(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise NotDecisionsError(path, "It is a folder or a device.")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        return b""
    except OSError as error:
        raise UnusableDecisionsError(path, error) from error
    if len(data) > MAX_BYTES:
        raise NotDecisionsError(path, f"It is larger than {MAX_BYTES // 2**20} MB.")
    return data


def _is_header(cells: Sequence[str]) -> bool:
    return set(map(header_key, _NEEDED)) <= set(map(header_key, cells))


def _kept(table: Table, name: str) -> tuple[list[Decision], list[Fault]]:
    """Read the rows; what is wrong with one costs that one only."""
    places = {header_key(cell): place for place, cell in enumerate(table.header)}
    order = [places.get(header_key(column)) for column in COLUMNS]
    found: list[Decision] = []
    reasons = list(table.faults)
    for row in table.rows:
        cells = ["" if place is None else row.cells[place] for place in order]
        try:
            found.append(_decision(cells))
        except _NotReadError as error:
            reasons.append(f"Line {row.line} was skipped: {error}")
    return found, [Fault(file=name, reason=reason) for reason in reasons]


def _without_torn_line(data: bytes) -> tuple[bytes, str]:
    """Give the whole lines, and the text of a last one that was cut off while it was written."""
    lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    head, end, tail = lines.rpartition(b"\n")
    if b"\0" in data or not tail.strip():
        return data, ""
    text = decode(tail)[0]
    cells = max(len(next(csv.reader([text], delimiter=each), [])) for each in DELIMITERS)
    return (data, "") if cells >= len(COLUMNS) else (head + end, text)


def _is_own_form(data: bytes) -> bool:
    """Whether it is in UTF-8, with our columns in our order, so that lines can be added.

    A last line that was cut off within a letter is not: with more behind it, all would be read in
    another encoding. Neither is one with control characters: all would be taken for no text.
    """
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return False
    if _CONTROL.search(text):
        return False
    return text.partition("\n")[0].removesuffix("\r") == _HEADER


class _NotReadError(ValueError):
    """A line says nothing that can be understood; the message says what is wrong with it."""


def _decision(cells: Sequence[str]) -> Decision:
    if any(cell.endswith(_TORN) for cell in cells):
        raise _NotReadError("it had been cut off.")
    number, at, act, person, person_name, channel, other, other_name, handle, note = map(
        _plain, cells
    )
    if act.casefold() not in set(Act):
        raise _NotReadError(f"'{_short(act)}' is none of {', '.join(Act)}.")
    is_undo = act.casefold() == Act.UNDO
    if not (other if is_undo else person and other):
        raise _NotReadError("it does not say of whom.")
    return Decision(
        number=_number(number),
        at=_seconds(at),
        act=Act(act.casefold()),
        person=person,
        other=str(_number(other)) if is_undo else other,
        note=note,
        person_name=person_name,
        channel=channel,
        other_name=other_name,
        handle=handle,
    )


def _number(text: str) -> int:
    """Read a number, also as a spreadsheet may write it: "12.0"."""
    digits = text.removesuffix(".0").removesuffix(",0")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise _NotReadError(f"'{_short(text)}' is no number.")
    return int(digits)


def _seconds(text: str) -> Seconds:
    """Read a time; when something was said decides nothing, so what is no time is taken for 0."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return 0
    return max(0, int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()))


def _iso(at: Seconds) -> str:
    """Give a time; none where it could not be read."""
    return "" if not at else moment(at).strftime("%Y-%m-%dT%H:%M:%SZ")


def _guarded(cell: str) -> str:
    """Give a cell on one line that no spreadsheet takes for a formula."""
    flat = as_noted(cell)
    return f"'{flat}" if flat.startswith(_COMMANDS) else flat


def _plain(cell: str) -> str:
    """Take the guard off again."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_COMMANDS) else cell


def _short(text: str) -> str:
    flat = as_noted(text)
    return flat if len(flat) <= _SHOWN else f"{flat[:_SHOWN]} ..."
