"""Tests of the way of a single case."""

import pytest
from policy_random import FACTS

from friendline.model import AnswerKind, Fact
from friendline.policy.decide import answer_of
from friendline.policy.engine import walk
from friendline.policy.engine.compiled import compiled
from friendline.policy.language.facts import WrongFactError
from friendline.policy.language.syntax import Between, Condition, IsUnknown, OneOf, all_of
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
    monkeypatch.setattr(walk, "MOST_KEPT", 3)
    policy = policy_of(Between("distance", 50, None))
    found = [answer_of(policy, {"distance": number}).rule for number in range(100)]
    assert found == [None] * 50 + [0] * 50
    made = compiled(policy)
    assert made is not None
    assert answer_of(policy, {"distance": 7}) == made.walk.outcome({"distance": 7})
