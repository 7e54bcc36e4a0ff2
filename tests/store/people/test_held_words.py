"""Tests of what is kept of a person, in words."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from friendline.store import settings
from friendline.store.home import Home
from friendline.store.people.held_words import as_pairs

_PLAIN = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**9), 10**9) | st.floats() | st.text() | st.dates(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(min_size=1), inner),
    max_leaves=8,
)


def test_a_client_since_a_day_is_told_so(store: Home) -> None:
    """Facts of a client list are numbers of days; they are told as days, under their title."""
    row = {"id": "p1", "name": "Ana Ruiz", "facts": {"began_on": 19_756, "met": True}}
    assert as_pairs(row) == (
        ("Name", "Ana Ruiz"),
        ("Client since", "3 February 2024"),
        ("Met in person", "yes"),
    )


def test_a_moment_is_told_by_the_clock_of_the_owner(store: Home) -> None:
    """In the owner's zone, wherever the machine stands."""
    settings.put(settings.ZONE, "Europe/London")
    assert as_pairs({"sent_at": 1_719_835_200}) == (("Sent", "1 July 2024, 13:00"),)


def test_a_fact_that_was_said_has_its_own_title(store: Home) -> None:
    """A row of facts says what the fact is, and its value as such a fact is said."""
    row = {"name": "ended_on", "value": 20_000, "since": date(2024, 5, 1), "evidence": "her_mail"}
    assert as_pairs(row) == (
        ("The work ended", "4 October 2024"),
        ("Since", "1 May 2024"),
        ("How you know", "her_mail"),
    )


def test_an_account_inside_is_told_too(store: Home) -> None:
    """What stands inside another thing is told beside it; what the owner wrote stays as it is."""
    row = {"account": {"channel": "linkedin", "name": "Ana"}, "kind": "close_friend", "note": "a_b"}
    assert as_pairs(row) == (
        ("Network", "LinkedIn"),
        ("Name", "Ana"),
        ("Kind", "close friend"),
        ("Note", "a_b"),
    )


@given(st.dictionaries(st.text(min_size=1), _PLAIN))
def test_anything_that_is_kept_can_be_told(values: dict[str, object]) -> None:
    """Whatever a row holds becomes texts."""
    values.pop("at", None)
    assert all(isinstance(part, str) for pair in as_pairs(values) for part in pair)
