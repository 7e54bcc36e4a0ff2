"""Tests of naming the rules that break a property."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from policy_proof_helpers import (
    ACCEPT,
    ASK,
    DECLINE,
    VALUES,
    cases,
    decisions,
    is_,
    policies,
    policy_of,
    promise,
    rule,
)

from friendline.model import AnswerKind, Fact
from friendline.policy.decide import decide
from friendline.policy.language.syntax import ALWAYS, And, Between, truth
from friendline.policy.prove import Kind, Verdict, prove
from friendline.policy.prove.breaking import MOST_FOUND
from friendline.policy.prove.diagram_prover import DiagramProver
from friendline.policy.prove.prover import GaveUpError, ProverName
from friendline.policy.rules import Policy

REFUSALS = {AnswerKind.DECLINE, AnswerKind.OFFER_OTHER, AnswerKind.DEFER}
BOTH: tuple[ProverName, ...] = ("diagram", "z3")
CLIENT = is_("relationship", "client")


def verdict_on(policy: Policy, name: str, prover: ProverName = "diagram") -> Verdict:
    """The verdict whose name holds a few words."""
    return next(one for one in prove(policy, prover=prover).verdicts if name in one.name)


def in_order(policy: Policy, names: set[str | None]) -> tuple[str, ...]:
    """Those rules in the order of the sheet."""
    return tuple(one.name for one in policy.rules if one.name in names)


@pytest.mark.parametrize("prover", BOTH)
@settings(max_examples=15, deadline=None)
@given(policies())
def test_every_rule_that_breaks_a_promise_is_named(prover: ProverName, policy: Policy) -> None:
    """They are the rules by which trying every case finds it broken, and no others."""
    decided = list(decisions(policy))
    found = prove(policy, prover=prover).of(Kind.PROMISE)
    for verdict, promised in zip(found, policy.promises, strict=True):
        against = {
            one.rule
            for one in decided
            if truth(promised.when, one.facts) and not promised.allows(one.answer)
        }
        assert verdict.breaking == in_order(policy, against)


@pytest.mark.parametrize("prover", BOTH)
@settings(max_examples=15, deadline=None)
@given(policies())
def test_every_rule_that_refuses_without_words_is_named(prover: ProverName, policy: Policy) -> None:
    """Of invariants, too, the rules are those that trying every case finds."""
    lacking = {
        one.rule
        for one in decisions(policy)
        if one.answer in REFUSALS and not (one.say and one.offer)
    }
    assert verdict_on(policy, "(P4)", prover).breaking == in_order(policy, lacking)


def parted(policy: Policy) -> Iterator[str]:
    """The rules at which people who differ in having met part, the closer one turned down."""
    told = {tuple(case.values()): decide(policy, case) for case in cases()}
    numbers = {one.name: one.number for one in policy.rules}
    place = list(VALUES).index("met")
    for case, one in told.items():
        other = told[(*case[:place], True, *case[place + 1 :])]
        less: Fact = case[place]
        welcome = one.answer in {ACCEPT, AnswerKind.ACCEPT_RESTRICTED}
        if less is not True and welcome and other.answer in REFUSALS:
            yield min((str(one.rule), str(other.rule)), key=numbers.__getitem__)


@pytest.mark.parametrize("prover", BOTH)
@settings(max_examples=12, deadline=None)
@given(policies())
def test_of_two_people_it_is_the_rule_at_which_they_part(
    prover: ProverName, policy: Policy
) -> None:
    """The rule that fits one of them and not the other makes the difference, not the next one."""
    verdict = verdict_on(policy, ": you have met in person", prover)
    assert verdict.breaking == in_order(policy, set(parted(policy)))


@pytest.mark.parametrize("prover", BOTH)
def test_what_must_not_matter_is_laid_to_the_rules_that_ask_for_it(prover: ProverName) -> None:
    """The last row, which answers the second person, asks for nothing and is not to blame."""
    gold = is_("tier", "gold")
    ours = policy_of(
        rule(And((gold, is_("met", True)))),
        rule(And((gold, is_("met", False)))),
        rule(And((gold, CLIENT)), DECLINE),
        rule(ALWAYS, DECLINE),
        must_not_matter=["tier"],
    )
    verdict = verdict_on(ours, "(P2)", prover)
    assert verdict.breaking == ("rule 1", "rule 2")
    assert verdict.sentence.count("Broken by") == 1


def test_the_others_are_said_in_the_sentence() -> None:
    """Whoever reads the verdict hears of the other rules by name."""
    ours = policy_of(
        rule(And((CLIENT, is_("met", True)))),
        rule(And((CLIENT, Between("months_known", 6, None)))),
        rule(is_("met", False), DECLINE),
        rule(ALWAYS),
        promises=[promise(CLIENT, never=[ACCEPT])],
    )
    verdict = verdict_on(ours, "It is promised.")
    assert verdict.breaking == ("rule 1", "rule 2", "rule 4")
    assert verdict.sentence.endswith(": It is promised. Broken by rule 2 and rule 4, too.")


@pytest.mark.parametrize("prover", BOTH)
def test_of_many_rules_the_first_are_named(prover: ProverName) -> None:
    """A dozen is enough to begin with, and the sentence names fewer still."""
    many = [rule(Between("months_known", month, month)) for month in range(MOST_FOUND + 5)]
    ours = policy_of(*many, promises=[promise(ALWAYS, never=[ACCEPT])])
    verdict = verdict_on(ours, "It is promised.", prover)
    assert verdict.breaking == in_order(ours, {one.name for one in ours.rules[:MOST_FOUND]})
    assert verdict.sentence.endswith(" and more, too.")
    assert verdict.sentence.count("rule ") < MOST_FOUND


def test_what_is_kept_is_broken_by_nobody() -> None:
    """Only a refuted property has rules that break it."""
    ours = policy_of(
        rule(CLIENT, DECLINE), rule(ALWAYS), promises=[promise(CLIENT, never=[ACCEPT])]
    )
    assert all(not one.breaking for one in prove(ours).verdicts if one.proved)


def test_a_rule_that_cannot_be_told_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """The refutation stands, also where a prover gives up naming who else breaks the promise."""

    def gives_up(*_: object) -> bool:
        raise GaveUpError(1)

    monkeypatch.setattr(DiagramProver, "possible", gives_up)
    hard = And((CLIENT, is_("met", True)))
    dead = And((CLIENT, is_("met", True), is_("tier", "gold")))
    ours = policy_of(
        rule(hard), rule(dead), rule(ALWAYS, ASK), promises=[promise(CLIENT, never=[ACCEPT])]
    )
    verdict = verdict_on(ours, "It is promised.")
    assert verdict.standing == "refuted"
    assert verdict.breaking == ("rule 1",)
