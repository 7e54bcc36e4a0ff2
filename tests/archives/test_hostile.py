"""Broken and hostile exports: nothing raises, everything else is still read."""

import copy
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest
from archives_helpers import NOW, PROFILE, facebook, facebook_json, of_kind, read
from hypothesis import given, settings
from hypothesis import strategies as st

from friendline.archives.facebook import SOURCE
from friendline.archives.facebook.files import KINDS
from friendline.archives.source import Reading
from friendline.model import Fault, Gap, Item, Record, Tie

FRIEND = {"name": "Ann Łęska", "timestamp": NOW}
MEDIUM = {
    "uri": "posts/media/1.jpg",
    "creation_timestamp": NOW,
    "title": "Été",
    "description": "Lake @[1:2048:Bo Ek]",
    "media_metadata": {"photo_metadata": {"exif_data": [{"taken_timestamp": NOW}]}},
    "comments": [{"timestamp": NOW, "comment": "Nice", "author": "Ann"}],
}
POST = {
    "timestamp": NOW,
    "title": "Zoë Test was with Ann and Bo at The Crown.",
    "data": [{"post": "Hi @[1:2048:Ann Lee]"}, {"backdated_timestamp": 1}],
    "attachments": [
        {
            "data": [
                {"media": MEDIUM},
                {"place": {"name": "The Crown"}},
                {"external_context": {"name": "A", "url": "https://example.org"}},
                {"event": {"name": "Fête", "place": {"name": "Park"}}},
                {"life_event": {"title": "Job"}},
                {"poll": {"question": "Bread?"}},
                {"name": "Bakers"},
            ]
        }
    ],
    "tags": [{"name": "Ann Lee"}],
}
LABELLED = {
    "timestamp": NOW,
    "media": [MEDIUM],
    "label_values": [
        {"label": "Message", "value": "Hi", "ent_field_name": "Message"},
        {"label": "URL", "href": "https://example.org"},
        {"label": "Visit time", "timestamp_value": NOW},
        {
            "label": "Place tags",
            "dict": [{"title": "x", "dict": [{"label": "Name", "value": "P"}]}],
        },
        {"label": "Tags", "vec": ["Bo", {"value": "Cy"}]},
    ],
    "fbid": "1",
}
COMMENT = {
    "timestamp": NOW,
    "title": "Zoë Test commented on Kim Ray's post.",
    "data": [{"comment": {"timestamp": NOW, "comment": "Yes", "author": "Zoë", "group": "G"}}],
}
EVENTS = {"events_joined": [{"name": "Fête", "start_timestamp": NOW, "place": {"name": "P"}}]}
PROFILE_FILE = "profile_information/profile_information.json"
EXPORT: dict[str, Any] = {
    PROFILE_FILE: PROFILE,
    "friends_and_followers/friends.json": {"friends_v2": [FRIEND, {**FRIEND, "contact_info": "a"}]},
    "friends_and_followers/rejected_friend_requests.json": {"rejected_requests_v2": [FRIEND]},
    "friends_and_followers/people_who_followed_you.json": [
        {"string_list_data": [{"value": "Ann", "href": "h", "timestamp": NOW}]},
        LABELLED,
    ],
    "posts/your_posts_1.json": [POST, LABELLED],
    "posts/other_people's_posts_to_your_timeline.json": {
        "wall_posts_sent_to_you": {"activity_log_data": [POST]}
    },
    "posts/check-ins.json": LABELLED,
    "posts/album/0.json": {"name": "Été", "photos": [MEDIUM], "description": "Lake"},
    "posts/your_videos.json": {"videos_v2": [MEDIUM]},
    "posts/places_you_have_been_tagged_in.json": [LABELLED],
    "activity/photos_and_videos_you're_tagged_in.json": [LABELLED],
    "comments_and_reactions/comments.json": {"comments_v2": [COMMENT]},
    "groups/your_groups.json": {"groups_admined_v2": [{"data": [{"name": "G"}], "timestamp": NOW}]},
    "groups/your_posts_in_groups.json": {"group_posts_v2": [POST, COMMENT]},
    "events/your_event_responses.json": {"event_responses_v2": EVENTS},
    "events/your_events.json": {"your_events_v2": [{"name": "Fête", "description": "d"}]},
    "stories/archived_stories.json": {"archived_stories_v2": [POST]},
}

Place = tuple[str | int, ...]
ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**63), 2**63 - 1)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
    | st.sampled_from(["'s timeline.", "@[1:2:", "http://", "\x00", " is with "]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["name", "media", "data", "label_values", "value", "post", "x"]),
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
        for key, inner in value.items():
            yield from places(inner, (*above, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*above, index))


PLACES = [place for place in places(EXPORT) if place]


def replaced(place: Place, other: Any) -> dict[str, Any]:
    """Give the file of a place with another value there, beside the profile."""
    file = str(place[0])
    export = {PROFILE_FILE: PROFILE, file: copy.deepcopy(EXPORT[file])}
    node: Any = export
    for step in place[:-1]:
        node = node[step]
    node[place[-1]] = other
    return export


def check(records: list[Record]) -> None:
    """What comes out is of the declared types, whatever went in, and no name is empty."""
    for record in records:
        msgspec.convert(msgspec.to_builtins(record), type(record), strict=True)
        if isinstance(record, Item):
            assert "" not in (*record.tagged, *record.media)
            assert "" not in (record.place, record.by, record.group, record.timeline, record.link)
        if isinstance(record, Tie):
            assert record.account.name


def test_the_whole_export_is_read_without_a_fault() -> None:
    """The export that is broken below is right to begin with, and every file gives a record."""
    records = read(EXPORT)
    assert of_kind(records, Fault) == []
    assert {item.file for item in of_kind(records, Item)} >= {
        name for name in EXPORT if not name.startswith("friends_and_followers")
    }
    check(records)


@settings(max_examples=400, deadline=None)
@given(place=st.sampled_from(PLACES), other=ANY_JSON)
def test_any_value_anywhere_never_raises(place: Place, other: Any) -> None:
    """Whatever stands at any place of an export, the rest is read and the types are right."""
    check(read(replaced(place, other)))


@pytest.mark.parametrize("other", [None, True, 7, 1.5, "text", [], {}, [[]], [{}], {"x": [{}]}])
def test_wrong_types_at_every_place_never_raise(other: Any) -> None:
    """Each of the usual wrong values, at every single place of the export."""
    for place in PLACES:
        check(read(replaced(place, other)))


@settings(max_examples=150, deadline=None)
@given(stem=st.sampled_from(sorted(KINDS)), content=ANY_JSON | st.binary(max_size=60))
def test_any_content_of_any_file_never_raises(stem: str, content: Any) -> None:
    """Any JSON or any bytes in any known file."""
    check(read({f"any/{stem}.json": content}))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"[object Object]", "[object Object]"),
        (b"", "is empty"),
        (b" \n", "is empty"),
        (b'[{"timestamp": 1', "not valid JSON"),
        (b'["\xff\xfe"', "not valid JSON"),
        (b"[" * 100_000, "not valid JSON"),
        (b'[{"data":' * 2_000 + b"1" + b"}]" * 2_000, "not valid JSON"),
        (b"7", "no list"),
        (b"null", "no list"),
        (b'{"status_updates": "none"}', "no list"),
        (b"BROKEN", "damaged inside the zip"),
    ],
)
def test_a_broken_file_is_one_fault_and_the_rest_is_read(content: bytes, reason: str) -> None:
    """A file that is no JSON is named once, and the friends beside it are read."""
    records = read({"posts/your_posts_1.json": content, "friends/friends.json": [FRIEND]})
    (fault,) = of_kind(records, Fault)
    assert fault.file == "posts/your_posts_1.json"
    assert reason in fault.reason
    assert len(of_kind(records, Tie)) == 1


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b'[{"timestamp": 9, "data": [{"post": "half \\ud83d an emoji"}]}]', "half ? an emoji"),
        (b'[{"timestamp": 9, "data": [{"post": "bytes \xff"}]}]', "bytes \ufffd"),
        (b'[{"timestamp": 9, "data": [{"post": "a\tb"}]}]', "a\tb"),
        ('[{"timestamp": 9, "data": [{"post": "Łódź"}]}]'.encode("utf-16"), "Łódź"),
    ],
)
def test_one_broken_character_does_not_lose_a_file(content: bytes, text: str) -> None:
    """Ten thousand posts are not lost for half an emoji; that something was replaced is told."""
    records = read({"posts/your_posts_1.json": content})
    assert [item.text for item in of_kind(records, Item)] == [text]
    (fault,) = of_kind(records, Fault)
    assert fault.file == "posts/your_posts_1.json"
    assert "replaced" in fault.reason


def test_deep_objects_do_not_overflow() -> None:
    """Objects nested as deep as the parser allows are passed over."""
    deep = b'{"name":' * 900 + b'"x"' + b"}" * 900
    labels = b'[{"label":"a","dict":' * 400 + b"[]" + b"}]" * 400
    check(
        read(
            {
                "profile_information.json": b'{"profile_v2":{"name":"Z","about_me":%b}}' % deep,
                "your_posts.json": b'[{"timestamp":1,"label_values":%b}]' % labels,
            }
        )
    )


def test_byte_order_mark_is_no_fault() -> None:
    """A file saved again by an editor starts with a mark that is no error."""
    content = b"\xef\xbb\xbf" + facebook_json([FRIEND])
    assert len(of_kind(read({"friends/friends.json": content}), Tie)) == 1


def test_messages_and_logs_are_not_read() -> None:
    """Files that are none of our business leave no record, whatever is in them."""
    private = {
        "messages/inbox/ann/message_1.json": {"messages": [{"content": "secret"}]},
        "ads_information/advertisers.json": [POST],
        "security_and_login_information/logins.json": [{"ip": "192.0.2.1"}],
    }
    assert [record for record in read(private) if not isinstance(record, Gap)] == []


def test_reading_twice_gives_the_same() -> None:
    """The same export gives the same records in the same order."""
    archive = facebook(EXPORT)
    first, second = (list(SOURCE.read(archive, Reading())) for _ in range(2))
    assert first == second


def test_addresses_of_uploads_are_dropped() -> None:
    """Upload addresses and devices are nowhere in what is read."""
    medium = {**MEDIUM, "upload_ip": "192.0.2.9", "camera_make": "Cam"}
    medium["media_metadata"] = {
        "photo_metadata": {"exif_data": [{"upload_ip": "192.0.2.9", "camera_model": "Cam"}]}
    }
    records = read({"posts/your_photos.json": {"photos": [medium]}})
    assert of_kind(records, Item)
    assert "192.0.2.9" not in repr(records)
    assert "Cam" not in repr(records)
