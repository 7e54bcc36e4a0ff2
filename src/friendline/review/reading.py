"""Reads all that was given into one book, and keeps account of each export."""

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain, islice
from pathlib import Path
from zoneinfo import available_timezones

from friendline.archives import Export, Unrecognised, open_archive, search_all
from friendline.archives.client_list import SOURCE as CLIENT_LIST
from friendline.archives.media_files import MediaFiles
from friendline.archives.photo_times import PhotoTimes
from friendline.archives.source import Reading
from friendline.book import Book, Collector
from friendline.book.collect import Tally
from friendline.model import Fault, Record
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
            f"have other names, say once which is which: friendline columns {_quoted(path)}"
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
        media: The pictures and videos that were given.
    """

    book: Book
    sources: tuple[SourceRow, ...]
    media: MediaFiles


def reading_for(zone: str, today: date, policy: Policy | None) -> Reading:
    """Make what sources need to know.

    Raises:
        UnknownZoneError: There is no such zone.
    """
    if zone not in available_timezones():
        raise UnknownZoneError(zone)
    return Reading(zone=zone, today=today, extra_facts=policy.own_facts if policy else frozenset())


def read_all(
    sources: Sequence[Path],
    clients: Path | None,
    reading: Reading,
    progress: Progress,
    *,
    columns: Path | None = None,
) -> Read:
    """Read every export and the client list.

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
    if columns is not None and clients is None:
        raise ColumnsAloneError(columns)
    collector = Collector()
    with _no_cycle_search():
        found = search_all(sources)
        exports = found.exports
        rows = list(map(_unrecognised, found.unrecognised))
        if clients is not None:
            said = replace(reading, columns=columns)
            rows.insert(0, _read_client_list(clients, collector, said))
        # a calendar may not name its owner; the other exports know the owner's addresses
        last = sorted(range(len(exports)), key=lambda n: exports[n].source.kind == "calendar")
        media = MediaFiles(exports)
        taken = PhotoTimes(media)
        read = {n: _read_export(exports[n], collector, reading, taken, progress) for n in last}
        book = collector.book()
    rows += [read[n] for n in range(len(exports))]
    return Read(book, tuple(rows), media)


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


def _read_export(
    export: Export, collector: Collector, reading: Reading, taken: PhotoTimes, progress: Progress
) -> SourceRow:
    progress.stage(f"Reading {Path(export.path).name}")
    told = replace(reading, owner_emails=collector.owner_emails)
    part_of = export.whole if export.parts else None
    records = export.records(told)
    if export.source.keeps_exif:
        records = taken.fill(records)
    completes_only = export.source.completes_only
    tally = collector.add(
        _counted(records, progress), part_of=part_of, completes_only=completes_only
    )
    return _row(export, tally)


def _read_client_list(path: Path, collector: Collector, reading: Reading) -> SourceRow:
    """Read the file that the owner says is the client list, whatever it looks like."""
    export = Export(str(path), CLIENT_LIST, open_archive(path))
    tally = collector.add(export.records(reading))
    if not tally.people:
        raise ClientListError(path, tally.faults)
    return _row(export, tally)


def _counted(records: Iterator[Record], progress: Progress) -> Iterator[Record]:
    """Give the records on, and tell the progress of every thousand."""
    return chain.from_iterable(_thousands(records, progress))


def _thousands(records: Iterator[Record], progress: Progress) -> Iterator[list[Record]]:
    while some := list(islice(records, 1_000)):
        yield some
        progress.advance(len(some))


def _row(export: Export, tally: Tally) -> SourceRow:
    return SourceRow(
        path=export.path,
        kind=export.source.kind,
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
