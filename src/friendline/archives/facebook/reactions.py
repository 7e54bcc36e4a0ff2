"""Reactions of the owner to what others posted (formats 1.2, 1.3).

The newest exports hold them twice: with labels, and as an object with a title. Both give the same
item, for its time and the reaction are the same. Reactions of others are in no export.
"""

from typing import Final

from friendline.archives.facebook.labels import NAME, REACTION, reaction_called
from friendline.archives.facebook.page import CHANNEL, FileReader, Page
from friendline.archives.facebook.titles import reacted_to
from friendline.archives.facebook.written import Reacted
from friendline.archives.json_values import seconds, text
from friendline.archives.label_values import labelled
from friendline.archives.meta.page import reader_of
from friendline.model import Item, ItemKind, Seconds

_REACTION: Final = ItemKind.REACTION


def _item(record: Reacted, page: Page) -> Item | None:
    if record.label_values is not None:
        return _labelled_item(record, page)
    pressed = next((part.reaction.reaction for part in record.data if part.reaction), "")
    at = seconds(record.timestamp)
    if at is None and not pressed:
        return None
    return _made(at, text(pressed), reacted_to(text(record.title)), page)


def _labelled_item(record: Reacted, page: Page) -> Item | None:
    told = labelled({"label_values": record.label_values})
    at = seconds(record.timestamp) or next(iter(told.times), None)
    pressed = told.under(*REACTION) or next(
        (word.text for word in told.words if not word.is_nested), None
    )
    if at is None and pressed is None:
        return None
    return _made(at, pressed or "", told.under(*NAME) or told.first_nested(), page)


def _made(at: Seconds | None, pressed: str, whose: str | None, page: Page) -> Item:
    return Item(
        channel=CHANNEL,
        kind=_REACTION,
        at=at,
        text=f"Reaction: {reaction_called(pressed)}" if pressed else "",
        timeline=None if whose in page.known.owner else whose,
        file=page.file,
    )


read_reactions: Final[FileReader] = reader_of(_item)
"""Read reactions: what was pressed, when, and under whose post where it is told."""
