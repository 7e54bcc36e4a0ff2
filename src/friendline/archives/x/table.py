"""``tweets.csv``, the posts as archives had them until 2019, beside or without the JavaScript."""

import re
from collections.abc import Sequence
from typing import Final

from friendline.archives.json_values import Fields
from friendline.archives.opening import Archive
from friendline.archives.tables.delimited import Table, read_header
from friendline.archives.tables.folding import key

_COLUMNS: Final = frozenset({"tweetid", "timestamp", "text", "expandedurls"})
_SHORT: Final = re.compile(r"https?://t\.co/\w+", re.ASCII)
_OWN_MEDIA: Final = re.compile(r"/status/\d+/(?:photo|video)/\d+$", re.ASCII)


def is_tweet_table(header: Sequence[str]) -> bool:
    """Whether a header line is that of ``tweets.csv``."""
    return {key(column) for column in header} >= _COLUMNS


def holds_tweet_table(archive: Archive, name: str) -> bool:
    """Whether a file is ``tweets.csv``, by its header.

    Raises:
        UnreadableFileError: The archive cannot read it.
    """
    return bool(read_header(archive.read(name), is_tweet_table))


def tweets_in(table: Table) -> list[Fields]:
    """Give the rows in the shape that tweets have in JavaScript."""
    columns = [key(column) for column in table.header]
    return [_tweet_of(dict(zip(columns, row.cells, strict=True))) for row in table.rows]


def _tweet_of(cells: dict[str, str]) -> Fields:
    short = _SHORT.findall(cells["text"])
    full = [address for address in cells["expandedurls"].split(",") if address]
    # Links of pictures are told too, often twice; which is which is certain only one for one.
    pairs = list(zip(short, full, strict=True)) if len(short) == len(full) else []
    urls = [{"url": url, "expanded_url": to} for url, to in pairs if not _OWN_MEDIA.search(to)]
    return {
        "id_str": cells["tweetid"],
        "created_at": cells["timestamp"],
        "text": cells["text"],
        "in_reply_to_status_id_str": cells.get("inreplytostatusid", ""),
        "in_reply_to_user_id_str": cells.get("inreplytouserid", ""),
        "entities": {
            "urls": urls,
            "media": [{"url": url} for url, to in pairs if _OWN_MEDIA.search(to)],
        },
    }
