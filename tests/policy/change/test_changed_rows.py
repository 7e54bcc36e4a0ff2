"""Tests of a whole table decided under two versions."""

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_pairs import all_values, policies

from friendline.model import Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.changed_people import answer_in
from friendline.policy.change.changed_rows import changed_rows
from friendline.policy.change.sides import NEVER_KNOWN, joint_facts, usable
from friendline.policy.decide import decide
from friendline.policy.language.facts import FactKind, FactSpec, UnknownFactError, WrongFactError
from friendline.policy.rules import Policy

_TYPES = {
    FactKind.ENUMERATION: pl.String,
    FactKind.NUMBER: pl.Int64,
    FactKind.YES_NO: pl.Boolean,
}


def table(specs: dict[str, FactSpec], cases: list[dict[str, Fact]]) -> pl.DataFrame:
    """Write cases as a table, a column a fact."""
    return pl.DataFrame(
        {name: [case[name] for case in cases] for name in specs},
        schema={name: _TYPES[spec.kind] for name, spec in specs.items()},
    )


@settings(max_examples=60, deadline=None)
@given(policies(), policies(), st.data())
def test_a_table_is_decided_as_its_rows_are(old: Policy, new: Policy, data: st.DataObject) -> None:
    """Row by row the same differ, by the same rules, as when each case is decided alone."""
    specs = joint_facts(old, new)
    specs.pop(NEVER_KNOWN.name)
    drawn = {name: st.sampled_from(all_values(spec)) for name, spec in specs.items()}
    cases = data.draw(st.lists(st.fixed_dictionaries(drawn), max_size=6))
    expected = []
    for row, case in enumerate(cases):
        before, after = decide(old, usable(old, case)), decide(new, usable(new, case))
        if answer_in(before) != answer_in(after):
            expected.append((row, str(before.answer), before.offer, str(after.answer), after.offer))
    found = changed_rows(old, new, table(specs, cases))
    columns = ("row", "old_answer", "old_offer", "new_answer", "new_offer")
    assert found.select(columns).rows() == expected


def test_the_rules_of_both_versions_are_given() -> None:
    """Somebody not met is answered by row 13 of one preset and by row 10 of the other."""
    old, new = load_policy("met-in-person"), load_policy("open")
    people = pl.DataFrame({"relationship": ["client", "client"], "met": [True, False]})
    (row,) = changed_rows(old, new, people).rows(named=True)
    assert (row["row"], row["old_answer"], row["new_answer"]) == (1, "offer_other", "accept")
    assert old.rules[row["old_rule"]].name == "not met yet"
    assert new.rules[row["new_rule"]].name == "everyone"


def test_what_neither_version_knows_is_refused() -> None:
    """A column that no version declares, and a word that none knows, are errors of use."""
    policy = load_policy("open")
    with pytest.raises(UnknownFactError):
        changed_rows(policy, policy, pl.DataFrame({"shoe_size": [1]}))
    with pytest.raises(WrongFactError):
        changed_rows(policy, policy, pl.DataFrame({"relationship": ["clientt"]}))
