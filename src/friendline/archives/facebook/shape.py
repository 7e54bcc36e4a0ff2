"""Recognising a Facebook export by the shape of its folders and the names of its files.

An Instagram export comes from the same house with some of the same folders (formats 2.1), so only
folders that Facebook alone has count by themselves; other folders count with a known file inside.
"""

from typing import Final

from friendline.archives.facebook.files import kind_of, plain
from friendline.archives.opening import Archive, UnreadableFileError

_OWN_FOLDERS: Final = frozenset(
    {
        "your_facebook_activity",
        "your_activity_across_facebook",
        "this_profile_s_activity_across_facebook",
        "apps_and_websites_off_of_facebook",
        "friends_and_followers",
        "photos_and_videos",
    }
)
_SHARED_FOLDERS: Final = frozenset(
    {
        "comments",
        "comments_and_reactions",
        "connections",
        "events",
        "following_and_followers",
        "friends",
        "groups",
        "likes_and_reactions",
        "personal_information",
        "posts",
        "profile_information",
        "stories",
    }
)
_MEDIA_FOLDERS: Final = ("posts/media/", "posts/album/", "stories/media/", "groups/media/")
_READABLE: Final = (".json", ".html")
_ROOT_KEYS: Final = (b'"timestamp"', b'"label_values"', b'_v2"', b'_v3"')
_ROWS: Final = (b"_a6-g", b"_2lej", b"uiBoxWhite")
_OTHER_SITE: Final = b"instagram.com"
_HEAD_BYTES: Final = 4096
_NOT_OURS: Final = ("your_instagram_activity/", "followers_and_following/", "your_threads/")


def recognises(archive: Archive) -> bool:
    """Whether this is one Facebook export, or one part of it.

    Wrapper folders that everything lies in are passed over. Folders that hold several exports
    are none themselves.
    """
    names = _unwrapped(archive.names())
    if any(mark in name for name in names for mark in _NOT_OURS):
        return False
    return any(_is_ours(name) for name in names) or _has_loose_file(archive)


def _unwrapped(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without the wrapper folders that all of them share (formats 1.1)."""
    while names:
        first, found, _ = names[0].partition("/")
        wrapper = first + found
        is_known = plain(first) in _OWN_FOLDERS | _SHARED_FOLDERS
        if not found or is_known or not all(name.startswith(wrapper) for name in names):
            break
        names = tuple(name[len(wrapper) :] for name in names)
    return names


def _is_ours(name: str) -> bool:
    """Whether one file, by its folders and name, can only be Facebook's."""
    top, found, rest = name.partition("/")
    folder = plain(top)
    if not found:
        return False
    if folder in _OWN_FOLDERS:
        return True
    if folder not in _SHARED_FOLDERS:
        return False
    if name.startswith(_MEDIA_FOLDERS):
        return True
    return rest.lower().endswith(_READABLE) and kind_of(name) is not None


def _has_loose_file(archive: Archive) -> bool:
    """Whether a file that was taken out of its folders lies at the top: by name and content."""
    for name in archive.names():
        if "/" not in name and name.lower().endswith(_READABLE) and kind_of(name) is not None:
            try:
                content = archive.read(name)
            except UnreadableFileError:
                continue
            if _is_page(content) if name.lower().endswith(".html") else _is_json(content):
                return True
    return False


def _is_json(content: bytes) -> bool:
    return any(key in content[:_HEAD_BYTES] for key in _ROOT_KEYS)


def _is_page(content: bytes) -> bool:
    """Whether a page has rows as Facebook's have, and is not Instagram's, which look alike."""
    return any(code in content for code in _ROWS) and _OTHER_SITE not in content
