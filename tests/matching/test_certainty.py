"""What evidence amounts to: proofs first, then names."""

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


def test_a_company_confirms_no_namesake_of_a_shared_address() -> None:
    """Of two people of one name and one address, the company does not confirm one."""
    twins = [
        person("Kim Novak", key="a", emails=SHARED, company="Acme"),
        person("Kim Novak", key="b", emails=SHARED),
    ]
    found = match(twins, account("Kim Novak", emails=SHARED, company="Acme"))
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


def test_one_account_for_one_person_is_likely() -> None:
    """A name that fits on both sides once, on each channel by itself."""
    found = match([person("Kim Novak")], account("Kim Novak"), account("Kim Novak", "linkedin"))
    assert certainties(found) == {("Kim Novak", "0"): LIKELY, ("Kim Novak", "1"): LIKELY}


def test_two_accounts_of_one_name_are_ambiguous() -> None:
    """Namesakes on a channel are both offered, and counted in words."""
    found = match([person("John Smith")], account("John Smith"), account("John Smith"))
    assert set(certainties(found).values()) == {AMBIGUOUS}
    assert found[0].evidence == ("Same name", "Two accounts on Facebook are called John Smith")


def test_two_people_of_one_name_are_ambiguous() -> None:
    """Namesakes on the client list are both offered."""
    twins = [person("John Smith", key="a"), person("John Smith", key="b")]
    found = match(twins, account("John Smith"))
    assert certainties(found) == {("a", "0"): AMBIGUOUS, ("b", "0"): AMBIGUOUS}
    assert found[0].evidence[-1] == "Two people you know are called John Smith"


def test_a_nickname_rivals_the_full_name() -> None:
    """Robert Smith and Bob Smith fit about as well."""
    found = match([person("Robert Smith")], account("Robert Smith"), account("Bob Smith"))
    assert set(certainties(found).values()) == {AMBIGUOUS}


@pytest.mark.parametrize("weak", ["R. Smith", "Robert Smyth", "Robert Smith-Hill"])
def test_a_full_name_outranks_part_of_a_name(weak: str) -> None:
    """Beside the full name an initial or a typo is not offered."""
    found = match([person("Robert Smith")], account("Robert Smith"), account(weak))
    assert certainties(found) == {("Robert Smith", "0"): LIKELY}


def test_an_account_goes_to_the_person_it_fits_best() -> None:
    """Who bears the name exactly comes before whose name has a typo in it."""
    people = [person("Robert Smith"), person("Robert Smyth")]
    assert certainties(match(people, account("Robert Smith"))) == {("Robert Smith", "0"): LIKELY}


def test_an_initial_that_fits_two_people_is_ambiguous() -> None:
    """J. Smith may be John or Jane."""
    found = match([person("John Smith"), person("Jane Smith")], account("J. Smith"))
    assert set(certainties(found).values()) == {AMBIGUOUS}


@pytest.mark.parametrize(
    ("noted", "shown"),
    [
        ({"company": "Acme Ltd"}, {"company": "ACME"}),
        ({"city": "Berlin"}, {"company": "Globex, Berlin"}),
    ],
)
def test_a_company_or_city_singles_one_out(noted: dict[str, str], shown: dict[str, str]) -> None:
    """Among namesakes the one at the same company is likely, and the other stays open."""
    john = person("John Smith", **noted)
    found = match([john], account("John Smith"), account("John Smith", **shown))
    assert certainties(found) == {("John Smith", "0"): AMBIGUOUS, ("John Smith", "1"): LIKELY}


def test_a_company_does_not_tell_colleagues_apart() -> None:
    """Two namesakes at one company stay open."""
    acme = {"company": "Acme"}
    found = match([person("John Smith", **acme)], *[account("John Smith", **acme)] * 2)
    assert set(certainties(found).values()) == {AMBIGUOUS}


def test_a_likely_account_still_rivals() -> None:
    """What is taken by a likely match only does not make the rest unique."""
    people = [person("John Smith", key="a", company="Acme"), person("John Smith", key="b")]
    found = certainties(match(people, account("John Smith", company="Acme"), account("John Smith")))
    assert found["a", "0"] is LIKELY
    assert found["b", "1"] is AMBIGUOUS
    assert ("b", "0") not in found
