"""Broken and hostile Mastodon exports: nothing raises, everything else is still read."""

import copy
import json
import tracemalloc
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from archives_helpers import Memory, of_kind
from hypothesis import given
from hypothesis import strategies as st
from mastodon_exports import (
    ACTOR,
    BLOCKED,
    FOLLOWERS,
    FOLLOWING,
    LISTS,
    ME,
    PUBLIC,
    collection,
    create,
    mention,
    read,
    written,
)

from friendline.archives.mastodon import SOURCE
from friendline.archives.source import Reading
from friendline.model import Fault, Item, Record, Tie
from friendline.sight.audience import parse_audience

BOOST = {
    "type": "Announce",
    "published": "2025-03-01T08:00:00Z",
    "to": [PUBLIC],
    "cc": ["https://other.example/users/kim"],
    "object": {"id": "https://other.example/1", "attributedTo": "x", "content": "<p>x</p>"},
}
POST = create(
    to=[FOLLOWERS],
    cc=[mention()["href"]],
    tag=[mention(), {"type": "Hashtag", "name": "#a"}],
    summary="CW",
    attachment=[{"type": "Document", "url": "/a/b.jpg", "name": "alt"}],
    oneOf=[{"name": "yes"}],
    inReplyTo=f"{ME}/1",
    location={"name": "P"},
    contentMap={"en": "Hi"},
)
EXPORT: dict[str, Any] = {
    "actor.json": ACTOR,
    "outbox.json": collection(POST, BOOST),
    "featured.json": collection(POST["object"]),
    "likes.json": collection("https://other.example/2", {"type": "Like", "object": "x"}),
    "followers.json": collection("https://other.example/users/kim"),
    "following_accounts.csv": FOLLOWING,
    "lists.csv": LISTS,
    "blocked_accounts.csv": BLOCKED,
}
ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from([PUBLIC, FOLLOWERS, "https://[", "@a@b", "9999-12-31T23:59:59-12:00"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "id", "href", "name", "content", "object", "to", "url"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
Place = tuple[str | int, ...]


def places(value: Any, above: Place = ()) -> Iterator[Place]:
    """Every node of a JSON value, as the way to it."""
    yield above
    steps: Any = value.items() if isinstance(value, dict) else ()
    steps = enumerate(value) if isinstance(value, list) else steps
    for step, inner in steps:
        yield from places(inner, (*above, step))


PLACES = [place for place in places(EXPORT) if place]


def replaced(place: Place, other: Any) -> dict[str, bytes]:
    """Give the export with another value at one place."""
    files = copy.deepcopy(EXPORT)
    node: Any = files
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = other
    return {name: written(value) for name, value in files.items()}


def check(records: list[Record]) -> None:
    """What comes out is of the declared types, audiences can be read, and no name is empty."""
    for record in records:
        msgspec.convert(msgspec.to_builtins(record), type(record), strict=True)
        if isinstance(record, Item):
            parse_audience(record.audience)
            assert "" not in (*record.tagged, *record.media, record.place, record.by, record.link)
        if isinstance(record, Tie):
            assert record.account.name


def test_the_export_is_right_to_begin_with() -> None:
    """Every file of the export that is broken below is read without a fault."""
    records = read({name: written(value) for name, value in EXPORT.items()})
    assert of_kind(records, Fault) == []
    assert {item.file for item in of_kind(records, Item)} == {
        "actor.json",
        "outbox.json",
        "featured.json",
        "likes.json",
    }
    check(records)


@given(place=st.sampled_from(PLACES), other=ANY_JSON)
def test_any_value_anywhere_never_raises(place: Place, other: Any) -> None:
    """Whatever stands at any place of an export, the rest is read and the types are right."""
    check(read(replaced(place, other)))


@pytest.mark.parametrize("other", [None, True, 7, 1.5, "text", [], {}, [[]], [{}], {"x": [{}]}])
def test_wrong_types_at_every_place_never_raise(other: Any) -> None:
    """Each of the usual wrong values, at every single place of the export."""
    for place in PLACES:
        check(read(replaced(place, other)))


@given(name=st.sampled_from(sorted(EXPORT)), content=st.binary(max_size=60) | ANY_JSON.map(written))
def test_any_content_of_any_file_never_raises(name: str, content: bytes) -> None:
    """Any JSON or any bytes in any file, beside a profile that is whole or is that file."""
    check(read({"actor.json": written(ACTOR), name: content}))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b"[" * 100_000, "not valid JSON"),
        (b'{"orderedItems":' * 50_000, "not valid JSON"),
        (b'{"orderedItems": [{"type": "Create"', "not valid JSON"),
        (b"7", "no list"),
        (b"{}", "no list"),
        (b"BROKEN", "damaged inside the zip"),
    ],
)
def test_a_broken_outbox_is_one_fault_and_the_rest_is_read(content: bytes, reason: str) -> None:
    """The file is named once, and the profile beside it is read."""
    records = read({"actor.json": written(ACTOR), "outbox.json": content})
    (fault,) = of_kind(records, Fault)
    assert fault.file == "outbox.json"
    assert reason in fault.reason
    assert of_kind(records, Item)


def test_one_broken_member_does_not_lose_the_others() -> None:
    """A broken character is replaced, a member that is no post is counted."""
    broken = json.dumps(create()).encode().replace(b"Hi", b"H\xff")
    content = b'{"orderedItems": [%b, 7, %b]}' % (broken, json.dumps(create()).encode())
    records = read({"actor.json": written(ACTOR), "outbox.json": content})
    texts = [item.text for item in of_kind(records, Item) if item.file == "outbox.json"]
    assert texts == ["H\ufffd", "Hi"]
    (fault,) = of_kind(records, Fault)
    assert fault.reason.startswith("1 of 3 records")


def test_a_large_outbox_stays_near_its_size() -> None:
    """Members are parsed one after the other: memory grows with the file, not with its objects."""
    content = written(collection(*[create(content="<p>bread</p>" * 20)] * 2_000))
    files = {"actor.json": written(ACTOR), "outbox.json": content}
    tracemalloc.start()
    for _ in SOURCE.read(Memory(files), Reading()):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2 * len(content)
