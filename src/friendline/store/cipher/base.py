"""SQLCipher in the place of SQLite: the same SQL, every page encrypted (AES-256).

``OPTIONS["passphrase"]`` of the database opens it. SQLCipher derives the key from it
(PBKDF2-HMAC-SHA512, 256,000 rounds, its default).
"""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from django.db.backends.sqlite3 import base as sqlite
from django.db.backends.sqlite3._functions import register as register_functions
from sqlcipher3 import dbapi2

__all__ = ["DatabaseWrapper"]

_QMARKS: Final = sqlite.FORMAT_QMARK_REGEX


class _Cursor(dbapi2.Cursor):
    """Takes the placeholders that Django writes."""

    def execute(self, query: str, params: Sequence[Any] | Mapping[str, Any] | None = None) -> Any:  # noqa: ANN401 - as sqlite3's
        if params is None:
            return super().execute(query)
        return super().execute(_placed(query, params), params)

    def executemany(self, query: str, param_list: Sequence[Sequence[Any]]) -> Any:  # noqa: ANN401 - as sqlite3's
        return super().executemany(_placed(query, ()), param_list)


def _placed(query: str, params: Sequence[Any] | Mapping[str, Any]) -> str:
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return _QMARKS.sub("?", query).replace("%%", "%")


class DatabaseWrapper(sqlite.DatabaseWrapper):
    """A connection to an encrypted database."""

    Database = dbapi2
    init_commands: list[str]

    def get_connection_params(self) -> dict[str, Any]:
        """Give what the connection is made with, the passphrase taken apart."""
        params: dict[str, Any] = super().get_connection_params()
        self._passphrase: str = params.pop("passphrase")
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:  # noqa: ANN401 - untyped
        """Connect, and open the database before anything else is asked of it."""
        connection = dbapi2.connect(**conn_params)
        quoted = self._passphrase.replace("'", "''")
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = '{quoted}'")
        register_functions(connection)
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA legacy_alter_table = OFF")
        for pragma in self.init_commands:
            connection.execute(pragma)
        return connection

    def create_cursor(self, name: str | None = None) -> Any:  # noqa: ANN401, ARG002 - as Django's
        """Give a cursor of SQLCipher's own kind."""
        return self.connection.cursor(factory=_Cursor)
