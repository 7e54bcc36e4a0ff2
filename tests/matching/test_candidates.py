"""Finding names worth comparing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from matching_helpers import Town, account, person

from friendline.matching.candidates import Book, compared
from friendline.matching.names.comparison import Likeness, NameComparison
from friendline.matching.names.name_index import NameIndex
from friendline.matching.names.reading import Name, read_name
from friendline.model import Account, Person


def names(*texts: str) -> list[Name]:
    """Read full names."""
    return [name for text in texts if (name := read_name(text))]


def candidates(noted: str, *shown: str) -> set[str]:
    """Give the texts found for a name."""
    (name,) = names(noted)
    known = names(*shown)
    return {known[place].text for place in NameIndex(known).find(name)}


def test_names_that_share_nothing_are_not_compared() -> None:
    """One equal word alone brings no two names together."""
    shown = ("Kim Marsh", "Pat Novak", "Robert Hill")
    assert candidates("Kim Novak", *shown) == set()


def test_an_initial_meets_full_names_and_the_other_way_round() -> None:
    """K. Novak is found for Kim Novak and Kim Novak for K. Novak; Pat Novak is not."""
    assert candidates("Kim Novak", "K. Novak", "P. Novak") == {"K. Novak"}
    assert candidates("K. Novak", "Kim Novak", "Pat Novak") == {"Kim Novak"}


def test_short_forms_meet() -> None:
    """Peggy Hill is found for Margaret Hill though no letter begins alike."""
    assert candidates("Margaret Hill", "Peggy Hill") == {"Peggy Hill"}


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_one_typo_past_the_first_letter_is_found(data: st.DataObject) -> None:
    """A last name with one letter dropped or changed is still found by the first name."""
    family = "Zangarholson"
    place = data.draw(st.integers(1, len(family) - 1))
    letter = data.draw(st.sampled_from(["", "b", "r"]))
    shown = f"Kim {family[:place]}{letter}{family[place + 1 :]}"
    assert shown in candidates(f"Kim {family}", shown)


def test_many_words_make_few_keys() -> None:
    """A name of many words is found by its first ones."""
    long = "Kim " + " ".join(f"{chr(97 + i)}{chr(98 + i)}o" for i in range(20)) + " Novak"
    assert candidates("Kim Novak", long) == {long}


def test_far_from_all_names_are_compared() -> None:
    """In a made-up town fewer than one pair of names in a hundred is compared."""
    town = Town(1, clients=300, strangers=3_000)
    noted = names(*{one.name for one in town.people.values()})
    shown = names(*{one.name for one in town.accounts.values()})
    index = NameIndex(shown)
    compared = sum(len(index.find(name)) for name in noted)
    assert compared < len(noted) * len(shown) / 100


def pairs(people: list[Person], *accounts: Account) -> dict[tuple[str, str], NameComparison]:
    """Give the best comparison of each person and account that meet; accounts are "0", "1" ..."""
    book = Book(
        people={one.id: one for one in people}, accounts={str(i): a for i, a in enumerate(accounts)}
    )
    return {(one.person, key): one.comparisons[0] for one in compared(book) for key in one.accounts}


OTTOLINE = person("Ottoline Varga", company="Acme Consulting", city="Leeds")


def test_a_rare_first_name_alone_is_found() -> None:
    """Ottoline alone meets the one Ottoline there is."""
    found = pairs([OTTOLINE], account("Ottoline 🌸"))
    assert found["Ottoline Varga", "0"].family is Likeness.ABSENT


def test_a_first_name_that_many_share_makes_no_candidates() -> None:
    """Twenty Johns on the list and twenty accounts that show John do not meet."""
    people = [person(f"John {chr(97 + at) * 5}", key=str(at)) for at in range(20)]
    assert pairs(people, *[account("John")] * 20) == {}


@pytest.mark.parametrize("more", [{"company": "Acme"}, {"city": "Leeds"}])
def test_a_married_name_is_found_where_firm_or_town_agree(more: dict[str, str]) -> None:
    """A first name with the same firm or town brings two together; without, not."""
    found = pairs([OTTOLINE], account("Ottoline Marsh", **more), account("Ottoline Marsh"))
    assert {key: way.family for key, way in found.items()} == {
        ("Ottoline Varga", "0"): Likeness.OTHER
    }


def test_handles_are_found() -> None:
    """A handle made from a name meets its person, whatever stands in the display name."""
    shown = (
        account("🌸🌸", "instagram", handle="ottoline.varga"),
        account("ovarga84"),
        account("John Smith", "instagram", handle="ottolinevarga"),
    )
    assert {key for _, key in pairs([OTTOLINE], *shown)} == {"0", "1"}


@pytest.mark.parametrize(
    "shown",
    ["Ottoline Barga", "Ottoline Avrga", "Bttoline Varga", "Ottoline Arga", "Otoline Varga"],
)
def test_slips_at_the_beginning_are_found(shown: str) -> None:
    """A wrong, missing or exchanged first letter does not hide a name."""
    assert ("Ottoline Varga", "0") in pairs([OTTOLINE], account(shown))


def test_relatives_are_no_candidates() -> None:
    """Another first name with the same last name is somebody else."""
    assert pairs([OTTOLINE], account("Peter Varga")) == {}


def test_a_pair_comes_once_whatever_the_order() -> None:
    """Each person and account are given once, the same in any order of the book."""
    town = Town(2, clients=60, strangers=300)
    there = compared(Book(people=town.people, accounts=town.accounts))
    back = compared(
        Book(
            people=dict(reversed(town.people.items())),
            accounts=dict(reversed(town.accounts.items())),
        )
    )
    one, other = (
        sorted((each.person, key, each.comparisons) for each in found for key in each.accounts)
        for found in (there, back)
    )
    assert one == other
    assert len({pair[:2] for pair in one}) == len(one)
