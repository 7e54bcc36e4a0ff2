"""Which zips are parts of one Instagram export.

A large export comes as several zips: lists and posts in one of them, pictures in the others.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from friendline.archives.instagram.files import Part, known_files, plain
from friendline.archives.opening import Archive

_STEM: Final = re.compile(r"(instagram-.+)-[^-]+", re.IGNORECASE)
_LAYOUTS: Final = (
    frozenset({"account_information", "content", "login_and_account_creation"}),
    frozenset({"connections", "logged_information", "your_instagram_activity"}),
)
"""Folders of two layouts (formats 2.1)."""


class _Piece(Struct, frozen=True):
    """What tells whether an archive is a part of the same export as another."""

    archive: Archive
    records: frozenset[str]
    has_profile: bool
    stem: str | None
    layout: int | None

    def fits(self, other: "_Piece") -> bool:
        """Whether both can be parts of the same export."""
        return (
            self.records.isdisjoint(other.records)
            and not (self.has_profile and other.has_profile)
            and _agree(self.stem, other.stem)
            and _agree(self.layout, other.layout)
        )


def wholes(archives: Sequence[Archive]) -> list[tuple[Archive, ...]]:
    """Put together the archives that are parts of the same export.

    Two whole exports both have a profile; an export given twice has the same files; exports of
    different years have different folders. Instagram's own names share all before the last
    ``-``: where both have such a name it must agree, but a renamed part is known by its content.

    Args:
        archives: Instagram exports and parts of some, in any order.

    Returns:
        The parts of each export in the order given; an archive that is a whole stands alone, as
        does a part that fits several exports, for it belongs to none for certain.
    """
    found: list[list[_Piece]] = []
    for piece in map(_piece, archives):
        fitting = [whole for whole in found if all(piece.fits(other) for other in whole)]
        if len(fitting) == 1:
            fitting[0].append(piece)
        else:
            found.append([piece])
    return [tuple(piece.archive for piece in whole) for whole in found]


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _piece(archive: Archive) -> _Piece:
    names = archive.names()
    stem = _STEM.fullmatch(Path(archive.path).name.removesuffix(".zip"))
    return _Piece(
        archive=archive,
        records=frozenset(name for name in names if name.lower().endswith(".json")),
        has_profile=any(kind.part is Part.PROFILE for _, kind in known_files(names, ".json")),
        stem=stem[1].lower() if stem else None,
        layout=_layout(names),
    )


def _layout(names: Sequence[str]) -> int | None:
    """Which of the layouts the folders are of; ``None`` where they could be of any."""
    paths = {name.rpartition("/")[0] for name in names}
    folders = {plain(folder) for path in paths for folder in path.split("/")}
    found = [at for at, known in enumerate(_LAYOUTS) if not known.isdisjoint(folders)]
    return max(found, default=None)
