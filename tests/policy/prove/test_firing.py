"""Tests of telling many conditions at once."""

from hypothesis import given, settings
from hypothesis import strategies as st
from policy_proof_helpers import CONDITIONS, cases

from friendline.policy.language.syntax import ALWAYS, NEVER, Condition, truth
from friendline.policy.prove.firing import Firing


@settings(max_examples=60, deadline=None)
@given(st.lists(CONDITIONS, max_size=6))
def test_all_at_once_is_one_by_one(conditions: list[Condition]) -> None:
    """The bits are those of the conditions that are definitely true, the first one first."""
    firing = Firing(conditions)
    for case in cases()[::11]:
        known = {"tier": None, **case}
        sure = [bool(truth(one, known)) for one in conditions]
        assert firing.sure(known) == sum(1 << place for place, so in enumerate(sure) if so)
        assert firing.first(known) == (sure.index(True) if True in sure else len(sure))


def test_conditions_that_read_nothing_are_told_too() -> None:
    """What is always or never so needs no fact."""
    firing = Firing([NEVER, ALWAYS])
    assert firing.sure({}) == 0b10
    assert Firing([]).first({}) == 0
