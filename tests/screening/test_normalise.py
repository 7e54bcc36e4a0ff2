"""Folding, and the way back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.screening.normalise import Folding, plain_words

KNOWN = {"fuck", "shit", "ass", "boobs"}
FOLDING = Folding(KNOWN.__contains__, {"f**k": "fuck", "sh*t": "shit"}.get)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("", "  "),
        ("Hello,  World!", " hello world "),
        ("Café in Straße Ørsted", " cafe in strasse orsted "),
        ("don't - can’t", " don t can t "),  # noqa: RUF001 - as phones write it
        ("so\u00adft hy\u200bphen", " soft hyphen "),
        ("#VoteLeave now", " #voteleave vote leave now "),
        ("#dog!", " #dog dog "),
        ("a #b#c", " a #b b #c c "),
        ("@somebody hi", " hi "),
        ("@ the pub", " the pub "),
        ("see http://x.example/a?b=c here", " see here "),
        ("soooo...nice,sh1t", " so nice shit "),
        ("map:https://x.example/shit (a@b.example)", " map "),
        ("an @ss, sh@t no", " an ass sh t no "),
        ("Tom &amp; Jerry", " tom jerry "),
        ("sh1t 4th 2nd", " shit 4th 2nd "),
        ("f**k sh*t x*y 2*3", " fuck shit x y 2 3 "),
        ("fuuuck soooo jobbb goood", " fuck so job good "),
        ("aaassss boooobs", " ass boobs "),
        ("\u0455hit", " shit "),
        ("beer🍺🍺", " beer 🍺 🍺 "),
        ("привет мир", " привет мир "),
        ("with @[12:2048:Ann Example] today", " with today "),
    ],
)
def test_folding(text: str, folded: str) -> None:
    """A text folds to plain words with one space around each."""
    assert FOLDING.fold(text).text == folded


@pytest.mark.parametrize(
    ("text", "word", "written"),
    [
        ("He said: «Straße»!", "strasse", "Straße"),
        ("beer/wine", "wine", "wine"),
        ("x (fuuuuck!) y", "fuck", "fuuuuck"),
        ("say #VoteLeave, now", "vote leave", "#VoteLeave"),
        ("so\u00adft", "soft", "so\u00adft"),
        ("one  two\n\nthree", "two three", "two\n\nthree"),
        ("@[12:2048:Ann Example] shit", "shit", "shit"),
    ],
)
def test_the_way_back(text: str, word: str, written: str) -> None:
    """The span of folded words is the words as they were written."""
    folded = FOLDING.fold(text)
    start = folded.text.index(f" {word} ")
    assert text[slice(*folded.span(start, start + len(word) + 2))] == written


@settings(max_examples=200, deadline=None)
@given(st.text(st.characters(), max_size=80))
def test_every_folded_word_has_a_place(text: str) -> None:
    """Whatever the text, each folded word leads back to characters of it, in order."""
    folded = FOLDING.fold(text)
    at, last = 0, 0
    for word in folded.text.split():
        at = folded.text.index(f" {word} ", at)
        start, end = folded.span(at, at + len(word) + 2)
        assert last <= start < end <= len(text)
        last, at = start, at + len(word)


@given(st.text(max_size=60))
def test_plain_words_fold_to_themselves(text: str) -> None:
    """Folding what is folded changes nothing."""
    words = plain_words(text)
    assert plain_words(" ".join(words)) == words


def test_a_piece_seen_before_is_read_the_same() -> None:
    """What is remembered of one text leads back into the next one."""
    FOLDING.fold("a sh1t day")
    text = "Oh, sh1t"
    folded = FOLDING.fold(text)
    start = folded.text.index("shit")
    assert text[slice(*folded.span(start, start + 4))] == "sh1t"
