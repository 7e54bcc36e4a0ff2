"""Reels: short videos, written like posts (2023 and later) or as bare videos (formats 1.2)."""

from typing import Final

from friendline.archives.facebook.media import medium_item
from friendline.archives.facebook.page import FileReader, Page
from friendline.archives.facebook.posts import item_of
from friendline.archives.facebook.written import Medium, Reel
from friendline.archives.meta.page import reader_of
from friendline.model import Item, ItemKind


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


read_reels: Final[FileReader] = reader_of(_item)
"""Read reels: each is a video."""
