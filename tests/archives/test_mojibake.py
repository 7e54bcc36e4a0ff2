"""Texts of Facebook come back as they were written; right texts stay."""

import pytest
from archives_helpers import facebook_json
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.mojibake import damaged, repaired

ANY_TEXT = st.text(st.characters(exclude_categories=["Cs"]))


@given(ANY_TEXT)
def test_any_text_comes_back(text: str) -> None:
    """A text encoded Facebook's way comes back as it was."""
    assert repaired(damaged(text)) == text


@given(ANY_TEXT.filter(lambda text: any(char > "\xff" for char in text)))
def test_text_above_latin_stays(text: str) -> None:
    """A text that holds a character above U+00FF was right and stays."""
    assert repaired(text) == text


@given(st.text())
def test_repair_never_raises(text: str) -> None:
    """Even lone surrogates are no reason to raise."""
    assert isinstance(repaired(text), str)


@pytest.mark.parametrize("text", ["é", "Zoë", "plain", "", "naïve café", "50 °C"])
def test_right_text_stays(text: str) -> None:
    """A right Western text is no UTF-8 as bytes, so it stays."""
    assert repaired(text) == text


def test_lone_surrogate_is_replaced_when_damaging() -> None:
    """Half an emoji, which no export can hold, becomes a question mark."""
    assert damaged("\ud83d") == "?"


def test_the_known_example_is_written_byte_by_byte() -> None:
    """The letter of formats 1.6 is written as two escaped bytes."""
    assert facebook_json("é") == b'"\\u00c3\\u00a9"'
