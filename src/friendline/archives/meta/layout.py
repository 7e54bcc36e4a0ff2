"""The folders of an export: which there are at its top, and what lies below each."""

from collections.abc import Iterable, Mapping

from friendline.archives.folders import folders_in, wrapper_of
from friendline.archives.meta.names import plain


class Layout:
    """The files of an export by the folders at its top, wrapper folders passed over.

    Attributes:
        loose: Files in no folder.
        folders: What lies below each folder, by the folder's name as it is looked up. Names
            are the whole ones.
    """

    def __init__(self, names: tuple[str, ...], known: frozenset[str]) -> None:
        """Sort the names of an archive out; folders that are ``known`` are no wrappers."""
        self._wrapper = wrapper_of(names, lambda folder: plain(folder) in known)
        self._tops = list(folders_in(names, self._wrapper))
        self.folders = _by_name(self._tops)
        self.loose = self.folders.pop("", ())

    def near(self, name: str) -> str:
        """Give a name without the wrapper folders."""
        return name[len(self._wrapper) :]

    def inside(self, folder: str) -> Mapping[str, tuple[str, ...]]:
        """Give what lies below each folder of one at the top; files in none are below ``""``."""
        return _by_name(
            inner
            for top, names in self._tops
            if top and plain(top) == folder
            for inner in folders_in(names, f"{self._wrapper}{top}/")
        )


def _by_name(folders: Iterable[tuple[str, tuple[str, ...]]]) -> dict[str, tuple[str, ...]]:
    """Put together what differs only in how the folder is written."""
    found: dict[str, list[str]] = {}
    for folder, names in folders:
        found.setdefault(folder and plain(folder), []).extend(names)
    return {folder: tuple(names) for folder, names in found.items()}
