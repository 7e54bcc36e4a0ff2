"""How this program was called, so that a sentence names a command as its reader has to type it.

Who installed friendline types ``friendline desk``; who has only its folder types
``python3 run.py desk``, and ``run.py`` says so in a variable of the environment.
"""

import os
from typing import Final

__all__ = ["VARIABLE", "as_typed", "how_to_install", "program"]

VARIABLE: Final = "FRIENDLINE_CALLED"
"""The variable of the environment in which another program says how it is called."""

_BROUGHT: Final = frozenset({"pictures"})
"""Extras that ``run.py`` installs, with a word of the same name."""


def program() -> str:
    """Give what is typed before the words of a command: ``friendline``, or ``python3 run.py``."""
    return os.environ.get(VARIABLE) or "friendline"


def as_typed(words: str) -> str:
    """Give a command as it is typed here.

    Args:
        words: What follows the program: ``"backup FILE"``.
    """
    return f"{program()} {words}"


def how_to_install(extra: str) -> str:
    """Give the command that installs what a part of friendline needs.

    Args:
        extra: Of the package: ``"pictures"``.
    """
    if extra in _BROUGHT and os.environ.get(VARIABLE):
        return as_typed(extra)
    return f"pip install 'friendline[{extra}]'"
