"""From a table of facts to a table of answers, a million rows at a time.

The answers are those of ``decide``, cell by cell; only the way is another: the diagram of the
policy as flat tables (``flat``), or row by row in Polars where the diagram would be too large.
"""

import numpy as np
import polars as pl
from msgspec import Struct

from friendline.policy.engine.answers import answers, null_at
from friendline.policy.engine.columns import canonical
from friendline.policy.engine.compiled import CHANNEL, PURPOSE, compiled
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
    return answers(quick.outcomes, _looked_up(policy, quick, quick.places, columns))


def rule_of_many(policy: Policy, columns: pl.DataFrame) -> pl.Series:
    """Give only the rule of ``decide_many``: half the work where the answers are not wanted.

    Returns:
        Indexes from 0, null where no rule fits.
    """
    quick = flat(policy)
    if quick is None:
        return row_by_row(policy, columns)["rule"]
    found = _looked_up(policy, quick, quick.rules, columns).alias("rule")
    if NO_RULE not in quick.outcomes:
        return found
    return null_at(len(policy.rules), found, found)


class Quick(Struct, frozen=True):
    """The tables of a policy.

    Attributes:
        outcomes: Everything that the policy can answer.
        facts: What is read.
        places: Tables that lead to the place of an outcome.
        rules: Tables that lead to the rule; the number of rules where none fits.
    """

    outcomes: tuple[Outcome, ...]
    facts: frozenset[str]
    places: Flat
    rules: Flat


def flat(policy: Policy) -> Quick | None:
    """Give the tables of a policy, or ``None`` where they would be too large.

    They are made once and kept with the policy.
    """
    kept = vars(policy)
    if "flat" not in kept:
        kept["flat"] = _flat(policy)
    found: Quick | None = kept["flat"]
    return found


def _flat(policy: Policy) -> Quick | None:
    made = compiled(policy)
    if made is None:
        return None
    try:
        places = flat_of(made)
    except OverBudgetError:
        return None
    rules = [len(policy.rules) if one.rule is None else one.rule for one in made.outcomes]
    return Quick(
        outcomes=made.outcomes,
        facts=frozenset(made.space.facts),
        places=places,
        rules=places.with_leaves(np.array(rules, np.uint32)),
    )


def _looked_up(policy: Policy, quick: Quick, tables: Flat, columns: pl.DataFrame) -> pl.Series:
    _check_names(policy, columns)
    given = set(columns.columns)
    for name in given - quick.facts:
        canonical(policy.facts[name], columns[name])
    read = [
        axis.column(columns[axis.spec.name] if axis.spec.name in given else None)
        for axis in tables.axes
    ]
    return pl.Series(tables.outcomes(read, columns.height))


def _check_names(policy: Policy, columns: pl.DataFrame) -> None:
    for name in columns.columns:
        if name not in policy.facts:
            raise UnknownFactError(name, policy.facts)


def row_by_row(policy: Policy, columns: pl.DataFrame) -> pl.DataFrame:
    """Do what ``decide_many`` does without a diagram, whatever the size of the policy."""
    _check_names(policy, columns)
    conditions, outcomes = zip(*outcomes_in_order(policy), strict=True)
    found = first_that_holds(conditions, facts_table(policy, columns))
    return answers((*outcomes, NO_RULE), found)


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
