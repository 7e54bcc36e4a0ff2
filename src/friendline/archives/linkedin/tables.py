"""The tables of a LinkedIn export, told by their header lines (formats 3).

File names differ by year and account ("Comments_34875879.csv"), so they say nothing here.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import TypeAlias

from friendline.archives.opening import Archive
from friendline.archives.tables.csv_files import headers_in, table_in
from friendline.archives.tables.delimited import NotATable, Table
from friendline.archives.tables.folding import key
from friendline.model import Fault

CHANNEL = "linkedin"

Cells: TypeAlias = dict[str, str]
"""A row by column, the column names folded: ``cells["connectedon"]``."""

_HEADERS: dict[str, str] = {
    "connections": "First Name, Last Name, Connected On",
    "invitations": "From, To, Sent At, Direction",
    "shares": "Date, ShareLink, ShareCommentary",
    "comments": "Date, Link, Message",
    "profile": "First Name, Last Name, Headline, Summary",
    "positions": "Company Name, Title, Description, Started On, Finished On",
    "emails": "Email Address, Confirmed, Primary, Updated On",
}
_TELLING = frozenset({"connections", "invitations", "shares", "profile"})
"""Tables that no other export has; the others are read only beside one of these."""

_UNREAD_HEADERS = (
    "Conversation ID, Conversation Title, From",
    "Source, FirstName, LastName, Companies",
    "Connection First Name, Connection Last Name, Note",
    "First Name, Last Name, Job Title, Text, Creation Date",
    "Endorsement Date, Skill Name",
    "Date, Status, FullName",
    "Name, Url, Authority, Started On",
    "School Name, Start Date, End Date",
)
"""Tables of the export that are left alone, and must not be taken for a client list either."""


def table_kind(header: Sequence[str]) -> str | None:
    """Give which of the tables that are read has this header."""
    keys = {key(name) for name in header}
    return next((kind for kind, columns in _columns().items() if columns <= keys), None)


def is_linkedin_table(header: Sequence[str]) -> bool:
    """Whether a header line is one of LinkedIn's, read or not."""
    keys = {key(name) for name in header}
    return table_kind(header) is not None or any(
        {key(name) for name in names.split(",")} <= keys for names in _UNREAD_HEADERS
    )


def recognises(archive: Archive) -> bool:
    """Whether an archive holds a table that only LinkedIn writes."""
    return any(table_kind(header) in _TELLING for _, header in headers_in(archive, _is_read))


class Export:
    """The tables of one export, by kind; counts the rows that could not be understood."""

    def __init__(self, archive: Archive) -> None:
        self._tables: dict[str, list[tuple[str, Table]]] = defaultdict(list)
        self._faults: list[Fault] = []
        self._unclear: Counter[tuple[str, str]] = Counter()
        for name, header in headers_in(archive, _is_read):
            table = table_in(archive, name, _is_read)
            if isinstance(table, NotATable):
                self._faults.append(Fault(file=name, reason=table.reason))
                continue
            self._faults += [Fault(file=name, reason=sentence) for sentence in table.faults]
            self._tables[table_kind(header) or ""].append((name, table))

    def has(self, kind: str) -> bool:
        """Whether there is a table of this kind, be it empty."""
        return kind in self._tables

    def rows(self, kind: str) -> Iterator[tuple[str, Cells]]:
        """Give file and cells of every row of the tables of one kind."""
        for name, table in self._tables.get(kind, ()):
            keys = [key(column) for column in table.header]
            for row in table.rows:
                yield name, dict(zip(keys, row.cells, strict=True))

    def unclear(self, file: str, what: str) -> None:
        """Count a row of which a part could not be understood; ``what`` ends "... have"."""
        self._unclear[file, what] += 1

    def faults(self) -> Iterator[Fault]:
        """Give what was wrong in the files, a count for each kind of trouble."""
        yield from self._faults
        for (file, what), count in self._unclear.items():
            subject = "1 row has" if count == 1 else f"{count} rows have"
            yield Fault(file=file, reason=f"{subject} {what}.")


def _is_read(header: Sequence[str]) -> bool:
    return table_kind(header) is not None


@cache
def _columns() -> dict[str, frozenset[str]]:
    return {
        kind: frozenset(key(name) for name in names.split(",")) for kind, names in _HEADERS.items()
    }
