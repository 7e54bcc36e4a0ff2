"""What an X archive lacks, told so that its owner can do something about it (formats 4)."""

from collections.abc import Iterator
from typing import Final

from friendline.archives.json_values import entries, fields
from friendline.archives.x.export import Export
from friendline.archives.x.files import Kind, kind_of
from friendline.archives.x.people import Shown
from friendline.archives.x.standing import Standing
from friendline.archives.x.values import id_of, words
from friendline.model import Gap

_ASK_AGAIN: Final = (
    "On X open Settings and privacy, Your account, Download an archive of your data, and give the "
    "whole zip here as it comes; if there are several, all of them."
)
_NAMED: Final = 3


def gaps(export: Export, standing: Standing, known: dict[str, Shown]) -> Iterator[Gap]:
    """Tell what is missing in an archive, all its parts taken together.

    Args:
        export: The archive.
        standing: Whether its owner's posts are protected.
        known: The people whom posts name, by number.
    """
    if not export.documents and not any(map(kind_of, export.names)):
        yield _NOTHING_TO_READ
        return
    yield from _missing_posts(export)
    yield from _missing_people(export, known)
    if standing is Standing.UNKNOWN:
        yield _GAP_OF_STANDING
    yield _GAP_OF_REQUESTS
    yield from _unread(export)


MEDIA_OF_THE_OTHERS: Final = Gap(
    what="This part of an X archive holds only media of the other parts, or files that are not "
    "read.",
    remedy="Nothing has to be done: the other parts were given too.",
)
_NOTHING_TO_READ: Final = Gap(
    what="Only pictures and videos, or files that are not read, are in this part of an X archive: "
    "neither posts nor followers.",
    remedy=_ASK_AGAIN,
)
_GAP_OF_STANDING: Final = Gap(
    what="This archive does not say whether your posts on X are protected: it lists only "
    "switches of the last six months. So nobody can tell from here whether everybody sees your "
    "posts or only your followers.",
    remedy="On X open Settings and privacy, Privacy and safety, Audience and tagging, and look at "
    '"Protect your posts"; then say in audience.toml whether your posts there are for "public" or '
    'for "followers".',
)
_GAP_OF_REQUESTS: Final = Gap(
    what="X puts no follow requests into an archive, neither those you got nor those you sent.",
    remedy="If your posts are protected, look at Follower requests on X and enter those of "
    "clients by hand.",
)


def _missing_posts(export: Export) -> Iterator[Gap]:
    if not export.has(Kind.TWEETS) and not export.has(Kind.TABLE):
        yield Gap(
            what="No posts are in this X archive: what clients would see cannot be told from here.",
            remedy=_ASK_AGAIN,
        )
    absent = sorted(_listed(export) - {name.rpartition("/")[2] for name in export.names})
    if absent:
        shown = ", ".join(absent[:_NAMED]) + (" and others" if len(absent) > _NAMED else "")
        yield Gap(
            what=f"The archive's own list names files that are not here: {shown}. What is in them "
            "was not looked at.",
            remedy=_ASK_AGAIN,
        )


def _listed(export: Export) -> set[str]:
    """The names of the files that are read, as the archive's own list has them."""
    found: set[str] = set()
    for document in export.of_kind(Kind.MANIFEST):
        for manifest in document.records:
            for listed in fields(manifest.get("dataTypes")).values():
                files = entries(fields(listed).get("files"))
                found |= {words(fields(file).get("fileName")) for file in files}
    return {name.rpartition("/")[2] for name in found if kind_of(name) is not None}


def _missing_people(export: Export, known: dict[str, Shown]) -> Iterator[Gap]:
    if not export.has(Kind.FOLLOWERS):
        yield Gap(
            what="No list of followers is in this X archive, as in all from before 2019: who "
            "follows you cannot be told from here.",
            remedy=_ASK_AGAIN,
        )
    listed = {
        id_of(entry.get("accountId"))
        for document in export.of_kind(Kind.FOLLOWERS, Kind.FOLLOWING)
        for entry in document.records
    } - {""}
    nameless = len(listed - known.keys())
    if nameless:
        yield Gap(
            what=f"X lists followers by number, without names: {nameless} of {len(listed)} "
            "accounts that follow you or that you follow are named in none of your posts, so "
            "nobody can tell from here whether they are clients.",
            remedy="Open your lists of followers and of accounts you follow on X, and note the "
            "address of each client whom you find there in your client list.",
        )


def _unread(export: Export) -> Iterator[Gap]:
    likes = sum(len(document.records) for document in export.of_kind(Kind.LIKES))
    if likes:
        yield Gap(
            what=f"Likes in this X archive: {likes}. Since June 2024 X shows a like only to you "
            "and to the author of the post, whom the archive does not name; here they count as "
            "seen by nobody.",
            remedy="Take a like back on X if its author should not know of it.",
        )
    if any(document.records for document in export.of_kind(Kind.ARTICLES)):
        yield Gap(
            what="Articles you wrote on X are in this archive; they are not looked at.",
            remedy="Read them again yourself: open your profile on X, then Articles.",
        )
