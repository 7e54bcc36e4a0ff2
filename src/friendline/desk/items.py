"""An item as pages tell of it: when it was made, what it is, who it is for."""

from dataclasses import dataclass

from friendline.desk.pictures.finding import paths_of
from friendline.model import UNKNOWN, AudienceSource, ItemKind
from friendline.review.report.words import (
    audience_words,
    capitalised,
    channel_name,
    item_kind_name,
    shortened,
)
from friendline.store.models import Item

__all__ = ["ItemShown", "item_shown"]

_LONGEST_PART = 60


@dataclass(frozen=True)
class ItemShown:
    """An item of the owner's.

    Attributes:
        id: Its id.
        at: When it was made; ``None`` where nobody knows.
        what: "Photo on Facebook, at The Crown, by Tom".
        audience: Who it is for, and how that is known.
        text: Its words.
        kind: What it is, in a word or two.
        pictures: The numbers of its pictures that can be shown.
    """

    id: str
    at: int | None
    what: str
    audience: str
    text: str
    kind: str = "item"
    pictures: tuple[int, ...] = ()


def item_shown(item: Item) -> ItemShown:
    """Give an item of the last review as pages tell of it."""
    return ItemShown(
        id=item.pk,
        at=item.at,
        what=_what(item),
        audience=audience_words(item.audience, AudienceSource(item.audience_source)),
        text=item.text,
        kind=item_kind_name(ItemKind(item.kind)),
        pictures=tuple(range(len(paths_of(item)))),
    )


def _what(item: Item) -> str:
    kind = capitalised(item_kind_name(ItemKind(item.kind)))
    where = {"at": item.place, "in the group": item.group, "in the album": item.album}
    parts = [f"{how} {shortened(name, _LONGEST_PART)}" for how, name in where.items() if name]
    maker = "somebody not named" if item.by == UNKNOWN else shortened(item.by or "", _LONGEST_PART)
    parts += [f"by {maker}"] if item.by else []
    return ", ".join([f"{kind} on {channel_name(item.channel)}", *parts])
