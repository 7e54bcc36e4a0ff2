"""What names amount to: likely, ambiguous, or not shown."""

from itertools import product

import pytest
from matching_helpers import account, certainties, match, person
from msgspec.structs import replace

from friendline.matching import match_people
from friendline.matching.judging.certainty import LIKELY as LIKELY_FROM
from friendline.model import Account, Certainty, Person, Tie, TieKind

LIKELY, AMBIGUOUS = Certainty.LIKELY, Certainty.AMBIGUOUS


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


def test_half_a_name_is_never_likely() -> None:
    """However rare a first name is, it takes a last name, a company or a town beside it."""
    crowd = [account(f"Pat Hill{chr(97 + n % 26)}") for n in range(200)]
    people = [person("Ottoline Varga", company="Acme Films")]
    for alone in (account("Ottoline"), account("ottoline_bakes", "instagram")):
        found = match(people, alone, *crowd)
        assert LIKELY not in certainties(found).values()


def test_a_nickname_rivals_the_full_name() -> None:
    """Robert Smith and Bob Smith fit about as well."""
    found = match([person("Robert Smith")], account("Robert Smith"), account("Bob Smith"))
    assert set(certainties(found).values()) == {AMBIGUOUS}


@pytest.mark.parametrize("weak", ["R. Smith", "Robert Smitn", "Robert Smith-Hill"])
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


def crowd(count: int) -> list[Account]:
    """Give accounts of other people: one in a hundred a Smith, one in fifty a John."""
    return [
        account(
            f"{'John' if number % 50 == 7 else PARTS[number % 400]}"
            f" {'Smith' if number % 100 == 9 else PARTS[number // 20] + 'sen'}"
        )
        for number in range(count)
    ]


PARTS = ["".join(part).title() for part in product("bdfgklm", "aeiou", "nrstv", "aeo")]


def test_a_common_name_is_not_enough_in_a_large_network() -> None:
    """John Smith among 5,000 accounts may be anybody, and the evidence says why."""
    found = match([person("John Smith")], *crowd(5_000), account("John Smith"))
    assert certainties(found) == {("John Smith", "5000"): AMBIGUOUS}
    assert found[0].evidence == ("Same name", "Smith is a common name")
    assert found[0].probability < LIKELY_FROM


def test_a_rare_name_is_likely_in_a_large_network() -> None:
    """Ottoline Quorlenstedt is hardly ever two people, and the evidence says why."""
    name = "Ottoline Quorlenstedt"
    found = match([person(name)], *crowd(5_000), account(name))
    assert certainties(found) == {(name, "5000"): LIKELY}
    assert found[0].evidence[-1] == ("Quorlenstedt is a rare name")
    assert LIKELY_FROM < found[0].probability < 1


def test_what_is_hardly_possible_is_not_shown() -> None:
    """A first name that many bear is no candidate in a large network."""
    others = [account(f"John {last}") for last in PARTS[:40]]
    assert match([person("John Smith")], *crowd(3_000), *others) == []


def test_a_date_tells_namesakes_apart() -> None:
    """Of two accounts of the name the one befriended soon after the begin is the likelier one."""
    began = 18_700
    anna = person("John Smith", facts={"began_on": began})
    accounts = {"0": account("John Smith"), "1": account("John Smith")}
    ties = {
        key: [Tie(account=accounts[key], kind=TieKind.FRIEND, since=day * 86_400)]
        for key, day in (("0", began + 30), ("1", began - 2_000))
    }
    first, second = match_people({anna.id: anna}, accounts, ties=ties)
    assert first.probability > 2 * second.probability
    assert "You are friends since April 2021" in first.evidence[1]


def test_another_last_name_is_shown_only_where_something_else_ties_the_two() -> None:
    """Who shares but a rare first name is no candidate; with the same employer they are."""
    people = {"p": Person(id="p", name="Khalid Sohrabi", company="Whitestone Care Homes")}
    shown = Account(channel="linkedin", name="Khalid Bahrami", handle="khalid-bahrami-2f58")
    assert match_people(people, {"a": shown}) == []
    (match,) = match_people(people, {"a": replace(shown, company="Whitestone Care Homes")})
    assert match.certainty is not Certainty.CONFIRMED
