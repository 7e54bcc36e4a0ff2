"""Who decides who sees an item: the owner, somebody else, or the network by a rule of its own.

What the owner says of past posts, and what would be if the owner limited them, mean the same here:
``past_posts_limited`` is the one place for both.
"""

from collections.abc import Mapping
from functools import reduce

import polars as pl

from friendline.model import UNKNOWN, AudienceSource, ItemKind
from friendline.sight.audience import parse_audience, write_audience
from friendline.sight.network import NetworkRules

POSTED = (ItemKind.POST, ItemKind.PHOTO, ItemKind.VIDEO, ItemKind.CHECK_IN)
"""What is posted with an audience of its own and stays."""


def others_decide(rules: NetworkRules) -> pl.Expr:
    """Whether somebody else decides who sees an item (guidance 4.4, 8 and 9).

    So it is for comments and group posts, for what others made, and on others' timelines.
    """
    return (
        pl.col("kind").is_in([kind.value for kind in rules.others_decide])
        | pl.col("by").is_not_null()
        | pl.col("timeline").is_not_null()
        | pl.col("group").is_not_null()
    )


def stays_public(rules: NetworkRules) -> pl.Expr:
    """Whether an item is public by the network's rule, whatever is set (guidance 4.4, 1)."""
    albums = pl.col("album").str.to_lowercase()
    return albums.is_in(list(rules.always_public)).fill_null(value=False)


def owner_decides(rules: Mapping[str, NetworkRules]) -> pl.Expr:
    """Whether the owner decides on an item, so that a default can hold for it.

    Args:
        rules: The networks' rules by channel.
    """
    elsewhere = [
        (pl.col("channel") == channel) & (others_decide(rule) | stays_public(rule))
        for channel, rule in rules.items()
    ]
    return ~reduce(lambda one, other: one | other, elsewhere, pl.lit(value=False))


def is_open() -> pl.Expr:
    """Whether it is still to be said who an item is for, wholly or within a bound."""
    words = pl.col("audience").str.replace_all('"[^"]*"', "")
    return ~_is_definite() | words.str.contains(rf"\b{UNKNOWN}\b")


def past_posts_limited(items: pl.DataFrame, rules: NetworkRules, where: pl.Expr) -> pl.DataFrame:
    """Give the items as they are once the owner has limited past posts (guidance 4.4, 6).

    What was public or for friends of friends is for friends then. What nobody said is for no more
    than friends, and stays open within that bound: ``friends and unknown``. Tags keep what they
    let in, and narrower audiences stay. So does what is in an album: pictures of profile and cover
    stay public (guidance 4.4, 1), and albums are called in the language of the account. A photo of
    which nothing is known may be such a picture, so it stays wholly open.

    Args:
        items: A table of items.
        rules: The network's rules; the items of other networks stay as they are.
        where: Which items were there when past posts were limited, and may be changed.

    Returns:
        The same rows; ``audience`` and ``audience_source`` changed where they are others.
    """
    if not rules.limited_to:
        return items
    narrowest = next(iter(rules.limited_to.values()))
    texts = {UNKNOWN, *items["audience"].unique()}
    written = {text: write_audience(parse_audience(text)) for text in texts}
    becomes = {text: rules.limited_to.get(one, text) for text, one in written.items()}
    bounds = {text: _bounded(text, narrowest) for text in texts}
    posted = (
        where
        & (pl.col("channel") == rules.channel)
        & pl.col("kind").is_in([kind.value for kind in POSTED])
        & pl.col("album").is_null()
        & ~others_decide(rules)
    )
    bounded = is_open() & (pl.col("kind") != ItemKind.PHOTO.value)
    audience = pl.col("audience")
    said = pl.when(_is_definite()).then(audience).otherwise(pl.lit(UNKNOWN))
    limited = pl.when(bounded).then(said.replace(bounds))
    source = pl.when(posted & bounded).then(pl.lit(AudienceSource.OWNER.value))
    return items.with_columns(
        pl.when(posted).then(limited.otherwise(audience.replace(becomes))).otherwise(audience),
        source.otherwise("audience_source").alias("audience_source"),
    )


def _bounded(text: str, bound: str) -> str:
    """Give an open audience within a bound; one that has the bound already stays as it is."""
    return (
        text
        if text.startswith(f"{bound} and ")
        else f"{bound} and ({text})".replace(f"({UNKNOWN})", UNKNOWN)
    )


def _is_definite() -> pl.Expr:
    definite = [one.value for one in AudienceSource if one.is_definite]
    return pl.col("audience_source").is_in(definite)
