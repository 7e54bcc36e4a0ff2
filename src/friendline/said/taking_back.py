"""Taking back what the owner said, a label or an answer alike: an undo is said, too."""

import time
from dataclasses import dataclass
from typing import Generic, TypeVar

from friendline.called import as_typed
from friendline.said.keeping import Keeper, Words
from friendline.said.sayings import Saying, Sayings

__all__ = [
    "CannotUndoError",
    "NoSuchNumberError",
    "NothingToUndoError",
    "TakenBack",
    "UndoneAlreadyError",
    "take_back",
]

One = TypeVar("One", bound=Saying)


class CannotUndoError(ValueError):
    """Nothing can be taken back like this; the sentence says what can."""


class NothingToUndoError(CannotUndoError):
    """Nothing is left that could be taken back."""

    def __init__(self, words: Words) -> None:
        super().__init__(
            f"There is no {words.one} to take back: nothing was said, or all of it is undone. "
            f"{as_typed(words.command)} history shows them; {words.option} names another file."
        )


class NoSuchNumberError(CannotUndoError):
    """Nothing was said under this number."""

    def __init__(self, words: Words, number: int) -> None:
        super().__init__(
            f"There is no {words.one} {number}. {as_typed(words.command)} history shows them with "
            "their numbers."
        )


class UndoneAlreadyError(CannotUndoError):
    """It is undone already."""

    def __init__(self, words: Words, number: int, by: int) -> None:
        super().__init__(
            f"{words.one.capitalize()} {number} is undone already, by {by}. To have it back: "
            f"{as_typed(words.command)} undo {by}"
        )


@dataclass(frozen=True)
class TakenBack(Generic[One]):
    """What was taken back.

    Attributes:
        said: Everything that had been said under its number; at least one.
        by: The number of the undo.
    """

    said: tuple[One, ...]
    by: int


def take_back(
    keeper: Keeper[One, Sayings[One]], words: Words, number: int | None = None
) -> TakenBack[One]:
    """Keep an undo: of the number asked for, else of the last that counts.

    Args:
        keeper: Where the sayings are kept.
        words: What they are called.
        number: The number to take back.

    Raises:
        CannotUndoError: Nothing counts, there is no such number, or it is undone.
    """
    before = keeper.read().said
    wanted = _to_undo(before, words, number)
    said = before.under(wanted)
    undo = said[0].undoing(wanted, number=before.next_number, at=int(time.time()))
    return TakenBack(said, keeper.append([undo]).said.listed[-1].number)


def _to_undo(sayings: Sayings[One], words: Words, number: int | None) -> int:
    if number is None:
        last = max((one.number for one in sayings.in_force), default=None)
        if last is None:
            raise NothingToUndoError(words)
        return last
    if not sayings.under(number):
        raise NoSuchNumberError(words, number)
    by = sayings.undone_by(number)
    if by is not None:
        raise UndoneAlreadyError(words, number, by)
    return number
