"""Tests of the nearest change of facts that gives another answer."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_helpers import situations, write_policy
from policy_pairs import all_values, policies

from friendline.model import AnswerKind, Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.why_not import WhyNot, cost_of, nearest, why_not
from friendline.policy.decide import decide
from friendline.policy.engine.diagram import OverBudgetError
from friendline.policy.language.facts import BUILT_IN, UnknownFactError, WrongFactError
from friendline.policy.language.regions import Region
from friendline.policy.rules import Policy

CLIENT: dict[str, Fact] = {
    "relationship": "client",
    "status": "current",
    "channel": "facebook",
    "direction": "incoming",
    "met": False,
    "kin": False,
    "minor": False,
    "sensitive": False,
}
MONTHS = """rule,relationship,direction,months known,also,answer,because
long,client,,>= 12,,accept,Long known.
asked,,outgoing,,,defer,Not yet.
both,vendor,,,met && kin,decline,No.
,,,,,ask,Who?
"""


@pytest.fixture(scope="module")
def policy(tmp_path_factory: pytest.TempPathFactory) -> Policy:
    """A policy with a number, a held fact, and a rule that needs three facts."""
    return load_policy(write_policy(tmp_path_factory.mktemp("p"), MONTHS))


def found(policy: Policy, facts: dict[str, Fact], wanted: AnswerKind) -> WhyNot:
    """Ask for an answer that some change gives."""
    answer = why_not(policy, facts, wanted)
    assert answer is not None
    return answer


def test_the_nearest_change_in_one_sentence() -> None:
    """A client whom the owner has not met would be accepted had they met, and by which rule."""
    answer = found(load_policy("met-in-person"), CLIENT, AnswerKind.ACCEPT)
    assert answer.sentence == (
        "The answer is 'offer other' (rule 'not met yet'); it would be 'accept' (rule 'met') if "
        "this were so: you have met in person (now you have not met in person)."
    )
    (change,) = answer.changes
    assert (change.fact, change.before, change.after) == ("met", False, True)


def test_a_number_goes_the_shortest_way(policy: Policy) -> None:
    """Nine months known lack three, and the sentence says what would do."""
    facts: dict[str, Fact] = {"relationship": "client", "months_known": 9}
    answer = found(policy, facts, AnswerKind.ACCEPT)
    (change,) = answer.changes
    assert (change.after, change.enough) == (12, "12 or more")
    assert "months you have known each other: 12 or more (now" in answer.sentence
    assert answer.sentence.endswith("(now months you have known each other: 9).")


def test_what_is_not_known_may_be_learnt(policy: Policy) -> None:
    """Nothing is known of how long; the sentence says that this is not known now."""
    answer = found(policy, {"relationship": "client"}, AnswerKind.ACCEPT)
    assert answer.sentence.endswith("(now it is not known how long you have known each other).")


def test_who_asks_is_changed_only_where_nothing_else_works(policy: Policy) -> None:
    """Only the direction gives this answer, so it is named after all."""
    facts: dict[str, Fact] = {"relationship": "client", "direction": "incoming"}
    answer = found(policy, facts, AnswerKind.DEFER)
    assert [change.fact for change in answer.changes] == ["direction"]


def test_several_changes_are_told_together(policy: Policy) -> None:
    """Three facts that are needed together stand in one sentence."""
    facts: dict[str, Fact] = {"relationship": "client", "met": False, "kin": False}
    answer = found(policy, facts, AnswerKind.DECLINE)
    assert {change.fact for change in answer.changes} == {"relationship", "met", "kin"}
    assert "if these 3 things were so: " in answer.sentence


def test_an_answer_that_is_given_already(policy: Policy) -> None:
    """Nothing needs to change for the answer that is given."""
    answer = found(policy, {}, AnswerKind.ASK)
    assert answer.changes == ()
    assert answer.sentence.endswith("already.")


def test_an_answer_that_no_change_gives(policy: Policy, tmp_path: Path) -> None:
    """No rule answers so, or none of those that do is ever reached."""
    assert why_not(policy, {}, AnswerKind.ACCEPT_RESTRICTED) is None
    dead = "met,answer,because\n,ask,Who?\nyes,accept,Yes.\n"
    assert why_not(load_policy(write_policy(tmp_path, dead)), {}, AnswerKind.ACCEPT) is None


def test_the_purpose_follows_the_channel() -> None:
    """A purpose that is written down in a stored decision is still that of the channel."""
    audience = load_policy("audience")
    stored = decide(audience, {**CLIENT, "sensitive": False, "became_friend": True, "kin": False})
    work = {**stored.facts, "channel": "linkedin", "purpose": "professional"}
    assert why_not(audience, work, AnswerKind.ACCEPT) == why_not(
        audience, {**work, "purpose": None}, AnswerKind.ACCEPT
    )


def test_wrong_facts_are_errors_of_use(policy: Policy) -> None:
    """A misspelt fact or value is refused as by ``decide``."""
    with pytest.raises(UnknownFactError):
        why_not(policy, {"mett": True}, AnswerKind.ACCEPT)
    with pytest.raises(WrongFactError):
        why_not(policy, {"met": "yes"}, AnswerKind.ACCEPT)


def test_nearest_values() -> None:
    """Of a number the end of a run that is closer, forward where both are as close."""
    spec = BUILT_IN["months_known"]
    runs = Region((), ((0, 3), (9, 20)))
    assert nearest(spec, 6, runs) == 9
    assert nearest(spec, 5, runs) == 3
    assert nearest(spec, 12, runs) == 12
    assert nearest(spec, None, runs) == 0
    assert (
        nearest(
            BUILT_IN["status"],
            "prospective",
            Region((), (("former", "former"), ("current", "current"))),
        )
        == "current"
    )


def changed(
    policy: Policy, facts: dict[str, Fact]
) -> Iterator[tuple[dict[str, Fact], tuple[int, ...]]]:
    """Give every case and its distance, value by value."""
    cases: list[tuple[dict[str, Fact], tuple[int, ...]]] = [({}, (0, 0, 0, 0))]
    read = [name for name in policy.facts if name in {"channel", "purpose"} or name in policy.tests]
    for name in read:
        cases = [
            (
                {**case, name: value},
                tuple(map(sum, zip(so_far, _cost(policy, name, facts[name], value), strict=True))),
            )
            for case, so_far in cases
            for value in all_values(policy.facts[name])
        ]
    yield from cases


def _cost(policy: Policy, name: str, before: Fact, after: Fact) -> tuple[int, ...]:
    if before is after or (before == after and type(before) is type(after)):
        return 0, 0, 0, 0
    return cost_of(policy.facts[name], before, Region((), ((after, after),)))


@settings(max_examples=100, deadline=None)
@given(policies(), st.data())
def test_no_other_change_is_nearer(policy: Policy, data: st.DataObject) -> None:
    """Trying every single case finds none that is nearer; and none where none is found."""
    facts = {
        name: data.draw(st.sampled_from(all_values(spec))) for name, spec in policy.facts.items()
    }
    if policy.channels.get(str(facts["channel"])) == facts["purpose"]:
        facts["purpose"] = None
    wanted = data.draw(st.sampled_from(AnswerKind))
    rest = {name: value for name, value in facts.items() if name not in policy.tests}
    costs = [
        cost
        for case, cost in changed(policy, facts)
        if decide(policy, {**rest, **case}).answer is wanted
    ]
    answer = why_not(policy, facts, wanted)
    assert (answer is None) == (not costs)
    if answer is not None:
        told = [_cost(policy, one.fact, facts[one.fact], one.after) for one in answer.changes]
        assert tuple(map(sum, zip((0, 0, 0, 0), *told, strict=True))) == min(costs)


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(["audience", "barrier", "met-in-person", "open"]),
    situations(),
    st.sampled_from(AnswerKind),
)
def test_the_change_gives_the_answer(name: str, facts: dict[str, Fact], wanted: AnswerKind) -> None:
    """Deciding with the changed facts gives what was asked for."""
    answer = why_not(load_policy(name), facts, wanted)
    assert answer is None or answer.then.answer is wanted


def test_beyond_the_budget_near_changes_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without a diagram the same nearest change is found by trying."""
    met = load_policy("met-in-person")
    facts: dict[str, Fact] = {"relationship": "client", "met": False, "channel": "linkedin"}
    facts["purpose"] = "personal"
    expected = why_not(met, facts, AnswerKind.DECLINE)

    def too_large(*_: object) -> None:
        raise OverBudgetError("nodes", 1)

    monkeypatch.setattr("friendline.policy.change.why_not.Diagram", too_large)
    answer = found(met, facts, AnswerKind.DECLINE)
    assert expected is not None
    assert len(answer.changes) == len(expected.changes)
    assert answer.then.answer is AnswerKind.DECLINE
    with pytest.raises(OverBudgetError):
        why_not(met, facts, AnswerKind.DEFER)
