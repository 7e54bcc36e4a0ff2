"""Whom the owner follows and blocks, and, where the software tells it, who follows (formats 5.1).

Mastodon's settings give tables (CSV); Pleroma and its kin put collections of addresses into the
archive, followers among them; GoToSocial gives a table of followers too [R].
"""

from collections.abc import Iterator, Sequence
from enum import Enum
from typing import Final

from friendline.archives.json_documents import UnusableFileError
from friendline.archives.json_values import Json
from friendline.archives.mastodon.accounts import account_of, handle_at, handle_of
from friendline.archives.mastodon.collections import members
from friendline.archives.mastodon.values import address
from friendline.archives.tables.delimited import Table, read_table
from friendline.archives.tables.folding import key
from friendline.model import Tie, TieKind


class ListKind(Enum):
    """Which list of accounts a file holds."""

    FOLLOWING = "following"
    FOLLOWERS = "followers"
    BLOCKED = "blocked"
    LISTS = "lists"
    OTHER = "other"


TIES: Final = {
    ListKind.FOLLOWING: TieKind.FOLLOWING,
    ListKind.LISTS: TieKind.FOLLOWING,
    ListKind.FOLLOWERS: TieKind.FOLLOWER,
    ListKind.BLOCKED: TieKind.BLOCKED,
}
"""The tie that each list tells; only who is followed can be on one of the owner's lists."""

_ADDRESS_COLUMN: Final = "accountaddress"
_TELLING_COLUMNS: Final = {
    "showboosts": ListKind.FOLLOWING,
    "notifyonnewposts": ListKind.FOLLOWING,
    "hidenotifications": ListKind.OTHER,
}
_STEMS: Final = {
    "following": ListKind.FOLLOWING,
    "followers": ListKind.FOLLOWERS,
    "block": ListKind.BLOCKED,
    "list": ListKind.LISTS,
}


def is_account_table(header: Sequence[str]) -> bool:
    """Whether a header line is that of one of Mastodon's tables of accounts."""
    return bool(header) and key(header[0]) == _ADDRESS_COLUMN


def list_kind(name: str, header: Sequence[str] = ()) -> ListKind:
    """Give what a table holds: by its columns, and where these do not tell, by its name."""
    if is_account_table(header):
        known = (_TELLING_COLUMNS.get(key(column)) for column in header)
        if told := next(filter(None, known), None):
            return told
    stem = name.rsplit("/", 1)[-1].lower()
    if "domain" in stem or "mute" in stem:
        return ListKind.OTHER
    return next((kind for part, kind in _STEMS.items() if part in stem), ListKind.OTHER)


class AccountList:
    """The accounts of one file, as far as they can be understood.

    Attributes:
        kind: What the file lists.
        handles: The handles, each once.
        titles: Names of the owner's lists, where it is the table of these.
        odd: How many rows are no account.
    """

    def __init__(self, kind: ListKind, rows: Iterator[tuple[str, str | None]]) -> None:
        self.kind = kind
        self.odd = 0
        handles: dict[str, None] = {}
        titles: dict[str, None] = {}
        for title, handle in rows:
            if handle is None:
                self.odd += 1
            else:
                handles[handle] = None
                titles[title] = None
        self.handles = tuple(handles)
        self.titles = tuple(title for title in titles if title)

    def ties(self) -> Iterator[Tie]:
        """Give a tie for each account; since when, no such file says."""
        if (kind := TIES.get(self.kind)) is not None:
            for handle in self.handles:
                yield Tie(account=account_of(handle), kind=kind)


def account_table(name: str, content: bytes, server: str) -> AccountList:
    """Read a table of accounts; some of them have no header.

    Args:
        name: Of the file.
        content: Its bytes.
        server: The owner's, for accounts written without one.

    Raises:
        UnusableFileError: It is no table.
    """
    table = read_table(content)
    if not isinstance(table, Table):
        raise UnusableFileError(table.reason)
    kind = list_kind(name, table.header)
    rows = [row.cells for row in table.rows]
    if not is_account_table(table.header):
        rows.insert(0, table.header)
    place = 1 if kind is ListKind.LISTS else 0
    return AccountList(kind, ((row[0] if place else "", _cell(row, place, server)) for row in rows))


def account_collection(name: str, content: bytes) -> AccountList:
    """Read a collection of the addresses of accounts.

    Raises:
        UnusableFileError: It is none.
    """
    return AccountList(list_kind(name), (("", _at(member)) for member in members(content)))


def _cell(row: Sequence[str], place: int, server: str) -> str | None:
    return handle_of(row[place], server) if place < len(row) else None


def _at(member: Json) -> str | None:
    return handle_at(address(member))
