"""Tests of decision diagrams."""

from collections import Counter
from collections.abc import Iterator
from itertools import product
from math import prod

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_random import FACTS, by_hand, cases, conditions, policies

from friendline.model import Fact
from friendline.policy.engine.diagram import MAYBE, MOST_FACTS, Diagram, OverBudgetError
from friendline.policy.engine.space import Codes, Space, space_of
from friendline.policy.language.facts import FactKind, declared
from friendline.policy.language.syntax import And, Condition, IsUnknown, Not, OneOf, Or, truth
from friendline.policy.rules import Policy

FEW = ("boat", "score", "letter")
"""Facts with so few values that every case can be tried."""
TOLD = {False: 0, True: 1, None: MAYBE}


def every_case(space: Space) -> Iterator[tuple[Codes, dict[str, Fact]]]:
    """Give every combination of regions and a sample of it."""
    for codes in product(*map(range, space.sizes())):
        yield codes, space.sample(codes)


@given(conditions(FEW))
def test_truth_is_that_of_the_tree_everywhere(condition: Condition) -> None:
    """True, false and not known lie where the tree says, in every case there is."""
    diagram = Diagram(space_of(FACTS, [condition]))
    told, held = diagram.truth(condition), diagram.holds(condition)
    for codes, facts in every_case(diagram.space):
        said = truth(condition, facts)
        assert diagram.value(told, codes) == TOLD[said]
        assert diagram.value(held, codes) == int(said is True)


@given(conditions(), cases())
def test_truth_is_that_of_the_tree_anywhere(condition: Condition, facts: dict[str, Fact]) -> None:
    """So it is with many facts and wide numbers."""
    diagram = Diagram(space_of(FACTS, [condition]))
    codes = diagram.space.codes(facts)
    assert diagram.value(diagram.truth(condition), codes) == TOLD[truth(condition, facts)]


@given(conditions(FEW), conditions(FEW))
def test_one_meaning_is_one_node(one: Condition, other: Condition) -> None:
    """De Morgan's two spellings of a condition are the same node."""
    diagram = Diagram(space_of(FACTS, [one, other]))
    together = diagram.truth(Not(And((one, other))))
    assert together == diagram.truth(Or((Not(one), Not(other))))


@settings(max_examples=25, deadline=None)
@given(policies(), st.lists(cases(), min_size=1, max_size=5))
def test_the_first_rule_is_the_one_that_fires(
    policy: Policy, several: list[dict[str, Fact]]
) -> None:
    """The leaf is the index of the first rule that definitely fits."""
    diagram = Diagram(space_of(FACTS, [rule.when for rule in policy.rules]))
    root = diagram.first_rule(policy.rules)
    plain = Policy(name="p", version="1", rules=policy.rules, facts=FACTS)
    for facts in several:
        index = by_hand(plain, facts)[0]
        wanted = len(policy.rules) if index is None else index
        assert diagram.value(root, diagram.space.codes(facts)) == wanted


@settings(max_examples=25, deadline=None)
@given(policies())
def test_the_first_rule_is_a_chain_of_choices(policy: Policy) -> None:
    """Built from the last rule up with if, then, otherwise, it is the very same node."""
    diagram = Diagram(space_of(FACTS, [rule.when for rule in policy.rules]))
    node = diagram.leaf(len(policy.rules))
    for place in reversed(range(len(policy.rules))):
        holds = diagram.holds(policy.rules[place].when)
        node = diagram.choose(holds, diagram.leaf(place), node)
    assert diagram.first_rule(policy.rules) == node


@given(conditions(FEW))
def test_counts_are_exact(condition: Condition) -> None:
    """Counting by the diagram is counting one by one, in units of original values."""
    diagram = Diagram(space_of(FACTS, [condition]))
    node = diagram.truth(condition)
    space = diagram.space
    counted: Counter[int] = Counter()
    for codes, facts in every_case(space):
        weight = prod(space.weight(fact, code) for fact, code in enumerate(codes))
        counted[TOLD[truth(condition, facts)]] += weight
    assert {value: diagram.count(node, value) for value in (0, 1, 2)} == {
        value: counted[value] for value in (0, 1, 2)
    }


@given(conditions(FEW))
def test_cubes_cover_a_value_without_overlap(condition: Condition) -> None:
    """Every case lies in exactly one cube of its own value and in none of another."""
    diagram = Diagram(space_of(FACTS, [condition]))
    node = diagram.truth(condition)
    cubes = [(value, cube) for value in (0, 1, 2) for cube in diagram.cases(node, value)]
    for codes, _ in every_case(diagram.space):
        hit = [
            value
            for value, cube in cubes
            if all(part is None or code in part for code, part in zip(codes, cube, strict=True))
        ]
        assert hit == [diagram.value(node, codes)]


@settings(max_examples=25, deadline=None)
@given(policies())
def test_a_witness_is_a_case_of_its_value(policy: Policy) -> None:
    """Each value that is reached has a witness that comes to it; no other value has one."""
    diagram = Diagram(space_of(FACTS, [rule.when for rule in policy.rules]))
    root = diagram.first_rule(policy.rules)
    reached = diagram.values(root)
    for value in range(len(policy.rules) + 1):
        witness = diagram.witness(root, value)
        assert (witness is not None) == (value in reached)
        assert witness is None or diagram.value(root, witness) == value


@given(conditions(FEW), st.sampled_from(FEW), st.integers(0, 9))
def test_a_fixed_fact_is_no_longer_asked(condition: Condition, name: str, code: int) -> None:
    """With a fact held in one region the rest has the value of the whole in that region."""
    diagram = Diagram(space_of(FACTS, [condition, IsUnknown(name)]))
    node = diagram.truth(condition)
    fact = diagram.space.index[name]
    code %= diagram.space.sizes()[fact]
    fixed = diagram.fix(node, fact, code)
    for codes, _ in every_case(diagram.space):
        there = (*codes[:fact], code, *codes[fact + 1 :])
        assert diagram.value(fixed, codes) == diagram.value(node, there)


def test_apply_joins_leaf_by_leaf() -> None:
    """The sum of two diagrams has the sum of their leaves."""
    letter, boat = OneOf("letter", (True,)), OneOf("boat", ("small",))
    diagram = Diagram(space_of(FACTS, [letter, boat]))
    summed = diagram.apply("sum", int.__add__, diagram.holds(letter), diagram.holds(boat))
    codes = diagram.space.codes
    assert diagram.value(summed, codes({"letter": True, "boat": "small"})) == 2
    assert diagram.value(summed, codes({"letter": True, "boat": "large"})) == 1
    assert diagram.value(summed, codes({})) == 0


def test_a_budget_ends_it() -> None:
    """A diagram that would grow beyond its budget says so instead of growing."""
    parts = [OneOf(name, (value,)) for name, value in (("met", True), ("boat", "small"))]
    diagram = Diagram(space_of(FACTS, parts), budget=3)
    with pytest.raises(OverBudgetError, match="more than 3 nodes"):
        diagram.truth(And(tuple(parts)))


def test_too_many_facts_are_over_budget() -> None:
    """A policy of hundreds of facts is refused before it can exhaust the stack."""
    many = [declared(f"f{place}", FactKind.YES_NO) for place in range(MOST_FACTS + 1)]
    space = space_of({spec.name: spec for spec in many}, [IsUnknown(spec.name) for spec in many])
    with pytest.raises(OverBudgetError, match="facts"):
        Diagram(space)


def test_a_diagram_at_the_bound_of_facts_fits_on_the_stack() -> None:
    """The longest chain of facts that is allowed can be built, asked and counted."""
    many = {f"f{place}": declared(f"f{place}", FactKind.YES_NO) for place in range(MOST_FACTS)}
    condition = And(tuple(OneOf(name, (True,)) for name in many))
    diagram = Diagram(space_of(many, [condition]))
    node = diagram.holds(condition)
    assert diagram.count(node, 1) == 1
    assert len(list(diagram.cases(node, 0))) == MOST_FACTS
    assert diagram.first([condition, Not(condition)]) != node
