"""Articles that the owner wrote on LinkedIn: HTML files in ``Articles/Articles`` (formats 3).

The heading links to the article. Some years name the days ("Created on", "Published on"), in
others the file name begins with one, and exports of 2026 have none.
"""

import re
from collections.abc import Iterator
from datetime import UTC
from typing import TYPE_CHECKING

from friendline.archives.linkedin.tables import CHANNEL
from friendline.archives.linkedin.times import moment_in
from friendline.archives.opening import Archive, UnreadableFileError
from friendline.archives.safety import first_tags
from friendline.archives.source import Reading
from friendline.archives.tables.delimited import decode
from friendline.model import Fault, Item, ItemKind, Seconds

if TYPE_CHECKING:
    from selectolax.lexbor import LexborHTMLParser

_FOLDER = re.compile(r"(?:^|/)articles/", re.IGNORECASE)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[ T_]\d{2}:\d{2}(?::\d{2})?)?")
_LONGEST = 4 * 2**20
"""Bytes of an article that are looked at: a book has a quarter of it."""
_MOST_TAGS = 10_000


def articles(archive: Archive, reading: Reading) -> Iterator[Item | Fault]:
    """Give one post for each article; who sees it, the export does not say.

    Drafts lie among them and nothing marks them for certain, so they are given, too.
    """
    for name in archive.names():
        if _FOLDER.search(name) and name.lower().endswith((".html", ".htm")):
            yield _article(archive, name, reading)


def _article(archive: Archive, name: str, reading: Reading) -> Item | Fault:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - heavy

    try:
        data = archive.read(name)
    except UnreadableFileError as error:
        return Fault(file=name, reason=error.reason)
    page = LexborHTMLParser(first_tags(decode(data[:_LONGEST])[0], _MOST_TAGS))
    at = _written_on(page, name, reading)
    text = "\n".join(filter(None, (_title(page), _body(page))))
    if not text:
        return Fault(file=name, reason="No article could be read from it; it was left out.")
    return Item(channel=CHANNEL, kind=ItemKind.POST, at=at, text=text, file=name)


def _written_on(page: "LexborHTMLParser", name: str, reading: Reading) -> Seconds | None:
    told = [page.css_first(f".{word}") for word in ("published", "created")]
    texts = [node.text() for node in told if node is not None]
    for text in (*texts, name.rpartition("/")[2]):
        if day := _DAY.search(text):
            return moment_in(day[0].replace("_", " "), UTC, reading.today)
    return None


def _title(page: "LexborHTMLParser") -> str:
    heading = page.css_first("h1") or page.css_first("title")
    return " ".join(heading.text().split()) if heading is not None else ""


def _body(page: "LexborHTMLParser") -> str:
    """Give the words below the heading, a line for each paragraph."""
    if page.body is None:
        return ""
    for node in page.css("style, script, title, h1, .published, .created"):
        node.decompose()
    lines = page.body.text(separator="\n").split("\n")
    return "\n".join(filter(None, (" ".join(line.split()) for line in lines)))
