"""The pictures and videos that items name, found in whichever part of an export they lie.

An item names its media by the last part of their path, and they may lie in another part than the
file that names them (formats 1.1). Finding looks at names only. Where two different pictures have
the name that is asked for, neither is given: a wrong picture is worse than none.
"""

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Protocol, TypeAlias, runtime_checkable

from friendline.archives.exif import Taken, taken
from friendline.archives.opening import Archive, Part, UnreadableFileError

if TYPE_CHECKING:
    from friendline.archives.registry import Export

__all__ = ["MediaFile", "MediaFiles"]

_PHOTO_ENDINGS: Final = frozenset(
    {"", ".jpg", ".jpeg", ".jpe", ".png", ".webp", ".heic", ".heif", ".avif"}
)
_ENDINGS_OF_BLOBS: Final = (".jpg", ".jpeg", ".png", ".webp", ".gif", ".mp4")
"""Bluesky names media by an identifier only; programs that save them add what they are."""

_LARGEST_PHOTO: Final = 64 * 2**20
_MOST_COPIES: Final = 8
"""Files of one name that are compared with each other."""


@runtime_checkable
class _Sized(Protocol):
    """An archive that tells how large a file is without reading it."""

    def size(self, name: str) -> int: ...


@dataclass(frozen=True)
class MediaFile:
    """A picture or video, not read yet.

    Attributes:
        archive: The zip or folder it lies in.
        name: Its path in there.
        name_in_export: Its path in the export, which may lie in a folder of that archive.
    """

    archive: Archive
    name: str
    name_in_export: str

    @property
    def path(self) -> str:
        """Where it is, for the user."""
        return f"{self.archive.path}/{self.name}"

    @property
    def size(self) -> int | None:
        """Its bytes; ``None`` where only reading would tell."""
        try:
            return self.archive.size(self.name) if isinstance(self.archive, _Sized) else None
        except UnreadableFileError:
            return None

    @property
    def may_be_photo(self) -> bool:
        """Whether its name and size are such that a photo's facts can be asked for."""
        return _ending(self.name) in _PHOTO_ENDINGS and (self.size or 0) <= _LARGEST_PHOTO

    def read(self) -> bytes:
        """Give its bytes.

        Raises:
            UnreadableFileError: It is broken, too large or packed too tightly.
        """
        return self.archive.read(self.name)

    def exif(self, zone: str = "UTC") -> Taken | None:
        """Give when and where it was taken; ``None`` for what does not say and for videos.

        Never raises for what is in the file.

        Args:
            zone: IANA name of the zone that is meant where the photo names none.
        """
        try:
            return taken(self.read(), zone) if self.may_be_photo else None
        except UnreadableFileError:
            return None


class MediaFiles:
    """Finds media in all parts of all exports; made from their names, without reading them."""

    def __init__(self, exports: Iterable["Export"]) -> None:
        self._exports = [_Searched(export) for export in exports]
        self._rings: dict[tuple[str, str], tuple[_Ring, ...]] = {}

    def find(self, uri: str, *, channel: str, file: str = "") -> MediaFile | None:
        """Give the picture or video of this name; ``None`` where there is none, or several.

        Args:
            uri: Its name as the item has it, or its whole path: folders tell apart what has
                one name.
            channel: The network of the item that names it: others are not looked at.
            file: The file in which that item stands: its own export is looked at first.
        """
        found = self.all_of(uri, channel=channel, file=file)
        return found[0] if len(found) == 1 else None

    def all_of(self, uri: str, *, channel: str, file: str = "") -> Sequence[MediaFile]:
        """Give all different pictures that this name can mean; copies count as one."""
        wanted = _normal(uri.replace("\\", "/").strip("/"))
        if (channel, file) not in self._rings:
            self._rings[channel, file] = tuple(self._rings_around(channel, file))
        for ring in self._rings[channel, file] if wanted else ():
            if found := [one for export in ring for one in export.named(wanted)]:
                return _distinct(found)
        return ()

    def _rings_around(self, channel: str, file: str) -> Iterator["_Ring"]:
        """Give where to look: all parts of the export that holds a file, then all of its kind."""
        homes = [one for one in self._exports if file and one.holds(file)]
        homes = [one for one in homes or self._exports if one.kind == channel] or homes
        wholes, kinds = {one.whole for one in homes}, {one.kind for one in homes}
        if any(one.holds(file) for one in homes):
            yield tuple(one for one in self._exports if one.whole in wholes)
        yield tuple(one for one in self._exports if one.kind in kinds)


class _Searched:
    """The names of one export, by their last part; sorted out when first asked for."""

    def __init__(self, export: "Export") -> None:
        self.kind = export.source.kind
        self.whole = export.whole
        self._archive = export.archive
        self._around = _around(export.archive)
        self._by_last: dict[str, str | list[str]] | None = None

    def holds(self, file: str) -> bool:
        """Whether a file of this path is in the export."""
        names = self._archive.names()
        place = bisect_left(names, file)
        return place < len(names) and names[place] == file

    def named(self, wanted: str) -> Iterator[MediaFile]:
        """Give the files whose path fits what is wanted."""
        last = wanted.rpartition("/")[2]
        endings = ("",) if "." in last else ("", *_ENDINGS_OF_BLOBS)
        for ending in endings:
            for name in self._of_last(last + ending):
                if _fits(_normal(name), wanted + ending):
                    yield MediaFile(*_unwrapped(self._around, name), name)

    def _of_last(self, last: str) -> Sequence[str]:
        if self._by_last is None:
            self._by_last = _by_last(self._around.names())
        names = self._by_last.get(last, ())
        return (names,) if isinstance(names, str) else names


_Ring: TypeAlias = tuple[_Searched, ...]


def _by_last(names: Iterable[str]) -> dict[str, str | list[str]]:
    """Order names by their last part; nearly always there is one, which then needs no list."""
    found: dict[str, str | list[str]] = {}
    for name in names:
        known = found.setdefault(_normal(name.rpartition("/")[2]), name)
        if isinstance(known, list):
            known.append(name)
        elif known is not name:
            found[_normal(name.rpartition("/")[2])] = [known, name]
    return found


def _around(archive: Archive) -> Archive:
    """Give all that lies beside the files of an export, where it was made of some files only."""
    if isinstance(archive, Part) and not archive.folder:
        return archive.whole
    return archive


def _unwrapped(archive: Archive, name: str) -> tuple[Archive, str]:
    """Give the zip or folder itself in which a file lies, and the path of the file there."""
    while isinstance(archive, Part):
        name, archive = archive.prefix + name, archive.whole
    return archive, name


def _normal(name: str) -> str:
    """Write a name in one way: a Mac takes ``é`` apart into two characters."""
    return name if name.isascii() else unicodedata.normalize("NFC", name)


def _fits(path: str, wanted: str) -> bool:
    """Whether one path is the end of the other: exports are wrapped in folders, or flattened."""
    return path == wanted or path.endswith(f"/{wanted}") or wanted.endswith(f"/{path}")


def _distinct(found: Sequence[MediaFile]) -> Sequence[MediaFile]:
    """Leave out copies: exports made one after the other hold the same pictures."""
    places = list({one.path: one for one in found}.values())
    if len(places) == 1 or len(places) > _MOST_COPIES:
        return places
    kept: list[MediaFile] = []
    for one in places:
        if not any(_is_copy(one, other) for other in kept):
            kept.append(one)
    return kept


def _is_copy(one: MediaFile, other: MediaFile) -> bool:
    """Whether two files of one name are the same picture; read only where it must be."""
    if one.size != other.size:
        return False
    if one.size is not None and one.name_in_export == other.name_in_export:
        return True
    try:
        return one.read() == other.read()
    except UnreadableFileError:
        return False


def _ending(name: str) -> str:
    stem, dot, ending = name.rpartition("/")[2].rpartition(".")
    return f".{ending.lower()}" if dot and stem else ""
