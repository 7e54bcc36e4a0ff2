"""How a command ends: exit codes, and errors of use as their sentence."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final, TypeAlias

import typer

BROKEN: Final = 1
"""Exit code where something that must hold does not."""

UNUSABLE: Final = 2
"""Exit code for arguments that cannot be used."""

STOPPED: Final = 130
"""Exit code where somebody pressed Ctrl-C, as shells have it."""

Errors: TypeAlias = tuple[type[Exception], ...]


@contextmanager
def sentences_for(misuse: Callable[[], Errors]) -> Iterator[None]:
    """Turn errors of use into their sentence and exit code 2; all others are ours to mend.

    Args:
        misuse: Gives the errors; asked only once there is one, so that nothing is imported before.
    """
    try:
        yield
    except Exception as error:
        if not isinstance(error, misuse()):
            raise
        from friendline.commands.showing import fitted
        from friendline.terminal_text import harmless

        typer.echo(fitted(harmless(str(error)), sys.stderr), err=True)
        raise typer.Exit(UNUSABLE) from error


@contextmanager
def stoppable(told: str) -> Iterator[None]:
    """End with a sentence and exit code 130 where somebody presses Ctrl-C."""
    try:
        yield
    except KeyboardInterrupt as stopped:
        typer.echo(f"\n{told}", err=True)
        raise typer.Exit(STOPPED) from stopped
