"""Notes, the long texts of Facebook's years until 2020 (formats 1.3 knows them as attachments).

The shape of their own file is not seen: a title and a text of the owner, with pictures.
"""

from typing import Final

from friendline.archives.facebook.media import words_of
from friendline.archives.facebook.page import CHANNEL, FileReader, Page
from friendline.archives.facebook.posts import item_of
from friendline.archives.facebook.written import Medium, Note
from friendline.archives.json_values import file_name, objects, once, seconds, text, together
from friendline.archives.meta.page import reader_of
from friendline.archives.typed_json import fitted
from friendline.model import Item, ItemKind


def _item(note: Note, page: Page) -> Item | None:
    if not note.text and not note.created_timestamp:
        return item_of(note, page, ItemKind.POST)
    pictures = [fitted(medium, Medium) or Medium() for medium in objects(note.media)]
    captions = (words for picture in pictures for words in words_of(picture))
    return Item(
        channel=CHANNEL,
        kind=ItemKind.POST,
        at=seconds(note.created_timestamp) or seconds(note.timestamp),
        text=together((text(note.title), text(note.text), *captions)),
        media=once(file_name(picture.uri) for picture in pictures),
        file=page.file,
    )


read_notes: Final[FileReader] = reader_of(_item)
"""Read notes: each is a post."""
