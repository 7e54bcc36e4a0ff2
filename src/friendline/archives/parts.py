"""Putting together the archives that are parts of one export."""

from abc import abstractmethod
from collections.abc import Iterable
from typing import Protocol, Self, TypeVar

from friendline.archives.opening import Archive


class Piece(Protocol):
    """What tells whether an archive is a part of the same export as another."""

    @property
    def archive(self) -> Archive:
        """The archive."""
        ...

    @abstractmethod
    def fits(self, other: Self, /) -> bool:
        """Whether both can be parts of the same export."""
        ...


_Piece = TypeVar("_Piece", bound=Piece)


def joined(pieces: Iterable[_Piece]) -> list[tuple[Archive, ...]]:
    """Put together the pieces that fit each other.

    Returns:
        The parts of each export in the order given; an archive that is a whole stands alone, as
        does a part that fits several exports, for it belongs to none for certain.
    """
    found: list[list[_Piece]] = []
    for piece in pieces:
        fitting = [whole for whole in found if all(piece.fits(other) for other in whole)]
        if len(fitting) == 1:
            fitting[0].append(piece)
        else:
            found.append([piece])
    return [tuple(piece.archive for piece in whole) for whole in found]


def agree(one: object, other: object) -> bool:
    """Whether two archives tell the same of something; ``None``, which tells nothing, agrees."""
    return one is None or other is None or one == other
