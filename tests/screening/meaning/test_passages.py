"""Long texts in passages."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.screening.meaning.passages import LONGEST, passages


def test_a_short_text_is_one_passage() -> None:
    """Nothing is changed in it."""
    assert list(passages("One.  Two.\nThree")) == ["One.  Two.\nThree"]


def test_a_long_text_is_cut_between_sentences() -> None:
    """No sentence that fits into a passage is torn."""
    sentence = "The bus was late and so was I."
    found = list(passages(" ".join([sentence] * 40)))
    assert len(found) > 1
    assert all(one.startswith("The bus") and one.endswith("so was I.") for one in found)


@given(st.text(alphabet=st.sampled_from("ab .!?\n\u00e9"), max_size=3_000))
def test_nothing_is_lost_and_nothing_too_long(text: str) -> None:
    """All letters come once and in order, in passages within the bound."""
    found = list(passages(text))
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(one) <= LONGEST for one in found)
