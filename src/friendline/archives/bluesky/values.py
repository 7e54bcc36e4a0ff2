"""Taking values out of the records of a repository, whatever stands there instead (formats 6)."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final

from friendline.archives.json_values import Fields, Json, fields
from friendline.model import Account, AudienceSource, Seconds

CHANNEL: Final = "bluesky"
AUDIENCE: Final = "public"
AUDIENCE_SOURCE: Final = AudienceSource.DERIVED
"""All of a repository is public, and no account can be private (formats 6). That is the network's
rule and not said in the record."""

_YEAR_2100: Final = 4_102_444_800
_TID_DIGITS: Final = "234567abcdefghijklmnopqrstuvwxyz"
_TID: Final = re.compile(f"[234567a-j][{_TID_DIGITS}]{{12}}")
_CLOCK_BITS: Final = 10
_DID: Final = re.compile(r"did:[a-z]+:[\w.:%-]{1,300}", re.ASCII)
_AT_URI: Final = re.compile(r"at://(did:[^/]+)(?:/([\w.]+)/([\w.~:-]+))?", re.ASCII)
_HANDLES_OF_THE_NETWORK: Final = (".bsky.social", ".bsky.team", ".invalid")
_POSTS: Final = "app.bsky.feed.post"
_LISTS: Final = "app.bsky.graph.list"
_FEEDS: Final = "app.bsky.feed.generator"
_PAGES: Final = {_POSTS: "post", _LISTS: "lists", _FEEDS: "feed"}


def text(value: Json) -> str:
    """Give a string without white space around it; anything else is ``""``."""
    return value.strip() if type(value) is str else ""


def objects(value: Json) -> Iterator[Fields]:
    """Give the objects of a list."""
    return (each for each in value if type(each) is dict) if type(value) is list else iter(())


def type_of(value: Json) -> str:
    """Give what a value says it is, without the namespace: ``#mention``, ``images``."""
    named = text(fields(value).get("$type"))
    return f"#{named.rpartition('#')[2]}" if "#" in named else named.rpartition(".")[2]


def did(value: Json) -> str | None:
    """Give the identifier of an account; ``None`` for anything else."""
    found = _DID.fullmatch(value) if type(value) is str else None
    return found and found[0]


def at_author(uri: str) -> str | None:
    """Give whose the record at an ``at://`` address is."""
    found = _AT_URI.fullmatch(uri)
    return found and did(found[1])


def page_of(uri: str) -> str | None:
    """Give the address of the page on which a record shows; ``None`` where it has none."""
    found = _AT_URI.fullmatch(uri)
    page = _PAGES.get(found[2] or "") if found else None
    return f"{profile_page(found[1])}/{page}/{found[3]}" if found and page else None


def profile_page(of: str) -> str:
    """Give the address of an account's page; it stays when the handle changes."""
    return f"https://bsky.app/profile/{of}"


def account_of(of: str, name: str) -> Account:
    """Give an account. It is known by the address of its page, for handles change.

    A handle leads to the page as well. One outside the network's own domain is a domain of the
    holder's: the network lets nobody take it who cannot put a record there (AT Protocol, handle
    specification).
    """
    url = profile_page(of)
    if name == of:
        return Account(channel=CHANNEL, name=name, url=url)
    is_own = not name.endswith(_HANDLES_OF_THE_NETWORK)
    links = (profile_page(name), *([f"https://{name}"] if is_own else []))
    return Account(channel=CHANNEL, name=name, url=url, links=links)


def made_at(record: Fields, name: str) -> Seconds | None:
    """Give when a record was made, in UTC seconds.

    ``createdAt`` is what the network shows, though a program can set it to anything. Where it is
    none, the name of the record is a time, put there when it was stored.
    """
    return _seconds(text(record.get("createdAt"))) or _seconds_of_name(name)


def _seconds(written: str) -> Seconds | None:
    try:
        at = datetime.fromisoformat(written)
        found = int((at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp())
    except (ValueError, OverflowError):
        return None
    return _plausible(found)


def _seconds_of_name(name: str) -> Seconds | None:
    """Read a name of thirteen digits: microseconds, then ten bits that tell clocks apart."""
    if not _TID.fullmatch(name):
        return None
    number = 0
    for digit in name:
        number = number * len(_TID_DIGITS) + _TID_DIGITS.index(digit)
    return _plausible((number >> _CLOCK_BITS) // 1_000_000)


def _plausible(found: Seconds) -> Seconds | None:
    return found if 0 < found < _YEAR_2100 else None
