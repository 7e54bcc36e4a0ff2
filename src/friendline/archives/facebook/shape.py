"""Recognising a Facebook export by the shape of its folders and the names of its files.

An Instagram export comes from the same house with some of the same folders (formats 2.1), so only
folders that Facebook alone has count by themselves; other folders count with a known file inside.
"""

from typing import Final

from friendline.archives.facebook.files import kind_of, known_files
from friendline.archives.meta.layout import Layout
from friendline.archives.meta.names import HTML, READABLE, readable
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
_OTHER_FOLDERS: Final = frozenset(
    {
        "about_you",
        "ads_information",
        "logged_information",
        "messages",
        "other_personal_information",
        "preferences",
        "security_and_login_information",
    }
)
"""Folders of ours that say nothing about whose an export is."""

_FOLDERS: Final = _OWN_FOLDERS | _SHARED_FOLDERS
_MEDIA_FOLDERS: Final = {"posts": {"media", "album"}, "stories": {"media"}, "groups": {"media"}}
_ROOT_KEYS: Final = (b'"timestamp"', b'"label_values"', b'_v2"', b'_v3"')
_ROWS: Final = (b"_a6-g", b"_2lej", b"uiBoxWhite")
_OTHER_SITE: Final = b"instagram.com"
_HEAD_BYTES: Final = 4096


def recognises(archive: Archive) -> bool:
    """Whether this holds a Facebook export, or one part of it.

    Wrapper folders that everything lies in are passed over. Folders that hold several exports
    are none themselves.
    """
    layout = Layout(archive.names(), _FOLDERS)
    if not _OWN_FOLDERS.isdisjoint(layout.folders):
        return True
    return any(_is_ours(layout, folder) for folder in layout.folders) or _has_loose_file(
        archive, layout
    )


def own_files(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of some names that are Facebook's, where other exports lie among them."""
    layout = Layout(names, _FOLDERS)
    folders = (_FOLDERS | _OTHER_FOLDERS) & layout.folders.keys()
    below = (name for folder in folders for name in layout.folders[folder])
    known = (name for name, _ in known_files(names, *READABLE))
    front = (name for name in layout.loose if name.lower().endswith(HTML))
    return tuple(sorted({*below, *known, *front}))


def _is_ours(layout: Layout, folder: str) -> bool:
    """Whether a folder that others have too holds what can only be Facebook's."""
    if folder not in _SHARED_FOLDERS:
        return False
    media = _MEDIA_FOLDERS.get(folder, set())
    if not media.isdisjoint(layout.inside(folder)):
        return True
    return any(kind_of(layout.near(name)) for name in readable(layout.folders[folder]))


def _has_loose_file(archive: Archive, layout: Layout) -> bool:
    """Whether a file that was taken out of its folders lies at the top: by name and content."""
    for name in readable(layout.loose):
        if kind_of(layout.near(name)) is not None:
            try:
                content = archive.read(name)
            except UnreadableFileError:
                continue
            if _is_page(content) if name.lower().endswith(HTML) else _is_json(content):
                return True
    return False


def _is_json(content: bytes) -> bool:
    return any(key in content[:_HEAD_BYTES] for key in _ROOT_KEYS)


def _is_page(content: bytes) -> bool:
    """Whether a page has rows as Facebook's have, and is not Instagram's, which look alike."""
    return any(code in content for code in _ROWS) and _OTHER_SITE not in content
