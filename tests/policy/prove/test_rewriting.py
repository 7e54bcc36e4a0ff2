"""Tests of conditions whose tests are replaced."""

from hypothesis import given, settings
from policy_proof_helpers import CHANNELS, CONDITIONS, cases, policy_of, rule

from friendline.policy.decide import complete
from friendline.policy.language.syntax import (
    ALWAYS,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    facts_read,
    truth,
)
from friendline.policy.prove.rewriting import renamed, with_purposes


@settings(max_examples=60, deadline=None)
@given(CONDITIONS)
def test_an_implied_purpose_counts_as_decide_counts_it(condition: Condition) -> None:
    """Over the facts as given, the condition says what it says once the purpose is filled in."""
    ours = policy_of(rule(ALWAYS))
    said = with_purposes(condition, CHANNELS)
    for case in cases()[::3]:
        known = complete(ours, case)
        given_only = known | {"purpose": case["purpose"]}
        assert truth(said, given_only) is truth(condition, known)


def test_a_copy_is_read_in_place_of_the_fact() -> None:
    """Only the facts named are replaced, wherever they stand."""
    condition = Not(OneOf("met", (True,)))
    assert renamed(condition, {"met": "met'"}) == Not(OneOf("met'", (True,)))
    assert renamed(IsUnknown("kin"), {"met": "met'"}) == IsUnknown("kin")
    assert facts_read(renamed(condition, {})) == ("met",)
