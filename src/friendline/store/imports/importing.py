"""Keeping what sources give; ``kept`` gives it back."""

import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from pathlib import Path
from typing import Final

from django.db import transaction

from friendline.archives.source import Reading
from friendline.book.collect import Tally
from friendline.model import Event, Owner, Record
from friendline.review.contract import SourceRow
from friendline.review.progress import Progress
from friendline.review.reading import Given, read_into
from friendline.store import ledger, settings
from friendline.store.imports.coming import Coming
from friendline.store.imports.encoding import encoded, record_digest
from friendline.store.imports.kept import book
from friendline.store.imports.records import decoded
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
    if taker.zones:
        settings.settle_zone_by_calendar(taker.zones.most_common(1)[0][0])
    return [ImportedExport(row, taker.done.get(row.path)) for row in rows]


class _IntoStore:
    """Takes what is read into the store.

    Attributes:
        done: What became of each export, by where it lies.
        zones: IANA names of the zones of appointments, each with how many there are.
    """

    def __init__(self) -> None:
        self.done: dict[str, Imported] = {}
        self.zones = Counter[str]()
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
        imported = keep(source, self._counted(given.records, tally))
        self.done[export.path] = imported
        if given.part_of and given.part_of not in self._wholes:
            self._wholes[given.part_of] = _whole_begun_by(imported.number)
        return tally

    def _counted(self, records: Iterable[Record], tally: Tally) -> Iterator[Record]:
        for record in records:
            tally.count(record)
            if isinstance(record, Event):
                self.zones[record.zone] += 1
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
    Others can write in the store while the records are read; it is locked for the moment in which
    they move in, a second for each hundred thousand.
    """
    with Coming(records) as coming, transaction.atomic():
        coming.leave_out_forgotten_meanwhile()
        digest = coming.digest(_told_with(source))
        same = Import.objects.filter(digest=digest).first()
        if same is not None:
            return _known_already(same, source, coming)
        return _kept(source, coming, digest)


def _kept(source: Source, coming: Coming, digest: bytes) -> Imported:
    kept = Import.objects.create(
        at=int(time.time()),
        digest=digest,
        shown_path=source.shown_path,
        kind=source.kind,
        part_of=source.part_of or "",
        completes_only=source.completes_only,
        is_client_list=source.is_client_list,
    )
    new = coming.move_in(kept.pk)
    ledger.append("imported", {"import": kept.pk, "kind": source.kind, "records": coming.many})
    return Imported(kept.pk, coming.many, new, coming.left_out)


def settle_digest(kept: Import) -> None:
    """Let an import of which records were changed be known again when it is read anew."""
    whole = blake2b(digest_size=32)
    rows = ImportedRecord.objects.filter(of=kept).order_by("place")
    for digest in rows.values_list("record__digest", flat=True).iterator(_AT_ONCE):
        whole.update(bytes(digest))
    whole.update(_told_with(kept))
    kept.digest = whole.digest()
    kept.save(update_fields=["digest"])


def _told_with(kept: Import | Source) -> bytes:
    return repr((kept.kind, kept.completes_only)).encode()


def _known_already(same: Import, source: Source, coming: Coming) -> Imported:
    """Note only where it lies now, of which export it is a part, and that it is the client list."""
    same.shown_path = source.shown_path
    same.part_of = same.part_of or source.part_of or ""
    same.is_client_list = same.is_client_list or source.is_client_list
    same.save(update_fields=["shown_path", "part_of", "is_client_list"])
    return Imported(same.pk, coming.many, 0, coming.left_out, same.at)
