"""Tests of people who are added by hand."""

import pytest
from requests_helpers import lay_out

from friendline.model import Relationship, Status
from friendline.store.home import Home
from friendline.store.models import Import, KeptRecord, LedgerEntry, Reviewed
from friendline.store.over_time import contacts
from friendline.store.people import acquaintances, by_hand, facts, noted
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


def test_what_is_known_of_somebody_added_is_said_at_once(store: Home) -> None:
    """Facts, contacts and notes do not wait for the next review."""
    key = by_hand.add(by_hand.New("Nora Quist"))
    facts.say(key, "kin", value=False)
    contacts.note_contact(key, "met")
    assert acquaintances.people()[key].facts["kin"] is False
    assert noted.known(key).on_client_list
    by_hand.take_out(key)
    with pytest.raises(facts.NotOnListError):
        facts.say(key, "kin", value=False)


def test_the_review_that_knows_them_holds(store: Home) -> None:
    """From the next review on its row counts; who is in none after it is not known by hand."""
    key = by_hand.add(by_hand.New("Nora Quist"))
    lay_out([], [])
    Reviewed.objects.update(changes=LedgerEntry.objects.order_by("-pk")[0].pk)
    assert key not in noted.known_people()
    other = by_hand.add(by_hand.New("Ida Roe"))
    assert list(noted.known_people()) == [other]
