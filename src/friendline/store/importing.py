"""Keeping what sources give, and making the book of it again."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from typing import Final, get_args

import msgspec
from django.db import connection, transaction

from friendline.book import Book, Collector
from friendline.model import Record
from friendline.store import ledger
from friendline.store.models import Import, ImportedRecord

__all__ = ["Imported", "Source", "book", "keep"]

_AT_ONCE: Final = 2_000

_KEEP: Final = "INSERT OR IGNORE INTO record (digest, kind, content) VALUES (%s, %s, %s)"
_PLACE: Final = """
INSERT INTO imported_record (of_id, place, record_id)
SELECT %s, %s, id FROM record WHERE digest = %s
"""

_DECODERS: Final[dict[str, msgspec.msgpack.Decoder[Record]]] = {
    kind.__name__: msgspec.msgpack.Decoder(kind) for kind in get_args(Record)
}


@dataclass(frozen=True)
class Source:
    """What is known of an export beside its records; see ``Collector.add``.

    Attributes:
        shown_path: Where it lay.
        kind: Which source read it.
        part_of: Names the whole export where it came in parts.
        completes_only: Whether its people are no clients by being there.
        is_client_list: Whether the owner said that it is the client list.
    """

    shown_path: str
    kind: str
    part_of: str | None = None
    completes_only: bool = False
    is_client_list: bool = False


@dataclass(frozen=True)
class Imported:
    """What became of an import.

    Attributes:
        number: Its number; that of the one that held the same already.
        records: How many records the export held.
        new: How many of them were not there before.
    """

    number: int
    records: int
    new: int


def keep(source: Source, records: Iterable[Record]) -> Imported:
    """Keep the records of one export; all of them or, where anything fails, none.

    An export that is there already changes nothing.
    """
    with transaction.atomic():
        kept = Import.objects.create(
            at=int(time.time()),
            digest=blake2b(str(time.time_ns()).encode(), digest_size=32).digest(),
            shown_path=source.shown_path,
            kind=source.kind,
            part_of=source.part_of or "",
            completes_only=source.completes_only,
            is_client_list=source.is_client_list,
        )
        whole, count, new = blake2b(digest_size=32), 0, 0
        for some in _some(records):
            digests = [_digest(name, content) for name, content in some]
            new += _keep_some(kept, count, digests, some)
            count += len(some)
            for digest in digests:
                whole.update(digest)
        whole.update(repr((source.kind, source.completes_only, source.is_client_list)).encode())
        same = Import.objects.filter(digest=whole.digest()).first()
        if same is not None:
            kept.delete()
            return Imported(same.pk, count, 0)
        kept.digest = whole.digest()
        kept.save()
        ledger.append("imported", {"import": kept.pk, "kind": source.kind, "records": count})
        return Imported(kept.pk, count, new)


def book() -> Book:
    """Make the book of everything that was imported."""
    collector = Collector()
    for kept in Import.objects.all():
        collector.add(
            _records(kept), part_of=kept.part_of or None, completes_only=kept.completes_only
        )
    return collector.book()


def _records(kept: Import) -> Iterator[Record]:
    rows = ImportedRecord.objects.filter(of=kept).order_by("place")
    pairs = rows.values_list("record__kind", "record__content").iterator(_AT_ONCE)
    for kind, content in pairs:
        yield _DECODERS[kind].decode(content)


def _some(records: Iterable[Record]) -> Iterator[Sequence[tuple[str, bytes]]]:
    encode, going = msgspec.msgpack.Encoder().encode, iter(records)
    while some := [(type(one).__name__, encode(one)) for one in islice(going, _AT_ONCE)]:
        yield some


def _keep_some(
    kept: Import, first: int, digests: Sequence[bytes], some: Sequence[tuple[str, bytes]]
) -> int:
    """Keep records that are not there yet, and note where each stood; give how many were new.

    In plain SQL: a hundred thousand objects of Django's would take seven seconds.
    """
    rows = [(digest, *one) for digest, one in zip(digests, some, strict=True)]
    places = [(kept.pk, first + at, digest) for at, digest in enumerate(digests)]
    with connection.cursor() as cursor:
        cursor.executemany(_KEEP, rows)
        new: int = cursor.rowcount
        cursor.executemany(_PLACE, places)
    return new


def _digest(kind: str, content: bytes) -> bytes:
    return blake2b(kind.encode() + b"\x1f" + content, digest_size=16).digest()
