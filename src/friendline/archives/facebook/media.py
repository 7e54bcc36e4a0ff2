"""Pictures and videos: their words, file names and times; albums (formats 1.3, 1.4).

Upload addresses, cameras and coordinates are not read.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from friendline.archives.facebook.labels import MESSAGE
from friendline.archives.facebook.page import CHANNEL, Page
from friendline.archives.facebook.written import Album, LooseMedium, Medium
from friendline.archives.json_values import (
    file_name,
    name_or_none,
    once,
    seconds,
    text,
    together,
)
from friendline.archives.label_values import labelled
from friendline.archives.typed_json import fitted
from friendline.model import Item, ItemKind, Record, Seconds

_VIDEOS: Final = (".mp4", ".mov", ".avi", ".m4v", ".webm", ".3gp", ".mkv", ".wmv")
_PHOTO: Final = ItemKind.PHOTO
_VIDEO: Final = ItemKind.VIDEO
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


def words_of(medium: Medium) -> tuple[str, ...]:
    """Give the title and the description of a picture or video that somebody wrote."""
    if not medium.title and not medium.description:  # by far the most
        return ()
    title = text(medium.title) if medium.title else ""
    description = text(medium.description) if medium.description else ""
    return once(("" if title.lower() in _PLACEHOLDERS else title, description))


def taken(medium: Medium) -> Seconds | None:
    """Give when a photo was taken, flat (2018-2019) or in ``exif_data``; UTC seconds."""
    metadata = medium.media_metadata
    photo = (metadata and metadata.photo_metadata) or medium.photo_metadata
    if photo is None:
        return None
    for exif in (photo, *photo.exif_data):
        if (at := seconds(exif.taken_timestamp)) is not None:
            return at
    return None


def is_video(name: str) -> bool:
    """Whether a file name is a video's."""
    return name.lower().endswith(_VIDEOS)


def comments_under(medium: Medium, page: Page) -> Iterator[Item]:
    """Give the comments that stand under a picture; only exports of 2018-2019 have them."""
    for comment in medium.comments:
        words = text(comment.comment)
        author = name_or_none(comment.author)
        if words:
            yield Item(
                channel=CHANNEL,
                kind=ItemKind.COMMENT,
                at=seconds(comment.timestamp),
                text=words,
                by=None if author in page.known.owner else author,
                file=page.file,
            )


def read_photos(records: Sequence[LooseMedium | None], page: Page) -> Iterator[Record]:
    """Read loose photos and videos."""
    return _read_media(records, page, None)


def read_albums(records: Sequence[Album | None], page: Page) -> Iterator[Record]:
    """Read albums: each picture is an item, and what the owner wrote about the album is one."""
    for number, album in enumerate(records, 1):
        if album is None or (not album.name and album.photos is None):
            page.odd.append(number)
            continue
        name, about = name_or_none(album.name), text(album.description)
        if about:
            yield Item(
                channel=CHANNEL,
                kind=ItemKind.POST,
                at=seconds(album.last_modified_timestamp),
                text=together((name or "", about)),
                album=name,
                file=page.file,
            )
        yield from _read_media(album.photos or (), page, name)


def _read_media(
    records: Sequence[LooseMedium | None], page: Page, album: str | None
) -> Iterator[Record]:
    for number, record in enumerate(records, 1):
        if record is None:
            page.odd.append(number)
            continue
        is_plain = record.media is None and record.label_values is None
        item = medium_item(record if is_plain else _unwrapped(record), page, album)
        if item is None:
            page.odd.append(number)
        else:
            yield item
            yield from comments_under(record, page)


def _unwrapped(record: LooseMedium) -> Medium:
    """Give the picture of a record that is not the picture itself."""
    if record.label_values is not None:
        return _among_labels(record)
    return fitted(record.media, Medium) or record


def _among_labels(record: LooseMedium) -> Medium:
    told = labelled({"label_values": record.label_values, "media": record.media})
    medium = fitted(next(iter(told.media), None), Medium) or record
    at = medium.creation_timestamp or record.timestamp or next(iter(told.times), 0)
    said = told.under(*MESSAGE) or ""
    return replace(medium, description=medium.description or said, creation_timestamp=at)


def medium_item(medium: Medium, page: Page, album: str | None = None) -> Item | None:
    """Make the item of one picture or video; ``None`` if it has neither file nor time."""
    name = file_name(medium.uri)
    at = seconds(medium.creation_timestamp)
    if not name and at is None:
        return None
    return Item(
        channel=CHANNEL,
        kind=_VIDEO if is_video(name) else _PHOTO,
        at=at,
        text="\n".join(words_of(medium)),
        place=name_or_none(medium.place.name) if medium.place else None,
        album=album,
        taken=taken(medium),
        media=(name,) if name else (),
        file=page.file,
    )
