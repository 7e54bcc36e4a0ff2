"""Account and card numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.banking import cards_in, ibans_in, is_card_number


@pytest.mark.parametrize(
    "iban",
    [
        "GB82 WEST 1234 5698 7654 32",
        "DE89370400440532013000",
        "de89 3704 0044 0532 0130 00",
        "FR14-2004-1010-0505-0001-3M02-606",
        "NL91 ABNA 0417 1643 00",
    ],
)
def test_an_account_ends_where_its_country_says(iban: str) -> None:
    """An account number is found as written, and the words behind it are left out."""
    text = f"pay to {iban} thanks"
    assert [text[one.start : one.end] for one in ibans_in(text)] == [iban]


@pytest.mark.parametrize(
    "text",
    [
        "GB82 WEST 1234 5698 7654 33",
        "DE89 **** **** **** **** 00",
        "DE893704004405320130001",
        "ZZ89370400440532013000",
        "Widowed at 34 with a five year old; we still set the table",
        "DE89",
    ],
)
def test_no_account(text: str) -> None:
    """A wrong check digit, length or country, a masked number and plain words are no account."""
    assert list(ibans_in(text)) == []


@given(st.integers(0, 10**18 - 1), st.integers(0, 17), st.integers(1, 9))
def test_one_wrong_digit_is_no_account(account: int, place: int, more: int) -> None:
    """The check digits tell any single slip."""
    digits = f"{account:018}"
    check = 98 - int(f"{digits}131400") % 97
    assert len(list(ibans_in(f"DE{check:02}{digits}"))) == (sum(map(str.isdigit, digits)) > 0)
    slip = str((int(digits[place]) + more) % 10)
    assert not list(ibans_in(f"DE{check:02}{digits[:place]}{slip}{digits[place + 1 :]}"))


@pytest.mark.parametrize(
    "card",
    [
        "4539 7521 8460 9376",
        "5425-7183-9264-0788",
        "371539286407125",
        "3715 392864 07125",
        "2304718593264076",
        "6011 7482 5936 1820",
        "3541938274615294",
    ],
)
def test_cards_of_known_issuers_are_found(card: str) -> None:
    """A card number is found in the groups that its issuer prints."""
    text = f"lol it is {card} ok"
    assert [text[one.start : one.end] for one in cards_in(text)] == [card]


@pytest.mark.parametrize(
    "text",
    [
        "4111 1111 1111 1112",
        "Order 4539752184609376",
        "tracking 5425718392640788",
        "test card 4539 7521 8460 9376",
        "https://example.org/4539752184609376",
        "9999999999999995",
        "4006381333931 on the shelf",
    ],
)
def test_other_long_numbers_are_no_cards(text: str) -> None:
    """A wrong check digit, no issuer, an order, a parcel, a test and a bar code are no cards."""
    assert list(cards_in(text)) == []


def test_a_rarer_card_needs_its_name() -> None:
    """Numbers of issuers that look like many others count beside a word for a card."""
    assert not list(cards_in("6759 8274 0193 6584"))
    assert list(cards_in("my Maestro card 6759 8274 0193 6584"))


@pytest.mark.parametrize(
    ("issuer", "card"), [("UnionPay", "6243817592046180"), ("RuPay", "6074 8291 5374 8264")]
)
def test_the_name_of_a_rarer_issuer_says_card(issuer: str, card: str) -> None:
    """Who writes the name of the issuer need not write "card"."""
    assert not list(cards_in(f"mine {card}"))
    assert list(cards_in(f"{issuer} {card}"))


def test_a_full_stop_before_a_card_may_end_a_short_word() -> None:
    """Only behind a digit it makes a fraction."""
    assert list(cards_in("Nr.4539752184609376"))
    assert not list(cards_in("0.4539752184609376"))


@given(st.text("0123456789", min_size=11, max_size=18))
def test_exactly_one_check_digit_is_right(digits: str) -> None:
    """Of the ten numbers that differ in their last digit, one passes."""
    right = sum(is_card_number(f"{digits}{last}") for last in range(10))
    assert right == 1 or len(set(digits)) == 1
