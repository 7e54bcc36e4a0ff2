"""What labels look at in an item: its words, its kind, and where it stands."""

from collections.abc import Collection, Mapping

import polars as pl
from msgspec import Struct

from friendline.archives.tables.folding import fold
from friendline.model import id_of_texts
from friendline.said import noted
from friendline.screening.detector import LONGEST_TEXT
from friendline.screening.labels.label import Label, Scope

__all__ = ["WHERE", "Thing", "things_in"]

WHERE = (Scope.TEXT, Scope.ALBUM, Scope.GROUP, Scope.PLACE, Scope.KIND)
"""Scopes that go by something that the item has or has not."""


class Thing(Struct, frozen=True, kw_only=True, gc=False):
    """An item as labels see it.

    Attributes:
        kind: What it is, as ``ItemKind`` says it.
        text: Its own words; those of its album, group and place are told apart from them.
        album: Name of the album it is in.
        group: Name of the group it was posted in.
        place: Name of the place shown with it.
    """

    kind: str
    text: str = ""
    album: str | None = None
    group: str | None = None
    place: str | None = None

    def value(self, scope: Scope) -> str:
        """Give its album, group, place or kind, as written, or a digest of its text.

        It is empty where the item has none.
        """
        if scope is Scope.TEXT:
            return id_of_texts("text", [self.text]) if self.text.strip() else ""
        values = {
            Scope.ALBUM: self.album,
            Scope.GROUP: self.group,
            Scope.PLACE: self.place,
            Scope.KIND: self.kind,
        }
        return noted(values.get(scope) or "")

    def is_where(self, label: Label) -> bool:
        """Whether it has the text, album, group, place or kind of a label."""
        value = self.value(label.scope)
        return bool(value) and fold(value) == fold(label.value)


def things_in(items: pl.DataFrame, ids: Collection[str] | None = None) -> Mapping[str, Thing]:
    """Give the things of an items table by their ids.

    Args:
        items: The items table; ``id``, ``kind`` and ``text`` must be there.
        ids: Only these; all if not given.
    """
    if ids is not None:
        items = items.filter(pl.col("id").is_in(list(ids)))
    columns = [name for name in ("album", "group", "place") if name in items.columns]
    return {
        row.pop("id"): Thing(
            kind=row.pop("kind") or "", text=(row.pop("text") or "")[:LONGEST_TEXT], **row
        )
        for row in items.select("id", "kind", "text", *columns).iter_rows(named=True)
    }
