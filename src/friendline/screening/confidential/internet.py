"""E-mail addresses (RFC 5321) and addresses of machines (IPv4 and IPv6)."""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address
from typing import Final

from friendline.model import Severity
from friendline.screening.confidential.shown import Shown, words_before

_LATIN: Final = "A-Za-z0-9À-ÖØ-öø-ɏ"
"""No other letters: Japanese and Thai leave no space around an address."""

_LABEL: Final = rf"[{_LATIN}](?:[{_LATIN}-]{{0,61}}[{_LATIN}])?"
_EMAIL: Final = re.compile(
    rf"(?<![{_LATIN}.+_%/@'-])"
    rf"[{_LATIN}_+](?:[{_LATIN}.+_%'-]{{0,62}}[{_LATIN}_+-])?"
    rf"@((?:{_LABEL}\.){{1,5}}(?:xn--[a-z0-9-]{{2,59}}|[A-Za-z]{{2,24}}))(?![{_LATIN}@_-]|\.[A-Za-z])"
)
_SPELT_AT: Final = r"\s?(?:[(\[{<]\s?(?:at|ät|arroba|@)\s?[)\]}>])\s?"
_SPELT_DOT: Final = r"\s?(?:[(\[{<]\s?(?:dot|punkt|point|punto|\.)\s?[)\]}>]|\.)\s?"
_SPELT: Final = re.compile(
    rf"(?<![{_LATIN}])[{_LATIN}][{_LATIN}.+_-]{{1,62}}"
    rf"(?:{_SPELT_AT}{_LABEL}(?:{_SPELT_DOT}{_LABEL}){{0,3}}{_SPELT_DOT}[A-Za-z]{{2,12}}"
    rf"| at {_LABEL}(?: dot {_LABEL}){{0,3}} dot (?!dot\b)[A-Za-z]{{2,12}}"
    rf"|@{_LABEL}(?:\s?[(\[]\s?dot\s?[)\]]\s?| dot )[A-Za-z]{{2,12}})"
    rf"(?![{_LATIN}])",
    re.IGNORECASE,
)
_FILE_ENDINGS: Final = frozenset(
    {"png", "jpg", "jpeg", "gif", "svg", "webp", "heic", "mp4", "pdf", "js", "css", "py"}
)
_NOBODYS: Final = re.compile(r"(?:git|no-?reply|do-?not-?reply)@", re.IGNORECASE)


def emails_in(text: str) -> Iterator[Shown]:
    """Give the e-mail addresses, also those written as ``jo (at) example (dot) org``.

    Handles of the fediverse (``@jo@example.social``), names of pictures (``logo@2x.png``) and
    senders that nobody reads are passed over.
    """
    found = [match for match in _EMAIL.finditer(text) if _is_email(match)] if "@" in text else []
    for match in (*found, *_SPELT.finditer(text)):
        yield Shown(*match.span(), Severity.LOW, "Shows an e-mail address.")


def _is_email(match: re.Match[str]) -> bool:
    ending = match[1].rpartition(".")[2].lower()
    return ending not in _FILE_ENDINGS and _NOBODYS.match(match[0]) is None and ".." not in match[0]


_V4: Final = re.compile(r"(?<![\w.,:-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|[.,]\d)", re.ASCII)
_V6: Final = re.compile(
    r"(?<![\w:.])(?:[0-9a-f]{1,4}:|::)[0-9a-f:]{1,38}(?:(?:\d{1,3}\.){3}\d{1,3})?(?![\w:]|\.\d)",
    re.ASCII | re.IGNORECASE,
)
_SAYS_VERSION: Final = re.compile(
    r"(?:\bv|\b(?:version|ver|vers|release|firmware|build|update[ds]?|upgraded?|patch|driver|section"
    r"|sec|chapter|clause|paragraph|abschnitt|kapitel|figure|table|item|android|ios|macos|windows"
    r"|chrome|firefox|safari|edge)\b|§)[^;,]{0,14}$",
    re.IGNORECASE,
)
_SAYS_MACHINE: Final = re.compile(
    r"\b(?:ip|ipv4|ips|server|router|host|ping|ssh|vpn|dns|login|address|adresse|gateway|proxy"
    r"|subnet|from|port)\b",
    re.IGNORECASE,
)
_V6_BEGINS: Final = re.compile(
    r"(?:[23][0-9a-f]{3}|f[cdef][0-9a-f]{2}|64:ff9b:|::ffff):", re.IGNORECASE
)
_SMALL: Final = 31
_KNOWN_TO_ALL: Final = frozenset({"8.8.8.8", "8.8.4.4", "1.1.1.1", "1.0.0.1", "9.9.9.9"})


def machines_in(text: str) -> Iterator[Shown]:
    """Give the addresses of machines; no versions, dates, times, nor addresses that all share."""
    for match in (*_V4.finditer(text), *_V6.finditer(text)):
        address = _read(match[0])
        if address is None or address.is_loopback or address.is_unspecified:
            continue
        if match[0] in _KNOWN_TO_ALL or not _is_meant(match[0], words_before(text, match.start())):
            continue
        yield Shown(*match.span(), Severity.LOW, _reason(address))


def _reason(address: IPv4Address | IPv6Address) -> str:
    if address.is_private and not address.is_global:
        return "Shows the address of a machine (an IP address within a network)."
    return "Shows the internet address of a connection (an IP address)."


def _read(written: str) -> IPv4Address | IPv6Address | None:
    try:
        return IPv6Address(written) if ":" in written else IPv4Address(written)
    except AddressValueError:
        return None


def _is_meant(written: str, before: str) -> bool:
    """Whether such a row of numbers is an address rather than a version or a time."""
    if ":" in written:
        return _is_meant_as_v6(written)
    if written.startswith("255.255.") or _SAYS_VERSION.search(before):
        return False
    numbers = [int(part) for part in written.split(".")]
    is_small = max(numbers) <= _SMALL and numbers[0] != 10  # noqa: PLR2004 - 10.x is within a network
    return not is_small or _SAYS_MACHINE.search(before) is not None


def _is_meant_as_v6(written: str) -> bool:
    """Whether it begins as real ones do: ``2001:``, ``fe80:``; ``a::b`` is a name in a program."""
    if not re.search(r"\d", written):
        return False
    return _V6_BEGINS.match(written) is not None
