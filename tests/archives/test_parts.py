"""Putting together archives that fit each other, of whatever network."""

from collections.abc import Sequence

from archives_helpers import Memory
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from friendline.archives.opening import Archive
from friendline.archives.parts import agree, joined


class Piece(Struct, frozen=True):
    """A part of the export of this number; a part of none tells nothing."""

    archive: Archive
    whole: int | None

    def fits(self, other: "Piece", /) -> bool:
        """Parts of different exports do not fit."""
        return agree(self.whole, other.whole)


def pieces_of(wholes: Sequence[int | None]) -> list[Piece]:
    """Make pieces, each with an archive of its own."""
    return [Piece(Memory({}, str(number)), whole) for number, whole in enumerate(wholes)]


@given(st.lists(st.integers(0, 3), max_size=8))
def test_pieces_of_one_whole_are_put_together(wholes: list[int]) -> None:
    """Each export has all its parts, in the order given, and no other's."""
    expected: dict[int, list[str]] = {}
    for number, whole in enumerate(wholes):
        expected.setdefault(whole, []).append(str(number))
    found = joined(pieces_of(wholes))
    assert [[archive.path for archive in one] for one in found] == list(expected.values())


def test_what_fits_several_belongs_to_none() -> None:
    """Of a piece that tells nothing, nobody can say whose it is, unless there is one export."""
    assert [len(one) for one in joined(pieces_of([1, 2, None]))] == [1, 1, 1]
    assert [len(one) for one in joined(pieces_of([1, None]))] == [2]
