"""Threads, where its files came without an Instagram export around them (formats 2b).

Posts, replies, followers, whom the owner follows, requests sent and the profile are read. Inside
an Instagram export they are read with it.
"""

from typing import Final

from friendline.archives.instagram.files import plain
from friendline.archives.instagram.shape import recognises as is_instagram
from friendline.archives.instagram.shape import unwrapped
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.source import Extent, Source
from friendline.archives.threads.files import FOLDER, is_own, known_files
from friendline.archives.threads.reading import CHANNEL, read_threads

__all__ = ["SOURCE"]

_MARK: Final = b'"text_post_app_'
_HEAD_BYTES: Final = 4096


def recognises(archive: Archive) -> bool:
    """Whether this is what Threads exports, and no more: by the names and the root keys.

    Wrapper folders that everything lies in are passed over. Folders that hold several exports
    are none themselves.
    """
    names = archive.names()
    wrapper = len(names[0]) - len(unwrapped(names)[0]) if names else 0
    pages = [name for name, _ in known_files(names, ".html") if _is_near(name[wrapper:])]
    files = [name for name, _ in known_files(names, ".json") if _is_near(name[wrapper:])]
    is_ours = any(map(is_own, pages)) or any(_is_marked(archive, name) for name in files)
    return is_ours and not is_instagram(archive)


def _is_near(name: str) -> bool:
    """Whether a file lies at the top or in a folder of Threads' own."""
    folder = name.rpartition("/")[0]
    return plain(folder) == FOLDER if folder else True


def _is_marked(archive: Archive, name: str) -> bool:
    try:
        return _MARK in archive.read(name)[:_HEAD_BYTES]
    except UnreadableFileError:
        return False


SOURCE: Final = Source(
    kind=CHANNEL, recognises=recognises, read=read_threads, extent=Extent.TREE, wholes=None
)
