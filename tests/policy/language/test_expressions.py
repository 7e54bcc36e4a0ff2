"""Tests of the column ``also``."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from policy_helpers import situations

from friendline.model import Fact
from friendline.policy.language.expressions import (
    DEEPEST_EXPRESSION,
    LONGEST_EXPRESSION,
    parse_expression,
)
from friendline.policy.language.facts import BUILT_IN
from friendline.policy.language.syntax import (
    ALWAYS,
    And,
    Condition,
    IsUnknown,
    Not,
    OneOf,
    Or,
    truth,
)
from friendline.policy.problems import ConditionError

MET = OneOf("met", (True,))
KIN = OneOf("kin", (True,))


def read(text: str) -> Condition:
    """Read an expression over the built-in facts."""
    return parse_expression(text, BUILT_IN)


def read_or_refused(text: str) -> Condition | str:
    """Read an expression; give the sentence where it is refused."""
    try:
        return read(text)
    except ConditionError as refused:
        return str(refused)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("", ALWAYS),
        ("true", ALWAYS),
        ("met", MET),
        ("met == true", MET),
        ("!met", Not(MET)),
        ("!!met", MET),
        ("met == null", IsUnknown("met")),
        ("null != met", Not(IsUnknown("met"))),
        ("relationship == 'client'", OneOf("relationship", ("client",))),
        ("relationship in ['client', \"patient\"]", OneOf("relationship", ("client", "patient"))),
        ("relationship == \u2018client\u2019", OneOf("relationship", ("client",))),
        ("met || kin && met", Or((MET, And((KIN, MET))))),
        ("(met || kin) && met", And((Or((MET, KIN)), MET))),
        ("met in [true, null]", Or((MET, IsUnknown("met")))),
    ],
)
def test_expressions_become_the_tree(text: str, tree: Condition) -> None:
    """Operators bind as in CEL, and both columns and expressions give the same tree."""
    assert read(text) == tree


@pytest.mark.parametrize(
    ("text", "yes", "no"),
    [
        ("months_known < 12", 11, 12),
        ("12 > months_known", 11, 12),
        ("months_known <= 12", 12, 13),
        ("12 <= months_known", 12, 11),
        ("months_known != 3", 4, 3),
        ("months_known in [3, 6]", 6, 5),
    ],
)
def test_numbers_compare_on_either_side(text: str, yes: Fact, no: Fact) -> None:
    """A comparison means the same with the fact on the left or on the right."""
    assert truth(read(text), {"months_known": yes}) is True
    assert truth(read(text), {"months_known": no}) is False


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("relatonship == 'client'", "did you mean 'relationship'?"),
        ("relationship == 'cleint'", "did you mean 'client'?"),
        ("met == 3", "met is a fact of kind yes/no and is compared with 3"),
        ("months_known == true", "compared with true"),
        ("months_known < 'x'", "compared with 'x'"),
        ("relationship < 'client'", "has no order"),
        ("relationship", "alone is neither true nor false"),
        ("'client'", "alone is neither true nor false"),
        ("met && 3", "alone is neither true nor false"),
        ("met == kin", "one side of '==' must be a fact"),
        ("1 < 2", "one side of '<' must be a fact"),
        ("(met || kin) == true", "one side of '==' must be a fact"),
        ("3 in [3]", "one side of 'in' must be a fact"),
        ("size(met)", "called as a function"),
        ("relationship = 'client'", "write '=='"),
        ("met & kin", "write '&&'"),
        ("met and kin", "write '&&'"),
        ("not met", "write '!'"),
        ("met kin", "'kin' was found"),
        ("(met", "the end was found where ')' is needed"),
        ("met &&", "the end was found"),
        ("relationship == 'client", "does not end"),
        ("months_known < 1.5", "whole number"),
        ("months_known < 12345678901", "whole number"),
        ("months_known > 1201", "outside"),
        ("1 < months_known < 3", "two things are compared at a time"),
        ("months_known => 3", "write '>='"),
        ("months_known =< 3", "write '<='"),
        ("status <> 'former'", "write '!='"),
        ("status == Former", "'Former' needs its quotation marks here"),
        ("status in [former, 'none']", "'former' needs its quotation marks here"),
        ("met # yes", "has no meaning here"),
        ("relationship in []", "a list needs a value in it"),
        ("relationship in ['client'", "']' is needed"),
        ("met && !met", "can never be true"),
        ("false", "can never be true"),
        ("months_known > 12 && months_known < 6", "can never be true"),
        ("age < 30", "who somebody is"),
        ("(" * (DEEPEST_EXPRESSION + 1) + "met", "deep"),
        ("!" * (DEEPEST_EXPRESSION + 1) + "met", "deep"),
        (" " * (LONGEST_EXPRESSION + 1), "characters"),
    ],
)
def test_refusals_are_sentences(text: str, sentence: str) -> None:
    """What is not in the language, or of the wrong type, is refused with the reason."""
    with pytest.raises(ConditionError) as refused:
        read(text)
    assert sentence in str(refused.value)


def test_the_deepest_allowed_is_read() -> None:
    """Brackets up to the limit are no obstacle."""
    depth = DEEPEST_EXPRESSION - 1
    assert read("(" * depth + "met" + ")" * depth) == MET


SIGNS = ["&&", "||", "!", "==", "!=", "<", ">=", "(", ")", "[", "]", ",", "'"]
NAMES = ["in", "null", "true", "met", "relationship", "months_known", "age", "and"]
VALUES = ["'client'", "12", "-1"]
WORDS = st.lists(
    st.sampled_from(SIGNS + NAMES + VALUES) | st.text(max_size=3),
    max_size=15,
).map(" ".join)


@settings(max_examples=200)
@given(WORDS | st.text())
@example("(" * 1000)
@example("[" * 1000)
@example("met" + " && met" * 200)
@example(" || ".join(f"months_known == {number}" for number in range(60)))
def test_any_text_is_a_condition_or_a_sentence(text: str) -> None:
    """Whatever is written, it is read or refused in words; it never crashes or hangs."""
    outcome = read_or_refused(text)
    if isinstance(outcome, str):
        assert 0 < len(outcome) < 600
        assert "\n" not in outcome
    else:
        assert truth(outcome, dict.fromkeys(BUILT_IN)) in (True, False, None)


@given(situations())
def test_negation_turns_every_comparison_round(facts: dict[str, Fact]) -> None:
    """A comparison and its opposite are never both true, and both unknown together."""
    for left, right in [("months_known < 12", "months_known >= 12"), ("met", "!met")]:
        one, other = truth(read(left), facts), truth(read(right), facts)
        assert (one is None) is (other is None)
        assert one is None or one is not other
