"""Tests of damaging files: always bytes, nearly always something else, and JSON stays JSON."""

import json

import pytest
from fuzz.damage import damaged, json_part, places
from fuzz.seeds import SEEDS
from fuzz.target import Choices, chosen, text_of
from hypothesis import given
from hypothesis import strategies as st

FILES = [content for make in SEEDS.values() for content in make().values()]
VALUES_ONLY = 3


@given(st.sampled_from(FILES), st.binary(max_size=60))
def test_any_choices_give_a_file(content: bytes, data: bytes) -> None:
    """Whatever is chosen, the file that comes out can be given to a reader."""
    assert isinstance(damaged(content, Choices(data)), bytes)


@given(st.binary(max_size=40))
def test_a_damaged_value_leaves_json(data: bytes) -> None:
    """Where a value is replaced, the file is read by a JSON reader, so it is seen."""
    content = b"window.YTD.tweets.part0 = " + json.dumps([{"a": [1, {"b": "c"}]}]).encode()
    hurt = damaged(content, Choices(chosen(VALUES_ONLY, rest=data)))
    part = json_part(hurt)
    assert part is None or part[0] == b"window.YTD.tweets.part0 = "


def test_every_place_of_a_value_is_known() -> None:
    """Each node can be replaced, the whole among them."""
    assert list(places({"a": [1, {"b": None}]})) == [
        (),
        ("a",),
        ("a", 0),
        ("a", 1),
        ("a", 1, "b"),
    ]


@pytest.mark.parametrize("content", [b"", b"a,b\r\n1,2", b"[broken", b"BEGIN:VCALENDAR"])
def test_what_is_no_json_has_none(content: bytes) -> None:
    """Tables and calendars are damaged as text."""
    assert json_part(content) is None


def test_choices_are_read_as_they_are_written() -> None:
    """Two bytes are one choice, and what is left is left; beyond the end it is the first."""
    choices = Choices(chosen(3, 700, rest=b"ab"))
    assert (choices.number(5), choices.number(1000), choices.rest()) == (3, 700, b"ab")
    assert Choices(b"").of("xyz") == "x"


@given(st.binary())
def test_any_bytes_are_a_text(data: bytes) -> None:
    """Half of a surrogate pair comes through; whatever is broken is replaced."""
    assert isinstance(text_of(data), str)
    assert text_of(b"\xed\xa0\xbd") == "\ud83d"
