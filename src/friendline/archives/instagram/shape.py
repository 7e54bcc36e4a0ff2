"""Recognising an Instagram export by the shape of its folders and the names of its files.

Facebook's exports come from the same house with some of the same folders (formats 2.1), so only
folders that Instagram alone has count by themselves; others count with a known file inside. What
a Threads profile left in an export is no sign of Instagram.
"""

import re
from collections.abc import Iterator
from typing import Final

from friendline.archives.instagram.files import (
    ACTIVITY,
    CONNECTIONS,
    FOLDERS,
    KINDS,
    MEDIA,
    PEOPLE,
    SHARED_FOLDERS,
    THREADS,
    kind_of,
)
from friendline.archives.meta.layout import Layout
from friendline.archives.meta.names import JSON, plain, readable
from friendline.archives.opening import Archive, UnreadableFileError

_MEDIA_FOLDERS: Final = ("posts", "stories", "reels", "igtv", "profile", "other", "archived_posts")
_MONTH: Final = re.compile(r"/\d{6}/[^/]+$")
_MARKS: Final = (b'"relationships_', b'"ig_', b'"profile_user"', b'"account_history_')
_OF_THREADS: Final = b'"text_post_app_'
_ADDRESS: Final = b"instagram.com"
_FLAT_MARKS: Final = {
    "connections": (b'"followers"', b'"following"', b'"follow_requests_sent"'),
    "media": (b'"taken_at"',),
    "comments": (b'"media_comments"',),
    "profile": (b'"private_account"', b'"profile_pic_url"'),
}
_HEAD_BYTES: Final = 4096


def recognises(archive: Archive) -> bool:
    """Whether this holds an Instagram export, or one part of it.

    Wrapper folders that everything lies in are passed over. Folders that hold several exports
    are none themselves.
    """
    layout = Layout(archive.names(), FOLDERS)
    return (
        any(_below_own_folders(layout))
        or any(_known(layout))
        or _holds_media(layout)
        or _has_loose_file(archive, layout)
    )


def own_files(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of some names that are Instagram's, where other exports lie among them."""
    layout = Layout(names, FOLDERS)
    media = layout.folders.get(MEDIA, ()) if _holds_media(layout) else ()
    loose = (name for name in layout.loose if kind_of(layout.near(name)) is not None)
    return tuple(sorted({*_below_own_folders(layout), *_known(layout), *media, *loose}))


def _below_own_folders(layout: Layout) -> Iterator[str]:
    """Give what lies below folders that no other network has."""
    for folder, names in layout.inside(ACTIVITY).items():
        if folder != THREADS:
            yield from names
    yield from layout.folders.get(PEOPLE, ())
    yield from layout.inside(CONNECTIONS).get(PEOPLE, ())


def _known(layout: Layout) -> Iterator[str]:
    """Give the files below folders that others have too whose names tell that they are ours."""
    for folder in SHARED_FOLDERS & layout.folders.keys():
        for name in readable(layout.folders[folder]):
            if plain(name) in KINDS and kind_of(layout.near(name)) is not None:
                yield name


def _holds_media(layout: Layout) -> bool:
    """Whether there are pictures as ours lie, and not those of a Threads profile alone."""
    if THREADS in layout.folders or THREADS in layout.inside(ACTIVITY):
        return any(_below_own_folders(layout))
    folders = layout.inside(MEDIA)
    return any(_MONTH.search(name) for each in _MEDIA_FOLDERS for name in folders.get(each, ()))


def _has_loose_file(archive: Archive, layout: Layout) -> bool:
    """Whether a file at the top is ours by its name and its content."""
    for name in layout.loose:
        stem = plain(name)
        if name.lower().endswith(JSON) and kind_of(name) is not None:
            try:
                head = archive.read(name)[:_HEAD_BYTES]
            except UnreadableFileError:
                continue
            if _is_marked(stem, head):
                return True
    return False


def _is_marked(stem: str, head: bytes) -> bool:
    if _OF_THREADS in head:
        return False
    if stem in KINDS:
        return _ADDRESS in head or any(mark in head for mark in _MARKS)
    return any(mark in head for mark in _FLAT_MARKS[stem])
