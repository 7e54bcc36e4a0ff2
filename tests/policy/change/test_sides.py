"""Tests of policies as conditions over the facts as given."""

from hypothesis import given, settings
from hypothesis import strategies as st
from policy_pairs import all_values, policies

from friendline.policy.change.changed_people import answer_in
from friendline.policy.change.sides import NEVER_KNOWN, branches, joint_facts, usable
from friendline.policy.decide import decide
from friendline.policy.language.syntax import truth
from friendline.policy.rules import Policy


@settings(max_examples=100, deadline=None)
@given(policies(), policies(), st.data())
def test_branches_decide_as_the_policy_does(
    policy: Policy, other: Policy, data: st.DataObject
) -> None:
    """The first branch that holds has the answer of ``decide``, also for values of the other."""
    specs = joint_facts(policy, other)
    facts = {name: data.draw(st.sampled_from(all_values(spec))) for name, spec in specs.items()}
    first = next(one for one in branches(policy, specs) if truth(one.when, facts))
    decision = decide(policy, usable(policy, facts))
    assert (answer_in(decision), decision.rule) == (first.answer, first.rule)


@settings(max_examples=100, deadline=None)
@given(policies(), policies())
def test_joint_facts_have_all_values(one: Policy, other: Policy) -> None:
    """Whatever the second policy knows can be given; of the first what has the same type."""
    joint = joint_facts(one, other)
    assert set(joint) == {*one.facts, *other.facts, NEVER_KNOWN.name}
    for name, spec in other.facts.items():
        assert set(all_values(spec)) <= set(all_values(joint[name]))
    for name, spec in one.facts.items():
        if joint[name].kind is spec.kind:
            assert set(all_values(spec)) <= set(all_values(joint[name]))
