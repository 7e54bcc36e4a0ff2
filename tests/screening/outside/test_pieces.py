"""A text too long for a model, cut into pieces that are not."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.outside.pieces import pieces


def short(text: str) -> bool:
    """Whether a model of forty signs could read it."""
    return len(text) <= 40


def test_a_text_that_fits_is_left_whole() -> None:
    """Most posts do."""
    assert list(pieces("A post.\nTwo lines.", short)) == ["A post.\nTwo lines."]


def test_a_longer_one_is_cut_between_lines_or_words() -> None:
    """Sentences stay whole where they can."""
    text = "The first line of a post.\nThe second line of the same post, a little longer."
    assert list(pieces(text, short)) == [
        "The first line of a post.\n",
        "The second line of the same post, ",
        "a little longer.",
    ]


def test_blanks_alone_are_no_piece() -> None:
    """There is nothing to read in them."""
    assert list(pieces(" \n" * 100, short)) == []


@given(st.text(max_size=600))
def test_nothing_is_lost_and_every_piece_fits(text: str) -> None:
    """All that is left out between the pieces is blank."""
    cut = list(pieces(text, short))
    assert all(map(short, cut))
    assert "".join("".join(cut).split()) == "".join(text.split())


@given(st.text(max_size=600))
def test_it_comes_to_an_end_where_nothing_fits(text: str) -> None:
    """A model that can read nothing is asked about the smallest pieces."""
    assert all(len(piece) <= 16 for piece in pieces(text, lambda _: False))
