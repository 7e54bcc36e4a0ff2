"""What an address book adds to a client list."""

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.book.contacts import completed
from friendline.model import Person, Relationship, Status

CLIENT, UNKNOWN = Relationship.CLIENT, Relationship.UNKNOWN
KIM = Person(
    id="kim",
    name="Kim Novak",
    emails=("kim@example.org",),
    phones=("020 7946 0000",),
    urls=("https://www.linkedin.com/in/kimn",),
    said_accounts=(("x", "@kimn"),),
    relationship=CLIENT,
    status=Status.FORMER,
    facts={"met": True},
)


def one(contact: Person, *listed: Person) -> Person:
    """The one person after a contact was taken."""
    (person,) = completed({each.id: each for each in listed}, [contact]).values()
    return person


@pytest.mark.parametrize(
    "shared",
    [
        {"emails": ("kim@example.org",)},
        {"phones": ("+44 (20) 7946-0000",)},
        {"urls": ("http://linkedin.com/in/KimN/",)},
        {"said_accounts": (("x", "KimN"),)},
    ],
)
def test_a_shared_address_completes(shared: dict[str, tuple[str, ...]]) -> None:
    """E-mail, number, profile or account in common: the contact's details become the client's."""
    contact = Person(id="c", name="Kim Eva Novak", city="York", facts={"met": False}, **shared)  # type: ignore[arg-type]
    kim = one(contact, KIM)
    assert (kim.id, kim.name, kim.city) == ("kim", "Kim Novak", "York")
    assert kim.other_names == ("Kim Eva Novak",)
    assert (kim.relationship, kim.status, kim.facts) == (CLIENT, Status.FORMER, {"met": True})


def test_acquaintances_are_left_out() -> None:
    """Of whom nothing is shared and no label speaks, the review need not speak either."""
    contact = Person(id="c", name="Kim Novak", emails=("other@example.org",), phones=("1234567",))
    assert completed({"kim": KIM}, [contact]) == {"kim": KIM}


def test_a_couple_that_shares_an_address_stays_two() -> None:
    """A shared e-mail address completes nobody of another name."""
    contact = Person(id="c", name="Bo Novak", emails=KIM.emails, urls=("https://bo.example",))
    assert completed({"kim": KIM}, [contact]) == {"kim": KIM}


def test_what_two_people_share_completes_neither() -> None:
    """A contact that could be one of two people is nobody's."""
    twin = Person(id="kim2", name="Kim Novak", emails=KIM.emails)
    contact = Person(id="c", name="Kim Novak", emails=KIM.emails, city="York")
    assert completed({"kim": KIM, "kim2": twin}, [contact]) == {"kim": KIM, "kim2": twin}


def test_labelled_contacts_are_people_of_their_own() -> None:
    """Whom a label names a client is reviewed, on the list or not; once, given twice."""
    ann = Person(id="a", name="Ann Lee", relationship=CLIENT, status=Status.CURRENT)
    assert completed({"kim": KIM}, [ann, ann]) == {"kim": KIM, "a": ann}
    bo = Person(id="kim", name="Bo Novak", emails=KIM.emails, relationship=CLIENT)
    people = completed({"kim": KIM}, [bo])
    assert len(people) == 2
    assert people["kim"] == KIM


def test_an_address_without_a_name_completes() -> None:
    """A contact or a client of whom only the e-mail address is known contradicts no name."""
    nameless = Person(id="c", name="kim@example.org", emails=("kim@example.org",), city="York")
    assert one(nameless, KIM).city == "York"
    assert one(nameless, KIM).other_names == ()


@dataclass(frozen=True)
class _Drawn:
    names: st.SearchStrategy[str]
    emails: st.SearchStrategy[tuple[str, ...]]


DRAWN = _Drawn(
    st.sampled_from(["Kim Novak", "Bo Novak", "Kim", "a@x.example", "Ann Lee"]),
    st.lists(st.sampled_from(["a@x.example", "b@x.example"]), unique=True, max_size=2).map(tuple),
)
PEOPLE = st.builds(
    Person,
    id=st.sampled_from(["1", "2", "3"]),
    name=DRAWN.names,
    emails=DRAWN.emails,
    relationship=st.sampled_from([CLIENT, UNKNOWN]),
)


@settings(deadline=None)
@given(st.lists(PEOPLE, max_size=3, unique_by=lambda each: each.id), st.lists(PEOPLE, max_size=4))
def test_nobody_is_lost_and_no_relationship_changes(
    listed: list[Person], contacts: list[Person]
) -> None:
    """Every person of the list stays what the list says; taking contacts again adds nothing."""
    people = {each.id: each for each in listed}
    once = completed(people, contacts)
    for key, person in people.items():
        assert (once[key].name, once[key].relationship) == (person.name, person.relationship)
        assert set(person.emails) <= set(once[key].emails)
    assert completed(people, contacts + contacts) == once
