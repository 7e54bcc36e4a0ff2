"""Tests of questions to a diagram."""

from itertools import product
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st
from policy_pairs import policies

from friendline.policy.change.questions import cheapest, needed, spread, tally
from friendline.policy.change.sides import branches
from friendline.policy.engine.diagram import Diagram, Node
from friendline.policy.engine.space import Codes, space_of
from friendline.policy.rules import Policy


def drawn(policy: Policy) -> tuple[Diagram, Node, list[Codes]]:
    """Give a policy as a diagram of its branches, and every case."""
    conditions = [branch.when for branch in branches(policy, policy.facts)]
    diagram = Diagram(space_of(policy.facts, conditions))
    cases = [tuple(codes) for codes in product(*map(range, diagram.space.sizes()))]
    return diagram, diagram.first(conditions), cases


@settings(max_examples=40, deadline=None)
@given(policies())
def test_tally_counts_as_the_diagram_does(policy: Policy) -> None:
    """One walk counts every value as counting them one by one does."""
    diagram, node, _ = drawn(policy)
    counts = tally(diagram, node)
    assert counts == {value: diagram.count(node, value) for value in diagram.values(node)}


@settings(max_examples=40, deadline=None)
@given(policies())
def test_spread_is_what_occurs(policy: Policy) -> None:
    """For every value and fact exactly the regions of the cases that come to it."""
    diagram, node, cases = drawn(policy)
    for value, seen in spread(diagram, node).items():
        with_it = [codes for codes in cases if diagram.value(node, codes) == value]
        assert seen == tuple(map(frozenset, zip(*with_it, strict=True)))


@settings(max_examples=40, deadline=None)
@given(policies(), st.randoms(use_true_random=False))
def test_cheapest_is_the_cheapest(policy: Policy, random: Random) -> None:
    """No case that comes to the wanted value costs less."""
    diagram, node, cases = drawn(policy)
    costs = {
        (fact, code): (random.randint(0, 2), random.randint(0, 5))
        for fact, size in enumerate(diagram.space.sizes())
        for code in range(size)
    }

    def total(codes: Codes) -> tuple[int, int]:
        paid = [costs[place] for place in enumerate(codes)]
        return sum(one for one, _ in paid), sum(other for _, other in paid)

    for value in diagram.values(node):
        found = cheapest(diagram, node, (value,), lambda fact, code: costs[fact, code])
        assert found is not None
        with_it = [codes for codes in cases if diagram.value(node, codes) == value]
        assert total(found) == min(map(total, with_it))
    assert cheapest(diagram, node, (99,), lambda fact, code: costs[fact, code]) is None


@settings(max_examples=40, deadline=None)
@given(policies())
def test_needed_facts_suffice_and_none_is_too_many(policy: Policy) -> None:
    """Whatever the other facts are the value is the same; without any one of them it is not."""
    diagram, node, cases = drawn(policy)

    def values(codes: Codes, kept: set[int]) -> set[int]:
        agreeing = [one for one in cases if all(one[fact] == codes[fact] for fact in kept)]
        return {diagram.value(node, one) for one in agreeing}

    codes = cases[len(cases) // 2]
    value = diagram.value(node, codes)
    kept = needed(diagram, node, (value,), codes, keep=range(len(codes)))
    assert values(codes, set(kept)) == {value}
    assert all(values(codes, set(kept) - {fact}) != {value} for fact in kept)
