"""Plain text for a terminal: broken between words, and without signs that a terminal obeys."""

from textwrap import fill
from typing import Final

_NARROWEST: Final = 40


def wrapped(text: str, width: int) -> str:
    """Break long lines between words; what follows stands two further in.

    Args:
        text: Lines, each perhaps with blanks before it.
        width: Characters of a line; at least 40 are taken.
    """
    return "\n".join(_broken(line, max(width, _NARROWEST)) for line in text.split("\n"))


def _broken(line: str, width: int) -> str:
    if len(line) <= width:
        return line
    indent = line[: len(line) - len(line.lstrip())]
    further = f"{indent}  " if indent else ""
    return fill(
        line,
        width,
        subsequent_indent=further,
        break_on_hyphens=False,
        break_long_words=False,
    )


def harmless(text: str) -> str:
    """Show signs that command a terminal as question marks; line ends and tabs stay."""
    return "".join(sign if sign.isprintable() or sign in "\n\t" else "?" for sign in text)
