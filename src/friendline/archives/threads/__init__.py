"""Threads, by itself or as its profile lies in an Instagram export (formats 2b).

Posts, replies, followers, whom the owner follows, requests sent and the profile are read.
"""

from typing import Final

from friendline.archives.folders import wrapper_of
from friendline.archives.instagram.files import THREADS
from friendline.archives.meta.names import HTML, READABLE, folders_of, plain
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Extent, Source
from friendline.archives.threads.files import is_own, known_files, own_files
from friendline.archives.threads.parts import wholes
from friendline.archives.threads.reading import CHANNEL, read_threads

__all__ = ["SOURCE"]

_PLACES: Final[tuple[list[str], ...]] = ([], [THREADS], ["your_instagram_activity", THREADS])
_MARK: Final = b'"text_post_app_'
_HEAD_BYTES: Final = 4096


def recognises(archive: Archive) -> bool:
    """Whether this holds what Threads exports: by the names and the root keys.

    Wrapper folders that everything lies in are passed over. Folders that hold several exports
    are none themselves.
    """
    names = archive.names()
    wrapper = len(wrapper_of(names, lambda folder: plain(folder) == THREADS))
    near = [name for name, _ in known_files(names, *READABLE) if _is_near(name[wrapper:])]
    return any(_is_ours(archive, name) for name in near)


def _is_near(name: str) -> bool:
    """Whether a file lies at the top or in the folder that Threads has in an export."""
    return folders_of(name) in _PLACES


def _is_ours(archive: Archive, name: str) -> bool:
    if name.lower().endswith(HTML):
        return is_own(name)
    try:
        return _MARK in archive.read(name)[:_HEAD_BYTES]
    except UnreadableFileError:
        return False


SOURCE: Final = Source(
    kind=CHANNEL,
    recognises=recognises,
    read=read_threads,
    extent=Extent.TREE,
    wholes=wholes,
    own_files=own_files,
)
