"""What is different between two sights of the same items by the same viewers."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

import numpy as np

from friendline.sight.deciding import is_open, others_decide, stays_public
from friendline.sight.judging.belonging import Verdict, Verdicts
from friendline.sight.judging.crowd import Flags
from friendline.sight.judging.item_classes import Places
from friendline.sight.judging.presence import name_key
from friendline.sight.judging.reasons import UNKNOWN_AUDIENCE
from friendline.sight.viewing import Sight
from friendline.sight.what_if.changes import where


class Why(StrEnum):
    """Why an item stays visible although a change aimed at it."""

    STAYS_PUBLIC = "stays_public"
    TAGGED = "tagged"
    OTHERS = "others"
    UNKNOWN = "unknown"
    FRIENDS_OF_TAGGED = "friends_of_tagged"
    AUDIENCE = "audience"


@dataclass(frozen=True)
class Remaining:
    """Items that a viewer can or may see all the same.

    Attributes:
        why: The reason.
        sentence: The reason in words.
        can: How many they can see.
        may: How many they may see.
        rows: Which rows of the table these are.
    """

    why: Why
    sentence: str
    can: int
    may: int
    rows: Places


@dataclass(frozen=True)
class Moves:
    """For one viewer numbers of items whose verdict is another.

    Attributes:
        gained: Of which they see more: cannot, may, can in this order.
        lost: Of which they see less.
        settled: Of these, where a "may" became definite.
        unsettled: Of these, where what was definite became a "may".
    """

    gained: int
    lost: int
    settled: int
    unsettled: int


@dataclass(frozen=True)
class Difference:
    """What changes make different.

    Attributes:
        before: What was seen before.
        after: What is seen then; the items have the same rows.
        aimed: At which rows changes of items aimed, whether they could be changed or not.
    """

    before: Sight
    after: Sight
    aimed: Flags

    @cached_property
    def moved(self) -> Places:
        """For each viewer the number of items by verdict before and after: viewers x 3 x 3."""
        moved = self._moved_by_class()
        olds, news = self.before.judged, self.after.judged
        viewers, rows = self._exceptional()
        classes = olds.classes.of_row[rows], news.classes.of_row[rows]
        usual = olds.by_class[classes[0], viewers], news.by_class[classes[1], viewers]
        np.subtract.at(moved, (viewers, usual[0], usual[1]), 1)
        real = olds.verdicts_at(viewers, rows), news.verdicts_at(viewers, rows)
        np.add.at(moved, (viewers, real[0], real[1]), 1)
        return moved

    def moves(self, viewer: int) -> Moves:
        """Count what one viewer gains and loses."""
        moved = self.moved[viewer]
        may = Verdict.MAY
        return Moves(
            gained=int(np.triu(moved, 1).sum()),
            lost=int(np.tril(moved, -1).sum()),
            settled=int(moved[may].sum() - moved[may, may]),
            unsettled=int(moved[:, may].sum() - moved[may, may]),
        )

    def rows(self, viewer: int, before: Verdict, after: Verdict) -> Places:
        """Give the rows whose verdict for a viewer was the one and is the other."""
        was, now = self.before.row_verdicts(viewer), self.after.row_verdicts(viewer)
        return np.flatnonzero((was == before) & (now == after))

    def aimed_counts(self, viewer: int) -> Places:
        """Count the items aimed at by verdict before and after: 3 x 3."""
        rows = np.flatnonzero(self.aimed)
        was, now = self.before.row_verdicts(viewer)[rows], self.after.row_verdicts(viewer)[rows]
        return np.bincount(was * 3 + now, minlength=9).reshape(3, 3)

    def remaining(self, viewer: int) -> tuple[Remaining, ...]:
        """Give what a viewer sees all the same of the items aimed at, by reason."""
        return tuple(self._remaining(viewer))

    def _remaining(self, viewer: int) -> Iterator[Remaining]:
        verdicts = self.after.row_verdicts(viewer)
        rows = np.flatnonzero(self.aimed & (verdicts > Verdict.CANNOT))
        left = np.ones(len(rows), dtype=bool)
        for why, holds in self._reasons(viewer, rows, verdicts[rows]).items():
            here = rows[left & holds]
            left &= ~holds
            if len(here):
                can = int((verdicts[here] == Verdict.CAN).sum())
                sentence = _SENTENCES[why].format(title=self.after.told.rules.title)
                yield Remaining(why, sentence, can, len(here) - can, here)

    def _reasons(self, viewer: int, rows: Places, verdicts: Verdicts) -> dict[Why, Flags]:
        """Say for each reason for which of some rows it holds; the first that holds counts."""
        by_audience = self.after.judged.by_audience[self.after.classes.of_row[rows], viewer]
        unknown, by_tag = self._are_unknown[rows], by_audience < verdicts
        return {
            Why.STAYS_PUBLIC: self._stay_public[rows],
            Why.TAGGED: self._tagged(viewer)[rows] & (by_tag | unknown),
            Why.OTHERS: self._are_others[rows],
            Why.UNKNOWN: unknown,
            Why.FRIENDS_OF_TAGGED: by_tag,
            Why.AUDIENCE: np.ones(len(rows), dtype=bool),
        }

    def _tagged(self, viewer: int) -> Flags:
        """Say in which rows a tag has the name of one of a viewer's accounts, and lets them in."""
        flags = np.zeros(len(self.aimed), dtype=bool)
        tags = self.after.classes.tags
        if not self.after.told.rules.tagged_see or not tags.names:
            return flags
        keys = {name_key(one.name) for one in self.after.viewers[viewer].presences} - {""}
        mine = np.array([key in keys for key in self._tag_keys], dtype=bool)
        flags[tags.rows[mine[tags.codes]]] = True
        return flags

    @cached_property
    def _tag_keys(self) -> tuple[str, ...]:
        return tuple(map(name_key, self.after.classes.tags.names))

    @cached_property
    def _are_others(self) -> Flags:
        flags: Flags = where(self.after.items, others_decide(self.after.told.rules)).to_numpy()
        return flags

    @cached_property
    def _stay_public(self) -> Flags:
        flags: Flags = where(self.after.items, stays_public(self.after.told.rules)).to_numpy()
        return flags

    @cached_property
    def _are_unknown(self) -> Flags:
        flags: Flags = where(self.after.items, is_open()).to_numpy()
        return flags

    def _moved_by_class(self) -> Places:
        """Count moves as if there were no exceptions: items of the same classes move alike."""
        olds, news = self.before.classes, self.after.classes
        number = max(len(news.classes), 1)
        pairs, sizes = np.unique(
            olds.of_row.astype(np.int64) * number + news.of_row, return_counts=True
        )
        old, new = np.divmod(pairs, number)
        moves = self.before.judged.by_class[old] * 3 + self.after.judged.by_class[new]
        moved = np.stack([sizes @ (moves == move) for move in range(9)], axis=1)
        return moved.reshape(-1, 3, 3).astype(np.int64)

    def _exceptional(self) -> tuple[Places, Places]:
        """Give the viewers and rows that are exceptions before or after."""
        number = max(len(self.aimed), 1)
        one, other = self.before.judged.exceptions, self.after.judged.exceptions
        pairs = np.union1d(
            one.viewers.astype(np.int64) * number + one.rows,
            other.viewers.astype(np.int64) * number + other.rows,
        )
        viewers, rows = np.divmod(pairs, number)
        return viewers, rows


_SENTENCES = {
    Why.STAYS_PUBLIC: "It is public by {title}'s own rule, whatever is set.",
    Why.TAGGED: "They are tagged in it, and who is tagged normally sees an item.",
    Why.OTHERS: "Somebody else decides who sees it.",
    Why.UNKNOWN: UNKNOWN_AUDIENCE,
    Why.FRIENDS_OF_TAGGED: (
        "Friends of who is tagged in it may see it, and no export says who they are."
    ),
    Why.AUDIENCE: "Its audience lets them in.",
}
