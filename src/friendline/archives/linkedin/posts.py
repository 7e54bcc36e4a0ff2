"""What the owner did on LinkedIn that others can see: posts, comments, reactions, events.

formats 3. Times have no zone; they are taken as UTC, which LinkedIn does not document.
"""

from collections.abc import Iterator
from datetime import UTC
from zoneinfo import ZoneInfo

from friendline.archives.linkedin.tables import CHANNEL, Cells, Export
from friendline.archives.linkedin.times import moment_in
from friendline.archives.source import Reading
from friendline.model import UNKNOWN, AudienceSource, Item, ItemKind, Seconds

_AUDIENCES = {
    "PUBLIC": ("public", AudienceSource.STATED),
    "LOGGED_IN": ("members", AudienceSource.STATED),
    "CONNECTIONS": ("connections", AudienceSource.STATED),
}
"""What ``Visibility`` says. What ``MEMBER_NETWORK`` means is documented nowhere, and who is in the
group of a ``CONTAINER`` post is not in the export: both are unknown, as is an empty cell."""

_PICTURES = {
    "video": ItemKind.VIDEO,
    "photo": ItemKind.PHOTO,
    "image": ItemKind.PHOTO,
    "picture": ItemKind.PHOTO,
}
_ATTENDS = frozenset({"ACCEPTED", "ATTENDED", "ATTENDING", "CONFIRMED", "GOING", "REGISTERED"})
_NO_WORDS = frozenset("-\u2013\u2014")
"""What stands for a description that is not there."""
_BROKEN_DATE = "a date that could not be read; it is left out"


def shares(export: Export, reading: Reading) -> Iterator[Item]:
    """Give the posts, and the reposts that have no words of their own."""
    for file, cells in export.rows("shares"):
        visibility = cells.get("visibility", "").upper()
        audience, source = _AUDIENCES.get(visibility, (UNKNOWN, AudienceSource.UNKNOWN))
        yield Item(
            channel=CHANNEL,
            kind=ItemKind.GROUP_POST if _is_in_group(cells, visibility) else ItemKind.POST,
            at=_at(export, file, cells["date"], reading),
            text=_unquoted(cells["sharecommentary"]),
            link=cells.get("sharedurl") or None,
            file=file,
            audience=audience,
            audience_source=source,
        )
    for file, cells in export.rows("reposts"):
        at = _at(export, file, cells["date"], reading)
        yield _item(ItemKind.POST, file, at, link=cells["link"] or None)


def _is_in_group(cells: Cells, visibility: str) -> bool:
    return visibility == "CONTAINER" or "grouppost" in cells["sharelink"].lower()


def answers(export: Export, reading: Reading) -> Iterator[Item]:
    """Give comments and reactions: for whoever sees the post below which they stand.

    The export does not say who that is.
    """
    for file, cells in export.rows("comments"):
        at = _at(export, file, cells["date"], reading)
        yield _item(ItemKind.COMMENT, file, at, _unquoted(cells["message"]))
    for file, cells in export.rows("reactions"):
        at = _at(export, file, cells["date"], reading)
        yield _item(ItemKind.REACTION, file, at, cells["type"].capitalize())


def uploads(export: Export, reading: Reading, *, posts_are_known: bool) -> Iterator[Item]:
    """Give pictures and videos ("You uploaded a feed photo on ..."), by time alone.

    The quick export has these and no posts; the description then is the only trace of the words
    of a post. Where the posts are there, it would show the same words twice.

    Args:
        export: The tables.
        reading: For the year of written dates.
        posts_are_known: Whether this export, or one beside it, has the posts.
    """
    for file, cells in export.rows("rich_media"):
        told = cells["datetime"].lower()
        kind = next((kind for word, kind in _PICTURES.items() if word in told), None)
        if kind is None and posts_are_known:
            continue
        at = _at(export, file, cells["datetime"].rpartition(" on ")[2], reading)
        words = cells["mediadescription"]
        is_told = not posts_are_known and words not in _NO_WORDS
        yield _item(kind or ItemKind.POST, file, at, words if is_told else "")


def meetings(export: Export, reading: Reading) -> Iterator[Item]:
    """Give events and groups.

    As on other networks an event that the owner goes to is placed at its start, in the owner's
    zone; any other answer has no time.
    """
    zone = ZoneInfo(reading.zone)
    for file, cells in export.rows("events"):
        status, name = cells["status"], cells["eventname"]
        start = cells["eventtime"].partition(" - ")[0]
        at = moment_in(start, zone, reading.today) if status.upper() in _ATTENDS else None
        text = ": ".join(filter(None, (status.capitalize(), name)))
        if name:
            yield _item(ItemKind.EVENT_REPLY, file, at, text)
    for file, cells in export.rows("groups"):
        if name := cells["groupname"]:
            yield _item(ItemKind.GROUP, file, text=name, group=name)


def _item(  # noqa: PLR0913 - the fields that differ
    kind: ItemKind,
    file: str,
    at: Seconds | None = None,
    text: str = "",
    *,
    link: str | None = None,
    group: str | None = None,
) -> Item:
    return Item(channel=CHANNEL, kind=kind, at=at, text=text, link=link, group=group, file=file)


def _unquoted(text: str) -> str:
    """Undo the quotation marks that some years put around each line of a post."""
    if "\n" in text and text.count('"\n"') == text.count("\n"):
        text = text.replace('"\n"', "\n")
        if text.startswith('"') and text.endswith('"'):
            text = text[1:-1]
    return text.strip()


def _at(export: Export, file: str, cell: str, reading: Reading) -> Seconds | None:
    at = moment_in(cell, UTC, reading.today)
    if at is None:
        export.unclear(file, _BROKEN_DATE)
    return at
