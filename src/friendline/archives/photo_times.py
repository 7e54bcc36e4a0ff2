"""Fills in when photos were taken, from the photos, where an export does not say.

A time counts only where the photo says its zone: a time of an unknown zone would be shown as
known. What is read is bounded, and networks whose photos say nothing are soon left alone.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from friendline.archives.media_files import MediaFile, MediaFiles
from friendline.model import Item, Record, Seconds

_SILENT_PHOTOS: Final = 25
"""So many photos without a word, one after the other: the network takes it out."""

_MOST_BYTES: Final = 2**30
"""Bytes that are read for this in all: a quarter of what is read of one archive."""


class PhotoTimes:
    """Fills in ``Item.taken``; one for all exports of a review.

    Attributes:
        filled: How many items got a time.
    """

    def __init__(self, media: MediaFiles, most_bytes: int = _MOST_BYTES) -> None:
        self.filled = 0
        self._media = media
        self._bytes_left = most_bytes
        self._silent: Counter[str] = Counter()

    def fill(self, records: Iterable[Record]) -> Iterator[Record]:
        """Give the records on, items of photos with the time that the photo says.

        Of an item of several photos the first that says a time counts. An item stays the same
        item: the time of taking is no part of what it is told by.
        """
        for record in records:
            if type(record) is Item and record.media and record.taken is None:
                yield self._filled(record)
            else:
                yield record

    def _filled(self, item: Item) -> Item:
        for name in item.media:
            if self._silent[item.channel] >= _SILENT_PHOTOS:
                break
            file = self._media.find(name, channel=item.channel, file=item.file)
            at = self._taken(file, item.channel) if file is not None else None
            if at is not None:
                self.filled += 1
                return replace(item, taken=at)
        return item

    def _taken(self, file: MediaFile, channel: str) -> Seconds | None:
        size = file.size
        if not file.may_be_photo or size is None or size > self._bytes_left:
            return None
        self._bytes_left -= size
        said = file.exif()
        if said is None:
            self._silent[channel] += 1
            return None
        self._silent[channel] = 0
        return said.at if said.is_zone_known else None
