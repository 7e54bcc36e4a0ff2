"""Changes of the profile: what the timeline said when a field or a picture was changed.

In real exports such a record is a title and a time, sometimes with a picture (formats 1.2).
"""

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from friendline.archives.facebook.page import Page
from friendline.archives.facebook.posts import item_of
from friendline.archives.facebook.written import Written
from friendline.archives.json_values import text
from friendline.model import Item, ItemKind, Record


def read_changes(records: Sequence[Written | None], page: Page) -> Iterator[Record]:
    """Read changes: a picture is a photo as it is among the posts, all else a profile field."""
    for number, record in enumerate(records, 1):
        item = None if record is None else item_of(record, page, ItemKind.POST)
        if record is None or item is None:
            page.odd.append(number)
        elif item.media:
            yield item
        else:
            yield _field(item, text(record.title))


def _field(item: Item, title: str) -> Item:
    """The title says what was changed, and is often all there is."""
    return replace(item, kind=ItemKind.PROFILE_FIELD, text=item.text or title)
