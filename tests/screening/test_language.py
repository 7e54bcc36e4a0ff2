"""Which language a post is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.language import is_telling, language_of


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Such a good night with the girls", "en"),
        ("Shaz, look at this.", "en"),
        ("Was für ein schöner Tag mit euch", "de"),
        ("Quelle belle soirée avec vous tous, merci", "fr"),
        ("Hoy es un buen día para estar con todos", "es"),
        ("Oggi sono andato al mare con la mia famiglia", "it"),
        ("Ik ga morgen met de trein naar mijn moeder", "nl"),
    ],
)
def test_the_language_of_a_sentence(text: str, language: str) -> None:
    """Small words tell it, or py3langid does."""
    assert language_of(text) == language


@pytest.mark.parametrize("text", ["", "Lisbon 2019", "\N{BEER MUG}", "12:30", "Priya Tom"])
def test_too_little_tells_nothing(text: str) -> None:
    """Nobody can tell the language of a name or a number."""
    assert language_of(text) is None


@given(st.text(max_size=400))
def test_any_text_has_a_language_or_none(text: str) -> None:
    """Nothing raises."""
    found = language_of(text)
    assert found is None or found.isalpha()


def test_small_words_and_signs_tell_nothing() -> None:
    """What is shown of a finding are words that mean something."""
    words = ("church", "the", "I", ",", "With", "beer", "\N{BEER MUG}")
    assert [word for word in words if is_telling(word)] == ["church", "beer"]
