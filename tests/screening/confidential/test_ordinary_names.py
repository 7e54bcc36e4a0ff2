"""What speaks for and against a name."""

import pytest

from friendline.screening.confidential.ordinary_names import (
    is_ordinary,
    may_be_turned,
    speaks_against,
    speaks_for,
)


@pytest.mark.parametrize(
    ("form", "expected"), [("rose garden", True), ("rose lindqvist", False), ("mark down", True)]
)
def test_all_words_must_be_ordinary(form: str, *, expected: bool) -> None:
    """One word that is only a name makes it a name."""
    assert is_ordinary(form) is expected


def test_what_can_be_turned() -> None:
    """Both words must be first and last names."""
    assert may_be_turned("grant", "jordan")
    assert not may_be_turned("marta", "lindqvist")


def test_capitals_are_needed() -> None:
    """Ordinary words in small letters are nobody, whatever stands beside them."""
    assert speaks_for("Rose Garden told me", "Rose Garden", "")
    assert not speaks_for("rose garden told me", "rose garden", "")


def test_a_relation_outweighs_fame() -> None:
    """A client in a film is a client."""
    for sentence, expected in (("a film with X", True), ("my client, in a film with X", False)):
        place = sentence.index("X")
        assert speaks_against(sentence, place, place + 1, sentence, "") is expected
