"""The owner's profile, and the state of the account: private, public or closed (formats 2.4).

Gender, birth date, telephone number and e-mail address are not shown to others and not kept, but
for the address, which tells the owner in calendars.
"""

from collections.abc import Iterable, Iterator
from typing import Final

from friendline.archives.instagram.page import FOLLOWERS, PUBLIC, UNTOLD, Page, Standing
from friendline.archives.instagram.person import account, username
from friendline.archives.instagram.string_maps import (
    BIO,
    EMAIL,
    NAME,
    PRIVATE,
    USERNAME,
    WEBSITE,
    string_map,
)
from friendline.archives.json_values import (
    Fields,
    Json,
    entries,
    fields,
    objects,
    once,
    seconds,
    text,
)
from friendline.model import Item, ItemKind, Owner, Record, Seconds

_FLAT_LABELS: Final = {
    "username": USERNAME[0],
    "name": NAME[0],
    "email": EMAIL[0],
    "biography": BIO[0],
    "website": WEBSITE[0],
    "private_account": PRIVATE[0],
}
"""Keys of ``profile.json`` in the layout of 2019-2021, and what they are called since."""

_SHOWN: Final = ((BIO, "Bio"), (WEBSITE, "Website"))
_ANSWERS: Final = {"true": True, "false": False}
_SWITCHED: Final = {"private": True, "privat": True, "public": False, "öffentlich": False}
_CLOSING: Final = ("deactivat", "disabl")
_OPENING: Final = ("reactivat", "enabl")


def read_profile(records: list[Json], page: Page) -> Iterator[Record]:
    """Read the owner, then one item for each filled-in field that everybody sees.

    A private account hides its posts; the bio shows to anybody all the same.
    """
    for number, record in enumerate(records, 1):
        if type(record) is not dict:
            page.odd.append(number)
            continue
        owner = _owner(record, page)
        if owner is not None:
            yield owner
        standing = UNTOLD if page.known.is_closed else PUBLIC
        for labels, shown in _SHOWN:
            words = _under(record, labels)
            if words:
                yield Item(
                    channel=page.channel,
                    kind=ItemKind.PROFILE_FIELD,
                    text=f"{shown}: {words}",
                    file=page.file,
                    audience=standing.audience,
                    audience_source=standing.source,
                )


def usernames_in(records: list[Json]) -> frozenset[str]:
    """Give the owner's user names in a profile file, lower case."""
    found = (username(_under(record, USERNAME)) for record in objects(records))
    return frozenset(name for name in found if name)


def privacy_in(records: list[Json]) -> bool | None:
    """Whether a profile file says that the account is private; ``None`` if it does not say."""
    answers = (_ANSWERS.get(_under(record, PRIVATE).lower()) for record in objects(records))
    return next((answer for answer in answers if answer is not None), None)


def privacy_switches(records: list[Json]) -> Iterator[tuple[Seconds, bool | None]]:
    """Give when the account was switched to private, or not; ``None`` for foreign words."""
    for record in objects(records):
        at = _time_of(record)
        if at is not None:
            words = text(record.get("title")).lower().split()
            yield at, next((_SWITCHED[word] for word in words if word in _SWITCHED), None)


def closings(records: list[Json]) -> Iterator[tuple[Seconds, bool | None]]:
    """Give when the account was closed, or opened again; ``None`` for foreign words."""
    for record in objects(records):
        at = _time_of(record)
        if at is not None:
            words = " ".join((text(record.get("title")), *string_map(record).words.values()))
            yield at, _is_closing(words.lower())


def latest(changes: Iterable[tuple[Seconds, bool | None]]) -> bool | None:
    """Give what the last of some changes made; of two in one second that differ, nothing."""
    known = list(changes)
    last = max((at for at, _ in known), default=None)
    made = {change for at, change in known if at == last}
    return made.pop() if len(made) == 1 else None


def standing_of(*, is_private: bool | None) -> Standing:
    """Give who sees what an account in this state posts: the state of now counts (formats 2.4)."""
    if is_private is None:
        return UNTOLD
    return FOLLOWERS if is_private else PUBLIC


def _owner(record: Fields, page: Page) -> Owner | None:
    handle = username(_under(record, USERNAME))
    names = once((_under(record, NAME), handle or ""))
    if not names:
        return None
    email = _under(record, EMAIL).lower()
    return Owner(
        channel=page.channel,
        names=names,
        emails=(email,) if "@" in email else (),
        url=account(page.channel, handle).url if handle else None,
    )


def _under(record: Fields, labels: tuple[str, ...]) -> str:
    """The text under one of these labels, in either layout."""
    if "string_map_data" in record:
        return string_map(record).under(labels) or ""
    for key, label in _FLAT_LABELS.items():
        if label == labels[0]:
            value = record.get(key)
            return str(value) if type(value) is bool else text(value)
    return ""


def _is_closing(words: str) -> bool | None:
    if any(word in words for word in _OPENING):
        return False
    return True if any(word in words for word in _CLOSING) else None


def _time_of(record: Fields) -> Seconds | None:
    """The time of a change: older files have it in a map, some newer ones in a list."""
    listed = fields(next(iter(entries(record.get("string_list_data"))), None))
    return string_map(record).at or seconds(listed.get("timestamp"))
