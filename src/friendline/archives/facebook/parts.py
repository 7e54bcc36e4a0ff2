"""Which zips are parts of one Facebook export.

A large export comes as several zips. The profile can be in one, the posts in the next and the
pictures in a third (formats 1.1), so that no part can be understood alone.
"""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from friendline.archives.facebook.files import PROFILE, kind_of, known_files, plain
from friendline.archives.opening import Archive

_STEM: Final = re.compile(r"(facebook-.+)-[^-]+", re.IGNORECASE)
_LAYOUTS: Final = (
    frozenset({"friends", "photos_and_videos", "following_and_followers", "likes_and_reactions"}),
    frozenset({"friends_and_followers"}),
    frozenset({"connections", "personal_information", "your_facebook_activity"}),
)
"""Folders of the three layouts; those of a later one tell, wherever they lie (formats 1.2)."""


def wholes(archives: Sequence[Archive]) -> list[tuple[Archive, ...]]:
    """Put together the archives that are parts of the same export.

    Two whole exports both have a profile; an export given twice has the same files; exports of
    different years have different folders. Facebook's own names share all before the last ``-``:
    where both have such a name it must agree, but a renamed part is known by what is in it.

    Args:
        archives: Facebook exports and parts of some, in any order.

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


def _agree(one: object, other: object) -> bool:
    return one is None or other is None or one == other


def _piece(archive: Archive) -> _Piece:
    names = archive.names()
    pages = (name for name, _ in known_files(names, ".html"))
    records = frozenset((*(name for name in names if name.lower().endswith(".json")), *pages))
    stem = _STEM.fullmatch(Path(archive.path).name.removesuffix(".zip"))
    return _Piece(
        archive=archive,
        records=records,
        has_profile=any(kind_of(name) is PROFILE for name in records),
        stem=stem[1].lower() if stem else None,
        layout=_layout(names),
    )


def _layout(names: Sequence[str]) -> int | None:
    """Which of the layouts the folders are of; ``None`` where they could be of any."""
    paths = {name.rpartition("/")[0] for name in names}
    folders = {plain(folder) for folder in {part for path in paths for part in path.split("/")}}
    found = [at for at, known in enumerate(_LAYOUTS) if not known.isdisjoint(folders)]
    return max(found, default=None)
