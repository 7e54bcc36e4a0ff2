"""Tests of words and guesses."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.policy.language.words import fold, likely, listed, not_known, quoted, spoken


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    """The form that words are compared in is final."""
    once = fold(text)
    assert fold(once) == fold(fold(once))
    assert " " not in once


@given(st.text(max_size=300))
def test_quotes_are_short_and_on_one_line(text: str) -> None:
    """Hostile text in a message cannot break it."""
    shown = quoted(text)
    assert len(shown) <= 45
    assert shown.isprintable()


def test_likely_words_are_near_ones() -> None:
    """A slip of the fingers is recognised; another word is not forced into a guess."""
    assert likely("curent", ["former", "current"]) == "current"
    assert likely("Parent of studnt", ["student", "parent_of_student"]) == "parent_of_student"
    assert likely("zzz", ["former", "current"]) is None


def test_without_a_guess_the_known_words_are_listed() -> None:
    """Somebody who is far off is told what there is."""
    assert not_known("zzz", ["a", "b", "c"]) == "'zzz' is not known; known is a, b or c"
    assert not_known("zzz", []) == "'zzz' is not known"


def test_lists_and_names_read_like_speech() -> None:
    """Words are joined and networks named as in a sentence."""
    assert listed(["a"]) == "a"
    assert listed(["a", "b"], "and") == "a and b"
    assert spoken("linkedin") == "LinkedIn"
    assert spoken("family_of_client") == "family of client"
