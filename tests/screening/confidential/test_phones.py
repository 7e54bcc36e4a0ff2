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


@pytest.mark.parametrize(
    "number",
    [
        "1-702-555-0134",
        "1 (702) 555-0134",
        "617/555-0134",
        "(11) 91234-5678",
        "11 9 1234-5678",
        "(21) 2345-6789",
    ],
)
def test_american_and_brazilian_forms(number: str) -> None:
    """They need no word beside them."""
    assert found(f"Jo {number} ok") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "1Z 999 AA1 0123456784",
        "RB 123 456 785 DE",
        "JD 0002 4660 1234 567",
        "WTU 123 4567 89K",
        "01 23 45 67 89 01 23 45",
        "frame WSB 0171 234567",
    ],
)
def test_a_piece_of_a_longer_row_is_no_phone(text: str) -> None:
    """Codes of parcels and frames are not cut until a number fits."""
    assert found(text) == []


@pytest.mark.parametrize("after", [" 24/7", " 5pm", " 10:30", ", 2 of us"])
def test_a_time_behind_a_number_is_no_part_of_it(after: str) -> None:
    """Until when somebody may be called stands behind many numbers."""
    assert found(f"Ring 020 7946 0000{after}") == ["020 7946 0000"]


def test_a_word_behind_it_says_phone_too() -> None:
    """What stands behind a number may say what it is, as "call" does before one."""
    assert found("2065550143 is my new cell") == ["2065550143"]


@pytest.mark.parametrize(
    ("text", "home"), [("2065550143", "US"), ("612343137", "ES"), ("206-5550143", "US")]
)
def test_digits_without_form_are_no_phone_at_home(text: str, home: str) -> None:
    """Any ten digits are valid somewhere at home; groups or a word must say so."""
    assert found(text, home) == []


def test_two_groups_as_usual_there() -> None:
    """India writes five and five, Singapore four and four."""
    assert found("98765 43210", "IN") == ["98765 43210"]
    assert found("9123 4567", "SG") == ["9123 4567"]
