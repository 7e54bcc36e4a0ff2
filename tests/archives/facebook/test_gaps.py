"""What an export lacks is told, with a remedy; what it does not lack is not."""

import pytest
from archives_helpers import of_kind, read

from friendline.model import Gap

POSTS = "your_facebook_activity/posts/your_posts_1.json"
FRIENDS = "connections/friends/your_friends.json"


def gaps(files: dict[str, object]) -> list[str]:
    """Give what is missing in an export of these files."""
    return [gap.what for gap in of_kind(read(files), Gap)]


def test_whole_export_lacks_only_audiences() -> None:
    """An export with friends and posts lacks what no export has: who can see a post."""
    told = gaps({POSTS: [], FRIENDS: {"friends_v2": []}})
    assert told == ["Facebook's export never says who can see a post."]


def test_missing_friends_and_posts_are_told() -> None:
    """Each of the two parts that matter is missed by name."""
    assert "No list of friends" in gaps({POSTS: []})[0]
    assert "No posts" in gaps({FRIENDS: {"friends_v2": []}})[0]


@pytest.mark.parametrize("folder", ["connections/friends", "friends_and_followers"])
def test_empty_category_is_no_gap(folder: str) -> None:
    """A folder that says it has no data is an answer, not a gap."""
    assert len(gaps({POSTS: [], f"{folder}/no-data.txt": b""})) == 1


def test_html_is_told_once() -> None:
    """An HTML export has one gap, with the way to JSON."""
    (gap,) = of_kind(read({"posts/your_posts_1.html": b"<html>"}), Gap)
    assert "HTML" in gap.what
    assert "JSON" in gap.remedy


def test_broken_posts_file_is_a_fault_and_no_gap() -> None:
    """Posts that are there and broken are not told to be missing."""
    told = gaps({POSTS: b"[object Object]", FRIENDS: {"friends_v2": []}})
    assert not any("No posts" in what for what in told)


def test_files_about_audiences_are_named() -> None:
    """Files about friend lists and settings are named, not guessed at."""
    told = gaps(
        {
            POSTS: [],
            FRIENDS: {"friends_v2": []},
            "connections/friends/your_post_audiences.json": [],
            "preferences/preferences/privacy_settings.json": {},
        }
    )
    assert told[-1].startswith("Not used: privacy_settings.json and your_post_audiences.json.")
