"""Numbers of cards that are published for tests."""

import pytest

from friendline.screening.confidential.cards_for_tests import is_for_tests
from friendline.screening.confidential.payment_cards import cards_in, is_card_number


@pytest.mark.parametrize(
    "card",
    [
        "4111 1111 1111 1111",
        "4242 4242 4242 4242",
        "4000 0025 0000 3155",
        "5555-5555-5555-4444",
        "3782 822463 10005",
        "371449635398431",
        "6011 1111 1111 1117",
        "3530111333300000",
        "30569309025904",
        "my Maestro card 6759 6498 2643 8453",
    ],
)
def test_a_published_number_is_nobodys_card(card: str) -> None:
    """What every developer types into a form is no finding, whatever stands around it."""
    digits = "".join(filter(str.isdigit, card))
    assert is_card_number(digits)
    assert is_for_tests(digits)
    assert list(cards_in(f"paid with {card} today")) == []


@pytest.mark.parametrize("digits", ["4539752184609376", "371539286407125", "5425718392640788"])
def test_other_numbers_are_somebodys(digits: str) -> None:
    """A number as issuers give them out is not taken for one of those."""
    assert not is_for_tests(digits)
