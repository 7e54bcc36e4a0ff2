"""Whom an X archive ties to the owner: numbers, and names where posts mention them (formats 4).

Followers, accounts followed and blocked accounts are listed by number alone. Posts that mention
somebody tell the number together with the name, so that those people have one.
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from friendline.archives.json_values import Fields, fields, objects
from friendline.archives.x.export import Export
from friendline.archives.x.files import CHANNEL, POSTS, Document, Kind
from friendline.archives.x.values import id_of, time_of, words
from friendline.model import Account, Seconds, Tie, TieKind

_TIES: Final = {
    Kind.FOLLOWERS: TieKind.FOLLOWER,
    Kind.FOLLOWING: TieKind.FOLLOWING,
    Kind.BLOCKED: TieKind.BLOCKED,
}
_ID_IN_LINK: Final = re.compile(r"(?:user_id=|/i/user/)(\d+)", re.ASCII)


class Shown(Struct, frozen=True):
    """How a post names somebody, and when it was made."""

    at: Seconds
    handle: str
    name: str


def names_in_posts(export: Export) -> dict[str, Shown]:
    """Give the people named in posts by number, each as the latest post names them."""
    known: dict[str, Shown] = {}
    for document in export.of_kind(*POSTS):
        for tweet in document.records:
            named = [one for one in _named_in(tweet) if one[0]]
            at = time_of(tweet.get("created_at")) or 0 if named else 0
            for number, handle, name in named:
                shown = Shown(at, handle, name or handle)
                if _tells_more(shown, known.get(number)):
                    known[number] = shown
    return known


def _named_in(tweet: Fields) -> Iterator[tuple[str, str, str]]:
    """Everybody whom a post names: number, ``""`` for none, handle and display name."""
    if handle := words(tweet.get("in_reply_to_screen_name")):
        number = id_of(tweet.get("in_reply_to_user_id_str"), tweet.get("in_reply_to_user_id"))
        yield number, handle, ""
    mentions = objects(fields(tweet.get("entities")).get("user_mentions"))
    for person in (*mentions, fields(fields(tweet.get("retweeted_status")).get("user"))):
        if handle := words(person.get("screen_name")):
            yield id_of(person.get("id_str"), person.get("id")), handle, words(person.get("name"))


def _tells_more(shown: Shown, known: Shown | None) -> bool:
    """A display name tells more than a handle; of two alike the later holds."""
    if known is None:
        return True
    return _weight(shown) > _weight(known)


def _weight(shown: Shown) -> tuple[bool, Seconds, str, str]:
    return shown.name != shown.handle, shown.at, shown.handle, shown.name


def ties(document: Document, known: dict[str, Shown]) -> Iterator[Tie]:
    """Give the ties of one file; X tells no dates of them."""
    for position, entry in enumerate(document.records, 1):
        link = _ID_IN_LINK.search(words(entry.get("userLink")))
        number = id_of(entry.get("accountId"), link[1] if link else None)
        if number:
            yield Tie(account=_account(number, known.get(number)), kind=_TIES[document.kind])
        else:
            document.odd.append(position)


def _account(number: str, shown: Shown | None) -> Account:
    """An account; its address is made from the number, for archives until 2019 tell none."""
    if shown is None:
        url = f"https://x.com/i/user/{number}"
        return Account(channel=CHANNEL, name=f"account {number}", url=url)
    return Account(
        channel=CHANNEL,
        name=shown.name,
        handle=shown.handle,
        url=f"https://x.com/{shown.handle}",
    )
