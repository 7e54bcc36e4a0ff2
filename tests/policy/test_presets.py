"""Tests of the presets: complete, same for all, with a way through for family."""

import re
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_helpers import situations, values_of

from friendline.model import AnswerKind, Fact
from friendline.policy.decide import NO_RULE_FITS, Decision, decide
from friendline.policy.facts import BUILT_IN
from friendline.policy.sheet import load_policy, preset_names
from friendline.policy.situation import deciding_facts
from friendline.policy.syntax import truth

PRESETS = {name: load_policy(name) for name in preset_names()}
PRESET = st.sampled_from(sorted(PRESETS))
REFUSALS = {AnswerKind.DECLINE, AnswerKind.OFFER_OTHER, AnswerKind.DEFER}
WELCOMES = {AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED}


def answer(name: str, **facts: Fact) -> Decision:
    """Decide a case of somebody who is known well, but for what the case says."""
    known: dict[str, Fact] = {
        "relationship": "client",
        "status": "current",
        "direction": "incoming",
        "channel": "facebook",
        "met": True,
        "became_friend": False,
        "kin": False,
        "minor": False,
        "sensitive": False,
    }
    return decide(PRESETS[name], known | facts)


def test_the_four_presets_are_there() -> None:
    """The presets of this version are found by their names."""
    assert preset_names() == ("audience", "barrier", "met-in-person", "open")


@settings(max_examples=150)
@given(PRESET, situations())
def test_every_situation_has_one_answer_by_a_rule(name: str, facts: dict[str, Fact]) -> None:
    """Presets are complete: some row speaks of every case, unknown facts included (P1)."""
    decision = decide(PRESETS[name], facts)
    assert decision.rule is not None
    assert NO_RULE_FITS not in decision.reasons
    assert decide(PRESETS[name], facts) == decision


@settings(max_examples=120)
@given(PRESET, situations(), st.data())
def test_facts_that_are_not_read_make_no_difference(
    name: str, facts: dict[str, Fact], data: st.DataObject
) -> None:
    """Changing a fact that the preset does not read changes nothing that is said (R3, P2)."""
    unread = sorted(frozenset(BUILT_IN) - deciding_facts(PRESETS[name]))
    changed = facts | {fact: data.draw(values_of(BUILT_IN[fact])) for fact in unread}
    one, other = decide(PRESETS[name], facts), decide(PRESETS[name], changed)
    assert (one.answer, one.offer, one.say, one.rule) == (
        other.answer,
        other.offer,
        other.say,
        other.rule,
    )
    assert (one.reasons, one.passed_over) == (other.reasons, other.passed_over)


@settings(max_examples=120)
@given(PRESET, situations())
def test_no_refusal_is_without_words_and_another_way(name: str, facts: dict[str, Fact]) -> None:
    """Whoever is refused is told so kindly and offered something else (P4, R79)."""
    decision = decide(PRESETS[name], facts)
    if decision.answer in REFUSALS:
        assert decision.say
        assert decision.offer
        assert decision.offer != decision.facts["channel"]
        assert "{" not in decision.say


@given(PRESET, situations())
def test_family_is_always_accepted(name: str, facts: dict[str, Fact]) -> None:
    """Every preset has its exception for kin, whatever else is the case (P10)."""
    assert decide(PRESETS[name], facts | {"kin": True}).answer is AnswerKind.ACCEPT
    relation = {"relationship": "family"}
    assert decide(PRESETS[name], facts | relation).answer is AnswerKind.ACCEPT


@settings(max_examples=120)
@given(PRESET, situations())
def test_presets_keep_their_promises(name: str, facts: dict[str, Fact]) -> None:
    """What a preset promises holds in every case that the promise speaks of."""
    decision = decide(PRESETS[name], facts)
    for promise in PRESETS[name].promises:
        if truth(promise.when, decision.facts):
            assert decision.answer not in promise.never
            assert not promise.always or decision.answer in promise.always


@settings(max_examples=120)
@given(PRESET, situations(), st.sampled_from(["met", "became_friend", "kin"]))
def test_coming_closer_never_turns_a_welcome_into_a_refusal(
    name: str, facts: dict[str, Fact], fact: str
) -> None:
    """Who was welcome stays so when they are met, become a friend, or are family (P3)."""
    if decide(PRESETS[name], facts | {fact: False}).answer in WELCOMES:
        assert decide(PRESETS[name], facts | {fact: True}).answer in WELCOMES


@pytest.mark.parametrize(
    ("name", "facts", "expected"),
    [
        ("audience", {}, AnswerKind.OFFER_OTHER),
        ("audience", {"channel": "linkedin"}, AnswerKind.ACCEPT),
        ("audience", {"direction": "existing"}, AnswerKind.OFFER_OTHER),
        ("audience", {"direction": "outgoing"}, AnswerKind.OFFER_OTHER),
        ("audience", {"status": "former"}, AnswerKind.OFFER_OTHER),
        ("audience", {"became_friend": True}, AnswerKind.ACCEPT),
        ("audience", {"became_friend": True, "direction": "outgoing"}, AnswerKind.OFFER_OTHER),
        ("audience", {"relationship": "colleague"}, AnswerKind.ACCEPT),
        ("audience", {"sensitive": True}, AnswerKind.ASK),
        ("audience", {"minor": True}, AnswerKind.DECLINE),
        ("audience", {"relationship": None}, AnswerKind.ASK),
        ("audience", {"channel": "other"}, AnswerKind.ASK),
        ("audience", {"relationship": "student", "minor": None}, AnswerKind.DECLINE),
        ("barrier", {}, AnswerKind.OFFER_OTHER),
        ("barrier", {"became_friend": True}, AnswerKind.OFFER_OTHER),
        ("barrier", {"relationship": "colleague"}, AnswerKind.OFFER_OTHER),
        ("barrier", {"relationship": "patient", "channel": "linkedin"}, AnswerKind.OFFER_OTHER),
        ("barrier", {"direction": "existing"}, AnswerKind.OFFER_OTHER),
        ("barrier", {"relationship": "friend"}, AnswerKind.ACCEPT),
        ("met-in-person", {}, AnswerKind.ACCEPT),
        ("met-in-person", {"met": False}, AnswerKind.OFFER_OTHER),
        ("met-in-person", {"met": None}, AnswerKind.ASK),
        ("met-in-person", {"met": None, "became_friend": True}, AnswerKind.ACCEPT),
        ("met-in-person", {"met": False, "direction": "existing"}, AnswerKind.ACCEPT_RESTRICTED),
        ("met-in-person", {"met": False, "channel": "linkedin"}, AnswerKind.ACCEPT),
        ("met-in-person", {"status": "former"}, AnswerKind.ACCEPT),
        ("open", {}, AnswerKind.ACCEPT),
        ("open", {"status": "former", "met": False}, AnswerKind.ACCEPT),
        ("open", {"relationship": "patient"}, AnswerKind.ASK),
        ("open", {"minor": True}, AnswerKind.DECLINE),
        ("open", {"relationship": None}, AnswerKind.ASK),
    ],
)
def test_presets_say_what_they_are_called(
    name: str, facts: dict[str, Fact], expected: AnswerKind
) -> None:
    """The cases that each preset is known by are answered that way (R15 to R18, R22, R23)."""
    assert answer(name, **facts).answer is expected


def test_audience_offers_the_professional_channel() -> None:
    """A client who asks on Facebook is offered LinkedIn, in words that name it (R15)."""
    decision = answer("audience")
    assert decision.offer == "linkedin"
    assert "LinkedIn" in (decision.say or "")


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_words_are_short_kind_and_claim_no_company(name: str) -> None:
    """What is said fits anyone: short, no company policy (R80), no exclamation mark."""
    policy = PRESETS[name]
    assert policy.sentence.count(".") == 1
    for rule in policy.rules:
        assert rule.because.endswith(".")
        said = f"{rule.say or ''} {rule.because}"
        assert len(said) < 320
        assert not re.search(r"company|policy says|!|\bnever\b", said)


@pytest.mark.parametrize("name", sorted(PRESETS))
def test_every_row_of_a_preset_is_used(name: str) -> None:
    """No row stands in the way of another for good: each has a case of its own."""
    policy = PRESETS[name]
    used = {decide(policy, facts).rule for facts in _many_cases()}
    assert {rule.name for rule in policy.rules} <= used


def _many_cases() -> list[dict[str, Fact]]:

    relations = ["client", "patient", "student", "colleague", "friend", "family", "other", None]
    truths = [True, False, None]
    tests = product(
        relations,
        ["incoming", "outgoing", "existing"],
        ["personal", "professional", "mixed", None],
        ["current", "former"],
        truths,
    )
    cases: list[dict[str, Fact]] = []
    for relation, direction, purpose, status, met in tests:
        base: dict[str, Fact] = {
            "relationship": relation,
            "direction": direction,
            "purpose": purpose,
            "status": status,
            "met": met,
        }
        for fact in ("kin", "minor", "sensitive", "became_friend"):
            cases.extend(base | {fact: value} for value in truths)
    return cases
