"""The shapes in which an account is written: a user name, an address, a time (formats 2.2).

A  ``string_list_data[0]`` with value, href and timestamp; on Threads the title is the name shown
B  the user name as title, no value, an address with ``/_u/``
C  ``label_values``: an address, a name, a user name, under labels in any language
"""

import re
from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from friendline.archives.instagram.string_maps import NAME, USERNAME
from friendline.archives.json_values import Fields, entries, fields, seconds, text
from friendline.archives.label_values import Labelled, is_labelled, labelled
from friendline.model import Account, Seconds

_USERNAME: Final = re.compile(r"@?([A-Za-z0-9._]{1,64})")
_ADDRESS: Final = re.compile(
    r"(?:https?://)?(?:www\.)?(?:instagram\.com|threads\.(?:net|com))/(?:_u/)?@?"
    r"([A-Za-z0-9._]{1,64})/?(?:[?#].*)?",
    re.IGNORECASE,
)
_SITES: Final = {
    "instagram": "https://www.instagram.com/",
    "threads": "https://www.threads.com/@",
}


class Entry(Struct, frozen=True):
    """One account in a list, and since when it stands there (UTC seconds)."""

    account: Account
    at: Seconds | None


def username(value: str) -> str | None:
    """Give a user name in lower case and without ``@``; ``None`` if the text cannot be one."""
    found = _USERNAME.fullmatch(value)
    return found[1].lower() if found else None


def username_in(address: str) -> str | None:
    """Give the user name in the address of a profile, in lower case."""
    found = _ADDRESS.fullmatch(address)
    return found[1].lower() if found else None


def account(channel: str, handle: str, shown: str = "") -> Account:
    """Give an account with its address in one spelling; without a name the user name shows."""
    return Account(
        channel=channel, name=shown or handle, handle=handle, url=f"{_SITES[channel]}{handle}"
    )


def entries_of(record: Fields, channel: str) -> Iterator[Entry]:
    """Give the accounts of one record, in any of the shapes; nothing if there is none in it."""
    if is_labelled(record):
        found = _labelled_entry(record, channel)
        if found is not None:
            yield found
        return
    title = text(record.get("title"))
    listed = [fields(entry) for entry in entries(record.get("string_list_data"))]
    for one in listed or ([record] if "href" in record else []):
        found = _listed_entry(one, title, channel)
        if found is not None:
            yield found


def _listed_entry(listed: Fields, title: str, channel: str) -> Entry | None:
    value = text(listed.get("value"))
    handle = username(value) or username_in(text(listed.get("href"))) or username(title)
    if handle is None:
        return None
    shown = title if username(title) != handle else ""
    return Entry(account(channel, handle, shown), seconds(listed.get("timestamp")))


def _labelled_entry(record: Fields, channel: str) -> Entry | None:
    told = labelled(record)
    handle = _handle_among(told)
    if handle is None:
        return None
    named = told.under(*NAME) or next(
        (word.text for word in told.words if username(word.text) != handle), ""
    )
    shown = "" if username(named) == handle else named
    at = seconds(record.get("timestamp")) or next(iter(told.times), None)
    return Entry(account(channel, handle, shown), at)


def _handle_among(told: Labelled) -> str | None:
    """The user name: by the address, by a label we know, else the last text that can be one.

    In the English records the user name comes after the name, which may look like one.
    """
    by_address = (username_in(link) for link in told.links)
    by_label = username(told.under(*USERNAME) or "")
    by_shape = [found for word in told.words if (found := username(word.text)) is not None]
    return next(filter(None, by_address), None) or by_label or (by_shape[-1] if by_shape else None)
