"""Which zips are parts of one X archive (formats 4: ``isPartialArchive``)."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from friendline.archives.json_documents import UnusableFileError
from friendline.archives.json_values import Fields, fields
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.parts import agree, joined
from friendline.archives.x.files import Kind, kind_of, records_in
from friendline.archives.x.values import id_of, words

_STEM: Final = re.compile(r"twitter-\d{4}-\d\d-\d\d-[0-9a-f]{8,}", re.IGNORECASE)


def wholes(archives: Sequence[Archive]) -> list[tuple[Archive, ...]]:
    """Put together the archives that are parts of the same one.

    Parts that tell the account and the moment they were made agree in both. A part that does not
    tell has other files than the rest, and X's own name, where it still has one, agrees.

    Args:
        archives: X archives and parts of some, in any order.

    Returns:
        The parts of each archive in the order given; a whole stands alone, as does a part that
        fits several archives, for it belongs to none for certain.
    """
    return joined(map(_piece, archives))


class _Piece(Struct, frozen=True):
    """What tells whether an archive is a part of the same one as another."""

    archive: Archive
    records: frozenset[str]
    stem: str | None
    account: str | None
    made_at: str | None

    def fits(self, other: "_Piece", /) -> bool:
        """Whether both can be parts of the same archive."""
        if not agree(self.account, other.account) or not agree(self.made_at, other.made_at):
            return False
        if self.made_at and other.made_at:
            return True
        return self.records.isdisjoint(other.records) and agree(self.stem, other.stem)


def _piece(archive: Archive) -> _Piece:
    names = archive.names()
    manifest = next((_manifest(archive, name) for name in names if _is_manifest(name)), {})
    stem = _STEM.match(Path(archive.path).name)
    return _Piece(
        archive=archive,
        records=frozenset(name.rpartition("/")[2] for name in names if kind_of(name) is not None),
        stem=stem[0].lower() if stem else None,
        account=id_of(fields(manifest.get("userInfo")).get("accountId")) or None,
        made_at=words(fields(manifest.get("archiveInfo")).get("generationDate")) or None,
    )


def _is_manifest(name: str) -> bool:
    return kind_of(name) is Kind.MANIFEST


def _manifest(archive: Archive, name: str) -> Fields:
    try:
        records, _ = records_in(archive.read(name), Kind.MANIFEST)
    except (UnreadableFileError, UnusableFileError):
        return {}
    return records[0] if records else {}
