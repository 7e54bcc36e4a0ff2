"""What a comparison is worth, in bits."""

from math import log2
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.matching.names.compare import compare, compare_account
from friendline.matching.names.reading import NotedName, noted_names, read_name
from friendline.matching.weighing.shares import shares_of
from friendline.matching.weighing.weights import bounded_bits, name_bits, stated_weights
from friendline.model import Account, Person

WEIGHTS = stated_weights()
NOBODY = shares_of(())


def worth(noted: str, shown: str) -> float:
    """Give what the best comparison of two names is worth on a channel without others."""
    one, other = read_name(noted), read_name(shown)
    assert one is not None
    assert other is not None
    ways = compare((NotedName(one),), other)
    return max(name_bits(way, other, NOBODY, WEIGHTS) for way in ways)


def test_a_rare_name_weighs_more() -> None:
    """Ottoline Varga says much, Anna Varga less, John Smith least."""
    assert worth("Ottoline Varga", "Ottoline Varga") > worth("Anna Varga", "Anna Varga") + 5
    assert worth("Anna Varga", "Anna Varga") > worth("John Smith", "John Smith") + 2


def test_agreement_is_worth_the_share_of_bearers() -> None:
    """A first and a last name are worth the logarithm of m / u each."""
    family, first = NOBODY.family.share("smith"), NOBODY.given.share("john")
    by_hand = log2(WEIGHTS.family["same"] / family) + log2(WEIGHTS.given["same"] / first)
    assert worth("John Smith", "John Smith") == pytest.approx(by_hand)


@pytest.mark.parametrize(
    "shown",
    [
        "Bob Harrington",
        "R. Harrington",
        "Robert Harringtn",
        "Robert Harrington-Hill",
        "Harrington Robert",
        "Robert Marsh",
        "Alice Harrington",
    ],
)
def test_every_difference_costs(shown: str) -> None:
    """Nothing is worth as much as the very name."""
    exact = worth("Robert Harrington", "Robert Harrington")
    assert worth("Robert Harrington", shown) < exact


def test_another_first_or_last_name_is_the_worst() -> None:
    """A slip costs less than another name."""
    slip = worth("Robert Harrington", "Robert Harringtn")
    assert slip > worth("Robert Harrington", "Robert Marsh")
    assert slip > worth("Robert Harrington", "Alice Harrington")


def test_a_slip_that_makes_a_usual_name_is_worth_little() -> None:
    """Near a Smyth there are all the Smiths; near a Harrington hardly anybody."""
    assert worth("John Smyth", "John Smith") + 5 < worth("John Harrington", "John Harringtin")


def test_a_slip_of_the_owner_is_one_as_well() -> None:
    """Nobody is called Gilbret, so the one on the list is a Gilbert; a Smyth may be a Smyth."""
    lost = worth("Paul Gilbert", "Paul Gilbert") - worth("Paul Gilbret", "Paul Gilbert")
    assert 0 < lost < worth("John Smith", "John Smith") - worth("John Smyth", "John Smith")


def test_the_full_form_of_a_noted_short_form_is_worth_much() -> None:
    """Who is noted as Jenny is nearly always a Jennifer, whichever way round it is shown."""
    one_way, other_way = (
        worth("Jenny Marsh", "Jennifer Marsh"),
        worth("Jennifer Marsh", "Jenny Marsh"),
    )
    assert one_way == pytest.approx(other_way, abs=0.5)


def test_a_short_form_in_a_handle_weighs_by_its_bearers() -> None:
    """Many are called Sam; a handle with Sam says less of a Samantha than her full name."""
    noted = noted_names(Person(id="p", name="Samantha Quorlenstedt"))

    def of_handle(text: str) -> float:
        ways = compare_account(noted, Account(channel="instagram", name=text, handle=text))
        return max(name_bits(way, None, NOBODY, WEIGHTS) for way in ways)

    assert of_handle("sam_bakes") < of_handle("samantha_bakes")


def test_a_relative_is_bounded_more_than_a_namesake() -> None:
    """Of a rare last name alone relatives are there; what is worth little stays as it is."""
    bounded = bounded_bits(30, 5_000, WEIGHTS, is_relative=True)
    assert bounded < bounded_bits(30, 5_000, WEIGHTS) - 5
    assert bounded_bits(-8, 5_000, WEIGHTS, is_relative=True) == pytest.approx(-8, abs=0.01)


def test_names_that_may_stand_either_way_are_worth_less_turned() -> None:
    """Thomas James may be another man than James Thomas; Novak Robert is Robert Novak."""
    lost_of_first_names = worth("James Thomas", "James Thomas") - worth(
        "James Thomas", "Thomas James"
    )
    lost = worth("Robert Novak", "Robert Novak") - worth("Robert Novak", "Novak Robert")
    assert lost_of_first_names > lost + 1


def test_middle_names_count() -> None:
    """The same middle name speaks for a match, another one against it."""
    plain = worth("Robert Smith", "Robert Smith")
    same = worth("Robert Eli Smith", "Robert Eli Smith")
    assert same > plain > worth("Robert Eli Smith", "Robert Max Smith")


@given(st.floats(-20, 60), st.integers(100, 1_000_000))
def test_a_namesake_bounds_what_a_name_is_worth(bits: float, accounts: int) -> None:
    """However rare a name is, it is worth no more than that a namesake is there."""
    bounded = bounded_bits(bits, accounts, WEIGHTS)
    assert bounded <= bits
    assert (
        bounded <= log2(max((accounts * 5_000) ** 0.5, accounts) / WEIGHTS.namesake["there"]) + 1e-9
    )


def test_shares_are_shares() -> None:
    """Every number that stands for a share lies between 0 and 1."""
    groups = (WEIGHTS.given, WEIGHTS.family, WEIGHTS.agree, WEIGHTS.namesake)
    assert all(0 < value < 1 for group in groups for value in group.values())


def test_the_page_tells_the_weights() -> None:
    """Every number of the model stands in the table of the documentation."""
    page = (Path(__file__).resolve().parents[3] / "docs" / "matching.md").read_text("utf-8")
    table = page.split("### The weights")[1].split("### The tables of names")[0]
    groups = (WEIGHTS.given, WEIGHTS.family, WEIGHTS.bits, WEIGHTS.agree, WEIGHTS.namesake)
    for value in {value for group in groups for value in group.values()}:
        assert f" {value:g} " in table
