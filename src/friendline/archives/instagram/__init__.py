"""Instagram's "Download your information", in JSON, of any year since 2018 (formats 2).

Followers, whom the owner follows, requests, posts, reels, stories, comments and the profile are
read. Messages, likes and searches are not; coordinates, devices and addresses of log-ins are
dropped. Posts carry no audience: it follows from the account being private or public now, where
the export tells that. What a Threads profile left in the same export is Threads' to read.
"""

from collections.abc import Iterator
from typing import Final

from friendline.archives.instagram.files import known_files
from friendline.archives.instagram.gaps import gaps, holds_media_only
from friendline.archives.instagram.page import CHANNEL
from friendline.archives.instagram.parts import wholes
from friendline.archives.instagram.reading import read_files
from friendline.archives.instagram.shape import own_files, recognises
from friendline.archives.instagram.survey import survey
from friendline.archives.meta.gaps import media_of_the_others
from friendline.archives.meta.names import JSON
from friendline.archives.opening import Archive
from friendline.archives.source import Extent, Reading, Source
from friendline.model import Record

__all__ = ["SOURCE"]


def _read(archive: Archive, reading: Reading) -> Iterator[Record]:
    """Read the files one after the other, then tell what the export lacks.

    What the parts tell together is known to each; what is lacking is told with the first.
    """
    parts = reading.parts or (archive,)
    known = survey(parts, known_files, CHANNEL)
    yield from read_files(archive, known_files(archive.names(), JSON), known, CHANNEL)
    names = tuple(name for part in parts for name in part.names())
    if archive is parts[0]:
        yield from gaps(names, known)
    if holds_media_only(archive.names()) and not holds_media_only(names):
        yield media_of_the_others("an Instagram")


SOURCE: Final = Source(
    kind=CHANNEL,
    recognises=recognises,
    read=_read,
    extent=Extent.TREE,
    wholes=wholes,
    own_files=own_files,
)
