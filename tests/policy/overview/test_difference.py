"""What changes between two versions, in sentences."""

from friendline.policy import diff, load_policy
from friendline.policy.authoring.files import files_at
from friendline.policy.editing import AddRule, Draft, MoveRule, RemoveRule, SetCell, SetText, begun
from friendline.policy.overview import Difference, difference
from friendline.policy.rules import Policy

OPEN = begun(files_at("open"))


def changed(*changes: SetCell | AddRule | MoveRule | RemoveRule | SetText) -> Policy:
    """The open policy after some changes."""
    draft = OPEN
    for change in changes:
        after = change.made(draft)
        assert isinstance(after, Draft)
        draft = after
    assert draft.policy is not None, draft.mistakes
    return draft.policy


def compared(*changes: SetCell | AddRule | MoveRule | RemoveRule | SetText) -> Difference:
    """What these changes change."""
    return difference(diff(load_policy("open"), changed(*changes)))


def test_the_same_is_no_difference() -> None:
    """Two that say the same differ in nothing."""
    same = compared()
    assert same.nothing
    assert same.sentence == "Nobody would be answered differently."


def test_a_rule_that_answers_otherwise_is_told_with_a_person() -> None:
    """The cell that changed, how many situations, and one of them."""
    said = compared(SetCell(len(OPEN.rows), "answer", "decline"))
    (row,) = said.rows
    assert row.sentence == (
        "Rule 'everyone' changes: answer was \u201caccept\u201d and is \u201cdecline\u201d."
    )
    assert said.sentence.endswith("situations are answered differently.")
    (change,) = said.changes
    assert change.sentence.endswith("accept before, decline now.")
    assert f"{change.situations:,}" in said.sentence


def test_words_and_settings_change_no_answer() -> None:
    """A new reason and a new name are told, and nobody is answered differently."""
    said = compared(
        SetCell(1, "because", "Blood."), SetText("name", "Mine"), SetText("purpose", "")
    )
    assert said.settings[0].startswith("Name: \u201cOpen: the same")
    assert any(line.startswith("Purpose is taken out: ") for line in said.settings)
    assert said.rows[0].sentence.endswith("and is \u201cBlood.\u201d.")
    assert not said.changes


def test_rules_that_come_move_and_go_are_told() -> None:
    """Each with its number before and after."""
    gone = compared(RemoveRule(9))
    assert [(row.kind, row.before, row.after) for row in gone.rows] == [("removed", 9, None)]
    assert gone.rows[0].sentence.endswith(" is taken out.")
    new = compared(AddRule(0), SetCell(1, "because", "Me."))
    assert ("added", None, 1) in [(row.kind, row.before, row.after) for row in new.rows]
    moved = compared(MoveRule(3, 1))
    assert any("moves from place 3 to 1" in row.sentence for row in moved.rows)
