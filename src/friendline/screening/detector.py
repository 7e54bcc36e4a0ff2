"""What a detector is, and the batch of items it gets."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, Protocol, TypeAlias

import polars as pl

from friendline.model import Category, Finding, ItemKind
from friendline.screening.card import Card

LONGEST_TEXT = 20_000
"""Characters of an item that are read: twice the longest essay a network lets through, roughly.
What is longer is read up to here and reported as not wholly screened."""

SHOWN_COLUMNS = ("text", "place", "group", "album")
"""The columns whose words everybody sees who sees the item."""

NOT_WRITTEN: Final = [
    ItemKind.GROUP,
    ItemKind.PROFILE_FIELD,
    ItemKind.EVENT_REPLY,
    ItemKind.REACTION,
]
"""Kinds of items whose text is the name of a group or an event, a field, or a network's own."""

Part: TypeAlias = Literal["shown", "text", "names"]


@dataclass(frozen=True, eq=False)
class Batch:
    """Some rows of the items table, as a detector gets them.

    Attributes:
        items: The rows with all their columns: language, media, time and place are found here.
            Polars columns are views; nothing is copied before a detector asks for it.
    """

    items: pl.DataFrame

    @cached_property
    def ids(self) -> list[str]:
        """The ids of the items, row by row."""
        return self.items["id"].to_list()

    @cached_property
    def shown(self) -> pl.Series:
        """All words that show with each item, row by row: text, place, group and album.

        They stand on lines of their own, never null, cut at ``LONGEST_TEXT`` characters.
        """
        return self._whole.str.head(LONGEST_TEXT)

    @property
    def too_long(self) -> list[tuple[str, int]]:
        """Id and length in characters of every item that ``shown`` had to cut."""
        lengths = self._whole.str.len_chars()
        cut = self.items.select("id", lengths.alias("length")).filter(lengths > LONGEST_TEXT)
        return cut.rows()

    def distinct(self, part: Part = "shown") -> Iterator[tuple[str, Sequence[str]]]:
        """Give every distinct text, once, with the ids of the items that show it.

        People repeat themselves and share the same thing often; reading it once is enough.
        Items that show no words are left out.

        Args:
            part: ``"shown"``, all words that show; ``"text"``, what somebody wrote; ``"names"``,
                the rest: names of places, groups and albums, and texts that networks put there.
        """
        table = pl.DataFrame({"shown": self._part(part), "id": self.items["id"]})
        worded = table.filter(pl.col("shown").str.len_bytes() > 0)
        yield from worded.group_by("shown", maintain_order=True).agg("id").iter_rows()

    def _part(self, part: Part) -> pl.Series:
        if part == "shown":
            return self.shown
        text = self.items["text"].cast(pl.String).fill_null("").str.head(LONGEST_TEXT)
        written = self._is_written
        if part == "text":
            return pl.select(pl.when(written).then(text).otherwise(pl.lit(""))).to_series()
        return pl.select(pl.when(written).then(self._names).otherwise(self.shown)).to_series()

    @property
    def _is_written(self) -> pl.Series:
        if "kind" not in self.items.columns:
            return pl.repeat(value=True, n=self.items.height, eager=True)
        return ~self.items["kind"].is_in(NOT_WRITTEN)

    @property
    def _names(self) -> pl.Series:
        return self._lines([name for name in SHOWN_COLUMNS if name != "text"])

    @cached_property
    def _whole(self) -> pl.Series:
        return self._lines(SHOWN_COLUMNS)

    def _lines(self, names: Sequence[str]) -> pl.Series:
        columns = [pl.col(name) for name in names if name in self.items.columns]
        if not columns:
            return pl.repeat("", self.items.height, eager=True)
        lines = pl.concat_str(columns, separator="\n", ignore_nulls=True)
        return self.items.select(shown=lines.cast(pl.String).fill_null("")).to_series()


class Detector(Protocol):
    """Something that reads items and says what it sees.

    A detector gives the same findings for the same items in any order, does bounded work per
    item, and touches nothing outside. Where it fails for an item it may raise: ``screen`` then
    reports that item as not screened.
    """

    @property
    def name(self) -> str:
        """Short, lower case, stable: findings carry it."""

    @property
    def version(self) -> str:
        """Changes whenever the same item could get another finding."""

    @property
    def categories(self) -> frozenset[Category]:
        """Everything it can see."""

    @property
    def card(self) -> Card:
        """What is told of it."""

    def screen(self, batch: Batch) -> Iterator[Finding]:
        """Give what it sees in the batch, in any order."""
