"""Pictures and videos: their words, file names and times; albums (formats 1.3, 1.4).

Upload addresses, cameras and coordinates are not read.
"""

from collections.abc import Iterator
from typing import Final

from friendline.archives.facebook.page import CHANNEL, Page
from friendline.archives.json_values import (
    Fields,
    Json,
    entries,
    fields,
    file_name,
    name_or_none,
    objects,
    once,
    seconds,
    text,
    together,
)
from friendline.model import Item, ItemKind, Record, Seconds

_VIDEOS: Final = (".mp4", ".mov", ".avi", ".m4v", ".webm", ".3gp", ".mkv", ".wmv")
_PLACEHOLDERS: Final = frozenset(
    {
        "timeline photos",
        "mobile uploads",
        "profile pictures",
        "cover photos",
        "untitled album",
        "ios photos",
    }
)
"""Titles that Facebook gives by itself: nobody wrote them."""


def words_of(medium: Fields) -> tuple[str, ...]:
    """Give the title and the description of a picture or video that somebody wrote."""
    if "title" not in medium and "description" not in medium:  # by far the most
        return ()
    title, description = text(medium.get("title")), text(medium.get("description"))
    return once(("" if title.lower() in _PLACEHOLDERS else title, description))


def taken(medium: Fields) -> Seconds | None:
    """Give when a photo was taken, flat (2018-2019) or in ``exif_data``; UTC seconds."""
    metadata = medium.get("media_metadata")
    photo = metadata.get("photo_metadata") if type(metadata) is dict else None
    photo = photo or medium.get("photo_metadata")
    if type(photo) is not dict:
        return None
    for exif in (photo, *entries(photo.get("exif_data"))):
        if type(exif) is dict and (at := seconds(exif.get("taken_timestamp"))) is not None:
            return at
    return None


def is_video(name: str) -> bool:
    """Whether a file name is a video's."""
    return name.lower().endswith(_VIDEOS)


def comments_under(medium: Fields, page: Page) -> Iterator[Item]:
    """Give the comments that stand under a picture; only exports of 2018-2019 have them."""
    for comment in objects(medium.get("comments")):
        words = text(comment.get("comment"))
        author = name_or_none(comment.get("author"))
        if words:
            yield Item(
                channel=CHANNEL,
                kind=ItemKind.COMMENT,
                at=seconds(comment.get("timestamp")),
                text=words,
                by=None if author in page.known.owner else author,
                file=page.file,
            )


def read_photos(records: list[Json], page: Page) -> Iterator[Record]:
    """Read loose photos and videos."""
    return _read_media(records, page, None)


def read_albums(records: list[Json], page: Page) -> Iterator[Record]:
    """Read albums: each picture is an item, and what the owner wrote about the album is one."""
    for number, record in enumerate(records, 1):
        album = fields(record)
        name = name_or_none(album.get("name"))
        if name is None and "photos" not in album:
            page.odd.append(number)
            continue
        about = text(album.get("description"))
        if about:
            yield Item(
                channel=CHANNEL,
                kind=ItemKind.POST,
                at=seconds(album.get("last_modified_timestamp")),
                text=together((name or "", about)),
                album=name,
                file=page.file,
            )
        yield from _read_media(entries(album.get("photos")), page, name)


def _read_media(records: list[Json], page: Page, album: str | None) -> Iterator[Record]:
    for number, record in enumerate(records, 1):
        medium = fields(record)
        item = _item(fields(medium.get("media")) or medium, page, album)
        if item is None:
            page.odd.append(number)
        else:
            yield item
            yield from comments_under(medium, page)


def _item(medium: Fields, page: Page, album: str | None) -> Item | None:
    name = file_name(medium.get("uri"))
    at = seconds(medium.get("creation_timestamp"))
    if not name and at is None:
        return None
    return Item(
        channel=CHANNEL,
        kind=ItemKind.VIDEO if is_video(name) else ItemKind.PHOTO,
        at=at,
        text=together(words_of(medium)),
        place=name_or_none(fields(medium.get("place")).get("name")),
        album=album,
        taken=taken(medium),
        media=(name,) if name else (),
        file=page.file,
    )
