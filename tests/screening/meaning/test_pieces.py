"""Texts cut into pieces."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.meaning.pieces import MOST_PIECES, Pieces, framed

PIECES = Pieces(
    {"the": 0, "cat": 1, "##s": 2, "un": 3, "##believ": 4, "##able": 5, "!": 6, "cafe": 7}
)


def test_a_word_is_cut_into_the_longest_pieces_that_are_known() -> None:
    """Case and accents make no difference; signs stand alone."""
    assert PIECES.of("The cats!") == [0, 1, 2, 6]
    assert PIECES.of("unbelievable CAFÉ") == [3, 4, 5, 7]


def test_a_word_of_unknown_pieces_is_left_out() -> None:
    """What no piece fits says nothing."""
    assert PIECES.of("the dog") == [0]


def test_a_picture_is_cut_as_its_name() -> None:
    """A beer mug says beer; marks of colour and of width say nothing."""
    pieces = Pieces({"beer": 0, "mug": 1, "thumbs": 2, "up": 3, "sign": 4})
    assert pieces.of("\N{BEER MUG}") == [0, 1]
    assert pieces.of("\N{THUMBS UP SIGN}\N{EMOJI MODIFIER FITZPATRICK TYPE-4}\u200d") == [2, 3, 4]


def test_the_model_is_given_a_beginning_and_an_end() -> None:
    """Pieces stand between two marks, and are never more than the model reads."""
    assert framed([5, 6]) == [1, 5, 6, 2]
    assert len(framed([1] * 500)) == MOST_PIECES


def test_words_know_their_place() -> None:
    """Each word that has pieces, with where it begins and ends."""
    assert [(one.begin, one.end, one.pieces) for one in PIECES.words("The dog, CATS!")] == [
        (0, 3, (0,)),
        (9, 13, (1, 2)),
        (13, 14, (6,)),
    ]


@given(st.text(max_size=3_000))
def test_any_text_is_cut_within_bounds(text: str) -> None:
    """No text raises, or gives more pieces than are looked at."""
    assert len(PIECES.of(text)) <= MOST_PIECES
    assert all(text[one.begin : one.end] for one in PIECES.words(text))
