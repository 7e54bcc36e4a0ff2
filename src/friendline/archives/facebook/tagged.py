"""What others put the owner into: tagged photos, tagged places (formats 1.2)."""

from typing import Final

from friendline.archives.facebook.labels import MESSAGE, NAME, PLACE, TAGGED_BY
from friendline.archives.facebook.page import CHANNEL, FileReader, Page
from friendline.archives.json_values import (
    Fields,
    fields,
    file_name,
    name_or_none,
    once,
    seconds,
    text,
)
from friendline.archives.label_values import labelled
from friendline.archives.meta.page import reader_of
from friendline.model import UNKNOWN, Item, ItemKind

_CAPTION: Final = ("caption", *MESSAGE)


def _photo(record: Fields, page: Page) -> Item | None:
    """Make a photo or video the owner is tagged in: an address and who put it there.

    The picture itself is not in the export.
    """
    told = labelled(record)
    by = told.under(*NAME, "owner", "author", "uploaded by", *TAGGED_BY)
    words = told.under(*_CAPTION) or text(record.get("title"))
    by = by or _first_but(told.first(), words) or name_or_none(record.get("name"))
    link = next(iter(told.links), None)
    if by is None and link is None and not words:
        return None
    return Item(
        channel=CHANNEL,
        kind=ItemKind.TAG,
        at=seconds(record.get("timestamp")) or next(iter(told.times), None),
        text=words,
        place=told.under(*PLACE),
        by=by or UNKNOWN,
        media=once(file_name(medium.get("uri")) for medium in told.media),
        link=link,
        file=page.file,
    )


def _place(record: Fields, page: Page) -> Item | None:
    """Make a place the owner was tagged in; who did it is told by some exports only."""
    told = labelled(record)
    place = told.under(*PLACE, *NAME) or told.first()
    place = place or name_or_none(fields(record.get("place")).get("name"))
    place = place or name_or_none(record.get("name"))
    if place is None:
        return None
    return Item(
        channel=CHANNEL,
        kind=ItemKind.TAG,
        # The time of the visit, not of the tag: the label is translated, the type is not.
        at=next(iter(told.times), None) or seconds(record.get("timestamp")),
        place=place,
        by=told.under(*TAGGED_BY) or UNKNOWN,
        link=next(iter(told.links), None),
        file=page.file,
    )


def _first_but(first: str | None, words: str) -> str | None:
    """The first text, unless it is what was taken for the message."""
    return None if first == words else first


read_tagged_photos: Final[FileReader] = reader_of(_photo)
read_tagged_places: Final[FileReader] = reader_of(_place)
