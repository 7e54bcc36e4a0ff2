"""Texts cannot turn round what stands beside them."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.desk.directions import straight


def test_a_name_does_not_hide_its_ending() -> None:
    """A file that is called like a picture is shown as what it is."""
    assert straight("photo\u202egpj.exe") == "photogpj.exe"


@given(st.text())
def test_letters_stay(text: str) -> None:
    """Nothing but signs of direction goes, and doing it twice changes nothing."""
    shown = straight(text)
    assert straight(shown) == shown
    assert [one for one in text if one.isalpha()] == [one for one in shown if one.isalpha()]
