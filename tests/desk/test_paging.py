"""Tests of long lists and of what is chosen of them."""

import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from friendline.desk.paging import Choice, filters_of, page_of

_ON = Choice("on", "Network", (("", "Every network"), ("x", "X"), ("mastodon", "Mastodon")))


@pytest.mark.parametrize(
    ("asked", "first"), [("1", 0), ("2", 10), ("99", 20), ("0", 20), ("-1", 20), ("x", 0), ("", 0)]
)
def test_the_nearest_page_is_shown(asked: str, first: int) -> None:
    """A page that is not there, or no number, leads to one that is."""
    request = RequestFactory().get("/", {"page": asked})
    assert page_of(request, list(range(25)), size=10).object_list[0] == first


def test_an_empty_list_has_a_page() -> None:
    """Nothing is shown as nothing, and not as an error."""
    assert list(page_of(RequestFactory().get("/"), [])) == []


def test_what_is_asked_for_is_chosen() -> None:
    """The address says what is shown."""
    request = RequestFactory().get("/", {"on": "x", "q": "  ana "})
    filters = filters_of(request, _ON, searches="Name")
    assert filters.chosen("on") == "x"
    assert filters.words == "ana"


def test_words_are_read_only_where_there_is_a_field_for_them() -> None:
    """A list without a search is not chosen by words."""
    assert filters_of(RequestFactory().get("/", {"q": "ana"}), _ON).words == ""


@given(st.text(max_size=300), st.text(max_size=300))
def test_anything_may_stand_in_an_address(value: str, words: str) -> None:
    """A strange value is as none, and words are cut."""
    filters = filters_of(RequestFactory().get("/", {"on": value, "q": words}), _ON, searches="Name")
    assert filters.chosen("on") in {"", "x", "mastodon"}
    assert len(filters.words) <= 200
