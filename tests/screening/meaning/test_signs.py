"""What the word lists see, as numbers."""

from friendline.model import Category
from friendline.screening.meaning.signs import SIGNS, sign_row, signs_of
from friendline.screening.words import Words


def test_a_word_that_counts_and_one_that_does_not_are_told_apart() -> None:
    """The first half says what counts by itself, the second what would need another word."""
    half, first = SIGNS // 2, list(Category).index(Category.PETS)
    assert sign_row([(Category.PETS, True)])[first] == 1
    assert sign_row([(Category.PETS, False)])[half + first] == 1
    assert sum(sign_row([(Category.PETS, True)] * 3)) == 1


def test_texts_without_words_have_no_signs() -> None:
    """One row a text, none for no text."""
    assert signs_of(Words(), ["the table stood there", ""]).sum() == 0
    assert signs_of(Words(), []).shape == (0, SIGNS)
