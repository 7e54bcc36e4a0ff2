"""Which way a *may* leans: people mostly post for the same audience as the time before.

Facebook offers the audience of the post before, and that was right for 67% of posts (Sinha, Li and
Bauer 2013; guidance 4.1). So where nobody said who a post is for, the nearest earlier one of the
same channel and kind whose audience is known says which way it leans for a viewer. This orders and
shades what somebody *may* see. It never makes a can or a cannot.

Over several unknown posts the share falls: each step keeps the answer with 0.67 and turns it with
0.33, which after n steps leaves ::

    share(n) = 0.5 + 0.5 * (2 * 0.67 - 1) ** n      0.67, 0.56, 0.52 ...

Half is the toss of a coin: what is nearer to it than ``ENOUGH`` leans nowhere. So it reaches two
posts far.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import numpy as np
import numpy.typing as npt
import polars as pl

from friendline.model import AudienceSource, Sees
from friendline.sight.deciding import is_open, others_decide
from friendline.sight.judging.belonging import Verdict
from friendline.sight.network import NetworkRules
from friendline.sight.viewing import Sight, Viewer

SAME_AS_BEFORE: Final = 0.67
"""Share of posts that have the audience of the post before."""

ENOUGH: Final = 0.55
"""A smaller share says no more than a coin."""

_COIN: Final = 0.5


def share_after(steps: int) -> float:
    """Give how often the answer is still the same so many posts later; 0.5 is a coin."""
    return _COIN + _COIN * float((2 * SAME_AS_BEFORE - 1) ** steps)


@dataclass(frozen=True)
class Leaning:
    """Which way a may leans.

    Attributes:
        seen: Whether it is rather seen than not.
        share: How often that is right: between ``ENOUGH`` and ``SAME_AS_BEFORE``.
        because: Why, in a sentence.
    """

    seen: bool
    share: float
    because: str

    @property
    def words(self) -> str:
        """``rather seen`` or ``rather not seen``."""
        return "rather seen" if self.seen else "rather not seen"


def posts_before(items: pl.DataFrame, rules: Mapping[str, NetworkRules]) -> pl.DataFrame:
    """Find for each item of unknown audience the nearest earlier one that has a known audience.

    Only of the same channel and kind, where the owner decides. What nobody but the owner sees by
    the word of the source does not count: it was archived or deleted, and says nothing of who it
    was posted for.

    Args:
        items: The table of items, with what the owner said about audiences.
        rules: The networks' rules by channel.

    Returns:
        Columns ``id``, ``before`` (that item's id), ``audience`` (its audience), ``steps`` (how
        many posts lie between, this one counted) and ``share``; only where the share is enough.
    """
    definite = [source.value for source in AudienceSource if source.is_definite]
    hidden = (pl.col("audience") == "only me") & (
        pl.col("audience_source") != AudienceSource.OWNER.value
    )
    known = pl.col("audience_source").is_in(definite) & ~is_open()
    posted = items.filter(_is_owners(rules), pl.col("at").is_not_null(), ~hidden).select(
        "id", "channel", "kind", "at", "audience", "audience_source"
    )
    alike = ("channel", "kind")
    ordered = posted.sort(*alike, "at", "id").with_columns(
        pl.int_range(pl.len()).alias("row"), known.alias("known")
    )
    last = pl.when("known").then("row").forward_fill().over(alike)
    before = ordered.with_columns(last.alias("last")).filter(
        ~pl.col("known"), pl.col("last").is_not_null()
    )
    told = ordered.select(
        pl.col("row").alias("last"), pl.col("id").alias("before"), pl.col("audience")
    )
    shares = [share_after(steps) for steps in range(_furthest() + 1)]
    return (
        before.drop("audience")
        .with_columns((pl.col("row") - pl.col("last")).alias("steps"))
        .filter(pl.col("steps") <= _furthest())
        .join(told, on="last", how="left", maintain_order="left")
        .with_columns(pl.col("steps").replace_strict(dict(enumerate(shares))).alias("share"))
        .select("id", "before", "audience", "steps", "share")
    )


def _furthest() -> int:
    """How many steps the share stays enough."""
    steps = 0
    while share_after(steps + 1) >= ENOUGH:
        steps += 1
    return steps


def _is_owners(rules: Mapping[str, NetworkRules]) -> pl.Expr:
    """Whether the owner decides on such an item, on a network where each post has an audience."""
    return pl.any_horizontal(
        pl.lit(value=False),
        *(
            (pl.col("channel") == channel) & ~others_decide(rule)
            for channel, rule in rules.items()
            if not rule.account_decides and not rule.all_is_public
        ),
    )


class Prior:
    """Which way the unknown items of one channel lean for a number of viewers."""

    def __init__(
        self,
        items: pl.DataFrame,
        viewers: Sequence[Viewer],
        rules: NetworkRules,
        lists: Mapping[str, frozenset[str]],
        namesakes: frozenset[str] = frozenset(),
    ) -> None:
        """Judge all viewers on the audiences of the posts before.

        Args:
            items: Rows of the table of items, all of one channel.
            viewers: Whose sight is asked for.
            rules: The network's rules.
            lists: Members of the owner's lists there, by list name in lower case.
            namesakes: Names that more than one account has there.
        """
        self._before = posts_before(items, {rules.channel: rules})
        rows = {item: row for row, item in enumerate(items["id"])}
        self._rows = np.array([rows[item] for item in self._before["id"]], dtype=np.int64)
        self._place = {item: place for place, item in enumerate(self._before["id"])}
        self._told = self._before.select("audience", "steps", "share").rows()
        self._height = items.height
        self._title = rules.title
        self._sight = Sight(_supposed(items, self._before), viewers, rules, lists, namesakes)

    @property
    def leans(self) -> npt.NDArray[np.bool_]:
        """Whether an item, in the order of the table, may lean for somebody."""
        flags = np.zeros(self._height, dtype=bool)
        flags[self._rows] = True
        return flags

    def leaning(self, viewer: int, item: str) -> Leaning | None:
        """Say which way an item leans for a viewer (by position); ``None`` where nowhere."""
        place = self._place.get(item)
        if place is None or (sees := self._sight.sees(viewer, item)) is Sees.MAY:
            return None
        audience, steps, share = self._told[place]
        seen = sees is Sees.CAN
        return Leaning(seen, share, _sentence(audience, steps, share, seen, self._title))

    def shares(self, viewer: int) -> npt.NDArray[np.float64]:
        """Give how often each item, in the order of the table, is seen: 0.5 where it leans nowhere.

        For ordering what a viewer may see; of what they can or cannot see it says nothing.
        """
        shares = np.full(self._height, _COIN)
        share = self._before["share"].to_numpy()
        verdicts = self._sight.row_verdicts(viewer)
        shares[self._rows] = np.select(
            [verdicts == Verdict.CAN, verdicts == Verdict.CANNOT], [share, 1 - share], _COIN
        )
        return shares


def _supposed(items: pl.DataFrame, before: pl.DataFrame) -> pl.DataFrame:
    """Give the unknown items as if each were for the audience of the post before."""
    carried = before.select("id", pl.col("audience").alias("carried"))
    return (
        carried.join(items, on="id", how="left", maintain_order="left")
        .with_columns(
            pl.col("carried").alias("audience"),
            pl.lit(AudienceSource.OWNER.value).alias("audience_source"),
        )
        .select(items.columns)
    )


@lru_cache(maxsize=1_000)
def _sentence(audience: str, steps: int, share: float, seen: bool, title: str) -> str:  # noqa: FBT001 - one of what a sentence is made of
    which = "The post before it" if steps == 1 else "The one before the post before it"
    return (
        f"Rather {'' if seen else 'not '}seen: {which.lower()} on {title} is for: {audience}, and "
        f"people mostly keep the audience they had (right about {share:.0%} of the time). This "
        "decides nothing."
    )


def prior_of(sight: Sight) -> Prior:
    """Give which way the unknown items of a sight lean for its viewers."""
    told = sight.told
    return Prior(sight.items, sight.viewers, told.rules, told.lists, told.namesakes)
