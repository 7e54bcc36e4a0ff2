"""The records of one export on their way into the store."""

from collections.abc import Iterable, Iterator, Sequence
from hashlib import blake2b
from itertools import islice
from typing import Final, Self

from django.db import connection

from friendline.model import Record
from friendline.store.imports.encoding import encoded, record_digest
from friendline.store.imports.records import decoded
from friendline.store.imports.tombstones import Forgotten
from friendline.store.staging import Staging

__all__ = ["Coming"]

_AT_ONCE: Final = 2_000
_COLUMNS: Final = ("digest", "kind", "content")

_KEEP: Final = """
INSERT OR IGNORE INTO record (digest, kind, content)
SELECT digest, kind, content FROM {coming} ORDER BY row
"""
_PLACE: Final = """
INSERT INTO imported_record (of_id, place, record_id)
SELECT %s, coming.row - 1, record.id
FROM {coming} AS coming CROSS JOIN record ON record.digest = coming.digest ORDER BY coming.row
"""


class Coming:
    """Records that are read, laid ready beside the store, and moved in as one piece.

    Used as a context, on entering which they are all read. What is about forgotten people is left
    out.

    Args:
        records: What an export gives.

    Attributes:
        many: How many there are.
        left_out: How many were left out.
    """

    def __init__(self, records: Iterable[Record]) -> None:
        self.many = self.left_out = 0
        self._records = records
        self._forgotten = Forgotten.of_store()
        self._staging = Staging("record", _COLUMNS)
        self._whole = blake2b(digest_size=32)

    def __enter__(self) -> Self:
        """Read the records."""
        self._staging.__enter__()
        try:
            self._lay_ready(self._records)
        except BaseException:
            self._staging.__exit__()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        """Remove what was laid ready."""
        self._staging.__exit__(*error)

    def leave_out_forgotten_meanwhile(self) -> None:
        """Leave out also those who were forgotten while the records were read.

        As part of the transaction: nobody can be forgotten before it ends.
        """
        forgotten = Forgotten.of_store()
        if forgotten != self._forgotten:
            self._forgotten, left_out = forgotten, self.left_out
            rows = self._laid_ready()
            self._staging.__enter__()
            self.many, self._whole = 0, blake2b(digest_size=32)
            self._lay_ready(decoded(kind, content) for kind, content in rows)
            self.left_out += left_out

    def digest(self, told_with: bytes) -> bytes:
        """Give what tells this export from others: its records in order, and how it is meant."""
        whole = self._whole.copy()
        whole.update(told_with)
        return whole.digest()

    def move_in(self, number: int) -> int:
        """Keep the records as those of an import; give how many were not there before."""
        with connection.cursor() as cursor:
            cursor.execute(_KEEP.format(coming=self._staging.table))
            new: int = cursor.rowcount
            cursor.execute(_PLACE.format(coming=self._staging.table), [number])
        return new

    def _lay_ready(self, records: Iterable[Record]) -> None:
        self.left_out = 0
        for some in _some(self._wanted(records)):
            rows = [(record_digest(*one), *one) for one in some]
            self._staging.add(rows)
            self.many += len(rows)
            for digest, *_ in rows:
                self._whole.update(digest)

    def _wanted(self, records: Iterable[Record]) -> Iterable[Record]:
        return self._without_forgotten(records) if self._forgotten else records

    def _without_forgotten(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            rest = self._forgotten.without(record)
            self.left_out += rest is None
            if rest is not None:
                yield rest

    def _laid_ready(self) -> list[tuple[str, bytes]]:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT kind, content FROM {self._staging.table} ORDER BY row")  # noqa: S608 - our own name
            return [(kind, bytes(content)) for kind, content in cursor.fetchall()]


def _some(records: Iterable[Record]) -> Iterator[Sequence[tuple[str, bytes]]]:
    going = iter(records)
    while some := [(type(one).__name__, encoded(one)) for one in islice(going, _AT_ONCE)]:
        yield some
