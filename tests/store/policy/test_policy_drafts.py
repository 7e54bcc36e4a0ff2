"""Editing the policy in place."""

import pytest

from friendline.policy import PolicyError
from friendline.policy.editing import STALE, AddRule, Change, Draft, SetCell
from friendline.store.home import Home
from friendline.store.models import LedgerEntry
from friendline.store.policy import policies, policy_drafts


def here() -> Draft:
    """The draft as it is."""
    found = policy_drafts.draft()
    assert found is not None
    return found


def change(wanted: SetCell | AddRule) -> Draft:
    """Make a change to the draft as it is."""
    after = policy_drafts.change(wanted, here().digest)
    assert after.refused is None
    return after.draft


def test_there_is_nothing_to_edit_without_a_policy(store: Home) -> None:
    """First a policy is chosen."""
    assert policy_drafts.draft() is None
    with pytest.raises(policy_drafts.NoPolicyError, match="Choose one"):
        policy_drafts.change(AddRule(0), "")


def test_every_change_is_kept_and_decides_nothing(store: Home) -> None:
    """The draft has it at once, the policy only once it is saved."""
    policies.adopt("open")
    before = policies.current()
    draft = change(SetCell(1, "tone", "plain"))
    assert here() == draft
    assert policies.current() == before
    assert LedgerEntry.objects.filter(kind="policy_saved").count() == 1


def test_a_draft_with_mistakes_is_kept(store: Home) -> None:
    """Somebody may close the page in the middle of a thought."""
    policies.adopt("open")
    change(AddRule(0))
    assert [mistake.column for mistake in here().mistakes] == ["because"]


def test_changes_are_undone_one_by_one(store: Home) -> None:
    """The last one first, until the draft is the policy again."""
    policies.adopt("open")
    first, second = here(), change(SetCell(1, "tone", "plain"))
    change(SetCell(2, "tone", "plain"))
    assert policy_drafts.changes_made() == 2
    assert policy_drafts.undo()
    assert here() == second
    assert policy_drafts.undo()
    assert here() == first
    assert not policy_drafts.undo()


def test_what_changes_nothing_is_no_change(store: Home) -> None:
    """Leaving a cell as it is leaves nothing to undo."""
    policies.adopt("open")
    change(SetCell(1, "kin", "yes"))
    assert policy_drafts.changes_made() == 0


def test_a_stale_page_changes_and_saves_nothing(store: Home) -> None:
    """Two windows do not overwrite each other."""
    policies.adopt("open")
    seen = here().digest
    change(SetCell(1, "tone", "plain"))
    assert policy_drafts.change(SetCell(2, "tone", "plain"), seen).refused == STALE
    with pytest.raises(policy_drafts.StaleDraftError, match="Nothing was done"):
        policy_drafts.save("", seen)
    assert (policy_drafts.changes_made(), policies.number()) == (1, 1)


def test_several_changes_are_kept_as_one_all_or_none(store: Home) -> None:
    """One undo takes all of them back; one that is refused leaves none behind."""
    policies.adopt("open")
    before = here()
    both: list[Change] = [SetCell(1, "tone", "plain"), AddRule(0)]
    after = policy_drafts.change_all(both, before.digest)
    assert after.refused is None
    assert (after.draft.cell(2, "tone"), policy_drafts.changes_made()) == ("plain", 1)
    with pytest.raises(policy_drafts.StaleDraftError, match="Nothing was done"):
        policy_drafts.undo(before.digest)
    assert policy_drafts.undo(after.draft.digest)
    assert here() == before
    wrong = policy_drafts.change_all([*both, SetCell(99, "tone", "x")], before.digest)
    assert wrong.refused is not None
    assert here() == wrong.draft == before


def test_an_earlier_version_is_put_in_the_place_of_the_draft(store: Home) -> None:
    """As one change that can be undone; only what differs from the last version is a change."""
    policies.adopt("open")
    draft = change(SetCell(1, "tone", "plain"))
    assert policy_drafts.is_changed()
    policy_drafts.go_back_to(1)
    assert not policy_drafts.is_changed()
    assert policy_drafts.undo()
    assert here() == draft
    with pytest.raises(policies.NoSuchVersionError):
        policy_drafts.go_back_to(2)


def test_saving_ends_the_draft(store: Home) -> None:
    """The next change begins from the version that was saved."""
    policies.adopt("open")
    draft = change(SetCell(1, "tone", "plain"))
    assert policy_drafts.save("Plainer.", draft.digest) == 2
    assert policy_drafts.changes_made() == 0
    assert here().cell(1, "tone") == "plain"
    with pytest.raises(policies.NothingChangedError):
        policy_drafts.save("", here().digest)


def test_a_preset_in_the_place_of_the_draft_can_be_undone(store: Home) -> None:
    """It is one change; what is no policy leaves the draft alone."""
    policies.adopt("open")
    before = here()
    assert policy_drafts.begin_from("barrier") == here()
    assert policy_drafts.undo()
    assert here() == before
    with pytest.raises(PolicyError):
        policy_drafts.begin_from(b"no workbook")
    assert here() == before


def test_all_changes_are_given_up_at_once(store: Home) -> None:
    """The draft is the policy again."""
    policies.adopt("open")
    before = here()
    change(SetCell(1, "tone", "plain"))
    change(SetCell(2, "tone", "plain"))
    assert policy_drafts.discard() == 2
    assert here() == before
