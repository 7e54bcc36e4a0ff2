"""Tests of the typed facts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_helpers import values_of

from friendline.model import Fact, Relationship, Status
from friendline.policy.language.facts import (
    BUILT_IN,
    FactKind,
    FactSpec,
    WrongFactError,
    checked,
    declared,
    stated,
)

ANY_SPEC = st.sampled_from(sorted(BUILT_IN.values(), key=lambda spec: spec.name))


@given(ANY_SPEC.flatmap(lambda spec: st.tuples(st.just(spec), values_of(spec))))
def test_every_value_of_a_fact_passes_unchanged(case: tuple[FactSpec, Fact]) -> None:
    """What a fact can be is taken as it is."""
    spec, value = case
    assert checked(spec, value) == value


@pytest.mark.parametrize(
    ("name", "given_value"),
    [
        ("met", "yes"),
        ("met", 1),
        ("months_known", True),
        ("months_known", -1),
        ("months_known", 1201),
        ("months_known", 1.5),
        ("relationship", "cleint"),
        ("relationship", 3),
        ("channel", ["facebook"]),
    ],
)
def test_other_values_are_refused(name: str, given_value: object) -> None:
    """A value of the wrong type or out of bounds is an error of use that names the fact."""
    with pytest.raises(WrongFactError, match=name):
        checked(BUILT_IN[name], given_value)


def test_the_word_unknown_is_not_known() -> None:
    """The types of the model say unknown as a word; here that is no value."""
    assert checked(BUILT_IN["relationship"], Relationship.UNKNOWN) is None
    assert checked(BUILT_IN["status"], Status.UNKNOWN) is None
    assert "unknown" not in BUILT_IN["relationship"].values


def test_words_of_the_model_become_plain_text() -> None:
    """A stored fact is a plain text, whatever type it came as."""
    assert type(checked(BUILT_IN["relationship"], Relationship.CLIENT)) is str


@given(ANY_SPEC.flatmap(lambda spec: st.tuples(st.just(spec), values_of(spec))))
def test_every_fact_can_be_said(case: tuple[FactSpec, Fact]) -> None:
    """There are words for every value of every fact, not known included."""
    spec, value = case
    said = stated(spec, value, {})
    assert said
    assert "None" not in said
    assert "_" not in said


def test_a_purpose_is_said_with_its_channel() -> None:
    """The reader sees which account is meant."""
    said = stated(BUILT_IN["purpose"], "personal", {"channel": "facebook"})
    assert said == "Facebook is for your personal life"
    said = stated(BUILT_IN["purpose"], "personal", {"channel": "other"})
    assert said == "the channel is for your personal life"


def test_facts_of_a_policys_own_are_said_by_their_label() -> None:
    """A label is enough to speak of a fact in all its values."""
    spec = declared("owns_a_boat", FactKind.YES_NO)
    assert stated(spec, True, {}) == "owns a boat: yes"
    assert stated(spec, None, {}) == "it is not known whether this is so: owns a boat"
