"""Words from an archive as harmless HTML."""

import re
from collections.abc import Iterator
from typing import Final
from urllib.parse import urlsplit

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString

__all__ = ["with_links"]

_LINK: Final = re.compile(r"https?://[^\s<>\"'\x00-\x20\u202a-\u202e\u2066-\u2069]+", re.ASCII)
_NOT_OF_IT: Final = ".,;:!?)]}"
_SHOWN: Final = 60


def with_links(text: str) -> SafeString:
    """Escape a text; its web addresses can be followed, but say nothing of where they stood."""
    return SafeString("".join(_pieces(text)))


def _pieces(text: str) -> Iterator[SafeString]:
    end = 0
    for found in _LINK.finditer(text):
        address = found.group().rstrip(_NOT_OF_IT)
        if not _names_a_host(address):
            continue
        yield conditional_escape(text[end : found.start()])
        yield _link(address)
        end = found.start() + len(address)
    yield conditional_escape(text[end:])


def _names_a_host(address: str) -> bool:
    try:
        return bool(urlsplit(address).hostname)
    except ValueError:
        return False


def _link(address: str) -> SafeString:
    shown = address if len(address) <= _SHOWN else f"{address[:_SHOWN]}…"
    return format_html(
        '<a href="{}" rel="noopener noreferrer" target="_blank">{}</a>', address, shown
    )
