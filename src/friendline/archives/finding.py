"""Finding exports in folders and zips, each by its content, and noting what is none."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from friendline.archives.exports import Export, Tree, Unrecognised
from friendline.archives.folders import folders_in, wrapper_of
from friendline.archives.kinds import KINDS_IN_WORDS, Claim, claims_on, recognise
from friendline.archives.opening import (
    Archive,
    FileArchive,
    FolderArchive,
    Part,
    UnreadableFileError,
    inside,
    only,
    open_archive,
)
from friendline.archives.refusals import ArchiveError
from friendline.archives.source import Extent, Source

_TABLES: Final = frozenset({".csv", ".tsv"})
_CALENDARS: Final = frozenset({".ics", ".ical", ".ifb"})
_CARDS: Final = frozenset({".vcf", ".vcard"})
_STRANGERS: Final = _TABLES | _CALENDARS | _CARDS
_OF_ANY_PROGRAM: Final = frozenset({"", ".txt", ".json"})
_LOOKED_INTO: Final = _STRANGERS | _OF_ANY_PROGRAM | {".js", ".xlsx", ".xls", ".car"}
_PACKED: Final = frozenset({".zip", ".7z", ".rar", ".gz", ".tgz", ".bz2", ".xz", ".tar"})
"""Endings decide only which files of a folder are worth a look; what they are, their content."""

_MAPPING: Final = ".columns.toml"
"""How the file ends that says what the columns of a list mean; it is read with the list."""

_OWN: Final = ("who_is_who.csv", "labels.csv")
"""What the owner said, in files that friendline keeps beside the client list."""

_LARGEST_OF_ANY: Final = 128 * 2**20
"""Bytes of a file that any program may have made: a larger one is none of an export."""

_MOST_NAMED: Final = 20
"""Unknown files of one ending that are listed; where there are more, they are counted."""


class Search:
    """Goes through folders and zips and notes what it finds.

    Attributes:
        exports: The exports.
        others: What was not recognised.
    """

    def __init__(self) -> None:
        self.exports: list[Export] = []
        self.others: list[Unrecognised] = []
        self._ignored: Counter[str] = Counter()
        self._unknown: dict[str, list[str]] = {}

    def look_at(self, opened: Tree | FileArchive) -> None:
        """Note the exports in what the user gave."""
        if isinstance(opened, FileArchive):
            self._look_at_file(opened)
        else:
            self._look_into(opened)

    def _look_at_file(self, archive: FileArchive) -> None:
        """Note one file as an export, or as nothing."""
        source = recognise(archive)
        if source is None:
            self._note(archive.path, f"It is not {KINDS_IN_WORDS}.")
        else:
            self._found(archive, source)

    def _look_into(self, tree: Tree) -> None:
        """Note the exports in a folder or a zip; a zip of one kind is one export."""
        inner = Search()
        inner._look_below(tree, "", None)
        sources = {export.source for export in inner.exports}
        is_tree = any(source.extent is Extent.TREE for source in sources)
        is_one = len(sources) == 1 and not (is_tree and len(inner.exports) > 1)
        if is_one and not isinstance(tree, FolderArchive):
            self._found(tree, sources.pop())
            return
        self.exports += inner.exports
        self.others += inner.others
        self.others += inner._sum_up(tree.path)
        if not any(export.archive is tree for export in inner.exports):
            for fault in tree.left_out:
                self._note(f"{tree.path}/{fault.file}", fault.reason)

    def _sum_up(self, path: str) -> Iterator[Unrecognised]:
        """Name the few unknown files, and count those that there are many of."""
        for ending, paths in self._unknown.items():
            if len(paths) > _MOST_NAMED:
                self._ignored[ending or "without an ending"] += len(paths)
            else:
                for unknown in paths:
                    yield Unrecognised(unknown, f"It is not {KINDS_IN_WORDS}.")
        if self._ignored:
            counts = ", ".join(f"{count} {kind}" for kind, count in self._ignored.most_common(5))
            yield Unrecognised(path, f"It also holds files that no export is made of ({counts}).")

    def _look_below(self, tree: Tree, folder: str, owner: Source | None) -> None:
        """Look at one folder and all below it; in an export, its owner, only for strangers."""
        view = inside(tree, folder)
        claims = claims_on(view)
        if claims:
            self._share_out(tree, view, claims)
            return
        inside_it = list(folders_in(view.names()))
        files = [names[0] for name, names in inside_it if not name]
        kinds = self._look_at_files(tree, view, files, owner)
        made_up = next((kind for kind in kinds if kind.extent is Extent.FILES), None)
        untaken: list[str] = []
        for name, names in inside_it:
            so_far = len(self.exports)
            if name:
                self._look_below(tree, _path(folder, name), made_up or owner)
                untaken += names if len(self.exports) == so_far else ()
        self._make_up(view, kinds, untaken)

    def _share_out(self, tree: Tree, view: Part, claims: Sequence[Claim]) -> None:
        """Note the exports that a tree is made of, and those that lie in folders among them."""
        among = Search()
        apart = list(_folders_apart(view, claims))
        for folder in apart:
            among._look_below(tree, _path(view.folder, folder), claims[0].source)
        is_shared = any(one.source.extent is Extent.TREE for one in among.exports)
        if len(claims) == 1 and not is_shared:
            self._found(view if view.folder else tree, claims[0].source)
        else:
            for source, own in claims:
                self._found(own, source)
        self.exports += among.exports
        self.others += among.others
        self._look_for_strangers(tree, view, claims[0].source, apart)

    def _look_for_strangers(
        self, tree: Tree, view: Part, owner: Source, apart: Sequence[str]
    ) -> None:
        """Look, in a tree that is an export as a whole, at files that are none of its own."""
        strangers: dict[str, list[str]] = {}
        elsewhere = tuple(f"{folder}/" for folder in apart)
        for name in view.names():
            if _ending(name) in _PACKED | _STRANGERS and not name.startswith(elsewhere):
                folder, _, last = name.rpartition("/")
                strangers.setdefault(folder, []).append(last)
        for folder, files in strangers.items():
            found = inside(tree, _path(view.folder, folder))
            self._make_up(found, self._look_at_files(tree, found, files, owner), ())

    def _make_up(self, view: Part, kinds: dict[Source, list[str]], untaken: Sequence[str]) -> None:
        """Note the export that files of one folder make up, with what no other takes below it."""
        for source, names in kinds.items():
            if source.extent is Extent.FILES:
                self._found(only(view, *names, *untaken), source)
                break

    def _look_at_files(
        self, tree: Tree, view: Part, files: list[str], owner: Source | None
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
            if name.lower() in _OWN:
                continue
            if ending in _PACKED:
                self._unpack(tree, _path(view.folder, name))
            elif ending in (_STRANGERS if owner else _LOOKED_INTO):
                source = _kind_of_file(tree, view, name)
                (unknown if source is None else kinds.setdefault(source, [])).append(name)
            elif owner is None and not name.lower().endswith(_MAPPING):
                self._ignored[ending or "without an ending"] += 1
        # One file of a tree counts by itself, but not where it is one of an export around it.
        alone = {Extent.FILE} if owner else {Extent.FILE, Extent.TREE}
        for source, names in kinds.items():
            for name in names if source.extent in alone else ():
                self._found(only(view, name), source)
        together = [names for source, names in kinds.items() if source.extent is Extent.FILES]
        if together:
            together[0] += [name for name in unknown if _ending(name) in _TABLES | {".json"}]
            unknown = [name for name in unknown if name not in together[0]]
        for name in unknown if owner is None else ():
            self._unknown.setdefault(_ending(name), []).append(f"{view.path}/{name}")
        return kinds

    def _unpack(self, tree: Tree, name: str) -> None:
        """Look into a zip that lies in a folder; a zip in a zip stays closed."""
        if not isinstance(tree, FolderArchive):
            self._note(f"{tree.path}/{name}", "It is packed twice: unpack the outer one first.")
            return
        try:
            packed = open_archive(tree.file(name))
        except ArchiveError as error:
            self._note(str(error.path), error.sentence)
        else:
            self.look_at(packed)

    def _found(self, archive: Archive, source: Source) -> None:
        self.exports.append(Export(archive.path, source, archive))

    def _note(self, path: str, reason: str) -> None:
        self.others.append(Unrecognised(path, reason))


def _kind_of_file(tree: Tree, view: Part, name: str) -> Source | None:
    """Give what kind of export a file is by itself, if it can be one at all."""
    try:
        is_large = tree.size(_path(view.folder, name)) > _LARGEST_OF_ANY
    except UnreadableFileError:
        return None
    return None if is_large and _ending(name) in _OF_ANY_PROGRAM else recognise(only(view, name))


def _folders_apart(view: Part, claims: Sequence[Claim]) -> Iterator[str]:
    """Give the outermost folders of a tree in which no export that it is made of has a file."""
    own = frozenset(name for claim in claims for name in claim.own.names())
    wrapper = wrapper_of(view.names())
    for folder, names in folders_in(view.names(), wrapper):
        if folder and own.isdisjoint(names):
            yield wrapper + folder


def _path(folder: str, name: str) -> str:
    """Give the path of what lies in a folder, or at the top where there is none."""
    return "/".join(part for part in (folder, name) if part)


def _ending(name: str) -> str:
    """Give the ending of a file name in lower case, with its dot; ``""`` if it has none."""
    stem, dot, ending = name.rpartition(".")
    return f".{ending.lower()}" if dot and stem and stem[-1] != "/" and "/" not in ending else ""
