"""A look at one list before its columns are said: its header, its rows, and what is said so far."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from friendline.archives.client_list.columns import Field, names_people
from friendline.archives.client_list.companies import with_companies
from friendline.archives.client_list.mapping import FIELDS, ListMapping, mapped_columns
from friendline.archives.client_list.mapping_reading import (
    ListMappingError,
    mapping_name,
    read_mapping,
)
from friendline.archives.client_list.other_kinds import what_else
from friendline.archives.client_list.reading import people_in
from friendline.archives.client_list.standing import CLIENTS, Presumption
from friendline.archives.client_list.suggestions import suggest_mapping, with_new_words
from friendline.archives.client_list.turned_names import (
    are_turned,
    example_of_turned,
    in_order,
    may_be_turned,
)
from friendline.archives.opening import Archive, FileArchive, open_archive
from friendline.archives.source import Reading
from friendline.archives.tables.delimited import IsHeader, NotATable, Table
from friendline.archives.tables.files import beside, holds_cards, list_in
from friendline.archives.tables.folding import key
from friendline.archives.tables.written_dates import day_order, is_ambiguous
from friendline.model import Record

_ROWS_TO_GUESS_FROM: Final = 200
_DATES: Final = ("began", "ended", "met", "friend", "born")
_SEVERAL: Final = 2


class NoPreviewError(ValueError):
    """There are no columns to speak of in what was given."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path} has no columns to ask about: {why}")


class NotAListError(NoPreviewError):
    """What was given is another kind of file, or empty."""

    def __init__(self, path: Path, what: str) -> None:
        ValueError.__init__(self, f"{path} is {what}")


class TurnedNames(NamedTuple):
    """Names of a list that have a comma: one of them, and what it is with its surname last."""

    example: str
    in_order: str
    is_turned: bool


@dataclass(frozen=True)
class ListPreview:
    """A list as it is, and what its columns seem to be.

    Attributes:
        path: Where the list is, as given.
        name: Its file name; of a link that of the file it leads to, as reviews read it.
        table: Its header and all its rows.
        mapping: What its file of columns says; friendline's guess where there is none.
        is_said: Whether the mapping is from such a file.
        problems: The mistakes of such a file, if it has any; the guess stands in for it then.
    """

    path: Path
    name: str
    table: Table
    mapping: ListMapping
    is_said: bool = False
    problems: tuple[str, ...] = ()

    @property
    def place(self) -> Path:
        """Where the file of columns is looked for: beside the list."""
        return self.path.with_name(mapping_name(self.name))

    @property
    def rows(self) -> tuple[tuple[str, ...], ...]:
        """So many rows as tell what a column holds."""
        return tuple(row.cells for row in self.table.rows[:_ROWS_TO_GUESS_FROM])

    def cells(self, column: str) -> list[str]:
        """Give what stands in a column, from the first row on."""
        at = next((n for n, name in enumerate(self.table.header) if key(name) == key(column)), None)
        return [] if at is None else [row.cells[at] for row in self.table.rows]


def preview_list(path: Path) -> ListPreview:
    """Look at a list: a CSV file or an Excel workbook.

    Raises:
        ArchiveError: It cannot be opened.
        NoPreviewError: It is no table, or a file of vCards, whose fields are known.
        NotAListError: It is another kind of file, or empty.
    """
    archive = open_archive(path)
    if what := what_else(archive):
        raise NotAListError(path, what)
    if not isinstance(archive, FileArchive):
        raise NoPreviewError(path, "give the list itself, a CSV file or an Excel workbook (.xlsx).")
    (name,) = archive.names()
    if holds_cards(archive, name):
        raise NoPreviewError(path, "a vCard file names its own fields. Give it with --clients.")
    said = beside(archive, name, mapping_name(name))
    problems: tuple[str, ...] = ()
    if said is not None:
        try:
            return _as_said(archive, name, path, said)
        except ListMappingError as error:
            problems = error.problems
    table = _table(archive, name, path)
    rows = [row.cells for row in table.rows[:_ROWS_TO_GUESS_FROM]]
    guess = _with_all_words(suggest_mapping(table.header, rows), table)
    return ListPreview(path, name, table, guess, problems=problems)


def _as_said(archive: FileArchive, name: str, path: Path, said: bytes) -> ListPreview:
    file = mapping_name(name)
    table = _table(archive, name, path, read_mapping(said, file).is_header)
    mapping = read_mapping(said, file, table.header)
    return ListPreview(path, name, table, _with_all_words(mapping, table), is_said=True)


def _with_all_words(mapping: ListMapping, table: Table) -> ListMapping:
    return with_new_words(mapping, table.header, [row.cells for row in table.rows])


def _table(archive: FileArchive, name: str, path: Path, *headers: IsHeader) -> Table:
    table = likely_table(archive, name, *headers)
    if isinstance(table, NotATable):
        raise NoPreviewError(path, table.reason)
    return table


def likely_table(archive: Archive, name: str, *headers: IsHeader) -> Table | NotATable:
    """Give the table under the first of these headers that there is, else under the likeliest.

    A list whose columns nobody knows may have a title above its header.

    Args:
        archive: What the user gave.
        name: One of its files.
        headers: Each tells a header line.
    """
    table: Table | NotATable = NotATable("It is empty.")
    for is_header in (*headers, names_people, _has_several, any):
        table = list_in(archive, name, is_header)
        if isinstance(table, Table):
            return with_companies(table, archive, name)
        if not table.lacks_header:
            break
    return table


def _has_several(cells: Sequence[str]) -> bool:
    return sum(bool(cell.strip()) for cell in cells) >= _SEVERAL


def people_as_said(
    table: Table, mapping: ListMapping, reading: Reading, file: str
) -> Iterator[Record]:
    """Give the people of a list, read as its owner says; as ``reading.people_in``."""
    columns = mapped_columns(mapping, table.header, reading.extra_facts)
    presumption = Presumption(mapping.presumed, is_said=True) if mapping.presumed else CLIENTS
    return people_in(table, columns, reading, presumption, file)


def finds_people(mapping: ListMapping) -> bool:
    """Whether a column is said to hold names or e-mail addresses, without which nobody is found."""
    naming = (Field.NAME, Field.GIVEN, Field.SURNAME, Field.EMAIL)
    return any(FIELDS[what] in naming for what in mapping.columns)


def turned_names(preview: ListPreview, mapping: ListMapping) -> TurnedNames | None:
    """Give how names such as "Sowerby, Helen" are read; ``None`` where the list has none.

    It is asked where at least every other name of a column could have its surname first, or the
    owner said it before.
    """
    for column in mapping.columns.get("name", ()):
        cells = preview.cells(column)
        example = example_of_turned(cells)
        if example and (mapping.surname_first is not None or may_be_turned(cells)):
            is_turned = mapping.surname_first
            if is_turned is None:
                is_turned = are_turned(cells, column)
            return TurnedNames(example, in_order(example), is_turned)
    return None


def ambiguous_date(preview: ListPreview, mapping: ListMapping) -> str | None:
    """Give a date of the list that may be another day when day and month are swapped.

    Returns:
        ``None`` where the dates of each column tell it themselves, or the owner said it.
    """
    if mapping.day_first is not None:
        return None
    for what in _DATES:
        for column in mapping.columns.get(what, ()):
            cells = preview.cells(column)
            if day_order(cells) is None:
                found = next((cell for cell in cells if is_ambiguous(cell)), None)
                if found is not None:
                    return found
    return None
