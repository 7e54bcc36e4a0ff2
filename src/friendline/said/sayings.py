"""Numbered sayings that only grow, and which of them hold (design, rule 2: all can be undone).

What holds today is worked out from all that was ever said: an undo takes an earlier saying out as
if it had never been given, and an undo that is undone itself undoes nothing. Where the sayings are
kept is not known here.
"""

from abc import ABCMeta, abstractmethod
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final, Generic, Self, TypeVar

from msgspec import Struct, StructMeta
from msgspec.structs import replace as with_other

from friendline.model import Seconds

__all__ = ["Saying", "Sayings", "noted"]

_LONGEST_NOTED: Final = 300
"""Characters of a name or note that are kept."""


class _AbstractStructs(StructMeta, ABCMeta):
    """Makes structs of which each kind must say itself what its parent leaves open."""


class Saying(Struct, metaclass=_AbstractStructs, frozen=True, kw_only=True):
    """One thing that the owner said; each kind of it says what of.

    Attributes:
        number: By which it is undone; what was said at once has one number, and is undone at once.
        at: When it was said.
    """

    number: int
    at: Seconds

    @classmethod
    @abstractmethod
    def undoing(cls, undone: int, *, number: int, at: Seconds) -> Self:
        """Give the saying by which all of one number counts no more.

        Args:
            undone: The number that is undone.
            number: That of the undo.
            at: When it is said.
        """

    @property
    @abstractmethod
    def undo_of(self) -> str | None:
        """What an undo names as undone; ``None`` for all that is no undo."""

    @property
    def is_undo(self) -> bool:
        """Whether it takes something back."""
        return self.undo_of is not None

    @property
    def undoes(self) -> int | None:
        """The number that this undoes; ``None`` where it undoes none."""
        said = self.undo_of or ""
        return int(said) if said.isascii() and said.isdigit() else None


One = TypeVar("One", bound=Saying)


@dataclass(frozen=True)
class Sayings(Generic[One]):
    """All sayings of one kind, oldest first, and what holds by them.

    Attributes:
        listed: Each as it was said, those that are undone among them.
    """

    listed: tuple[One, ...] = ()

    @classmethod
    def of(cls, sayings: Iterable[One]) -> Self:
        """Give those of a sequence, oldest first."""
        return cls(tuple(sayings))

    def and_then(self, *more: One) -> Self:
        """Give these with more after them."""
        return replace(self, listed=(*self.listed, *more))

    @property
    def next_number(self) -> int:
        """The number of what is said next."""
        return 1 + max((one.number for one in self.listed), default=0)

    def numbered_after(self, new: Iterable[One]) -> list[One]:
        """Give what is new, with the next free number where another has taken its own meanwhile."""
        free = self.next_number
        return [one if one.number >= free else with_other(one, number=free) for one in new]

    def under(self, number: int) -> tuple[One, ...]:
        """Give everything that was said under one number."""
        return tuple(one for one in self.listed if one.number == number)

    @cached_property
    def undone(self) -> frozenset[int]:
        """Numbers that are undone; an undo that is undone itself undoes nothing."""
        return frozenset(self._undone_by)

    def undone_by(self, number: int) -> int | None:
        """Give the number of the last undo by which a number counts no more, if any."""
        return self._undone_by.get(number)

    @cached_property
    def _undone_by(self) -> dict[int, int]:
        by: dict[int, int] = {}
        for one in sorted(self.listed, key=lambda one: one.number, reverse=True):
            target = one.undoes
            if target is not None and target < one.number and one.number not in by:
                by.setdefault(target, one.number)
        return by

    @cached_property
    def in_force(self) -> tuple[One, ...]:
        """What was said and not undone, oldest first; undoes are left out."""
        return tuple(
            one for one in self.listed if not one.is_undo and one.number not in self.undone
        )


def noted(text: str) -> str:
    """Give a text as it is kept with a saying: its beginning, on one line, in signs one can see."""
    signs = (sign if sign.isprintable() else " " for sign in text[:_LONGEST_NOTED])
    return " ".join("".join(signs).split())
