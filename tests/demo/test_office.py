"""The office's policy of the demo."""

from datetime import date
from pathlib import Path

from friendline.demo import TODAY, write_office_policy
from friendline.policy import in_force, load_policy


def test_the_policy_is_sound_and_adopted_after_today(tmp_path: Path) -> None:
    """It reads without a mistake, and holds from the day that was told."""
    adopted = write_office_policy(tmp_path / "office", TODAY)
    policy = load_policy(tmp_path / "office")
    assert (in_force(policy, TODAY), in_force(policy, adopted)) == (False, True)
    assert adopted == date(2026, 12, 1)
