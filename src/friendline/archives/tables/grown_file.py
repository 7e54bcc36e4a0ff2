"""A table (CSV) that the owner can read, and that only grows: a line is added, none is taken away.

A line is on the disk when the call returns. The owner may open the file in a spreadsheet and save
it: it is then read as the spreadsheet wrote it, and put into its own form again before something
is added; what was found is kept beside it.
"""

import codecs
import csv
import io
import os
import re
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum
from itertools import count
from pathlib import Path
from typing import Final, NamedTuple, TypeVar

from friendline.archives.tables.delimited import DELIMITERS, NotATable, decode, read_table
from friendline.archives.tables.folding import key as header_key
from friendline.model import Seconds, moment
from friendline.one_writer import one_writer
from friendline.whole_files import write_whole

__all__ = [
    "MAX_BYTES",
    "Grown",
    "GrownFile",
    "GrownRow",
    "NotReadError",
    "NotThisFileError",
    "number_of",
    "seconds_of",
    "time_cell",
    "word_of",
]

MAX_BYTES: Final = 32 * 2**20
"""Larger files are refused: 32 MB are some 100,000 lines."""

_TORN: Final = "[torn]"
"""Is written behind a line that was cut off, so that it is never taken for a whole one."""

_COMMANDS: Final = ("=", "+", "-", "@", "\t", "\r", "'")
"""What a spreadsheet would take for a formula is written with an apostrophe before it."""

_MOST_DIGITS: Final = 9

_SHOWN: Final = 40
"""Characters of a cell that an error shows."""

_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")

Word = TypeVar("Word", bound=StrEnum)


class NotThisFileError(ValueError):
    """The file is something else; the message says what."""


class NotReadError(ValueError):
    """A line says nothing that can be understood; the message says what is wrong with it."""


class GrownRow(NamedTuple):
    """A line of the file: its number, counted from 1, and its cells in the order of the columns."""

    line: int
    cells: tuple[str, ...]

    def whole_cells(self) -> tuple[str, ...]:
        """Give its cells.

        Raises:
            NotReadError: It was cut off once, and marked as such.
        """
        if any(cell.endswith(_TORN) for cell in self.cells):
            raise NotReadError("it had been cut off.")
        return self.cells


@dataclass(frozen=True)
class Grown:
    """What such a file holds.

    Attributes:
        rows: The lines that could be read, in their order; each different one once.
        faults: What was wrong, a sentence each.
        is_own_form: Whether it is as it was written, so that lines can be added.
    """

    rows: tuple[GrownRow, ...] = ()
    faults: tuple[str, ...] = ()
    is_own_form: bool = True


@dataclass(frozen=True)
class GrownFile:
    """One such file.

    Attributes:
        path: Where; it need not be there.
        columns: Its columns, in their order.
        needed: Those without which it is another file.
    """

    path: Path
    columns: tuple[str, ...]
    needed: tuple[str, ...]

    def one_writer(self) -> AbstractContextManager[None]:
        """Keep all others from adding, while it is read and a line is added."""
        return one_writer(self.path)

    def read(self) -> Grown:
        """Read it; one that is not there holds nothing, and a line cut off at its end is told.

        Raises:
            NotThisFileError: It is another file, or too large.
            OSError: It cannot be read.
        """
        data = self._content()
        begun = self._first_line.startswith(data) or self._header.encode().startswith(data)
        if not data.strip() or begun:
            return Grown(is_own_form=not data)
        whole, torn = self._without_torn_line(data)
        table = read_table(whole, self._is_header)
        if isinstance(table, NotATable):
            raise NotThisFileError(table.reason)
        places = {header_key(cell): place for place, cell in enumerate(table.header)}
        order = [places.get(header_key(column)) for column in self.columns]
        rows: dict[tuple[str, ...], int] = {}
        for row in table.rows:
            cells = tuple("" if at is None else _plain(row.cells[at]) for at in order)
            rows.setdefault(cells, row.line)
        faults = [*table.faults]
        if torn:
            faults.append(f"The last line was cut off and is skipped: {torn[:_SHOWN]}")
        found = tuple(GrownRow(line, cells) for cells, line in rows.items())
        return Grown(found, tuple(faults), is_own_form=self._is_own_form(data))

    def add(self, rows: Iterable[Sequence[str]], there: Grown) -> None:
        """Add lines at its end; when this returns they are on the disk.

        Args:
            rows: Their cells, each on one line.
            there: What ``read`` gave just before, with nobody else writing since.

        Raises:
            OSError: It cannot be written.
        """
        if not there.is_own_form:
            self._put_into_own_form(there)
        with self.path.open("ab") as file:
            begin = self._first_line if file.tell() == 0 else b""
            file.write(begin + self._end_of_last_line() + _lines(rows))
            file.flush()
            os.fsync(file.fileno())

    @property
    def _header(self) -> str:
        return ",".join(self.columns)

    @property
    def _first_line(self) -> bytes:
        """The header, with the mark without which Excel takes letters of other languages apart."""
        return codecs.BOM_UTF8 + f"{self._header}\n".encode()

    def _is_header(self, cells: Sequence[str]) -> bool:
        return set(map(header_key, self.needed)) <= set(map(header_key, cells))

    def _content(self) -> bytes:
        if self.path.exists() and not self.path.is_file():
            raise NotThisFileError("It is a folder or a device.")
        try:
            with self.path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
        except FileNotFoundError:
            return b""
        if len(data) > MAX_BYTES:
            raise NotThisFileError(f"It is larger than {MAX_BYTES // 2**20} MB.")
        return data

    def _without_torn_line(self, data: bytes) -> tuple[bytes, str]:
        """Give the whole lines, and the text of a last one that was cut off in the writing."""
        lines = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
        head, end, tail = lines.rpartition(b"\n")
        if b"\0" in data or not tail.strip():
            return data, ""
        text = decode(tail)[0]
        cells = max(len(next(csv.reader([text], delimiter=each), [])) for each in DELIMITERS)
        return (data, "") if cells >= len(self.columns) else (head + end, text)

    def _end_of_last_line(self) -> bytes:
        """Give what ends a last line that has no end; one that was cut off is marked as such."""
        data = self.path.read_bytes()
        if not data or data.endswith((b"\n", b"\r")):
            return b""
        last = data.replace(b"\r", b"\n").rpartition(b"\n")[2]
        quote = b'"' if last.count(b'"') % 2 else b""
        is_torn = bool(self._without_torn_line(data)[1])
        return quote + (f" {_TORN}\n".encode() if is_torn else b"\n")

    def _is_own_form(self, data: bytes) -> bool:
        """Whether it is in UTF-8, with our columns in our order, so that lines can be added."""
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            return False
        first = text.partition("\n")[0].removesuffix("\r")
        return first == self._header and not _CONTROL.search(text)

    def _put_into_own_form(self, there: Grown) -> None:
        found = self.path.read_bytes()
        lines = _lines(row.cells for row in there.rows)
        write_whole({_free_name_beside(self.path): found, self.path: self._first_line + lines})


def number_of(text: str) -> int:
    """Read the number of a line, also as a spreadsheet may write it: "12.0".

    Raises:
        NotReadError: It is none.
    """
    digits = text.removesuffix(".0").removesuffix(",0")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _MOST_DIGITS):
        raise NotReadError(f"'{text[:_SHOWN]}' is no number.")
    return int(digits)


def seconds_of(text: str) -> Seconds:
    """Read a time; when something was said decides nothing, so what is no time is taken for 0."""
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return 0
    return max(0, int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()))


def time_cell(at: Seconds) -> str:
    """Write a time in UTC; nothing for 0, which stands for a time that could not be read."""
    return "" if not at else moment(at).strftime("%Y-%m-%dT%H:%M:%SZ")


def word_of(words: type[Word], text: str) -> Word:
    """Read one of certain words, in whatever case.

    Raises:
        NotReadError: It is none of them.
    """
    try:
        return words(text.casefold())
    except ValueError:
        raise NotReadError(f"'{text[:_SHOWN]}' is none of {', '.join(words)}.") from None


def _lines(rows: Iterable[Sequence[str]]) -> bytes:
    file = io.StringIO()
    writer = csv.writer(file, lineterminator="\n")
    for cells in rows:
        writer.writerow(map(_guarded, cells))
    return file.getvalue().encode("utf-8", "replace")


def _guarded(cell: str) -> str:
    """Give a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(_COMMANDS) else cell


def _plain(cell: str) -> str:
    """Take the guard off again."""
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_COMMANDS) else cell


def _free_name_beside(path: Path) -> Path:
    names = (path.with_name(f"{path.stem} as found {n}{path.suffix}") for n in count(1))
    return next(name for name in names if not name.exists())
