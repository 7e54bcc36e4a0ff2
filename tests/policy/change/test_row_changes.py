"""Tests of which rows differ between two sheets."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from policy_helpers import write_policy

from friendline.policy.authoring.sheet import load_policy
from friendline.policy.change.row_changes import RowChange, involved, row_changes

HEADER = "rule,relationship,met,also,answer,offer,tone,say,because\n"
FRIENDS = "friends,friend,,,accept,,warm,,Friends are welcome.\n"
CLIENTS = 'clients,"client, patient",yes,,offer_other,,plain,Use {offer}.,Work is work.\n'
REST = ",,,,ask,,,,Who is it?\n"


def changes(folder: Path, old: str, new: str) -> tuple[RowChange, ...]:
    """Compare two sheets, given without their header."""
    one, other = (
        load_policy(write_policy(folder, HEADER + rows, name=name))
        for name, rows in (("old", old), ("new", new))
    )
    return row_changes(one, other)


def told(found: tuple[RowChange, ...]) -> list[tuple[str, str]]:
    """Say of each row what happened to it."""
    rules = [row.after or row.before for row in found]
    return [(row.kind, rule.name) for row, rule in zip(found, rules, strict=True) if rule]


def test_added_and_removed_rows(tmp_path: Path) -> None:
    """A row that only one sheet has was added or removed; the others did not move by it."""
    assert told(changes(tmp_path, FRIENDS + REST, FRIENDS + CLIENTS + REST)) == [
        ("added", "clients")
    ]
    assert told(changes(tmp_path, FRIENDS + CLIENTS + REST, FRIENDS + REST)) == [
        ("removed", "clients")
    ]


def test_changed_cells_are_named(tmp_path: Path) -> None:
    """A row of the same name is the same row; its cells are compared one by one."""
    new = CLIENTS.replace("yes", "no").replace("Use {offer}.", "")
    (row,) = changes(tmp_path, CLIENTS, new)
    assert row.kind == "changed"
    cells = {cell.column: (cell.before, cell.after) for cell in row.cells}
    assert cells == {"met": ("yes", "no"), "say": ("Use {offer}.", "")}
    assert not row.only_words


def test_only_words(tmp_path: Path) -> None:
    """A change of tone, words or reason changes no answer, and is known as such."""
    (row,) = changes(tmp_path, CLIENTS, CLIENTS.replace("plain", "warm"))
    assert row.only_words


def test_spelling_is_no_change(tmp_path: Path) -> None:
    """Another order of words, or another case, means the same."""
    new = CLIENTS.replace('"client, patient"', '"Patient,client"').replace("yes", "TRUE")
    assert changes(tmp_path, CLIENTS + REST, new.replace("offer_other", "Offer other") + REST) == ()


def test_a_row_without_a_name_is_known_by_its_cells(tmp_path: Path) -> None:
    """A row above makes "rule 1" to "rule 2", which is no change of the row."""
    bare = CLIENTS.replace("clients", "")
    assert told(changes(tmp_path, bare, FRIENDS + bare)) == [("added", "friends")]


def test_a_row_without_a_name_is_known_by_most_of_its_cells(tmp_path: Path) -> None:
    """One other answer in a row without a name is a change, not a new row."""
    bare = CLIENTS.replace("clients", "")
    (row,) = changes(tmp_path, bare, bare.replace("yes", "no"))
    assert [cell.column for cell in row.cells] == ["met"]


def test_the_fewest_rows_are_said_to_have_moved(tmp_path: Path) -> None:
    """The last row put first is one move, not a move of all others."""
    old = FRIENDS + CLIENTS + FRIENDS.replace("friends,friend", "family,family")
    new = FRIENDS.replace("friends,friend", "family,family") + FRIENDS + CLIENTS
    assert told(changes(tmp_path, old, new)) == [("moved", "family")]


def test_a_row_beside_what_it_decides(tmp_path: Path) -> None:
    """Situations count for a row that decided them before or decides them now."""
    (row,) = changes(tmp_path, CLIENTS, CLIENTS.replace("yes", "no"))
    pairs = [("clients", "x", 3), ("x", "clients", 4), ("x", "y", 5), (None, None, 6)]
    assert involved(row, pairs) == 7
    (gone,) = [one for one in changes(tmp_path, CLIENTS + REST, REST) if one.after is None]
    assert involved(gone, pairs) == 3


ORDER = st.permutations(range(6))


@settings(max_examples=20, deadline=None)
@given(ORDER, ORDER)
def test_rows_that_did_not_move_stand_in_their_old_order(
    tmp_path_factory: pytest.TempPathFactory, old: list[int], new: list[int]
) -> None:
    """Leaving out the moved rows, both sheets have the same order."""
    folder = tmp_path_factory.mktemp("p")
    sheets = ["".join(f"r{n},,,,ask,,,,Number {n}.\n" for n in order) for order in (old, new)]
    moved = {name for _, name in told(changes(folder, *sheets))}
    stay = [[n for n in order if f"r{n}" not in moved] for order in (old, new)]
    assert stay[0] == stay[1]
