"""Which files of an Instagram export are read, and how: by base name and folder (formats 2.1).

Folders changed in 2021, 2022, 2023 and 2024; base names and root keys are English in every
language and stay. Facebook and Threads may lie beside it with some of the same names.
"""

import re
from collections.abc import Iterator
from enum import Enum
from typing import Final

from msgspec import Struct

from friendline.archives.instagram import comments, flat, media, people, profile
from friendline.archives.instagram.page import FileReader
from friendline.archives.json_documents import UnusableFileError
from friendline.archives.json_values import Fields, Json, entries
from friendline.archives.mojibake import repaired

_NUMBER: Final = re.compile(r"(_\d+)?( ?\(\d+\))?$")
_ROOTS: Final = (
    *("relationships_", "profile_", "ig_", "comments_", "account_history_"),
    *("media_comments", "text_post_app_"),
)
_KEYS_OF_RECORDS: Final = frozenset({"media", "string_list_data", "label_values"})
_SIGNS: Final = str.maketrans({"'": "_", "\N{RIGHT SINGLE QUOTATION MARK}": "_", "-": "_"})


class Part(Enum):
    """What a file is about, as far as another file or a gap asks for it."""

    FOLLOWERS = "followers"
    FOLLOWING = "following"
    REQUESTS = "requests received"
    PENDING = "requests sent"
    LATELY = "requests sent lately"
    UNFOLLOWED = "unfollowed"
    CLOSE_FRIENDS = "close friends"
    POSTS = "posts"
    STORIES = "stories"
    PROFILE = "profile"
    PRIVACY = "switches between private and public"
    CLOSING = "closing the account"
    ASKED = "exports asked for"
    CONNECTIONS = "all lists of accounts, until 2021"
    MEDIA = "all media, until 2021"
    OTHER = "other"


class Kind(Struct, frozen=True):
    """One kind of file: who reads it, what it is about, and whether it is all one record."""

    read: FileReader
    part: Part = Part.OTHER
    is_whole: bool = False


_RECEIVED: Final = Kind(people.read_received, Part.REQUESTS)
_SENT: Final = Kind(people.read_sent, Part.PENDING)
_LATELY: Final = Kind(people.read_asked_lately, Part.LATELY)
_UNFOLLOWED: Final = Kind(people.read_unfollowed, Part.UNFOLLOWED)
_BLOCKED: Final = Kind(people.read_blocked)
_POSTS: Final = Kind(media.read_posts, Part.POSTS)
_COMMENTS: Final = Kind(comments.read_comments)
_PRIVACY: Final = Kind(people.read_nothing, Part.PRIVACY)
_CLOSING: Final = Kind(people.read_nothing, Part.CLOSING)

KINDS: Final[dict[str, Kind]] = {
    "personal_information": Kind(profile.read_profile, Part.PROFILE),
    "followers": Kind(people.read_followers, Part.FOLLOWERS),
    "following": Kind(people.read_following, Part.FOLLOWING),
    "follow_requests_you_ve_received": _RECEIVED,
    "follow_requests_youve_received": _RECEIVED,
    "pending_follow_requests": _SENT,
    "recent_follow_requests": _LATELY,
    "permanent_follow_requests": _LATELY,
    "recently_unfollowed_accounts": _UNFOLLOWED,
    "recently_unfollowed_profiles": _UNFOLLOWED,
    "blocked_accounts": _BLOCKED,
    "blocked_profiles": _BLOCKED,
    "close_friends": Kind(people.read_nothing, Part.CLOSE_FRIENDS),
    "posts": _POSTS,
    "reels": _POSTS,
    "igtv_videos": _POSTS,
    "other_content": Kind(media.read_perhaps_posted),
    "archived_posts": Kind(media.read_archived),
    "stories": Kind(media.read_stories, Part.STORIES),
    "profile_photos": Kind(media.read_profile_photos),
    "post_comments": _COMMENTS,
    "reels_comments": _COMMENTS,
    "account_privacy_changes": _PRIVACY,
    "profile_privacy_changes": _PRIVACY,
    "account_status_changes": _CLOSING,
    "profile_status_changes": _CLOSING,
    "your_information_download_requests": Kind(people.read_nothing, Part.ASKED),
}
"""Every file that is read since 2021, by its plain base name. Messages, likes, searches, deleted
posts, suggestions and all that networks log about the owner are left unread."""

FLAT: Final[dict[str, Kind]] = {
    "connections": Kind(flat.read_connections, Part.CONNECTIONS, is_whole=True),
    "media": Kind(flat.read_media, Part.MEDIA, is_whole=True),
    "comments": Kind(flat.read_comments),
    "profile": Kind(profile.read_profile, Part.PROFILE, is_whole=True),
}
"""The files of the layout until 2021, which lie at the top and have names that others have too."""

OWN_FOLDERS: Final = frozenset({"your_instagram_activity", "followers_and_following"})
"""Folders that no other network has."""

SHARED_FOLDERS: Final = frozenset(
    {
        *("account_information", "comments", "connections", "content", "logged_information"),
        *("login_and_account_creation", "personal_information", "preferences"),
        *("security_and_login_information",),
    }
)
"""Folders of ours that others have too."""

_NOT_OURS: Final = frozenset(
    {
        "messages",
        "threads",
        "your_activity_across_facebook",
        "your_facebook_activity",
        "friends_and_followers",
    }
)
"""Folders below which files of the same names are somebody else's."""

_OUR_LISTS: Final = frozenset({"followers", "following"})
"""Names that Facebook's files below ``connections`` have too."""


def plain(name: str) -> str:
    """Give the base name of a file or folder in the one way it is looked up.

    ``follow_requests_you've_received.json`` and ``follow_requests_you_ve_received_1.html`` are one.
    """
    last = repaired(name).rsplit("/", 1)[-1].lower().translate(_SIGNS)
    stem = last.rsplit(".", 1)[0] if "." in last else last
    return _NUMBER.sub("", stem)


def kind_of(name: str) -> Kind | None:
    """Give how a file is read, by its folders and base name; ``None`` if it is not."""
    *folders, last = name.split("/")
    above = [plain(folder) for folder in folders]
    if not _NOT_OURS.isdisjoint(above):
        return None
    stem = plain(last)
    if stem in _OUR_LISTS and above and above[-1] != "followers_and_following":
        return None
    return KINDS.get(stem) or (
        FLAT.get(stem) if above in ([], above[:1]) and stem not in above else None
    )


def known_files(names: tuple[str, ...], ending: str) -> Iterator[tuple[str, Kind]]:
    """Give the files that are read among these names."""
    for name in names:
        if name.lower().endswith(ending) and (kind := kind_of(name)) is not None:
            yield name, kind


def records_of(document: Json, kind: Kind) -> list[Json]:
    """Give the records of a file: in a bare list, below its root key, or one bare object.

    Raises:
        UnusableFileError: There is neither a list nor an object.
    """
    if type(document) is dict and not kind.is_whole:
        document = _below_root(document)
    if type(document) not in {list, dict}:
        raise UnusableFileError("It holds no list of records; the file was skipped.")
    return entries(document)


def _below_root(document: Fields) -> Json:
    """What stands below the root key, known by its beginning, or by being alone over a list."""
    for key, value in document.items():
        if key.startswith(_ROOTS):
            return value
    if len(document) == 1:
        key, only = next(iter(document.items()))
        if type(only) is list and key not in _KEYS_OF_RECORDS:
            return only
    return document
