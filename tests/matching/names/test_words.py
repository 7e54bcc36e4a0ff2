"""Words of a name: spellings, sounds, decorations."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.names.words import Word, outlines_of, read_word, sound_of, tidy


def word(text: str) -> Word:
    """Read a word that has letters."""
    read = read_word(text)
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Müller", "Mueller"),
        ("Müller", "MULLER"),
        ("Strauß", "Strauss"),
        ("Søren", "Soeren"),
        ("Åse", "Aase"),
        ("Łukasz", "Lukasz"),
        ("Иван", "Ivan"),
        ("Παπαδόπουλος", "Papadopoulos"),
        ("明", "Ming"),
        ("김", "Kim"),
        ("O'Neil", "O’Neil"),  # noqa: RUF001 - the other apostrophe is the point
    ],
)
def test_one_word_in_two_spellings_is_the_same(one: str, other: str) -> None:
    """Accents, umlauts written out, other scripts and apostrophes make no other word."""
    assert word(one).is_same_as(word(other))


@pytest.mark.parametrize(("one", "other"), [("Kim", "Tim"), ("Jan", "Ian"), ("Lee", "Lea")])
def test_other_words_are_not_the_same(one: str, other: str) -> None:
    """One letter makes another word."""
    assert not word(one).is_same_as(word(other))


@pytest.mark.parametrize("text", ["", "🌸", "--", "12", "'", "\ud800", "\u200d"])
def test_no_letters_no_word(text: str) -> None:
    """Text without a letter is no word."""
    assert read_word(text) is None


@pytest.mark.parametrize(("one", "other"), [("yuliya", "julia"), ("nowak", "novak")])
def test_variants_sound_alike(one: str, other: str) -> None:
    """Usual variants of one name have one sound."""
    assert sound_of(one) == sound_of(other)


def test_only_a_letter_of_an_alphabet_is_an_initial() -> None:
    """A Chinese character is a whole name, not an initial."""
    assert word("K.").is_initial
    assert word("Ш").is_initial
    assert not word("明").is_initial


@pytest.mark.parametrize("typo", ["zangarson", "zagarson", "zangarsn", "zangarsom", "zangasron"])
def test_a_typo_leaves_an_outline_standing(typo: str) -> None:
    """After one typo past the first letter at least one outline is the same."""
    assert set(outlines_of(sound_of(typo))) & set(outlines_of(sound_of("zangarson")))


@pytest.mark.parametrize(
    ("shown", "name"),
    [
        ("🌸Kim🌸Novak🌸", "Kim Novak"),
        (
            "\U0001d4da\U0001d4f2\U0001d4f6 \U0001d4dd\U0001d4f8\U0001d4ff\U0001d4ea\U0001d4f4",
            "Kim Novak",
        ),
        ("★ Kim ❤️ Novak ★", "Kim Novak"),
        ("Kim\u200b Novak", "Kim Novak"),
        ("kim_novak", "kimnovak"),
    ],
)
def test_decorations_go(shown: str, name: str) -> None:
    """Emoji, fancy letters and invisible signs go; a handle stays one word."""
    assert tidy(shown) == name


@settings(deadline=None)
@given(st.text(max_size=40))
def test_any_text_is_read(text: str) -> None:
    """A word read from any text has a spelling and a sound in the letters a to z."""
    read = read_word(text)
    if read:
        assert all(spelling.isalpha() and spelling.islower() for spelling in read.spellings)
        assert len(read.sounds) >= 1
        assert all(outlines_of(sound) for sound in read.sounds)
