"""Addresses of machines on the internet (IPv4 and IPv6)."""

import re
from collections.abc import Iterator
from ipaddress import AddressValueError, IPv4Address, IPv6Address, IPv6Network
from typing import Final

from friendline.model import Severity
from friendline.screening.confidential.shown import Shown, words_before

_V4: Final = re.compile(r"(?<![\w.,:-])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|[.,]\d)", re.ASCII)
_V6: Final = re.compile(
    r"(?<![\w:.])(?:[0-9a-f]{1,4}:|::)[0-9a-f:]{1,38}(?:(?:\d{1,3}\.){3}\d{1,3})?(?![\w:]|\.\d)",
    re.ASCII | re.IGNORECASE,
)
_SAYS_VERSION: Final = re.compile(
    r"(?:\b(?:(?:v|ver|vers|sec)\b|version|release|firmware|build|update[ds]?|upgraded?|patch"
    r"|driver"
    r"|section|chapter|clause|paragraph|abschnitt|kapitel|figure|table|item|android|ios|macos"
    r"|windows|chrome|firefox|safari|edge)|§)[^;,]{0,14}$",
    re.IGNORECASE,
)
_SAYS_MACHINE: Final = re.compile(
    r"\b(?:ip|ipv4|ips|server|router|host|ping|ssh|vpn|dns|login|address|adresse|gateway|proxy"
    r"|subnet|from|port)\b",
    re.IGNORECASE,
)
_SMALL: Final = 31
_RESOLVERS: Final = """
    8.8.8.8 8.8.4.4 1.1.1.1 1.0.0.1 9.9.9.9 149.112.112.112 208.67.222.222 208.67.220.220
    2001:4860:4860::8888 2001:4860:4860::8844 2606:4700:4700::1111 2606:4700:4700::1001
    2620:fe::fe
"""
_KNOWN_TO_ALL: Final = frozenset(_RESOLVERS.split())
"""Machines that tell everybody the addresses of names."""

_GIVEN_OUT: Final = IPv6Network("2000::/3")
"""The only addresses of version 6 that lead anywhere so far (RFC 4291); ``a::b`` is a name in a
program."""

_FOR_EXAMPLES: Final = IPv6Network("3fff::/20")
"""Kept for examples since 2024 (RFC 9637); Python 3.11 does not know that yet."""


def machines_in(text: str) -> Iterator[Shown]:
    """Give the addresses that lead to one connection from anywhere on the internet.

    Addresses within a home or a machine, those kept for examples and those that many share lead
    nowhere (registries of special-purpose addresses, RFC 6890), and are passed over like versions,
    dates and times.
    """
    for match in (*_V4.finditer(text), *_V6.finditer(text)):
        address = _read(match[0])
        if address is None or not _leads_somewhere(address):
            continue
        if _is_meant(match[0], words_before(text, match.start())):
            reason = "Shows the internet address of a connection (an IP address)."
            yield Shown(*match.span(), Severity.LOW, reason)


def _read(written: str) -> IPv4Address | IPv6Address | None:
    try:
        return IPv6Address(written) if ":" in written else IPv4Address(written)
    except AddressValueError:
        return None


def _leads_somewhere(address: IPv4Address | IPv6Address) -> bool:
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is not None:
            return _leads_somewhere(address.ipv4_mapped)
        if address not in _GIVEN_OUT or address in _FOR_EXAMPLES:
            return False
    if address.is_multicast or address.is_reserved or str(address) in _KNOWN_TO_ALL:
        return False
    return address.is_global


def _is_meant(written: str, before: str) -> bool:
    """Whether such a row of numbers is an address rather than a version or a time."""
    if ":" in written:
        return any(map(str.isdigit, written))
    if _SAYS_VERSION.search(before):
        return False
    is_small = max(int(part) for part in written.split(".")) <= _SMALL
    return not is_small or _SAYS_MACHINE.search(before) is not None
