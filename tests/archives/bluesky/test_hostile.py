"""Broken and hostile repositories: nothing raises, everything else is still read."""

import copy
import time
from typing import Any

import msgspec
import pytest
from archives_helpers import of_kind
from bluesky_exports import (
    AT,
    ME,
    RECORDS,
    Blocks,
    car,
    cid_of,
    packed,
    post,
    read,
    read_records,
    repository,
    varint,
)
from hypothesis import given
from hypothesis import strategies as st
from libipld import encode_dag_cbor

from friendline.model import Fault, Item, Owner, Record, Tie
from friendline.sight.audience import parse_audience

ANY_VALUE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.binary(max_size=40)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from([AT, ME, f"at://{ME}/app.bsky.feed.post/1", "#mention", "a#b.c"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["$type", "uri", "did", "ref", "values", "images", "features", "e"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)
Place = tuple[str | int, ...]


def places(value: Any, above: Place = ()) -> list[Place]:
    """Every node of a value, as the way to it."""
    steps: list[tuple[Any, Any]] = list(value.items()) if isinstance(value, dict) else []
    steps = list(enumerate(value)) if isinstance(value, list) else steps
    return [above, *(place for step, inner in steps for place in places(inner, (*above, step)))]


PLACES = [place for place in places(RECORDS) if place]


def replaced(place: Place, other: Any) -> dict[str, Any]:
    """Give the records with another value at one place."""
    records = copy.deepcopy(RECORDS)
    node: Any = records
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = other
    return records


def check(records: list[Record]) -> None:
    """What comes out is of the declared types, audiences can be read, and no name is empty."""
    for record in records:
        msgspec.convert(msgspec.to_builtins(record), type(record), strict=True)
        if isinstance(record, Item):
            parse_audience(record.audience)
            assert "" not in (*record.tagged, *record.media, record.by, record.link)
        if isinstance(record, Tie):
            assert record.account.name


def reasons(records: list[Record]) -> str:
    """Give all faults as one text."""
    return "\n".join(fault.reason for fault in of_kind(records, Fault))


def test_the_repository_is_right_to_begin_with() -> None:
    """The repository that is broken below is read without a fault."""
    records = read_records(RECORDS)
    assert of_kind(records, Fault) == []
    check(records)


@given(place=st.sampled_from(PLACES), other=ANY_VALUE)
def test_any_value_anywhere_never_raises(place: Place, other: Any) -> None:
    """Whatever stands at any place of any record, the rest is read and the types are right."""
    check(read_records(replaced(place, other)))


@pytest.mark.parametrize("other", [None, True, 7, 1.5, "text", b"", [], {}, [[]], [{}]])
def test_wrong_types_at_every_place_never_raise(other: Any) -> None:
    """Each of the usual wrong values, at every single place of the records."""
    for place in PLACES:
        check(read_records(replaced(place, other)))


@given(place=st.integers(0, 2**31), spoilt=st.binary(min_size=1, max_size=9), length=st.integers(0))
def test_any_spoilt_file_is_read_as_far_as_it_goes(place: int, spoilt: bytes, length: int) -> None:
    """Whatever bytes are spoilt and wherever it is cut, nothing raises."""
    whole = repository(RECORDS)
    spot = place % len(whole)
    content = whole[:spot] + spoilt + whole[spot + len(spoilt) :]
    check(read(content[: len(whole) - length % len(whole)]))


@given(content=st.binary(max_size=200))
def test_any_bytes_never_raise(content: bytes) -> None:
    """Any bytes at all are a repository, or one fault."""
    check(read(content))


@given(node=ANY_VALUE)
def test_any_tree_never_raises(node: Any) -> None:
    """Whatever the commit points to, and whatever the commit is, nothing raises."""
    blocks = Blocks()
    top = blocks.add({"e": node, "l": None} if isinstance(node, list) else node)
    root = blocks.add({"did": ME, "data": top, "version": 3})
    check(read(car(root, blocks.all.items())))
    check(read(car(top, blocks.all.items())))


def test_of_a_cut_file_the_beginning_is_read() -> None:
    """What the tree names and the file lacks is counted; the rest is there."""
    root, blocks = packed(RECORDS)
    commit_first = sorted(blocks.all.items(), key=lambda block: block[0] != root)
    nodes_first = [*commit_first[:1], *reversed(commit_first[1:])]
    content = car(root, nodes_first)
    records = read(content[: len(content) * 3 // 4])
    assert "cut off" in reasons(records)
    assert "Records that are missing or damaged:" in reasons(records)
    assert of_kind(records, Owner)
    assert of_kind(records, Item)


def test_a_block_that_is_not_what_it_claims_is_left_out() -> None:
    """Content that does not fit its identifier was changed: it is not read, the rest is."""
    whole = repository(RECORDS)
    records = read(whole.replace(b"Bakes bread.", b"Steals cake."))
    assert "Steals" not in repr(records)
    assert "Blocks that are missing or damaged: 1" in reasons(records)
    assert len(of_kind(records, Tie)) == 2


@pytest.mark.parametrize(
    "root", [b"", b"\x01", cid_of(b"elsewhere"), b"\x12\x20" + b"\0" * 32, b"\xff" * 40]
)
def test_without_a_root_nothing_is_taken_for_current(root: bytes) -> None:
    """Where the commit is missing nobody can say what was deleted: one fault, no items."""
    _, blocks = packed(RECORDS)
    (fault,) = read(car(root, blocks.all.items()))
    assert isinstance(fault, Fault)


def test_a_part_that_is_named_again_and_again_is_entered_once() -> None:
    """A tree that names its parts twice on sixty levels would take for ever otherwise."""
    blocks = Blocks()
    below: bytes | None = None
    for level in range(60):
        leaf = blocks.add(post(f"Level {level}"))
        entry = {"p": 0, "k": f"app.bsky.feed.post/{level}".encode(), "v": leaf, "t": below}
        below = blocks.add({"l": below, "e": [entry]})
    root = blocks.add({"did": ME, "data": below, "version": 3})
    started = time.monotonic()
    records = read(car(root, blocks.all.items()))
    assert time.monotonic() - started < 5
    assert len(of_kind(records, Item)) == 60


def test_a_record_that_is_named_again_and_again_is_given_once() -> None:
    """A small file that names one large post ten thousand times would fill the memory otherwise."""
    blocks = Blocks()
    leaf = blocks.add(post("x" * 50_000))
    entries = [
        {"p": 0, "k": f"app.bsky.feed.post/{number}".encode(), "v": leaf, "t": None}
        for number in range(10_000)
    ]
    root = blocks.add(
        {"did": ME, "data": blocks.add({"l": None, "e": entries}), "version": 3},
    )
    assert len(of_kind(read(car(root, blocks.all.items())), Item)) == 1


def test_a_mention_over_a_whole_long_text_is_no_handle() -> None:
    """Each mention has a place in the text; only what can be a handle is looked at."""
    mention = {
        "index": {"byteStart": 0, "byteEnd": 400_000},
        "features": [{"$type": "app.bsky.richtext.facet#mention", "did": "did:plc:ann"}],
    }
    text = "@" + "a" * 400_000
    started = time.process_time()
    (item,) = of_kind(
        read(repository({"app.bsky.feed.post/1": post(text, facets=[mention] * 9_000)})), Item
    )
    assert time.process_time() - started < 2
    assert item.tagged == ("did:plc:ann",)


def test_a_tree_deeper_than_python_can_call_is_walked() -> None:
    """Ten thousand levels are walked without calling oneself ten thousand times."""
    blocks = Blocks()
    below = None
    for level in range(10_000):
        leaf = blocks.add(post(f"Level {level}"))
        entry = {"p": 0, "k": f"app.bsky.feed.post/{level}".encode(), "v": leaf, "t": None}
        below = blocks.add({"l": below, "e": [entry]})
    root = blocks.add({"did": ME, "data": below, "version": 3})
    assert len(of_kind(read(car(root, blocks.all.items())), Item)) == 10_000


@pytest.mark.parametrize(
    "block",
    [
        b"\x81" * 100_000 + b"\x01",
        b"\x9b" + b"\xff" * 8,
        b"\x5b\x7f" + b"\xff" * 7,
        b"\xa2aa\x01aa\x02",
        b"\xfb\x7f\xf8" + b"\0" * 6,
        b"",
    ],
)
def test_a_block_that_makes_no_sense_costs_no_other(block: bytes) -> None:
    """Huge nesting, huge lengths, keys given twice: the record is lost and counted."""
    blocks = Blocks()
    hostile = cid_of(block)
    entries = [
        {"p": 0, "k": f"app.bsky.feed.post/{number}".encode(), "v": leaf, "t": None}
        for number, leaf in enumerate(
            [blocks.add(post("before")), hostile, blocks.add(post("after"))]
        )
    ]
    top = blocks.add({"l": None, "e": entries})
    root = blocks.add({"did": ME, "data": top, "version": 3})
    records = read(car(root, [*blocks.all.items(), (hostile, block)]))
    assert [item.text for item in of_kind(records, Item)] == ["before", "after"]
    assert "Records that are missing or damaged: 1" in reasons(records)


@pytest.mark.parametrize(
    "header",
    [
        encode_dag_cbor({"roots": 7, "version": 1}),
        encode_dag_cbor({"roots": [], "version": 1}),
        b"\xa2eroots",
        b"\xa1eroots\x9b" + b"\xff" * 8,
    ],
)
def test_a_broken_header_is_one_fault(header: bytes) -> None:
    """A header without a root, and one that makes no sense, are told in a sentence."""
    (fault,) = read(varint(len(header)) + header)
    assert isinstance(fault, Fault)


@pytest.mark.parametrize("prefix", [7, -1, 2**63, "x", None])
def test_keys_that_make_no_sense_lose_one_record(prefix: Any) -> None:
    """A key that shares more than there is before it is counted; the other is read."""
    blocks = Blocks()
    leaf = blocks.add(post())
    entries = [
        {"p": prefix, "k": b"app.bsky.feed.post/1", "v": leaf, "t": None},
        {"p": 0, "k": b"app.bsky.feed.post/2", "v": leaf, "t": None},
    ]
    top = blocks.add({"l": None, "e": entries})
    root = blocks.add({"did": ME, "data": top, "version": 3})
    records = read(car(root, blocks.all.items()))
    assert len(of_kind(records, Item)) == 1
    assert "Records that are missing or damaged: 1" in reasons(records)
