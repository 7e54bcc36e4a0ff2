"""Items sorted into the few classes that the same people see, and the names that they tag.

Polars finds the classes and the tagged names; what stays are whole numbers, a few for each item.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
import numpy.typing as npt
import polars as pl

from friendline.model import AudienceSource

Codes: TypeAlias = npt.NDArray[np.int32]
Places: TypeAlias = npt.NDArray[np.int64]


@dataclass(frozen=True)
class ItemClass:
    """Items that the same people see, but for who is tagged and whose timeline it is.

    Attributes:
        audience: Who they are for, in its written form.
        source: How we know.
        has_tags: Whether anybody is tagged in them.
        has_wall: Whether they stand on another's timeline.
    """

    audience: str
    source: AudienceSource
    has_tags: bool
    has_wall: bool


@dataclass(frozen=True)
class Mentions:
    """Names that stand in items: of who is tagged, or of whose timeline it is.

    Attributes:
        rows: The row of each mention, ascending.
        codes: Which of ``names`` it is.
        names: The different names.
    """

    rows: Codes
    codes: Codes
    names: tuple[str, ...]

    def of(self, row: int) -> tuple[str, ...]:
        """Give the names that stand in one row."""
        first, last = np.searchsorted(self.rows, (row, row + 1))
        return tuple(self.names[code] for code in self.codes[first:last])


@dataclass(frozen=True)
class ItemClasses:
    """The items of one channel as sight needs them.

    Attributes:
        classes: The different classes.
        of_row: Which class each row of the table is of.
        tags: Who is tagged.
        walls: On whose timeline they stand, where not the owner's.
    """

    classes: tuple[ItemClass, ...]
    of_row: Codes
    tags: Mentions
    walls: Mentions

    @property
    def sizes(self) -> Places:
        """How many items each class has."""
        return np.bincount(self.of_row, minlength=len(self.classes))


def item_classes(items: pl.DataFrame) -> ItemClasses:
    """Sort a table of items into classes."""
    keys = [
        _coded(items["audience"]),
        _coded(items["audience_source"]),
        _flagged(items["tagged"].list.len().fill_null(0) > 0),
        _flagged(items["timeline"].is_not_null()),
    ]
    combined = np.zeros(items.height, dtype=np.int64)
    number = 1
    for codes, values in keys:
        combined = combined * len(values) + codes
        number *= len(values)
    found = np.flatnonzero(np.bincount(combined, minlength=number))
    renumbered = np.zeros(number, dtype=np.int32)
    renumbered[found] = np.arange(len(found), dtype=np.int32)
    audiences, sources = keys[0][1], keys[1][1]
    rest, has_wall = np.divmod(found, 2)
    rest, has_tags = np.divmod(rest, 2)
    audience, source = np.divmod(rest, max(len(sources), 1))
    classes = tuple(
        ItemClass(audiences[a], AudienceSource(sources[s]), bool(tags), bool(wall))
        for a, s, tags, wall in zip(audience, source, has_tags, has_wall, strict=True)
    )
    return ItemClasses(classes, renumbered[combined], _tags(items["tagged"]), _walls(items))


def reclassified(known: ItemClasses, items: pl.DataFrame, rows: Places) -> ItemClasses:
    """Sort some rows anew, whose audience or tags have changed.

    Args:
        known: The classes as they were.
        items: The table as it is now.
        rows: The rows that changed, ascending.
    """
    anew = item_classes(items[rows])
    places = {one: number for number, one in enumerate(known.classes)}
    codes = [places.setdefault(one, len(places)) for one in anew.classes]
    of_row = known.of_row.copy()
    of_row[rows] = np.array(codes, dtype=np.int32)[anew.of_row]
    return ItemClasses(tuple(places), of_row, _replaced(known.tags, anew.tags, rows), known.walls)


def _replaced(known: Mentions, anew: Mentions, rows: Places) -> Mentions:
    """Put the mentions in some rows in the place of those that were there."""
    kept = ~np.isin(known.rows, rows)
    places = {name: number for number, name in enumerate(known.names)}
    codes = np.array([places.setdefault(name, len(places)) for name in anew.names], dtype=np.int32)
    all_rows = np.concatenate((known.rows[kept], rows[anew.rows].astype(np.int32)))
    all_codes = np.concatenate((known.codes[kept], codes[anew.codes]))
    order = np.argsort(all_rows, kind="stable")
    return Mentions(all_rows[order], all_codes[order], tuple(places))


def _coded(texts: pl.Series) -> tuple[npt.NDArray[np.uint32], Sequence[str]]:
    """Give a number for each text, and the texts by number."""
    values = texts.unique().sort()
    return _numbered(texts, values), values.to_list()


def _numbered(texts: pl.Series, values: pl.Series) -> npt.NDArray[np.uint32]:
    return texts.cast(pl.Enum(values)).to_physical().to_numpy().astype(np.uint32, copy=False)


def _flagged(flags: pl.Series) -> tuple[npt.NDArray[np.uint32], Sequence[str]]:
    return flags.to_numpy().astype(np.uint32), ("no", "yes")


def _tags(tagged: pl.Series) -> Mentions:
    numbers = tagged.list.len().fill_null(0).to_numpy()
    rows = np.repeat(np.arange(len(tagged), dtype=np.int32), numbers)
    names = tagged.filter(pl.Series(numbers > 0)).list.explode()
    return _mentions(rows, names)


def _walls(items: pl.DataFrame) -> Mentions:
    on_wall = items["timeline"].is_not_null()
    rows = np.flatnonzero(on_wall.to_numpy()).astype(np.int32)
    return _mentions(rows, items["timeline"].filter(on_wall))


def _mentions(rows: Codes, names: pl.Series) -> Mentions:
    codes, values = _coded(names)
    return Mentions(rows, codes.astype(np.int32), tuple(values))
