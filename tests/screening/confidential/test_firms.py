"""Firms that are told apart by their name."""

import pytest

from friendline.screening.confidential.firms import distinctive_forms


@pytest.mark.parametrize("firm", ["Brackenfell Optics Ltd", "Zwirnwerk GmbH", "Harrowgild & Sons"])
def test_a_rare_name_points_at_one_firm(firm: str) -> None:
    """A firm with a word of its own is looked for, with its legal form and without."""
    exact = [written for _, written in distinctive_forms(firm)]
    assert exact[0] == firm
    assert exact[-1] == firm.removesuffix(" Ltd").removesuffix(" GmbH")


@pytest.mark.parametrize(
    "firm",
    ["Summit Consulting", "Google", "Deutsche Bank", "Smith & Johnson", "Baker", "self-employed"],
)
def test_ordinary_and_famous_names_are_not_looked_for(firm: str) -> None:
    """Ordinary words, family names and firms that everybody knows give nothing."""
    assert list(distinctive_forms(firm)) == []


@pytest.mark.parametrize("firm", [None, "", "  ", "Ltd", "???"])
def test_no_firm(firm: str | None) -> None:
    """Nothing gives nothing."""
    assert list(distinctive_forms(firm)) == []
