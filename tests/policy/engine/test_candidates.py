"""Tests of ruling out rules."""

from hypothesis import given, settings
from hypothesis import strategies as st
from policy_random import FACTS, READ, cases, conditions

from friendline.model import Fact
from friendline.policy.engine.candidates import Candidates
from friendline.policy.language.syntax import ALWAYS, NEVER, Condition, Not, OneOf, all_of, truth


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(conditions(), max_size=3).map(all_of), max_size=6), cases())
def test_those_left_are_true_or_cannot_be_told(
    several: list[Condition], facts: dict[str, Fact]
) -> None:
    """Exactly the conditions that are not false are left, in order, each with its truth."""
    told = [(place, truth(one, facts)) for place, one in enumerate(several)]
    found = Candidates(several)
    for _ in range(2):
        assert list(found.left(facts)) == [one for one in told if one[1] is not False]


def test_what_asks_nothing_is_told_too() -> None:
    """A condition without a fact is true or false for everybody."""
    nobody: dict[str, Fact] = dict.fromkeys(READ)
    assert list(Candidates([NEVER, ALWAYS]).left(nobody)) == [(1, True)]


def test_yes_and_one_do_not_mix() -> None:
    """What is remembered for a yes is of that fact alone."""
    found = Candidates([OneOf("met", (True,)), Not(OneOf("score", (1,)))])
    facts: dict[str, Fact] = {**dict.fromkeys(FACTS), "met": True, "score": 1}
    assert list(found.left(facts)) == [(0, True)]
    assert list(found.left({**facts, "met": False, "score": 0})) == [(1, True)]
