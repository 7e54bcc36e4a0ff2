"""Tests of who counts as equal."""

from collections import defaultdict
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from policy_helpers import situations, write_policy

from friendline.model import Fact
from friendline.policy.authoring.sheet import load_policy, preset_names
from friendline.policy.decide import Decision, decide
from friendline.policy.rules import Policy
from friendline.policy.situation import deciding_facts, situation_facts, situation_key

RULES = """relationship,met,also,answer,because
"client, patient",yes,,accept,a
,,months_known >= 12,accept,b
,unknown,,ask,c
"""
PRESETS = {name: load_policy(name) for name in preset_names()}
PRESET = st.sampled_from(sorted(PRESETS))


def small(tmp_path: Path) -> Policy:
    """A policy that reads three facts."""
    return load_policy(write_policy(tmp_path, RULES))


def test_people_whom_no_test_tells_apart_are_equal(tmp_path: Path) -> None:
    """Thirteen months or thirty, client or patient: where the policy sees none, there is none."""
    policy = small(tmp_path)
    one = situation_key(policy, {"relationship": "client", "months_known": 13, "kin": True})
    other = situation_key(policy, {"relationship": "patient", "months_known": 30})
    assert one == other


def test_a_fact_that_is_not_known_is_a_situation_of_its_own(tmp_path: Path) -> None:
    """Not known is neither yes nor no, also where no cell asks for it."""
    policy = small(tmp_path)
    keys = {situation_key(policy, {"months_known": months}) for months in (3, 30, None)}
    assert len(keys) == 3


def test_a_situation_prints_as_facts(tmp_path: Path) -> None:
    """Values where there is one, words where several fit, None for what is not known."""
    policy = small(tmp_path)
    key = situation_key(policy, {"relationship": "client", "months_known": 13})
    assert situation_facts(policy, key) == {
        "met": None,
        "months_known": "12 or more",
        "relationship": "client or patient",
    }


def test_ignored_facts_do_not_tell_apart(tmp_path: Path) -> None:
    """What is ignored is left out of the key and of what is printed."""
    policy = small(tmp_path)
    key = situation_key(policy, {"met": True}, frozenset({"met", "relationship"}))
    assert situation_facts(policy, key) == {"months_known": None}


def test_deciding_facts_are_those_some_rule_reads(tmp_path: Path) -> None:
    """Facts that no rule reads are not among them."""
    assert deciding_facts(small(tmp_path)) == {"relationship", "met", "months_known"}


def test_the_channel_decides_where_it_changes_the_offer(tmp_path: Path) -> None:
    """No cell reads the channel, and still LinkedIn is not offered on LinkedIn."""
    policy = load_policy(write_policy(tmp_path, "answer,because\noffer_other,b\n"))
    assert deciding_facts(policy) == {"channel"}
    assert situation_key(policy, {"channel": "x"}) == situation_key(policy, {"channel": "threads"})
    assert situation_key(policy, {"channel": "x"}) != situation_key(policy, {"channel": "linkedin"})


def outcome(decision: Decision) -> tuple[object, ...]:
    """What a decision says, without the case it was about."""
    said = (decision.answer, decision.offer, decision.onto_list, decision.tone, decision.say)
    return (*said, decision.rule, decision.passed_over)


@given(PRESET, st.lists(situations(), min_size=2, max_size=8))
def test_equal_situations_get_equal_answers(name: str, cases: list[dict[str, Fact]]) -> None:
    """Same facts, as far as the policy reads them, same answer (R3)."""
    found: dict[object, set[object]] = defaultdict(set)
    for facts in cases:
        key = situation_key(PRESETS[name], facts)
        found[key].add(outcome(decide(PRESETS[name], facts)))
    assert all(len(outcomes) == 1 for outcomes in found.values())


@given(PRESET, situations())
def test_every_situation_prints(name: str, facts: dict[str, Fact]) -> None:
    """Any case of any preset has words for its situation, fact by fact."""
    policy = PRESETS[name]
    printed = situation_facts(policy, situation_key(policy, facts))
    assert set(printed) <= deciding_facts(policy)
    completed = decide(policy, facts).facts
    assert all((printed[fact] is None) == (completed[fact] is None) for fact in printed)
