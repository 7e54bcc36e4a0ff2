"""Tests of flat tables."""

from functools import cache
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_random import cases, table_of

from friendline.model import Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.decide import answer_of
from friendline.policy.engine import flat_tables
from friendline.policy.engine.compiled import Compiled, compiled
from friendline.policy.engine.diagram import OverBudgetError
from friendline.policy.engine.flat import Flat, groups_of
from friendline.policy.engine.flat_tables import flat_of


@given(st.lists(st.integers(1, 300), max_size=12), st.integers(0, 5))
def test_groups_keep_the_order_and_fit_into_a_byte(sizes: list[int], first: int) -> None:
    """Every fact is in one group; a group of several has at most 256 combinations."""
    groups = groups_of(sizes, first)
    assert [fact for group in groups for fact in group] == list(range(first, first + len(sizes)))
    for group in groups:
        assert len(group) == 1 or prod(sizes[fact - first] for fact in group) <= 256


MET = load_policy("met-in-person")


@cache
def cut_at(cost: int) -> tuple[Compiled, Flat]:
    """Make the tables of a preset, where one more look-up costs so much."""
    made = compiled(MET)
    assert made is not None
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(flat_tables, "LOOK_UP_COST", cost)
        return made, flat_of(made)


@settings(max_examples=40, deadline=None)
@given(
    st.sampled_from([0, 10_000, 10_000_000]),
    st.lists(cases(("channel", "purpose", "met")), min_size=1, max_size=9),
)
def test_where_the_cuts_are_makes_no_difference(cost: int, rows: list[dict[str, Fact]]) -> None:
    """One table, a few, or one for each fact: the outcomes are those of the walk."""
    made, flat = cut_at(cost)
    table = table_of(rows, made.space.specs)
    given = [
        axis.column(table[name] if (name := axis.spec.name) in table.columns else None)
        for axis in flat.axes
    ]
    found = [made.outcomes[place] for place in flat.outcomes(given, len(rows))]
    assert found == [answer_of(MET, facts) for facts in rows]


def test_the_dearer_a_look_up_the_fewer_tables() -> None:
    """Where a look-up costs nothing every fact has a table; where it costs most there is one."""
    counts = [len(cut_at(cost)[1].bands) for cost in (0, 10_000, 10_000_000)]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > counts[-1] == 1


def test_tables_have_a_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    """A policy that needs more cells than allowed is told so, before they are made."""
    monkeypatch.setattr(flat_tables, "MOST_CELLS", 100)
    made = compiled(load_policy("audience"))
    assert made is not None
    with pytest.raises(OverBudgetError, match="cells"):
        flat_of(made)
