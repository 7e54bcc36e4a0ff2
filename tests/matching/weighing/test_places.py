"""Whether company and town agree, and how many share them."""

import pytest
from matching_helpers import account, person

from friendline.matching.weighing.places import PlaceFit, PlaceShares, place_fits
from friendline.model import Account

KIM = person("Kim Novak", company="Acme Consulting Ltd.", city="Berlin")


def fits(shown: Account, *others: Account) -> list[PlaceFit]:
    """Compare the places of Kim and an account, among other accounts."""
    return list(place_fits(KIM, shown, PlaceShares([shown, *others])))


def agreeing(shown: Account) -> list[str]:
    """Give the sentences on what agrees."""
    return [fit.why for fit in fits(shown) if fit.agrees]


@pytest.mark.parametrize("company", ["ACME Consulting", "Acme Consulting GmbH", "acme"])
def test_a_company_agrees_without_its_legal_form(company: str) -> None:
    """Ltd and GmbH, case and what follows the name make no difference."""
    assert agreeing(account("Kim Novak", company=company)) == ["Same company: Acme Consulting Ltd."]


@pytest.mark.parametrize("company", ["Consulting", "Globex"])
def test_another_company_differs(company: str) -> None:
    """A word in common is no company in common, and another company speaks against a match."""
    (fit,) = fits(account("Kim Novak", company=company))
    assert not fit.agrees
    assert not fit.why


@pytest.mark.parametrize("company", [None, "", "GmbH"])
def test_no_company_says_nothing(company: str | None) -> None:
    """Where one side tells no company there is nothing to compare."""
    assert fits(account("Kim Novak", company=company)) == []


def test_a_remark_beside_the_name_may_agree() -> None:
    """A town or firm that stands beside a display name counts."""
    assert agreeing(account("Kim Novak (Berlin)")) == ["Same city: Berlin"]
    assert agreeing(account("Kim Novak | Acme Consulting")) == [
        "Same company: Acme Consulting Ltd."
    ]


def test_a_town_agrees_or_differs() -> None:
    """Berlin is in "Berlin, Germany", and Paris is elsewhere."""
    assert agreeing(account("Kim Novak", city="Berlin, Germany")) == ["Same city: Berlin"]
    assert [fit.agrees for fit in fits(account("Kim Novak", city="Paris"))] == [False]


def test_where_everybody_works_there_it_says_little() -> None:
    """A company that most accounts show is shared by strangers too."""
    shown = account("Kim Novak", company="Acme")
    (among_colleagues,) = fits(shown, *[account("x", company="Acme")] * 300)
    (among_others,) = fits(shown, *[account("x", company=f"Firm{n}") for n in range(300)])
    assert among_colleagues.share > 0.5
    assert among_others.share < 0.01
