"""Facebook's "Download your information", in JSON, of any year since 2018 (formats 1).

Friends, requests, followers, posts, comments, photos, groups, event answers and the profile are
read. Messages are not, nor anything Facebook logged about the owner; upload addresses and device
ids are dropped. Facebook never says who can see an item, so every audience stays unknown.
"""

from collections.abc import Iterator
from typing import Final

from friendline.archives.facebook import profile
from friendline.archives.facebook.files import (
    PROFILE,
    Kind,
    UnusableFileError,
    known_files,
    parsed,
    records_of,
)
from friendline.archives.facebook.gaps import Seen, gaps
from friendline.archives.facebook.page import Known, Page
from friendline.archives.facebook.shape import recognises
from friendline.archives.facebook.values import Json
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Reading, Source
from friendline.model import Fault, Record

__all__ = ["SOURCE"]


def _read(archive: Archive, _: Reading) -> Iterator[Record]:
    """Read the files one after the other, then tell what the export lacks."""
    known = Known()
    seen = Seen()
    for name, kind in known_files(archive.names(), ".json"):
        seen.note(kind)
        yield from _read_file(archive, name, kind, known)
    yield from gaps(archive.names(), seen)


def _read_file(archive: Archive, name: str, kind: Kind, known: Known) -> Iterator[Record]:
    page = Page(name, known)
    try:
        records = records_of(parsed(archive.read(name)), kind)
    except UnreadableFileError as error:
        yield Fault(file=name, reason=error.reason)
    except UnusableFileError as error:
        yield Fault(file=name, reason=str(error))
    else:
        _introduce(records, kind, known)
        yield from kind.read(records, page)
        fault = page.fault(len(records))
        if fault is not None:
            yield fault


def _introduce(records: list[Json], kind: Kind, known: Known) -> None:
    """Remember the owner's names, to tell own acts from those of others."""
    if kind is PROFILE:
        owner = profile.owner_of(records)
        known.owner |= frozenset(owner.names if owner else ())


SOURCE: Final = Source(kind="facebook", recognises=recognises, read=_read)
