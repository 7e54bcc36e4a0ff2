"""Judges every viewer on every class of items, and apart from that who is tagged in an item.

A viewer looks through accounts. What they see through one of them is a row of two flags for each
class: surely, possibly. An account that is not certainly theirs makes *possible worlds* of its own
(this account, that one, none), and only what is the same in all of them is definite.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, partial

import numpy as np
import numpy.typing as npt

from friendline.sight.audience import Tagged, WallOwner, atoms, parse_audience
from friendline.sight.judging.belonging import STRANGER, Presence, Verdicts, verdicts
from friendline.sight.judging.crowd import Crowd, Flags, Setting, Told
from friendline.sight.judging.item_classes import Codes, ItemClass, ItemClasses, Mentions, Places
from friendline.sight.judging.presence import name_key
from friendline.sight.judging.worlds import Belongs, belongs, with_tags


@dataclass(frozen=True)
class Viewer:
    """A person as one channel knows them.

    Attributes:
        person: Id of the person, or a word for who it stands for.
        presences: Their accounts there, or those that could be theirs.
        sure: Whether it is certain that the accounts are theirs. If so they see what any of them
            sees. If not, one of them may be theirs or none, and what they see is definite only
            where that makes no difference.
    """

    person: str
    presences: tuple[Presence, ...]
    sure: bool

    @property
    def looks(self) -> tuple[Presence, ...]:
        """The accounts through which they look, or might."""
        if self.sure and self.presences:
            return self.presences
        return (*self.presences, STRANGER)


@dataclass(frozen=True)
class Exceptions:
    """Single verdicts that differ from those of the item's class, ordered by viewer and row.

    Attributes:
        viewers: Whose.
        rows: Of which row of the table.
        verdicts: The verdict.
        starts: Where each viewer's exceptions begin; one more than there are viewers.
    """

    viewers: Codes
    rows: Codes
    verdicts: Verdicts
    starts: Places

    def of(self, viewer: int) -> tuple[Codes, Verdicts]:
        """Give one viewer's rows and verdicts."""
        mine = slice(int(self.starts[viewer]), int(self.starts[viewer + 1]))
        return self.rows[mine], self.verdicts[mine]


class Gallery:
    """All viewers with the accounts through which they look."""

    def __init__(self, viewers: Sequence[Viewer], told: Told) -> None:
        """Gather the accounts.

        Args:
            viewers: Who looks.
            told: What is told on the channel.
        """
        looks = [viewer.looks for viewer in viewers]
        self.told = told
        self.sizes: Places = np.array([len(one) for one in looks], dtype=np.int64)
        self.starts: Places = np.concatenate(([0], np.cumsum(self.sizes)))[:-1].astype(np.int64)
        self.viewer_of: Places = np.repeat(np.arange(len(looks)), self.sizes)
        self.crowd = Crowd(told, [presence for one in looks for presence in one])
        self.sure: Flags = np.array([viewer.sure for viewer in viewers], dtype=bool)
        self._judged: dict[tuple[str, Setting], Belongs] = {}

    def belongs(self, audience: str, setting: Setting) -> Belongs:
        """Say who is let in to an item of this audience, by its audience or by a tag."""
        if (judged := self._judged.get((audience, setting))) is None:
            whole = parse_audience(audience)
            if setting.has_tags:
                whole = with_tags(whole, self.told.rules)
            judged = self._judged[audience, setting] = belongs(whole, self.crowd, setting)
        return judged

    def over_looks(self, flags: Flags) -> Places:
        """Count for each viewer (columns) the accounts for which a flag is set."""
        if not len(self.sizes):
            return np.zeros((len(flags), 0), dtype=np.int64)
        return np.add.reduceat(flags.astype(np.int64), self.starts, axis=1)

    def verdicts(self, surely: Places, possibly: Places, viewers: Places) -> Verdicts:
        """Give verdicts from how many of a viewer's accounts surely and possibly see."""
        needed = np.where(self.sure, 1, self.sizes)[viewers]
        return verdicts(surely >= needed, possibly > 0)


@dataclass(frozen=True)
class Judged:
    """What all viewers see of all items of one channel.

    Attributes:
        classes: The items by class.
        gallery: The viewers.
    """

    classes: ItemClasses
    gallery: Gallery

    @cached_property
    def by_class(self) -> Verdicts:
        """The verdict on each class (rows) for each viewer (columns), leaving exceptions out."""
        everybody = np.arange(len(self.gallery.sizes))
        return self.gallery.verdicts(*self._seeing, everybody)

    @cached_property
    def by_audience(self) -> Verdicts:
        """The same, were nobody tagged: what the audiences alone say."""
        surely, possibly = self._table(lambda one: Setting(has_wall=one.has_wall))
        over = self.gallery.over_looks
        everybody = np.arange(len(self.gallery.sizes))
        return self.gallery.verdicts(over(surely), over(possibly), everybody)

    @cached_property
    def _alone(self) -> Belongs:
        """Who is let in to each class (rows) through each account (columns)."""
        return self._table(lambda one: Setting(one.has_tags, one.has_wall))

    @cached_property
    def _seeing(self) -> tuple[Places, Places]:
        over = self.gallery.over_looks
        return over(self._alone.surely), over(self._alone.possibly)

    def _table(self, setting: Callable[[ItemClass], Setting]) -> Belongs:
        shape = len(self.classes.classes), self.gallery.crowd.size
        surely, possibly = np.zeros(shape, dtype=bool), np.ones(shape, dtype=bool)
        for number, one in enumerate(self.classes.classes):
            if one.source.is_definite:
                surely[number], possibly[number] = self.gallery.belongs(one.audience, setting(one))
        return Belongs(surely, possibly)

    @cached_property
    def exceptions(self) -> Exceptions:
        """Where a tag, or the timeline an item stands on, makes the verdict another."""
        rows, looks, marks = self._touched()
        classes = self.classes.of_row[rows]
        surely, possibly = self._changes(classes, looks, marks)
        matters = np.flatnonzero((surely != 0) | (possibly != 0))
        viewers = self.gallery.viewer_of[looks[matters]]
        pairs = viewers * len(self.classes.of_row) + rows[matters]
        order = np.argsort(pairs, kind="stable")
        pairs, firsts = np.unique(pairs[order], return_index=True)
        if not len(pairs):
            return self._exceptions(
                *(np.zeros(0, dtype=np.int32),) * 2, np.zeros(0, dtype=np.uint8)
            )
        chosen = matters[order]
        viewers, classes = viewers[order][firsts], classes[chosen][firsts]
        verdict = self.gallery.verdicts(
            self._seeing[0][classes, viewers] + np.add.reduceat(surely[chosen], firsts),
            self._seeing[1][classes, viewers] + np.add.reduceat(possibly[chosen], firsts),
            viewers,
        )
        differs = verdict != self.by_class[classes, viewers]
        return self._exceptions(
            viewers[differs].astype(np.int32), rows[chosen][firsts][differs], verdict[differs]
        )

    def verdicts_at(self, viewers: Places, rows: Places) -> Verdicts:
        """Give single verdicts, exceptions included; pairs ascend by viewer, then by row."""
        verdict = self.by_class[self.classes.of_row[rows], viewers]
        number = max(len(self.classes.of_row), 1)
        asked = viewers * number + rows
        excepted = self.exceptions.viewers.astype(np.int64) * number + self.exceptions.rows
        places = np.searchsorted(asked, excepted)
        found = np.flatnonzero(places < len(asked))
        found = found[asked[places[found]] == excepted[found]]
        verdict[places[found]] = self.exceptions.verdicts[found]
        return verdict

    def _exceptions(self, viewers: Codes, rows: Codes, verdict: Verdicts) -> Exceptions:
        starts = np.searchsorted(viewers, np.arange(len(self.gallery.sizes) + 1))
        return Exceptions(viewers, rows, verdict, starts)

    def _touched(self) -> tuple[Codes, Places, npt.NDArray[np.uint8]]:
        """Give rows with accounts that they mention: 1 in a tag, 2 as the wall's owner, 3 both."""
        tag_rows, tag_looks = self._meant(self.classes.tags, self._uses(Tagged, "has_tags"))
        wall_rows, wall_looks = self._meant(self.classes.walls, self._uses(WallOwner, "has_wall"))
        rows = np.concatenate((tag_rows, wall_rows)).astype(np.int64)
        pairs = rows * max(self.gallery.crowd.size, 1) + np.concatenate((tag_looks, wall_looks))
        marks = np.repeat(np.array([1, 2], dtype=np.uint8), (len(tag_rows), len(wall_rows)))
        pairs, places = np.unique(pairs, return_inverse=True)
        combined = np.zeros(len(pairs), dtype=np.uint8)
        np.bitwise_or.at(combined, places, marks)
        rows, looks = np.divmod(pairs, max(self.gallery.crowd.size, 1))
        return rows.astype(np.int32), looks, combined

    def _uses(self, atom: type, needs: str) -> Flags:
        """Say of which classes the verdict depends on who is tagged, or on whose timeline it is."""
        flags = np.zeros(len(self.classes.classes), dtype=bool)
        for number, one in enumerate(self.classes.classes):
            if one.source.is_definite and getattr(one, needs):
                whole = with_tags(parse_audience(one.audience), self.gallery.told.rules)
                flags[number] = any(isinstance(part, atom) for part in atoms(whole))
        return flags

    def _meant(self, mentions: Mentions, uses: Flags) -> tuple[Codes, Places]:
        """Give rows with the accounts that have a name mentioned there."""
        crowd = self.gallery.crowd
        looks = [crowd.positions(name_key(name)) for name in mentions.names]
        numbers = np.array([len(one) for one in looks], dtype=np.int64)
        starts = np.concatenate(([0], np.cumsum(numbers)))[:-1]
        flat = np.array([look for one in looks for look in one], dtype=np.int64)
        if not len(flat):
            return np.zeros(0, dtype=np.int32), flat
        wanted = np.flatnonzero(
            (numbers[mentions.codes] > 0) & uses[self.classes.of_row[mentions.rows]]
        )
        codes = mentions.codes[wanted]
        repeats = numbers[codes]
        within = np.arange(repeats.sum()) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        return (
            np.repeat(mentions.rows[wanted], repeats),
            flat[np.repeat(starts[codes], repeats) + within],
        )

    def _changes(
        self, classes: Codes, looks: Places, marks: npt.NDArray[np.uint8]
    ) -> tuple[Places, Places]:
        """Say what being mentioned changes: 1 lets in, -1 shuts out (from ``tagged`` excepted)."""
        surely, possibly = (np.zeros(len(marks), dtype=np.int64) for _ in range(2))
        for mark in range(1, 4):
            here = np.flatnonzero(marks == mark)
            if not len(here):
                continue
            touched = self._table(partial(_marked, mark=mark))
            place = classes[here], looks[here]
            surely[here] = touched.surely[place].astype(np.int8) - self._alone.surely[place]
            possibly[here] = touched.possibly[place].astype(np.int8) - self._alone.possibly[place]
        return surely, possibly


def _marked(one: ItemClass, mark: int) -> Setting:
    return Setting(one.has_tags, one.has_wall, bool(mark & 1), bool(mark & 2))
