"""Facebook's "Download your information", in JSON, of any year since 2018 (formats 1).

Friends, requests, followers, posts, comments, photos, groups, event answers and the profile are
read. Messages are not, nor anything Facebook logged about the owner; upload addresses and device
ids are dropped. Facebook never says who can see an item, so every audience stays unknown.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Final

from friendline.archives.facebook import profile
from friendline.archives.facebook.files import (
    PROFILE,
    Kind,
    known_files,
    records_in,
)
from friendline.archives.facebook.gaps import gaps, holds_media_only
from friendline.archives.facebook.page import Known, Page
from friendline.archives.facebook.parts import wholes
from friendline.archives.facebook.shape import recognises
from friendline.archives.json_documents import UnusableFileError
from friendline.archives.json_values import Json
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Extent, Reading, Source
from friendline.model import Fault, Gap, Record

__all__ = ["SOURCE"]

_MENDED: Final = (
    "Not all of it is written as Facebook writes it; what is no text was replaced, and the file "
    "was read."
)
_MEDIA_OF_THE_OTHERS: Final = Gap(
    what="This part of a Facebook export holds only media of the other parts, or files that are "
    "not read.",
    remedy="Nothing has to be done: the other parts were given too.",
)


def _read(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Read the files one after the other, then tell what the export lacks.

    Of an export in several parts, the profile in another part tells who the owner is, and what
    is lacking is told of all parts together, with the first.
    """
    parts = reading.parts or (archive,)
    known = Known(owner=_owner_named_in(part for part in parts if part is not archive))
    for name, kind in known_files(archive.names(), ".json"):
        yield from _read_file(archive, name, kind, known)
    if archive is parts[0]:
        yield from gaps([part.names() for part in parts])
    is_for_media = [holds_media_only(part.names()) for part in parts]
    if is_for_media[parts.index(archive)] and not all(is_for_media):
        yield _MEDIA_OF_THE_OTHERS


def _owner_named_in(parts: Iterable[Archive]) -> frozenset[str]:
    """Give the owner's names as the profile in one of these parts has them."""
    known = Known()
    for part in parts:
        for name, kind in known_files(part.names(), ".json"):
            if kind is PROFILE:
                with suppress(UnreadableFileError, UnusableFileError):
                    _introduce(records_in(part.read(name), kind).values, kind, known)
    return known.owner


def _read_file(archive: Archive, name: str, kind: Kind, known: Known) -> Iterator[Record]:
    page = Page(name, known)
    try:
        records = records_in(archive.read(name), kind)
    except UnreadableFileError as error:
        yield Fault(file=name, reason=error.reason)
    except UnusableFileError as error:
        yield Fault(file=name, reason=str(error))
    else:
        if records.is_mended:
            yield Fault(file=name, reason=_MENDED)
        _introduce(records.values, kind, known)
        yield from kind.read(records.values, page)
        fault = page.fault(len(records.values))
        if fault is not None:
            yield fault


def _introduce(records: Sequence[Json], kind: Kind, known: Known) -> None:
    """Remember the owner's names, to tell own acts from those of others."""
    if kind is PROFILE:
        owner = profile.owner_of(records)
        known.owner |= frozenset(owner.names if owner else ())


SOURCE: Final = Source(
    kind="facebook", recognises=recognises, read=_read, extent=Extent.TREE, wholes=wholes
)
