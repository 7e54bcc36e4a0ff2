"""The ledger as a file to give away."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final
from zoneinfo import ZoneInfo

import msgspec

from friendline.model import Seconds
from friendline.store import clock
from friendline.store.models import LedgerEntry
from friendline.store.safekeeping.client_csv import guarded

__all__ = [
    "LedgerFileError",
    "as_lines",
    "as_plain",
    "as_table",
    "since_day",
    "write_ledger",
]

_COLUMNS: Final = (
    *("number", "at", "seconds", "kind", "about", "words"),
    *("words_digest", "digest"),
)


class LedgerFileError(Exception):
    """The ledger cannot be written into a file."""

    def __init__(self, file: Path, why: object) -> None:
        super().__init__(f"The ledger was not written to {file}: {why} Name a new file.")


def since_day(day: date) -> Seconds:
    """Give the moment at which a day begins for the owner."""
    return int(datetime.combine(day, time(), ZoneInfo(clock.zone())).timestamp())


def as_plain(entry: LedgerEntry) -> dict[str, Any]:
    """Give an entry as plain values, with what is needed to check the chain."""
    return {
        "number": entry.pk,
        "at": datetime.fromtimestamp(entry.at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        "seconds": entry.at,
        "kind": entry.kind,
        "about": entry.about,
        "words": None if entry.words is None else msgspec.json.decode(entry.words),
        "words_digest": bytes(entry.words_digest).hex(),
        "digest": bytes(entry.digest).hex(),
    }


def write_ledger(entries: Iterable[LedgerEntry], file: Path) -> int:
    """Write entries into a new file, a table or JSON Lines by its ending; give how many.

    Raises:
        LedgerFileError: The file is there already, or cannot be written.
    """
    write = as_table if file.suffix.lower() == ".csv" else as_lines
    count = 0

    def counted() -> Iterator[LedgerEntry]:
        nonlocal count
        for count, entry in enumerate(entries, 1):  # noqa: B007 - the last number is how many
            yield entry

    try:
        with file.open("x", encoding="utf-8", newline="") as opened:
            opened.writelines(write(counted()))
    except FileExistsError as error:
        raise LedgerFileError(file, "there is a file of this name already.") from error
    except OSError as error:
        raise LedgerFileError(file, f"{error.strerror or error}.") from error
    return count


def as_lines(entries: Iterable[LedgerEntry]) -> Iterator[str]:
    """Give entries as JSON Lines, with what is needed to check the chain."""
    for entry in entries:
        yield json.dumps(as_plain(entry), ensure_ascii=False) + "\n"


def as_table(entries: Iterable[LedgerEntry]) -> Iterator[str]:
    """Give the same as a table, its heading first."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in map(as_plain, entries):
        yield _taken(line)
        writer.writerow(guarded(_cell(row[name])) for name in _COLUMNS)
    yield _taken(line)


def _taken(line: io.StringIO) -> str:
    """Give what was written, and make room for the next."""
    text = line.getvalue()
    line.seek(0)
    line.truncate()
    return text


def _cell(value: object) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
