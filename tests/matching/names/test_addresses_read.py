"""Names read off e-mail addresses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import person

from friendline.matching.names.addresses_read import all_names, front_of
from friendline.matching.names.reading import noted_names


def inferred(name: str, *emails: str) -> list[str]:
    """Give the names that the addresses of a person add."""
    names = all_names(person(name, emails=emails))
    return [one.name.text for one in names if one.is_inferred]


@pytest.mark.parametrize(
    ("name", "email", "found"),
    [
        ("Paul Gilbret", "paul.gilbert@example.org", "Paul Gilbert"),
        ("Paul Gilbret", "gilbert_paul84@example.org", "Paul Gilbert"),
        ("Paul Gilbret", "paulgilbert@example.org", "Paul Gilbert"),
        ("Amanda Vekez", "mandyvelez3@example.org", "Amanda Velez"),
        ("Crystal Howe", "crystal.white@example.org", "Crystal White"),
        ("J. Nelson", "jessica.nelson@example.org", "Jessica Nelson"),
        ("Nicole T.", "the.nicole.townsend@example.org", "Nicole Townsend"),
    ],
)
def test_an_address_may_hold_another_name(name: str, email: str, found: str) -> None:
    """A slip, a former name or an initial on the list is told by the address."""
    assert found in inferred(name, email)


@pytest.mark.parametrize(
    "email",
    [
        "kim.novak@example.org",
        "novakkim@example.org",
        "k.novak@example.org",
        "kim.nov@example.org",
        "kim_yoga@example.org",
        "kim.office@example.org",
        "pat.marsh@example.org",
        "info@example.org",
        "kim.on.the.road@example.org",
        "sunflower@example.org",
        "kim.marsh",
    ],
)
def test_other_addresses_add_no_name(email: str) -> None:
    """The usual name, words that are no name, another first name and offices add nothing."""
    assert inferred("Kim Novak", email) == []


def test_noted_names_come_first() -> None:
    """What the owner wrote stands before what is read off an address."""
    names = all_names(person("Crystal Howe", emails=("crystal.white@example.org",)))
    assert [one.is_inferred for one in names] == [False, True]
    assert names[1].other == "crystal.white@example.org"


def test_the_front_of_an_office_tells_nothing() -> None:
    """Only one person's address has a front that may be a name."""
    assert front_of("Kim.Novak@Example.org") == "kim.novak"
    assert front_of("info@example.org") == front_of("kim") == front_of("") == ""


@given(st.text(max_size=30), st.text(max_size=30))
@settings(max_examples=50)
def test_any_address_can_be_read(name: str, front: str) -> None:
    """No text makes it fail, and an address takes no name away."""
    one = person(name, key="p", emails=(f"{front}@example.org", front))
    assert len(all_names(one)) >= len(noted_names(one))
