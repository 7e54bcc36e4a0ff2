"""Tests of the fingerprint of a policy."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from msgspec.structs import replace
from policy_helpers import SETTINGS, write_policy
from policy_pairs import policies

from friendline.model import AnswerKind
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.decide import decide
from friendline.policy.digest import digest_of, same_meaning
from friendline.policy.language.facts import FactKind, declared
from friendline.policy.language.syntax import ALWAYS, And, IsUnknown, Not, OneOf, Or
from friendline.policy.rules import Policy

RULES = 'rule,relationship,met,answer,because\na,"client, patient",yes,accept,Yes.\n,,,ask,Who?\n'
RESPELT = "Because;answer;Met;Relationship;Rule\nYes.;Accept;YES;patient,Client;a\nWho?;ask;any;;\n"


def test_spelling_and_order_of_columns_do_not_show(tmp_path: Path) -> None:
    """The same rules written in another way have the same fingerprint."""
    one = load_policy(write_policy(tmp_path, RULES))
    other = load_policy(write_policy(tmp_path, RESPELT, name="other"))
    assert one.digest == other.digest == digest_of(one)
    assert len(one.digest) == 32


def test_version_and_days_do_not_show() -> None:
    """An old version is given its last day later; that is no edit of what it says."""
    policy = load_policy("open")
    later = replace(policy, version="7", name="Else", in_force_until=date(2026, 1, 1))
    assert later.digest == policy.digest


@pytest.mark.parametrize(
    "edit",
    [
        {"purpose": "Another purpose."},
        {"sentence": "Another sentence."},
        {"channels": {"facebook": "mixed"}},
        {"alternatives": ("phone",)},
        {"must_not_matter": ("shoe_size",)},
        {"promises": ()},
    ],
)
def test_every_setting_shows(edit: dict[str, object]) -> None:
    """Whatever else the settings say is part of the fingerprint."""
    policy = load_policy("open")
    assert replace(policy, **edit).digest != policy.digest


@pytest.mark.parametrize(
    "edit",
    [
        {"name": "x"},
        {"when": ALWAYS},
        {"answer": AnswerKind.DEFER},
        {"because": "x"},
        {"offer": "phone"},
        {"onto_list": "x"},
        {"tone": "x"},
        {"say": "x"},
    ],
)
def test_everything_a_row_says_shows(edit: dict[str, object]) -> None:
    """Every part of a rule that an answer has is part of the fingerprint."""
    policy = load_policy("open")
    first, *others = policy.rules
    changed = replace(policy, rules=(replace(first, **edit), *others))
    assert changed.digest != policy.digest


def test_order_of_rows_and_own_facts_show(tmp_path: Path) -> None:
    """Which row is first decides; and a fact's values decide what is known."""
    policy = load_policy("open")
    assert replace(policy, rules=policy.rules[::-1]).digest != policy.digest
    few = declared("tier", FactKind.ENUMERATION, values=("a",))
    more = declared("tier", FactKind.ENUMERATION, values=("a", "b"))
    digests = {replace(policy, facts={**policy.facts, "tier": one}).digest for one in (few, more)}
    assert len(digests | {policy.digest}) == 3
    assert load_policy(write_policy(tmp_path, RULES, SETTINGS)).digest not in digests


@settings(max_examples=30, deadline=None)
@given(policies())
def test_a_decision_carries_the_fingerprint(policy: Policy) -> None:
    """Every decision, also where no rule fits, says by which content it was made."""
    assert decide(policy, {}).digest == policy.digest


def test_meaning_is_not_order() -> None:
    """Parts joined by "and" or "or" may stand in any order; true is not 1; not is not nothing."""
    one, two = OneOf("status", ("current", "former")), IsUnknown("met")
    assert same_meaning(And((one, Or((two, one)))), And((Or((one, two)), one)))
    assert same_meaning(one, OneOf("status", ("former", "current")))
    assert not same_meaning(OneOf("met", (True,)), OneOf("met", (1,)))
    assert not same_meaning(Not(one), one)
    assert not same_meaning(And((one, two)), Or((one, two)))
