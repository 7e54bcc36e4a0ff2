"""Tests of one case explained as text, and of facts as they are typed."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_helpers import SETTINGS, write_policy

from friendline.model import AnswerKind
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.explain_text import (
    FactGivenTwiceError,
    FactWithoutValueError,
    NotAnAnswerError,
    explain_text,
    read_answer,
    read_facts,
)
from friendline.policy.language.facts import UnknownFactError, WrongFactError

MET = load_policy("met-in-person")


def test_a_case_is_explained() -> None:
    """The answer with its row, the reasons, what to say, and what would give another answer."""
    facts = read_facts(MET, ["relationship=client", "channel=facebook", "met=no", "kin=no"])
    text = explain_text(MET, facts, AnswerKind.ACCEPT)
    assert text.startswith(
        "Met in person, version 1\n"
        "Answer: offer other (LinkedIn), by row 13, rule 'not met yet'\n"
        "Because\n"
        "  We have not met in person yet.\n"
        "  you have not met in person\n"
    )
    assert "\nNot asked, for want of a fact\n  rule 'minors' asks " in text
    assert "\nSay: Thank you for asking." in text
    assert (
        "\nWhy not 'accept'\n  The answer is 'offer other' (rule 'not met yet'); it would" in text
    )


def test_an_answer_that_cannot_be(tmp_path: Path) -> None:
    """No rule gives it, or rows above always come first; either is said."""
    assert "no rule answers 'defer'" in explain_text(MET, {}, AnswerKind.DEFER)
    dead = "rule,met,answer,because\n,,ask,Who?\nlate,yes,accept,Yes.\n"
    text = explain_text(load_policy(write_policy(tmp_path, dead)), {}, AnswerKind.ACCEPT)
    assert "wherever rule 'late' would answer 'accept', a row above comes first." in text


def test_no_rule_fits(tmp_path: Path) -> None:
    """Where no rule fits there is no row to name."""
    policy = load_policy(write_policy(tmp_path, "met,answer,because\nyes,accept,Yes.\n"))
    text = explain_text(policy, {"met": False}, AnswerKind.ACCEPT)
    assert "Answer: ask\nBecause\n  No rule of the policy fits this case.\n" in text
    assert "The answer is 'ask' (no rule fits); it would be 'accept' (rule 1)" in text


def test_a_policy_too_large_to_be_searched(tmp_path: Path) -> None:
    """The case is explained all the same; only the search is not done, and that is said."""
    names = [f"f{number}" for number in range(250)]
    facts = "".join(f'[facts.{name}]\ntype = "yes/no"\n' for name in names)
    rules = f"{','.join(names)},answer,because\n{'yes,' * 250}accept,Yes.\n"
    policy = load_policy(write_policy(tmp_path, rules, SETTINGS + facts))
    assert "This cannot be searched. " in explain_text(policy, {}, AnswerKind.ACCEPT)


def test_facts_as_they_are_typed() -> None:
    """Words, yes and no, numbers and unknown, in any case and with spaces."""
    typed = [
        "Relationship = Parent of student",
        "met=YES",
        "kin=false",
        "months known=12",
        "status=unknown",
    ]
    assert read_facts(MET, typed) == {
        "relationship": "parent_of_student",
        "met": True,
        "kin": False,
        "months_known": 12,
        "status": None,
    }


@pytest.mark.parametrize(
    ("typed", "error", "sentence"),
    [
        (["met"], FactWithoutValueError, "write NAME=VALUE"),
        (["met="], FactWithoutValueError, "write NAME=VALUE"),
        (["met=yes", "Met=no"], FactGivenTwiceError, "met is given twice"),
        (["relatonship=client"], UnknownFactError, "did you mean 'relationship'"),
        (["relationship=cleint"], WrongFactError, "did you mean 'client'"),
        (["met=maybe"], WrongFactError, "'maybe' was given; expected is yes or no"),
        (["months_known=long"], WrongFactError, "a whole number from 0 to 1200"),
        (["months_known=1201"], WrongFactError, "a whole number from 0 to 1200"),
    ],
)
def test_what_cannot_be_a_fact(typed: list[str], error: type[Exception], sentence: str) -> None:
    """Everything that is wrong with what is typed is a sentence of its own."""
    with pytest.raises(error, match=sentence):
        read_facts(MET, typed)


@given(st.lists(st.text(max_size=20), max_size=3))
def test_anything_typed_is_read_or_refused(typed: list[str]) -> None:
    """No text makes the reading fail in another way."""
    try:
        facts = read_facts(MET, typed)
    except ValueError:
        return
    assert set(facts) <= set(MET.facts)


def test_answers_as_they_are_typed() -> None:
    """An answer may be typed as it is said; a misspelt one gets the likely word."""
    assert read_answer("Offer other") is AnswerKind.OFFER_OTHER
    with pytest.raises(NotAnAnswerError, match="did you mean 'accept'"):
        read_answer("acept")
