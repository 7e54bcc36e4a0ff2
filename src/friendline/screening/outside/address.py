"""Where an endpoint is, and which addresses are taken.

What is sent is confidential: it goes encrypted (https), or it stays on this machine.
"""

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final
from urllib.parse import SplitResult, parse_qsl, urlsplit

from friendline.screening.choosing import ScreeningSettingsError

_PORTS: Final = {"https": 443, "http": 80}
_CHAT: Final = "/chat/completions"
_WORDS_OF_KEYS: Final = ("key", "token", "secret", "password")


@dataclass(frozen=True)
class Address:
    """Where the question is put.

    Attributes:
        is_secure: Whether it is https.
        host: Name or number of the machine.
        port: Its port.
        target: Path and query, as a request names them.
        shown: The whole, without the query, for people.
        is_this_machine: Whether the machine is this one (loopback).
    """

    is_secure: bool
    host: str
    port: int
    target: str
    shown: str
    is_this_machine: bool


def address_of(url: str) -> Address:
    """Read an address; ``/chat/completions`` may be left out.

    Raises:
        ScreeningSettingsError: It is none that is taken: not https and not this machine, or it
            holds a name, a password or a key.
    """
    parts, port = _split(url)
    host = parts.hostname or ""
    here = is_this_machine(host)
    if parts.scheme == "http" and not here:
        raise ScreeningSettingsError(
            f"url: http://{host} would send your posts for anybody on the way to read; expected "
            "https://, or http:// to this machine, such as http://localhost:11434/v1."
        )
    path = parts.path.rstrip("/")
    path = path if path.endswith(_CHAT) else path + _CHAT
    named = f"[{host}]" if ":" in host else host
    at_port = "" if port == _PORTS[parts.scheme] else f":{port}"
    return Address(
        is_secure=parts.scheme == "https",
        host=host,
        port=port,
        target=f"{path}?{parts.query}" if parts.query else path,
        shown=f"{parts.scheme}://{named}{at_port}{path}",
        is_this_machine=here,
    )


def is_this_machine(host: str) -> bool:
    """Whether a name or number can only be this machine: localhost, 127.x.x.x and ::1."""
    if host == "localhost":
        return True
    try:
        number = ip_address(host)
    except ValueError:
        return False
    mapped = getattr(number, "ipv4_mapped", None)
    return (mapped or number).is_loopback


def _split(url: str) -> tuple[SplitResult, int]:
    """Give the parts of an address and its port; what is wrong is said without repeating it.

    It may hold a password, which must not be shown.
    """
    if not (url.isascii() and url.isprintable()) or " " in url:
        raise ScreeningSettingsError("url: expected an address of plain letters without blanks.")
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise ScreeningSettingsError("url: it is no address that can be read.") from error
    if parts.scheme not in _PORTS or not parts.hostname:
        raise ScreeningSettingsError(
            "url: expected an address that begins with https://, or with http://localhost."
        )
    if parts.username is not None or _holds_a_key(parts.query):
        raise ScreeningSettingsError(
            "url: a name, password or key must not stand in it. Put the key into a variable of "
            'the environment and name that: key_from = "MY_KEY".'
        )
    return parts, port or _PORTS[parts.scheme]


def _holds_a_key(query: str) -> bool:
    names = (name.casefold() for name, _ in parse_qsl(query, keep_blank_values=True))
    return any(word in name for name in names for word in _WORDS_OF_KEYS)
