"""Tests of one policy held against another."""

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from policy_proof_helpers import (
    ACCEPT,
    ASK,
    DECLINE,
    OWN,
    cases,
    is_,
    policies,
    policy_of,
    rule,
)

from friendline.model import Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.decide import decide
from friendline.policy.language.syntax import ALWAYS
from friendline.policy.prove import STRICTEST_FIRST, Standing, StrictnessError, prove_refines
from friendline.policy.rules import Policy


@settings(max_examples=20, deadline=None)
@given(policies(), policies())
def test_never_looser_is_what_trying_every_case_shows(staff: Policy, office: Policy) -> None:
    """Both provers find a looser answer exactly where some case has one."""
    looser = any(_rank(staff, case) > _rank(office, case) for case in cases())
    verdict = prove_refines(staff, office, prover="both")
    assert verdict.proved is not looser
    if verdict.witness is not None:
        assert _rank(staff, verdict.witness) > _rank(office, verdict.witness)
    assert set(verdict.breaking) == {
        decide(staff, case).rule for case in cases() if _rank(staff, case) > _rank(office, case)
    } - {None}


def _rank(policy: Policy, case: dict[str, Fact]) -> int:
    return STRICTEST_FIRST.index(decide(policy, case).answer)


def test_a_looser_answer_is_told_of_one_person() -> None:
    """The sentence names both policies, both rules and both answers."""
    office = policy_of(rule(is_("met", False), DECLINE), rule(ALWAYS, ASK), name="Office")
    staff = policy_of(rule(is_("relationship", "friend")), rule(ALWAYS, DECLINE), name="Staff")
    verdict = prove_refines(staff, office, prover="both")
    assert verdict.standing is Standing.REFUTED
    assert verdict.sentence.startswith("Alex, a friend, asks on Facebook: ")
    assert verdict.sentence.endswith(
        "accepted by rule 1 of 'Staff', where 'Office' has them left for you to decide by rule 2."
    )


def test_every_rule_that_answers_looser_is_named() -> None:
    """Who mends the one rule of the example learns at once of the others."""
    office = policy_of(rule(ALWAYS, DECLINE), name="Office")
    staff = policy_of(
        rule(is_("met", True)),
        rule(is_("kin", True), DECLINE),
        rule(is_("became_friend", True), ASK),
        rule(ALWAYS, DECLINE),
        name="Staff",
    )
    verdict = prove_refines(staff, office, prover="both")
    assert verdict.breaking == ("rule 1", "rule 3")
    assert verdict.sentence.endswith("Broken by rule 3, too.")


def test_each_fills_in_the_purposes_that_it_says_itself() -> None:
    """The same channel may be personal to the one and professional to the other."""
    rules = (rule(is_("purpose", "personal"), DECLINE), rule(ALWAYS, ACCEPT))
    office = policy_of(*rules, channels={"x": "personal"})
    staff = policy_of(*rules, channels={"x": "professional"})
    assert not prove_refines(staff, office, prover="both").proved
    assert prove_refines(office, office, prover="both").proved


def test_presets_are_as_strict_as_they_sound() -> None:
    """Nobody is looser than themselves, and the open preset is looser than the barrier."""
    barrier, welcome = load_policy("barrier"), load_policy("open")
    assert prove_refines(barrier, barrier).proved
    assert not prove_refines(welcome, barrier).proved


def test_another_order_of_strictness_may_be_given() -> None:
    """Whether to ask is stricter than to decline is the office's to say, as data."""
    declines, asks = policy_of(rule(ALWAYS, DECLINE)), policy_of(rule(ALWAYS, ASK))
    assert prove_refines(declines, asks).proved
    turned = (ASK, *(answer for answer in STRICTEST_FIRST if answer is not ASK))
    assert not prove_refines(declines, asks, turned).proved


def test_an_order_names_every_answer_once() -> None:
    """An order with a gap is an error of use."""
    with pytest.raises(StrictnessError, match="names every answer once"):
        prove_refines(policy_of(rule(ALWAYS)), policy_of(rule(ALWAYS)), [ACCEPT, ACCEPT])


def test_facts_of_one_name_and_two_meanings_cannot_be_compared() -> None:
    """Where both declare a fact otherwise nothing is proved, and it is said which."""
    gold = rule(is_("tier", "gold"))
    staff = policy_of(gold, rule(ALWAYS, ASK))
    other = {"tier": replace(OWN["tier"], values=("gold", "silver"))}
    verdict = prove_refines(staff, policy_of(gold, rule(ALWAYS, ASK), facts=other))
    assert verdict.standing is Standing.OUTSIDE
    assert verdict.sentence.endswith("otherwise: tier.")
