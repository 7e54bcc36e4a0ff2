"""Recognising an Instagram export by the shape of its folders and the names of its files.

Facebook's exports come from the same house with some of the same folders (formats 2.1), so only
folders that Instagram alone has count by themselves; others count with a known file inside.
"""

import re
from typing import Final

from friendline.archives.instagram.files import (
    FLAT,
    KINDS,
    OWN_FOLDERS,
    SHARED_FOLDERS,
    kind_of,
    plain,
)
from friendline.archives.opening import Archive, UnreadableFileError

_FACEBOOKS: Final = frozenset(
    {"your_facebook_activity", "your_activity_across_facebook", "friends_and_followers"}
)
_MEDIA: Final = re.compile(
    r"media/(posts|stories|reels|igtv|profile|other|archived_posts)/\d{6}/[^/]+"
)
_READABLE: Final = (".json", ".html")
_MARKS: Final = (b'"relationships_', b'"ig_', b'"profile_user"', b'"account_history_')
_THREADS: Final = b'"text_post_app_'
_ADDRESS: Final = b"instagram.com"
_FLAT_MARKS: Final = {
    "connections": (b'"followers"', b'"following"', b'"follow_requests_sent"'),
    "media": (b'"taken_at"',),
    "comments": (b'"media_comments"',),
    "profile": (b'"private_account"', b'"profile_pic_url"'),
}
_HEAD_BYTES: Final = 4096


def recognises(archive: Archive) -> bool:
    """Whether this is one Instagram export, or one part of it.

    Wrapper folders that everything lies in are passed over. Folders that hold several exports
    are none themselves.
    """
    names = unwrapped(archive.names())
    folders = {top: plain(top) for top in {name.partition("/")[0] for name in names}}
    ours = (_is_ours(name, folders[name.partition("/")[0]]) for name in names if "/" in name)
    return any(ours) or _has_loose_file(archive)


def holds_facebook(names: tuple[str, ...]) -> bool:
    """Whether a Facebook export lies in the same folder or zip."""
    tops = {plain(name.split("/", 1)[0]) for name in unwrapped(names) if "/" in name}
    return not _FACEBOOKS.isdisjoint(tops)


def unwrapped(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give names without the wrapper folders that all of them share (formats 1.1)."""
    while names:
        first, found, _ = names[0].partition("/")
        wrapper = first + found
        is_known = plain(first) in OWN_FOLDERS | SHARED_FOLDERS | {"media"}
        if not found or is_known or not all(name.startswith(wrapper) for name in names):
            break
        names = tuple(name[len(wrapper) :] for name in names)
    return names


def _is_ours(name: str, folder: str) -> bool:
    """Whether one file, by its topmost folder and its name, can only be Instagram's."""
    if folder in OWN_FOLDERS or (folder == "media" and _MEDIA.fullmatch(name)):
        return True
    if folder not in SHARED_FOLDERS or not name.lower().endswith(_READABLE):
        return False
    return kind_of(name) is not None and plain(name) in KINDS


def _has_loose_file(archive: Archive) -> bool:
    """Whether a file at the top is ours by its name and its content."""
    names = archive.names()
    for name, near in zip(names, unwrapped(names), strict=True):
        if "/" in near or not near.lower().endswith(".json"):
            continue
        stem = plain(name)
        if stem in KINDS or stem in FLAT:
            try:
                head = archive.read(name)[:_HEAD_BYTES]
            except UnreadableFileError:
                continue
            if _is_marked(stem, head):
                return True
    return False


def _is_marked(stem: str, head: bytes) -> bool:
    if _THREADS in head:
        return False
    if stem in KINDS:
        return _ADDRESS in head or any(mark in head for mark in _MARKS)
    return any(mark in head for mark in _FLAT_MARKS[stem])
