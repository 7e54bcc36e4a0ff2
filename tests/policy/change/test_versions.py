"""Tests of a policy's versions through time."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from policy_helpers import situations, write_policy

from friendline.model import AnswerKind, Fact
from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.versions import (
    EditedVersionError,
    NoVersionsError,
    UnknownVersionError,
    VersionTakenError,
    decide_again,
    keep_version,
    load_versions,
    version_in_force,
    versions_of,
)
from friendline.policy.decide import decide
from friendline.policy.rules import Policy

MET = "met,answer,because\nyes,accept,We met.\n,decline,We have not met.\n"
OPEN = "answer,because\naccept,Everyone is welcome.\n"


def made(folder: Path, version: str, rules: str = MET, days: str = "", *, name: str = "p") -> Path:
    """Write a version of a policy."""
    return write_policy(folder, rules, f'name = "Ours"\nversion = "{version}"\n{days}', name=name)


def version(number: str, first: date | None = None, last: date | None = None) -> Policy:
    """Make a version that holds from one day until another."""
    policy = load_policy("open")
    sentence = f"Version {number}."
    return replace(
        policy, version=number, in_force_from=first, in_force_until=last, sentence=sentence
    )


def problems(*policies: Policy) -> list[str]:
    """Say what is wrong with these versions together."""
    return [problem.what for problem in versions_of(policies).problems]


def test_an_old_case_gets_its_old_answer_again(tmp_path: Path) -> None:
    """Under version 1 she was declined; version 2 accepts her; version 1 still declines."""
    folder = made(tmp_path, "1")
    old = decide(load_policy(folder), {"met": False})
    keep_version(folder)
    made(tmp_path, "2", OPEN)
    versions = load_versions(folder)
    assert [policy.version for policy in versions.policies] == ["1", "2"]
    assert versions.problems[0].what.startswith("versions 1 and 2 both have no first day")
    assert decide_again(versions, old) == old
    assert decide(load_policy(folder), old.facts).answer is AnswerKind.ACCEPT


@settings(max_examples=30, deadline=None)
@given(situations())
def test_every_old_case_gets_its_old_answer_again(facts: dict[str, Fact]) -> None:
    """Whatever the facts were, the version that decided decides the same again, reasons and all."""
    barrier, opened = load_policy("barrier"), replace(load_policy("open"), version="2")
    versions = versions_of([opened, barrier])
    for policy in (barrier, opened):
        assert decide_again(versions, decide(policy, facts)) == decide(policy, facts)


def test_an_edit_without_a_new_version_is_noticed(tmp_path: Path) -> None:
    """The file was changed and still calls itself version 1: it does not pass for what it was."""
    folder = made(tmp_path, "1")
    old = decide(load_policy(folder), {"met": False})
    made(tmp_path, "1", OPEN)
    with pytest.raises(EditedVersionError, match="was edited after it decided"):
        decide_again(load_versions(folder), old)
    assert decide_again(load_versions(folder), replace(old, digest="")).answer is AnswerKind.ACCEPT


def test_two_contents_of_one_version_are_told_apart(tmp_path: Path) -> None:
    """Where both are kept, the one that decided is found by what it says; and it is reported."""
    folder = made(tmp_path, "1")
    old = decide(load_policy(folder), {"met": False})
    made(folder, "1", OPEN, name="versions")
    (folder / "versions").rename(tmp_path / "other")
    (folder / "versions").mkdir()
    (tmp_path / "other").rename(folder / "versions" / "one")
    versions = load_versions(folder)
    assert decide_again(versions, old) == old
    assert "call themselves version 1 and do not say the same" in versions.problems[0].what


def test_a_version_that_is_not_kept(tmp_path: Path) -> None:
    """A decision of a version that nobody kept names those that are kept."""
    decision = decide(load_policy(made(tmp_path, "1")), {})
    versions = load_versions(made(tmp_path, "2"))
    with pytest.raises(UnknownVersionError, match="kept is version 2 of 'Ours'"):
        decide_again(versions, decision)


def test_a_folder_of_versions_can_be_given_itself(tmp_path: Path) -> None:
    """A folder whose folders are versions is as good, and numbers go 2 before 10."""
    for number in ("10", "2"):
        made(tmp_path, number, name=f"v{number}")
    assert [one.version for one in load_versions(tmp_path).policies] == ["2", "10"]


def test_a_broken_old_version_is_reported_with_its_place(tmp_path: Path) -> None:
    """A mistake in an old version is listed; the others can still be used."""
    folder = made(tmp_path, "2")
    (folder / "versions").mkdir()
    made(folder / "versions", "1", "met,answer,because\nyess,accept,a\n", name="1")
    versions = load_versions(folder)
    assert [one.version for one in versions.policies] == ["2"]
    (problem,) = versions.problems
    assert str(problem).startswith("versions/1/rules.csv, row 2, met: 'yess' is not known")


def test_a_folder_without_a_policy(tmp_path: Path) -> None:
    """Nothing there is an error of use that says what is expected."""
    with pytest.raises(NoVersionsError, match=r"Expected is a folder with policy\.toml"):
        load_versions(tmp_path)
    with pytest.raises(NoVersionsError):
        load_versions(tmp_path / "nowhere")


def test_keeping_a_version(tmp_path: Path) -> None:
    """It is kept once under its version; something else under that version is refused."""
    folder = made(tmp_path, "2026/1 ..")
    kept = keep_version(folder)
    assert kept.parent == folder / "versions"
    assert load_policy(kept).digest == load_policy(folder).digest
    assert keep_version(folder) == kept
    made(tmp_path, "2026/1 ..", OPEN)
    with pytest.raises(VersionTakenError, match="Give the edited policy a new version"):
        keep_version(folder)


def test_the_version_of_a_day() -> None:
    """A version without a last day holds until the next begins; first and last days count."""
    versions = versions_of(
        [version("2", date(2025, 6, 1), date(2025, 12, 31)), version("1", date(2025, 1, 1))]
    )

    def held(day: date) -> str | None:
        policy = version_in_force(versions, day)
        return policy.version if policy else None

    assert held(date(2024, 12, 31)) is None
    assert [held(date(2025, 1, 1)), held(date(2025, 5, 31))] == ["1", "1"]
    assert [held(date(2025, 6, 1)), held(date(2025, 12, 31))] == ["2", "2"]
    assert held(date(2026, 1, 1)) is None
    assert versions.problems == ()


def test_days_on_which_two_hold_are_reported() -> None:
    """Version 1 says until the end of June, version 2 from the 1st of June: the later is taken."""
    one = version("1", date(2025, 1, 1), date(2025, 6, 30))
    two = version("2", date(2025, 6, 1))
    what = "versions 1 and 2 both hold from 2025-06-01 until 2025-06-30; version 2 is taken"
    assert problems(two, one) == [what]
    held = version_in_force(versions_of([one, two]), date(2025, 6, 15))
    assert held is not None
    assert held.version == "2"


def test_days_on_which_none_holds_are_reported() -> None:
    """Between the last day of one version and the first of the next lies a gap."""
    one = version("1", date(2025, 1, 1), date(2025, 6, 30))
    assert problems(one, version("2", date(2025, 7, 1))) == []
    what = "no version holds from 2025-07-01 to 2025-08-31, between versions 1 and 2"
    assert problems(one, version("2", date(2025, 9, 1))) == [what]


def test_a_version_given_twice_is_one() -> None:
    """The same policy in two places is taken once; with other days it is reported."""
    one = version("1", date(2025, 1, 1))
    assert versions_of([one, one]).policies == (one,)
    (what,) = problems(one, replace(one, in_force_until=date(2025, 2, 1)))[:1]
    assert what == "version 1 is here twice, with different days in force"


DAYS = st.none() | st.dates(date(2025, 1, 1), date(2025, 1, 31))


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(DAYS, DAYS), min_size=1, max_size=4))
def test_no_problem_means_one_version_a_day(spans: list[tuple[date | None, date | None]]) -> None:
    """Without a report every day from the first to the last has exactly one version."""
    policies = [
        version(str(number), first, last)
        for number, (first, last) in enumerate(spans)
        if not (first and last and last < first)
    ]
    versions = versions_of(policies)
    if not policies or versions.problems:
        return
    firsts = [policy.in_force_from or date.min for policy in versions.policies]
    ends = [policy.in_force_until for policy in versions.policies]
    for day in (date(2025, 1, number) for number in range(1, 32)):
        covered = firsts[0] <= day and (ends[-1] is None or day <= ends[-1])
        assert (version_in_force(versions, day) is not None) == covered
