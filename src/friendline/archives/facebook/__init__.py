"""Facebook's "Download your information", in JSON or HTML, of any year since 2018 (formats 1).

Friends, requests, followers, posts, comments, photos, groups, event answers and the profile are
read. Messages are not, nor anything Facebook logged about the owner; upload addresses and device
ids are dropped. Facebook never says who can see an item, so every audience stays unknown.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from typing import Final

from friendline.archives.facebook import profile
from friendline.archives.facebook.files import (
    PROFILE,
    Kind,
    Records,
    known_files,
    records_in,
)
from friendline.archives.facebook.gaps import gaps, holds_media_only, of_pages
from friendline.archives.facebook.html import ENDING, Clock, PageRecords, clock_of, read_page
from friendline.archives.facebook.page import Known, Page
from friendline.archives.facebook.parts import wholes
from friendline.archives.facebook.shape import recognises
from friendline.archives.json_documents import UnusableFileError
from friendline.archives.json_values import Json
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Extent, Reading, Source
from friendline.model import Fault, Gap, Record

__all__ = ["SOURCE"]

_JSON: Final = ".json"
_SHOWN: Final = 60
"""Characters of a date that are shown."""

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
    is lacking is told of all parts together, with the first. What is there in JSON is not read
    from the pages in HTML again.
    """
    parts = reading.parts or (archive,)
    files = _Files(parts, reading)
    known = Known(owner=files.owner_in(part for part in parts if part is not archive))
    for name, kind in files.of(archive):
        yield from _read_file(files, archive, name, kind, known)
    if archive is parts[0]:
        yield from gaps([part.names() for part in parts])
        if files.has_pages:
            yield from of_pages(files.clock)
    is_for_media = [holds_media_only(part.names()) for part in parts]
    if is_for_media[parts.index(archive)] and not all(is_for_media):
        yield _MEDIA_OF_THE_OTHERS


class _Files:
    """The files of all parts of an export that are read, in JSON or in HTML."""

    def __init__(self, parts: Sequence[Archive], reading: Reading) -> None:
        self._parts = parts
        self._reading = reading
        self._in_json = {kind for part in parts for _, kind in known_files(part.names(), _JSON)}

    @cached_property
    def clock(self) -> Clock:
        """Reads the times of the pages in HTML."""
        return clock_of(self._parts, self._reading)

    @cached_property
    def has_pages(self) -> bool:
        """Whether any page in HTML is read."""
        return any(_is_page(name) for part in self._parts for name, _ in self.of(part))

    def of(self, part: Archive) -> Iterator[tuple[str, Kind]]:
        """Give the files of a part that are read, the profile first."""
        names = part.names()
        pages = (found for found in known_files(names, ENDING) if found[1] not in self._in_json)
        yield from sorted(
            (*known_files(names, _JSON), *pages), key=lambda found: found[1] is not PROFILE
        )

    def records(self, part: Archive, name: str, kind: Kind) -> Records | PageRecords:
        """Give the records of a file.

        Raises:
            UnreadableFileError: The archive does not give it.
            UnusableFileError: It is not what its name says.
        """
        content = part.read(name)
        return read_page(content, kind, self.clock) if _is_page(name) else records_in(content, kind)

    def owner_in(self, parts: Iterable[Archive]) -> frozenset[str]:
        """Give the owner's names as the profile in one of these parts has them."""
        known = Known()
        for part in parts:
            for name, kind in self.of(part):
                if kind is PROFILE:
                    with suppress(UnreadableFileError, UnusableFileError):
                        _introduce(self.records(part, name, kind).values, kind, known)
        return known.owner


def _is_page(name: str) -> bool:
    return name.lower().endswith(ENDING)


def _read_file(
    files: _Files, archive: Archive, name: str, kind: Kind, known: Known
) -> Iterator[Record]:
    page = Page(name, known)
    try:
        records = files.records(archive, name, kind)
    except UnreadableFileError as error:
        yield Fault(file=name, reason=error.reason)
    except UnusableFileError as error:
        yield Fault(file=name, reason=str(error))
    else:
        if records.is_mended:
            yield Fault(file=name, reason=_MENDED)
        if isinstance(records, PageRecords) and records.unread:
            yield Fault(file=name, reason=_unread(records.unread))
        _introduce(records.values, kind, known)
        yield from kind.read(records.values, page)
        fault = page.fault(len(records.values))
        if fault is not None:
            yield fault


def _unread(dates: Sequence[str]) -> str:
    """Say which dates have no time in the book, with the first as it is written."""
    first = dates[0][:_SHOWN].replace('"', "'")
    count = "1 date" if len(dates) == 1 else f"{len(dates)} dates"
    return (
        f'{count} could not be read for certain (the first is "{first}"); '
        "what stands with it was read without a time."
    )


def _introduce(records: Sequence[Json], kind: Kind, known: Known) -> None:
    """Remember the owner's names, to tell own acts from those of others."""
    if kind is PROFILE:
        owner = profile.owner_of(records)
        known.owner |= frozenset(owner.names if owner else ())


SOURCE: Final = Source(
    kind="facebook",
    recognises=recognises,
    read=_read,
    extent=Extent.TREE,
    keeps_exif=False,  # it writes into its records what cameras noted (formats 1.4)
    wholes=wholes,
)
