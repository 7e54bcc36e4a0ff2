"""Which files of a Facebook export are read, and how: by base name and root key, anywhere.

Three generations of layout and their variants differ in folders, in the ends of names (``_1``,
``_v2``) and in how an apostrophe is written; base names and root keys stay (formats 1.1, 1.2).
"""

import re
from collections.abc import Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Any, Final

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
from friendline.archives.json_documents import UnusableFileError, parsed
from friendline.archives.json_values import Fields, Json, entries
from friendline.archives.mojibake import repaired
from friendline.archives.typed_json import decode_one, decode_records, fitted

_NUMBER: Final = re.compile(r"(_\d+)?( ?\(\d+\))?$")
_VERSION: Final = re.compile(r"_v\d+$")
_LABELS: Final = "label_values"
_SIGNS: Final = str.maketrans({"'": "_", "\N{RIGHT SINGLE QUOTATION MARK}": "_", "-": "_"})


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


class Records(Struct, frozen=True):
    """The records of one file, ``None`` for one that is no object of its kind.

    ``is_mended`` tells that some characters had to be replaced.
    """

    values: Sequence[Any]
    is_mended: bool = False


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


def plain(name: str) -> str:
    """Give the base name of a file or folder in the one way it is looked up.

    ``who_you've_followed`` and ``who_you_ve_followed_1`` are one.
    """
    last = repaired(name).rsplit("/", 1)[-1].lower().translate(_SIGNS)
    stem = last.rsplit(".", 1)[0] if "." in last else last
    while "__" in stem:
        stem = stem.replace("__", "_")
    return _NUMBER.sub("", stem)


def kind_of(name: str) -> Kind | None:
    """Give how a file is read, by its base name; album files have only their folder's."""
    folder, _, last = name.rpartition("/")
    stem = plain(last)
    known = KINDS.get(stem)
    if stem in _IN_FOLDERS and not (folder and _IN_FOLDERS[stem] in {None, plain(folder)}):
        return None
    if known is None and last[:1].isdigit() and plain(folder) == "album":
        return ALBUM
    return known


def known_files(names: tuple[str, ...], ending: str) -> Iterator[tuple[str, Kind]]:
    """Give the files that are read among these names, profile first: it says who the owner is."""
    return iter(_known_files(names, ending))


@lru_cache(maxsize=16)
def _known_files(names: tuple[str, ...], ending: str) -> tuple[tuple[str, Kind], ...]:
    # an export is looked through several times, and it may have a hundred thousand names
    found = [
        (name, kind)
        for name in names
        if name.lower().endswith(ending) and (kind := kind_of(name)) is not None
    ]
    return tuple(sorted(found, key=lambda entry: entry[1] is not PROFILE))


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
    if type(document) is dict:
        below = _below_root(document, kind)
        return [document] if below is None else _unwrapped(below)
    return _unwrapped(document)


def _below_root(document: Fields, kind: Kind) -> Json:
    """Give what stands below the root key, or below the only key if that is a list."""
    for key, value in document.items():
        if _VERSION.sub("", repaired(key)) in kind.roots:
            return value
    if len(document) == 1 and _LABELS not in document:
        only = next(iter(document.values()))
        return only if type(only) is list else None
    return None


def _unwrapped(value: Json) -> list[Json]:
    """A list as it is, one inside ``activity_log_data`` (2018), or a bare object as one record."""
    if type(value) is dict and "activity_log_data" in value:
        value = value["activity_log_data"]
    if type(value) not in {list, dict}:
        raise UnusableFileError("It holds no list of records; the file was skipped.")
    return entries(value)
