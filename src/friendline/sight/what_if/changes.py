"""What could be changed about who sees what, one thing at a time.

Each change is something that the owner, or who asks them, does by hand on the network, but for
``AudienceSaid``, which changes only what is known.
"""

from dataclasses import dataclass
from functools import reduce
from typing import TypeAlias

import polars as pl

from friendline.model import ItemKind, Seconds


@dataclass(frozen=True)
class Chosen:
    """Some of the items of a channel: those for which all that is said here holds.

    Attributes:
        ids: Of these ids.
        kinds: Of one of these kinds.
        album: In this album.
        since: Made then or later; UTC.
        until: Made before; UTC.
    """

    ids: frozenset[str] | None = None
    kinds: frozenset[ItemKind] | None = None
    album: str | None = None
    since: Seconds | None = None
    until: Seconds | None = None

    @property
    def names_them(self) -> bool:
        """Whether it names items or their kinds, so that whose they are is no question."""
        return self.ids is not None or self.kinds is not None

    def rows(self, items: pl.DataFrame) -> pl.Series:
        """Say for each row of the table of items whether it is chosen."""
        conditions = []
        if self.ids is not None:
            conditions.append(pl.col("id").is_in(list(self.ids)))
        if self.kinds is not None:
            conditions.append(pl.col("kind").is_in([kind.value for kind in self.kinds]))
        if self.album is not None:
            conditions.append(pl.col("album") == self.album)
        if self.since is not None:
            conditions.append(pl.col("at") >= self.since)
        if self.until is not None:
            conditions.append(pl.col("at") < self.until)
        return where(items, reduce(lambda one, other: one & other, conditions, pl.lit(value=True)))


ALL = Chosen()
"""All items."""


@dataclass(frozen=True)
class RequestAccepted:
    """The owner accepts somebody: the accounts that are or may be theirs are tied.

    Attributes:
        viewer: The position of the viewer.
    """

    viewer: int


@dataclass(frozen=True)
class TieEnded:
    """A tie ends, by whichever side; with it the places on the owner's lists."""

    viewer: int


@dataclass(frozen=True)
class PutOnList:
    """The owner puts people on a list. One that no audience mentions yet holds them alone."""

    viewers: tuple[int, ...]
    name: str


@dataclass(frozen=True)
class TakenOffList:
    """The owner takes people off a list."""

    viewers: tuple[int, ...]
    name: str


@dataclass(frozen=True)
class PastPostsLimited:
    """The owner limits past posts, where the network can do that (guidance 4.4, 6).

    What was public or for friends of friends is for friends then. Tags keep what they let in,
    narrower audiences stay, and what nobody said is for no more than friends: the same as where
    the owner says that it was done, see ``deciding.past_posts_limited``.

    Attributes:
        before: Items made before; all, where not given.
    """

    before: Seconds | None = None


@dataclass(frozen=True)
class TagsRemoved:
    """Tags are taken out of items.

    Attributes:
        which: The items.
        names: Whose tags, as they stand there; everybody's, where none is given.
    """

    which: Chosen
    names: frozenset[str] = frozenset()


@dataclass(frozen=True)
class TakenDown:
    """The owner deletes or archives items; what somebody else made stays where it is."""

    which: Chosen


@dataclass(frozen=True)
class Narrowed:
    """The owner sets another audience, for those of the items that are theirs to decide about."""

    which: Chosen
    audience: str


@dataclass(frozen=True)
class AudienceSaid:
    """The owner says who items are for that nobody said it of; on the network nothing changes.

    Where neither items nor kinds are named it holds for what the owner decides about.
    """

    which: Chosen
    audience: str


Change: TypeAlias = (
    RequestAccepted
    | TieEnded
    | PutOnList
    | TakenOffList
    | PastPostsLimited
    | TagsRemoved
    | TakenDown
    | Narrowed
    | AudienceSaid
)


def where(items: pl.DataFrame, condition: pl.Expr) -> pl.Series:
    """Say for each row of a table of items whether a condition holds."""
    held = pl.lit(pl.repeat(True, items.height, dtype=pl.Boolean, eager=True)) & condition
    return items.select(held.fill_null(value=False).alias("chosen")).to_series()
