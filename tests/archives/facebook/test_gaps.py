"""What an export lacks is told, with a remedy; what it does not lack is not."""

from collections.abc import Callable
from datetime import datetime

import pytest
from archives_helpers import NOW, of_kind, read
from facebook_html_pages import Writer, english

from friendline.model import Gap

POSTS = "your_facebook_activity/posts/your_posts_1.json"
POST = {"timestamp": NOW, "title": "Zoë Test", "data": [{"post": "Hello"}]}
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


def html_gaps(page: bytes) -> list[Gap]:
    """Give the gaps of an export with these posts and no friends, in HTML."""
    return of_kind(read({"posts/your_posts_1.html": page}), Gap)


def test_html_is_read_and_told_with_the_way_to_json() -> None:
    """An export in HTML lacks no posts; that JSON tells more is said once, with the way to it."""
    told = html_gaps(Writer().posts([POST]))
    assert not any("No posts" in gap.what for gap in told)
    (about_html,) = [gap for gap in told if gap.what.startswith("This export is in HTML")]
    assert '"JSON"' in about_html.remedy


@pytest.mark.parametrize(
    ("when", "unit"), [(english, "second"), ("{:%d %b %Y, %H:%M}".format, "minute")]
)
def test_how_times_in_html_were_read_is_told(when: Callable[[datetime], str], unit: str) -> None:
    """The zone that was assumed is named, and how exact the times are."""
    (about_times,) = [
        gap for gap in html_gaps(Writer(when=when).posts([POST])) if "Times in HTML" in gap.what
    ]
    assert f"to the {unit}, in UTC" in about_times.what


def test_json_has_no_gap_about_html() -> None:
    """Pages beside JSON of the same kind are not read, and nothing is said of them."""
    told = gaps({POSTS: [], FRIENDS: {"friends_v2": []}, "posts/your_posts_1.html": b"<p>"})
    assert not any("HTML" in what for what in told)


def test_broken_posts_file_is_a_fault_and_no_gap() -> None:
    """Posts that are there and broken are not told to be missing."""
    told = gaps({POSTS: b"[object Object]", FRIENDS: {"friends_v2": []}})
    assert not any("No posts" in what for what in told)
