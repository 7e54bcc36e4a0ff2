"""Which files of Threads are read, and how: below a folder ``threads`` (formats 2b).

Their names are those of Instagram's files; their root keys begin with ``text_post_app_``.
"""

from collections.abc import Iterator
from typing import Final

from friendline.archives.instagram import people, profile
from friendline.archives.instagram.files import THREADS, Kind, Part
from friendline.archives.meta.names import plain, readable
from friendline.archives.threads.posts import read_archived, read_posts

KINDS: Final[dict[str, Kind]] = {
    "threads_and_replies": Kind(read_posts, Part.POSTS),
    "archived_threads": Kind(read_archived),
    "followers": Kind(people.read_followers, Part.FOLLOWERS),
    "following": Kind(people.read_following, Part.FOLLOWING),
    "pending_follow_requests": Kind(people.read_sent, Part.PENDING),
    "recent_follow_requests": Kind(people.read_asked_lately, Part.LATELY),
    "recently_unfollowed_profiles": Kind(people.read_unfollowed, Part.UNFOLLOWED),
    "blocked_profiles": Kind(people.read_blocked),
    "personal_information": Kind(profile.read_profile, Part.PROFILE),
}
"""Every file that is read, by its plain base name; likes, saved and seen posts are not."""

_OWN: Final = frozenset({"threads_and_replies", "archived_threads", "liked_threads"})


def is_own(name: str) -> bool:
    """Whether a file has a name that only Threads gives."""
    return plain(name) in _OWN


def own_files(names: tuple[str, ...]) -> tuple[str, ...]:
    """Give those of some names that are Threads', where other exports lie among them.

    They lie in a folder ``threads``, or beside a file of a name that only Threads gives: the
    folder may have been renamed, or be the one that was given.
    """
    files = readable(names)
    folders = {folder for folder in set(map(_folder_of, files)) if plain(folder) == THREADS}
    folders |= {_folder_of(name) for name in files if is_own(name)}
    return tuple(name for name in files if _folder_of(name) in folders)


def known_files(names: tuple[str, ...], *endings: str) -> Iterator[tuple[str, Kind]]:
    """Give the files among these names that are read and have one of these endings."""
    for name in own_files(names):
        kind = KINDS.get(plain(name))
        if kind is not None and name.lower().endswith(endings):
            yield name, kind


def _folder_of(name: str) -> str:
    return name.rpartition("/")[0]
