"""The layout of 2018-2021: ``connections.json``, ``media.json``, ``comments.json`` at the top.

Lists are objects of user names and times (``{"followers": {"ann.lee": "2019-06-11T15:34:09"}}``),
times are written out, and a carousel is one record for each of its pictures. These shapes are
known from the code of programs that read them; zones are not declared there and taken as UTC.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from friendline.archives.instagram import people
from friendline.archives.instagram.comments import Comment, commented
from friendline.archives.instagram.media import Shown, made
from friendline.archives.instagram.page import PUBLIC, UNTOLD, Known, Page, Standing
from friendline.archives.instagram.person import Entry, account, username
from friendline.archives.json_values import (
    Fields,
    Json,
    fields,
    file_name,
    name_or_none,
    objects,
    once,
    seconds,
    text,
)
from friendline.model import ItemKind, Record, Seconds

_LISTS: Final[dict[str, people.Makes]] = {
    "followers": people.FOLLOWER,
    "following": people.FOLLOWING,
    "blocked_users": people.BLOCKED,
    "follow_requests_sent": people.SENT,
    "permanent_follow_requests": people.asked_lately,
}
_FEED: Final = ("photos", "videos", "igtv_videos", "reels")
_COMMENT_PARTS: Final = 3


def read_connections(records: list[Json], page: Page) -> Iterator[Record]:
    """Read all lists of accounts, which stand in one file."""
    for record in objects(records):
        for key, makes in _LISTS.items():
            for entry in listed(record, key, page.channel):
                told = makes(entry, page.known)
                if told is not None:
                    yield told


def listed(record: Fields, key: str, channel: str) -> Iterator[Entry]:
    """Give the accounts of one list in ``connections.json``."""
    for name, since in fields(record.get(key)).items():
        handle = username(text(name))
        if handle is not None:
            yield Entry(account(channel, handle), moment_of(since))


def read_media(records: list[Json], page: Page) -> Iterator[Record]:
    """Read posts, stories and profile photos, which stand in one file; messages are not read."""
    for record in objects(records):
        for key in _FEED:
            yield from _posts(objects(record.get(key)), page)
        yield from _pictures(record, "stories", page, ItemKind.STORY)
        yield from _pictures(record, "profile", page, None)


def read_comments(records: list[Json], page: Page) -> Iterator[Record]:
    """Read comments: a time, the words, and whose post it was."""
    for number, record in enumerate(records, 1):
        if type(record) is not list or len(record) < _COMMENT_PARTS or not text(record[1]):
            page.odd.append(number)
            continue
        yield commented(
            Comment(text(record[1]), username(text(record[2])), moment_of(record[0])), page
        )


def moment_of(written: Json) -> Seconds | None:
    """Give a time such as ``2019-06-11T15:34:09`` or ``...+00:00`` in UTC seconds."""
    try:
        at = datetime.fromisoformat(text(written))
        return seconds(int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()))
    except (ValueError, OverflowError):
        return seconds(written)


def _posts(pictures: Iterator[Fields], page: Page) -> Iterator[Record]:
    """One item for each post: pictures of one moment with one caption are one carousel."""
    posts: dict[tuple[Seconds | None, str, str | None], list[str]] = {}
    for picture in pictures:
        caption, place = text(picture.get("caption")), name_or_none(picture.get("location"))
        post = posts.setdefault((moment_of(picture.get("taken_at")), caption, place), [])
        post.append(file_name(picture.get("path")))
    for (at, caption, place), media in posts.items():
        item = made(Shown(at, caption, once(media), place), page, page.known.standing)
        if item is not None:
            yield item


def _pictures(record: Fields, key: str, page: Page, kind: ItemKind | None) -> Iterator[Record]:
    for picture in objects(record.get(key)):
        one = Shown(
            at=moment_of(picture.get("taken_at")),
            text=text(picture.get("caption")),
            media=once([file_name(picture.get("path"))]),
            place=name_or_none(picture.get("location")),
        )
        item = made(one, page, _standing_of_picture(picture, page.known), kind)
        if item is not None:
            yield item


def _standing_of_picture(picture: Fields, known: Known) -> Standing:
    """Everybody sees the profile photo in use; of all else at one side nothing is told."""
    is_in_use = picture.get("is_active_profile") is True and not known.is_closed
    return PUBLIC if is_in_use else UNTOLD
