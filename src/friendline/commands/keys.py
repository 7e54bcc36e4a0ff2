"""Somebody at a keyboard who answers questions with one key each."""

import time
from math import inf
from typing import Final, Protocol

from friendline.terminal_text import harmless, wrapped

STOP: Final = "q"
"""The key that ends a round; Ctrl-D and Escape do too."""

_LINES_AROUND: Final = 7
"""Lines of a terminal that stand over and under a question: how many are open, and the keys."""

_TO_SEE_IT: Final = 0.4
"""Seconds in which nobody has seen a question, much less read it."""


class Keys(Protocol):
    """Somebody at a keyboard."""

    def say(self, text: str) -> None:
        """Show a text."""

    def ask(self, text: str) -> None:
        """Show a question; a key that is pressed before it can have been read is no answer."""

    def fits(self, text: str) -> bool:
        """Whether a text can be seen at once, without scrolling."""

    def key(self) -> str:
        """Give the next key that is pressed."""


class KeyTerminal:
    """A terminal that gives one key at a time, without Enter."""

    def __init__(self) -> None:
        self._asked_at = -inf

    def say(self, text: str) -> None:
        """Show a text, broken to the width of the terminal."""
        from shutil import get_terminal_size

        import typer

        typer.echo(wrapped(harmless(text), get_terminal_size().columns))

    def ask(self, text: str) -> None:
        """Show a question; an Enter pressed twice does not answer it."""
        self.say(text)
        self._asked_at = time.monotonic()

    def fits(self, text: str) -> bool:
        """Whether a text can be seen at once, with the keys under it."""
        from shutil import get_terminal_size

        columns, lines = get_terminal_size()
        return wrapped(text, columns).count("\n") + _LINES_AROUND <= lines

    def key(self) -> str:
        """Give the next key; Ctrl-D and Escape stop.

        Of keys that come at once only the first counts, and none that comes right after a
        question: nobody answers what they have not seen.
        """
        while True:
            pressed = self._pressed()
            if pressed == STOP or time.monotonic() - self._asked_at >= _TO_SEE_IT:
                return pressed

    def _pressed(self) -> str:
        import typer

        try:
            pressed = typer.getchar()
        except EOFError:
            return STOP
        if pressed in {"\x1b", "\x04"}:
            return STOP
        is_arrow_or_the_like = pressed.startswith("\x1b")
        return "" if is_arrow_or_the_like else pressed[:1]
