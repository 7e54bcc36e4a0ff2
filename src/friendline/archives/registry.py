"""All kinds of exports friendline reads, and finding them in what the user gives.

A path may be an export (a zip, a folder, a single file) or a folder with several of them. Each is
recognised by what is in it, never by its name. What is not recognised is told, never fatal.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Final, TypeAlias

from friendline.archives.bluesky import SOURCE as BLUESKY
from friendline.archives.calendar import SOURCE as CALENDAR
from friendline.archives.client_list import SOURCE as CLIENT_LIST
from friendline.archives.facebook import SOURCE as FACEBOOK
from friendline.archives.instagram import SOURCE as INSTAGRAM
from friendline.archives.linkedin import SOURCE as LINKEDIN
from friendline.archives.mastodon import SOURCE as MASTODON
from friendline.archives.opening import (
    Archive,
    FileArchive,
    FolderArchive,
    Part,
    TarArchive,
    UnreadableFileError,
    ZipArchive,
    inside,
    only,
    open_archive,
)
from friendline.archives.refusals import ArchiveError
from friendline.archives.source import Extent, Reading, Source
from friendline.archives.threads import SOURCE as THREADS
from friendline.archives.vcards import SOURCE as ADDRESS_BOOK
from friendline.archives.x import SOURCE as X
from friendline.model import Record

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

_TABLES: Final = frozenset({".csv", ".tsv"})
_CALENDARS: Final = frozenset({".ics", ".ical", ".ifb"})
_CARDS: Final = frozenset({".vcf", ".vcard"})
_STRANGERS: Final = _TABLES | _CALENDARS | _CARDS
_LOOKED_INTO: Final = _STRANGERS | {"", ".txt", ".json", ".js", ".xlsx", ".xls", ".car"}
_PACKED: Final = frozenset({".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar"})
"""Endings decide only which files of a folder are worth a look; what they are, their content."""

_MAPPING: Final = ".columns.toml"
"""How the file ends that says what the columns of a list mean; it is read with the list."""

_Tree: TypeAlias = FolderArchive | ZipArchive | TarArchive


@dataclass(frozen=True)
class Export:
    """One export that was found.

    Attributes:
        path: Where it is, for the user.
        source: What kind it is.
        archive: Its files.
        parts: All parts of the export in order, itself among them, where it came in several.
    """

    path: str
    source: Source
    archive: Archive
    parts: tuple[Archive, ...] = ()

    @property
    def whole(self) -> str:
        """Names the export that this is, or is a part of: the path of its first part."""
        return self.parts[0].path if self.parts else self.path

    def records(self, reading: Reading) -> Iterator[Record]:
        """Give all records of the export, after a fault for each file that is unsafe to open."""
        unsafe = self.archive.left_out if isinstance(self.archive, _Tree) else ()
        return chain(unsafe, self.source.read(self.archive, replace(reading, parts=self.parts)))


@dataclass(frozen=True)
class Unrecognised:
    """Something beside the exports that was not read, for the review to list.

    Attributes:
        path: Where it is, for the user.
        reason: One sentence.
    """

    path: str
    reason: str


@dataclass(frozen=True)
class Found:
    """All that lies at a path."""

    exports: tuple[Export, ...]
    unrecognised: tuple[Unrecognised, ...]


class NothingRecognisedError(Exception):
    """Nothing at this path is an export that friendline reads."""

    def __init__(self, path: Path, unrecognised: tuple[Unrecognised, ...]) -> None:
        held = " ".join(f"{Path(one.path).name}: {one.reason}" for one in unrecognised[:3])
        super().__init__(f"{path}: nothing here is {KINDS_IN_WORDS}. {held or 'It is empty.'}")
        self.path = path
        self.unrecognised = unrecognised


def recognise(archive: Archive) -> Source | None:
    """Give what kind of export an archive is, by what is in it; ``None`` if it is none."""
    return _first(SOURCES, archive)


def find_exports(path: Path) -> Iterator[Export]:
    """Give the exports at a path: itself, or those in the folder.

    Raises:
        ArchiveError: The path cannot be opened.
        NothingRecognisedError: There is no export.
    """
    return iter(search(path).exports)


def search(path: Path) -> Found:
    """Give the exports at a path and, beside them, all that was not recognised.

    Raises:
        ArchiveError: The path cannot be opened.
        NothingRecognisedError: There is no export.
    """
    return search_all([path])


def search_all(paths: Iterable[Path]) -> Found:
    """Give what lies at several paths; parts of one export know each other, wherever they lie.

    Raises:
        ArchiveError: A path cannot be opened.
        NothingRecognisedError: At one of the paths there is no export.
    """
    exports: list[Export] = []
    others: list[Unrecognised] = []
    for path in paths:
        looking = _looked_at(path)
        if not looking.exports:
            raise NothingRecognisedError(path, tuple(looking.others))
        exports += looking.exports
        others += looking.others
    return Found(tuple(_with_parts(exports)), tuple(others))


def _looked_at(path: Path) -> "_Search":
    looking = _Search()
    opened = open_archive(path)
    if isinstance(opened, FileArchive):
        looking.look_at_file(opened)
    else:
        looking.look_into(opened)
    return looking


def _with_parts(exports: Sequence[Export]) -> Iterator[Export]:
    """Tell each export that is a part of one which the other parts are."""
    parts: dict[int, tuple[Archive, ...]] = {}
    for source in SOURCES:
        archives = [export.archive for export in exports if export.source is source]
        for whole in source.wholes(archives) if source.wholes else ():
            parts |= {id(archive): whole for archive in whole if len(whole) > 1}
    for export in exports:
        yield replace(export, parts=parts.get(id(export.archive), ()))


class _Search:
    """Goes through folders and zips and notes what it finds."""

    def __init__(self) -> None:
        self.exports: list[Export] = []
        self.others: list[Unrecognised] = []
        self.ignored: Counter[str] = Counter()

    def look_at_file(self, archive: Archive) -> None:
        """Note one file as an export, or as nothing."""
        source = recognise(archive)
        if source is None:
            self._note(archive.path, f"It is not {KINDS_IN_WORDS}.")
        else:
            self._found(archive, source)

    def look_into(self, tree: _Tree) -> None:
        """Note the exports in a folder or a zip; a zip of one kind is one export."""
        inner = _Search()
        inner.look_below(tree, "", None)
        sources = {export.source for export in inner.exports}
        if not isinstance(tree, FolderArchive) and len(sources) == 1:
            self._found(tree, sources.pop())
            return
        self.exports += inner.exports
        self.others += inner.others
        if inner.ignored:
            counts = ", ".join(f"{count} {kind}" for kind, count in inner.ignored.most_common(5))
            self._note(tree.path, f"It also holds files that no export is made of ({counts}).")
        if not any(export.archive is tree for export in inner.exports):
            for fault in tree.left_out:
                self._note(f"{tree.path}/{fault.file}", fault.reason)

    def look_below(self, tree: _Tree, folder: str, owner: Source | None) -> None:
        """Look at one folder and all below it; in an export, its owner, only for strangers."""
        view = inside(tree, folder)
        claims = _first(_TREES, view)
        if claims is not None:
            self._found(view if folder else tree, claims)
            self._look_for_strangers(tree, view, claims)
            return
        files, folders = _split(view.names())
        kinds = self._look_at_files(tree, view, files, owner)
        made_up = next((kind for kind in kinds if kind.extent is Extent.FILES), None)
        below: list[str] = []
        for name in folders:
            so_far = len(self.exports)
            self.look_below(tree, f"{folder}/{name}" if folder else name, made_up or owner)
            if len(self.exports) == so_far:
                below += (each for each in view.names() if each.startswith(f"{name}/"))
        self._make_up(view, kinds, below)

    def _look_for_strangers(self, tree: _Tree, view: Part, owner: Source) -> None:
        """Look, in a tree that is an export as a whole, at files that are none of its own."""
        strangers: dict[str, list[str]] = {}
        for name in view.names():
            if _ending(name) in _PACKED | _STRANGERS:
                folder, _, last = name.rpartition("/")
                strangers.setdefault(folder, []).append(last)
        for folder, files in strangers.items():
            whole = "/".join(part for part in (view.folder, folder) if part)
            found = inside(tree, whole)
            self._make_up(found, self._look_at_files(tree, found, files, owner), ())

    def _make_up(self, view: Part, kinds: dict[Source, list[str]], below: Sequence[str]) -> None:
        """Note the export that files of one folder make up, with what no other takes below it."""
        for source, names in kinds.items():
            if source.extent is Extent.FILES:
                self._found(only(view, *names, *below), source)
                break

    def _look_at_files(
        self, tree: _Tree, view: Part, files: list[str], owner: Source | None
    ) -> dict[Source, list[str]]:
        """Look at the files of one folder and note those that are exports by themselves.

        Returns:
            By kind the files that make up one export together; tables that are nothing else
            belong to it.
        """
        kinds: dict[Source, list[str]] = {}
        unknown: list[str] = []
        for name in files:
            ending = _ending(name)
            if ending in _PACKED:
                self._unpack(tree, f"{view.folder}/{name}" if view.folder else name)
            elif ending in (_STRANGERS if owner else _LOOKED_INTO):
                source = recognise(only(view, name))
                (unknown if source is None else kinds.setdefault(source, [])).append(name)
            elif owner is None and not name.lower().endswith(_MAPPING):
                self.ignored[ending or "without an ending"] += 1
        for source, names in kinds.items():
            for name in names if source.extent is Extent.FILE else ():
                self._found(only(view, name), source)
        together = [names for source, names in kinds.items() if source.extent is Extent.FILES]
        if together:
            together[0] += [name for name in unknown if _ending(name) in _TABLES | {".json"}]
            unknown = [name for name in unknown if name not in together[0]]
        for name in unknown if owner is None else ():
            self._note(f"{view.path}/{name}", f"It is not {KINDS_IN_WORDS}.")
        return kinds

    def _unpack(self, tree: _Tree, name: str) -> None:
        """Look into a zip that lies in a folder; a zip in a zip stays closed."""
        if not isinstance(tree, FolderArchive):
            self._note(f"{tree.path}/{name}", "It is packed twice: unpack the outer one first.")
            return
        try:
            packed = open_archive(tree.file(name))
        except ArchiveError as error:
            self._note(str(error.path), error.sentence)
        else:
            if isinstance(packed, FileArchive):
                self.look_at_file(packed)
            else:
                self.look_into(packed)

    def _found(self, archive: Archive, source: Source) -> None:
        self.exports.append(Export(archive.path, source, archive))

    def _note(self, path: str, reason: str) -> None:
        self.others.append(Unrecognised(path, reason))


def _first(sources: Iterable[Source], archive: Archive) -> Source | None:
    """Give the first source that recognises an archive; what cannot be read is none."""
    for source in sources:
        try:
            if source.recognises(archive):
                return source
        except UnreadableFileError:
            continue
    return None


def _split(names: tuple[str, ...]) -> tuple[list[str], list[str]]:
    """Give the files that lie directly here, and the folders."""
    files = [name for name in names if "/" not in name]
    folders = dict.fromkeys(name.split("/", 1)[0] for name in names if "/" in name)
    return files, list(folders)


def _ending(name: str) -> str:
    """Give the ending of a file name in lower case, with its dot; ``""`` if it has none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem and stem[-1] != "/" and "/" not in ending else ""
