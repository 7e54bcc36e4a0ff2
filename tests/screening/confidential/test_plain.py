"""Plain signs, and the way back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.confidential.plain import plainly


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("jo\uff20firm\uff0eexample", "jo@firm.example"),
        ("jo\ufe6bfirm.example", "jo@firm.example"),
        ("\U0001d5f7\U0001d5fc@firm.example", "jo@firm.example"),
        ("jo@\u200bfi\u00adrm\u2060.example", "jo@firm.example"),
        ("\u0664\u0665\uff13\u096f", "4539"),
        ("4\ufe0f\u20e35\ufe0f\u20e3", "45"),
        ("jo\u3010at\u3011firm", "jo[at]firm"),
        ("Grüße, \U0001f468\u200d\U0001f469 né", "Grüße, \U0001f468\u200d\U0001f469 né"),
    ],
)
def test_signs_are_read_as_they_look(written: str, plain: str) -> None:
    """Wide, bold and foreign signs are plain ones, and those without width are none."""
    assert plainly(written).text == plain


def test_the_way_back_leads_to_the_written_signs() -> None:
    """A place in the plain text is found again between signs that were left out."""
    written = "a \u200bj\u200bo\uff20x\u200b b"
    plain = plainly(written)
    start = plain.text.index("jo@x")
    first, last = plain.written(start, start + 4)
    assert written[first:last].strip("\u200b") == "j\u200bo\uff20x"


@given(st.text(st.sampled_from("a1 \u200b\u00ad\uff11\U0001d7ed\u20e3\ufe0fé@"), max_size=60))
def test_every_place_lies_in_the_text(written: str) -> None:
    """Whatever is left out, the first and the last sign lead back into the text, in their order."""
    plain = plainly(written)
    ends = [plain.written(place, place + 1) for place in range(len(plain.text))]
    assert all(0 <= start < end <= len(written) for start, end in ends)
    assert ends == sorted(ends)


@given(st.text(st.characters(max_codepoint=127), max_size=60))
def test_plain_text_stays(written: str) -> None:
    """What is plain already is given as it is."""
    assert plainly(written).text == written
