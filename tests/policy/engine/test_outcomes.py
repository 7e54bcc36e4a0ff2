"""Tests of what a policy can answer."""

from hypothesis import given, settings
from policy_random import by_hand, cases, policies

from friendline.model import AnswerKind, Fact
from friendline.policy.decide import complete
from friendline.policy.engine.outcomes import NO_RULE, Outcome, outcome_of, outcomes_in_order
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.language.syntax import ALWAYS, truth
from friendline.policy.rules import Policy, Rule


def offering(*ways: str, say: str | None = None) -> Policy:
    """A policy that offers another way to everybody."""
    rule = Rule(
        name="rule 1",
        number=1,
        row=2,
        when=ALWAYS,
        written=(),
        answer=AnswerKind.OFFER_OTHER,
        because="so",
        say=say,
    )
    return Policy(name="p", version="1", rules=(rule,), facts=dict(BUILT_IN), alternatives=ways)


def test_the_very_channel_is_not_offered() -> None:
    """On LinkedIn the next way is offered, elsewhere LinkedIn."""
    policy = offering("linkedin", "linkedin", "phone", say="Try {offer}.")
    there, elsewhere = (outcome_of(policy, 0, channel) for channel in ("linkedin", None))
    assert (there.offer, there.say) == ("phone", "Try phone.")
    assert (elsewhere.offer, elsewhere.say) == ("linkedin", "Try LinkedIn.")


def test_with_nothing_left_to_offer_it_is_asked() -> None:
    """There are no words then that would name a way."""
    stuck = outcome_of(offering("linkedin", say="Try {offer}."), 0, "linkedin")
    assert stuck == Outcome(rule=0, answer=AnswerKind.ASK, stuck=True)


def test_a_rule_has_two_outcomes_where_the_channel_changes_the_offer() -> None:
    """And one where the first way to offer is no channel."""
    assert len(list(outcomes_in_order(offering("linkedin", "phone")))) == 2
    assert len(list(outcomes_in_order(offering("phone", "linkedin")))) == 1


@settings(max_examples=30, deadline=None)
@given(policies(), cases())
def test_the_first_outcome_that_holds_is_the_answer(policy: Policy, facts: dict[str, Fact]) -> None:
    """Outcomes in order answer as the rules do, offers included."""
    known = complete(policy, facts)
    hold = (one for when, one in outcomes_in_order(policy) if truth(when, known) is True)
    found = next(hold, NO_RULE)
    assert (found.rule, str(found.answer), found.offer, found.onto_list) == by_hand(policy, facts)
