"""From a table of facts to a table of answers, a million rows at a time.

The answers are those of ``decide``, cell by cell; only the way is another: the diagram of the
policy as flat tables (``flat``), or row by row in Polars where the diagram would be too large.
"""

from collections.abc import Sequence

import polars as pl

from friendline.model import AnswerKind
from friendline.policy.engine.columns import canonical
from friendline.policy.engine.compiled import CHANNEL, PURPOSE, Compiled, compiled
from friendline.policy.engine.diagram import OverBudgetError
from friendline.policy.engine.flat import Flat
from friendline.policy.engine.flat_tables import flat_of
from friendline.policy.engine.outcomes import NO_RULE, Outcome, outcomes_in_order
from friendline.policy.engine.polars_rules import first_that_holds
from friendline.policy.language.facts import UnknownFactError
from friendline.policy.rules import Policy


def decide_many(policy: Policy, columns: pl.DataFrame) -> pl.DataFrame:
    """Give the answer of the first rule that definitely fits, for every row of a table.

    Args:
        policy: The policy. Whether it is in force is not asked here; see ``in_force``.
        columns: One column a fact, named like the fact; a fact without a column, a null and the
            word "unknown" are not known. Words may be text, Categorical or Enum (the quickest is
            an Enum of the declared words in their order), yes and no are Boolean, numbers of any
            whole-number type. The purpose of a channel is taken from the policy's ``[channels]``
            where it is not given.

    Returns:
        For every row, in the same order: ``rule`` (index from 0, null where none fits), ``answer``,
        ``offer`` and ``onto_list`` (null where there is none), these three as Enum.

    Raises:
        UnknownFactError: For a column that is no fact of the policy.
        WrongFactError: For a value that a fact cannot have.
    """
    quick = flat(policy)
    if quick is None:
        return row_by_row(policy, columns)
    made, tables = quick
    return _answers(made.outcomes, _looked_up(policy, made, tables, columns))


def rule_of_many(policy: Policy, columns: pl.DataFrame) -> pl.Series:
    """Give only the rule of ``decide_many``: half the work where the answers are not wanted.

    Returns:
        Indexes from 0, null where no rule fits.
    """
    quick = flat(policy)
    if quick is None:
        return row_by_row(policy, columns)["rule"]
    made, tables = quick
    rules = outcome_table(made.outcomes)["rule"]
    return _spread(rules, _looked_up(policy, made, tables, columns))


def flat(policy: Policy) -> tuple[Compiled, Flat] | None:
    """Give the tables of a policy, or ``None`` where they would be too large.

    They are made once and kept with the policy.
    """
    kept = vars(policy)
    if "flat" not in kept:
        kept["flat"] = _flat(policy)
    found: tuple[Compiled, Flat] | None = kept["flat"]
    return found


def _flat(policy: Policy) -> tuple[Compiled, Flat] | None:
    made = compiled(policy)
    try:
        return None if made is None else (made, flat_of(made))
    except OverBudgetError:
        return None


def _looked_up(policy: Policy, made: Compiled, tables: Flat, columns: pl.DataFrame) -> pl.Series:
    _check_names(policy, columns)
    given = set(columns.columns)
    for name in given - set(made.space.facts):
        canonical(policy.facts[name], columns[name])
    rows = columns.height
    places = [
        axis.places(columns[axis.spec.name] if axis.spec.name in given else None, rows)
        for axis in tables.axes
    ]
    return pl.Series(tables.outcomes(places, rows))


def _check_names(policy: Policy, columns: pl.DataFrame) -> None:
    for name in columns.columns:
        if name not in policy.facts:
            raise UnknownFactError(name, policy.facts)


def row_by_row(policy: Policy, columns: pl.DataFrame) -> pl.DataFrame:
    """Do what ``decide_many`` does without a diagram, whatever the size of the policy."""
    _check_names(policy, columns)
    conditions, outcomes = zip(*outcomes_in_order(policy), strict=True)
    found = first_that_holds(conditions, facts_table(policy, columns))
    return _answers((*outcomes, NO_RULE), found)


def _answers(outcomes: Sequence[Outcome], found: pl.Series) -> pl.DataFrame:
    return pl.DataFrame(_spread(column, found) for column in outcome_table(outcomes).iter_columns())


def _spread(column: pl.Series, found: pl.Series) -> pl.Series:
    """Give every row its value; nulls are put in at the end, since gathering them is slow."""
    if not column.null_count():
        return column.gather(found)
    if column.null_count() == len(column):
        return column.new_from_index(0, len(found))
    known = pl.Series(column.is_not_null().to_numpy().take(found.to_numpy()))
    some = column.fill_null(column.drop_nulls()[0]).gather(found)
    return pl.select(pl.when(known).then(some)).to_series().alias(column.name)


def facts_table(policy: Policy, columns: pl.DataFrame) -> pl.DataFrame:
    """Give every fact of a policy a column of its own type, and the purposes that are not given."""
    rows = columns.height
    table = pl.DataFrame(
        canonical(spec, columns[name] if name in columns.columns else _nothing(name, rows))
        for name, spec in policy.facts.items()
    )
    if not policy.channels:
        return table
    purpose = pl.col(CHANNEL).replace_strict(
        policy.channels, default=None, return_dtype=table.schema[PURPOSE]
    )
    return table.with_columns(pl.coalesce(PURPOSE, purpose))


def _nothing(name: str, rows: int) -> pl.Series:
    return pl.Series(name, [None], pl.Null).new_from_index(0, rows)


def outcome_table(outcomes: Sequence[Outcome]) -> pl.DataFrame:
    """Write outcomes as a table, a row each, with the columns that ``decide_many`` gives."""
    offers = dict.fromkeys(one.offer for one in outcomes if one.offer is not None)
    lists = dict.fromkeys(one.onto_list for one in outcomes if one.onto_list is not None)
    return pl.DataFrame(
        {
            "rule": [one.rule for one in outcomes],
            "answer": [str(one.answer) for one in outcomes],
            "offer": [one.offer for one in outcomes],
            "onto_list": [one.onto_list for one in outcomes],
        },
        schema={
            "rule": pl.UInt32,
            "answer": pl.Enum([str(answer) for answer in AnswerKind]),
            "offer": pl.Enum(list(offers)),
            "onto_list": pl.Enum(list(lists)),
        },
    )
