"""What the owner says of findings is kept, and holds at once."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from reviewed_owner import copy_of_reviewed_home

from friendline.screening.labels import Scope, Verdict
from friendline.screening.labels.widening import NotSoWideError, OnlyFineIsWideError
from friendline.store.labels import LABELS
from friendline.store.models import Finding, LedgerEntry
from friendline.store.opening import close_store, open_store
from friendline.store.review import labelling, reviewed
from friendline.store.review.labelling import NobodyOfTheListError, NoSuchFindingError


@pytest.fixture(autouse=True)
def _her_store(tmp_path: Path) -> Iterator[None]:
    """The store of a made-up owner, open."""
    open_store(copy_of_reviewed_home(tmp_path))
    yield
    close_store()


def a_finding() -> Finding:
    """Give a risk."""
    return Finding.objects.filter(category="alcohol_party").order_by("id")[0]


def test_a_label_keeps_what_the_finding_showed() -> None:
    """It can teach when the item is in no export any more."""
    finding = a_finding()
    kept = labelling.say(finding.item_id, finding.category, Verdict.PROBLEM)
    assert kept.words == finding.evidence
    assert kept.text
    assert LABELS.read().said.listed == (kept,)


def test_what_is_said_holds_at_once() -> None:
    """A finding is cleared by what was said a moment ago, before any review."""
    finding = labelling.finding_of(a_finding())
    labelling.say(finding.item, finding.category, Verdict.FINE)
    assert [one.finding for one in labelling.labelled([finding]).cleared] == [finding]
    labelling.take_label_back(1)
    assert labelling.labelled([finding]).cleared == []


def test_a_wider_label_clears_what_was_offered() -> None:
    """Said more widely, a label clears as many others as the offer said."""
    finding, offer = next(
        (one, offer)
        for one in Finding.objects.filter(kind="risk")
        for offer in labelling.offers(one.item_id, one.category)
        if offer.count
    )
    labelling.say(finding.item_id, finding.category, Verdict.FINE, offer.label.scope)
    every = [labelling.finding_of(one) for one in Finding.objects.filter(category=finding.category)]
    assert len(labelling.labelled(every).cleared) == offer.count + 1


def test_nothing_is_kept_of_what_cannot_be_said() -> None:
    """Each mistake is refused in its own words, and the ledger knows nothing of it."""
    item, category = a_finding().item_id, "alcohol_party"
    before = LedgerEntry.objects.count()
    with pytest.raises(NoSuchFindingError):
        labelling.say("gone", category, Verdict.FINE)
    with pytest.raises(NobodyOfTheListError):
        labelling.say(item, category, Verdict.FINE, person="nobody")
    with pytest.raises(OnlyFineIsWideError):
        labelling.say(item, category, Verdict.PROBLEM, Scope.KIND)
    with pytest.raises(NotSoWideError):
        labelling.say(item, category, Verdict.FINE, Scope.ALBUM)
    assert LedgerEntry.objects.count() == before


def test_a_label_for_one_person_is_found_again_by_the_name() -> None:
    """Where an id changed with another import, the only person so called is meant."""
    person = next(one for one in reviewed.section("people") if one.on_client_list)
    finding = a_finding()
    kept = labelling.say(finding.item_id, finding.category, Verdict.FINE, person=person.id)
    LABELS.rows.update(person="another-id")
    assert kept.person_name == person.name
    assert [one.person for one in labelling.labels_of_today().in_force] == [person.id]
