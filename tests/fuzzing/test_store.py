"""Killing a program while it writes into a store; the whole of it is ``run.py fuzz store``."""

from pathlib import Path

from fuzz.store import kill


def test_nothing_acknowledged_is_lost_when_a_program_is_killed(tmp_path: Path) -> None:
    """After some kills the store is whole, and holds what was told to be done."""
    kills = kill(6, tmp_path, seed=7)
    assert kills.done == 6
    assert kills.acknowledged.total() > 0
    assert kills.faults == []
