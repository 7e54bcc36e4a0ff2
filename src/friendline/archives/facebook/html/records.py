"""The rows of a page as the records that JSON gives, so that the same readers make the items.

A post becomes ``Written``, a picture ``LooseMedium``, an album ``Album``; people, groups, events
and tables of labels become the objects that they are in JSON (formats 1.3).
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, Final, TypeAlias

from msgspec import Struct, structs

from friendline.archives.facebook import events, groups, posts, written
from friendline.archives.facebook.files import Kind
from friendline.archives.facebook.html.bodies import Body, body_of, under
from friendline.archives.facebook.html.clock import Clock
from friendline.archives.facebook.html.rows import Row
from friendline.archives.facebook.html.tables import holds_labels, labels_in
from friendline.archives.facebook.labels import GROUP
from friendline.archives.facebook.titles import commented_on
from friendline.archives.facebook.written import (
    Attachment,
    CommentWords,
    LooseMedium,
    Medium,
    Note,
    Reacted,
    Reel,
    Said,
    Written,
)
from friendline.model import Seconds

_REPLIED: Final = " replied to "
_ANSWERS: Final = (
    ("events_declined", ("declined", "not going", "not interested", "abgesagt", "abgelehnt")),
    ("events_interested", ("interested", "maybe", "interessiert", "vielleicht")),
    ("events_joined", ("joined", "going", "attending", "accepted", "zugesagt")),
)
"""What a heading over answers says; under any other it is not known which answer it was."""

_RANGE: Final = re.compile(r" (?:-|\N{EN DASH}|to|bis) ")

Record: TypeAlias = Struct | dict[str, Any] | None


class Dated(Struct, gc=False):
    """A row with its body read.

    Attributes:
        row: As it stands on the page.
        body: What its body holds.
        at: When it was; UTC seconds.
        labels: The labels with values, if it is a table of them.
    """

    row: Row
    body: Body
    at: Seconds | None
    labels: list[dict[str, Any]]


Maker: TypeAlias = Callable[[Dated], Record]


def dated(row: Row, clock: Clock) -> Dated:
    """Read the body of a row."""
    at = clock.seconds(row.date)
    if holds_labels(row.bodies):
        return Dated(row, Body(), at, labels_in(row.bodies, clock))
    body = body_of(row.bodies, clock)
    if at is None and body.noted:
        at = clock.seconds(body.noted[-1])
    return Dated(row, body, at, [])


def records_of(rows: Iterable[Dated], kind: Kind, clock: Clock) -> Iterator[Record]:
    """Give the records of a page of one kind; ``None`` for a row that holds nothing."""
    if kind.read is events.read_event_answers:
        yield from _answers(rows, clock)
        return
    make = _maker(kind, clock)
    for row in rows:
        yield make(row)


def _maker(kind: Kind, clock: Clock) -> Maker:
    """Give what makes a record of a row of this kind."""
    if kind.read is posts.read_comments:
        return _comment
    if kind.read in _EVENTS:
        return lambda row: _event(row, clock)
    if kind.read is groups.read_groups:
        return _group
    return _MAKERS.get(kind.record, _person)


def _post_or_comment(row: Dated) -> Written | None:
    """Make a post; where a file has both, the title tells which is a comment."""
    title = row.row.title
    is_comment = _REPLIED in title or commented_on(title) is not None
    return _comment(row) if is_comment else _post(row)


def _post(row: Dated) -> Written | None:
    return _written(row, [Said(post=text) for text in row.body.texts])


def _comment(row: Dated) -> Written | None:
    """Make a comment; the group it was written in stands in a line of its own beside the words."""
    lines = row.body.words
    group = next((name for line in lines if (name := under(GROUP, line))), "")
    if not group or len(lines) == 1:
        return _written(row, [_said(row, row.body.texts, "")])
    row.body.hanging = [part for part in row.body.hanging if not under(GROUP, part.text)]
    words = [text for text in row.body.texts if not under(GROUP, text)]
    return _written(row, [_said(row, words, group)])


def _said(row: Dated, words: Iterable[str], group: str) -> Said:
    comment = "\n".join(words)
    return Said(comment=CommentWords(timestamp=row.at or 0, comment=comment, group=group))


def _written(row: Dated, data: list[Said]) -> Written | None:
    if row.labels:
        return Written(timestamp=row.at or 0, label_values=row.labels)
    if row.at is None and not (row.body.texts or row.body.hanging):
        return None
    return Written(
        timestamp=row.at or 0,
        title=row.row.title,
        data=data,
        attachments=[Attachment(data=row.body.hanging)],
    )


def _reel(row: Dated) -> Reel | None:
    found = _post(row)
    return Reel(**structs.asdict(found)) if found is not None else None


def _note(row: Dated) -> Note | None:
    """Make a note, whose title is the owner's own words."""
    media = [structs.asdict(medium) for medium in row.body.media]
    words = "\n".join(row.body.words)
    if row.at is None and not (words or media):
        return None
    return Note(title=row.row.title, text=words, created_timestamp=row.at or 0, media=media)


def _reaction(row: Dated) -> Reacted:
    """Make a reaction; what was pressed is a picture on the page, and not told."""
    labels = row.labels or None
    return Reacted(timestamp=row.at or 0, title=row.row.title, label_values=labels)


def _loose(row: Dated) -> LooseMedium | None:
    """Make a loose picture: what is written beside it is its description."""
    if row.labels:
        return LooseMedium(creation_timestamp=row.at or 0, label_values=row.labels)
    medium = next(row.body.media, None)
    return loose(medium, row) if medium is not None else None


def loose(medium: Medium, row: Dated) -> LooseMedium:
    """Give a picture of a row as the files of pictures and albums have it."""
    words = (medium.description, *row.body.words)
    return LooseMedium(
        uri=medium.uri,
        creation_timestamp=row.at or 0,
        title=medium.title or row.row.title,
        description="\n".join(word for word in words if word),
    )


def _person(row: Dated) -> dict[str, Any] | None:
    """Make a person, or a record of labels: a name and a time."""
    if row.labels:
        return {"timestamp": row.at, "label_values": row.labels}
    name = row.row.title or next(iter(row.body.words), "")
    return {"name": name, "timestamp": row.at} if name else None


def _group(row: Dated) -> dict[str, Any]:
    """Make a membership; the name stands in the body, or in the title alone."""
    if row.labels:
        return {"timestamp": row.at, "label_values": row.labels}
    record: dict[str, Any] = {"timestamp": row.at, "title": row.row.title}
    if row.body.words:
        return {**record, "data": [{"name": row.body.words[0]}]}
    return record if row.row.title.endswith(".") else {**record, "name": row.row.title}


def _event(row: Dated, clock: Clock) -> dict[str, Any]:
    """Make an event: it begins at the first time that stands with it."""
    if row.labels:
        return {"timestamp": row.at, "label_values": row.labels}
    texts = [*row.body.noted, *row.body.words, row.row.date]
    starts = (clock.seconds(_RANGE.split(text)[0]) for text in texts)
    place = next((part.place for part in row.body.hanging if part.place is not None), None)
    words = [text for text in row.body.words if clock.seconds(_RANGE.split(text)[0]) is None]
    return {
        "name": row.row.title or next(iter(words), ""),
        "start_timestamp": next((at for at in starts if at is not None), None),
        "place": {"name": place.name} if place else None,
        "description": "\n".join(words if row.row.title else words[1:]),
    }


def _answers(rows: Iterable[Dated], clock: Clock) -> Iterator[dict[str, Any]]:
    """Make answers to invitations; the heading over them tells which."""
    for row in rows:
        told = row.row.heading.casefold()
        answer = next((key for key, words in _ANSWERS if any(word in told for word in words)), None)
        event = _event(row, clock)
        yield {answer: [event]} if answer else event


def album_of(name: str, about: Sequence[str], rows: Iterable[Dated]) -> written.Album:
    """Make an album of its pictures."""
    photos = [loose(medium, row) for row in rows for medium in row.body.media]
    return written.Album(name=name, photos=photos, description="\n".join(about))


_MAKERS: Final[dict[type[Struct] | None, Maker]] = {
    Written: _post_or_comment,
    LooseMedium: _loose,
    Reel: _reel,
    Note: _note,
    Reacted: _reaction,
}
_EVENTS: Final = (events.read_own_events, events.read_invitations)
