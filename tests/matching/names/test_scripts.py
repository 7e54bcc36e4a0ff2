"""Names of other scripts in Latin letters."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.names.scripts import (
    are_one_korean_name,
    bare_consonants,
    consonants_of,
    other_spellings,
    wade_giles,
)


@pytest.mark.parametrize(
    ("word", "latin"),
    [
        ("юлия", "iuliia"),
        ("юлия", "yuliya"),
        ("олександр", "oleksandr"),
        ("голик", "holyk"),
        ("щербаков", "shterbakov"),
        ("жуков", "zhukov"),
        ("山本", "yamamoto"),
        ("大野", "ohno"),
        ("王", "wong"),
        ("小明", "hsiaoming"),
        ("小明", "siuming"),
        ("민수", "minsoo"),
        ("현우", "hyunwoo"),
        ("たろう", "taro"),
    ],
)
def test_usual_spellings_are_known(word: str, latin: str) -> None:
    """Passports, older standards and habits write a name in several ways."""
    assert latin in other_spellings(word)


@pytest.mark.parametrize(
    ("native", "latin"),
    [
        ("محمد", "mohammed"),
        ("قاسم", "kassem"),
        ("الخطيب", "alkhatib"),
        ("חיים", "chaim"),
        ("דוד", "david"),
    ],
)
def test_scripts_without_vowels_agree_in_consonants(native: str, latin: str) -> None:
    """Arabic and Hebrew leave vowels out; the consonants are the same."""
    assert consonants_of(latin) in bare_consonants(native, frozenset())


@pytest.mark.parametrize(
    ("pinyin", "older"), [("xu", "hsu"), ("cai", "tsai"), ("zhong", "chung"), ("deng", "teng")]
)
def test_pinyin_has_an_older_spelling(pinyin: str, older: str) -> None:
    """Taiwan's passports write Hsu for Xu."""
    assert wade_giles(pinyin) == older


def test_korean_names_are_told_from_others() -> None:
    """Jiyoung is Jiyeong; Mona is not Muna."""
    assert are_one_korean_name("jiyoung", "jiyeong")
    assert not are_one_korean_name("mona", "muna")


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=12))
def test_any_word_can_be_asked_for(word: str) -> None:
    """Any text has some spellings or none, never an error, and never very many."""
    assert len(other_spellings(word)) <= 64
    assert bare_consonants(word, frozenset({"kim"})) is not None
