"""Tests of counting characters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.letters import units


@pytest.mark.parametrize(
    ("text", "number"), [("", 0), ("abc", 3), ("é", 1), ("😀", 2), ("\ud800", 1)]
)
def test_characters_are_counted_as_a_web_form_does(text: str, number: int) -> None:
    """Most emoji count as two, letters with accents as one."""
    assert units(text) == number


@given(st.text())
def test_counting_adds_up(text: str) -> None:
    """A text is as long as its characters together."""
    assert units(text) == sum(map(units, text))
