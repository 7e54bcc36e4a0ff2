"""What is found where the user says: exports, and what is none."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import TypeAlias

from friendline.archives.opening import Archive, FolderArchive, TarArchive, ZipArchive
from friendline.archives.source import Reading, Source
from friendline.model import Record

Tree: TypeAlias = FolderArchive | ZipArchive | TarArchive
"""An archive of many files, as the user gave it."""


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
        unsafe = self.archive.left_out if isinstance(self.archive, Tree) else ()
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
