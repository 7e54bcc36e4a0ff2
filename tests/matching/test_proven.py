"""Proofs: when they confirm, and when they leave a doubt."""

import pytest
from matching_helpers import account, certainties, match, person

from friendline.model import Certainty

CONFIRMED, LIKELY, AMBIGUOUS = Certainty.CONFIRMED, Certainty.LIKELY, Certainty.AMBIGUOUS
SHARED = ("home@example.org",)


def test_a_shared_address_goes_to_the_name_that_fits() -> None:
    """Of a couple with one address the one with the account's name has the account."""
    couple = [person("Kim Novak", emails=SHARED), person("Pat Novak", emails=SHARED)]
    found = match(couple, account("Kim Novak", emails=SHARED))
    assert certainties(found) == {("Kim Novak", "0"): CONFIRMED}


def test_a_shared_address_without_a_name_stays_open() -> None:
    """Where no name decides, both are offered and the reason is said."""
    couple = [person("Kim Novak", emails=SHARED), person("Pat Novak", emails=SHARED)]
    found = match(couple, account("Sunny Day", emails=SHARED))
    assert set(certainties(found).values()) == {AMBIGUOUS}
    assert len(found) == 2
    assert "Two people you know fit: Kim Novak and Pat Novak" in found[0].evidence


def test_namesakes_with_one_address_stay_open() -> None:
    """Two people of one name and one address are not told apart."""
    twins = [
        person("Kim Novak", key="a", emails=SHARED),
        person("Kim Novak", key="b", emails=SHARED),
    ]
    found = match(twins, account("Kim Novak", emails=SHARED))
    assert certainties(found) == {("a", "0"): AMBIGUOUS, ("b", "0"): AMBIGUOUS}


def test_the_owners_word_outweighs_a_shared_address() -> None:
    """Who is noted with the account has it, whoever shares its address."""
    couple = [
        person("Kim Novak", emails=SHARED, said_accounts=(("facebook", "@sunny"),)),
        person("Pat Novak", emails=SHARED),
    ]
    found = match(couple, account("Sunny Day", handle="sunny", emails=SHARED))
    assert certainties(found) == {("Kim Novak", "0"): CONFIRMED}


def test_an_address_on_two_accounts_goes_to_the_name_that_fits() -> None:
    """A spouse's account under one's address is not one's own."""
    kim = person("Kim Novak", emails=SHARED)
    found = match([kim], account("Kim Novak", emails=SHARED), account("Pat Novak", emails=SHARED))
    assert certainties(found) == {("Kim Novak", "0"): CONFIRMED}


@pytest.mark.parametrize(
    ("email", "shown"),
    [("info@example.org", "Robert Hill"), ("home@example.org", "Pat Novak")],
)
def test_an_address_that_may_be_shared_is_doubted(email: str, shown: str) -> None:
    """An office's address, or one last name with another first name, confirms nothing."""
    found = match([person("Kim Novak", emails=(email,))], account(shown, emails=(email,)))
    assert certainties(found) == {("Kim Novak", "0"): AMBIGUOUS}
    assert "may be shared" in found[0].evidence[-1]


def test_an_address_of_an_office_confirms_with_the_name() -> None:
    """info@ with the same name is that person's."""
    office = ("info@example.org",)
    found = match([person("Kim Novak", emails=office)], account("Kim Novak", emails=office))
    assert certainties(found) == {("Kim Novak", "0"): CONFIRMED}


def test_two_proven_accounts_of_a_channel_are_both_confirmed() -> None:
    """Who has two accounts under one address has both."""
    kim = person("Kim Novak", emails=SHARED)
    found = match([kim], account("Kim Novak", emails=SHARED), account("K. Novak", emails=SHARED))
    assert certainties(found) == {("Kim Novak", "0"): CONFIRMED, ("Kim Novak", "1"): CONFIRMED}


def test_two_people_noted_for_one_account_stay_open() -> None:
    """Where the owner's own list contradicts itself, nothing is confirmed."""
    said = (("facebook", "@sunny"),)
    people = [person("Kim Novak", said_accounts=said), person("Pat Hill", said_accounts=said)]
    found = match(people, account("Sunny Day", handle="sunny"))
    assert set(certainties(found).values()) == {AMBIGUOUS}
