"""Streets with a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.streets import streets_in


@pytest.mark.parametrize(
    "street",
    [
        "Flat 2, 118 Upper Tollington Park",
        "27 Elm Park Gardens, Flat B",
        "412 W 23rd St",
        "12 bis rue du Général Leclerc, 3e étage",
        "chemin des Vignes 12, 1006 Lausanne",
        "Mariahilfer Straße 45/3/12",
        "Unter den Linden 5, Top 4",
        "c/ Alcalá 120, 2º izq",
        "ul. Kwiatowej 5/12",
        "Plot 14, Admiralty Way, Lekki Phase 1",
        "B-204, Shanti Niketan Society, MG Road",
    ],
)
def test_a_street_is_found_whole(street: str) -> None:
    """Flat, floor, number and postcode belong to it."""
    text = f"so: {street}!"
    assert [text[start:end] for start, end in streets_in(text)] == [street]


@pytest.mark.parametrize(
    "text", ["seit Januar 3", "in Heidelberg 3 Jahre", "5 minutes on the road"]
)
def test_other_numbers_are_no_streets(text: str) -> None:
    """Dates and durations have no street before them."""
    assert list(streets_in(text)) == []


@given(st.text("aA1 ,.-#/ß", max_size=120))
def test_any_text_is_read(text: str) -> None:
    """What is found lies in the text, in order and apart."""
    places = list(streets_in(text))
    assert all(0 <= start < end <= len(text) for start, end in places)
