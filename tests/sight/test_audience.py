"""The written form of audiences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.sight.audience import (
    PLAIN,
    AudienceError,
    Either,
    Except,
    InGroup,
    Named,
    OnList,
    OnTimeline,
    Tied,
    parse_audience,
    write_audience,
)

NAMES = st.text(
    st.characters(exclude_characters='"', exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12
)
SINGLE = (
    st.sampled_from(sorted(PLAIN.values(), key=repr))
    | st.builds(OnList, NAMES)
    | st.builds(InGroup, NAMES)
    | st.builds(OnTimeline, NAMES)
    | st.builds(Named, st.lists(NAMES, min_size=1, max_size=3).map(tuple))
)
SUMS = SINGLE | st.builds(Either, st.lists(SINGLE, min_size=2, max_size=3).map(tuple))
AUDIENCES = SUMS | st.builds(Except, SUMS, SUMS)


@given(AUDIENCES)
def test_what_is_written_reads_back(audience: object) -> None:
    """Writing an audience and reading it gives the same audience."""
    assert parse_audience(write_audience(audience)) == audience  # type: ignore[arg-type]


@given(st.text(max_size=60))
def test_any_text_is_an_audience_or_a_sentence(text: str) -> None:
    """Reading never fails but with a sentence that says what was expected."""
    refusals = []
    try:
        parse_audience(text)
    except AudienceError as error:
        refusals.append(str(error))
    assert all("is not an audience: expected" in refusal for refusal in refusals)


def test_case_and_spaces_do_not_matter() -> None:
    """People write as they like."""
    assert parse_audience("  Friends  Of friends ") == PLAIN["friends of friends"]


def test_except_takes_from_the_whole_sum() -> None:
    """What stands behind "except" is taken from all that stands before it."""
    wanted = Except(Either((Tied("friends"), Named(("Ann Lee",)))), OnList("Clients"))
    assert parse_audience('friends + people "Ann Lee" except list "Clients"') == wanted


@pytest.mark.parametrize(
    "text", ["freinds", "list", 'list "a" "b"', "friends +", "", 'people "a', "x" * 3000]
)
def test_a_mistake_is_refused(text: str) -> None:
    """What is not an audience is refused, never guessed."""
    with pytest.raises(AudienceError):
        parse_audience(text)
