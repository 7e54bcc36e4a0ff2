"""Tests of policy.toml: what it says, and what is refused in it."""

from datetime import date
from pathlib import Path

import pytest
from policy_helpers import SETTINGS, refusal, write_policy

from friendline.model import AnswerKind
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.rules import in_force

RULES = "answer,because\nask,b\n"


def test_all_of_the_settings_are_read(tmp_path: Path) -> None:
    """Everything that policy.toml may say arrives typed."""
    text = """
name = "Ours"
version = 2
purpose = "Calm."
sentence = "Work is work."
in_force_from = 2026-01-01
in_force_until = "2026-12-31"
alternatives = ["LinkedIn", "phone"]
must_not_matter = ["origin"]
[channels]
Facebook = "Personal"
[facts.trust]
type = "enumeration"
values = ["low", "Very high"]
label = "trust so far"
[facts.visits]
type = "whole number"
max = 10
[facts.has_retainer]
type = "yes/no"
[[promises]]
text = "No client is accepted."
when = "relationship == 'client' && trust == 'low'"
never = ["accept", "accept restricted"]
"""
    rules = "trust,visits,has retainer,answer,because\nvery high,> 3,yes,accept,So be it.\n"
    policy = load_policy(write_policy(tmp_path, rules, text))
    assert policy.version == "2"
    assert policy.channels == {"facebook": "personal"}
    assert policy.own_facts == {"trust", "visits", "has_retainer"}
    assert policy.facts["trust"].values == ("low", "very_high")
    assert policy.facts["visits"].most == 10
    assert policy.promises[0].never == (AnswerKind.ACCEPT, AnswerKind.ACCEPT_RESTRICTED)
    assert policy.alternatives == ("linkedin", "phone")
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [in_force(policy, day) for day in days] == [False, True, True, False]


def test_a_policy_without_dates_is_always_in_force(tmp_path: Path) -> None:
    """No date is no limit."""
    policy = load_policy(write_policy(tmp_path, RULES))
    assert in_force(policy, date(1999, 1, 1))


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("purpos = 'x'", "purpos: the key 'purpos' is not known; did you mean 'purpose'?"),
        ("sentence = 3", "sentence: '3' is not a text in quotation marks"),
        ("in_force_from = 'soon'", "in_force_from: 'soon' is not a day; write it as 2026-11-22"),
        ("in_force_from = 2026-02-01\nin_force_until = 2026-01-01", "is before the first day"),
        ("channels = 3", "channels: this is a table; write it as [channels]"),
        ("[channels]\nfacebok = 'personal'", "channels.facebok: the channel 'facebok' is not kn"),
        ("[channels]\nx = 'privat'", "channels.x: 'privat' is not known; known is personal"),
        ("[[promises]]\ntext = 'a'\nalways = 3", "promises 1.always: '3' is not a list"),
        ("must_not_matter = [3]", "must_not_matter: '[3]' is not a list of texts"),
        ("[facts.met]\ntype = 'yes/no'", "facts.met: this fact is built in"),
        ("[facts.Tier]\ntype = 'yes/no'", "facts.Tier: a fact needs a name of small letters"),
        ("[facts.also]\ntype = 'yes/no'", "facts.also: a fact needs a name"),
        ("[facts.tier]\ntype = 'enum'", "facts.tier.type: 'enum' is not known; did you mean 'en"),
        ("[facts.tier]\ntype = 'enumeration'", "facts.tier.values: an enumeration needs its val"),
        ("[facts.tier]\ntype = 'enumeration'\nvalues = ['a', 'A']", "a value stands here twice"),
        ("[facts.tier]\ntype = 'enumeration'\nvalues = ['a, b']", "'a,_b' cannot be a value"),
        ("[facts.tier]\ntype = 'enumeration'\nvalues = ['unknown']", "cannot be a value"),
        ("[facts.n]\ntype = 'whole number'\nmin = 3\nmax = 2", "3 to 2 is not a range"),
        ("[facts.n]\ntype = 'whole number'\nmin = 'x'", "facts.n.min: 'x' is not a whole"),
        ("[facts.n]\ntype = 'yes/no'\nmax = 2", "has no bounds"),
        ("[facts.n]\ntype = 'yes/no'\nvalues = ['a']", "has no list of values"),
        ("[facts.n]\ntype = 'yes/no'\nlable = 'a'", "facts.n.lable: the key 'lable' is not known"),
        ("[facts]\nn = 3", "facts.n: this is a table; write it as [facts.n]"),
        ("promises = 3", "promises: this is a list of tables; write each as [[promises]]"),
        ("[[promises]]\ntext = 'a'\nnever = 'acept'", "promises 1.never: 'acept' is not known"),
        ("[[promises]]\ntext = 'a'\nwhen = 'mett'", "promises 1.when: 'mett' is not known"),
        ("[[promises]]\nwhen = 'met'", "promises 1.text: this is needed and is not there"),
        ("name = ", "this is not TOML"),
        ("facts = " + "[" * 5000, "this is not TOML"),
    ],
)
def test_every_mistake_in_the_settings_names_its_key(
    tmp_path: Path, line: str, sentence: str
) -> None:
    """Keys are checked for spelling, type and sense."""
    folder = write_policy(tmp_path, RULES, SETTINGS + line + "\n")
    text = refusal(folder)
    assert "policy.toml" in text
    assert sentence in text


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (
            "name = ",
            "line 4: this is not TOML (Invalid value at the end of the file); look on this line",
        ),
        ("a b = 3", "line 4: this is not TOML (Expected '=' after a key in a key/value pair at"),
        ("name = 'Twice'", "line 4: what stands here is there already; leave one of the two out"),
        ("[facts.a]\n[facts.a]", "line 5: what stands here is there already"),
        ("a = " + "[" * 5000, "this is not TOML: it has brackets in brackets beyond all use"),
        ("version = " + "1" * 5000, "a number in it has thousands of digits"),
        ("a." * 30_000 + "b = 1", "line 4: there are a hundred words here with only a point"),
        ("'a' . " * 9_000 + "b = 1", "line 4: there are a hundred words here"),
        ("# " + "a" * 1_100_000, "policy.toml: the file is larger than 1 MB; shorten it"),
    ],
)
def test_what_is_no_toml_is_told_with_its_line(tmp_path: Path, text: str, sentence: str) -> None:
    """Where the file cannot be read at all, the sentence says where, and what to look for."""
    assert sentence in refusal(write_policy(tmp_path, RULES, SETTINGS + text))


def test_numbers_beyond_all_use_are_refused(tmp_path: Path) -> None:
    """A number that Python reads and does not write is a mistake like any other."""
    settings = SETTINGS + f"purpose = 0x{'f' * 5000}\n"
    assert "thousands of digits" in refusal(write_policy(tmp_path, RULES, settings))


def test_control_characters_are_left_out(tmp_path: Path) -> None:
    """A policy says the same in a folder and in a workbook, which holds no such characters."""
    settings = SETTINGS.replace("Ours", "\\u001b[31mOurs")
    policy = load_policy(write_policy(tmp_path, "answer,because\nask,b\x00c\n", settings))
    assert policy.name == "[31mOurs"
    assert policy.rules[0].because == "bc"


def test_a_name_and_a_version_are_needed(tmp_path: Path) -> None:
    """A decision stores both, so a policy has both."""
    text = refusal(write_policy(tmp_path, RULES, "alternatives = ['phone']"))
    assert "policy.toml, name: this is needed" in text
    assert "policy.toml, version: this is needed" in text


def test_a_version_with_a_point_is_a_text(tmp_path: Path) -> None:
    """Version 1.10 is not 1.1, so it is not taken as a number."""
    text = refusal(write_policy(tmp_path, RULES, 'name = "n"\nversion = 1.10\n'))
    assert "policy.toml, line 2, version: write it in quotation marks" in text


def test_a_misspelt_alternative_is_refused(tmp_path: Path) -> None:
    """What is nearly a channel is not offered to anyone as it stands."""
    settings = 'name = "n"\nversion = "1"\nalternatives = ["linkdin"]\n'
    text = refusal(write_policy(tmp_path, RULES, settings))
    assert (
        "policy.toml, line 3, alternatives: 'linkdin' is not known; did you mean 'linkedin'?"
        in text
    )
