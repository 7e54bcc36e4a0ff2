"""Friends, requests and followers: names and times, hardly ever more (formats 1.3)."""

import re
from collections.abc import Callable
from typing import Final, TypeAlias

from msgspec import Struct

from friendline.archives.facebook.labels import NAME
from friendline.archives.facebook.page import CHANNEL, FileReader, Page
from friendline.archives.json_values import Fields, entries, fields, seconds, text
from friendline.archives.label_values import is_labelled, labelled
from friendline.archives.meta.page import reader_of
from friendline.model import (
    Account,
    Direction,
    Record,
    Request,
    RequestState,
    Seconds,
    Tie,
    TieKind,
)

_PHONE: Final = re.compile(r"\+?[\d\s()./-]{5,30}")


class _Entry(Struct, frozen=True):
    account: Account
    at: Seconds | None


_Makes: TypeAlias = Callable[[_Entry], Record]


def _reader(makes: _Makes) -> FileReader:
    """Give a reader for files whose records are a name and a time."""

    def make(record: Fields, _: Page) -> Record | None:
        entry = _entry(record)
        return None if entry is None else makes(entry)

    return reader_of(make)


def _entry(record: Fields) -> _Entry | None:
    name = text(record.get("name"))
    if name:
        contact = text(record.get("contact_info"))
        account = Account(
            channel=CHANNEL, name=name, emails=_emails(contact), phones=_phones(contact)
        )
        return _Entry(account, seconds(record.get("timestamp")))
    if is_labelled(record):
        return _labelled_entry(record)
    return _listed_entry(record) if "string_list_data" in record else None


def _labelled_entry(record: Fields) -> _Entry | None:
    """A person among labels: the text under a label for names, else the first text."""
    told = labelled(record)
    name = told.under(*NAME) or told.first()
    if name is None:
        return None
    url = told.links[0] if told.links else None
    at = seconds(record.get("timestamp")) or next(iter(told.times), None)
    return _Entry(Account(channel=CHANNEL, name=name, url=url), at)


def _listed_entry(record: Fields) -> _Entry | None:
    """A person as ``string_list_data``, the shape of some follower files (formats 1.2)."""
    listed = fields(next(iter(entries(record.get("string_list_data"))), None))
    name = text(listed.get("value")) or text(record.get("title"))
    if not name:
        return None
    account = Account(channel=CHANNEL, name=name, url=text(listed.get("href")) or None)
    return _Entry(account, seconds(listed.get("timestamp")))


def _emails(contact: str) -> tuple[str, ...]:
    """The e-mail address in a ``contact_info``, which may be a phone number instead."""
    return (contact.lower(),) if "@" in contact else ()


def _phones(contact: str) -> tuple[str, ...]:
    """The phone number in a ``contact_info``, as written."""
    return (contact,) if _PHONE.fullmatch(contact) else ()


def _tie(kind: TieKind) -> _Makes:
    return lambda entry: Tie(account=entry.account, kind=kind, since=entry.at)


def _request(direction: Direction, state: RequestState) -> _Makes:
    return lambda entry: Request(
        account=entry.account, direction=direction, state=state, at=entry.at
    )


def _removed(entry: _Entry) -> Tie:
    """A removed friend; without a time the tie still must not look as if it stood."""
    return Tie(account=entry.account, kind=TieKind.FRIEND, until=entry.at or 0)


read_friends = _reader(_tie(TieKind.FRIEND))
read_removed_friends = _reader(_removed)
read_followers = _reader(_tie(TieKind.FOLLOWER))
read_following = _reader(_tie(TieKind.FOLLOWING))
read_received = _reader(_request(Direction.INCOMING, RequestState.PENDING))
read_rejected = _reader(_request(Direction.INCOMING, RequestState.REJECTED))
read_sent = _reader(_request(Direction.OUTGOING, RequestState.PENDING))
