"""Tests of reading where somebody works."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.policy.authoring.places import NotAPlaceError, read_place, taken_for_a_country


@pytest.mark.parametrize(
    ("text", "place"),
    [
        *((" us-fl ", "US-FL"), ("us fl", "US-FL"), ("UK", "GB"), ("UK-SCT", "GB-SCT")),
        *(("England", "GB-ENG"), ("Northern Ireland", "GB-NIR"), ("Canada", "CA"), ("USA", "US")),
        *(("anywhere", None), ("", None), (None, None)),
    ],
)
def test_a_place_is_read_as_people_write_it(text: str | None, place: str | None) -> None:
    """Codes in any case, and the countries whose bodies are cited by their usual names."""
    assert read_place(text) == place


@given(st.text(max_size=30))
def test_any_text_is_a_place_or_a_sentence(text: str) -> None:
    """Nothing that is typed makes the reader fall over."""
    try:
        place = read_place(text)
    except NotAPlaceError as refused:
        assert "cannot be read" in str(refused)  # noqa: PT017 - either outcome is right
    else:
        assert place is None or place.isupper()


def test_a_state_without_its_country_is_pointed_out() -> None:
    """CA is Canada; whoever meant California reads how that is written."""
    assert taken_for_a_country("CA") == ("CA is read as a country; the state of the USA is US-CA.")
    assert taken_for_a_country("GB") == taken_for_a_country("US-CA") == ""
    assert taken_for_a_country(None) == ""
