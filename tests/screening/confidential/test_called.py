"""Everything a person is called."""

from friendline.model import Person, Relationship
from friendline.screening.confidential.called import Called


def called(name: str) -> Called:
    """Give what a client is called."""
    return Called(Person(id="1", name=name, relationship=Relationship.CLIENT))


def test_the_ways_to_write_a_name() -> None:
    """First and last name, turned, with a comma, and together."""
    expected = {"ottoline varga", "varga ottoline", "varga, ottoline", "ottolinevarga"}
    assert expected <= called("Ottoline Varga").forms


def test_nicknames_are_beside_the_forms() -> None:
    """Short forms of the first name stand with the last name, and apart from what was noted."""
    kate = called("Katherine Pettigrew")
    assert "kate pettigrew" in kate.by_nickname
    assert kate.by_nickname.isdisjoint(kate.forms)


def test_last_names_and_initials() -> None:
    """What may stand behind a title, and before it as a letter."""
    one = called("Ottoline Varga")
    assert (one.last_names, one.initials) == (frozenset({"varga"}), frozenset({"O"}))
    assert called("John Smith").has_common_last_name


def test_a_first_name_alone_gives_nothing() -> None:
    """Who is known by a first name only has no full name."""
    assert not called("Kim").forms
