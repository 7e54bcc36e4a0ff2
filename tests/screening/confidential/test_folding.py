"""Folding letter by letter."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.folding import folded


@given(st.text(max_size=60))
def test_every_place_stays(text: str) -> None:
    """The folding is as long as the text, whatever the letters."""
    composed, letters = folded(text)
    assert len(composed) == len(letters)


def test_accents_hyphens_and_apostrophes() -> None:
    """Accents and capitals go; hyphens and apostrophes are made alike."""
    assert folded("Siobhán O\u2019Rourke\u2010Vane, İpek Ørsted")[1] == (
        "siobhan o'rourke vane, ipek orsted"
    )
