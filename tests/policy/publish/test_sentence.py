"""Tests of the sentence to say aloud."""

import msgspec
import pytest
from publish_helpers import policy_of

from friendline.model import AnswerKind
from friendline.policy import load_policy, preset_names
from friendline.policy.publish.sentence import one_sentence
from friendline.policy.publish.wording import wording

ACCEPT, OFFER = AnswerKind.ACCEPT, AnswerKind.OFFER_OTHER


def test_the_owners_own_sentence_is_used_where_there_is_one() -> None:
    """What the owner wrote is not written anew."""
    policy = policy_of(("true", ACCEPT), sentence="I like it simple.")
    assert one_sentence(policy, wording()) == "I like it simple."


def test_one_answer_for_all_needs_no_place() -> None:
    """A policy that accepts everyone says just that."""
    assert one_sentence(policy_of(("true", ACCEPT)), wording()) == (
        "When a client asks to connect, I accept; it is the same for everyone."
    )


def test_places_and_exceptions_are_named() -> None:
    """Different answers are said with the accounts they are for, exceptions with "unless"."""
    policy = policy_of(("purpose == 'professional'", ACCEPT), ("met", ACCEPT), ("true", OFFER))
    assert one_sentence(policy, wording()) == (
        "When a client asks to connect, on my personal account I offer another way, LinkedIn, "
        "unless we have met in person; on my work account I accept; it is the same for everyone."
    )


def test_more_than_can_be_said_in_one_breath_is_owned_up_to() -> None:
    """A sentence that leaves something out says that it does."""
    policy = policy_of(
        ("kin", ACCEPT),
        ("minor", AnswerKind.DECLINE),
        ("sensitive", AnswerKind.ASK),
        ("met", ACCEPT),
        ("true", OFFER),
        channels={},
    )
    assert one_sentence(policy, wording()) == (
        "When a client asks to connect, I offer another way, LinkedIn; it is the same for "
        "everyone, with a few exceptions that my policy names."
    )


def test_unless_is_not_said_of_what_is_answered_alike() -> None:
    """Where an exception has the general answer, "unless" would be untrue."""
    policy = policy_of(("kin", ACCEPT), ("met", OFFER), ("true", ACCEPT), channels={})
    assert "unless" not in one_sentence(policy, wording())
    assert "a few exceptions" in one_sentence(policy, wording())


@pytest.mark.parametrize("name", preset_names())
def test_every_preset_can_be_said_in_one_sentence(name: str) -> None:
    """Without a sentence of its own each preset still makes one, short enough to say."""
    made = one_sentence(msgspec.structs.replace(load_policy(name), sentence=""), wording())
    assert made.startswith("When a client asks to connect, ")
    assert made.endswith(".")
    assert made.count(". ") == 0
    assert len(made.split()) <= 60
