"""Lists of people in an archive, whatever kind of file each is: CSV, workbook or vCards."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from friendline.archives.opening import Archive, FileArchive, UnreadableFileError, open_archive
from friendline.archives.refusals import ArchiveError
from friendline.archives.tables.card_lines import looks_like_cards
from friendline.archives.tables.cards import HEADER, read_cards
from friendline.archives.tables.csv_files import table_names
from friendline.archives.tables.delimited import (
    IsHeader,
    NotATable,
    Table,
    read_header,
    read_table,
)
from friendline.archives.tables.packed import is_workbook
from friendline.archives.tables.workbooks import read_workbook, workbook_header

_CARDS: Final = (".vcf", ".vcard")


def list_names(archive: Archive) -> tuple[str, ...]:
    """Give the files that may be lists of people; a file that stands alone may have any name."""
    cards = (name for name in archive.names() if name.lower().endswith(_CARDS))
    return tuple(sorted({*table_names(archive), *cards}))


def read_list(data: bytes, is_header: IsHeader) -> Table | NotATable:
    """Give the table that a file holds, whatever kind it is; told by its content.

    Never raises for what is in ``data``.
    """
    if is_workbook(data):
        return read_workbook(data, is_header)
    return read_cards(data) if looks_like_cards(data) else read_table(data, is_header)


def list_in(archive: Archive, name: str, is_header: IsHeader) -> Table | NotATable:
    """Give the table of one file, or why there is none."""
    try:
        return read_list(archive.read(name), is_header)
    except UnreadableFileError as error:
        return NotATable(error.reason)


def header_in(archive: Archive, name: str, is_header: IsHeader) -> tuple[str, ...]:
    """Give the column names of one file; empty where it has no such header or cannot be read."""
    try:
        data = archive.read(name)
    except UnreadableFileError:
        return ()
    if is_workbook(data):
        header = workbook_header(data, is_header)
        return () if isinstance(header, NotATable) else header
    return HEADER if looks_like_cards(data) else read_header(data, is_header)


def holds_cards(archive: Archive, name: str) -> bool:
    """Whether a file holds vCards."""
    try:
        return looks_like_cards(archive.read(name))
    except UnreadableFileError:
        return False


def unopened_workbooks(archive: Archive) -> Iterator[str]:
    """Give why each workbook of an archive cannot be opened, for those that cannot."""
    for name in list_names(archive):
        try:
            data = archive.read(name)
        except UnreadableFileError:
            continue
        header = workbook_header(data) if is_workbook(data) else ()
        if isinstance(header, NotATable) and not header.lacks_header:
            yield header.reason


def beside(archive: Archive, name: str, other: str) -> bytes | None:
    """Give the file of another name that lies in the same folder, in the archive or on the disk.

    Args:
        archive: What the user gave.
        name: One of its files.
        other: Name of the file beside it, without a folder.

    Returns:
        Its content; ``None`` where there is none, or it cannot be read.
    """
    folder = name.rpartition("/")[0]
    inside = f"{folder}/{other}" if folder else other
    try:
        if inside in archive.names():
            return archive.read(inside)
        given = Path(archive.path)
        lone = open_archive(given.with_name(other)) if given.is_file() else None
        return lone.read(lone.names()[0]) if isinstance(lone, FileArchive) else None
    except (ArchiveError, UnreadableFileError, OSError, ValueError):
        return None
