"""Addresses and numbers."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Category
from friendline.screening.choosing import Given, ScreeningSettingsError
from friendline.screening.detector import Batch
from friendline.screening.patterns import Patterns, make, shown_in


def shown(text: str) -> list[str]:
    """Give the numbers and addresses found in a text."""
    return [text[one.start : one.end] for one in shown_in(text)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Write to jo.example@example.org please", "jo.example@example.org"),
        ("Ring me: +44 20 7946 0000.", "+44 20 7946 0000"),
        ("Ring me.(020) 7946 0000", "(020) 7946 0000"),
        ("Tel 020 7946 0000", "020 7946 0000"),
        ("my new number 07700900123", "07700900123"),
        ("text 202-555-0143 tonight", "202-555-0143"),
        ("Tel. 030/901820 45", "030/901820 45"),
        ("pay to GB82 WEST 1234 5698 7654 32 thanks", "GB82 WEST 1234 5698 7654 32"),
        ("DE89370400440532013000", "DE89370400440532013000"),
        ("We moved to 38 Park Avenue, come by", "moved to 38 Park Avenue"),
        ("I live at 14 Oak Road", "I live at 14 Oak Road"),
        ("Wir wohnen jetzt im Lindenweg 3", "Wir wohnen jetzt im Lindenweg 3"),
        ("card 4539 7521 8460 9376", "4539 7521 8460 9376"),
    ],
)
def test_numbers_are_found_as_written(text: str, number: str) -> None:
    """Addresses and numbers are evidence in the form they were written."""
    assert number in shown(text)


@pytest.mark.parametrize(
    "text",
    [
        "12/10/2019 and 2019-10-12 14:30:00",
        "Order 10045-2231, 5,000,000 views, version 3.11.7",
        "3.141592653589793 and 1234567890123456",
        "GB82 WEST 1234 5698 7654 33 has a wrong check digit",
        "card 4111 1111 1111 1112 is none",
        "The bakery at 14 Oak Road is open",
        "9 Elm Street is a film",
        "ISBN 978-3-16-148410-0",
        "0000000000 and +1",
        "@ the pub, me@home",
        "https://example.org/0207946000012",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    """Dates, orders, versions and wrong check digits are no finding."""
    assert shown(text) == []


def test_a_finding_is_confidential_and_says_why() -> None:
    """What was found is named in plain words."""
    (found,) = Patterns().screen(Batch(pl.DataFrame({"id": ["a"], "text": ["x@example.org"]})))
    assert (found.item, found.category, found.reason, found.detector) == (
        "a",
        Category.CONFIDENTIAL,
        "Shows an e-mail address.",
        "patterns",
    )


def test_a_home_address_is_a_location() -> None:
    """Where somebody lives is told apart from other numbers."""
    items = pl.DataFrame({"id": ["a"], "text": ["My new address: 14 Oak Road"]})
    (found,) = Patterns().screen(Batch(items))
    assert (found.category, found.reason) == (Category.LOCATION, "Tells where somebody lives.")


@given(st.text("0123456789+(). -/@aGB", max_size=100))
def test_any_digits_are_read(text: str) -> None:
    """No run of digits and marks raises."""
    assert all(evidence in text for evidence in shown(text))


def test_the_owner_says_where_home_is() -> None:
    """A number as people write it at home is then known without a word beside it."""
    text = "se alquila, 612 34 50 11"
    items = pl.DataFrame({"id": ["a"], "text": [text]})
    assert not list(make(Given()).screen(Batch(items)))
    for home in ("ES", " es "):
        (found,) = make(Given(settings={"home": home})).screen(Batch(items))
        assert found.evidence == "612 34 50 11"


@pytest.mark.parametrize(
    "settings", [{"home": "UK"}, {"home": "Spain"}, {"home": 4}, {"hom": "ES"}]
)
def test_a_home_that_is_no_country_is_refused(settings: dict[str, object]) -> None:
    """Whoever writes it wrong is told, and does not lose the numbers in silence."""
    with pytest.raises(ScreeningSettingsError, match="hom"):
        make(Given(settings=settings))
