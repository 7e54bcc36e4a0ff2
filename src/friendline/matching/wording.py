"""Sentences of evidence, as the owner reads them."""

from collections.abc import Collection

from friendline.model import CHANNEL_TITLES

_LONGEST_SHOWN = 60
_NAMES_SHOWN = 3
_NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def show(text: str) -> str:
    """Give a text on one line, short enough to read and safe to print."""
    line = " ".join(text.encode("utf-8", "replace").decode("utf-8").split())
    return line if len(line) <= _LONGEST_SHOWN else f"{line[:_LONGEST_SHOWN].rstrip()} ..."


def channel_title(channel: str) -> str:
    """Give the name of a channel as people write it."""
    return CHANNEL_TITLES.get(channel, show(channel[:1].upper() + channel[1:]))


def counted(number: int) -> str:
    """Give a number as a sentence begins with it."""
    return _NUMBERS[number] if number < len(_NUMBERS) else str(number)


def several(what: str, names: Collection[str]) -> str:
    """Say that several bear one name, or which names they bear.

    Args:
        what: Whom, with the place: "accounts on Facebook", "people you know".
        names: Their names, two or more, in any order; equal names are repeated.
    """
    distinct = sorted(set(names), key=lambda name: (name.casefold(), name))
    if len(distinct) == 1:
        return f"{counted(len(names))} {what} are called {show(distinct[0])}"
    return f"{counted(len(names))} {what} fit: {_listing(distinct)}"


def _listing(names: list[str]) -> str:
    shown = [show(name) for name in names[:_NAMES_SHOWN]]
    more = len(names) - len(shown)
    if more:
        return f"{', '.join(shown)} and {more} more"
    return f"{', '.join(shown[:-1])} and {shown[-1]}"
