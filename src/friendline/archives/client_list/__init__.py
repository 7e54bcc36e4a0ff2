"""Reading a client list: the export of a CRM system, a workbook, or a sheet somebody keeps.

A CSV, an Excel workbook or a file of vCards (formats 7.3, 7.4). Kept are names, addresses,
company, city, said accounts, relationship, status and the facts a policy can ask for. Notes and
every other column are never read. Where a file ``clients.columns.toml`` lies beside
``clients.csv``, it says which column is what.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from friendline.archives.client_list.columns import columns_of, is_client_list, names_people
from friendline.archives.client_list.companies import with_companies
from friendline.archives.client_list.mapping import ListMapping
from friendline.archives.client_list.mapping_reading import (
    ListMappingError,
    load_mapping,
    mapping_bytes,
    mapping_name,
    read_mapping,
)
from friendline.archives.client_list.mapping_writing import write_mapping
from friendline.archives.client_list.other_kinds import what_else
from friendline.archives.client_list.preview import (
    ListPreview,
    NoPreviewError,
    likely_table,
    people_as_said,
    preview_list,
)
from friendline.archives.client_list.reading import people_in
from friendline.archives.client_list.standing import CLIENTS
from friendline.archives.client_list.suggestions import suggest_mapping
from friendline.archives.linkedin.tables import is_linkedin_table
from friendline.archives.opening import Archive
from friendline.archives.source import Extent, Reading, Source
from friendline.archives.tables.delimited import NotATable
from friendline.archives.tables.files import (
    beside,
    header_in,
    holds_cards,
    list_in,
    list_names,
    unopened_workbooks,
)
from friendline.archives.tables.folding import key
from friendline.model import Fault, Record

__all__ = [
    "SOURCE",
    "ListMapping",
    "ListMappingError",
    "ListPreview",
    "NoPreviewError",
    "load_mapping",
    "mapping_name",
    "preview_list",
    "read_client_list",
    "read_mapping",
    "suggest_mapping",
    "write_mapping",
]


class _Said(NamedTuple):
    """A file of columns: its name for the owner, and what is in it."""

    file: str
    data: bytes


_NO_NAMES: Final = (
    "No column for names or e-mail addresses was found. Name the columns in the first line, for "
    "example: Name, E-mail, Status."
)


def read_client_list(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Read every client list in an archive; mostly it is one file.

    A file that stands alone is read as a client list as long as it has a column for names or
    e-mail addresses, be it an address book. In a folder or a zip, other tables are passed over.

    Args:
        archive: What the user gave.
        reading: ``zone`` and ``today`` settle dates and ages; ``extra_facts`` are kept too.

    Yields:
        A ``Person`` for each person, then a ``Fault`` for what was left out and a ``Gap`` for
        what is in doubt or has no column. Never raises for what is in the list.
    """
    if what := what_else(archive):
        yield Fault(file=archive.path, reason=f"It is {what}")
        return
    names = list_names(archive)
    if len(names) > 1:
        names = tuple(name for name in names if _is_list(archive, name)) or names[:1]
    if not names:
        yield Fault(
            file=archive.path,
            reason="There is no table in it: a client list is a CSV, a workbook or a vCard file.",
        )
    for name in names:
        yield from _read_list(archive, name, reading)


def _read_list(archive: Archive, name: str, reading: Reading) -> Iterator[Record]:
    try:
        said = _said(archive, name, reading)
        if said is None:
            yield from _read_as_guessed(archive, name, reading)
        else:
            yield from _read_as_said(archive, name, reading, said)
    except ListMappingError as error:
        for problem in error.problems:
            yield Fault(file=error.file, reason=problem)
        yield Fault(file=name, reason=f"It was not read: mend {error.file} first.")


def _said(archive: Archive, name: str, reading: Reading) -> _Said | None:
    """Give the file that says what the columns are: the one that was given, or the one beside."""
    if reading.columns is not None:
        return _Said(str(reading.columns), mapping_bytes(reading.columns))
    lies_beside = beside(archive, name, mapping_name(name))
    return None if lies_beside is None else _Said(mapping_name(name), lies_beside)


def _read_as_guessed(archive: Archive, name: str, reading: Reading) -> Iterator[Record]:
    table = list_in(archive, name, names_people)
    if isinstance(table, NotATable):
        yield Fault(file=name, reason=_NO_NAMES if table.lacks_header else table.reason)
        return
    table = with_companies(table, archive, name)
    columns = columns_of(table.header, reading.extra_facts)
    yield from people_in(table, columns, reading, CLIENTS, name)


def _read_as_said(archive: Archive, name: str, reading: Reading, said: _Said) -> Iterator[Record]:
    """Read a list as a file of columns says; a mistake in that file is never passed over.

    Raises:
        ListMappingError: It has mistakes; nothing was read.
    """
    mapping = read_mapping(said.data, said.file)
    table = likely_table(archive, name, mapping.is_header)
    if isinstance(table, NotATable):
        yield Fault(file=name, reason=table.reason)
        return
    read_mapping(said.data, said.file, table.header)
    yield from people_as_said(table, mapping, reading, name)


def _recognises(archive: Archive) -> bool:
    names = list_names(archive)
    if any(_is_list(archive, name) for name in names):
        return True
    # A workbook alone that cannot be opened is taken as a client list, so as to say what to do.
    return len(archive.names()) == 1 and any(unopened_workbooks(archive))


def _is_list(archive: Archive, name: str) -> bool:
    if beside(archive, name, mapping_name(name)) is not None:
        return True
    return not holds_cards(archive, name) and bool(header_in(archive, name, _is_ours))


def _is_ours(header: Sequence[str]) -> bool:
    others = is_linkedin_table(header) or set(map(key, header)) >= _OF_DECISIONS
    return is_client_list(header) and not others


_OF_DECISIONS = {"number", "act", "person", "account"}
"""Columns of the file of decisions, which names people and is no list of them."""

SOURCE = Source(
    kind="client_list", recognises=_recognises, read=read_client_list, extent=Extent.FILE
)
