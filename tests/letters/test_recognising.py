"""Tests of recognising what a text says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.letters.recognising import Phrases, fold, recogniser


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("company policy", "It is Company  Policy.", "Company  Policy"),
        ("company policy", "It is our company. Policy is another thing.", None),
        ("company policy", "accompany policyholders", None),
        ("family photo*", "All my family photographs", "family photographs"),
        ("use ... for work", "I use it only for work.", "use it only for work"),
        ("use ... for work", "I use a b c d for work.", None),
        ("don't use", "I don\u2019t use it", "don\u2019t use"),
        ("política de empresa", "POLITICA DE EMPRESA", "POLITICA DE EMPRESA"),
        ("même pour tous", "la me\u0302me pour tous", "me\u0302me pour tous"),
        ("😉", "See you 😉", "😉"),
    ],
)
def test_a_phrase_is_found_where_it_stands(phrase: str, text: str, found: str | None) -> None:
    """Capitals, accents and blanks make no difference; whole words and sentences do."""
    spans = Phrases([phrase]).spans(fold(text))
    assert [text[start:end] for start, end in spans] == ([] if found is None else [found])


def test_nothing_is_found_by_no_phrase() -> None:
    """An empty list finds nothing, and not everything."""
    assert not Phrases([]).stands_in(fold("anything"))


def test_a_denied_claim_is_none() -> None:
    """A longer phrase around it takes its meaning away."""
    assert not list(recogniser("en").claims(fold("There is no company policy about it.")))


@given(st.text(max_size=200))
def test_places_lie_in_the_text(text: str) -> None:
    """Whatever is folded, each letter knows a place, in order."""
    folded = fold(text)
    assert len(folded.text) == len(folded.places)
    assert list(folded.places) == sorted(set(folded.places))
    assert all(place < len(text) for place in folded.places)
