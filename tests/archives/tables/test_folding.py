"""Comparing written words."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.archives.tables.folding import distinct, fold, key, phrases, words


def test_case_accents_and_punctuation_do_not_count() -> None:
    """Headers and words are the same however they are spelt."""
    assert fold("Prénom GROẞ") == "prenom gross"
    assert words("Ex-Client (2nd)") == ["ex", "client", "2nd"]
    assert key("E-mail Address") == key("EMAIL_ADDRESS") == "emailaddress"
    assert phrases("Sí, not yet") == {"si", "not yet"}
    assert distinct(["b", "a", "b"]) == ("b", "a")


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """What is folded once is folded for good."""
    assert key(key(text)) == key(text)
