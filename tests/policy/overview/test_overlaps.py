"""Where the order of two rules decides."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_helpers import SETTINGS, write_policy

from friendline.policy import load_policy, preset_names
from friendline.policy.authoring.sheet import read_policy
from friendline.policy.engine.space import space_of
from friendline.policy.language.syntax import truth
from friendline.policy.overview import overlaps
from friendline.policy.rules import Policy


def policy_of(rules: str, folder: Path) -> Policy:
    """A policy with these rules."""
    return load_policy(write_policy(folder, rules))


def test_an_exception_is_no_overlap(tmp_path: Path) -> None:
    """A rule that lies within a later one is how a sheet is written."""
    rules = "met,kin,answer,because\nyes,yes,accept,Family.\nyes,,decline,Met.\n,,ask,Else.\n"
    found = overlaps(policy_of(rules, tmp_path))
    assert found is not None
    assert (found.found, found.cases, found.universe) == ((), 0, 9)
    assert found.sentence == "No two rules that say different things fit the same case."


def test_rules_that_cross_overlap_where_both_fit(tmp_path: Path) -> None:
    """The one case that both fit is counted, and told of an invented person."""
    rules = "met,kin,answer,because\nyes,,accept,Met.\n,yes,decline,Family.\n,,ask,Else.\n"
    found = overlaps(policy_of(rules, tmp_path))
    assert found is not None
    (one,) = found.found
    assert (one.first, one.second, one.cases, found.cases) == (1, 2, 1, 1)
    assert one.sentence.endswith(
        "accepted by rule 1, which comes first; by rule 2 it would be declined."
    )
    assert found.sentence.startswith("In 1 of 9 cases two rules")


def test_rules_that_say_the_same_do_not_overlap(tmp_path: Path) -> None:
    """Where both accept it does not matter which comes first."""
    rules = "met,kin,answer,because\nyes,,accept,Met.\n,yes,accept,Family.\n,,ask,Else.\n"
    found = overlaps(policy_of(rules, tmp_path))
    assert found is not None
    assert not found.found


def test_a_case_that_an_earlier_rule_decides_is_not_shown(tmp_path: Path) -> None:
    """Two rules whose shared cases a third decides take nothing from each other."""
    rules = (
        "met,kin,answer,because\nyes,yes,ask,Both.\nyes,,accept,Met.\n,yes,decline,Family.\n"
        ",,ask,Else.\n"
    )
    found = overlaps(policy_of(rules, tmp_path))
    assert found is not None
    assert not found.found


def test_a_large_policy_is_left_out(tmp_path: Path) -> None:
    """Nobody waits for the pairs of a hundred rules."""
    lines = "\n".join(f"{number},ask,Because." for number in range(100))
    assert overlaps(policy_of(f"months_known,answer,because\n{lines}\n", tmp_path)) is None


@pytest.mark.parametrize("preset", preset_names())
def test_presets_are_told_quickly_and_each_pair_once(preset: str) -> None:
    """Every pair stands in the order of the sheet, with fewer cases than there are."""
    found = overlaps(load_policy(preset))
    assert found is not None
    pairs = [(one.first, one.second) for one in found.found]
    assert pairs == sorted(set(pairs))
    assert all(first < second for first, second in pairs)
    assert 0 < found.cases < found.universe


CELLS = st.sampled_from(["", "yes", "no", "unknown", "known"])
ROWS = st.lists(st.tuples(CELLS, CELLS, st.sampled_from(["accept", "decline", "ask"])), min_size=1)


@settings(max_examples=40, deadline=None)
@given(ROWS)
def test_the_cases_are_those_that_can_be_counted_by_hand(rows: list[tuple[str, ...]]) -> None:
    """Case by case, an overlap is what the first rule decides and a crossing later one fits."""
    lines = "\n".join(f"{','.join(row)},Because." for row in rows[:6])
    policy, problems = read_policy(SETTINGS.encode(), f"met,kin,answer,because\n{lines}\n".encode())
    assert policy is not None, problems
    found = overlaps(policy)
    assert found is not None
    told = {(one.first, one.second): one.cases for one in found.found}
    assert told == counted(policy)


def counted(policy: Policy) -> dict[tuple[int, int], int]:
    """Count overlaps by looking at every case."""
    whens = [rule.when for rule in policy.rules]
    if not space_of(policy.facts, whens).facts:
        return {}
    values = (True, False, None)
    cases = [{"met": met, "kin": kin} for met in values for kin in values]
    read = set(space_of(policy.facts, whens).facts)
    if len(read) == 1:
        cases = [
            case for case in cases if all(case[fact] is None for fact in {"met", "kin"} - read)
        ]
    fitting = [[truth(when, case) is True for case in cases] for when in whens]
    found = {}
    for one, first in enumerate(policy.rules):
        for other in range(one + 1, len(policy.rules)):
            both = [a and b for a, b in zip(fitting[one], fitting[other], strict=True)]
            crossing = 0 < sum(both) < min(sum(fitting[one]), sum(fitting[other]))
            if first.answer == policy.rules[other].answer or not crossing:
                continue
            live = sum(
                shared and not any(fitting[earlier][place] for earlier in range(one))
                for place, shared in enumerate(both)
            )
            if live:
                found[one + 1, other + 1] = live
    return found
