"""Phone numbers."""

import pytest

from friendline.screening.confidential.phones import phones_in


def found(text: str, home: str | None = None) -> list[str]:
    """Give the numbers found in a text."""
    return [text[one.start : one.end] for one in phones_in(text, home)]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Ring +44 (0)20 7946 0000.", "+44 (0)20 7946 0000"),
        ("0049 40 66969012", "0049 40 66969012"),
        ("my number is 2065550143", "2065550143"),
        ("(561) 555-0143", "(561) 555-0143"),
        ("Tél. 06.39.98.25.38", "06.39.98.25.38"),
        ("Llámame al 612 34 61 22", "612 34 61 22"),
        ("Chiamami al 347-1234502", "347-1234502"),
        ("Bel me: 06-12345678", "06-12345678"),
        ("0491 570 156", "0491 570 156"),
        ("Neue Nummer: 0151/23456789", "0151/23456789"),
    ],
)
def test_numbers_of_eight_countries(text: str, number: str) -> None:
    """A number is found as its country writes it."""
    assert found(text) == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Order number 0171 2345678",
        "Childline is 0800 1111",
        "1-800-273-8255",
        "12-10-2019 and 03/06/2021",
        "Over 612 345 678 people",
        "raised 12 345 678 euros",
        "Reason number 1523648856",
        "1939-1945 and 1914-1918",
        "Ticket 202-555-0143",
        "https://example.org/02079460000",
        "£02079460000",
        "+1 and +44",
    ],
)
def test_other_numbers(text: str) -> None:
    """Orders, dates, amounts and free numbers of services are nobody's phone."""
    assert found(text) == []


def test_a_bare_number_counts_where_the_owner_lives() -> None:
    """Nine digits are a Spanish number to somebody in Spain, and any digits elsewhere."""
    assert found("612 343 137") == []
    assert found("612 343 137", "ES") == ["612 343 137"]
