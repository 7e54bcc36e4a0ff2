"""Tests of the two provers on single claims: each against the plain meaning of the claim."""

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from policy_proof_helpers import ACCEPT, CONDITIONS, OWN, cases, policies, policy_of, rule

from friendline.policy.engine.diagram import OverBudgetError
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.language.syntax import Between, Condition, OneOf
from friendline.policy.prove.claims import (
    Both,
    Claim,
    Differ,
    Either,
    Gives,
    NotSo,
    Surely,
    Unsure,
    both,
    holds,
    outcomes_in,
)
from friendline.policy.prove.diagram_prover import MOST_NODES, DiagramProver
from friendline.policy.prove.prover import Prover
from friendline.policy.prove.quickly import Quickly
from friendline.policy.prove.written import View, Written, everything, the_answer
from friendline.policy.prove.z3_prover import Z3Prover
from friendline.policy.rules import Policy

SPECS = {**BUILT_IN, **OWN}


def provers(*conditions: Condition) -> list[Prover]:
    """Both provers, knowing the same."""
    return [DiagramProver(SPECS, conditions, MOST_NODES), Z3Prover(SPECS, conditions)]


def check(prover: Prover, claim: Claim) -> None:
    """A prover finds a case where there is one, and it is one."""
    found = prover.find(claim)
    assert prover.possible(claim) is (found is not None)
    if found is None:
        assert not any(holds(claim, case) for case in cases())
    else:
        assert holds(claim, dict.fromkeys(SPECS) | found)


@settings(max_examples=50, deadline=None)
@given(CONDITIONS, CONDITIONS)
def test_a_case_is_found_exactly_where_there_is_one(one: Condition, other: Condition) -> None:
    """Claims of two conditions, surely and unsure, joined in every way, are told rightly."""
    for prover in provers(one, other):
        for claim in (
            both(Surely(one), NotSo(Surely(other))),
            both(Unsure(one), Surely(other)),
            Either((Unsure(one), Both((Surely(other), NotSo(Unsure(one)))))),
        ):
            check(prover, claim)


@settings(max_examples=40, deadline=None)
@given(policies())
def test_what_comes_out_of_the_rules_is_told_rightly(policy: Policy) -> None:
    """Claims of outcomes, from the first rule and from the second, are told rightly."""
    written = Written(policy)
    answers = View(the_answer).courses(written)
    all_of = View(everything).courses(written)
    for prover in provers(*written.conditions()):
        for number in outcomes_in(answers[0]):
            check(prover, Gives(answers[0], frozenset({number})))
        check(prover, both(written.passed(1), Gives(answers[1], outcomes_in(answers[0]))))
        check(prover, Differ(all_of[0], all_of[1]))


@settings(max_examples=30, deadline=None)
@given(policies())
def test_quick_answers_are_the_plain_ones(policy: Policy) -> None:
    """Telling all rules at once says of every claim what telling them one by one says."""
    written = Written(policy)
    courses = View(everything).courses(written)
    quickly = Quickly(written)
    quickly.known(courses)
    claims: list[Claim] = [written.passed(count) for count in range(len(policy.rules) + 1)]
    claims += [Differ(courses[0], one) for one in courses]
    for case in cases()[::7]:
        known = dict.fromkeys(SPECS) | case
        for claim in claims:
            assert quickly.holds(claim, known) is holds(claim, known)


def test_numbers_at_the_bounds_are_told_apart() -> None:
    """The least and the most value of a number are cases like any other."""
    for condition in (
        Between("months_known", None, 0),
        Between("months_known", 1200, None),
        OneOf("months_known", (0, 1200)),
    ):
        for prover in provers(condition):
            check(prover, Surely(condition))
            found = prover.find(Surely(condition))
            assert found is not None
            assert found["months_known"] in {0, 1200}


def test_a_prover_that_learns_more_still_knows_what_it_knew() -> None:
    """Second copies are learned beside the first, and both can be asked of together."""
    one, other = OneOf("met", (True,)), OneOf("met'", (False,))
    for prover in provers(one):
        wider = prover.knowing({**SPECS, "met'": replace(SPECS["met"], name="met'")}, [other])
        found = wider.find(both(Surely(one), Surely(other)))
        assert found is not None
        assert (found["met"], found["met'"]) == (True, False)


def test_a_diagram_over_budget_says_so() -> None:
    """The budget is kept from the first node on."""
    ours = policy_of(rule(OneOf("met", (True,)), ACCEPT))
    with pytest.raises(OverBudgetError):
        DiagramProver(SPECS, Written(ours).conditions(), 1).find(Surely(OneOf("met", (True,))))
