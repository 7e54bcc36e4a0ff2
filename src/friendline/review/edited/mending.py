"""What would keep an item from clients, by what its network can do (R36)."""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final

import polars as pl

from friendline.model import ItemKind
from friendline.review.words import joined
from friendline.sight.deciding import others_decide
from friendline.sight.judging.item_classes import Places
from friendline.sight.viewing import Sight
from friendline.sight.what_if.changes import where

__all__ = ["MENDED", "Mending", "Way"]


class Way(StrEnum):
    """How an item is kept from clients."""

    HIDE = "hide"
    UNTAG = "untag"
    INSTEAD = "instead"
    """The network cannot narrow an item; its rules say what there is instead."""
    TAKE_DOWN = "take_down"
    NARROW = "narrow"


MENDED: Final = {
    Way.HIDE: "Hide {it} on your own page, or take {it} off.",
    Way.UNTAG: "Take your tag off, or hide {it} on your own page.",
    Way.INSTEAD: None,
    Way.TAKE_DOWN: "Others decide who sees {it} there: take {it} down.",
    Way.NARROW: "Narrow who can see {it}, so that your clients cannot.",
}
"""Each in a sentence about any number of items."""


class Mending:
    """Says what would end that clients see items of one network."""

    def __init__(self, sight: Sight, rows: Places) -> None:
        """Remember who decides about them.

        Args:
            sight: Who sees what there.
            rows: The rows of the items.
        """
        self._rules = sight.told.rules
        items = sight.items[rows]
        self._is_by_others = items["by"].is_not_null().to_list()
        is_on_your_page = pl.col("kind") == ItemKind.WALL_POST.value
        self._is_on_your_page = where(items, is_on_your_page).to_list()
        self._others_decide = where(items, others_decide(self._rules)).to_list()

    def way(self, place: int) -> Way:
        """Give the way for one item.

        Args:
            place: Its place among the rows.
        """
        if self._is_by_others[place]:
            return Way.HIDE if self._is_on_your_page[place] else Way.UNTAG
        if self._rules.instead_of_narrowing is not None:
            return Way.INSTEAD
        return Way.TAKE_DOWN if self._others_decide[place] else Way.NARROW

    def sentence(self, way: Way, names: Sequence[str]) -> str:
        """Say what to do about one item.

        Args:
            way: The way.
            names: The names of all clients who see it; none where they are too many.
        """
        if way is Way.NARROW:
            return self._narrowed(names)
        return (MENDED[way] or self._rules.instead_of_narrowing or "").format(it="it")

    def _narrowed(self, names: Sequence[str]) -> str:
        tied = f"{self._rules.tie_word}s"
        if not self._rules.offers_lists:
            return "Make it for you alone."
        if names:
            return f"Make it for {tied} except {joined(names)}."
        return f"Make it for {tied} except a list that your clients are on."
