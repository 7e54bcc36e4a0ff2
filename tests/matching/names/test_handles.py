"""Handles made from names."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.matching.names.comparison import Likeness, NameComparison, Shown
from friendline.matching.names.handles import LONGEST_HANDLE, compare_handle, forms_of, read_handle
from friendline.matching.names.reading import NotedName, read_name

L = Likeness


def way(name: str, handle: str) -> NameComparison | None:
    """Compare a name with a handle."""
    read, cut = read_name(name), read_handle(handle)
    assert read is not None
    found = compare_handle((NotedName(read),), cut) if cut else ()
    return found[0] if found else None


@pytest.mark.parametrize(
    ("name", "handle", "first", "last"),
    [
        ("Kim Novak", "kim.novak", L.SAME, L.SAME),
        ("Kim Novak", "@KimNovak", L.SAME, L.SAME),
        ("Kim Novak", "novakkim84", L.SAME, L.SAME),
        ("Kim Novak", "dr_kim_novak", L.SAME, L.SAME),
        ("Kim Novak", "drkimnovak", L.SAME, L.SAME),
        ("Kim Novak", "kim_j_novak", L.SAME, L.SAME),
        ("Kim Novak", "kimnovak@social.example", L.SAME, L.SAME),
        ("Kim Novak", "kim-novak.bsky.social", L.SAME, L.SAME),
        ("Kim Novak", "knovak_nyc", L.INITIAL, L.SAME),
        ("Kim Novak", "kim_n", L.SAME, L.INITIAL),
        ("Robert Harrington", "bobharrington", L.SHORT, L.SAME),
        ("Kim Novak-Marsh", "kim.marsh", L.SAME, L.PART),
        ("Ottoline Varga", "ottoline.daily", L.SAME, L.ABSENT),
        ("Ottoline Varga", "varga84", L.ABSENT, L.SAME),
        ("Jiří Dvořák", "jiri.dvorak", L.SAME, L.SAME),
    ],
)
def test_usual_ways_are_known(name: str, handle: str, first: Likeness, last: Likeness) -> None:
    """Names with dots, digits, initials, short forms and titles make handles."""
    found = way(name, handle)
    assert found is not None
    assert (found.given, found.family, found.shown) == (first, last, Shown.HANDLE)
    assert found.why.endswith(handle)


@pytest.mark.parametrize("handle", ["sunflower_power", "pat.doe", "1234", "", "n0v4k", "kimono"])
def test_other_handles_say_nothing(handle: str) -> None:
    """A handle that holds no part of the name is no likeness."""
    assert way("Kim Novak", handle) is None


def test_too_long_a_handle_is_none() -> None:
    """A text of thousands of letters is not read."""
    assert read_handle("kim.novak" * 1_000) is None
    assert read_handle("k" * (LONGEST_HANDLE + 1)) is None


def test_the_fullest_form_counts() -> None:
    """Where one text can be made in two ways, the one with more of the name in it counts."""
    name = read_name("Kim Novak")
    assert name is not None
    assert not forms_of(name)["kimnovak"].is_alone
    assert forms_of(name)["novak"].is_alone


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=LONGEST_HANDLE + 5))
def test_any_text_is_read_or_left(text: str) -> None:
    """Reading never raises, and a handle that is read has runs in the letters a to z."""
    handle = read_handle(text)
    if handle:
        assert all(run == "" or (run.isascii() and run.isalpha()) for run in handle.runs)
