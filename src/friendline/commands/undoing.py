"""What was taken back, in words, and the command that does it: ``undo`` of several commands."""

from collections.abc import Callable
from pathlib import Path
from shlex import quote
from typing import TypeVar

from friendline.called import as_typed
from friendline.said import CannotUndoError, Saying, TakenBack, Words, take_back

__all__ = ["CannotUndoError", "TakenBack", "take_back", "undo_command", "undone_text"]

One = TypeVar("One", bound=Saying)


def undone_text(taken: TakenBack[One], words: Words, said_text: Callable[[One], str]) -> str:
    """Say what was taken back: one line for each thing that was said."""
    first, said = taken.said[0], [said_text(one) for one in taken.said]
    name = words.one.capitalize()
    if first.is_undo:
        return f"{name} {first.undo_of} counts again."
    if len(said) == 1:
        return f"{name} {first.number} counts no more: {said[0]}."
    return "\n".join([f"{name} {first.number} counts no more:", *(f"  {one}" for one in said)])


def undo_command(words: Words, place: Path, number: int) -> str:
    """Give the command that takes something back, as it is typed."""
    named = "" if place == Path(words.file_name) else f" {words.option} {quote(str(place))}"
    return f"{as_typed(words.command)} undo {number}{named}"
