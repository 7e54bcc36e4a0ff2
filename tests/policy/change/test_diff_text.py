"""Tests of a comparison as text."""

from pathlib import Path

from msgspec.structs import replace
from policy_helpers import SETTINGS, write_policy

from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.diff import diff
from friendline.policy.change.diff_text import diff_text
from friendline.policy.rules import Policy

HEADER = "rule,relationship,status,answer,say,because\n"
OLD = HEADER + "clients,client,,decline,,No.\n,,,ask,,Who?\n"
NEW = (
    HEADER + "former,client,former,accept,,Yes.\nclients,client,,decline,Sorry.,No.\n,,,ask,,Who?\n"
)


def two(folder: Path, new: str = NEW) -> tuple[Policy, Policy]:
    """Write and load two versions."""
    later = SETTINGS.replace('"1"', '"2"')
    return (
        load_policy(write_policy(folder, OLD)),
        load_policy(write_policy(folder, new, later, name="new")),
    )


def test_a_comparison_reads_from_top_to_bottom(tmp_path: Path) -> None:
    """Settings, rows with what they decide beside them, and what changes for whom."""
    compared = diff(*two(tmp_path))
    assert diff_text(compared) == (
        "Ours, version 1 -> Ours, version 2\n"
        "\n"
        "Settings\n"
        "  version: 1 -> 2\n"
        "\n"
        "Rows\n"
        "  added: row 2, rule 'former' (1 changed situation)\n"
        "  changed: row 3, rule 'clients' (only its words; no answer changes by it)\n"
        "      say: (blank) -> Sorry.\n"
        "\n"
        "Situations\n"
        "  1 of 75 situations change their answer (1.3%).\n"
        "  A situation is one value of each of: relationship and status; each also not known.\n"
        "  decline -> accept: 1 situation\n"
        f"      for instance: {'; '.join(compared.changes[0].because)}\n"
        "      'clients' -> 'former': 1\n"
    )


def test_two_policies_that_say_the_same(tmp_path: Path) -> None:
    """No difference is said in one line."""
    old, _ = two(tmp_path)
    assert diff_text(diff(old, old)) == "Ours, version 1 -> Ours, version 1\n\nBoth say the same.\n"


def test_moved_and_removed_rows(tmp_path: Path) -> None:
    """A row that moved says where it stood; one that is gone where it was."""
    new = HEADER + ",,,ask,,Who?\nfriends,friend,,ask,,Hm.\n"
    old = HEADER + "friends,friend,,ask,,Hm.\n,,,ask,,Who?\nlast,vendor,,ask,,Hm.\n"
    pair = [
        load_policy(write_policy(tmp_path, rows, name=name))
        for rows, name in ((old, "a"), (new, "b"))
    ]
    text = diff_text(diff(*pair))
    assert "moved: row 2, rule 1, moved from row 3 (no answer changes by it)" in text or (
        "moved: row 3, rule 'friends', moved from row 2 (no answer changes by it)" in text
    )
    assert "removed: row 4, rule 'last' (no answer changes by it)" in text
    assert "None of 15 situations changes its answer." in text


def test_many_pairs_of_rules_are_counted_together() -> None:
    """Three pairs of rules are named; the rest is one number, and all add up."""
    text = diff_text(diff(load_policy("met-in-person"), load_policy("open")))
    assert "by other rules: " in text
    assert "offer other (LinkedIn) -> accept: " in text
    assert "accept restricted (onto the list Acquaintances) -> accept: " in text


def test_what_cannot_be_counted_is_said(tmp_path: Path) -> None:
    """Without a universe the text says that only rows were compared."""
    compared = replace(diff(*two(tmp_path)), universe=None, changes=())
    assert "too large to count" in diff_text(compared)
    assert "changed situation" not in diff_text(compared)


def test_people_come_last(tmp_path: Path) -> None:
    """Where people were looked at and none changes, that is said; else they are not mentioned."""
    compared = diff(*two(tmp_path))
    assert diff_text(compared, []).endswith("\nPeople\n  Nobody is answered differently.\n")
    assert "People" not in diff_text(compared)
