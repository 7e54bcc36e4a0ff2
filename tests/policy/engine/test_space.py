"""Tests of the grid of situations."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_random import FACTS, READ, cases, conditions

from friendline.model import Fact
from friendline.policy.engine.space import space_of
from friendline.policy.language.facts import WrongFactError
from friendline.policy.language.syntax import Between, Condition, OneOf, truth

SMALL = space_of(
    FACTS, [Between("score", 0, 2), OneOf("boat", ("small",)), OneOf("boat", ("large",))]
)


def test_what_is_read_most_comes_first() -> None:
    """The fact that two conditions read stands before the one that a single condition reads."""
    assert SMALL.facts == ("boat", "score")


def test_values_that_nothing_tells_apart_are_one_region() -> None:
    """Three words are told apart; of the numbers only whether they lie between 0 and 2."""
    assert SMALL.sizes() == (4, 3)
    assert SMALL.code("score", 0) == SMALL.code("score", 2) != SMALL.code("score", 3)
    assert SMALL.code("score", -3) == SMALL.code("score", 4)


def test_weights_count_values() -> None:
    """Of -3 to 4 three lie between 0 and 2 and five do not; not known counts as one."""
    weights = {SMALL.weight(1, SMALL.code("score", value)) for value in (1, 4, None)}
    assert weights == {3, 5, 1}


def test_a_fact_left_out_is_not_known() -> None:
    """Codes of a case without a fact are those of the case where it is None."""
    assert SMALL.codes({"boat": "none"}) == SMALL.codes({"boat": "none", "score": None})


@pytest.mark.parametrize(
    ("fact", "value"), [("boat", "huge"), ("boat", True), ("score", 5), ("score", True)]
)
def test_a_value_that_cannot_be_is_refused(fact: str, value: Fact) -> None:
    """A misspelt word, a number out of bounds and a wrong type have no code."""
    with pytest.raises(WrongFactError, match=fact):
        SMALL.code(fact, value)


def test_another_order_keeps_the_regions() -> None:
    """The axes change places, and nothing else."""
    turned = SMALL.in_order(("score", "boat"))
    assert turned.sizes() == (3, 4)
    assert turned.codes({"boat": "small", "score": 1}) == tuple(
        reversed(SMALL.codes({"boat": "small", "score": 1}))
    )


@given(st.lists(conditions(), max_size=4), cases())
def test_a_sample_stands_for_its_region(read: list[Condition], facts: dict[str, Fact]) -> None:
    """What is true of a case is true of the sample at its codes, and codes lead back to it."""
    space = space_of(FACTS, read)
    codes = space.codes(facts)
    sample = space.sample(codes)
    assert space.codes(sample) == codes
    assert [truth(one, {**facts, **sample}) for one in read] == [truth(one, facts) for one in read]


@given(st.lists(conditions(), max_size=4))
def test_regions_cover_every_value_once(read: list[Condition]) -> None:
    """The weights of a fact add up to all that it can be, not known included."""
    space = space_of(FACTS, read)
    whole = {"boat": 4, "score": 9, "letter": 3, "distance": 90_002, "months_known": 1202}
    whole |= {"channel": 10, "purpose": 5, "met": 3}
    assert set(space.facts) <= set(READ)
    for fact, weights in zip(space.facts, space.weights, strict=True):
        assert sum(weights) == whole[fact]
