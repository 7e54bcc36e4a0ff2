"""A policy as its page shows it."""

from pathlib import Path

import pytest
from policy_helpers import SETTINGS, write_policy

from friendline.policy import load_policy, preset_names
from friendline.policy.guidance import load_pack
from friendline.policy.overview import Badge, overview
from friendline.policy.prove import Standing
from friendline.policy.rules import Policy

HEADER = "relationship,met,answer,because\n"


def policy_of(folder: Path, rules: str, settings: str = SETTINGS) -> Policy:
    """A policy with these rules."""
    return load_policy(write_policy(folder, f"{HEADER}{rules}", settings))


@pytest.mark.parametrize("preset", preset_names())
def test_presets_are_complete_and_proved(preset: str) -> None:
    """Every case has an answer, every rule and every promise is proved, in under a second."""
    shown = overview(load_policy(preset))
    assert (shown.complete, shown.fair, shown.kept) == (True, True, True)
    assert shown.banner == "Complete: every case has an answer."
    assert {rule.badge for rule in shown.rules} == {Badge.PROVED}
    assert {promise.standing for promise in shown.promises} == {Standing.PROVED}
    assert shown.seconds < 1


def test_rules_are_said_in_plain_words() -> None:
    """Whom a rule speaks of, what they are answered, and which way is offered."""
    rules = overview(load_policy("met-in-person")).rules
    assert rules[0].sentence == "Anyone who is related to you: accept."
    assert (
        rules[11].sentence
        == "Anyone whom you have not met in person: offer another way (LinkedIn)."
    )
    assert rules[12].answer == "leave it to you"
    assert overview(load_policy("open")).rules[-1].who == "everyone else"


def test_a_hole_is_told_of_an_invented_person(tmp_path: Path) -> None:
    """Where no rule fits somebody, the banner says whom."""
    shown = overview(policy_of(tmp_path, "client,yes,accept,Met.\n"))
    assert shown.complete is False
    assert not shown.kept
    assert shown.banner.endswith("no rule speaks of this case, so it comes to you.")


def test_a_rule_that_is_never_used_is_marked(tmp_path: Path) -> None:
    """It is dead, and the note names who takes its cases."""
    shown = overview(policy_of(tmp_path, ",,accept,All.\nclient,,decline,Never.\n"))
    assert [rule.badge for rule in shown.rules] == [Badge.PROVED, Badge.DEAD]
    assert "rule 2 is never used" in shown.rules[1].notes[0].sentence


def test_a_rule_that_changes_nothing_is_marked(tmp_path: Path) -> None:
    """Without it the next rule says the same."""
    shown = overview(policy_of(tmp_path, "client,,accept,Twice.\n,,accept,All.\n"))
    assert [rule.badge for rule in shown.rules] == [Badge.IDLE, Badge.PROVED]


def test_a_broken_promise_marks_the_rule_and_shows_a_person(tmp_path: Path) -> None:
    """The promise names the rule by its number, and the rule tells of whom it is broken."""
    promise = '\n[[promises]]\ntext = "No client."\nwhen = "relationship == \'client\'"\n'
    settings = f'{SETTINGS}{promise}never = ["accept"]\n'
    shown = overview(policy_of(tmp_path, "client,yes,accept,Met.\n,,ask,Else.\n", settings))
    (promise_shown,) = shown.promises
    assert (promise_shown.number, promise_shown.standing) == (1, Standing.REFUTED)
    assert promise_shown.rules == (1,)
    assert shown.rules[0].badge is Badge.REFUTED
    assert shown.rules[0].notes[0].sentence == promise_shown.sentence
    assert shown.rules[1].badge is Badge.PROVED
    assert not shown.kept


def test_a_profession_asks_beside_the_policy() -> None:
    """What it asks has no number of the policy's, and an id by which it can be promised."""
    shown = overview(load_policy("open"), [load_pack("nursing")], "GB")
    asked = [promise for promise in shown.promises if promise.number is None]
    assert "HCPC-2017" in {promise.id for promise in asked}
    assert all(promise.text and not promise.text.startswith(promise.id) for promise in asked)
    assert [promise.number for promise in shown.promises][:2] == [1, 2]


def test_what_is_not_known_is_a_note_and_no_mark() -> None:
    """A rule that is passed over for want of a fact is proved all the same."""
    rule = overview(load_policy("open")).rules[0]
    assert rule.badge is Badge.PROVED
    assert rule.notes[0].about == "No answer hangs on something that is not known: rule 'kin'"
    assert rule.notes[0].rules == (1,)


def test_overlaps_stand_at_both_rules(tmp_path: Path) -> None:
    """The rule that decides and the one that would say otherwise both show the overlap."""
    shown = overview(policy_of(tmp_path, "client,,accept,All.\n,yes,decline,Met.\n,,ask,Else.\n"))
    assert shown.rules[0].overlaps == shown.rules[1].overlaps
    assert len(shown.rules[0].overlaps) == 1
    assert not shown.rules[2].overlaps
