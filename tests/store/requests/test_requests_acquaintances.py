"""The people whom requests are answered by are those of the book."""

from datetime import date

from requests_helpers import LINKEDIN, OWNER, client, keep_people, lay_out, row_of

from friendline.model import Item, ItemKind, Person, Relationship, Status
from friendline.store.home import Home
from friendline.store.imports import kept
from friendline.store.imports.importing import Source, keep
from friendline.store.people import acquaintances, facts
from friendline.store.said import DECISIONS

JO = client("Jo Mora", met=True)
KIM = client("Kim Novak", met=False)


def test_they_are_the_people_of_the_book(store: Home) -> None:
    """Client lists that replace each other, and address books, give the same as the whole book."""
    keep_people(JO, KIM)
    newer = client("Jo Mora", Status.FORMER, met=True)
    keep(Source("newer.csv", "client_list", is_client_list=True), [newer])
    contact = Person(id="contact-1", name="Jo Mora", emails=("jo@example.org",))
    keep(Source("contacts.vcf", "address_book", completes_only=True), [contact])
    keep(Source("facebook.zip", "facebook"), [Item(channel="facebook", kind=ItemKind.POST)])
    assert acquaintances.people() == kept.book().people
    assert acquaintances.people()[JO.id].status is Status.FORMER
    assert acquaintances.people()[KIM.id].status is Status.UNKNOWN


def test_what_the_owner_said_of_somebody_holds_at_once(store: Home) -> None:
    """A fact that is said is known to the next question, and one that is undone no more."""
    keep_people(JO, KIM)
    lay_out([], [row_of(JO), row_of(KIM)])
    assert acquaintances.people()[KIM.id].relationship is Relationship.CLIENT
    said = facts.say(KIM.id, "met", value=True, since=date(2026, 5, 1), evidence="At the fair.")
    assert acquaintances.people()[KIM.id].facts["met"] is True
    facts.undo(said.number)
    assert acquaintances.people()[KIM.id].facts["met"] is False


def test_two_that_the_owner_says_are_one_are_one(store: Home) -> None:
    """Merged people answer as one person."""
    keep_people(JO, KIM)
    merge = {"number": 1, "at": 1, "act": "merge", "person": JO.id, "other": KIM.id}
    DECISIONS.rows.create(**merge, person_name="Jo Mora", other_name="Kim Novak")
    assert len(acquaintances.people()) == 1


def test_the_owner_is_known_by_every_network(store: Home) -> None:
    """Each once, however often an export shows them."""
    keep_people(JO)
    keep(Source("again.zip", "facebook"), [OWNER, Item(channel="facebook", kind=ItemKind.POST)])
    assert acquaintances.owners() == (OWNER, LINKEDIN)
