"""Tests of the way of a single case."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_random import FACTS, by_hand, cases, policies

from friendline.model import AnswerKind, Fact
from friendline.policy.decide import answer_of, answering
from friendline.policy.engine import walk
from friendline.policy.language.facts import WrongFactError
from friendline.policy.language.syntax import (
    ALWAYS,
    Between,
    Condition,
    IsUnknown,
    OneOf,
    all_of,
)
from friendline.policy.rules import Policy, Rule


def policy_of(*conditions: Condition, channels: dict[str, str] | None = None) -> Policy:
    """A policy with a rule for each condition."""
    rules = tuple(
        Rule(
            name=f"rule {place}",
            number=place,
            row=place + 1,
            when=when,
            written=(),
            answer=AnswerKind.ACCEPT,
            because="so",
        )
        for place, when in enumerate(conditions, 1)
    )
    return Policy(name="p", version="1", rules=rules, facts=FACTS, channels=channels or {})


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({"channel": "facebook"}, 0),
        ({"channel": "facebook", "purpose": "professional"}, None),
        ({"channel": "linkedin"}, None),
        ({"channel": "x"}, 1),
        ({"channel": None}, 1),
        ({}, 1),
        ({"purpose": "personal"}, 0),
    ],
)
def test_a_channel_gives_its_purpose(facts: dict[str, Fact], rule: int | None) -> None:
    """Where no purpose is given the one of the channel counts, and a given one wins."""
    channels = {"facebook": "personal", "linkedin": "professional"}
    policy = policy_of(OneOf("purpose", ("personal",)), IsUnknown("purpose"), channels=channels)
    for _ in range(2):
        assert answer_of(policy, facts).rule == rule


@pytest.mark.parametrize(
    "facts",
    [{"score": 99}, {"score": True}, {"score": "1"}, {"boat": "bote"}],
)
def test_a_value_that_cannot_be_is_refused(facts: dict[str, Fact]) -> None:
    """A fact that is asked on the way is checked, each time."""
    policy = policy_of(all_of([Between("score", 0, 2), OneOf("boat", ("small",))]))
    for _ in range(2):
        with pytest.raises(WrongFactError):
            answer_of(policy, {"boat": "small", **facts})


def test_the_word_unknown_is_not_known() -> None:
    """As for decide."""
    policy = policy_of(IsUnknown("boat"))
    assert [answer_of(policy, {"boat": word}).rule for word in ("unknown", None, "small")] == [
        0,
        0,
        None,
    ]


def test_no_more_values_are_kept_than_allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """A wide number does not fill the memory, and its answers stay right."""
    monkeypatch.setattr(walk, "MOST_VALUES", 3)
    policy = policy_of(Between("distance", 50, None))
    found = [answer_of(policy, {"distance": number}).rule for number in range(100)]
    assert found == [None] * 50 + [0] * 50


@settings(max_examples=25, deadline=None)
@given(policies(), st.lists(cases(), min_size=1, max_size=12), st.integers(0, 4))
def test_steps_that_are_forgotten_are_found_again(
    policy: Policy, rows: list[dict[str, Fact]], most: int
) -> None:
    """However few steps are kept, answers are those of reading from the top."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(walk, "MOST_STEPS", most)
        for facts in rows * 2:
            found = answer_of(policy, facts)
            answer = (found.rule, str(found.answer), found.offer, found.onto_list)
            assert answer == by_hand(policy, facts)


def test_the_way_is_made_once_and_kept() -> None:
    """Asking for it again gives the very same function."""
    policy = policy_of(IsUnknown("boat"))
    assert answering(policy) is answering(policy)
    assert answering(policy)({}) == answer_of(policy, {})


def test_a_fact_that_can_no_longer_matter_is_not_asked() -> None:
    """Where the first rule is certain nothing else is looked at, not even what cannot be."""
    policy = policy_of(OneOf("boat", ("small",)), Between("score", 0, 2))
    assert answer_of(policy, {"boat": "small", "score": 99}).rule == 0
    with pytest.raises(WrongFactError, match="score"):
        answer_of(policy, {"boat": "large", "score": 99})


def test_a_policy_that_asks_nothing_answers() -> None:
    """A rule for everything leads to its answer at once."""
    assert answer_of(policy_of(ALWAYS), {}).rule == 0
