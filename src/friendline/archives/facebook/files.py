"""Which files of a Facebook export are read, and how: by base name and root key, anywhere.

Three generations of layout and their variants differ in folders, in the ends of names (``_1``,
``_v2``) and in how an apostrophe is written; base names and root keys stay (formats 1.1, 1.2).
"""

import re
from collections.abc import Sequence
from enum import Enum
from typing import Final

from msgspec import Struct

from friendline.archives.facebook import (
    changes,
    events,
    groups,
    hidden,
    media,
    notes,
    people,
    posts,
    profile,
    reactions,
    reels,
    settings,
    tagged,
    written,
)
from friendline.archives.facebook.page import FileReader
from friendline.archives.json_documents import parsed
from friendline.archives.json_values import Json
from friendline.archives.meta.names import KnownFiles, folders_of, plain
from friendline.archives.meta.records import Records, below_root, listed
from friendline.archives.mojibake import repaired
from friendline.archives.typed_json import decode_one, decode_records, fitted

_VERSION: Final = re.compile(r"_v\d+$")


class Part(Enum):
    """A part of an export that its owner would miss."""

    FRIENDS = "friends"
    POSTS = "posts"
    OTHER = "other"


class Kind(Struct, frozen=True):
    """One kind of file.

    Attributes:
        read: Reads its records.
        roots: Root keys without ``_v2``; a bare list is always accepted.
        part: The part it belongs to.
        record: The type its records are parsed into, if they have one.
        is_one: Whether a file is one record, and no list.
    """

    read: FileReader
    roots: tuple[str, ...] = ()
    part: Part = Part.OTHER
    record: type[Struct] | None = None
    is_one: bool = False


PROFILE: Final = Kind(profile.read_profile, ("profile",))
ALBUM: Final = Kind(media.read_albums, record=written.Album, is_one=True)
_FRIENDS: Final = Kind(people.read_friends, ("friends", "friends_added"), Part.FRIENDS)
_RECEIVED: Final = Kind(people.read_received, ("received_requests",))
_SENT: Final = Kind(people.read_sent, ("sent_requests",))
_FOLLOWERS: Final = Kind(people.read_followers, ("followers",))
_FOLLOWING: Final = Kind(people.read_following, ("following",))
_POSTS: Final = Kind(posts.read_posts, ("status_updates",), Part.POSTS, record=written.Written)
_ELSEWHERE: Final = Kind(posts.read_posts, record=written.Written)
_PHOTOS: Final = Kind(media.read_photos, ("photos", "other_photos"), record=written.LooseMedium)
_VIDEOS: Final = Kind(media.read_photos, ("videos",), record=written.LooseMedium)
_GROUP_POSTS: Final = Kind(posts.read_group_posts, ("group_posts",), record=written.Written)
_GROUPS: Final = Kind(groups.read_groups, ("groups_joined", "groups_admined"))
_OWN_EVENTS: Final = Kind(events.read_own_events, ("your_events", "events_hosted"))
_REELS: Final = Kind(reels.read_reels, ("lasso_videos", "reels", "videos"), record=written.Reel)
_NOTES: Final = Kind(notes.read_notes, ("notes",), record=written.Note)
_HIDDEN: Final = Kind(hidden.read_hidden_posts, ("archive", "trash"), record=written.Written)
_REACTIONS: Final = Kind(reactions.read_reactions, ("reactions",), record=written.Reacted)
_LIKED_PAGES: Final = Kind(profile.read_liked_pages, ("page_likes", "pages_liked"))

KINDS: Final[dict[str, Kind]] = {
    "profile_information": PROFILE,
    "friends": _FRIENDS,
    "your_friends": _FRIENDS,
    "friends_added": _FRIENDS,
    "received_friend_requests": _RECEIVED,
    "friend_requests_received": _RECEIVED,
    "sent_friend_requests": _SENT,
    "friend_requests_sent": _SENT,
    "rejected_friend_requests": Kind(people.read_rejected, ("rejected_requests",)),
    "removed_friends": Kind(people.read_removed_friends, ("deleted_friends", "removed_friends")),
    "people_who_follow_you": _FOLLOWERS,
    "people_who_followed_you": _FOLLOWERS,
    "followers": _FOLLOWERS,
    "who_you_follow": _FOLLOWING,
    "who_you_ve_followed": _FOLLOWING,
    "who_youve_followed": _FOLLOWING,
    "following": _FOLLOWING,
    "your_posts": _POSTS,
    "your_posts_check_ins_photos_and_videos": _POSTS,
    "profile_posts": _POSTS,
    "posts_on_other_pages_and_profiles": _ELSEWHERE,
    "other_people_s_posts_to_your_timeline": Kind(
        posts.read_wall_posts, ("wall_posts_sent_to_you",), record=written.Written
    ),
    "check_ins": Kind(posts.read_check_ins, ("check_ins",), record=written.Written),
    "comments": Kind(posts.read_comments, ("comments",), record=written.Written),
    "your_comments_in_groups": Kind(
        posts.read_comments, ("group_comments",), record=written.Written
    ),
    "archived_stories": Kind(
        posts.read_stories, ("archived_stories", "stories"), record=written.Written
    ),
    "photos_and_videos_you_re_tagged_in": Kind(tagged.read_tagged_photos),
    "photos_and_videos_youre_tagged_in": Kind(tagged.read_tagged_photos),
    "places_you_have_been_tagged_in": Kind(tagged.read_tagged_places, ("tagged_places",)),
    "your_photos": _PHOTOS,
    "your_uncategorized_photos": _PHOTOS,
    "your_videos": _VIDEOS,
    "your_reels": _REELS,
    "notes": _NOTES,
    "your_notes": _NOTES,
    "archive": _HIDDEN,
    "trash": _HIDDEN,
    "likes_and_reactions": _REACTIONS,
    "posts_and_comments": _REACTIONS,
    "your_posts_in_groups": _GROUP_POSTS,
    "your_posts_and_comments_in_groups": _GROUP_POSTS,
    "group_posts_and_comments": _GROUP_POSTS,
    "your_group_membership_activity": _GROUPS,
    "your_groups": _GROUPS,
    "your_pending_posts_in_groups": Kind(
        hidden.read_pending_posts, ("pending_posts",), record=written.Written
    ),
    "your_event_responses": Kind(events.read_event_answers, ("event_responses", "event_response")),
    "event_invitations": Kind(events.read_invitations, ("events_invited",)),
    "your_events": _OWN_EVENTS,
    "events_you_hosted": _OWN_EVENTS,
    "profile_update_history": Kind(
        changes.read_changes, ("profile_updates",), record=written.Written
    ),
    "pages_you_ve_liked": _LIKED_PAGES,
    "pages_youve_liked": _LIKED_PAGES,
    "privacy_settings": Kind(settings.read_privacy),
    "your_post_audiences": Kind(settings.read_lists),
}
"""Every file that is read, by its plain base name. Left unread are messages, invitations to groups,
and what Facebook logged: whose profile the owner looked at, and whom the owner's phone knew. A name
there that equals a friend's is no proof that it is the friend's."""

_IN_FOLDERS: Final = {"archive": "posts", "trash": "posts", "notes": None}
"""Base names that many programs use: they count in this folder, or in any but the top one."""


_OF_OTHERS: Final = frozenset({"followers_and_following", "threads", "your_instagram_activity"})
"""Folders below which files of the same names are Instagram's or those of Threads (formats 2.1)."""


def kind_of(name: str) -> Kind | None:
    """Give how a file is read, by its base name; album files have only their folder's."""
    folder, _, last = name.rpartition("/")
    stem = plain(last)
    known = KINDS.get(stem)
    if stem in _IN_FOLDERS and not (folder and _IN_FOLDERS[stem] in {None, plain(folder)}):
        return None
    if known is None and last[:1].isdigit() and plain(folder) == "album":
        known = ALBUM
    return known if known and _OF_OTHERS.isdisjoint(folders_of(name)) else None


known_files: Final = KnownFiles(kind_of)
"""Finds the files that are read."""


def records_in(content: bytes, kind: Kind) -> Records:
    """Give the records of a file: below a root key of any version, in a bare list, or bare.

    Raises:
        UnusableFileError: There is neither a list nor an object, or it is no JSON.
    """
    if kind.record is not None and (quick := _as_it_should_be(content, kind, kind.record)):
        return Records(quick)
    document = parsed(content)
    values = _records_of(document.value, kind)
    if kind.record is not None:
        values = [fitted(value, kind.record) for value in values]
    return Records(values, document.is_mended)


def _as_it_should_be(
    content: bytes, kind: Kind, record: type[Struct]
) -> Sequence[Struct | None] | None:
    """Give the records of a file in which all is of the right type, else nothing."""
    if kind.is_one and (one := decode_one(content, record)) is not None:
        return [one]
    found = decode_records(content, record)
    return _below_root(found, kind) if isinstance(found, dict) else found


def _records_of(document: Json, kind: Kind) -> list[Json]:
    below = _below_root(document, kind) if type(document) is dict else None
    return _unwrapped(document if below is None else below)


def _below_root(document: dict[str, Json], kind: Kind) -> Json:
    return below_root(document, lambda key: _VERSION.sub("", repaired(key)) in kind.roots)


def _unwrapped(value: Json) -> list[Json]:
    """A list as it is, one inside ``activity_log_data`` (2018), or a bare object as one record."""
    is_log = type(value) is dict and "activity_log_data" in value
    return listed(value["activity_log_data"] if is_log else value)
