"""Writing to the terminal: text broken to its width, nothing in it that a terminal would obey."""

import sys
from typing import TextIO


def show(text: str) -> None:
    """Write a text; on a terminal long lines are broken to its width under their own indent."""
    write(fitted(text, sys.stdout))


def fitted(text: str, stream: TextIO) -> str:
    """Give a text with its lines broken to the width of a terminal; as it is for anything else."""
    if not stream.isatty():
        return text
    from shutil import get_terminal_size

    from friendline.terminal_text import wrapped

    return wrapped(text, get_terminal_size().columns)


def write(text: str) -> None:
    """Write a text as it is, without what a terminal would obey and signs that it does not have."""
    from friendline.terminal_text import harmless

    coding = sys.stdout.encoding or "utf-8"
    sys.stdout.write(harmless(text).encode(coding, "replace").decode(coding))
