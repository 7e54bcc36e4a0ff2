"""Recognising an X archive by its folders and by how its files begin, never by its name."""

from collections.abc import Iterator
from typing import Final

from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.x.files import Kind, is_assignment, is_media_folder, kind_in, kind_of
from friendline.archives.x.table import holds_tweet_table

_FOLDERS: Final = frozenset({"assets", "css", "data", "fonts", "img", "js", "lib", "tweets"})
"""Folders that an archive has, besides those for media."""

_SMALL: Final = (Kind.MANIFEST, Kind.ACCOUNT, Kind.PROTECTED, Kind.PROFILE)
"""Files that say at little cost whether this is an archive; posts may fill 200 MB."""


def recognises(archive: Archive) -> bool:
    """Whether this is one X archive, one part of it, or one file of it.

    Wrapper folders that everything lies in are passed over. A folder beside which other things
    lie is none itself: what is in it is looked at on its own.
    """
    names = archive.names()
    wrapper = _wrapper(names)
    inside = tuple(name[len(wrapper) :] for name in names)
    folders = {name.partition("/")[0].lower() for name in inside if "/" in name}
    if not all(folder in _FOLDERS or is_media_folder(folder) for folder in folders):
        return False
    if any(map(_is_media, inside)):
        return True
    # A file that stands alone may have any name.
    telling = names if len(names) == 1 else (wrapper + name for name in _candidates(inside))
    return any(_is_ours(archive, name) for name in telling)


def _wrapper(names: tuple[str, ...]) -> str:
    """The folders that all names share, as far as they are none of an archive's own."""
    wrapper = ""
    while names:
        first, found, _ = names[0].removeprefix(wrapper).partition("/")
        is_known = first.lower() in _FOLDERS or is_media_folder(first)
        deeper = wrapper + first + found
        if not found or is_known or not all(name.startswith(deeper) for name in names):
            break
        wrapper = deeper
    return wrapper


def _is_media(name: str) -> bool:
    """Whether a file lies in a folder for media as an archive has it: ``data/tweets_media/``."""
    folders = name.split("/")[:-1]
    return bool(folders) and is_media_folder(folders[-1]) and folders[:-1] in ([], ["data"])


def _candidates(names: tuple[str, ...]) -> Iterator[str]:
    """The files that are worth a look, small ones first."""
    known = [name for name in names if kind_of(name) is not None]
    yield from sorted(known, key=lambda name: (kind_of(name) not in _SMALL, name))


def _is_ours(archive: Archive, name: str) -> bool:
    try:
        if kind_of(name) is Kind.TABLE:
            return holds_tweet_table(archive, name)
        content = archive.read(name)
        if kind_of(name) is not None:
            return is_assignment(content)
        return kind_in(content) is not None or _is_lone_table(archive, name)
    except UnreadableFileError:
        return False


def _is_lone_table(archive: Archive, name: str) -> bool:
    return name.lower().endswith((".csv", ".txt")) and holds_tweet_table(archive, name)
