"""Facebook's "Download your information", in JSON or HTML, of any year since 2018 (formats 1).

Friends, requests, followers, posts, comments, photos, groups, event answers and the profile are
read. Messages are not, nor anything Facebook logged about the owner; upload addresses and device
ids are dropped. Facebook never says who can see an item, so every audience stays unknown.
"""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from functools import cached_property, partial
from typing import Final

from friendline.archives.facebook import profile
from friendline.archives.facebook.files import PROFILE, Kind, known_files, records_in
from friendline.archives.facebook.gaps import gaps, holds_media_only, of_pages
from friendline.archives.facebook.html import Clock, clock_of, read_page
from friendline.archives.facebook.page import CHANNEL, Known, Page
from friendline.archives.facebook.parts import wholes
from friendline.archives.facebook.shape import own_files, recognises
from friendline.archives.json_documents import UnusableFileError
from friendline.archives.meta.gaps import media_of_the_others
from friendline.archives.meta.names import HTML, JSON
from friendline.archives.meta.records import Records, read_file
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Extent, Reading, Source
from friendline.model import Record

__all__ = ["SOURCE"]


def _read(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Read the files one after the other, then tell what the export lacks.

    Of an export in several parts, the profile in any part tells who the owner is, and what is
    lacking is told of all parts together, with the first. What is there in JSON is not read
    from the pages in HTML again.
    """
    parts = reading.parts or (archive,)
    files = _Files(parts, reading)
    known = Known(owner=files.owner())
    for name, kind in files.of(archive):
        parse = partial(files.records, archive, name, kind)
        yield from read_file(Page(name, known, CHANNEL), parse, kind.read)
    if archive is parts[0]:
        yield from gaps([part.names() for part in parts])
        if files.have_pages:
            yield from of_pages(files.clock)
    is_for_media = [holds_media_only(part.names()) for part in parts]
    if is_for_media[parts.index(archive)] and not all(is_for_media):
        yield media_of_the_others("a Facebook")


class _Files:
    """The files of all parts of an export that are read, in JSON or in HTML."""

    def __init__(self, parts: Sequence[Archive], reading: Reading) -> None:
        self._parts = parts
        self._reading = reading
        self._in_json = {kind for part in parts for _, kind in known_files(part.names(), JSON)}

    @cached_property
    def clock(self) -> Clock:
        """Reads the times of the pages in HTML."""
        return clock_of(self._parts, self._reading)

    @cached_property
    def have_pages(self) -> bool:
        """Whether any page in HTML is read."""
        return any(_is_page(name) for part in self._parts for name, _ in self.of(part))

    def of(self, part: Archive) -> list[tuple[str, Kind]]:
        """Give the files of a part that are read, the profile first."""
        names = part.names()
        pages = (found for found in known_files(names, HTML) if found[1] not in self._in_json)
        found = [*known_files(names, JSON), *pages]
        return sorted(found, key=lambda one: one[1] is not PROFILE)

    def records(self, part: Archive, name: str, kind: Kind) -> Records:
        """Give the records of a file.

        Raises:
            UnreadableFileError: The archive does not give it.
            UnusableFileError: It is not what its name says.
        """
        content = part.read(name)
        return read_page(content, kind, self.clock) if _is_page(name) else records_in(content, kind)

    def owner(self) -> frozenset[str]:
        """Give the owner's names as the profile has them, to tell own acts from others'."""
        names: set[str] = set()
        for part in self._parts:
            for name, kind in self.of(part):
                if kind is PROFILE:
                    with suppress(UnreadableFileError, UnusableFileError):
                        told = profile.owner_of(self.records(part, name, kind).values)
                        names.update(told.names if told else ())
        return frozenset(names)


def _is_page(name: str) -> bool:
    return name.lower().endswith(HTML)


SOURCE: Final = Source(
    kind=CHANNEL,
    recognises=recognises,
    read=_read,
    extent=Extent.TREE,
    keeps_exif=False,  # it writes into its records what cameras noted (formats 1.4)
    wholes=wholes,
    own_files=own_files,
)
