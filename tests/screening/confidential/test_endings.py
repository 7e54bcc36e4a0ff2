"""What domains end in."""

import pytest

from friendline.screening.confidential.endings import is_ending


@pytest.mark.parametrize("word", ["org", "ORG", "berlin", "photography", "рф", "xn--p1ai", "test"])
def test_endings_are_known_in_any_letters(word: str) -> None:
    """Old and new endings, those of other scripts and those kept for examples are known."""
    assert is_ending(word)


@pytest.mark.parametrize("word", ["", "png", "docx", "birthday", "html", "#"])
def test_other_words_are_no_endings(word: str) -> None:
    """Names of files and the words of the next sentence are no endings."""
    assert not is_ending(word)
