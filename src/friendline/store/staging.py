"""Rows laid ready beside the store: it is locked only for the moment in which they move in.

SQLite lets one program write at a time. Whoever read an export or worked out a review inside of a
transaction would keep all others waiting for as long as that takes. A temporary table belongs to
one connection and locks nothing; it is gone with the connection, however the program ends. SQLite
keeps it in a file without a name that only this program can read, SQLCipher in the memory.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final, Self

from django.db import connection

__all__ = ["Staging"]

_PREFIX: Final = "coming_"


class Staging:
    """A temporary table with the columns of one of the store, and a number for each row.

    Used as a context; the table is gone after it.

    Args:
        table: The table that its rows are for.
        columns: Those of its columns that are filled.
    """

    def __init__(self, table: str, columns: Sequence[str]) -> None:
        self._into = table
        self._columns = tuple(columns)
        self.table: Final = f"temp.{_PREFIX}{table}"

    def __enter__(self) -> Self:
        """Make it."""
        named = ", ".join(f'"{name}"' for name in self._columns)
        with connection.cursor() as cursor:
            cursor.execute(f"DROP TABLE IF EXISTS {self.table}")
            cursor.execute(f"CREATE TABLE {self.table} (row INTEGER PRIMARY KEY, {named})")
        return self

    def __exit__(self, *_error: object) -> None:
        """Remove it; a transaction that is taken back removes it by itself."""
        if not connection.needs_rollback:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP TABLE IF EXISTS {self.table}")

    def add(self, rows: Iterable[Sequence[Any]]) -> None:
        """Lay rows ready, after those that lie there."""
        names = ", ".join(f'"{name}"' for name in self._columns)
        marks = ", ".join(["%s"] * len(self._columns))
        sql = f"INSERT INTO {self.table} ({names}) VALUES ({marks})"  # noqa: S608 - names of our own
        with _at_once(), connection.cursor() as cursor:
            cursor.executemany(sql, rows)  # type: ignore[arg-type]  # any iterable will do

    def move_in(self) -> None:
        """Add the rows to the table that they are for, as part of a transaction."""
        names = ", ".join(f'"{name}"' for name in self._columns)
        with connection.cursor() as cursor:
            cursor.execute(
                f"INSERT INTO {self._into} ({names}) "  # noqa: S608 - names of our own
                f"SELECT {names} FROM {self.table} ORDER BY row"
            )


@contextmanager
def _at_once() -> Iterator[None]:
    """Write many rows as one piece: a deferred transaction locks only what it writes.

    Django's own begins with a lock on the store (``transaction_mode``).
    """
    if connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        cursor.execute("BEGIN DEFERRED")
        try:
            yield
        except BaseException:
            cursor.execute("ROLLBACK")
            raise
        cursor.execute("COMMIT")
