"""What can be seen of the owner on LinkedIn: posts, comments, the profile (formats 3).

Times have no zone; they are taken as UTC, which LinkedIn does not document.
"""

from collections.abc import Iterator
from datetime import UTC, datetime

from friendline.archives.linkedin.tables import CHANNEL, Cells, Export
from friendline.model import UNKNOWN, AudienceSource, Item, ItemKind, Seconds

_AUDIENCES = {
    "PUBLIC": ("public", AudienceSource.STATED),
    "LOGGED_IN": ("members", AudienceSource.STATED),
    "CONNECTIONS": ("connections", AudienceSource.STATED),
}
"""What ``Visibility`` says. What ``MEMBER_NETWORK`` means is documented nowhere, and who is in the
group of a ``CONTAINER`` post is not in the export: both are unknown, as is an empty cell."""

_PROFILE_FIELDS = {
    "headline": "Headline",
    "summary": "Summary",
    "industry": "Industry",
    "geolocation": "Location",
    "websites": "Websites",
}
"""What a profile shows to others; birth date, postal address and messengers are not read."""

_BROKEN_DATE = "a date that could not be read; it is left out"


def items(export: Export) -> Iterator[Item]:
    """Give posts, comments and profile fields."""
    yield from _shares(export)
    yield from _comments(export)
    yield from _profile(export)
    yield from _positions(export)


def _shares(export: Export) -> Iterator[Item]:
    for file, cells in export.rows("shares"):
        visibility = cells.get("visibility", "").upper()
        audience, source = _AUDIENCES.get(visibility, (UNKNOWN, AudienceSource.UNKNOWN))
        yield Item(
            channel=CHANNEL,
            kind=ItemKind.GROUP_POST if _is_in_group(cells, visibility) else ItemKind.POST,
            at=_utc(export, file, cells["date"]),
            text=_unquoted(cells["sharecommentary"]),
            link=cells.get("sharedurl") or None,
            file=file,
            audience=audience,
            audience_source=source,
        )


def _is_in_group(cells: Cells, visibility: str) -> bool:
    return visibility == "CONTAINER" or "grouppost" in cells["sharelink"].lower()


def _comments(export: Export) -> Iterator[Item]:
    """A comment is for whoever sees the post below which it stands; the export does not say who."""
    for file, cells in export.rows("comments"):
        yield Item(
            channel=CHANNEL,
            kind=ItemKind.COMMENT,
            at=_utc(export, file, cells["date"]),
            text=_unquoted(cells["message"]),
            file=file,
        )


def _profile(export: Export) -> Iterator[Item]:
    for file, cells in export.rows("profile"):
        for column, label in _PROFILE_FIELDS.items():
            if cells.get(column):
                yield _profile_field(f"{label}: {cells[column]}", file)


def _positions(export: Export) -> Iterator[Item]:
    for file, cells in export.rows("positions"):
        post = ", ".join(filter(None, (cells["title"], cells["companyname"])))
        text = "\n".join(filter(None, (post, cells["description"])))
        if text:
            yield _profile_field(f"Position: {text}", file)


def _profile_field(text: str, file: str) -> Item:
    return Item(channel=CHANNEL, kind=ItemKind.PROFILE_FIELD, text=text, file=file)


def _unquoted(text: str) -> str:
    """Undo the quotation marks that some years put around each line of a post."""
    if "\n" in text and text.count('"\n"') == text.count("\n"):
        text = text.replace('"\n"', "\n")
        if text.startswith('"') and text.endswith('"'):
            text = text[1:-1]
    return text.strip()


def _utc(export: Export, file: str, cell: str) -> Seconds | None:
    """``2026-02-09 01:21:47``, with or without "UTC" behind it."""
    try:
        written = datetime.fromisoformat(cell.removesuffix("UTC").strip())
    except ValueError:
        export.unclear(file, _BROKEN_DATE)
        return None
    at = written if written.tzinfo else written.replace(tzinfo=UTC)
    return int(at.timestamp())
