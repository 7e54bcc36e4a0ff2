"""The versions of the owner's policy."""

import json
from datetime import date
from pathlib import Path

import pytest

from friendline.policy import PolicyError, load_policy
from friendline.policy.authoring.files import files_at, written_in
from friendline.policy.authoring.workbook import workbook_bytes
from friendline.policy.editing import Draft, SetCell, SetText, begun
from friendline.store import ledger
from friendline.store.home import Home
from friendline.store.models import LedgerEntry, PolicyVersion
from friendline.store.opening import close_store, open_store
from friendline.store.policy import policies


def edited(draft: Draft, *changes: SetCell | SetText) -> Draft:
    """A draft after changes."""
    for change in changes:
        made = change.made(draft)
        assert isinstance(made, Draft)
        draft = made
    return draft


def latest() -> Draft:
    """What the last version says, to be edited."""
    number = policies.number()
    assert number is not None
    return begun(policies.files(number))


def test_there_is_no_policy_before_one_is_chosen(store: Home) -> None:
    """No preset is imposed (R9)."""
    assert (policies.current(), policies.number(), policies.versions()) == (None, None, ())


def test_a_preset_is_adopted_whole(store: Home) -> None:
    """It decides as the preset does, and the ledger tells of it."""
    assert policies.adopt("met in person", "I meet them all.") == 1
    current = policies.current()
    assert current == load_policy("met-in-person")
    entry = LedgerEntry.objects.get()
    assert entry.kind == "policy_saved"
    words = json.loads(entry.words or "")
    assert (words["number"], words["note"]) == (1, "I meet them all.")
    assert words["digest"] == load_policy("met-in-person").digest


def test_a_folder_and_a_workbook_are_adopted(store: Home, tmp_path: Path) -> None:
    """What was written elsewhere becomes a version, read without a folder afterwards."""
    for name, content in files_at("open").items():
        (tmp_path / name).write_bytes(content)
    policies.adopt(tmp_path)
    policies.adopt(workbook_bytes(written_in(files_at("barrier"))))
    assert [version.number for version in policies.versions()] == [2, 1]
    assert policies.load(1).digest == load_policy("open").digest
    assert policies.load(2).digest == load_policy("barrier").digest


def test_what_is_no_policy_is_not_adopted(store: Home) -> None:
    """Nothing is kept of it, nor is anything told in the ledger."""
    with pytest.raises(PolicyError, match=r"There is no policy 'opne'.*did you mean 'open'"):
        policies.adopt("opne")
    with pytest.raises(PolicyError):
        policies.adopt(b"no workbook")
    assert not PolicyVersion.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_a_draft_becomes_the_next_version(store: Home) -> None:
    """The new one holds, the old one stays as it was, and each has a version of its own."""
    policies.adopt("open")
    before = policies.load(1)
    number = policies.save(edited(latest(), SetCell(1, "because", "Blood.")), " Warmer. ")
    current = policies.current()
    assert current is not None
    assert (number, current.version, current.rules[0].because) == (2, "2", "Blood.")
    assert policies.load(1) == before
    assert policies.versions()[0].note == "Warmer."
    assert not list(ledger.faults())


def test_a_version_that_the_owner_names_keeps_its_name(store: Home) -> None:
    """Only a name that is taken is counted on."""
    policies.adopt("open")
    policies.save(edited(latest(), SetText("version", "2027-01")))
    policies.save(edited(latest(), SetText("purpose", "Another one.")))
    assert [one.version for one in policies.versions()] == ["2027-02", "2027-01", "1"]


def test_nothing_changed_is_not_saved(store: Home) -> None:
    """The same again would be a version that says nothing."""
    policies.adopt("open")
    with pytest.raises(policies.NothingChangedError, match="version 1 says the same already"):
        policies.save(latest())
    with pytest.raises(policies.NothingChangedError):
        policies.adopt("open")
    assert policies.number() == 1


def test_mistakes_are_not_saved(store: Home) -> None:
    """What cannot be used is refused with the first mistake and where it stands."""
    policies.adopt("open")
    broken = edited(latest(), SetCell(1, "kin", "perhaps"), SetCell(2, "answer", ""))
    with pytest.raises(policies.UnsoundPolicyError) as refused:
        policies.save(broken)
    assert "Rule 1, kin: 'perhaps' is not known" in str(refused.value)
    assert str(refused.value).endswith("There is 1 more like it.")
    assert len(refused.value.mistakes) == 2
    assert policies.number() == 1


def test_a_version_that_is_not_there(store: Home) -> None:
    """It is told by its number."""
    for ask in (policies.load, policies.files, policies.publish, policies.publication):
        with pytest.raises(policies.NoSuchVersionError, match="no version 7"):
            ask(7)


def test_which_version_held_on_a_day(store: Home) -> None:
    """A version that begins later does not hold before (R11)."""
    policies.adopt("open")
    policies.save(edited(latest(), SetText("in_force_from", "2027-01-01")))
    assert policies.holding_on(date(2026, 12, 31)) == 1
    assert policies.holding_on(date(2027, 1, 1)) == 2


def test_publishing_is_dated_once(store: Home) -> None:
    """The first day stays, and the ledger tells of it once."""
    policies.adopt("open")
    first = policies.publish(1)
    assert first.published_at is not None
    assert policies.publish(1) == first
    assert LedgerEntry.objects.filter(kind="policy_published").count() == 1
    assert not list(ledger.faults())


def test_a_publication_is_a_file(store: Home) -> None:
    """For clients, staff and as a sentence, each in its form."""
    policies.adopt("open")
    page = policies.publication(1, "client", "html", contact="Ask Jo.")
    assert (page.name, page.media_type) == ("policy-1-client.html", "text/html; charset=utf-8")
    assert b"Ask Jo." in page.content
    assert b"welcome on all my accounts" in policies.publication(1, "sentence", "markdown").content
    assert policies.publication(1, "client", "pdf").content.startswith(b"%PDF")


def test_staff_are_shown_what_is_proved(store: Home) -> None:
    """Their version tells of the promises and the proofs, that of clients does not."""
    policies.adopt("open")
    staff = policies.publication(1, "staff", "markdown").content.decode()
    assert "Every case gets its answer by a rule" in staff
    assert "Every case gets" not in policies.publication(1, "client", "markdown").content.decode()


def test_another_store_has_its_own_policy(store: Home, tmp_path: Path) -> None:
    """What was read of one store is not shown for the same number in another."""
    policies.adopt("open")
    assert policies.load(1).name == load_policy("open").name
    close_store()
    open_store(Home(tmp_path / "other"))
    policies.adopt("barrier")
    assert policies.load(1).name == load_policy("barrier").name
