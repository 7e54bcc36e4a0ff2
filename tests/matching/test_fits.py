"""All names of a person."""

import pytest
from matching_helpers import account, person

from friendline.matching.evidence import Book
from friendline.matching.fits import best_fit, name_fits, noted_names
from friendline.matching.likeness import Strength
from friendline.matching.names import read_name

KIM = person("Kim Novak", other_names=("Marsh", "Kimmy", "Joan Hill"))


@pytest.mark.parametrize("shown", ["Kim Novak", "Kim Marsh", "Kimmy Novak", "Joan Hill"])
def test_other_names_fit_like_names(shown: str) -> None:
    """A former last name, a pet name and a whole other name fit."""
    name = read_name(shown)
    assert name is not None
    fit = best_fit(noted_names(KIM), name)
    assert fit is not None
    assert fit.strength is Strength.FULL


def test_it_is_said_which_name_fits() -> None:
    """The evidence names the other name that the owner noted."""
    name = read_name("Joan Hill")
    assert name is not None
    fit = best_fit(noted_names(KIM), name)
    assert fit is not None
    assert fit.why == "Same name (other name that you noted: Joan Hill)"


def test_a_person_without_a_full_name_has_none() -> None:
    """A first name alone makes nothing to compare."""
    assert noted_names(person("Kim", other_names=("Kimmy", ""))) == ()


def test_every_account_of_a_fitting_name_is_found() -> None:
    """Accounts of one display name stay several."""
    book = Book(people={"p": KIM}, accounts={"a": account("Kim Novak"), "b": account("Kim Novak")})
    assert [account_id for _, account_id, _ in name_fits(book)] == ["a", "b"]
