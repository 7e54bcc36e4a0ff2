"""Which files of an Instagram export are read, and how: by base name and folder (formats 2.1).

Folders changed in 2021, 2022, 2023 and 2024; base names and root keys are English in every
language and stay. Facebook and Threads may lie beside it with some of the same names.
"""

from enum import Enum
from typing import Final

from msgspec import Struct

from friendline.archives.instagram import comments, flat, media, people, profile
from friendline.archives.instagram.page import FileReader
from friendline.archives.json_documents import parsed
from friendline.archives.meta.names import KnownFiles, folders_of, plain
from friendline.archives.meta.records import Records, below_root, listed

_ROOTS: Final = (
    *("relationships_", "profile_", "ig_", "comments_", "account_history_"),
    *("media_comments", "text_post_app_"),
)


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
_RESTRICTED: Final = Kind(people.read_restricted)
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
    "close_friends": Kind(people.read_close_friends, Part.CLOSE_FRIENDS),
    "hide_story_from": Kind(people.read_hidden_from),
    "restricted_accounts": _RESTRICTED,
    "restricted_profiles": _RESTRICTED,
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

ACTIVITY: Final = "your_instagram_activity"
PEOPLE: Final = "followers_and_following"
CONNECTIONS: Final = "connections"
MEDIA: Final = "media"
SHARED_FOLDERS: Final = frozenset(
    {
        *("account_information", "comments", "content", "logged_information"),
        *("login_and_account_creation", "personal_information", "preferences"),
        *("security_and_login_information",),
    }
)
"""Folders of ours that others have too."""

FOLDERS: Final = SHARED_FOLDERS | {ACTIVITY, CONNECTIONS, MEDIA, PEOPLE}
"""All folders that an export has at its top, but for those in which nothing is read."""

THREADS: Final = "threads"
"""What a Threads profile left in the export lies below this folder, under names like ours."""

_NOT_OURS: Final = frozenset(
    {
        "messages",
        THREADS,
        "your_activity_across_facebook",
        "your_facebook_activity",
        "friends_and_followers",
    }
)
"""Folders below which files of the same names are somebody else's."""

_OF_FACEBOOK: Final = {
    "followers": frozenset({"connections", "followers", "following_and_followers"}),
    "following": frozenset({"connections", "followers", "following_and_followers"}),
    "account_status_changes": frozenset({"security_and_login_information"}),
}
"""Names that Facebook's files have too, directly in these folders (formats 1.2)."""


def kind_of(name: str) -> Kind | None:
    """Give how a file is read, by its folders and base name; ``None`` if it is not."""
    stem, above = plain(name), folders_of(name)
    known = KINDS.get(stem)
    if known is None and FOLDERS.isdisjoint(above):
        known = FLAT.get(stem)
    if known is None or not _NOT_OURS.isdisjoint(above):
        return None
    return None if above and above[-1] in _OF_FACEBOOK.get(stem, ()) else known


known_files: Final = KnownFiles(kind_of)
"""Finds the files that are read."""


def records_in(content: bytes, kind: Kind) -> Records:
    """Give the records of a file: in a bare list, below its root key, or one bare object.

    Raises:
        UnusableFileError: There is neither a list nor an object, or it is no JSON.
    """
    document = parsed(content)
    value, below = document.value, None
    if type(value) is dict and not kind.is_whole:
        below = below_root(value, lambda key: key.startswith(_ROOTS))
    return Records(listed(value if below is None else below), document.is_mended)
