"""Numbers of payment cards."""

import time
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.payment_cards import cards_in, is_card_number

CARD: Final = "4539 7521 8460 9376"
SECONDS: Final = 10
"""Far more than it takes; what grows with the square takes minutes."""


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


@pytest.mark.parametrize("after", [" 123", " 11/29 123", "/11/29", ", 11/29", " 1129 123", "x"])
def test_a_date_or_a_code_may_stand_behind(after: str) -> None:
    """What is printed beside the number is no part of it."""
    text = f"card {CARD}{after}"
    assert [text[one.start : one.end] for one in cards_in(text)] == [CARD]


@pytest.mark.parametrize(
    "card",
    [
        "45397521 84609376",
        "4539/7521/8460/9376",
        "4 5 3 9 7 5 2 1 8 4 6 0 9 3 7 6",
        "4539-7521 8460-9376",
        "4539 7521\n8460 9376",
    ],
)
def test_any_groups_will_do_beside_a_word(card: str) -> None:
    """Who writes "card" may group the digits at will; without it that is a row of numbers."""
    assert [card] == [f"card {card}"[one.start : one.end] for one in cards_in(f"card {card}")]
    assert not list(cards_in(card))


@pytest.mark.parametrize("gap", ["  ", "\u00a0", "\u202f", " - ", "\u2013", "."])
def test_groups_are_set_apart_in_many_ways(gap: str) -> None:
    """Narrow and wide spaces, dashes and full stops stand between groups."""
    card = CARD.replace(" ", gap)
    assert [card] == [
        f"it is {card} ok"[one.start : one.end] for one in cards_in(f"it is {card} ok")
    ]


@pytest.mark.parametrize("before", ["card#", "card=", "Visa-", "card/", "visa"])
def test_a_word_for_a_card_may_be_glued_on(before: str) -> None:
    """Beside such a word a mark before the number makes no other of it."""
    assert list(cards_in(f"{before}4539752184609376"))
    assert not list(cards_in("x#4539752184609376"))


@pytest.mark.parametrize(
    "text",
    [
        f"{CARD} 1234",
        f"1234 {CARD}",
        f"DE89 {CARD} 00",
        f"RR {CARD} DE",
        f"1Z 999 AA1 {CARD}",
    ],
)
def test_a_piece_of_a_longer_row_is_none(text: str) -> None:
    """Accounts and parcels have more groups than a card, or letters before them."""
    assert not list(cards_in(text))


def test_two_cards_may_stand_together() -> None:
    """One on each line, or one behind the other beside a word."""
    other = "5425 7183 9264 0788"
    assert len(list(cards_in(f"{CARD}\n{other}"))) == len(list(cards_in(f"cards {CARD} {other}")))
    assert len(list(cards_in(f"{CARD}\n{other}"))) == len((CARD, other))


def test_companies_have_numbers_like_diners_club() -> None:
    """Fourteen digits in one row need a word, and none where they stand as on the card."""
    assert not list(cards_in("36658477898343"))
    assert list(cards_in("3665 847789 8343"))
    assert list(cards_in("Diners Club 36658477898343"))


@given(st.text("0123456789 -./", max_size=120), st.sampled_from(["", "card "]))
def test_any_row_is_read(row: str, before: str) -> None:
    """No row raises, and each card found has a right check digit."""
    text = before + row
    assert all(is_card_number(text[one.start : one.end]) for one in cards_in(text))


@pytest.mark.parametrize("unit", ["1", "1 ", "1234 ", "card 1 2 3 ", f"visa {CARD} ", "card "])
def test_a_hundred_thousand_signs_are_soon_read(unit: str) -> None:
    """The time grows with the length and not faster."""
    began = time.process_time()
    list(cards_in((unit * 100_000)[:100_000]))
    assert time.process_time() - began < SECONDS


def test_a_wrong_number_in_fours_is_not_made_right_by_what_follows() -> None:
    """Sixteen digits with a slip are no longer number together with the month behind them."""
    wrong = "6243 8175 9204 6181"
    assert list(cards_in("UnionPay 6243 8175 9204 6180 07"))
    assert not any(list(cards_in(f"UnionPay {wrong} {month:02}")) for month in range(1, 13))
