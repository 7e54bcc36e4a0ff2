"""Excerpts keep the words that matter and mark them."""

from hypothesis import given
from hypothesis import strategies as st

from friendline.review.report.excerpt import Run, excerpt


def joined(runs: tuple[Run, ...]) -> str:
    """Put runs together."""
    return "".join(run.text for run in runs)


def test_evidence_is_marked_wherever_it_stands() -> None:
    """Case does not matter, and the text keeps its own."""
    runs = excerpt("Pints, and more pints.", ["pints"])
    assert [run.text for run in runs if run.marked] == ["Pints", "pints"]
    assert joined(runs) == "Pints, and more pints."


def test_of_two_that_begin_alike_the_longer_is_marked() -> None:
    """The mark covers the whole evidence."""
    assert Run("pint glass", marked=True) in excerpt("One pint glass.", ["pint", "pint glass"])


def test_a_long_text_is_cut_around_its_evidence() -> None:
    """The evidence is in the excerpt however late it stands in the text."""
    runs = excerpt("word " * 500 + "hangover" + " word" * 500, ["hangover"], most=100)
    assert Run("hangover", marked=True) in runs
    assert joined(runs).startswith("… ")
    assert joined(runs).endswith(" …")
    assert len(joined(runs)) <= 104


def test_a_text_without_words_gives_no_runs() -> None:
    """A photo without a caption has nothing to quote."""
    assert excerpt(" \n ", ["x"]) == ()


def test_evidence_that_is_not_there_marks_nothing() -> None:
    """Empty and foreign evidence is passed over, and signs of patterns are plain signs."""
    assert excerpt("One pint.", ["", "  ", "wine", ".*"]) == (Run("One pint."),)


@given(
    st.text(alphabet=st.characters(codec=None), max_size=600),
    st.lists(st.text(max_size=8), max_size=4),
)
def test_an_excerpt_is_a_part_of_the_text(text: str, evidence: list[str]) -> None:
    """Nothing is invented, and the bound is kept."""
    shown = joined(excerpt(text, evidence, most=80))
    assert len(shown) <= 84
    whole = joined(excerpt(text, (), most=10_000))
    assert shown.removeprefix("… ").removesuffix(" …") in whole
