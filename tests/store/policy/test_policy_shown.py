"""What is proved of a policy, kept."""

import pytest

from friendline.policy import load_policy, preset_names
from friendline.policy.authoring.interview import Answers, Why
from friendline.store.home import Home
from friendline.store.policy import interview, policies, policy_shown
from friendline.store.policy.policy_shown import shown
from friendline.store.review.ahead import work_out_ahead


def test_the_same_policy_is_proved_once(store: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """A policy that says the same is not proved anew, one that says something else is."""
    monkeypatch.setattr(policy_shown, "_kept", {})
    first = shown(load_policy("open"))
    assert shown(load_policy("open")) is first
    assert shown(load_policy("barrier")) is not first


def test_the_newest_version_is_proved_before_it_is_looked_at(
    store: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its page then takes what is kept; without a policy there is nothing to prove."""
    kept: dict[object, object] = {}
    monkeypatch.setattr(policy_shown, "_kept", kept)
    work_out_ahead()
    assert not kept
    number = policies.adopt("open")
    work_out_ahead()
    assert shown(policies.load(number)) in kept.values()
    assert len(kept) == 1


def test_the_profession_of_the_owner_is_asked(store: Home) -> None:
    """Another profession is another question."""
    before = shown(load_policy("open"))
    interview.keep(Answers(why=Why.NONE, profession="nursing", place="GB"))
    after = shown(load_policy("open"))
    assert {one.id for one in before.promises} == {""}
    assert "HCPC-2017" in {one.id for one in after.promises}


def test_only_the_latest_are_kept(store: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    """However much is edited, what is kept stays small."""
    monkeypatch.setattr(policy_shown, "_kept", {})
    monkeypatch.setattr(policy_shown, "_MOST_KEPT", 2)
    for preset in preset_names():
        shown(load_policy(preset))
    digests = [load_policy(preset).digest for preset in preset_names()]
    assert [digest for digest, _, _ in policy_shown._kept] == digests[-2:]  # noqa: SLF001 - what is kept is the point
