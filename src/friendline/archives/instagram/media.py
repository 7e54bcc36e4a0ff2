"""Posts, reels, stories and profile photos (formats 2.3).

Cameras, devices and coordinates are not read. A story is gone after 24 hours unless it is kept
as a highlight, and it may have been for close friends only; neither is in the export, so who sees
a story stays unknown whatever the state of the account.
"""

import re
from collections.abc import Callable, Iterator
from typing import Final

from msgspec import Struct

from friendline.archives.instagram.page import (
    ARCHIVED,
    PUBLIC,
    UNTOLD,
    FileReader,
    Known,
    Page,
    Standing,
)
from friendline.archives.json_values import (
    Fields,
    Json,
    file_name,
    objects,
    once,
    seconds,
    text,
    together,
)
from friendline.archives.label_values import is_labelled, labelled
from friendline.archives.meta.page import reader_of
from friendline.model import Item, ItemKind, Record, Seconds

_VIDEOS: Final = (".mp4", ".mov", ".avi", ".m4v", ".webm", ".3gp", ".mkv")
_MENTION: Final = re.compile(r"(?<![\w.@/])@([A-Za-z0-9_](?:[A-Za-z0-9._]{0,62}[A-Za-z0-9_])?)")
_CAPTION: Final = ("caption", "title", "text", "beschreibung", "légende", "descripción")


class Shown(Struct, frozen=True):
    """What shows with one record.

    Attributes:
        at: When it was posted, UTC seconds.
        text: Its caption.
        media: File names of its pictures and videos.
        place: Name of the place; only the layout of 2019 has it.
    """

    at: Seconds | None
    text: str
    media: tuple[str, ...]
    place: str | None = None


def shown(record: Fields) -> Shown:
    """Collect what shows with a record: captions stand at the post or at its first picture."""
    if is_labelled(record):
        return _shown_among_labels(record)
    pictures = list(objects(record.get("media"))) if "media" in record else [record]
    times = (seconds(one.get("creation_timestamp")) for one in (record, *pictures))
    return Shown(
        at=next(filter(None, times), None),
        text=together(text(one.get("title")) for one in (record, *pictures)),
        media=once(file_name(one.get("uri")) for one in pictures),
    )


def _shown_among_labels(record: Fields) -> Shown:
    told = labelled(record)
    return Shown(
        at=seconds(record.get("timestamp")) or next(iter(told.times), None),
        text=told.under(*_CAPTION) or told.longest_but(None) or "",
        media=once(file_name(one.get("uri")) for one in told.media),
    )


def made(one: Shown, page: Page, standing: Standing, kind: ItemKind | None = None) -> Item | None:
    """Make the item of what shows; ``None`` if nothing does.

    Without a kind it follows from the content alone, so that a video is the same item whichever
    file of whichever year holds it.
    """
    if not (one.text or one.media):
        return None
    return Item(
        channel=page.channel,
        kind=kind or _kind(one),
        at=one.at,
        text=one.text,
        place=one.place,
        tagged=mentioned(one.text, page.known.owner),
        media=one.media,
        file=page.file,
        audience=standing.audience,
        audience_source=standing.source,
    )


def mentioned(words: str, owner: frozenset[str]) -> tuple[str, ...]:
    """Give the user names that a text calls by ``@``, lower case, without the owner."""
    if "@" not in words:
        return ()
    return tuple(
        name for name in once(map(str.lower, _MENTION.findall(words))) if name not in owner
    )


def _kind(one: Shown) -> ItemKind:
    if one.text:
        return ItemKind.POST
    is_video = all(name.lower().endswith(_VIDEOS) for name in one.media)
    return ItemKind.VIDEO if is_video else ItemKind.PHOTO


def _reader(standing: Callable[[Known], Standing], kind: ItemKind | None = None) -> FileReader:
    """Give a reader for files whose records are of this kind and are shown to these people."""
    return reader_of(lambda record, page: made(shown(record), page, standing(page.known), kind))


def read_profile_photos(records: list[Json], page: Page) -> Iterator[Record]:
    """Read profile photos: everybody sees the latest, a private account's too (formats 2.4).

    Whether an earlier one can still be seen anywhere is not told.
    """
    photos = []
    for number, record in enumerate(records, 1):
        photo = shown(record) if type(record) is dict else None
        if photo is None or not photo.media:
            page.odd.append(number)
        else:
            photos.append(photo)
    latest = max(photos, key=lambda photo: photo.at or 0, default=None)
    everybody = UNTOLD if page.known.is_closed else PUBLIC
    for photo in photos:
        item = made(photo, page, everybody if photo is latest else UNTOLD)
        if item is not None:
            yield item


read_posts = _reader(lambda known: known.standing)
read_archived = _reader(lambda _: ARCHIVED)
read_perhaps_posted = _reader(lambda _: UNTOLD)
read_stories = _reader(lambda _: UNTOLD, ItemKind.STORY)
