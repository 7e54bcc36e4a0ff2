"""Tests of people who are added by hand."""

import pytest

from friendline.model import Relationship, Status
from friendline.store.home import Home
from friendline.store.models import Import, KeptRecord, LedgerEntry
from friendline.store.people import acquaintances, by_hand
from friendline.store.review import freshness


def test_somebody_is_known_at_once(store: Home) -> None:
    """With all that was said of them, as if a list named them."""
    key = by_hand.add(
        by_hand.New(
            " Nora  Quist ",
            Relationship.VENDOR,
            Status.FORMER,
            email="Nora@Quist.example",
            profiles=["https://www.linkedin.com/in/nq"],
        )
    )
    person = acquaintances.people()[key]
    assert (person.name, person.emails) == ("Nora Quist", ("nora@quist.example",))
    assert (person.relationship, person.status) == (Relationship.VENDOR, Status.FORMER)
    assert by_hand.is_by_hand(key)
    assert not freshness.is_current()


def test_the_same_twice_is_refused(store: Home) -> None:
    """Two who cannot be told apart are not added; with a company of their own they are two."""
    first = by_hand.add(by_hand.New("Nora Quist"))
    with pytest.raises(by_hand.AlreadyThereError) as refused:
        by_hand.add(by_hand.New("nora quist"))
    assert refused.value.person == first
    assert by_hand.add(by_hand.New("Nora Quist", company="Wren")) != first


def test_nobody_without_a_name_is_added(store: Home) -> None:
    """A name of blanks is none."""
    with pytest.raises(by_hand.NamelessError):
        by_hand.add(by_hand.New("  "))


def test_who_was_added_is_taken_out_without_a_trace_but_the_ledger(store: Home) -> None:
    """The record goes; what was done stays in the ledger."""
    key = by_hand.add(by_hand.New("Nora Quist"))
    by_hand.take_out(key)
    assert key not in acquaintances.people()
    assert not Import.objects.exists()
    assert not KeptRecord.objects.exists()
    kinds = LedgerEntry.objects.filter(about=key).values_list("kind", flat=True)
    assert list(kinds) == ["person_added", "person_taken_out"]
    with pytest.raises(by_hand.NotAddedError):
        by_hand.take_out(key)
