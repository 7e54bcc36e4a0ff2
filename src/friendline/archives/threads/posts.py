"""Posts and replies on Threads (formats 2b).

``reply_control`` says who may answer, not who may see. To whom a reply answers is not told, and
whoever sees that post sees the reply, so that its audience is unknown.
"""

from typing import Final

from friendline.archives.instagram.media import made, shown
from friendline.archives.instagram.page import ARCHIVED, UNTOLD, FileReader, Page
from friendline.archives.json_values import Fields, fields, objects
from friendline.archives.meta.page import reader_of
from friendline.model import Item, ItemKind


def _posted(record: Fields, page: Page) -> Item | None:
    """Make what the owner wrote: posts by the account's state, replies for unknown people."""
    if _is_reply(record):
        return made(shown(record), page, UNTOLD, ItemKind.COMMENT)
    return made(shown(record), page, page.known.standing)


def _archived(record: Fields, page: Page) -> Item | None:
    """Make what the owner took from the profile again: nobody else sees it."""
    return made(shown(record), page, ARCHIVED, ItemKind.COMMENT if _is_reply(record) else None)


def _is_reply(record: Fields) -> bool:
    parts = (record, *objects(record.get("media")))
    return any(fields(part.get("text_app_post")).get("is_reply") is True for part in parts)


read_posts: Final[FileReader] = reader_of(_posted)
read_archived: Final[FileReader] = reader_of(_archived)
