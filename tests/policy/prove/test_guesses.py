"""Tests of guessing who a rule is used for."""

from hypothesis import given, settings
from policy_proof_helpers import DECLINE, is_, policies, policy_of, rule

from friendline.policy.language.syntax import ALWAYS, And, Between, IsUnknown, truth
from friendline.policy.prove.guesses import MOST_TRIES, Guesses
from friendline.policy.prove.written import Written
from friendline.policy.rules import Policy

GOLD, MET = is_("tier", "gold"), is_("met", True)


def guesses(policy: Policy) -> Guesses:
    """The guesses about a policy."""
    return Guesses(Written(policy))


@settings(max_examples=40, deadline=None)
@given(policies())
def test_a_guess_is_a_whole_case_and_the_same_each_time(policy: Policy) -> None:
    """Every fact of the policy has a value or none, and a second look changes nothing."""
    one, other = guesses(policy), guesses(policy)
    for index in range(len(policy.rules)):
        found = list(one.around(index))
        assert found == list(other.around(index))
        assert all(case.keys() == policy.facts.keys() for case in found)
        assert len(list(one.using(index))) <= MOST_TRIES


def test_of_somebody_only_what_the_rule_asks_for_is_known() -> None:
    """Everything else is not known, so no rule that asks for more fits."""
    when = And((MET, Between("months_known", 6, 11)))
    (case,) = guesses(policy_of(rule(when))).using(0)
    assert truth(when, case)
    assert {fact for fact, value in case.items() if value is not None} == {"met", "months_known"}


def test_more_is_known_only_of_what_a_rule_wants_not_to_be_known() -> None:
    """A rule for those of whom a fact is not known is slipped past by knowing it, no other is."""
    ours = policy_of(rule(IsUnknown("tier"), DECLINE), rule(GOLD), rule(MET))
    found = list(guesses(ours).around(2))
    assert {case["tier"] for case in found} > {None}
    assert all(case["relationship"] is None for case in found)


def test_a_later_rule_fits_as_well_where_the_two_go_together() -> None:
    """Somebody whom both rules fit shows what the first one changes."""
    ours = policy_of(rule(GOLD), rule(is_("tier", "plain"), DECLINE), rule(MET, DECLINE))
    (case,) = guesses(ours).also_fitting(0, [1, 2])
    assert (case["tier"], case["met"]) == ("gold", True)


def test_a_fact_may_be_left_unknown_beside_a_later_rule() -> None:
    """Somebody whom the rule would fit, were one fact known, and whom another takes."""
    ours = policy_of(rule(And((GOLD, MET))), rule(is_("tier", "gold"), DECLINE), rule(ALWAYS))
    (case,) = guesses(ours).also_fitting(0, [1], unknown="met")
    assert (case["tier"], case["met"]) == ("gold", None)
    assert list(guesses(ours).also_fitting(0, [1], unknown="tier")) == []


def test_a_rule_that_nobody_can_fit_is_guessed_of_nobody() -> None:
    """Where a fact has no value that a rule admits there is no guess."""
    ours = policy_of(rule(And((GOLD, is_("tier", "plain")))), rule(ALWAYS))
    assert list(guesses(ours).using(0)) == []
    assert list(guesses(ours).also_fitting(1, [0])) == []
