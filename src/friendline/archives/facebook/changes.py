"""Changes of the profile: what the timeline said when a field or a picture was changed.

In real exports such a record is a title and a time, sometimes with a picture (formats 1.2).
"""

from typing import Final

from msgspec.structs import replace

from friendline.archives.facebook.page import FileReader, Page
from friendline.archives.facebook.posts import item_of
from friendline.archives.facebook.written import Written
from friendline.archives.json_values import text
from friendline.archives.meta.page import reader_of
from friendline.model import Item, ItemKind


def _change(record: Written, page: Page) -> Item | None:
    """Make a photo of a picture, as it is among the posts, and a profile field of all else.

    The title says what was changed, and is often all there is.
    """
    item = item_of(record, page, ItemKind.POST)
    if item is None or item.media:
        return item
    return replace(item, kind=ItemKind.PROFILE_FIELD, text=item.text or text(record.title))


read_changes: Final[FileReader] = reader_of(_change)
