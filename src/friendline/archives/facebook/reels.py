"""Reels: short videos, written like posts (2023 and later) or as bare videos (formats 1.2)."""

from collections.abc import Iterator, Sequence

from friendline.archives.facebook.media import medium_item
from friendline.archives.facebook.page import Page
from friendline.archives.facebook.posts import item_of
from friendline.archives.facebook.written import Medium, Reel
from friendline.model import Item, ItemKind, Record


def read_reels(records: Sequence[Reel | None], page: Page) -> Iterator[Record]:
    """Read reels: each is a video."""
    for number, record in enumerate(records, 1):
        item = None if record is None else _item(record, page)
        if item is None:
            page.odd.append(number)
        else:
            yield item


def _item(record: Reel, page: Page) -> Item | None:
    if not record.uri:
        return item_of(record, page, ItemKind.VIDEO)
    video = Medium(
        uri=record.uri,
        creation_timestamp=record.creation_timestamp,
        title=record.title,
        description=record.description,
    )
    return medium_item(video, page)
