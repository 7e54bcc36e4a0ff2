"""The word lists as data."""

from pathlib import Path

import pytest

from friendline.model import Category
from friendline.screening.entries import BadLexiconError, WordList, read_word_list, word_lists

HEAD = 'category = "humour"\nseverity = "low"\nreason = "Funny."\n'


def written(folder: Path, text: str) -> Path:
    """Give a word list with this text."""
    file = folder / "mine.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_there_is_one_list_for_every_category_that_words_can_show() -> None:
    """Every category has its file; nudity needs pictures."""
    assert [one.category for one in word_lists()] == sorted(set(Category) - {Category.NUDITY})


@pytest.mark.parametrize("word_list", word_lists(), ids=lambda one: one.category)
def test_no_list_says_the_same_thing_twice(word_list: WordList) -> None:
    """No word stands twice in one entry, and every reason is a sentence."""
    for entry in word_list.entry:
        assert len(set(entry.words)) == len(entry.words)
        assert (entry.reason or word_list.reason).endswith(".")
        assert entry.language in {"en", "de", "fr", "es"}


@pytest.mark.parametrize("category", ["profanity", "alcohol_party", "politics", "religion"])
def test_four_languages_are_covered(category: str) -> None:
    """The categories that need it hold English, German, French and Spanish words."""
    (word_list,) = (one for one in word_lists() if one.category == category)
    assert {entry.language for entry in word_list.entry} == {"en", "de", "fr", "es"}


@pytest.mark.parametrize("word_list", word_lists(), ids=lambda one: one.category)
def test_weak_entries_have_a_context(word_list: WordList) -> None:
    """A weak entry without context could never count."""
    weak = any(entry.weak for entry in word_list.entry)
    assert not weak or word_list.context


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("nonsense", "mine.toml"),
        (HEAD, "entry"),
        (HEAD.replace("humour", "humor") + '[[entry]]\nwords = ["ha"]', "humor"),
        (HEAD + '[[entry]]\nwords = ["ha"]\nunles = ["x"]', "unles"),
        (HEAD + '[[entry]]\nwords = ["ha"]\n[[entry]]\nwords = ["*"]', "entry 2 has no words"),
    ],
)
def test_a_bad_list_says_what_is_wrong(tmp_path: Path, text: str, said: str) -> None:
    """A mistake is named with the file and the place."""
    with pytest.raises(BadLexiconError, match=said) as caught:
        read_word_list(written(tmp_path, text))
    assert "mine.toml" in str(caught.value)


def test_bytes_that_are_no_text_are_a_bad_list(tmp_path: Path) -> None:
    """A list in a wrong encoding is refused with a sentence."""
    file = tmp_path / "mine.toml"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadLexiconError):
        read_word_list(file)
