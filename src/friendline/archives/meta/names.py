"""Names of files in an export, in the one way they are looked up (formats 1.1)."""

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, Generic, TypeAlias, TypeVar

from friendline.archives.mojibake import repaired

Kind = TypeVar("Kind")

Files: TypeAlias = Callable[..., Iterable[tuple[str, Kind]]]
"""Gives those of some names that are read and have one of some endings, and how each is read."""

JSON: Final = ".json"
HTML: Final = ".html"
READABLE: Final = (JSON, HTML)
"""How the names of files end that hold records; all others are media, or not read."""

_NUMBER: Final = re.compile(r"(_\d+)?( ?\(\d+\))?$")
_SIGNS: Final = str.maketrans({"'": "_", "\N{RIGHT SINGLE QUOTATION MARK}": "_", "-": "_"})


def plain(name: str) -> str:
    """Give the base name of a file or folder in the one way it is looked up.

    ``who_you've_followed.json`` and ``Who_you_ve__followed_1 (2).html`` are one.
    """
    return _plain(name.rpartition("/")[2])


@lru_cache(maxsize=4096)  # an export has the same few names in thousands of folders
def _plain(last: str) -> str:
    stem, dot, ending = repaired(last).lower().translate(_SIGNS).rpartition(".")
    word = stem if dot else ending
    while "__" in word:
        word = word.replace("__", "_")
    return _NUMBER.sub("", word)


def folders_of(name: str) -> list[str]:
    """Give the folders that a file lies in, outermost first, as they are looked up."""
    return [plain(folder) for folder in name.split("/")[:-1]]


@lru_cache(maxsize=8)  # a hundred thousand names, nearly all of pictures, are asked for again
def readable(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of some names that may hold records."""
    return tuple(name for name in names if name.lower().endswith(READABLE))


class KnownFiles(Generic[Kind]):
    """Finds the files of an export that are read.

    Args:
        kind_of: How a file is read, by its path; ``None`` if it is not.
    """

    def __init__(self, kind_of: Callable[[str], Kind | None]) -> None:
        self._kind_of = kind_of
        self._among = lru_cache(maxsize=16)(self._find)

    def __call__(self, names: tuple[str, ...], *endings: str) -> tuple[tuple[str, Kind], ...]:
        """Give the files among these names that have one of these endings, and how each is read."""
        return self._among(names, endings)

    def _find(
        self, names: tuple[str, ...], endings: tuple[str, ...]
    ) -> tuple[tuple[str, Kind], ...]:
        wanted = (name for name in readable(names) if name.lower().endswith(endings))
        return tuple(self._kinds(wanted))

    def _kinds(self, names: Iterable[str]) -> Iterable[tuple[str, Kind]]:
        for name in names:
            kind = self._kind_of(name)
            if kind is not None:
                yield name, kind
