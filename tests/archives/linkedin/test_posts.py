"""What the owner did on LinkedIn: posts, answers, uploads, events."""

import pytest
from linkedin_helpers import BASIC, LARGE, items, utc

from friendline.model import AudienceSource, ItemKind

SHARES = "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility\n"


@pytest.mark.parametrize(
    ("visibility", "audience", "source"),
    [
        ("PUBLIC", "public", AudienceSource.STATED),
        ("LOGGED_IN", "members", AudienceSource.STATED),
        ("connections", "connections", AudienceSource.STATED),
        ("MEMBER_NETWORK", "unknown", AudienceSource.UNKNOWN),
        ("CONTAINER", "unknown", AudienceSource.UNKNOWN),
        ("SOMETHING_NEW", "unknown", AudienceSource.UNKNOWN),
        ("", "unknown", AudienceSource.UNKNOWN),
    ],
)
def test_an_audience_is_stated_only_where_it_is_sure(
    visibility: str, audience: str, source: AudienceSource
) -> None:
    """What LinkedIn's word means for certain is stated; all other words say nothing."""
    text = f"{SHARES}2026-02-09 01:21:47,https://l/1,Hi,,,{visibility}\n"
    (post,) = items({"S.csv": text}, ItemKind.POST, ItemKind.GROUP_POST)
    assert (post.audience, post.audience_source) == (audience, source)


@pytest.mark.parametrize(
    "header",
    ["Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl", "Date,ShareLink,ShareCommentary"],
)
def test_early_posts_have_no_visibility(header: str) -> None:
    """Before there was a column for it, nobody knows who a post is for."""
    (post,) = items({"S.csv": f"{header}\n2018-02-09,https://l/1,Hi,,\n"}, ItemKind.POST)
    assert (post.text, post.at) == ("Hi", utc("2018-02-09"))
    assert post.audience_source is AudienceSource.UNKNOWN


def test_a_post_in_a_group_is_known_by_its_address() -> None:
    """A post in a group is one whether its address is written plainly or encoded."""
    assert [post.text for post in items(LARGE, ItemKind.GROUP_POST)] == ["Three"]


def test_a_repost_is_a_post_without_words() -> None:
    """A repost has the address that it shares, and its time."""
    (repost,) = (post for post in items(LARGE, ItemKind.POST) if post.link == "https://l/9")
    assert (repost.text, repost.at) == ("", utc("2026-02-06 01:21:47"))


def test_comments_and_reactions() -> None:
    """Both are items of the owner for nobody knows whom; a reaction shows its kind."""
    comment, reaction = items(LARGE, ItemKind.COMMENT, ItemKind.REACTION)
    assert (comment.text, reaction.text) == ("Well, done", "Praise")
    assert {comment.audience, reaction.audience} == {"unknown"}
    assert comment.by is reaction.by is None


def test_uploads_beside_posts_have_no_words() -> None:
    """Where the posts are there, an upload is a picture at a time and not the post once more."""
    photo, profile_photo, video = items(LARGE, ItemKind.PHOTO, ItemKind.VIDEO)
    assert photo.at == utc("2026-02-09 01:21")
    assert profile_photo.at == utc("2024-01-05 15:22")
    assert video.at == utc("2023-03-01")
    assert photo.text == profile_photo.text == video.text == ""
    assert "A plan" not in [post.text for post in items(LARGE, ItemKind.POST)]


def test_uploads_are_the_only_trace_of_posts_in_the_quick_export() -> None:
    """Without the posts their words are taken from the uploads; a dash is no description."""
    photo, document, profile_photo, video = items(
        BASIC, ItemKind.PHOTO, ItemKind.VIDEO, ItemKind.POST
    )
    assert (photo.text, document.text) == ("Lake day", "A plan")
    assert document.kind is ItemKind.POST
    assert profile_photo.text == video.text == ""


def test_an_event_is_placed_where_the_owner_went() -> None:
    """An event that was given up has no time, so that it puts the owner nowhere."""
    fair, talk = items(BASIC, ItemKind.EVENT_REPLY)
    assert (fair.text, fair.at) == ("Attending: Fair", utc("2024-04-08 06:00"))
    assert (talk.text, talk.at) == ("Relinquished: Talk", None)


def test_groups() -> None:
    """A group is an item of its own with its name."""
    (group,) = items(LARGE, ItemKind.GROUP)
    assert group.text == group.group == "Bakers"
