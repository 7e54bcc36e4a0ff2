"""The tables of a LinkedIn export, told by their header lines (formats 3).

File names differ by year and account ("Comments_34875879.csv"), so they say nothing here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TypeAlias

from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.tables.csv_files import headers_in, table_in, table_names
from friendline.archives.tables.delimited import NotATable, Table, read_header
from friendline.archives.tables.folding import key
from friendline.model import Fault

CHANNEL = "linkedin"

Cells: TypeAlias = dict[str, str]
"""A row by column, the column names folded: ``cells["connectedon"]``."""

_HEADERS: Mapping[str, str] = {
    "connections": "First Name, Last Name, Connected On",
    "invitations": "From, To, Sent At, Direction",
    "shares": "Date, ShareLink, ShareCommentary",
    "comments": "Date, Link, Message",
    "reactions": "Date, Type, Link",
    "rich_media": "Date/Time, Media Description, Media Link",
    "events": "Event Name, Event Time, Status",
    "groups": "Group Name, Group URL",
    "member_follows": "Date, Status, FullName",
    "recommendations": "First Name, Last Name, Job Title, Text, Creation Date",
    "profile": "First Name, Last Name, Headline, Summary",
    "positions": "Company Name, Title, Description, Started On, Finished On",
    "education": "School Name, Start Date, End Date",
    "certifications": "Name, Url, Authority, Started On",
    "volunteering": "Company Name, Role, Cause, Started On",
    "projects": "Title, Description, Url, Started On",
    "publications": "Name, Published On, Publisher",
    "emails": "Email Address, Confirmed, Primary",
}
"""Columns that a table has, perhaps among others of its year."""

_WHOLE_HEADERS: Mapping[str, str] = {
    "reposts": "Date, Link",
    "skills": "Name",
    "languages": "Name, Proficiency",
    "courses": "Name, Number",
    "honors": "Title, Description, Issued On",
    "organizations": "Name, Position, Description, Started On, Finished On",
    "summary": "Profile Summary",
}
"""Headers so common that a table must have exactly these columns."""

_TELLING = frozenset({"connections", "invitations", "shares", "profile"})
"""Tables that no other export has; the others are read only beside one of these."""

_UNREAD_HEADERS = (
    "Conversation ID, Conversation Title, From",
    "Source, FirstName, LastName, Companies",
    "First Name, Last Name, Companies, Emails, PhoneNumbers, CreatedAt",
    "Connection First Name, Connection Last Name, Note",
    "Endorsement Date, Skill Name",
    "First Name, Last Name, Verification Type, Verified Date",
    "First Name, Last Name, Transaction Made At, Invoice Number",
    "Application Date, Contact Email, Job Url",
)
"""Tables of the export that are left alone, and must not be taken for a client list either."""


def table_kind(header: Sequence[str]) -> str | None:
    """Give which of the tables that are read has this header."""
    keys = frozenset(key(name) for name in header)
    kind = next((kind for kind, columns in _columns().items() if columns <= keys), None)
    return kind or _whole_headers().get(keys)


def is_linkedin_table(header: Sequence[str]) -> bool:
    """Whether a header line is one of LinkedIn's, read or not.

    A header that anybody may write ("Name") is nobody's.
    """
    keys = frozenset(key(name) for name in header)
    if len(keys) > 1 and table_kind(header) is not None:
        return True
    return any(columns <= keys for columns in _unread_columns())


def recognises(archive: Archive) -> bool:
    """Whether an archive holds a table that only LinkedIn writes."""
    return any(table_kind(header) in _TELLING for _, header in headers_in(archive, _is_read))


class Export:
    """The tables of one export, by kind, each read when it is first asked for.

    Counts the rows that could not be understood.
    """

    def __init__(self, archive: Archive) -> None:
        self._archive = archive
        self._files: dict[str, list[str]] = defaultdict(list)
        self._tables: dict[str, list[tuple[str, Table]]] = {}
        self._faults: list[Fault] = []
        self._unclear: Counter[tuple[str, str]] = Counter()
        for name in table_names(archive):
            try:
                header = read_header(archive.read(name), _is_read)
            except UnreadableFileError as error:
                self._faults.append(Fault(file=name, reason=error.reason))
            else:
                self._files[table_kind(header) or ""].append(name)

    def has(self, kind: str) -> bool:
        """Whether there is a table of this kind, be it empty."""
        return kind in self._files

    def rows(self, kind: str) -> Iterator[tuple[str, Cells]]:
        """Give file and cells of every row of the tables of one kind."""
        if kind not in self._tables:
            self._tables[kind] = list(self._read(kind))
        for name, table in self._tables[kind]:
            keys = [key(column) for column in table.header]
            for row in table.rows:
                yield name, dict(zip(keys, row.cells, strict=True))

    def _read(self, kind: str) -> Iterator[tuple[str, Table]]:
        for name in self._files.get(kind, ()):
            table = table_in(self._archive, name, _is_read)
            if isinstance(table, NotATable):
                self._faults.append(Fault(file=name, reason=table.reason))
                continue
            self._faults += [Fault(file=name, reason=sentence) for sentence in table.faults]
            yield name, table

    def unclear(self, file: str, what: str) -> None:
        """Count a row of which a part could not be understood; ``what`` ends "... have"."""
        self._unclear[file, what] += 1

    def faults(self) -> Iterator[Fault]:
        """Give what was wrong in the tables read so far, a count for each kind of trouble."""
        yield from self._faults
        for (file, what), count in self._unclear.items():
            subject = "1 row has" if count == 1 else f"{count} rows have"
            yield Fault(file=file, reason=f"{subject} {what}.")


def _is_read(header: Sequence[str]) -> bool:
    return table_kind(header) is not None


def _keys(names: str) -> frozenset[str]:
    return frozenset(key(name) for name in names.split(","))


@cache
def _columns() -> dict[str, frozenset[str]]:
    return {kind: _keys(names) for kind, names in _HEADERS.items()}


@cache
def _whole_headers() -> dict[frozenset[str], str]:
    return {_keys(names): kind for kind, names in _WHOLE_HEADERS.items()}


@cache
def _unread_columns() -> tuple[frozenset[str], ...]:
    return tuple(map(_keys, _UNREAD_HEADERS))
