"""All kinds of exports friendline reads, and telling by its content which of them an archive is."""

from typing import Final, NamedTuple

from friendline.archives.bluesky import SOURCE as BLUESKY
from friendline.archives.calendar import SOURCE as CALENDAR
from friendline.archives.client_list import SOURCE as CLIENT_LIST
from friendline.archives.facebook import SOURCE as FACEBOOK
from friendline.archives.instagram import SOURCE as INSTAGRAM
from friendline.archives.linkedin import SOURCE as LINKEDIN
from friendline.archives.mastodon import SOURCE as MASTODON
from friendline.archives.opening import Archive, Part, UnreadableFileError, only
from friendline.archives.source import Extent, Source
from friendline.archives.threads import SOURCE as THREADS
from friendline.archives.vcards import SOURCE as ADDRESS_BOOK
from friendline.archives.x import SOURCE as X

SOURCES: Final[tuple[Source, ...]] = (
    INSTAGRAM,
    THREADS,
    FACEBOOK,
    X,
    MASTODON,
    LINKEDIN,
    BLUESKY,
    CALENDAR,
    ADDRESS_BOOK,
    CLIENT_LIST,
)
"""Every kind of export, the most particular first: a client list is recognised last."""

KINDS_IN_WORDS: Final = (
    "an export of Facebook, Instagram, Threads, LinkedIn, X, Mastodon or Bluesky, a calendar "
    "(.ics), an address book (.vcf, .csv) or a client list (.csv, .xlsx)"
)

_TREES: Final = tuple(source for source in SOURCES if source.extent is Extent.TREE)


class Claim(NamedTuple):
    """An export that lies in a tree, perhaps among others: its kind and its own files."""

    source: Source
    own: Part


def recognise(archive: Archive) -> Source | None:
    """Give what kind of export an archive is, by what is in it; ``None`` if it is none."""
    read_once = _ReadOnce(archive)
    return next((source for source in SOURCES if _recognises(source, read_once)), None)


def claims_on(view: Part) -> list[Claim]:
    """Give the exports that a tree is made of as a whole, each with its own files.

    People unpack several exports into one folder, and pack that again. Each kind is asked about
    what those before it have left.
    """
    found: list[Claim] = []
    rest = view
    for source in _TREES:
        names = rest.names()
        if not names or not _recognises(source, rest):
            continue
        own = source.own_files(names) if source.own_files else names
        if own:
            found.append(Claim(source, only(view, *own)))
            rest = only(view, *_without(names, own))
    return found


def _without(names: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    left_out = frozenset(others)
    return [name for name in names if name not in left_out]


def _recognises(source: Source, archive: Archive) -> bool:
    """Whether a source recognises an archive; what cannot be read is nothing."""
    try:
        return source.recognises(archive)
    except UnreadableFileError:
        return False


class _ReadOnce:
    """An archive that remembers the file read last, which one source after the other looks at."""

    def __init__(self, archive: Archive) -> None:
        self.path = archive.path
        self._archive = archive
        self._last: tuple[str, bytes] | None = None

    def names(self) -> tuple[str, ...]:
        return self._archive.names()

    def read(self, name: str) -> bytes:
        if self._last is None or self._last[0] != name:
            self._last = name, self._archive.read(name)
        return self._last[1]
