"""What is not written down about a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.touch.withheld import withheld


@pytest.mark.parametrize(
    ("text", "called"),
    [
        ("She voted Labour again", "politics"),
        ("Campaigns for the Green Party", "politics"),
        ("Goes to church on Sundays", "religion or belief"),
        ("Is Jewish", "religion or belief"),
        ("Eats halal", "religion or belief"),
        ("Sie ist katholisch", "religion or belief"),
        ("Has diabetes", "health"),
        ("Ist schwanger", "health"),
        ("Elle est malade depuis mai", "health"),
        ("Just back from knee SURGERY", "health"),
        ("A heart  attack last year", "health"),
        ("Came out to his parents", "sex life or orientation"),
        ("She is gay", "sex life or orientation"),
        ("Shop steward at the works", "membership of a trade union"),
    ],
)
def test_what_the_law_protects_most_is_seen(text: str, called: str) -> None:
    """Each of the kinds is named, in four languages."""
    found = withheld(text)
    assert found is not None
    assert found.called == called
    assert found.word.casefold() in text.casefold()


@pytest.mark.parametrize(
    "text",
    [
        "Loves hiking and Thai food",
        "Practises with chopsticks, using dried beans",
        "Her son plays football for the school",
        "Reads biographies of Churchill",
        "Works at a hospital and wants to see Norway",
        "Is vegan and bakes bread",
        "By a stroke of luck got tickets for the opera",
        "Trains for a marathon",
        "Spielt Cello in einem Quartett",
        "",
    ],
)
def test_everyday_interests_are_not(text: str) -> None:
    """A list that sees too much would not be used."""
    assert withheld(text) is None


@given(st.text(max_size=200))
def test_any_text_can_be_read(text: str) -> None:
    """Whatever is typed gives an answer, with a word of the text."""
    found = withheld(text)
    assert found is None or found.word
