"""Reads all that was given, into one book or into a store, and keeps account of each export."""

import gc
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from typing import Protocol
from zoneinfo import available_timezones

from friendline.archives import Export, Unrecognised, open_archive, search_all
from friendline.archives.client_list import SOURCE as CLIENT_LIST
from friendline.archives.media_files import MediaFiles
from friendline.archives.photo_times import PhotoTimes
from friendline.archives.source import Reading
from friendline.book import Book, Collector
from friendline.book.collect import Tally
from friendline.called import as_typed
from friendline.model import Fault, Person, Record
from friendline.policy import Policy
from friendline.review.contract import MissingPart, SkippedFile, SourceRow
from friendline.review.progress import Progress


class UnknownZoneError(ValueError):
    """There is no time zone of this name."""

    def __init__(self, zone: str) -> None:
        super().__init__(f"'{zone}' is no time zone: expected an IANA name such as Europe/London.")


class ClientListError(ValueError):
    """The file given as client list names nobody."""

    def __init__(self, path: Path, faults: Sequence[Fault]) -> None:
        why = " ".join(map(_said, faults)) or "It has no row with a name."
        super().__init__(
            f"{path} cannot be used as client list: {why} Expected is a CSV file or an Excel "
            "workbook with a column for names or e-mail addresses, or a vCard file. If its columns "
            f"have other names, say once which is which: {as_typed('columns')} {_quoted(path)}"
        )


class ColumnsAloneError(ValueError):
    """There is a file that says what columns are, and no list that they are of."""

    def __init__(self, columns: Path) -> None:
        super().__init__(
            f"{columns} says what the columns of a client list are: give the list with --clients."
        )


def _said(fault: Fault) -> str:
    """Give a reason, with the file it is about where that is the file of columns."""
    return f"{fault.file}: {fault.reason}" if fault.file.endswith(".toml") else fault.reason


def _quoted(path: Path) -> str:
    """Give a path as it is typed in a command."""
    return f'"{path}"' if " " in str(path) else str(path)


@dataclass(frozen=True)
class Read:
    """All that was read.

    Attributes:
        book: The book of it.
        sources: What each export gave, in the order given.
        media: The pictures and videos that were given; ``None`` where none can be looked for.
    """

    book: Book
    sources: tuple[SourceRow, ...]
    media: MediaFiles | None


def reading_for(zone: str, today: date, policy: Policy | None) -> Reading:
    """Make what sources need to know.

    Raises:
        UnknownZoneError: There is no such zone.
    """
    if zone not in available_timezones():
        raise UnknownZoneError(zone)
    return Reading(zone=zone, today=today, extra_facts=policy.own_facts if policy else frozenset())


@dataclass(frozen=True)
class Given:
    """One export, list or calendar, as it is given to whoever takes its records.

    Attributes:
        export: Where it lies and what it is.
        records: What it gives; to be gone through once, at once.
        is_client_list: Whether the owner said that it is the client list.
    """

    export: Export
    records: Iterator[Record]
    is_client_list: bool = False

    @property
    def part_of(self) -> str | None:
        """Names the export of which this is a part; ``None`` for one that came whole."""
        return self.export.whole if self.export.parts else None

    @property
    def completes_only(self) -> bool:
        """Whether its people are no clients by being there."""
        return self.export.source.completes_only


class Taker(Protocol):
    """Whoever takes what is read: the book of one review, or a store."""

    @property
    def owner_emails(self) -> frozenset[str]:
        """The owner's addresses as all that was taken so far tells them."""
        ...

    def take(self, given: Given) -> Tally:
        """Take all records of one export, and count them."""
        ...


class _IntoBook:
    """Takes everything into one book."""

    def __init__(self) -> None:
        self._collector = Collector()

    @property
    def owner_emails(self) -> frozenset[str]:
        return self._collector.owner_emails

    def take(self, given: Given) -> Tally:
        return self._collector.add(
            given.records, part_of=given.part_of, completes_only=given.completes_only
        )

    def book(self) -> Book:
        return self._collector.book()


def read_all(
    sources: Sequence[Path],
    clients: Path | None,
    reading: Reading,
    progress: Progress,
    *,
    columns: Path | None = None,
) -> Read:
    """Read every export and the client list into one book.

    Args:
        sources: Exports, or folders of them.
        clients: The client list.
        reading: What sources need to know.
        progress: Is told what is read.
        columns: The file that says what the columns of the client list are, where it does not
            lie beside the list.

    Raises:
        ArchiveError: A path cannot be opened.
        NothingRecognisedError: A path holds nothing that friendline knows.
        ClientListError: The client list names nobody.
        ColumnsAloneError: There are columns, and no client list.
    """
    taker = _IntoBook()
    with _no_cycle_search():
        rows, media = read_into(taker, sources, clients, reading, progress, columns=columns)
        return Read(taker.book(), rows, media)


def read_into(  # noqa: PLR0913 - what is read, and who takes it
    taker: Taker,
    sources: Sequence[Path],
    clients: Path | None,
    reading: Reading,
    progress: Progress,
    *,
    columns: Path | None = None,
) -> tuple[tuple[SourceRow, ...], MediaFiles]:
    """Read every export and the client list, and give the records to a taker as they come.

    Args:
        taker: Takes them, one export after the other.
        sources: As ``read_all``; the others too.
        clients: The client list.
        reading: What sources need to know.
        progress: Is told what is read.
        columns: The file of columns.

    Returns:
        What each export gave, in the order given, and the pictures and videos.

    Raises:
        ArchiveError: As ``read_all``; the others too.
    """
    if columns is not None and clients is None:
        raise ColumnsAloneError(columns)
    found = search_all(sources)
    exports = found.exports
    rows = list(map(_unrecognised, found.unrecognised))
    if clients is not None:
        given = _given_client_list(clients, replace(reading, columns=columns))
        rows.insert(0, row_of(given.export.path, CLIENT_LIST.kind, taker.take(given)))
    # a calendar may not name its owner; the other exports know the owner's addresses
    last = sorted(range(len(exports)), key=lambda n: exports[n].source.kind == "calendar")
    media = MediaFiles(exports)
    taken = PhotoTimes(media)
    read: dict[int, SourceRow] = {}
    for n in last:
        progress.stage(f"Reading {Path(exports[n].path).name}")
        told = replace(reading, owner_emails=taker.owner_emails)
        tally = taker.take(_given_export(exports[n], told, taken, progress))
        read[n] = row_of(exports[n].path, exports[n].source.kind, tally)
    rows += [read[n] for n in range(len(exports))]
    return tuple(rows), media


@contextmanager
def _no_cycle_search() -> Iterator[None]:
    """Do not look for garbage in cycles: records make none, and looking takes a fifth of the time.

    Memory is given back as always, when nothing refers to it any more.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def _given_export(export: Export, reading: Reading, taken: PhotoTimes, progress: Progress) -> Given:
    records = export.records(reading)
    if export.source.keeps_exif:
        records = taken.fill(records)
    return Given(export, _counted(records, progress))


def _given_client_list(path: Path, reading: Reading) -> Given:
    """Give the file that the owner says is the client list, whatever it looks like."""
    export = Export(str(path), CLIENT_LIST, open_archive(path))
    return Given(export, _naming_somebody(path, export.records(reading)), is_client_list=True)


def _naming_somebody(path: Path, records: Iterable[Record]) -> Iterator[Record]:
    """Give the records of a client list on.

    Raises:
        ClientListError: They were all, and nobody is among them.
    """
    names_somebody, faults = False, []
    for record in records:
        if isinstance(record, Person):
            names_somebody = True
        elif isinstance(record, Fault):
            faults.append(record)
        yield record
    if not names_somebody:
        raise ClientListError(path, faults)


def _counted(records: Iterator[Record], progress: Progress) -> Iterator[Record]:
    """Give the records on, and tell the progress of every thousand."""
    return chain.from_iterable(_thousands(records, progress))


def _thousands(records: Iterator[Record], progress: Progress) -> Iterator[list[Record]]:
    while some := list(islice(records, 1_000)):
        yield some
        progress.advance(len(some))


def row_of(path: str, kind: str, tally: Tally) -> SourceRow:
    """Tell what an export gave.

    Args:
        path: Where it lies, for the user.
        kind: The source that read it.
        tally: What was counted.
    """
    return SourceRow(
        path=path,
        kind=kind,
        items=tally.items,
        people=tally.people,
        requests=tally.requests,
        events=tally.events,
        skipped=[SkippedFile(file=one.file, reason=one.reason) for one in tally.faults],
        missing=[
            MissingPart(what=one.what, remedy=one.remedy, lines=one.lines) for one in tally.gaps
        ],
    )


def _unrecognised(one: Unrecognised) -> SourceRow:
    skipped = [SkippedFile(file=one.path, reason=one.reason)]
    return SourceRow(
        path=one.path,
        kind="unknown",
        items=0,
        people=0,
        requests=0,
        events=0,
        skipped=skipped,
        missing=[],
    )
