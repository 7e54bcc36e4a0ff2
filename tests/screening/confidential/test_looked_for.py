"""Whom a text may name."""

from friendline.model import Person, Relationship
from friendline.screening.confidential.looked_for import meanings_of

OTTOLINE = Person(id="1", name="Ottoline Varga", relationship=Relationship.CLIENT)
KATE = Person(id="2", name="Kate Pettigrew", relationship=Relationship.CLIENT)
KATHERINE = Person(id="3", name="Katherine Pettigrew", relationship=Relationship.CLIENT)


def test_each_form_has_its_meaning() -> None:
    """A full name and a last name alone say the same of one client, with other weight."""
    meanings = meanings_of((OTTOLINE,))
    (full,), (last,) = meanings["ottoline varga"], meanings["varga"]
    assert full.subject == last.subject
    assert (full.initials, last.initials) == (frozenset(), frozenset({"O"}))


def test_a_nickname_that_is_anothers_name_means_the_other() -> None:
    """Where Kate and Katherine are two clients, neither is the other."""
    (known,) = meanings_of((KATE, KATHERINE))["kate pettigrew"]
    assert "Kate" in known.subject


def test_who_is_owed_nothing_is_not_looked_for() -> None:
    """A friend gives no forms."""
    assert not meanings_of((Person(id="4", name="Bo Varga", relationship=Relationship.FRIEND),))
