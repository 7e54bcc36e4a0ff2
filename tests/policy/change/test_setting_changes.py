"""Tests of what differs in ``policy.toml``."""

from datetime import date
from pathlib import Path

from msgspec.structs import replace
from policy_helpers import SETTINGS, write_policy

from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.setting_changes import SettingChange, setting_changes

RULES = "answer,because\nask,Who?\n"
MORE = """
in_force_from = 2026-01-01
[channels]
facebook = "personal"
[facts.tier]
type = "enumeration"
values = ["gold", "silver"]
[facts.size]
type = "whole number"
max = 9
[facts.signed]
type = "yes/no"
[[promises]]
text = "Gold is welcome."
when = "tier == 'gold'"
always = ["accept"]
duties = ["reply", "record"]
"""
_GOLD = "always accept; reply and keep a record when tier == 'gold'"


def test_nothing_differs_from_itself() -> None:
    """The same policy has the same settings."""
    policy = load_policy("audience")
    assert setting_changes(policy, policy) == ()


def test_every_setting_that_differs_is_named(tmp_path: Path) -> None:
    """Days, channels, own facts and promises are told as they were and as they are."""
    old = load_policy(write_policy(tmp_path, RULES))
    new = load_policy(write_policy(tmp_path, RULES, SETTINGS + MORE, name="new"))
    assert setting_changes(old, new) == (
        SettingChange("in force from", "", "2026-01-01"),
        SettingChange("channel Facebook", "", "personal"),
        SettingChange("fact signed", "", "yes/no (signed)"),
        SettingChange("fact size", "", "whole number, 0 to 9 (size)"),
        SettingChange("fact tier", "", "enumeration: gold, silver (tier)"),
        SettingChange("promise 'Gold is welcome.'", "", _GOLD),
    )
    assert [change.after for change in setting_changes(new, old)] == [""] * 6


def test_words_that_changed() -> None:
    """The sentence, the purpose and the alternatives are compared too."""
    old = load_policy("audience")
    new = replace(
        old,
        version="2",
        sentence="Else.",
        alternatives=("phone",),
        must_not_matter=("shoes",),
        in_force_until=date(2026, 1, 1),
    )
    changes = {change.name: change.after for change in setting_changes(old, new)}
    assert changes == {
        "version": "2",
        "sentence": "Else.",
        "in force until": "2026-01-01",
        "alternatives": "phone",
        "must not matter": "shoes",
    }
