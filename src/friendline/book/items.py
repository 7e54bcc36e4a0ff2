"""The table of items, and what makes two records the same item."""

from collections.abc import Iterable, Mapping
from operator import attrgetter

import polars as pl
from msgspec.structs import astuple

from friendline.model import Item, id_of_texts

ITEM_COLUMNS: Mapping[str, pl.DataType] = {
    "id": pl.String(),
    "channel": pl.String(),
    "kind": pl.String(),
    "at": pl.Int64(),
    "text": pl.String(),
    "place": pl.String(),
    "by": pl.String(),
    "tagged": pl.List(pl.String()),
    "timeline": pl.String(),
    "group": pl.String(),
    "album": pl.String(),
    "taken": pl.Int64(),
    "media": pl.List(pl.String()),
    "link": pl.String(),
    "file": pl.String(),
    "audience": pl.String(),
    "audience_source": pl.String(),
}
"""Columns of the table of items; each is told at ``model.Item``. Times are UTC seconds."""


def item_id(item: Item) -> str:
    """Give what stays the same for one item over repeated and overlapping exports.

    Facebook and Instagram give no id, so it is the channel, kind, time, text and the names of
    the media (formats 10.6). Where an item has neither text nor media, what else it shows tells
    two of the same second apart.
    """
    made = (item.channel, item.kind, "" if item.at is None else str(item.at), item.by or "")
    if item.text or item.media:
        media = item.media if len(item.media) <= 1 else sorted(item.media)
        return id_of_texts("item", (*made, item.text, *media))
    told = (item.place, item.link, item.group, item.album, item.timeline, *item.tagged)
    return id_of_texts("item", (*made, *(part or "" for part in told)))


def fuller(one: Item, other: Item) -> Item:
    """Of two records of one item give the one that says more; the same whichever comes first."""
    return max(one, other, key=_fullness)


def _fullness(item: Item) -> tuple[int, str]:
    values = astuple(item)
    return sum(value not in (None, "", ()) for value in values), repr(values)


def item_table(items: Mapping[str, Item]) -> pl.DataFrame:
    """Make the table of items from records by id, ordered by channel, time and id."""
    records: Iterable[Item] = items.values()
    columns: dict[str, list[object]] = {"id": list(items)}
    for name in ITEM_COLUMNS:
        if name != "id":
            columns[name] = list(map(attrgetter(name), records))
    for name in _LISTS:
        columns[name] = ["\x1f".join(value) for value in columns[name]]  # type: ignore[arg-type]
    flat = {name: pl.String() if name in _LISTS else kind for name, kind in ITEM_COLUMNS.items()}
    # joined and split again: a hundred times faster than a column made of Python tuples
    splitting = [
        pl.when(pl.col(name) == "")
        .then(pl.lit([], pl.List(pl.String())))
        .otherwise(pl.col(name).str.split("\x1f"))
        .alias(name)
        for name in _LISTS
    ]
    frame = pl.DataFrame(columns, schema=flat).with_columns(splitting)
    return frame.sort("channel", "at", "id", nulls_last=True)


_LISTS = tuple(name for name, kind in ITEM_COLUMNS.items() if kind == pl.List(pl.String()))
