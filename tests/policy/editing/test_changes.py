"""The changes to the rules of a draft."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.policy import decide
from friendline.policy.authoring.files import files_at
from friendline.policy.editing import (
    STALE,
    AddColumn,
    AddRule,
    Change,
    Draft,
    Edited,
    MoveRule,
    RemoveColumn,
    RemoveRule,
    SetCell,
    begun,
    draft_of,
    edited,
)

OPEN = begun(files_at("open"))
LAST = len(OPEN.rows)


def made(change: Change, draft: Draft = OPEN) -> Draft:
    """The draft after a change that is made."""
    after = edited(draft, change, draft.digest)
    assert after.refused is None
    return after.draft


def refused(change: Change, draft: Draft = OPEN) -> str:
    """Why a change is not made; the draft stays as it was."""
    after = edited(draft, change, draft.digest)
    assert after.refused is not None
    assert after.draft == draft
    return after.refused.sentence


def test_a_cell_is_written() -> None:
    """Only this cell changes, and the policy decides by it."""
    draft = made(SetCell(LAST, "answer", "decline"))
    assert draft.rows[:-1] == OPEN.rows[:-1]
    assert draft.policy is not None
    client = decide(
        draft.policy, {"relationship": "client", "kin": False, "minor": False, "sensitive": False}
    )
    assert client.answer == "decline"


def test_nonsense_in_a_cell_is_kept_and_told() -> None:
    """The draft holds what was typed and says what is wrong, at the rule and the column."""
    draft = made(SetCell(2, "kin", "perhaps"))
    assert draft.cell(2, "kin") == "perhaps"
    (mistake,) = draft.mistakes
    assert (mistake.rule, mistake.column, draft.policy) == (2, "kin", None)
    assert mistake.sentence.startswith("'perhaps' is not known; known is yes, no")
    assert mistake.placed.startswith("Rule 2, kin: 'perhaps'")
    assert made(SetCell(2, "kin", ""), draft).policy == OPEN.policy


def test_a_page_that_is_stale_changes_nothing() -> None:
    """A change made on what was seen before another change is refused."""
    first = made(SetCell(1, "tone", "plain"))
    second = edited(first, SetCell(2, "tone", "plain"), OPEN.digest)
    assert second == Edited(first, STALE)


def test_a_new_rule_asks_the_owner_and_wants_a_reason() -> None:
    """It stands where it was put, and nothing is decided by it before it says why."""
    draft = made(AddRule(below=3))
    assert draft.cell(4, "answer") == "ask"
    assert [(one.rule, one.column) for one in draft.mistakes] == [(4, "because")]
    assert draft.rows[4:] == OPEN.rows[3:]
    assert made(AddRule(below=0)).rows[1:] == OPEN.rows


def test_a_rule_is_taken_out_but_for_the_only_one() -> None:
    """A policy keeps at least one rule."""
    draft = made(RemoveRule(2))
    assert draft.rows == (OPEN.rows[0], *OPEN.rows[2:])
    alone = OPEN.with_rows(OPEN.rows[-1:])
    assert "only rule" in refused(RemoveRule(1), alone)


def test_a_rule_moves_and_stops_at_the_ends() -> None:
    """Moved down and up again the sheet is as it was."""
    draft = made(MoveRule(1, 2))
    assert draft.rows[:2] == (OPEN.rows[1], OPEN.rows[0])
    assert made(MoveRule(2, 1), draft) == OPEN
    assert refused(MoveRule(1, 0)) == "This is the first rule already."
    assert refused(MoveRule(LAST, LAST + 1)) == "This is the last rule already."


def test_a_column_comes_blank_and_goes() -> None:
    """A fact that no rule asks for changes nothing."""
    draft = made(AddColumn("Months known"))
    assert draft.facts == (*OPEN.facts, "months_known")
    assert draft.policy is not None
    assert OPEN.policy is not None
    assert draft.policy.digest == OPEN.policy.digest
    assert draft_of(draft.files) == draft
    assert made(RemoveColumn("months_known"), draft) == OPEN


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (SetCell(0, "kin", "yes"), "There is no rule 0; there are 10."),
        (SetCell(11, "kin", "yes"), "There is no rule 11; there are 10."),
        (SetCell(1, "kim", "yes"), "'kim' is not known; did you mean 'kin'?"),
        (SetCell(1, "say", "a" * 5_001), "This has 5,001 characters; at most 5,000 fit."),
        (AddRule(-1), "There is no rule -1; there are 10."),
        (RemoveRule(99), "There is no rule 99; there are 10."),
        (AddColumn("kin"), "There is a column 'kin' already."),
        (AddColumn("origen"), "The fact 'origen' is not known; did you mean 'origin'?"),
        (RemoveColumn("answer"), "This column is part of every policy; clear its cells."),
        (RemoveColumn("origin"), "'origin' is not known"),
    ],
)
def test_what_cannot_be_done_is_refused_in_a_sentence(change: Change, said: str) -> None:
    """A refusal is a value, and says what stands in the way."""
    assert refused(change).startswith(said)


CHANGES = st.one_of(
    st.builds(SetCell, st.integers(-1, 12), st.sampled_from(OPEN.columns), st.text(max_size=12)),
    st.builds(AddRule, st.integers(-1, 12)),
    st.builds(RemoveRule, st.integers(-1, 12)),
    st.builds(MoveRule, st.integers(-1, 12), st.integers(-1, 12)),
    st.builds(AddColumn, st.sampled_from(["origin", "months_known", "nonsense", ""])),
    st.builds(RemoveColumn, st.sampled_from(OPEN.facts)),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(CHANGES, max_size=6))
def test_whatever_is_changed_a_draft_can_be_kept_and_told(changes: list[Change]) -> None:
    """Nothing that is typed raises, and what is kept is read again as it was."""
    draft = OPEN
    for change in changes:
        draft = edited(draft, change, draft.digest).draft
    again = draft_of(draft.files)
    assert (again.columns, again.rows) == (draft.columns, draft.rows)
    assert (draft.policy is None) == bool(draft.mistakes)
    assert all(1 <= (one.rule or 1) <= len(draft.rows) for one in draft.mistakes)
    assert again.mistakes == draft.mistakes
