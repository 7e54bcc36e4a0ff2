"""The Facebook export has the files, keys and quirks of a real one (formats 1)."""

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from friendline.demo import DemoFiles, make_demo

from .conftest import unpacked

POSTS = "your_posts__check_ins__photos_and_videos_1.json"


@pytest.mark.parametrize(
    ("file", "key"),
    [
        ("connections/friends/your_friends.json", "friends_v2"),
        ("connections/friends/received_friend_requests.json", "received_requests_v2"),
        ("connections/friends/sent_friend_requests.json", "sent_requests_v2"),
        ("connections/friends/rejected_friend_requests.json", "rejected_requests_v2"),
        ("connections/friends/removed_friends.json", "deleted_friends_v2"),
        ("connections/followers/who_you've_followed.json", "following_v3"),
        ("your_facebook_activity/comments_and_reactions/comments.json", "comments_v2"),
        ("your_facebook_activity/posts/your_uncategorized_photos.json", "other_photos_v2"),
        ("your_facebook_activity/posts/your_videos.json", "videos_v2"),
        ("your_facebook_activity/groups/group_posts_and_comments.json", "group_posts_v2"),
        ("your_facebook_activity/events/your_event_responses.json", "event_responses_v2"),
        ("personal_information/profile_information/profile_information.json", "profile_v2"),
    ],
)
def test_files_have_their_root_keys(members: dict[str, bytes], file: str, key: str) -> None:
    """Each file of the layout of 2023 and later is there and has its root key."""
    content = json.loads(members[file])
    assert list(content) == [key]
    assert content[key]


def test_friends_are_names_and_times_only(right: Callable[[str], Any]) -> None:
    """A friend has a name and a time, no id and no address."""
    friends = right("your_friends.json")["friends_v2"]
    assert {tuple(sorted(friend)) for friend in friends} == {("name", "timestamp")}


def test_json_is_ascii_mojibake_and_pretty(
    members: dict[str, bytes], right: Callable[[str], Any]
) -> None:
    """Every JSON file is ASCII; an accented letter stands as two escaped bytes of UTF-8."""
    for name, content in members.items():
        if name.endswith(".json"):
            assert content.isascii(), name
    raw = members["connections/friends/your_friends.json"]
    assert b"Zolt\\u00c3\\u00a1n B\\u00c3\\u00a1r\\u00c3\\u00a1ny" in raw
    assert raw.startswith(b'{\n  "friends_v2": [\n    {\n      "name": ')
    names = {friend["name"] for friend in right("your_friends.json")["friends_v2"]}
    assert "Zoltán Bárány" in names


def test_posts_have_the_keys_of_real_ones(right: Callable[[str], Any]) -> None:
    """Posts have five keys at most, none of them an audience (formats 1.3, 1.5)."""
    posts = right(POSTS)
    keys = {key for post in posts for key in post}
    assert keys == {"timestamp", "data", "attachments", "title", "tags"}
    hanging = {
        key
        for post in posts
        for attachment in post.get("attachments", [])
        for part in attachment["data"]
        for key in part
    }
    assert hanging == {"media", "place", "external_context"}
    times = [post["timestamp"] for post in posts]
    assert times == sorted(times, reverse=True)


def test_many_posts_have_no_title_and_few_have_tags(right: Callable[[str], Any]) -> None:
    """About half of the posts have no title and about one in twenty has tags, as measured."""
    posts = right(POSTS)
    assert 0.3 < sum("title" not in post for post in posts) / len(posts) < 0.6
    assert 0.02 < sum("tags" in post for post in posts) / len(posts) < 0.1


def test_what_others_wrote_shows_in_the_title(right: Callable[[str], Any]) -> None:
    """Posts of others on her timeline, and hers on others', are told by the title alone."""
    titles = [post.get("title", "") for post in right(POSTS)]
    assert any(
        re.fullmatch(r"(?!Nell).+ wrote on Nell Ashdown's timeline\.", one) for one in titles
    )
    assert any(re.fullmatch(r"Nell Ashdown wrote on .+'s timeline\.", one) for one in titles)


def test_newer_files_hold_labels_and_values(right: Callable[[str], Any]) -> None:
    """Tags, visits and posts elsewhere are records of labels and values (formats 1.3)."""
    tags = right("photos_and_videos_you're_tagged_in.json")
    assert {tuple(label["label"] for label in tag["label_values"]) for tag in tags} == {
        ("URL", "Name")
    }
    visits = right("places_you_have_been_tagged_in.json")
    assert {tuple(one["label"] for one in visit["label_values"]) for visit in visits} == {
        ("Visit time", "Place")
    }
    elsewhere = right("posts_on_other_pages_and_profiles.json")
    assert {tuple(one["label"] for one in post["label_values"]) for post in elsewhere} == {
        ("Message", "Target")
    }
    assert all("fbid" in record for record in (*tags, *visits, *elsewhere))


def test_one_check_in_comes_as_a_bare_object(
    tmp_path_factory: pytest.TempPathFactory, right: Callable[[str], Any]
) -> None:
    """Several check-ins are a list, a single one is the object itself (formats 1.1)."""
    assert isinstance(right("posts/check-ins.json"), list)
    small = make_demo(tmp_path_factory.mktemp("small"), items=200, contacts=40, clients=24)
    raw = unpacked(small.facebook[0])["your_facebook_activity/posts/check-ins.json"]
    assert isinstance(json.loads(raw), dict)


def test_stories_are_broken_as_facebook_breaks_them(members: dict[str, bytes]) -> None:
    """The file of stories is the 15 bytes of Facebook's own fault."""
    assert members["your_facebook_activity/stories/archived_stories.json"] == b"[object Object]"


def test_neither_part_is_complete(demo: DemoFiles, members: dict[str, bytes]) -> None:
    """Names share all before the last hyphen; media lie in both parts, and every one is there."""
    first, second = demo.facebook
    assert re.fullmatch(r"facebook-nell\.ashdown\.77-2026-11-20-\w{6}-1\.zip", first.name)
    assert first.name.rsplit("-", 1)[0] == second.name.rsplit("-", 1)[0]
    assert not any(name.endswith(".json") for name in unpacked(second))
    named = set(re.findall(rb'"uri": "([^"]+)"', b"".join(members.values())))
    stored = {name.encode() for name in members if "/media/" in name}
    assert named == stored
    for part in demo.facebook:
        assert stored & {name.encode() for name in unpacked(part)}


def test_photos_are_taken_before_they_are_put_up(right: Callable[[str], Any]) -> None:
    """Each photo of an album has the time it was taken, within the day before."""
    photos = right("posts/album/0.json")["photos"]
    assert photos
    for photo in photos:
        (exif,) = photo["media_metadata"]["photo_metadata"]["exif_data"]
        assert 0 <= photo["creation_timestamp"] - exif["taken_timestamp"] < 86_400


def test_long_timelines_are_split(tmp_path_factory: pytest.TempPathFactory) -> None:
    """A timeline longer than a file goes on in the next, newest posts in the first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("friendline.demo.facebook.POSTS_PER_FILE", 200)
        large = make_demo(tmp_path_factory.mktemp("large"), items=700, contacts=60)
    members = unpacked(large.facebook[0])
    one, two = (
        json.loads(members[f"your_facebook_activity/posts/{POSTS.replace('_1.', f'_{part}.')}"])
        for part in (1, 2)
    )
    assert len(one) == 200 > len(two) > 0
    assert one[-1]["timestamp"] >= two[0]["timestamp"]
