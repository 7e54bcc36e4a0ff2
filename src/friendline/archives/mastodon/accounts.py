"""What accounts on Mastodon and its kin are called: ``kim@example.org``, always with the server.

Within one server addresses are written without it (formats 5.1); it is put back, so that an
account has one name wherever it is met.
"""

import re
from typing import Final
from urllib.parse import unquote, urlsplit

from msgspec import Struct

from friendline.archives.json_values import Fields
from friendline.archives.mastodon.values import address, objects, text
from friendline.model import Account

CHANNEL: Final = "mastodon"

_USER_PATH: Final = re.compile(r"/(?:users/|u/|profile/|@)([\w.-]+)")
_HANDLE: Final = re.compile(r"@?([\w.-]+)(?:@([\w.-]+(?::\d+)?))?")
_LONGEST: Final = 300


class Owner(Struct, frozen=True):
    """What the archive tells of its owner, to tell own acts and addresses from those of others.

    Attributes:
        id: The address of the account.
        followers: The address that stands for all followers.
        server: The server's name in the owner's handle.
    """

    id: str = ""
    followers: str = ""
    server: str = ""

    def is_author(self, author: str) -> bool:
        """Whether something is by the owner; what has no author is."""
        return not author or author == self.id


def handle_of(written: str, server: str) -> str | None:
    """Give a handle as ``kim@example.org``, lower case; ``None`` for what is none.

    Args:
        written: ``kim``, ``@kim`` or ``@kim@example.org``.
        server: The server that is meant where none is written.
    """
    found = _HANDLE.fullmatch(written.strip()) if len(written) <= _LONGEST else None
    if found is None:
        return None
    host = found[2] or server
    return f"{found[1]}@{host}".lower() if host else found[1].lower()


def handle_at(url: str) -> str | None:
    """Give the handle that an account's address tells; newer addresses have numbers only.

    The name of a server in its addresses can differ from the one in its handles: a handle that
    is written counts more.
    """
    host, path = _parts(url)
    found = _USER_PATH.fullmatch(path.rstrip("/"))
    return handle_of(found[1], host) if found and host else None


def server_at(url: str) -> str:
    """Give the name of the server of an address; ``""`` where there is none."""
    return _parts(url)[0]


def account_of(handle: str) -> Account:
    """Give the account of a handle."""
    user, _, server = handle.partition("@")
    url = f"https://{server}/@{user}" if server else None
    return Account(channel=CHANNEL, name=handle, handle=handle, url=url)


def mentions(note: Fields, server: str) -> dict[str, str]:
    """Give the handles of who is mentioned in a post, by the addresses of their accounts."""
    found: dict[str, str] = {}
    for tag in objects(note.get("tag")):
        url = address(tag.get("href"))
        handle = handle_of(text(tag.get("name")), server_at(url) or server)
        if tag.get("type") == "Mention" and handle:
            found[url] = handle
    return found


def _parts(url: str) -> tuple[str, str]:
    try:
        parts = urlsplit(url)
        return (parts.hostname or "").lower(), unquote(parts.path)
    except ValueError:
        return "", ""
