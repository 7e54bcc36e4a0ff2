"""What the owner says about who can see what, laid over the table of items.

Exports of Facebook and Instagram carry no audience (formats 1.5), so the owner may say it, cheaply:
a default for a span of time, a rule for a kind, an album, a place or other conditions, or one item.
The nearer statement wins: item before rule before default, and of two equals the later in the file.
See ``docs/audience.md``.
"""

from collections.abc import Mapping, Sequence

import polars as pl

from friendline.model import AudienceSource
from friendline.sight.audience import Unknown, parse_audience
from friendline.sight.deciding import owner_decides, past_posts_limited
from friendline.sight.network import NetworkRules
from friendline.sight.statements.reading import StatementsError, load_statements
from friendline.sight.statements.statement import (
    Asked,
    Nearness,
    NetworkState,
    Scope,
    Statement,
    Statements,
)

__all__ = [
    "Asked",
    "Nearness",
    "NetworkState",
    "Scope",
    "Statement",
    "Statements",
    "StatementsError",
    "apply_statements",
    "fits",
    "load_statements",
]

_AT_ONCE = 50
"""So many statements make one expression; with more its nesting would grow too deep."""
_HOLDS, _WINNER = "statements hold", "statement that wins"
_KNOWN = [AudienceSource.STATED.value, AudienceSource.DERIVED.value]


def apply_statements(
    items: pl.DataFrame, statements: Statements, rules: Mapping[str, NetworkRules]
) -> pl.DataFrame:
    """Give the table of items with the audiences that the owner said.

    What a source stated or what follows from an account's state is overruled only by a statement
    on the single item. A default does not hold for kinds whose audience others decide. Saying
    ``unknown`` leaves an item unknown, whatever a less near statement says.

    Args:
        items: The book's table of items.
        statements: What the owner said.
        rules: The networks' rules by channel.

    Returns:
        The same rows; ``audience`` and ``audience_source`` (``"owner"``) changed where said.
    """
    lists = statements.lists
    by_nearness: dict[Nearness, list[Statement]] = {nearness: [] for nearness in Nearness}
    for statement in statements.statements:
        by_nearness[statement.nearness].append(statement)
    open_to_say = ~pl.col("audience_source").is_in(_KNOWN)
    defaults, rules_said = by_nearness[Nearness.DEFAULT], by_nearness[Nearness.RULE]
    items = _said(items, defaults, open_to_say & owner_decides(rules), lists)
    items = _past_posts_limited(items, statements, rules)
    items = _said(items, rules_said, open_to_say, lists)
    return _said_of_items(items, by_nearness[Nearness.ITEM])


def fits(scope: Scope, lists: Mapping[tuple[str, str], frozenset[str]]) -> pl.Expr:
    """Whether an item is one of those that a scope means.

    Args:
        scope: Which items.
        lists: Members of the owner's lists, by (channel, list name in lower case).
    """
    conditions = [
        (pl.col(column).str.to_lowercase() == name.lower()).fill_null(value=False)
        for column in ("album", "place", "group", "timeline")
        if (name := getattr(scope, column)) is not None
    ]
    if scope.item is not None:
        conditions.append(pl.col("id") == scope.item)
    if scope.channel is not None:
        conditions.append(pl.col("channel") == scope.channel)
    if scope.kinds:
        conditions.append(pl.col("kind").is_in([kind.value for kind in scope.kinds]))
    if scope.since is not None:
        conditions.append((pl.col("at") >= scope.since).fill_null(value=False))
    if scope.until is not None:
        conditions.append((pl.col("at") < scope.until).fill_null(value=False))
    if scope.tagged_from is not None:
        members = lists.get((scope.channel or "", scope.tagged_from.casefold()), frozenset())
        conditions.append(_any_tagged(members))
    return pl.all_horizontal(pl.lit(value=True), *conditions)


def _any_tagged(members: frozenset[str]) -> pl.Expr:
    names = [name.lower() for name in members]
    return pl.col("tagged").list.eval(pl.element().str.to_lowercase().is_in(names)).list.any()


def _said(
    items: pl.DataFrame,
    told: Sequence[Statement],
    where: pl.Expr,
    lists: Mapping[tuple[str, str], frozenset[str]],
) -> pl.DataFrame:
    """Lay statements of one nearness over the items; the later wins.

    First only the number of the statement that wins is found, which is quick with a million items.
    """
    if not told:
        return items
    found = items.with_columns(where.alias(_HOLDS), pl.lit(-1, pl.Int32).alias(_WINNER))
    for begin in range(0, len(told), _AT_ONCE):
        winner = pl.col(_WINNER)
        for number, statement in enumerate(told[begin : begin + _AT_ONCE], begin):
            fitting = fits(statement.scope, lists)
            winner = pl.when(fitting).then(pl.lit(number, pl.Int32)).otherwise(winner)
        found = found.with_columns(winner.alias(_WINNER))
    places = pl.when(_HOLDS).then(pl.col(_WINNER)).otherwise(pl.lit(-1, pl.Int32))
    return _replaced(found, places, told).drop(_HOLDS, _WINNER)


def _said_of_items(items: pl.DataFrame, told: Sequence[Statement]) -> pl.DataFrame:
    """Lay statements on single items over them; there may be thousands."""
    if not told:
        return items
    place = {one.item: number for number, one in enumerate(told)}
    places = pl.col("id").replace_strict(place, default=-1, return_dtype=pl.Int32)
    return _replaced(items, places, told)


def _replaced(items: pl.DataFrame, places: pl.Expr, told: Sequence[Statement]) -> pl.DataFrame:
    """Give each item the audience of the statement at its place; below 0 is none."""
    audiences = {number: one.audience for number, one in enumerate(told)}
    sources = {number: _source(one).value for number, one in enumerate(told)}
    audience = places.replace_strict(audiences, default=None, return_dtype=pl.String)
    source = places.replace_strict(sources, default=None, return_dtype=pl.String)
    return items.with_columns(
        pl.coalesce(audience, "audience").alias("audience"),
        pl.coalesce(source, "audience_source").alias("audience_source"),
    )


def _source(statement: Statement) -> AudienceSource:
    is_unknown = parse_audience(statement.audience) == Unknown()
    return AudienceSource.UNKNOWN if is_unknown else AudienceSource.OWNER


def _past_posts_limited(
    items: pl.DataFrame, statements: Statements, rules: Mapping[str, NetworkRules]
) -> pl.DataFrame:
    """Narrow what was posted before past posts were limited; an export tells what is so since."""
    for channel, state in statements.networks.items():
        if channel in rules and state.past_posts_limited is not None:
            before = Scope(channel=channel, until=state.past_posts_limited)
            where = fits(before, statements.lists) & ~pl.col("audience_source").is_in(_KNOWN)
            items = past_posts_limited(items, rules[channel], where)
    return items
