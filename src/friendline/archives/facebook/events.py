"""Events: what the owner answered, made, and was invited to (formats 1.2, 1.3).

Who else goes, and who can see the list of guests, is in no export.
"""

from collections.abc import Iterator
from typing import Final

from friendline.archives.facebook.labels import EVENT, MESSAGE, NAME, PLACE
from friendline.archives.facebook.page import CHANNEL, FileReader, Page
from friendline.archives.json_values import (
    Fields,
    Json,
    fields,
    name_or_none,
    objects,
    seconds,
    text,
    together,
)
from friendline.archives.label_values import Labelled, labelled
from friendline.archives.meta.page import reader_of
from friendline.model import UNKNOWN, Item, ItemKind, Record, Seconds

_ANSWERS: Final = (
    ("events_joined", "Going"),
    ("events_interested", "Interested"),
    ("events_declined", "Declined"),
)
_HOSTING: Final = "Hosting"
_INVITED: Final = "Invited"
_ANSWERED: Final = "Answered"
_IS_THERE: Final = frozenset({"Going", _HOSTING})


def read_event_answers(records: list[Json], page: Page) -> Iterator[Record]:
    """Read what the owner answered to invitations.

    The export has no time of the answer. An event the owner goes to is placed at its start,
    because that is where the owner is seen to be; other answers have no time.
    """
    for number, record in enumerate(records, 1):
        answers = fields(record)
        listed = [(event, said) for key, said in _ANSWERS for event in objects(answers.get(key))]
        if not any(key in answers for key, _ in _ANSWERS):
            listed = [(answers, _ANSWERED)]
        items = [_reply(event, said, page) for event, said in listed]
        if None in items:
            page.odd.append(number)
        yield from filter(None, items)


def _reply(event: Fields, said: str, page: Page) -> Item | None:
    told = labelled(event)
    name = text(event.get("name")) or told.under(*NAME, *EVENT) or told.first()
    if not name:
        return None
    return Item(
        channel=CHANNEL,
        kind=ItemKind.EVENT_REPLY,
        at=_start(event, told.times) if said in _IS_THERE else None,
        text=together((f"{said}: {name}", _description(event, told, name))),
        place=name_or_none(fields(event.get("place")).get("name")) or told.under(*PLACE),
        by=UNKNOWN if said == _INVITED else None,
        file=page.file,
    )


def _description(event: Fields, told: Labelled, name: str) -> str:
    words = text(event.get("description")) or told.under(*MESSAGE) or ""
    return "" if words == name else words


def _start(event: Fields, times: tuple[Seconds, ...]) -> Seconds | None:
    return seconds(event.get("start_timestamp")) or next(iter(times), None)


read_own_events: Final[FileReader] = reader_of(lambda event, page: _reply(event, _HOSTING, page))
read_invitations: Final[FileReader] = reader_of(lambda event, page: _reply(event, _INVITED, page))
"""Invitations without an answer: other guests see that the owner is invited."""
