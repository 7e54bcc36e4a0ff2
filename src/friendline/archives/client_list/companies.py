"""What Salesforce writes of a contact's company, joined to the contact (formats 7.4).

A contact of a data export names its company by an id only; whether it is a customer is said of
the company. The two tables lie side by side as ``Contact.csv`` and ``Account.csv``.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from friendline.archives.client_list.columns import is_company_table
from friendline.archives.opening import Archive
from friendline.archives.tables.delimited import NotATable, Row, Table, read_table
from friendline.archives.tables.files import beside
from friendline.archives.tables.folding import key

_FILES: Final = ("Account.csv", "account.csv")
_ID: Final = 15
"""Signs of an id that count; the three after them only guard against mistakes."""


class _Company(NamedTuple):
    name: str
    type: str


def with_companies(table: Table, archive: Archive, name: str) -> Table:
    """Give the table with name and type of each contact's company, where they are known.

    Args:
        table: A client list.
        archive: Where it is from.
        name: Its file.
    """
    keys = [key(column) for column in table.header]
    if "accountid" not in keys or "accountname" in keys:
        return table
    companies = dict(_companies(archive, name))
    at = keys.index("accountid")
    nobody = _Company("", "")
    rows = (
        Row(row.line, (*row.cells, *companies.get(row.cells[at][:_ID], nobody)))
        for row in table.rows
    )
    return Table((*table.header, "Account name", "Account type"), tuple(rows), table.faults)


def _companies(archive: Archive, name: str) -> Iterator[tuple[str, _Company]]:
    data = next(filter(None, (beside(archive, name, file) for file in _FILES)), None)
    table = read_table(data, is_company_table) if data else NotATable("")
    if isinstance(table, NotATable):
        return
    for row in table.rows:
        cells = dict(zip(map(key, table.header), row.cells, strict=True))
        if cells["id"]:
            yield cells["id"][:_ID], _Company(cells["name"], cells.get("type", ""))
