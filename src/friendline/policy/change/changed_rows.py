"""A whole table decided under two versions: the rows that are answered differently (R12)."""

from itertools import chain
from typing import Final

import numpy as np
import polars as pl
from numpy.typing import NDArray

from friendline.policy.engine.many import decide_many
from friendline.policy.language.facts import FactKind, FactSpec
from friendline.policy.rules import Policy

_PARTS: Final = ("answer", "offer", "onto_list")


def changed_rows(old: Policy, new: Policy, columns: pl.DataFrame) -> pl.DataFrame:
    """Give the rows of a table whose answer, offer or list differs between two versions.

    It says of every row what ``changed_people`` says of a case, a million rows at a time.

    Args:
        old: The version before.
        new: The version after.
        columns: As for ``decide_many``. A column that a version does not declare, and a value that
            only the other one knows, are not known to it.

    Returns:
        For every row that differs its place ``row``, counted from 0, and what both versions
        decide: ``old_rule``, ``old_answer``, ``old_offer``, ``old_onto_list`` and the same with
        ``new_``, as ``decide_many`` gives them.

    Raises:
        WrongFactError: For a value that a fact cannot have in either version.
    """
    before = decide_many(old, _for(old, new, columns))
    after = decide_many(new, _for(new, old, columns))
    differs = np.zeros(columns.height, bool)
    for part in _PARTS:
        differs |= _differ(before[part], after[part])
    rows = pl.Series("row", np.flatnonzero(differs), dtype=pl.UInt32)
    return pl.concat(
        [
            rows.to_frame(),
            before.select(pl.all().gather(rows).name.prefix("old_")),
            after.select(pl.all().gather(rows).name.prefix("new_")),
        ],
        how="horizontal",
    )


def _differ(before: pl.Series, after: pl.Series) -> NDArray[np.bool_]:
    """Compare two columns of words, each of which numbers its words in its own way."""
    words = [list(column.dtype.categories) for column in (before, after)]  # type: ignore[attr-defined]
    shared = {word: number for number, word in enumerate(dict.fromkeys(chain(*words)), start=1)}
    one, other = (
        np.array([*(shared[word] for word in known), 0], np.uint16)[
            column.to_physical().fill_null(len(known)).to_numpy()
        ]
        for column, known in zip((before, after), words, strict=True)
    )
    differ: NDArray[np.bool_] = np.not_equal(one, other)
    return differ


def _for(policy: Policy, other: Policy, columns: pl.DataFrame) -> pl.DataFrame:
    """Leave out what a version does not declare; make unknown what only the other one knows."""
    return columns.select(
        _usable(policy.facts.get(name), other.facts.get(name), column)
        for name, column in zip(columns.columns, columns.iter_columns(), strict=True)
        if _declares(policy, other, name, column)
    )


def _declares(policy: Policy, other: Policy, name: str, column: pl.Series) -> bool:
    """Tell whether a column is for this version; what neither declares is left to be refused."""
    if name not in policy.facts:
        return name not in other.facts
    one, two = policy.facts[name], other.facts.get(name)
    return two is None or one.kind is two.kind or one.kind is _kind(column)


def _kind(column: pl.Series) -> FactKind:
    if column.dtype == pl.Boolean:
        return FactKind.YES_NO
    return FactKind.NUMBER if column.dtype.is_integer() else FactKind.ENUMERATION


def _usable(spec: FactSpec | None, other: FactSpec | None, column: pl.Series) -> pl.Series:
    """Make those values null that only the other version knows."""
    if spec is None or other is None or spec.kind is not other.kind:
        return column
    if spec.kind is FactKind.NUMBER and (spec.least, spec.most) != (other.least, other.most):
        foreign = column.is_between(other.least, other.most) & ~column.is_between(
            spec.least, spec.most
        )
    elif set(other.values) - set(spec.values):
        foreign = column.cast(pl.String).is_in(sorted(set(other.values) - set(spec.values)))
    else:
        return column
    return (
        column.to_frame()
        .select(pl.when(~foreign.fill_null(value=True)).then(pl.col(column.name)))
        .to_series()
    )
