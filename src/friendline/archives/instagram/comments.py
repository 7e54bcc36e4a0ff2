"""What the owner wrote under posts and reels (formats 2.3).

Whoever sees the post sees the comment. Under an own post that follows from the account's state;
under somebody else's it is theirs to say, and unknown.
"""

from collections.abc import Iterator
from typing import Final

from msgspec import Struct

from friendline.archives.instagram.media import mentioned
from friendline.archives.instagram.page import UNTOLD, Page
from friendline.archives.instagram.person import username
from friendline.archives.instagram.string_maps import USERNAME, string_map
from friendline.archives.json_values import (
    Fields,
    Json,
    entries,
    fields,
    file_name,
    objects,
    once,
    seconds,
    text,
)
from friendline.archives.label_values import is_labelled, labelled
from friendline.model import Item, ItemKind, Record, Seconds

_COMMENT: Final = ("comment", "kommentar", "commentaire", "comentario", "commento", "reactie")
_OWNER: Final = ("media owner", "owner")


class Comment(Struct, frozen=True):
    """A comment: its words, whose post it stands under (user name), and when."""

    text: str
    whose: str | None
    at: Seconds | None
    media: tuple[str, ...] = ()


def read_comments(records: list[Json], page: Page) -> Iterator[Record]:
    """Read comments in any of the shapes."""
    for number, record in enumerate(records, 1):
        found = list(_comments(record)) if type(record) is dict else []
        if not found:
            page.odd.append(number)
        for comment in found:
            yield commented(comment, page)


def commented(comment: Comment, page: Page) -> Item:
    """Make the item of a comment."""
    is_own_post = comment.whose is not None and comment.whose in page.known.owner
    standing = page.known.standing if is_own_post else UNTOLD
    return Item(
        channel=page.channel,
        kind=ItemKind.COMMENT,
        at=comment.at,
        text=comment.text,
        tagged=mentioned(comment.text, page.known.owner),
        timeline=None if is_own_post else comment.whose,
        media=comment.media,
        file=page.file,
        audience=standing.audience,
        audience_source=standing.source,
    )


def _comments(record: Fields) -> Iterator[Comment]:
    if is_labelled(record):
        found = [_labelled_comment(record)]
    elif "string_map_data" in record:
        found = [_mapped_comment(record)]
    else:  # until 2022
        whose = username(text(record.get("title")))
        listed = map(fields, entries(record.get("string_list_data")))
        found = [
            Comment(text(one.get("value")), whose, seconds(one.get("timestamp"))) for one in listed
        ]
    return (comment for comment in found if comment.text or comment.media)


def _mapped_comment(record: Fields) -> Comment:
    """The comment and its post's owner by label; in other languages they come in this order."""
    told = string_map(record)
    words, whose = told.under(_COMMENT), told.under(_OWNER)
    if words is None and whose is None and told.words:
        texts = list(told.words.values())
        words, whose = texts[0], texts[1] if len(texts) > 1 else None
    media = once(file_name(one.get("uri")) for one in objects(record.get("media_list_data")))
    return Comment(words or "", username(whose or ""), told.at, media)


def _labelled_comment(record: Fields) -> Comment:
    told = labelled(record)
    owners = [word for word in told.words if any(label in word.labels for label in _OWNER)]
    named = (word.text for word in owners if not set(word.labels).isdisjoint(USERNAME))
    whose = next(named, None) or next((word.text for word in owners), None)
    return Comment(
        text=told.under(*_COMMENT) or told.longest_but(whose) or "",
        whose=username(whose or ""),
        at=seconds(record.get("timestamp")) or next(iter(told.times), None),
    )
