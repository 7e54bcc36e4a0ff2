"""The table of items, and what makes two records the same item."""

from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

import polars as pl
from msgspec.structs import astuple, replace

from friendline.model import AudienceSource, Item, id_of_texts

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
    text, media, at = item.text, item.media, "" if item.at is None else str(item.at)
    if text and not media:  # by far the most
        return id_of_texts("item", (item.channel, item.kind, at, item.by or "", text))
    made = item.channel, item.kind, at, item.by or ""
    if text or media:
        return id_of_texts("item", (*made, text, *sorted(media)))
    told = (item.place, item.link, item.group, item.album, item.timeline, *item.tagged)
    return id_of_texts("item", (*made, *(part or "" for part in told)))


def fuller(one: Item, other: Item) -> Item:
    """Of two records of one item give the one that says more; the same whichever comes first.

    Knowing who it is for counts more than all else.
    """
    return max(one, other, key=_fullness)


def renewed(older: Item, newer: Item) -> Item:
    """Give one item of two exports: what either tells of it, and for whom it is today.

    What follows from the state of the account holds for the newest export alone, since the state
    may have changed after the older one. What an export states of the item itself is kept as long
    as no newer one says otherwise.
    """
    told = newer if newer.audience_source.is_definite else older
    if told is older and older.audience_source is not AudienceSource.STATED:
        told = newer
    return replace(
        fuller(older, newer), audience=told.audience, audience_source=told.audience_source
    )


def _fullness(item: Item) -> tuple[bool, int, str]:
    values = astuple(item)
    told = sum(value not in (None, "", ()) for value in values)
    return item.audience_source.is_definite, told, repr(values)


def item_table(items: Mapping[str, Item]) -> pl.DataFrame:
    """Make the table of items from records by id, ordered by channel, time and id."""
    records = items.values()
    columns = [pl.Series("id", list(items), pl.String())]
    for name, kind in ITEM_COLUMNS.items():
        if name != "id":
            columns.append(_column(name, kind, map(attrgetter(name), records)))
    return pl.DataFrame(columns).sort("channel", "at", "id", nulls_last=True)


def _column(name: str, kind: pl.DataType, values: Iterable[Any]) -> pl.Series:
    if kind != pl.List(pl.String()):
        return pl.Series(name, list(values), kind)
    # Joined and split again: a hundred times faster than a column made of Python tuples.
    joined = pl.col(name)
    split = pl.when(joined == "").then(pl.lit([], kind)).otherwise(joined.str.split("\x1f"))
    return (
        pl.Series(name, list(map("\x1f".join, values)), pl.String())
        .to_frame()
        .select(split.alias(name))
        .to_series()
    )
