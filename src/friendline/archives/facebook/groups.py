"""Groups the owner belongs to, and answers to events (formats 1.2, 1.3).

Whether a group is public or closed, and who else goes to an event, is in no export.
"""

from collections.abc import Iterator
from typing import Final

from friendline.archives.facebook.page import CHANNEL, Page
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
from friendline.archives.label_values import is_labelled, labelled
from friendline.model import Item, ItemKind, Record, Seconds

_JOINED: Final = " became a member of "
_LEFT: Final = " stopped being a member of "
_ANSWERS: Final = (
    ("events_joined", "Going"),
    ("events_interested", "Interested"),
    ("events_declined", "Declined"),
)


def read_groups(records: list[Json], page: Page) -> Iterator[Record]:
    """Read memberships: one item for each group the owner is still in, at the time of joining."""
    joined: dict[str, Seconds | None] = {}
    left: dict[str, Seconds] = {}
    for number, record in enumerate(records, 1):
        membership = fields(record)
        title = text(membership.get("title"))
        at = seconds(membership.get("timestamp"))
        name = _group_name(membership, title)
        if name is None:
            page.odd.append(number)
        elif _LEFT in title:
            left[name] = max(at or 0, left.get(name, 0))
        else:
            joined[name] = max(at or 0, joined.get(name) or 0) or None
    for name, at in joined.items():
        has_left = name in left and left[name] >= (at or 0)
        if not has_left and name not in page.known.groups:
            page.known.groups.add(name)
            yield Item(
                channel=CHANNEL,
                kind=ItemKind.GROUP,
                at=at,
                text=name,
                group=name,
                file=page.file,
            )


def _group_name(membership: Fields, title: str) -> str | None:
    for part in objects(membership.get("data")):
        name = name_or_none(part.get("name"))
        if name is not None:
            return name
    if is_labelled(membership):
        told = labelled(membership)
        return told.under("name", "group name", "group") or told.first()
    for mark in (_JOINED, _LEFT):
        if mark in title:
            return title.split(mark, 1)[1].removesuffix(".")
    return name_or_none(membership.get("name"))


def read_event_answers(records: list[Json], page: Page) -> Iterator[Record]:
    """Read what the owner answered to invitations.

    The export has no time of the answer. An event the owner goes to is placed at its start,
    because that is where the owner is seen to be; other answers have no time.
    """
    for number, record in enumerate(records, 1):
        answers = fields(record)
        if not any(key in answers for key, _ in _ANSWERS):
            page.odd.append(number)
        for key, answer in _ANSWERS:
            for event in objects(answers.get(key)):
                yield from _reply(event, answer, page)


def read_own_events(records: list[Json], page: Page) -> Iterator[Record]:
    """Read events that the owner made."""
    for number, record in enumerate(records, 1):
        reply = _reply(fields(record), "Hosting", page)
        yield from reply
        if not reply:
            page.odd.append(number)


def _reply(event: Fields, answer: str, page: Page) -> tuple[Item, ...]:
    told = labelled(event)
    name = text(event.get("name")) or told.under("name", "event name") or told.first()
    if not name:
        return ()
    is_there = answer in {"Going", "Hosting"}
    return (
        Item(
            channel=CHANNEL,
            kind=ItemKind.EVENT_REPLY,
            at=_start(event, told.times) if is_there else None,
            text=together((f"{answer}: {name}", text(event.get("description")))),
            place=name_or_none(fields(event.get("place")).get("name"))
            or told.under("place", "location"),
            file=page.file,
        ),
    )


def _start(event: Fields, times: tuple[Seconds, ...]) -> Seconds | None:
    return seconds(event.get("start_timestamp")) or next(iter(times), None)
