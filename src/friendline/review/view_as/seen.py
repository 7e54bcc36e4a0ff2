"""What one viewer sees of a channel, in a few kilobytes: by class of audience, not item by item.

Items of one class of audience and one kind that mention nobody are seen for the same reasons. So a
hundred thousand items are told in some dozens of lines, and beside them the items that mention the
viewer: by a tag, or by standing on their timeline.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import TypeAlias

import numpy as np
from msgspec import Struct

from friendline.book import Book
from friendline.model import Sees
from friendline.review.looking import ChannelSight, has_items
from friendline.review.subjects import Subjects
from friendline.review.view_as.lookers import Looker, Lookers
from friendline.sight.judging.belonging import Verdict
from friendline.sight.judging.item_classes import Mentions
from friendline.sight.judging.presence import name_key
from friendline.sight.viewing import Sight

Told: TypeAlias = tuple[int, int]
"""A verdict (0 cannot, 1 may, 2 can), and the place of its chain of reasons."""


class Seen(Struct, frozen=True):
    """What one viewer sees of one channel.

    Attributes:
        can: How many items they can see.
        may: How many they may see.
        cannot: How many they cannot see.
        by_class: Verdict and chain by ``"CLASS:KIND"``, for each class of audience and kind.
        single: Verdict and chain by item, where they differ from those of its class and kind.
        chains: The different chains of reasons.
    """

    can: int
    may: int
    cannot: int
    by_class: dict[str, Told]
    single: dict[str, Told]
    chains: list[tuple[str, ...]]

    def sees(self, item: str, audience_class: int, kind: str) -> Sees:
        """Say whether the viewer sees an item of that class and kind."""
        return Verdict(self._told(item, audience_class, kind)[0]).sees

    def because(self, item: str, audience_class: int, kind: str) -> tuple[str, ...]:
        """Say why."""
        return self.chains[self._told(item, audience_class, kind)[1]]

    def _told(self, item: str, audience_class: int, kind: str) -> Told:
        return self.single.get(item) or self.by_class[class_key(audience_class, kind)]


class ViewOf(Struct, frozen=True):
    """A viewer and what they see.

    Attributes:
        channel: The network.
        viewer: Id of a subject of the review, or the key of a stereotype.
        name: What to call them.
        accepted: Whether this is what they would see once let in.
        seen: What they see.
    """

    channel: str
    viewer: str
    name: str
    accepted: bool
    seen: Seen


def class_key(audience_class: int, kind: str) -> str:
    """Name a class of audience and a kind, as ``Seen.by_class`` does."""
    return f"{audience_class}:{kind}"


def audience_class_of(sight: Sight) -> dict[str, int]:
    """Give the class of audience of each item, as ``Seen.by_class`` counts them."""
    return dict(zip(sight.items["id"], sight.classes.of_row.tolist(), strict=True))


def views(book: Book, subjects: Subjects, sights: Mapping[str, ChannelSight]) -> Iterator[ViewOf]:
    """Give what every subject and every stereotype sees of each channel that has items.

    Who waits to be let in is told twice: today, and once let in. Of a channel on which no account
    of somebody is known, and where not everything is public, they have no view.

    Args:
        book: The book.
        subjects: Whom the review speaks about.
        sights: What they see, by channel.
    """
    for one in filter(has_items, sights.values()):
        shortened = _Shortened(one.sight)
        shared: Seen | None = None
        for looker in Lookers(book, subjects, one).all():
            if not looker.as_anybody:
                seen = shortened.of(looker)
            else:
                seen = shared = shared or shortened.of(looker)
            yield ViewOf(one.channel, looker.key, looker.name, looker.accepted, seen)


class _Shortened:
    """Tells by class what is seen of the items of one channel."""

    def __init__(self, sight: Sight) -> None:
        self._ids: list[str] = sight.items["id"].to_list()
        kinds = sight.items["kind"].to_list()
        classes = sight.classes.of_row.tolist()
        self._keys = [class_key(*both) for both in zip(classes, kinds, strict=True)]
        self._rows: dict[str, list[int]] = defaultdict(list)
        for row, key in enumerate(self._keys):
            self._rows[key].append(row)
        self._mentioning = _rows_by_name(sight.classes.tags, sight.classes.walls)

    def of(self, looker: Looker) -> Seen:
        """Give what somebody sees."""
        counts = looker.counts
        chains: dict[tuple[str, ...], int] = {}

        def told(row: int) -> Told:
            because = looker.because(self._ids[row])
            verdict = looker.sight.verdict(looker.number, row)
            return int(verdict), chains.setdefault(because, len(chains))

        mentioning = self._rows_mentioning(looker)
        by_class = {
            key: told(row)
            for key, rows in self._rows.items()
            if (row := _first_apart_from(rows, mentioning)) is not None
        }
        single = {self._ids[row]: told(row) for row in sorted(mentioning)}
        for row in mentioning:
            if single[self._ids[row]] == by_class.get(self._keys[row]):
                del single[self._ids[row]]
        return Seen(counts.can, counts.may, counts.cannot, by_class, single, list(chains))

    def _rows_mentioning(self, looker: Looker) -> set[int]:
        names = {name_key(look.name) for look in looker.viewer.presences}
        return {row for name in names for row in self._mentioning.get(name, ())}


def _first_apart_from(rows: Iterable[int], others: set[int]) -> int | None:
    return next((row for row in rows if row not in others), None)


def _rows_by_name(*all_mentions: Mentions) -> dict[str, set[int]]:
    """Give the rows that mention each name."""
    rows: dict[str, set[int]] = defaultdict(set)
    for mentions in all_mentions:
        order = np.argsort(mentions.codes, kind="stable")
        ends = np.cumsum(np.bincount(mentions.codes, minlength=len(mentions.names)))
        parts = np.split(mentions.rows[order], ends[:-1])
        for name, of_name in zip(mentions.names, parts, strict=False):
            rows[name_key(name)].update(of_name.tolist())
    return dict(rows)
