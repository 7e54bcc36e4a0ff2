"""What the tests of sayings share: a kind of its own, which is neither labels nor answers."""

from typing import Self

from friendline.said import Saying


class Wish(Saying, frozen=True, kw_only=True):
    """Something that somebody wishes."""

    what: str
    is_taken_back: bool = False

    @classmethod
    def undoing(cls, undone: int, *, number: int, at: int) -> Self:
        """Give the wish that another counts no more."""
        return cls(number=number, at=at, what=str(undone), is_taken_back=True)

    @property
    def undo_of(self) -> str | None:
        """The number of the wish that is taken back."""
        return self.what if self.is_taken_back else None


def wish(number: int, what: str = "tea") -> Wish:
    """Give a wish."""
    return Wish(number=number, at=1, what=what)


def undo(number: int, undone: int) -> Wish:
    """Give an undo."""
    return Wish.undoing(undone, number=number, at=1)
