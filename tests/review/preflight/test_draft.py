"""Drafts: whom their text tags, and their pictures."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from friendline.model import Account
from friendline.review.preflight import Draft, Picture
from friendline.review.preflight.draft import tags_in

ACCOUNTS = [
    Account(channel="facebook", name="Kim Novak", handle="kimn"),
    Account(channel="facebook", name="Kim"),
    Account(channel="facebook", name="Anne-Marie O'Dell"),
]


@pytest.mark.parametrize(
    ("text", "tagged"),
    [
        ("Lunch with @Kim Novak today", ["Kim Novak"]),
        ("Lunch with @kim  novak", ["Kim"]),
        ("@kimn was there", ["Kim Novak"]),
        ("At @Kim Novak's place, with @Kim.", ["Kim Novak", "Kim"]),
        ("Thanks @Anne-Marie O'Dell!", ["Anne-Marie O'Dell"]),
        ("Lunch with Kim Novak", []),
        ("Write to me@kimn.example or @@kimn", []),
        ("@Pat Doe", []),
        ("@", []),
    ],
)
def test_a_name_or_handle_behind_an_at_sign_is_a_tag(text: str, tagged: list[str]) -> None:
    """The longest name that fits counts; a name alone, or an address, tags nobody."""
    assert list(tags_in(text, ACCOUNTS)) == tagged


@given(st.text(alphabet="@Kim Novak.'\u2019-\x00\n", max_size=400))
def test_any_text_is_read(text: str) -> None:
    """Whatever stands in it, only known accounts are tagged."""
    assert set(tags_in(text, ACCOUNTS)) <= {one.name for one in ACCOUNTS}


def test_a_text_of_nothing_but_tags_ends() -> None:
    """So many tags are read, and no more."""
    assert len(list(tags_in("@Kim " * 10_000, ACCOUNTS))) == 100


@pytest.mark.parametrize("name", ["beer.jpg", "../../etc/beer.jpg", "C:\\pictures\\beer.jpg"])
def test_pictures_are_found_by_their_own_names(name: str) -> None:
    """A detector finds each by the name that the item has; two of one name are told apart."""
    one, other = Picture(name, b"one"), Picture(name, b"other")
    draft = Draft(channel="facebook", at=1, pictures=(one, other))
    assert draft.media == ("1/beer.jpg", "2/beer.jpg")
    files = draft.media_files()
    found = [files.find(path, channel="facebook") for path in draft.media]
    assert [file.read() for file in found if file] == [b"one", b"other"]


def test_a_picture_without_a_name_has_one() -> None:
    """An upload may come without."""
    assert Draft(channel="x", at=1, pictures=(Picture("", b""),)).media == ("1/picture",)


def test_a_picture_that_says_nothing_has_no_time() -> None:
    """Bytes that are no picture are as good as none."""
    draft = Draft(channel="x", at=1, pictures=(Picture("a.jpg", b"\xff\xd8nothing"),))
    assert draft.taken("UTC") is None
