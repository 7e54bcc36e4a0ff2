"""Posts in the few elements that nearly all are written in, read without building a page.

Mastodon writes ``<p>``, ``<br>``, ``<a>`` and ``<span>``, nested in one way. What is exactly so is
read here, in less than half the time of a parser of HTML; all else is left to that.
"""

import html
import re
from typing import Final

from msgspec import Struct

NO_LINK: Final = frozenset({"mention", "hashtag", "u-url"})
DOTS: Final = "\N{HORIZONTAL ELLIPSIS}"

_LONGEST: Final = 100_000
_WORDS: Final = "[^<]++"
_SAID: Final = r'(?: [a-z-]++="[^"<>\r\n]*+")*+'
_BREAK: Final = "<br(?: ?/)?>"
_SPAN: Final = f"<span{_SAID}>(?:{_WORDS})?+</span>"
_LINK: Final = f"<a{_SAID}>(?:{_WORDS}|{_SPAN})*+</a>"
_CARD: Final = f"<span{_SAID}>(?:{_WORDS}|{_SPAN}|{_LINK})*+</span>"
_LINE: Final = f"{_WORDS}|{_BREAK}|{_SPAN}|{_LINK}|{_CARD}"
_SIMPLE: Final = re.compile(f"(?:{_LINE}|<p{_SAID}>(?:{_LINE})*+</p>)*+")
"""No part of it can begin like another, so that any text is looked at once or twice only."""

_ODD: Final = re.compile(r"&(?!(?:amp|lt|gt|quot|apos|nbsp|#39);)|\0")
"""Entities other than those that Mastodon writes, and what browsers drop."""

_HIDDEN: Final = re.compile('<span class="invisible">[^<]*</span>')
_SHORTENED: Final = re.compile('<span class="ellipsis">([^<]*)</span>')
_STYLED: Final = re.compile("<span[^>]*(?:invisible|ellipsis)")
_LINKS: Final = re.compile(f"<a({_SAID})>")
_ATTRIBUTES: Final = re.compile(' ([a-z-]+)="([^"]*)"')
_LINE_ENDS: Final = re.compile(f"{_BREAK}|</?p[^>]*>")
_TAGS: Final = re.compile("<[^>]*>")


class Shown(Struct, frozen=True):
    """What a reader sees: the text by lines, and the addresses it shares, in order."""

    text: str
    links: tuple[str, ...] = ()


def lines(text: str) -> str:
    """Give a text line by line, without empty lines and without needless white space."""
    if "\n" not in text:
        return " ".join(text.split())
    each = (" ".join(line.split()) for line in text.split("\n"))
    return "\n".join(line for line in each if line)


def shown_simply(content: str) -> Shown | None:
    """Read a post that is simple; ``None`` for one that is not."""
    if len(content) > _LONGEST or _ODD.search(content) or not _SIMPLE.fullmatch(content):
        return None
    text = content.replace("\n", " ")
    if "invisible" in text or "ellipsis" in text:
        text = _SHORTENED.sub(rf"\1{DOTS}", _HIDDEN.sub("", text))
        if _STYLED.search(text):
            return None
    text = _LINE_ENDS.sub("\n", text)
    if "<" in text:
        text = _TAGS.sub("", text)
    return Shown(lines(html.unescape(text) if "&" in text else text), _shared(content))


def _shared(content: str) -> tuple[str, ...]:
    """Give the addresses of links that are neither mentions nor hashtags."""
    if "<a" not in content:
        return ()
    found: dict[str, None] = {}
    for attributes in map(_attributes, _LINKS.findall(content)):
        if NO_LINK.isdisjoint(attributes.get("class", "").split()):
            address = html.unescape(attributes.get("href", "")).strip()
            if address.startswith(("http://", "https://")):
                found[address] = None
    return tuple(found)


def _attributes(written: str) -> dict[str, str]:
    """Give attributes by name; of one that is written twice the first counts."""
    return dict(reversed(_ATTRIBUTES.findall(written))) if written else {}
