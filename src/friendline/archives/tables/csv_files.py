"""The tables in an archive, one after the other."""

from collections.abc import Iterator

from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.tables.delimited import IsHeader, NotATable, Table, read_header, read_table

_ENDINGS = (".csv", ".tsv", ".tab", ".txt", ".xls", ".xlsx", ".ods", ".numbers")


def table_names(archive: Archive) -> tuple[str, ...]:
    """Give the files that may be tables; a file that stands alone may have any name."""
    names = archive.names()
    if len(names) == 1:
        return names
    return tuple(name for name in names if name.lower().endswith(_ENDINGS))


def headers_in(archive: Archive, is_header: IsHeader) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give name and header of each table whose header is asked for; the rest is passed over."""
    for name in table_names(archive):
        try:
            header = read_header(archive.read(name), is_header)
        except UnreadableFileError:
            continue
        if header:
            yield name, header


def table_in(archive: Archive, name: str, is_header: IsHeader) -> Table | NotATable:
    """Give one table, or why there is none, be it that the archive cannot read the file."""
    try:
        return read_table(archive.read(name), is_header)
    except UnreadableFileError as error:
        return NotATable(error.reason)
