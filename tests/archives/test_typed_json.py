"""Records as types, from JSON that is as it should be and from JSON that is not."""

import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import Struct

from friendline.archives.typed_json import decode_one, decode_records, fitted


class Place(Struct):
    """A place by name."""

    name: str = ""


class Note(Struct):
    """A record with a value of each kind."""

    at: int = 0
    words: str = ""
    places: list[Place] = []
    tags: list[Place | str] = []
    home: Place | None = None
    more: Any = None


class Strict(Struct):
    """A record that cannot be made of nothing."""

    at: int


NOTES = [{"at": 3, "words": "Tea.", "places": [{"name": "Shed", "x": 1}], "tags": ["Ann"]}]
ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63)
    | st.floats(allow_nan=False)
    | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NOTE_LIKE = st.dictionaries(
    st.sampled_from(["at", "words", "places", "tags", "home", "more", "name"]), ANY_JSON
)


def test_a_file_that_is_as_it_should_be() -> None:
    """A bare list and lists below keys are parsed; keys that nobody reads are passed over."""
    content = json.dumps(NOTES).encode()
    note = Note(at=3, words="Tea.", places=[Place("Shed")], tags=["Ann"])
    assert decode_records(content, Note) == [note]
    assert decode_records(b"\xef\xbb\xbf" + content, Note) == [note]
    assert decode_records(b'{"notes_v2": %b}' % content, Note) == {"notes_v2": [note]}
    assert decode_one(b'{"at": 3}', Note) == Note(at=3)


@pytest.mark.parametrize(
    "content",
    [b"", b"[object Object]", b'[{"at": "3"}]', b'[{"words": null}]', b"[1]", b"[" * 100_000],
)
def test_anything_else_is_not_parsed(content: bytes) -> None:
    """One value of a wrong type is enough for the file to be taken apart value by value."""
    assert decode_records(content, Note) is None


@pytest.mark.parametrize(
    ("value", "note"),
    [
        ({"at": "17"}, Note(at=17)),
        ({"at": 17.0, "words": None}, Note(at=17)),
        ({"at": True, "words": ["x"]}, Note()),
        ({"places": {"name": "Shed"}}, Note(places=[Place("Shed")])),
        ({"places": ["Shed", 3, {"name": 4}]}, Note(places=[Place("Shed"), Place()])),
        ({"home": "Shed"}, Note(home=Place("Shed"))),
        ({"home": 3, "more": [1]}, Note(more=[1])),
        ({"tags": ["Ann", {"name": "Bo"}, None]}, Note(tags=[Place("Ann"), Place("Bo")])),
    ],
)
def test_what_does_not_fit_is_left_out(value: object, note: Note) -> None:
    """A wrong value counts as missing; a bare object, a bare name and a written number count."""
    found = fitted(value, Note)
    assert found is not None
    assert _with_names(found) == _with_names(note)


def _with_names(note: Note) -> tuple[Any, ...]:
    tags = [tag.name if isinstance(tag, Place) else tag for tag in note.tags]
    return note.at, note.words, note.places, tags, note.home, note.more


def test_what_is_no_object_is_no_record() -> None:
    """A number where a record should be is nothing."""
    assert fitted(3, Note) is None
    assert fitted([], Note) is None


def test_a_type_that_needs_a_value_is_refused() -> None:
    """A record must be there however little the file tells."""
    with pytest.raises(TypeError, match=r"Strict\.at needs a default"):
        fitted({}, Strict)


@given(NOTE_LIKE)
def test_any_value_at_any_key(value: dict[str, Any]) -> None:
    """Whatever stands at a key, the record has the type that its readers count on."""
    note = fitted(value, Note)
    assert note is not None
    assert type(note.at) is int
    assert type(note.words) is str
    assert all(type(place) is Place for place in note.places)


@given(st.lists(NOTE_LIKE, max_size=3))
def test_both_ways_agree(values: list[dict[str, Any]]) -> None:
    """Where a file can be parsed in one go, taking it apart gives the same."""
    parsed = decode_records(orjson.dumps(values, option=orjson.OPT_NON_STR_KEYS), Note)
    if parsed is not None:
        assert isinstance(parsed, list)
        apart = [note for note in (fitted(value, Note) for value in values) if note is not None]
        assert [_with_names(note) for note in parsed] == [_with_names(note) for note in apart]
