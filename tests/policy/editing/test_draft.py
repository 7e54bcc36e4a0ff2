"""A policy while it is edited."""

import pytest

from friendline.policy import load_policy, preset_names
from friendline.policy.authoring.files import files_at, policy_in
from friendline.policy.editing import begun, draft_of
from friendline.policy.editing.draft import SET_ASIDE


@pytest.mark.parametrize("preset", preset_names())
def test_a_draft_says_what_the_policy_says(preset: str) -> None:
    """Begun and not changed, a draft is the very policy."""
    draft = begun(files_at(preset))
    assert draft.policy is not None
    assert draft.policy.digest == load_policy(preset).digest
    assert policy_in(draft.files).digest == load_policy(preset).digest


@pytest.mark.parametrize("preset", preset_names())
def test_a_draft_that_is_kept_is_the_same(preset: str) -> None:
    """Written into files and read again, nothing is lost, not its digest either."""
    draft = begun(files_at(preset))
    again = draft_of(draft.files)
    assert (again, again.digest) == (draft, draft.digest)


def test_the_columns_are_in_the_order_of_reading() -> None:
    """The name comes first, then the facts, then everything about the answer."""
    draft = begun(files_at("open"))
    assert draft.columns[0] == "rule"
    assert draft.columns[-7:] == ("also", "answer", "list", "offer", "tone", "say", "because")
    assert draft.columns[1:-7] == draft.facts
    assert draft.cell(1, "kin") == "yes"
    assert draft.cell(1, "colour") == ""


def test_blank_rows_of_a_spreadsheet_are_left_out() -> None:
    """Rows that a spreadsheet program left below the rules are no rules to mend."""
    rules = b"answer,because\nask,I decide.\n,\n\n,\n"
    draft = begun({"policy.toml": b'name = "Ours"\nversion = "1"', "rules.csv": rules})
    assert len(draft.rows) == 1
    assert not draft.mistakes


def test_a_row_that_somebody_cleared_is_told() -> None:
    """A blank rule is a mistake of its own, at its place."""
    draft = begun(files_at("open"))
    blank = draft.with_rows((draft.rows[0], ("",) * len(draft.columns)))
    (mistake,) = draft_of(blank.files).mistakes
    assert (mistake.rule, blank.policy) == (2, None)
    assert mistake.sentence == "This rule is blank; fill it, or take it out."


def test_promises_that_are_set_aside_bind_nobody() -> None:
    """They stand in a file of their own that no reader of policies looks at."""
    draft = begun(files_at("open"))
    files = {**draft.files, SET_ASIDE: b'[[promises]]\ntext = "Later."\nnever = ["accept"]\n'}
    again = draft_of(files)
    assert again.set_aside == ({"text": "Later.", "never": ["accept"]},)
    assert again.policy == draft.policy
    assert again.digest != draft.digest
