"""Finding all exports in what the user gives, and which of them are parts of one.

A path may be an export (a zip, a folder, a single file) or a folder with several of them. Each is
recognised by what is in it, never by its name. What is not recognised is told, never fatal.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from friendline.archives.exports import Export, Found, Unrecognised
from friendline.archives.finding import Search
from friendline.archives.kinds import KINDS_IN_WORDS, SOURCES, recognise
from friendline.archives.opening import Archive, open_archive

__all__ = [
    "KINDS_IN_WORDS",
    "SOURCES",
    "Export",
    "Found",
    "NothingRecognisedError",
    "Unrecognised",
    "find_exports",
    "recognise",
    "search",
    "search_all",
]


class NothingRecognisedError(Exception):
    """Nothing at this path is an export that friendline reads."""

    def __init__(self, path: Path, unrecognised: tuple[Unrecognised, ...]) -> None:
        held = " ".join(f"{Path(one.path).name}: {one.reason}" for one in unrecognised[:3])
        super().__init__(f"{path}: nothing here is {KINDS_IN_WORDS}. {held or 'It is empty.'}")
        self.path = path
        self.unrecognised = unrecognised


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
        looking = Search()
        looking.look_at(open_archive(path))
        if not looking.exports:
            raise NothingRecognisedError(path, tuple(looking.others))
        exports += looking.exports
        others += looking.others
    return Found(tuple(_with_parts(exports)), tuple(others))


def _with_parts(exports: Sequence[Export]) -> Iterator[Export]:
    """Tell each export that is a part of one which the other parts are."""
    parts: dict[int, tuple[Archive, ...]] = {}
    for source in SOURCES:
        archives = [export.archive for export in exports if export.source is source]
        for whole in source.wholes(archives) if source.wholes else ():
            parts |= {id(archive): whole for archive in whole if len(whole) > 1}
    for export in exports:
        yield replace(export, parts=parts.get(id(export.archive), ()))
