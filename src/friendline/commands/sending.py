"""The question that is put to the owner before anything is sent away."""

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, Protocol

from friendline.terminal_text import harmless, wrapped

if TYPE_CHECKING:
    from friendline.screening.choosing import Sending

SHOWN_FIRST: Final = 3
"""Texts that are shown whole before anybody asks for all."""

_YES: Final = frozenset({"y", "yes"})
_SHOW_ALL: Final = frozenset({"s", "show"})


class Talk(Protocol):
    """Somebody who reads and types lines."""

    def is_there(self) -> bool:
        """Whether somebody can read a question and answer it."""

    def say(self, text: str) -> None:
        """Show a text."""

    def answer(self) -> str:
        """Give the next line that is typed; nothing where no more will come."""


class TerminalTalk:
    """A terminal where lines are typed."""

    def is_there(self) -> bool:
        """Whether both what is shown and what is typed belong to a terminal."""
        try:
            return sys.stdin.isatty() and sys.stdout.isatty()
        except (AttributeError, ValueError):  # there is none, or it is closed
            return False

    def say(self, text: str) -> None:
        """Show a text, broken to the width of the terminal."""
        from shutil import get_terminal_size

        import typer

        typer.echo(wrapped(harmless(text), get_terminal_size().columns))

    def answer(self) -> str:
        """Give the next line; Ctrl-D is no answer, Ctrl-C ends the command as always."""
        try:
            return input("  > ")
        except EOFError:
            return ""


class SendingQuestion:
    """Shows what would be sent and asks; anything but a clear yes is no.

    Args:
        talk: Who is asked.
    """

    def __init__(self, talk: Talk | None = None) -> None:
        self._talk = talk or TerminalTalk()

    def __call__(self, sending: "Sending") -> bool:
        """Ask; where nobody can be asked, the answer is no."""
        if not self._talk.is_there():
            return False
        self._talk.say("\n".join(_opening(sending)))
        while True:
            self._talk.say(_asked(sending))
            answer = self._talk.answer().strip().casefold()
            if answer not in _SHOW_ALL:
                return answer in _YES
            self._talk.say("\n".join(_shown(sending, len(sending.texts))))


def _opening(sending: "Sending") -> Iterator[str]:
    yield ""
    yield f"A detector that you asked for wants to send words of your posts to {sending.where}"
    yield _whose(sending)
    characters = sum(map(len, sending.texts))
    yield f"It would get {_texts(len(sending.texts))}, {characters:,} characters in all."
    yield from _naming(sending)
    yield ""
    yield from _shown(sending, SHOWN_FIRST)


def _whose(sending: "Sending") -> str:
    if sending.is_this_machine:
        return (
            "That is a program on this machine. Whether it sends anything on, friendline cannot "
            "see."
        )
    return (
        "That is NOT this machine: whoever runs it can read, keep and pass on what it gets. Where "
        "you owe silence, you may need a contract with them first."
    )


def _naming(sending: "Sending") -> Iterator[str]:
    if sending.naming_clients:
        yield f"{_of_them(sending)} a client by full name."
    elif sending.held_back:
        yield (
            "No client of your list is named in full in them. Further texts that name one: "
            f"{sending.held_back:,}; these are left out, and you are asked about them next."
        )
    else:
        yield (
            "No full name of a client of your list was found in them. First names are not looked "
            "for: look yourself."
        )


def _of_them(sending: "Sending") -> str:
    naming, all_texts = sending.naming_clients, len(sending.texts)
    if naming < all_texts:
        return f"{naming:,} of them {'names' if naming == 1 else 'name'}"
    return "It names" if naming == 1 else "All of them name"


def _shown(sending: "Sending", most: int) -> Iterator[str]:
    total = len(sending.texts)
    for number, text in enumerate(sending.texts[:most], 1):
        yield f"  {number} of {total:,}:"
        yield from (f"    {line}" for line in text.splitlines())
        yield ""


def _asked(sending: "Sending") -> str:
    more = len(sending.texts) - SHOWN_FIRST
    see = f"   [s] show all {len(sending.texts):,} first" if more > 0 else ""
    return f"Send them?   [y] yes   [n] no, as Enter alone does{see}"


def _texts(number: int) -> str:
    return "1 text" if number == 1 else f"{number:,} texts"
