"""Which files of an export are Mastodon's, told by what is in them (formats 5.1)."""

from enum import Enum
from typing import Final

from msgspec import Struct

from friendline.archives.json_documents import UnusableFileError, parsed
from friendline.archives.json_values import Fields, fields
from friendline.archives.mastodon.people import is_account_table
from friendline.archives.mastodon.values import text
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.tables.delimited import read_header
from friendline.model import Fault


class FileKind(Enum):
    """What a file holds, by its name inside the export."""

    PROFILE = "profile"
    POSTS = "posts"
    LIKES = "likes"
    ACCOUNTS = "accounts"
    ACCOUNT_TABLE = "account table"
    UNREAD = "unread"


class Profile(Struct, frozen=True):
    """The owner's account, and the file it was found in."""

    name: str
    actor: Fields


_JSON: Final = {
    "actor": FileKind.PROFILE,
    "outbox": FileKind.POSTS,
    "featured": FileKind.POSTS,
    "likes": FileKind.LIKES,
    "followers": FileKind.ACCOUNTS,
    "following": FileKind.ACCOUNTS,
    "bookmarks": FileKind.UNREAD,
}
_TABLES: Final = ("follow", "block", "list", "mute")
_ACTORS: Final = frozenset({"Person", "Service", "Application", "Organization", "Group"})
_HEAD_BYTES: Final = 64 * 1024
_STREAMS: Final = b"activitystreams"
_COLLECTION: Final = b"OrderedCollection"


def kind_of(name: str) -> FileKind | None:
    """Give what a file at the top of an export holds; ``None`` if it is not Mastodon's.

    A browser that saved a file twice has put a number behind its name.
    """
    stem, _, ending = name.lower().rpartition(".")
    stem = stem.partition("(")[0].strip()
    if "/" in name:
        return None
    if ending == "json":
        return _JSON.get(stem)
    if ending == "csv" and stem.startswith(_TABLES):
        return FileKind.ACCOUNT_TABLE
    return None


def recognises(archive: Archive) -> bool:
    """Whether an archive holds a file that only Mastodon or its kin write."""
    return any(_is_ours(archive, name) for name in archive.names())


def folders_of(archive: Archive) -> tuple[str, ...]:
    """Give the folders in which files of an account lie: mostly one."""
    found: dict[str, None] = {}
    for name in archive.names():
        folder = name.rpartition("/")[0]
        if folder not in found and _is_ours(archive, name):
            found[folder] = None
    return tuple(found)


def profile_in(archive: Archive) -> tuple[Profile | None, Fault | None]:
    """Give the owner's account, or what is wrong with it; neither where there is none."""
    for name in archive.names():
        if kind_of(name) is FileKind.PROFILE:
            try:
                actor = fields(parsed(archive.read(name)).value)
            except UnreadableFileError as error:
                return None, Fault(file=name, reason=error.reason)
            except UnusableFileError as error:
                return None, Fault(file=name, reason=str(error))
            if not actor:
                reason = "It holds no account; the file was skipped."
                return None, Fault(file=name, reason=reason)
            return Profile(name, actor), None
    return None, None


def _is_ours(archive: Archive, name: str) -> bool:
    """Whether one file, by its name and its content, can only be of this kind."""
    kind = kind_of(name.rpartition("/")[2])
    if kind is None:
        return False
    try:
        content = archive.read(name)
    except UnreadableFileError:
        return False
    if kind is FileKind.ACCOUNT_TABLE:
        return is_account_table(read_header(content, is_account_table))
    return _is_activity_json(content, kind)


def _is_activity_json(content: bytes, kind: FileKind) -> bool:
    head = content[:_HEAD_BYTES]
    if kind is not FileKind.PROFILE:
        return _STREAMS in head and _COLLECTION in head
    if _STREAMS not in head:
        return False
    try:
        return text(fields(parsed(content).value).get("type")) in _ACTORS
    except UnusableFileError:
        return False
