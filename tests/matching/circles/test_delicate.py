"""What a name tells that nobody's contacts are to be sorted by."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.matching.circles.delicate import is_delicate


@pytest.mark.parametrize(
    "name",
    [
        "St. Mary's Church choir",
        "Kirchenchor",
        "Young Democrats of Springfield",
        "SPD Ortsverein",
        "Breast cancer survivors",
        "AA Tuesday",
        "Selbsthilfegruppe Trauer",
        "Pride march",
        "Moms in recovery",
        "Anti-abortion rally",
    ],
)
def test_belief_opinions_and_health_are_delicate(name: str) -> None:
    """In English and in German, within longer words too."""
    assert is_delicate(name)
    assert is_delicate(None, "Summer", name)


@pytest.mark.parametrize(
    "name",
    ["", "Book club", "Class of 1999", "Running on Sundays", "Family", "Paarlauf", "Gaylord"],
)
def test_other_names_are_not(name: str) -> None:
    """A book club is a book club; a short word counts only as a whole."""
    assert not is_delicate(name, None)


def test_who_works_at_a_clinic_need_not_be_ill() -> None:
    """A workplace tells nothing of health; one of a church still tells of belief."""
    assert is_delicate("Sunrise Clinic")
    assert not is_delicate("Sunrise Clinic", is_workplace=True)
    assert is_delicate("Church of the Hill", is_workplace=True)


@given(st.text())
def test_any_text_is_delicate_or_not(text: str) -> None:
    """Reading never raises."""
    assert is_delicate(text) in {True, False}
