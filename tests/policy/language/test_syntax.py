"""Tests of the typed tree and its three-valued logic."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.policy.language.syntax import (
    ALWAYS,
    NEVER,
    And,
    Between,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    Truth,
    all_of,
    any_of,
    facts_read,
    negated,
    truth,
)

MET = OneOf("met", (True,))
KIN = OneOf("kin", (True,))
TRUTHS = (True, False, None)


@pytest.mark.parametrize("left", TRUTHS)
@pytest.mark.parametrize("right", TRUTHS)
def test_logic_is_kleenes(left: Truth, right: Truth) -> None:
    """And is the least, or is the greatest of yes > not known > no."""
    rank = {False: 0, None: 1, True: 2}
    facts = {"met": left, "kin": right}
    assert truth(And((MET, KIN)), facts) is min(left, right, key=rank.__getitem__)
    assert truth(Or((MET, KIN)), facts) is max(left, right, key=rank.__getitem__)


def test_not_of_unknown_is_unknown() -> None:
    """Turning round what is not known does not make it known."""
    assert truth(Not(MET), {"met": None}) is None


@pytest.mark.parametrize("atom", [MET, Between("met", 0, 5), OneOf("met", ("a", "b"))])
def test_a_test_of_an_unknown_fact_is_unknown(atom: Condition) -> None:
    """No comparison with a fact that is not known is ever yes or no."""
    assert truth(atom, {"met": None}) is None


def test_asking_whether_a_fact_is_unknown_is_definite() -> None:
    """Whether a fact is known can always be said."""
    assert truth(IsUnknown("met"), {"met": None}) is True
    assert truth(IsUnknown("met"), {"met": False}) is False


def test_empty_and_is_always_and_empty_or_is_never() -> None:
    """The two constants need no facts."""
    assert truth(ALWAYS, {}) is True
    assert truth(NEVER, {}) is False


@given(st.integers(0, 20), st.integers(0, 20), st.integers(0, 20))
def test_between_has_inclusive_bounds(number: int, least: int, most: int) -> None:
    """A number lies between its bounds, both of which count."""
    assert truth(Between("n", least, most), {"n": number}) is (least <= number <= most)


def test_building_keeps_the_tree_flat() -> None:
    """Joined conditions have no needless levels, and values of one fact are one test."""
    assert all_of([all_of([MET, KIN]), ALWAYS]) == And((MET, KIN))
    assert any_of([OneOf("s", ("a",)), OneOf("s", ("b", "a"))]) == OneOf("s", ("a", "b"))
    assert negated(negated(MET)) == MET


def test_facts_are_named_once_in_the_order_written() -> None:
    """The facts that a condition reads have no repeats."""
    assert facts_read(Or((KIN, Not(MET), And((KIN,))))) == ("kin", "met")
