"""What accounts are called: a repository names them by identifiers (DID) only (formats 6).

Where the owner mentioned somebody, the words ``@kim.example.org`` stand in the post over the
identifier: that handle is known then. The newest mention counts, for handles change.
"""

import re
from collections.abc import Iterator
from typing import Final

from friendline.archives.bluesky.tree import KeyedRecord
from friendline.archives.bluesky.values import did, made_at, objects, type_of
from friendline.archives.json_values import Fields, Json, fields

_HANDLE: Final = re.compile(r"@((?:[a-z0-9-]+\.)+[a-z][a-z0-9-]*)", re.IGNORECASE | re.ASCII)
_LONGEST_HANDLE: Final = 254


class Names:
    """The names of accounts by identifier."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[int, str]] = {}

    def learn(self, record: KeyedRecord) -> None:
        """Remember the handles that stand in a post."""
        for who, handle in _mentioned_handles(record.value):
            told = (made_at(record.value, record.name) or 0, handle)
            self._known[who] = max(told, self._known.get(who, told))

    def __getitem__(self, who: str) -> str:
        """Give the handle, or the identifier itself where no handle is known."""
        return self._known[who][1] if who in self._known else who


def mentioned(post: Fields) -> Iterator[str]:
    """Give the identifiers of who is mentioned in a post."""
    return (who for _, feature in features(post) if (who := _subject(feature)))


def features(post: Fields) -> Iterator[tuple[Fields, Fields]]:
    """Give the mentions, links and tags of a post, each after the place it has in the text."""
    for facet in objects(post.get("facets")):
        for feature in objects(facet.get("features")):
            yield fields(facet.get("index")), feature


def _mentioned_handles(post: Fields) -> Iterator[tuple[str, str]]:
    written = post.get("text")
    if type(written) is not str:
        return
    content = written.encode()
    for place, feature in features(post):
        who = _subject(feature)
        start, end = _span(place)
        if who is None or end - start > _LONGEST_HANDLE:
            continue
        if handle := _HANDLE.fullmatch(content[start:end].decode("utf-8", "replace")):
            yield who, handle[1].lower()


def _subject(feature: Json) -> str | None:
    return did(feature.get("did")) if type_of(feature) == "#mention" else None


def _span(place: Fields) -> tuple[int, int]:
    """Where a feature stands, in bytes of UTF-8; nowhere if that makes no sense."""
    start, end = place.get("byteStart"), place.get("byteEnd")
    if type(start) is not int or type(end) is not int or not 0 <= start <= end < 2**31:
        return 0, 0
    return start, end
