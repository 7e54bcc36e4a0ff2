"""Conditions as Polars expressions: for a policy whose diagram would be too large.

Polars has the three-valued logic of ``syntax``: a comparison with null is null, "and" and "or" are
Kleene's, and ``when`` takes only what is definitely true.
"""

from collections.abc import Sequence
from functools import reduce
from operator import and_, or_
from typing import Final

import polars as pl

from friendline.policy.language.syntax import And, Between, Condition, IsUnknown, Not, OneOf, Or

ROWS_AT_A_TIME: Final = 1 << 16
CONDITIONS_AT_A_TIME: Final = 64
"""Together they bound what Polars holds at once to some 20 MB, however long policy and table."""


def first_that_holds(conditions: Sequence[Condition], facts: pl.DataFrame) -> pl.Series:
    """Give for every row the place of the first condition that is definitely true.

    Args:
        conditions: In order.
        facts: A column for every fact that they read, of the types that ``columns.canonical``
            gives.

    Returns:
        Places from 0; ``len(conditions)`` where none is true.
    """
    blocks = [
        _first_of(range(begin, min(begin + CONDITIONS_AT_A_TIME, len(conditions))), conditions)
        for begin in range(0, len(conditions), CONDITIONS_AT_A_TIME)
    ]
    found = [
        _first_in(blocks, part).fill_null(len(conditions))
        for part in facts.iter_slices(ROWS_AT_A_TIME)
    ]
    return pl.concat(found) if found else pl.Series([], dtype=pl.UInt32)


def _first_of(places: range, conditions: Sequence[Condition]) -> pl.Expr:
    """Ask a block of conditions side by side: a chain of when and otherwise nests too deep."""
    return pl.coalesce(
        pl.when(expression_of(conditions[place])).then(pl.lit(place, pl.UInt32)) for place in places
    )


def _first_in(blocks: Sequence[pl.Expr], part: pl.DataFrame) -> pl.Series:
    found = pl.Series([None], dtype=pl.UInt32).new_from_index(0, part.height)
    for block in blocks:
        if not found.null_count():
            break
        found = part.select(pl.coalesce(pl.lit(found), block)).to_series()
    return found


def expression_of(condition: Condition) -> pl.Expr:
    """Write a condition as an expression that is true, false, or null where it cannot be told."""
    match condition:
        case And(parts):
            return reduce(and_, map(expression_of, parts), pl.lit(value=True))
        case Or(parts):
            return reduce(or_, map(expression_of, parts), pl.lit(value=False))
        case Not(part):
            return ~expression_of(part)
        case IsUnknown(fact):
            return pl.col(fact).is_null()
        case OneOf(fact, values):
            return reduce(or_, (pl.col(fact) == value for value in values), _never_if_known(fact))
        case Between(fact, least, most):
            return _from(fact, least) & _to(fact, most)


def _never_if_known(fact: str) -> pl.Expr:
    return pl.when(pl.col(fact).is_not_null()).then(pl.lit(value=False))


def _from(fact: str, least: int | None) -> pl.Expr:
    return ~_never_if_known(fact) if least is None else pl.col(fact) >= least


def _to(fact: str, most: int | None) -> pl.Expr:
    return ~_never_if_known(fact) if most is None else pl.col(fact) <= most
