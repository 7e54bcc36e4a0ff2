"""Tests of conditions as Polars expressions."""

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_random import FACTS, READ, cases, conditions, table_of

from friendline.model import Fact
from friendline.policy.engine.columns import canonical
from friendline.policy.engine.polars_rules import expression_of, first_that_holds
from friendline.policy.language.syntax import ALWAYS, NEVER, Condition, OneOf, truth


def facts_table(rows: list[dict[str, Fact]]) -> pl.DataFrame:
    """Cases with the types that facts are decided in."""
    table = table_of(rows, FACTS)
    return pl.DataFrame([canonical(FACTS[name], table[name]) for name in READ])


@settings(max_examples=40, deadline=None)
@given(conditions(), st.lists(cases(), min_size=1, max_size=6))
def test_truth_is_that_of_the_tree(condition: Condition, rows: list[dict[str, Fact]]) -> None:
    """True, false and not known, cell by cell."""
    told = facts_table(rows).with_columns(told=expression_of(condition))["told"]
    assert told.to_list() == [truth(condition, facts) for facts in rows]


def test_long_policies_are_asked_in_blocks() -> None:
    """A thousand rules that nobody meets, then one for everybody."""
    nobody: list[Condition] = [NEVER, OneOf("boat", ())]
    rows = facts_table([dict.fromkeys(READ)])
    assert first_that_holds([*nobody * 500, ALWAYS], rows).to_list() == [1000]
    assert first_that_holds(nobody * 500, rows).to_list() == [1000]


def test_an_empty_table_has_no_answers() -> None:
    """Nobody is asked, nothing is answered."""
    assert first_that_holds([ALWAYS], facts_table([dict.fromkeys(READ)]).clear()).to_list() == []
