"""Broken and hostile X archives: nothing raises, everything else is still read."""

import copy
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from archives_helpers import Memory, of_kind
from hypothesis import given
from hypothesis import strategies as st
from x_archive_helpers import (
    ACCOUNT,
    FIRST,
    MANIFEST,
    NAME_CHANGE,
    NOW,
    PROFILE,
    SECOND,
    archive,
    iso,
    js,
    posts_of,
    read,
    tweet,
    wrapped,
    ytd,
)

from friendline.archives.source import Reading
from friendline.archives.x import SOURCE
from friendline.archives.x.values import time_of
from friendline.model import Account, Fault, Gap, Item, Record, Tie
from friendline.sight.audience import parse_audience

NOTE = {
    "noteTweetId": "9",
    "createdAt": iso(NOW),
    "core": {"text": "Second and more", "urls": [{"shortUrl": "a", "expandedUrl": "b"}]},
}
EXPORT: dict[str, Any] = {
    "manifest": MANIFEST,
    "account": [ACCOUNT],
    "screen_name_change": [NAME_CHANGE],
    "profile": [PROFILE],
    "protected_history": [
        {"protectedHistory": {"protectedAt": iso(NOW), "action": "Protect"}},
        {"protectedHistory": {"protectedAt": iso(NOW + 9), "action": "Unprotect"}},
    ],
    "follower": [{"follower": {"accountId": "77", "userLink": "https://x?user_id=77"}}],
    "following": [{"following": {"accountId": "88"}}],
    "block": [{"blocking": {"accountId": "99"}}],
    "tweets": [
        {"tweet": FIRST},
        {**SECOND, "user": {"id_str": "7", "protected": False}, "place": {"full_name": "P"}},
        tweet(3, "Geo", coordinates={"coordinates": ["1", "2"]}, in_reply_to_status_id_str="4"),
    ],
    "community_tweet": [{"tweet": tweet(4, "Community")}],
    "twitter_circle_tweet": [{"tweet": tweet(5, "Circle")}],
    "deleted_tweets": [{"tweet": tweet(6, "Deleted")}],
    "note_tweet": [{"noteTweet": NOTE}],
    "like": [{"like": {"tweetId": "5", "fullText": "Liked", "expandedUrl": "https://x/5"}}],
    "article": [{"article": {"title": "Long"}}],
}
Place = tuple[str | int, ...]
ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**64 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(["RT @", "https://t.co/abc", "-1", "9" * 40, "&amp;", '"', "\x00", "\x1f"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["tweet", "text", "id_str", "media", "urls", "url", "core", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=6,
)


def places(value: Any, above: Place = ()) -> Iterator[Place]:
    """Every node of a JSON value, as the way to it."""
    yield above
    if isinstance(value, dict):
        for key, below in value.items():
            yield from places(below, (*above, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from places(below, (*above, index))


PLACES = [place for place in places(EXPORT) if place]


def files_of(export: dict[str, Any]) -> dict[str, bytes]:
    """Write the files of an archive."""
    manifest = {"data/manifest.js": js("window.__THAR_CONFIG", export["manifest"])}
    return manifest | {
        f"data/{name.replace('_', '-')}.js": ytd(name, value)
        for name, value in export.items()
        if name != "manifest"
    }


def replaced(place: Place, other: Any) -> dict[str, bytes]:
    """Give the archive with another value at one place."""
    export = copy.deepcopy(EXPORT)
    node: Any = export
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = other
    return files_of(export)


def check(records: list[Record]) -> None:
    """What comes out is of the declared types, and every audience can be read."""
    for record in records:
        msgspec.convert(msgspec.to_builtins(record), type(record), strict=True)
        if isinstance(record, Item):
            parse_audience(record.audience)
            assert "" not in (*record.tagged, *record.media)
            assert "" not in (record.place, record.by, record.link)
        if isinstance(record, Tie):
            assert record.account.name


def test_the_whole_archive_is_read_without_a_fault() -> None:
    """The archive that is broken below is right to begin with, and every file tells something."""
    records = read(files_of(EXPORT))
    assert of_kind(records, Fault) == []
    assert [item.text for item in posts_of(records)] == [
        "Community",
        "Deleted",
        posts_of(read(archive()))[0].text,
        "Second",
        "Geo",
        "Circle",
        "Second and more",
        "Liked",
    ]
    check(records)


@given(place=st.sampled_from(PLACES), other=ANY_JSON)
def test_any_value_anywhere_never_raises(place: Place, other: Any) -> None:
    """Whatever stands at any place of an archive, the rest is read and the types are right."""
    files = replaced(place, other)
    SOURCE.recognises(Memory(files))
    check(read(files))


@pytest.mark.parametrize("other", [None, True, 7, 1.5, "text", [], {}, [[]], [{}], {"x": [{}]}])
def test_wrong_types_at_every_place_never_raise(other: Any) -> None:
    """Each of the usual wrong values, at every single place of the archive."""
    for place in PLACES:
        check(read(replaced(place, other)))


@given(name=st.sampled_from(sorted(EXPORT)), content=st.binary(max_size=60), is_bare=st.booleans())
def test_any_bytes_in_any_file_never_raise(name: str, content: bytes, *, is_bare: bool) -> None:
    """Any bytes in any known file, with or without what stands before them, are survived."""
    start = b"" if is_bare else b"window.YTD." + name.encode() + b".part0 = "
    files = {f"data/{name.replace('_', '-')}.js": start + content, "tweets.csv": content}
    archive_there = Memory(files)
    assert SOURCE.wholes is not None
    SOURCE.recognises(archive_there)
    SOURCE.wholes([archive_there, Memory(files)])
    check(list(SOURCE.read(archive_there, Reading())))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"window.YTD.tweets.part0 = ", "is empty"),
        (b"", "is empty"),
        (b'window.YTD.tweets.part0 = [ {"tweet"', "not valid JSON"),
        (b"window.YTD.tweets.part0 = 7", "no list of records"),
        (b"window.YTD.tweets.part0 = " + b"[" * 100_000, "not valid JSON"),
        (b"alert(1)", "not valid JSON"),
        (b"BROKEN", "damaged inside the zip"),
    ],
)
def test_a_broken_file_is_one_fault_and_the_rest_is_read(content: bytes, reason: str) -> None:
    """A file that holds no records is named once, and the followers beside it are read."""
    records = read(archive(tweets=content))
    (fault,) = of_kind(records, Fault)
    assert fault.file == "data/tweets.js"
    assert reason in fault.reason
    assert len(of_kind(records, Tie)) == 3
    assert not any("No posts" in gap.what for gap in of_kind(records, Gap))


def test_half_an_emoji_does_not_lose_a_file() -> None:
    """One broken character is replaced, told, and the other posts are read."""
    content = ytd("tweets", wrapped(SECOND, tweet(3, "half ?"))).replace(b"?", b"\\ud83d")
    records = read(archive(tweets=content))
    assert [item.text for item in posts_of(records)] == ["Second", "half ?"]
    assert "replaced" in of_kind(records, Fault)[0].reason


def test_a_broken_part_is_told_once() -> None:
    """What is broken in one part is told with that part, not with every other."""
    broken, whole = Memory({"data/tweets.js": b"["}), Memory({"data/like.js": ytd("like", [])})
    reading = Reading(parts=(broken, whole))
    assert len(of_kind(SOURCE.read(broken, reading), Fault)) == 1
    assert of_kind(SOURCE.read(whole, reading), Fault) == []


@given(
    st.text(max_size=45)
    | st.builds(
        "Sun Mar {:02} {:02}:00:00 {}{:04} {:04}".format,
        *[st.integers(0, 99)] * 2,
        st.sampled_from("+-"),
        st.integers(0, 9999),
        st.integers(0, 9999),
    )
)
def test_any_time_is_read_or_is_none(written: str) -> None:
    """Whatever stands for a time, it is UTC seconds before 2100 or nothing."""
    seconds = time_of(written)
    assert seconds is None or 0 < seconds < 4_102_444_800


@pytest.mark.parametrize(
    ("written", "seconds"),
    [
        ("Sun Mar 21 12:53:22 +0000 2021", 1_616_331_202),
        ("Sun Mar 21 14:23:22 +0130 2021", 1_616_331_202),
        ("2021-03-21 12:53:22 +0000", 1_616_331_202),
        ("2021-03-21T12:53:22.999Z", 1_616_331_202),
        ("Sun Mrz 21 12:53:22 +0000 2021", None),
        ("Sun Mar 32 12:53:22 +0000 2021", None),
        ("2121-03-21T12:53:22Z", None),
        ("1950-03-21T12:53:22Z", None),
        (None, None),
        (1_616_331_202, None),
    ],
)
def test_times(written: object, seconds: int | None) -> None:
    """The three ways in which X writes times are read to the second, and others are none."""
    assert time_of(written) == seconds


def test_numbers_that_are_no_ids_name_nobody() -> None:
    """A number too long to be an id is no follower, and one written as a number is."""
    entries = [{"follower": {"accountId": one}} for one in ("9" * 40, "٣", -5, 77, True)]
    records = read(archive(follower=ytd("follower", entries)))
    accounts: list[Account] = [tie.account for tie in of_kind(records, Tie)]
    assert [account.name for account in accounts] == ["account 99", "Ann Łęska", "account 88"]
