"""Tests of promises as a policy writes them: how much they bind and what they rest on."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from policy_helpers import SETTINGS, refusal, write_policy

from friendline.model import AnswerKind
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.citations import Duty, Strength
from friendline.policy.language.syntax import ALWAYS
from friendline.policy.rules import Promise

RULES = "answer,because\nask,b\n"
FULL = """
[[promises]]
id = "ours-1"
text = "No client is accepted."
when = "relationship == 'client'"
never = "accept"
duties = ["reply", "Discuss in person"]
strength = "Should"
[promises.source]
body = "Our professional body"
title = "Rules for members"
year = 2026
jurisdictions = ["GB", "GB-SCT"]
in_force_from = "2026-04"
in_force_until = "2028"
seen = "2026-11"
confidence = "h"
"""
ANSWERS = st.lists(st.sampled_from(list(AnswerKind)), max_size=3).map(tuple)


def promise_in(folder: Path, text: str) -> Promise:
    """Write a policy with one promise and give it as it is read."""
    return load_policy(write_policy(folder, RULES, SETTINGS + text)).promises[0]


def test_a_promise_of_a_policy_may_say_how_much_it_binds_and_why(tmp_path: Path) -> None:
    """Strength, duties and source arrive typed; days as coarse as they are written."""
    promise = promise_in(tmp_path, FULL)
    assert (promise.id, promise.strength) == ("ours-1", Strength.SHOULD)
    assert promise.duties == (Duty.REPLY, Duty.DISCUSS_IN_PERSON)
    source = promise.source
    assert source is not None
    assert (source.in_force_from, source.in_force_until) == (date(2026, 4, 1), date(2028, 12, 31))
    assert str(source) == "Our professional body, Rules for members (2026), seen 2026-11"


def test_a_promise_without_more_is_the_owners_own_and_binds(tmp_path: Path) -> None:
    """A plain promise is a must and rests on nothing but the owner's word."""
    promise = promise_in(tmp_path, "[[promises]]\ntext = 'a'\nnever = 'accept'\n")
    assert (promise.strength, promise.source, promise.id) == (Strength.MUST, None, "")
    assert promise.rules_out


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("strength = 'shold'", "promises 1.strength: 'shold' is not known; did you mean 'should'"),
        ("strength = 3", "promises 1.strength: '3' is not a text"),
        ("duties = ['replly']", "promises 1.duties: 'replly' is not known; did you mean 'reply'?"),
        ("always = 'accept'", "promises 1.always: never and always together leave no answer"),
        ("source = 'NMC'", "promises 1.source: this is a table; write it as"),
        ("source = {body = 'b'}", "promises 1.source.title: this is needed and is not there"),
        ("source = {year = 'x'}", "promises 1.source.year: 'x' is not a whole number"),
        ("strenght = 'must'", "promises 1.strenght: the key 'strenght' is not known; did you mean"),
        (
            "source = {body = 'b', title = 't', in_force_from = 2026-01-01}",
            "promises 1.source.in_force_from: '2026-01-01' is not a text in quotation marks",
        ),
    ],
)
def test_every_mistake_in_a_promise_names_its_key(tmp_path: Path, line: str, sentence: str) -> None:
    """What a promise says beside its cases is checked like all of policy.toml."""
    text = f"{SETTINGS}[[promises]]\ntext = 'a'\nnever = 'accept'\n{line}\n"
    assert sentence in refusal(write_policy(tmp_path, RULES, text))


def test_a_promise_that_asks_for_nothing_is_refused(tmp_path: Path) -> None:
    """Nothing could break it, so it would look kept."""
    text = refusal(write_policy(tmp_path, RULES, SETTINGS + "[[promises]]\ntext = 'Be kind.'\n"))
    assert "promises 1.never: this promise asks for nothing; write never, always or duti" in text


@given(ANSWERS, ANSWERS, st.sampled_from(list(AnswerKind)))
def test_an_answer_is_allowed_that_is_not_ruled_out(
    never: tuple[AnswerKind, ...], always: tuple[AnswerKind, ...], answer: AnswerKind
) -> None:
    """Never rules out; always rules out everything else; a promise without either allows all."""
    promise = Promise(text="a", when=ALWAYS, written="", never=never, always=always)
    if answer in never:
        assert not promise.allows(answer)
    elif always:
        assert promise.allows(answer) is (answer in always)
    else:
        assert promise.allows(answer)
    assert promise.rules_out or all(promise.allows(one) for one in AnswerKind)
