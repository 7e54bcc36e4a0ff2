"""Delicate words beside a name."""

import pytest

from friendline.screening.confidential.hints import hint_in, sentence_around


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("One. Two X three. Four", "Two X three"),
        ("one! X, e.g. here? no", "X, e.g. here"),
        ("Dear Dr. X is well\nbye", "Dear Dr. X is well"),
        ("X", "X"),
    ],
)
def test_the_sentence_around_a_name(text: str, sentence: str) -> None:
    """Titles and short words with a full stop end no sentence; marks and lines do."""
    place = text.index("X")
    assert sentence_around(text, place, place + 1) == sentence


def test_a_name_is_no_hint_itself() -> None:
    """Somebody called Bail is not on bail."""
    assert hint_in("Met Ann Bail today", "Ann Bail") == ""
    assert "legal hint" in hint_in("Ann Bail made bail", "Ann Bail")


@pytest.mark.parametrize("words", ["has cancer", "hat Krebs", "est enceinte", "está embarazada"])
def test_health_in_four_languages(words: str) -> None:
    """Words of health are known in English, German, French and Spanish."""
    assert "health hint" in hint_in(f"Ann Bail {words}", "Ann Bail")
