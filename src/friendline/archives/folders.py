"""Folders among the names of an archive, without looking at every name.

The names of an archive are sorted, so that what lies below a folder is a slice of them. An export
may have 100,000 names, nearly all of pictures.
"""

from bisect import bisect_left
from collections.abc import Callable, Iterator


def wrapper_of(names: tuple[str, ...], is_own: Callable[[str], bool] = lambda _: False) -> str:
    """Give the folders that everything lies in, with a ``/`` after each (formats 1.1).

    Args:
        names: Names of an archive, sorted.
        is_own: Whether a folder belongs to an export itself, so that it is no wrapper.
    """
    wrapper = ""
    while names:
        folder, found, _ = names[0][len(wrapper) :].partition("/")
        deeper = f"{wrapper}{folder}/"
        # What the first and the last of sorted names begin with, all between them do.
        if not found or is_own(folder) or not names[-1].startswith(deeper):
            break
        wrapper = deeper
    return wrapper


def folders_in(names: tuple[str, ...], above: str = "") -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the folders directly below one, each with all names below it.

    Args:
        names: Names that all lie below ``above``, sorted.
        above: A folder with its ``/``, or nothing.

    Yields:
        A folder's name; ``""`` for a file that lies in none.
    """
    at = 0
    while at < len(names):
        folder, found, _ = names[at][len(above) :].partition("/")
        # "0" is the character after "/": where the folder's names end.
        end = bisect_left(names, f"{above}{folder}0", at) if found else at + 1
        yield folder if found else "", names[at:end]
        at = end
