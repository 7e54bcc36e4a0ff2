"""Tests of the letters that stand for a person."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.desk.initials import initials_of


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Ana Ruiz", "AR"),
        ("Ana María de la Cruz", "AC"),
        ("ben", "B"),
        ("Łukasz Żak", "ŁŻ"),
        ("Jo (Mum)", "J"),
        ("", "?"),
        ("  ", "?"),
        ("...", "?"),
    ],
)
def test_first_and_last_word_count(name: str, letters: str) -> None:
    """A name is known by its ends; one without letters by a question mark."""
    assert initials_of(name) == letters


@given(st.text(max_size=40))
def test_there_are_always_some(name: str) -> None:
    """No name breaks a page."""
    assert 1 <= len(initials_of(name)) <= 6
