"""Which zips are parts of one export (formats 1.1).

A large export comes as several zips. The profile can be in one, the posts in the next and the
pictures in a third, so that no part can be understood alone.
"""

import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeAlias

from msgspec import Struct

from friendline.archives.meta.names import JSON, READABLE, Files, Kind, folders_of, readable
from friendline.archives.opening import Archive
from friendline.archives.parts import agree, joined

Layouts: TypeAlias = Sequence[frozenset[str]]
Wholes: TypeAlias = Callable[[Sequence[Archive]], list[tuple[Archive, ...]]]


class _Piece(Struct, frozen=True):
    """What tells whether an archive is a part of the same export as another."""

    archive: Archive
    records: frozenset[str]
    has_profile: bool
    stem: str | None
    layout: int | None

    def fits(self, other: "_Piece", /) -> bool:
        """Whether both can be parts of the same export."""
        return (
            self.records.isdisjoint(other.records)
            and not (self.has_profile and other.has_profile)
            and agree(self.stem, other.stem)
            and agree(self.layout, other.layout)
        )


def wholes_of(
    network: str, layouts: Layouts, files: Files[Kind], is_profile: Callable[[Kind], bool]
) -> Wholes:
    """Give what puts together the parts of one network's exports.

    Two whole exports both have a profile; an export given twice has the same files; exports of
    different years have different folders. The network's own names of zips share all before the
    last ``-``: where both have such a name it must agree, but a renamed part is known by what is
    in it.

    Args:
        network: How the network's own names of zips begin, as a regular expression.
        layouts: The folders of each layout there was; those of a later one tell, wherever they
            lie.
        files: Finds the files that are read.
        is_profile: Whether a kind of file is the profile.
    """
    own_name = re.compile(rf"({network}-.+)-[^-]+", re.IGNORECASE)

    def piece(archive: Archive) -> _Piece:
        names = archive.names()
        known = tuple(files(names, *READABLE))
        named = own_name.fullmatch(Path(archive.path).name.removesuffix(".zip"))
        return _Piece(
            archive=archive,
            records=frozenset((*_all_json(names), *(name for name, _ in known))),
            has_profile=any(is_profile(kind) for _, kind in known),
            stem=named[1].lower() if named else None,
            layout=_layout(names, layouts),
        )

    return lambda archives: joined(map(piece, archives))


def _all_json(names: tuple[str, ...]) -> list[str]:
    return [name for name in readable(names) if name.lower().endswith(JSON)]


def _layout(names: Sequence[str], layouts: Layouts) -> int | None:
    """Which of the layouts the folders are of; ``None`` where they could be of any."""
    paths = {name.rpartition("/")[0] for name in names}
    folders = {folder for path in paths for folder in folders_of(f"{path}/")}
    found = [at for at, known in enumerate(layouts) if not known.isdisjoint(folders)]
    return max(found, default=None)
