"""What would change, for whom, if this were done: a request accepted, past posts limited.

The changes are made to what the sight rests on, one after the other. Items that no change touches
keep their class; viewers are judged again, once for each class, only if a change touches any.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import polars as pl

from friendline.model import AudienceSource
from friendline.sight.audience import OnList, atoms, parse_audience
from friendline.sight.deciding import others_decide, past_posts_limited, stays_public
from friendline.sight.judging.crowd import Flags
from friendline.sight.judging.item_classes import reclassified
from friendline.sight.judging.judging import Viewer
from friendline.sight.judging.presence import LETTING_IN, Presence, name_key
from friendline.sight.viewing import Sight
from friendline.sight.what_if.changes import (
    AudienceSaid,
    Change,
    Chosen,
    Narrowed,
    PastPostsLimited,
    PutOnList,
    RequestAccepted,
    TagsRemoved,
    TakenDown,
    TakenOffList,
    TieEnded,
    where,
)
from friendline.sight.what_if.difference import Difference

_OWNER = AudienceSource.OWNER.value
_NOT_SAID = [one.value for one in AudienceSource if not one.is_definite]


def what_if(sight: Sight, changes: Sequence[Change]) -> Difference:
    """Say what would be seen after some changes, and what is different then.

    Args:
        sight: What is seen today.
        changes: What is done, in this order.

    Raises:
        AudienceError: A change gives an audience that cannot be read.
        IndexError: A change names a viewer that there is not.
    """
    made = _Made(sight)
    for change in changes:
        made.make(change)
    return made.difference()


@dataclass
class _Made:
    """The state of things while changes are made."""

    sight: Sight
    items: pl.DataFrame = field(init=False)
    viewers: list[Viewer] = field(init=False)
    lists: dict[str, frozenset[str]] = field(init=False)
    touched: Flags = field(init=False)
    aimed: Flags = field(init=False)

    def __post_init__(self) -> None:
        self.items, self.viewers = self.sight.items, list(self.sight.viewers)
        self.lists = dict(self.sight.told.lists)
        self.touched = np.zeros(self.items.height, dtype=bool)
        self.aimed = self.touched.copy()

    def make(self, change: Change) -> None:
        """Make one change."""
        match change:
            case RequestAccepted(viewer):
                self._change([viewer], self._accepted)
            case TieEnded(viewer):
                self._change([viewer], _ended)
            case PutOnList(viewers, name) | TakenOffList(viewers, name):
                self._begin_list(name_key(name))
                move = _put_on if isinstance(change, PutOnList) else _taken_off
                self._change(viewers, lambda one: move(one, name_key(name)))
            case PastPostsLimited(before):
                self._limit(Chosen(until=before))
            case TagsRemoved(which, names):
                self._remove_tags(which.rows(self.items), names)
            case TakenDown(which):
                self._take_down(which.rows(self.items))
            case Narrowed(which, audience):
                self._narrow(which.rows(self.items), audience)
            case AudienceSaid(which, audience):
                self._say(which, audience)

    def difference(self) -> Difference:
        """Give what all the changes together make different."""
        before = self.sight
        classes = before.classes
        if self.touched.any():
            classes = reclassified(classes, self.items, np.flatnonzero(self.touched))
        same = tuple(self.viewers) == before.viewers and self.lists == before.told.lists
        after = Sight(
            self.items,
            self.viewers,
            before.told.rules,
            self.lists,
            before.told.namesakes,
            classes=classes,
            gallery=before.judged.gallery if same else None,
        )
        return Difference(before, after, self.aimed)

    def _change(self, viewers: Sequence[int], change: Callable[[Presence], Presence]) -> None:
        """Change the accounts of some viewers, wherever else these accounts may be somebody's."""
        accounts = {
            look.account for viewer in viewers for look in self.viewers[viewer].presences
        } - {""}
        self.viewers = [
            replace(
                viewer,
                presences=tuple(
                    change(look) if number in viewers or look.account in accounts else look
                    for look in viewer.presences
                ),
            )
            for number, viewer in enumerate(self.viewers)
        ]

    def _accepted(self, look: Presence) -> Presence:
        return replace(look, ties=look.ties | {self.sight.told.rules.tie}, untied=False)

    def _begin_list(self, key: str) -> None:
        """Take a list that nobody has spoken of as a new one, so empty."""
        told = {name_key(name) for name in self.lists}
        mentioned = {
            name_key(part.name)
            for one in self.sight.classes.classes
            for part in atoms(parse_audience(one.audience))
            if isinstance(part, OnList)
        }
        if key not in told | mentioned:
            self.lists[key] = frozenset()

    def _limit(self, which: Chosen) -> None:
        chosen = which.rows(self.items)
        self._aim(chosen)
        limited = past_posts_limited(self.items, self.sight.told.rules, pl.lit(chosen))
        self.touched |= (limited["audience"] != self.items["audience"]).to_numpy()
        self.items = limited

    def _narrow(self, chosen: pl.Series, audience: str) -> None:
        parse_audience(audience)
        self._aim(chosen)
        self._set(chosen & self._is_owners(), pl.lit(audience), pl.lit(_OWNER))

    def _take_down(self, chosen: pl.Series) -> None:
        self._aim(chosen)
        made = chosen & self.items["by"].is_null()
        self._set(made, pl.lit("only me"), pl.lit(_OWNER))
        self._untag(made, pl.lit([], pl.List(pl.String)))

    def _say(self, which: Chosen, audience: str) -> None:
        parse_audience(audience)
        rows = which.rows(self.items) & self.items["audience_source"].is_in(_NOT_SAID)
        if not which.names_them:
            rows &= self._is_owners()
        self._set(rows, pl.lit(audience), pl.lit(_OWNER))

    def _remove_tags(self, chosen: pl.Series, names: frozenset[str]) -> None:
        self._aim(chosen)
        rows = chosen & (self.items["tagged"].list.len() > 0)
        left = pl.lit([], pl.List(pl.String))
        if names:
            others = pl.element().filter(~pl.element().is_in(sorted(names)))
            left = pl.col("tagged").list.eval(others)
        self._untag(rows, left)

    def _untag(self, rows: pl.Series, left: pl.Expr) -> None:
        self.touched |= rows.to_numpy()
        self.items = self.items.with_columns(
            pl.when(rows).then(left).otherwise("tagged").alias("tagged")
        )

    def _is_owners(self) -> pl.Series:
        """Say which items the owner can give another audience."""
        rules = self.sight.told.rules
        return where(self.items, ~(others_decide(rules) | stays_public(rules)))

    def _aim(self, chosen: pl.Series) -> None:
        self.aimed |= chosen.to_numpy()

    def _set(self, rows: pl.Series, audience: pl.Expr, source: pl.Expr) -> None:
        self.touched |= rows.to_numpy()
        self.items = self.items.with_columns(
            pl.when(rows).then(audience).otherwise("audience").alias("audience"),
            pl.when(rows).then(source).otherwise("audience_source").alias("audience_source"),
        )


def _ended(look: Presence) -> Presence:
    return replace(look, ties=look.ties - LETTING_IN, put_on=frozenset(), untied=True)


def _put_on(look: Presence, key: str) -> Presence:
    return replace(look, put_on=look.put_on | {key}, taken_off=look.taken_off - {key})


def _taken_off(look: Presence, key: str) -> Presence:
    return replace(look, put_on=look.put_on - {key}, taken_off=look.taken_off | {key})
