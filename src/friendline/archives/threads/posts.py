"""Posts and replies on Threads (formats 2b).

``reply_control`` says who may answer, not who may see. To whom a reply answers is not told, and
whoever sees that post sees the reply, so that its audience is unknown.
"""

from collections.abc import Iterator

from friendline.archives.instagram.media import made, shown
from friendline.archives.instagram.page import ARCHIVED, UNTOLD, Page, Standing
from friendline.archives.json_values import Fields, Json, fields, objects
from friendline.model import Item, ItemKind, Record


def read_posts(records: list[Json], page: Page) -> Iterator[Record]:
    """Read what the owner wrote: posts by the account's state, replies for unknown people."""
    return _read(records, page, page.known.standing)


def read_archived(records: list[Json], page: Page) -> Iterator[Record]:
    """Read what the owner took from the profile again: nobody else sees it."""
    return _read(records, page, ARCHIVED)


def _read(records: list[Json], page: Page, standing: Standing) -> Iterator[Record]:
    for number, record in enumerate(records, 1):
        item = _item(record, page, standing) if type(record) is dict else None
        if item is None:
            page.odd.append(number)
        else:
            yield item


def _item(record: Fields, page: Page, standing: Standing) -> Item | None:
    if not _is_reply(record):
        return made(shown(record), page, standing)
    is_shown = standing is not ARCHIVED
    return made(shown(record), page, UNTOLD if is_shown else ARCHIVED, ItemKind.COMMENT)


def _is_reply(record: Fields) -> bool:
    parts = (record, *objects(record.get("media")))
    return any(fields(part.get("text_app_post")).get("is_reply") is True for part in parts)
