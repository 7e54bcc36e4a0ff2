"""What proofs and the owner's decisions amount to: confirmed, or in doubt."""

from typing import Any

import pytest
from matching_helpers import account, certainties, match, person

from friendline.matching import match_people
from friendline.matching.asking.decisions import Act, Decision, Decisions
from friendline.model import Account, Certainty, Person

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


def said(*decisions: tuple[Act, str, str]) -> Decisions:
    """Give decisions, oldest first."""
    return Decisions.of(
        Decision(number=number, at=number, act=act, person=one, other=other)
        for number, (act, one, other) in enumerate(decisions, start=1)
    )


def decided(
    people: list[Person], accounts: list[Account], *decisions: tuple[Act, str, str]
) -> dict[tuple[str, str], Certainty]:
    """Match after decisions; the accounts' ids are "0", "1" ..."""
    numbered = {str(number): one for number, one in enumerate(accounts)}
    known = {one.id: one for one in people}
    return certainties(match_people(known, numbered, decisions=said(*decisions)))


KIM = person("Kim Novak")


def test_what_the_owner_confirmed_is_confirmed() -> None:
    """Any account can be said to be anybody's, and the evidence tells who said so."""
    found = match_people(
        {KIM.id: KIM}, {"0": account("Sunny Day")}, decisions=said((Act.CONFIRM, KIM.id, "0"))
    )
    assert certainties(found) == {("Kim Novak", "0"): CONFIRMED}
    assert found[0].evidence == ("You confirmed it",)
    assert found[0].probability == 1


def test_a_decision_outweighs_every_proof() -> None:
    """Whose the owner says it is has it, whoever's address it shows."""
    pat = person("Pat Hill", emails=("pat@example.org",))
    shown = account("Pat Hill", emails=("pat@example.org",))
    assert decided([KIM, pat], [shown], (Act.CONFIRM, KIM.id, "0")) == {
        ("Kim Novak", "0"): CONFIRMED
    }


@pytest.mark.parametrize(
    "more",
    [
        {},
        {"emails": ("kim@example.org",)},
        {"said_accounts": (("facebook", "Kim Novak"),)},
        {"urls": ("facebook.com/kim",)},
    ],
)
def test_a_rejected_pair_never_comes_back(more: dict[str, Any]) -> None:
    """Neither by name, nor by address, nor by what was noted before."""
    kim = person("Kim Novak", **more)
    shown = account("Kim Novak", emails=("kim@example.org",), url="https://facebook.com/kim")
    assert decided([kim], [shown])
    assert decided([kim], [shown], (Act.REJECT, kim.id, "0")) == {}


def test_a_rejection_leaves_the_rest() -> None:
    """Of two namesakes the other one is the only one left."""
    accounts = [account("Kim Novak"), account("Kim Novak")]
    assert set(decided([KIM], accounts).values()) == {AMBIGUOUS}
    assert decided([KIM], accounts, (Act.REJECT, KIM.id, "0")) == {("Kim Novak", "1"): LIKELY}


def test_a_confirmed_account_is_nobody_elses() -> None:
    """Confirming one of two namesakes settles the other person's too."""
    twins = [person("Kim Novak", key="a"), person("Kim Novak", key="b")]
    accounts = [account("Kim Novak"), account("Kim Novak")]
    assert decided(twins, accounts, (Act.CONFIRM, "a", "0")) == {
        ("a", "0"): CONFIRMED,
        ("b", "1"): LIKELY,
    }


def test_merged_people_are_matched_as_one() -> None:
    """What is known of either of two rows counts for the one who stays."""
    rows = [
        person("Kim Novak", key="a"),
        person("Kim Marsh", key="b", emails=("kim@example.org",)),
    ]
    accounts = [account("Sunny Day", emails=("kim@example.org",)), account("Kim Novak", "linkedin")]
    assert decided(rows, accounts, (Act.MERGE, "a", "b")) == {
        ("a", "0"): CONFIRMED,
        ("a", "1"): LIKELY,
    }


def test_decisions_about_nobody_are_no_harm() -> None:
    """People and accounts that are gone are passed over."""
    gone = [(Act.CONFIRM, "x", "0"), (Act.CONFIRM, KIM.id, "9"), (Act.REJECT, "x", "9")]
    assert decided([KIM], [account("Kim Novak")], *gone[1:]) == {("Kim Novak", "0"): LIKELY}
    assert ("x", "0") not in decided([KIM], [account("Kim Novak")], *gone)
