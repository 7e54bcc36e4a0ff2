"""Sentences for the owner."""

from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.wording import channel_title, counted, several, show


@settings(deadline=None)
@given(st.text())
def test_what_is_shown_is_one_short_line(text: str) -> None:
    """Any text is shown on one line of at most some sixty characters that can be written out."""
    shown = show(text)
    assert len(shown) <= 64
    assert len(shown.splitlines()) <= 1
    assert shown.encode("utf-8") is not None


def test_half_characters_can_be_written() -> None:
    """A lone half of a character, as broken exports have, does not break the report."""
    assert show("Kim \ud83d Novak") == "Kim ? Novak"


def test_one_name_of_several_is_said_once() -> None:
    """Namesakes are counted, different names are listed."""
    assert (
        several("people you know", ["Kim Novak"] * 2) == "Two people you know are called Kim Novak"
    )
    assert (
        several("accounts on Facebook", ["Robert Smith", "Bob Smith"])
        == "Two accounts on Facebook fit: Bob Smith and Robert Smith"
    )


def test_a_long_list_is_cut() -> None:
    """Of many names three are said and the rest is counted."""
    assert several("people", list("edcba")) == "Five people fit: a, b, c and 2 more"


def test_numbers_and_channels_read_well() -> None:
    """Small numbers are words, channels have the spelling people know."""
    assert [counted(2), counted(12)] == ["Two", "12"]
    assert [channel_title("linkedin"), channel_title("facebook")] == ["LinkedIn", "Facebook"]
