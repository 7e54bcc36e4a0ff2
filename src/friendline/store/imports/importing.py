"""Keeping what sources give; ``kept`` gives it back."""

import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from itertools import islice
from pathlib import Path
from typing import Final

import msgspec
from django.db import connection, transaction

from friendline.archives.source import Reading
from friendline.book.collect import Tally
from friendline.model import Owner, Record
from friendline.review.contract import SourceRow
from friendline.review.progress import Progress
from friendline.review.reading import Given, read_into
from friendline.store import ledger
from friendline.store.imports.kept import book
from friendline.store.imports.records import decoded
from friendline.store.imports.tombstones import Forgotten
from friendline.store.models import Import, ImportedRecord, KeptRecord

__all__ = [
    "Asked",
    "Imported",
    "ImportedExport",
    "Source",
    "book",
    "encoded",
    "import_files",
    "keep",
    "record_digest",
    "settle_digest",
]

_AT_ONCE: Final = 2_000

_KEEP: Final = "INSERT OR IGNORE INTO record (digest, kind, content) VALUES (%s, %s, %s)"
_PLACE: Final = """
INSERT INTO imported_record (of_id, place, record_id)
SELECT %s, %s, id FROM record WHERE digest = %s
"""


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
        left_out: How many are about people whom the owner had forgotten.
        before: When the same was imported already, UTC seconds; ``None`` for what is new.
    """

    number: int
    records: int
    new: int
    left_out: int = 0
    before: int | None = None


@dataclass(frozen=True)
class Asked:
    """What somebody asks to be imported.

    Attributes:
        sources: Exports, calendars, or folders of them.
        clients: The client list; the newest one is the one that holds.
        columns: The file that says what its columns are, where it does not lie beside the list.
    """

    sources: tuple[Path, ...]
    clients: Path | None = None
    columns: Path | None = None


@dataclass(frozen=True)
class ImportedExport:
    """One export that was read, or something beside them that was not.

    Attributes:
        row: What it gave, and what of it could not be read.
        imported: What became of it; ``None`` for what is no export.
    """

    row: SourceRow
    imported: Imported | None


def import_files(asked: Asked, reading: Reading, progress: Progress) -> list[ImportedExport]:
    """Read exports and a client list into the store, one after the other as a stream.

    Each export is kept whole or not at all; those before it stay where one fails. One that is
    there already changes nothing.

    Args:
        asked: What is imported.
        reading: What sources need to know.
        progress: Is told what is read.

    Raises:
        ArchiveError: A path cannot be opened.
        NothingRecognisedError: A path holds nothing that friendline knows.
        ClientListError: The client list names nobody.
        ColumnsAloneError: There are columns, and no client list.
    """
    taker = _IntoStore()
    sources = [path.absolute() for path in asked.sources]
    clients = asked.clients.absolute() if asked.clients else None
    rows, _ = read_into(taker, sources, clients, reading, progress, columns=asked.columns)
    return [ImportedExport(row, taker.done.get(row.path)) for row in rows]


class _IntoStore:
    """Takes what is read into the store.

    Attributes:
        done: What became of each export, by where it lies.
    """

    def __init__(self) -> None:
        self.done: dict[str, Imported] = {}
        self._wholes: dict[str, str] = {}

    @property
    def owner_emails(self) -> frozenset[str]:
        rows = KeptRecord.objects.filter(kind=Owner.__name__).values_list("kind", "content")
        owners = [decoded(kind, bytes(content)) for kind, content in rows]
        return frozenset(one for each in owners if isinstance(each, Owner) for one in each.emails)

    def take(self, given: Given) -> Tally:
        tally, export = Tally(), given.export
        source = Source(
            export.path,
            export.source.kind,
            self._wholes.get(given.part_of or ""),
            completes_only=given.completes_only,
            is_client_list=given.is_client_list,
        )
        imported = keep(source, _counted(given.records, tally))
        self.done[export.path] = imported
        if given.part_of and given.part_of not in self._wholes:
            self._wholes[given.part_of] = _whole_begun_by(imported.number)
        return tally


def _counted(records: Iterable[Record], tally: Tally) -> Iterator[Record]:
    for record in records:
        tally.count(record)
        yield record


def _whole_begun_by(number: int) -> str:
    """Let an import stand for the export of which it is a part; give the name of that export.

    Paths do not name it: a newer export may come to lie at the same place.
    """
    Import.objects.filter(pk=number, part_of="").update(part_of=str(number))
    return Import.objects.values_list("part_of", flat=True).get(pk=number)


def keep(source: Source, records: Iterable[Record]) -> Imported:
    """Keep the records of one export; all of them or, where anything fails, none.

    An export that is there already changes nothing. What is about forgotten people is left out.
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
        wanted = _Wanted()
        for some in _some(wanted.of(records)):
            digests = [record_digest(name, content) for name, content in some]
            new += _keep_some(kept, count, digests, some)
            count += len(some)
            for digest in digests:
                whole.update(digest)
        whole.update(_told_with(kept))
        same = Import.objects.filter(digest=whole.digest()).first()
        if same is not None:
            kept.delete()
            return _known_already(same, source, count, wanted.left_out)
        kept.digest = whole.digest()
        kept.save()
        ledger.append("imported", {"import": kept.pk, "kind": source.kind, "records": count})
        return Imported(kept.pk, count, new, wanted.left_out)


def settle_digest(kept: Import) -> None:
    """Let an import of which records were changed be known again when it is read anew."""
    whole = blake2b(digest_size=32)
    rows = ImportedRecord.objects.filter(of=kept).order_by("place")
    for digest in rows.values_list("record__digest", flat=True).iterator(_AT_ONCE):
        whole.update(bytes(digest))
    whole.update(_told_with(kept))
    kept.digest = whole.digest()
    kept.save(update_fields=["digest"])


def _told_with(kept: Import) -> bytes:
    return repr((kept.kind, kept.completes_only)).encode()


def _known_already(same: Import, source: Source, count: int, left_out: int) -> Imported:
    """Note only where it lies now, of which export it is a part, and that it is the client list."""
    same.shown_path = source.shown_path
    same.part_of = same.part_of or source.part_of or ""
    same.is_client_list = same.is_client_list or source.is_client_list
    same.save(update_fields=["shown_path", "part_of", "is_client_list"])
    return Imported(same.pk, count, 0, left_out, same.at)


class _Wanted:
    """Leaves out what is about forgotten people, and counts it."""

    def __init__(self) -> None:
        self.left_out = 0
        self._forgotten = Forgotten.of_store()

    def of(self, records: Iterable[Record]) -> Iterable[Record]:
        return self._without(records) if self._forgotten else records

    def _without(self, records: Iterable[Record]) -> Iterator[Record]:
        for record in records:
            rest = self._forgotten.without(record)
            self.left_out += rest is None
            if rest is not None:
                yield rest


def _some(records: Iterable[Record]) -> Iterator[Sequence[tuple[str, bytes]]]:
    going = iter(records)
    while some := [(type(one).__name__, encoded(one)) for one in islice(going, _AT_ONCE)]:
        yield some


_ENCODER: Final = msgspec.msgpack.Encoder()


def encoded(record: Record) -> bytes:
    """Give a record as it is kept; half a character, which some exports hold, as a sign for it."""
    try:
        return _ENCODER.encode(record)
    except UnicodeEncodeError:
        return _ENCODER.encode(_mended(msgspec.to_builtins(record)))


def _mended(value: object) -> object:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list() | tuple():
            return [_mended(one) for one in value]
        case dict():
            return {_mended(name): _mended(one) for name, one in value.items()}
        case _:
            return value


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


def record_digest(kind: str, content: bytes) -> bytes:
    """Give what tells a record from all others."""
    return blake2b(kind.encode() + b"\x1f" + content, digest_size=16).digest()
