"""Hostile Instagram and Threads exports: nothing raises, and the types are right."""

import copy
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instagram_helpers import FLAT, NEWER, OLDER, PROFILE, export, profile
from instagram_helpers import read as read_instagram
from threads_helpers import THREADS

from friendline.archives.instagram.files import FLAT as FLAT_KINDS
from friendline.archives.instagram.files import KINDS
from friendline.archives.source import Reading
from friendline.archives.threads import SOURCE as THREADS_SOURCE
from friendline.model import Fault, Item, Record, Tie

EXPORTS: dict[str, dict[str, Any]] = {
    "newer": NEWER,
    "older": OLDER,
    "flat": FLAT,
    "threads": THREADS,
}


def read(files: dict[str, Any]) -> list[Record]:
    """Read what both sources make of these files."""
    return [*read_instagram(files), *THREADS_SOURCE.read(export(files), Reading())]


Place = tuple[str | int, ...]
ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(["https://www.instagram.com/", "@", "\x00", "True", "9" * 30]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(
                ["title", "media", "value", "string_list_data", "string_map_data", "label_values"]
            ),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


def places(value: Any, above: Place = ()) -> list[Place]:
    """Every node of a JSON value, as the way to it."""
    if not isinstance(value, dict | list):
        return [above]
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    return [above, *(way for key, one in inner for way in places(one, (*above, key)))]


PLACES = [place for place in places(EXPORTS) if len(place) > 1]


def replaced(place: Place, other: Any) -> dict[str, Any]:
    """Give the file of a place with another value there, beside a profile."""
    name, *ways, last = place
    file = str(place[1])
    export = {PROFILE: profile(), file: copy.deepcopy(EXPORTS[str(name)][file])}
    node: Any = export
    for step in ways:
        node = node[step]
    node[last] = other
    return export


def check(records: list[Record]) -> None:
    """What comes out is of the declared types, whatever went in, and no name is empty."""
    for record in records:
        msgspec.convert(msgspec.to_builtins(record), type(record), strict=True)
        if isinstance(record, Item):
            assert "" not in (*record.tagged, *record.media)
            assert "" not in (record.place, record.by, record.timeline)
            assert record.text or record.media
        if isinstance(record, Tie):
            assert record.account.name
            assert record.account.handle


@pytest.mark.parametrize("name", EXPORTS)
def test_the_exports_are_read_without_a_fault(name: str) -> None:
    """The exports that are broken below are right to begin with."""
    records = read(EXPORTS[name])
    assert not [record for record in records if isinstance(record, Fault)]
    assert any(isinstance(record, Item) for record in records)
    check(records)


@given(place=st.sampled_from(PLACES), other=ANY_JSON)
@settings(deadline=None)
def test_any_value_anywhere_never_raises(place: Place, other: Any) -> None:
    """Whatever stands at any place of an export of any year, the rest is read."""
    check(read(replaced(place, other)))


@given(
    folder=st.sampled_from(
        ["", "followers_and_following/", "threads/", "your_instagram_activity/"]
    ),
    stem=st.sampled_from([*KINDS, *FLAT_KINDS, "threads_and_replies"]),
    content=ANY_JSON | st.binary(max_size=60),
)
@settings(deadline=None)
def test_any_content_of_any_file_never_raises(folder: str, stem: str, content: Any) -> None:
    """Any JSON or any bytes in any known file."""
    check(read({f"{folder}{stem}.json": content}))


@pytest.mark.parametrize("other", [None, True, 7, 1.5, "text", [], {}, [[]], [{}], {"x": [{}]}])
def test_wrong_types_at_every_place_never_raise(other: Any) -> None:
    """Each of the usual wrong values, at every single place of the flat layout and of Threads."""
    for place in PLACES:
        if place[0] in {"flat", "threads"}:
            check(read(replaced(place, other)))


def test_deep_objects_do_not_overflow() -> None:
    """Objects nested as deep as the parser allows are passed over."""
    deep = b'[{"title":' * 400 + b'"x"' + b"}]" * 400
    labels = b'[{"label_values":' + b'[{"label":"a","dict":' * 400 + b"[]" + b"}]" * 400 + b"}]"
    check(read({"followers.json": deep, "your_instagram_activity/media/posts_1.json": labels}))
