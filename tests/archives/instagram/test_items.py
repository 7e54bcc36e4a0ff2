"""Posts, reels, stories, comments and the profile, and who they are for."""

from typing import Any

import pytest
from archives_helpers import of_kind
from instagram_helpers import (
    ACTIVITY,
    FLAT,
    ISO,
    NEWER,
    NOW,
    OLDER,
    POSTS,
    PROFILE,
    mapped,
    picture,
    profile,
    read,
)

from friendline.book.items import item_id
from friendline.model import AudienceSource, Gap, Item, ItemKind, Owner
from friendline.sight.audience import parse_audience, write_audience

SWITCHES = "login_and_account_creation/account_privacy_changes.json"
STATUS = "login_and_account_creation/profile_status_changes.json"
ONE_POST = {ACTIVITY + "media/posts_1.json": POSTS[:1]}


def items(files: dict[str, Any]) -> list[Item]:
    """The items of an export."""
    return of_kind(read(files), Item)


def in_file(end: str, files: dict[str, Any] = NEWER) -> list[Item]:
    """The items of the file whose path ends so."""
    return [item for item in items(files) if item.file.endswith(end)]


def switches(*titles: str) -> dict[str, Any]:
    """Make a history of switches, one a second."""
    changes = [{"title": title, **mapped(Time=NOW + at)} for at, title in enumerate(titles)]
    return {SWITCHES: {"account_history_account_privacy_history": changes}}


def test_posts_with_one_and_several_pictures() -> None:
    """The caption stands at the picture or at the post; a picture without words is a photo."""
    single, carousel, bare = in_file("posts_1.json")
    assert single.text == "Été at the lake with @Ann.Lee and a@b.org"
    assert (single.kind, single.at, single.media) == (ItemKind.POST, NOW, ("1_n.jpg",))
    assert single.tagged == ("ann.lee",)
    assert (carousel.text, carousel.at) == ("Two of them 🏞", NOW + 5)
    assert carousel.media == ("2_n.jpg", "3_n.jpg")
    assert (bare.kind, bare.text) == (ItemKind.PHOTO, "")


def test_reels_are_posts_with_words_and_videos_without() -> None:
    """The kind follows from the content, so that another year's file gives the same item."""
    assert [item.kind for item in in_file("reels.json")] == [ItemKind.POST, ItemKind.VIDEO]


def test_layouts_give_the_same_items() -> None:
    """What is in an export of 2022 is the same item in one of 2026."""
    newer, older = ({item_id(item) for item in items(files)} for files in (NEWER, OLDER))
    assert older <= newer


def test_nothing_of_cameras_coordinates_and_messages_is_kept() -> None:
    """Devices, coordinates, telephone number, birth date and messages are nowhere."""
    shown = repr(read(NEWER))
    for secret in ("Cam-9", "51.5", "+48 1", "1980", "secret"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("private", "audience", "source"),
    [
        ("True", "followers", AudienceSource.DERIVED),
        ("False", "public", AudienceSource.DERIVED),
        ("Prawda", "unknown", AudienceSource.UNKNOWN),
        (None, "unknown", AudienceSource.UNKNOWN),
    ],
)
def test_audience_of_a_post_follows_from_the_account(
    private: str | None, audience: str, source: AudienceSource
) -> None:
    """Private is for followers, public for all; what is not told or understood is unknown."""
    (post,) = in_file("posts_1.json", {PROFILE: profile(private), **ONE_POST})
    assert (post.audience, post.audience_source) == (audience, source)


def test_the_label_private_account_may_be_translated() -> None:
    """A label in another language that we know counts like the English one."""
    translated = profile(None, Compte_privé="True")
    (post,) = in_file("posts_1.json", {PROFILE: translated, **ONE_POST})
    assert post.audience == "followers"


@pytest.mark.parametrize(
    ("titles", "audience"),
    [
        (["Switched to Private"], "followers"),
        (["Switched to Private", "Switched to Public"], "public"),
        (["Switched to Public", "Przełączono"], "unknown"),
    ],
)
def test_the_last_switch_tells_where_the_profile_does_not(titles: list[str], audience: str) -> None:
    """The state of now counts for old posts too; a last switch in foreign words tells nothing."""
    (post,) = in_file("posts_1.json", {PROFILE: profile(None), **switches(*titles), **ONE_POST})
    assert post.audience == audience
    (post,) = in_file("posts_1.json", {PROFILE: profile("False"), **switches(*titles), **ONE_POST})
    assert post.audience == "public"


def test_a_closed_account_shows_nothing_for_certain() -> None:
    """After a last "deactivate" all audiences are unknown, and that is told."""
    changes = [mapped(Activation_Type="Reactivate", Time=NOW)]
    closing = mapped(Activation_Type="Deactivate", Time=NOW + 1)
    files = {PROFILE: profile(), **ONE_POST}
    root = "account_history_profile_status_changes"
    (post,) = in_file("posts_1.json", {**files, STATUS: {root: changes}})
    assert post.audience == "followers"
    records = read({**files, STATUS: {root: [*changes, closing]}})
    assert {item.audience for item in of_kind(records, Item)} == {"unknown"}
    assert any("switched off" in gap.what for gap in of_kind(records, Gap))


def test_stories_and_what_was_perhaps_never_posted_stay_unknown() -> None:
    """Neither highlights nor close friends nor drafts are marked, whatever the account's state."""
    (story,) = in_file("stories.json")
    assert (story.kind, story.text) == (ItemKind.STORY, "At The Crown")
    (draft,) = in_file("other_content.json")
    for item in (story, draft):
        assert (item.audience, item.audience_source) == ("unknown", AudienceSource.UNKNOWN)


def test_archived_posts_are_for_nobody_else() -> None:
    """The file they lie in says so."""
    (post,) = in_file("archived_posts.json")
    assert (post.audience, post.audience_source) == ("only me", AudienceSource.STATED)


def test_everybody_sees_the_latest_profile_photo_and_the_bio() -> None:
    """A private account shows both; what an earlier photo shows to whom is not told."""
    earlier, latest = in_file("profile_photos.json")
    assert (earlier.audience, latest.audience) == ("unknown", "public")
    (bio,) = in_file("personal_information.json")
    assert (bio.kind, bio.text) == (ItemKind.PROFILE_FIELD, "Bio: Runs, mostly late.")
    assert bio.audience == "public"


def test_the_owner() -> None:
    """Name, user name, address of the profile and e-mail tell who the owner is."""
    expected = Owner(
        channel="instagram",
        names=("Zoë Test", "zoe.test"),
        emails=("zoe@example.org",),
        url="https://www.instagram.com/zoe.test",
    )
    for files in (NEWER, OLDER, FLAT):
        assert of_kind(read(files), Owner) == [expected]


def test_comments_under_the_posts_of_others_and_own_ones() -> None:
    """Whose post it is decides; under an own post the account's state does."""
    theirs, own = in_file("post_comments_1.json")
    assert (theirs.kind, theirs.text) == (ItemKind.COMMENT, "Congrats, très bien!")
    assert (theirs.at, theirs.timeline, theirs.audience) == (NOW + 30, "ann.lee", "unknown")
    assert (own.timeline, own.audience) == (None, "followers")


@pytest.mark.parametrize(
    "comment",
    [
        mapped(評論="Très bien", 媒體擁有者="ann.lee", 時間=NOW),
        mapped(Kommentar="Très bien", Media_Owner="ann.lee", Zeit=NOW),
        {
            "timestamp": NOW,
            "label_values": [
                {"label": "Comment", "value": "Très bien"},
                {
                    "title": "Owner",
                    "dict": [
                        {
                            "dict": [
                                {"label": "Name", "value": "Ann L"},
                                {"label": "Username", "value": "ann.lee"},
                            ]
                        }
                    ],
                },
            ],
        },
    ],
)
def test_comments_in_other_languages_and_shapes(comment: dict[str, Any]) -> None:
    """Words, whose post and time are found by their place where the labels are foreign."""
    (item,) = in_file("comments.json", {ACTIVITY + "comments/post_comments.json": [comment]})
    assert (item.text, item.timeline, item.at) == ("Très bien", "ann.lee", NOW)


def test_the_flat_layout_of_2019() -> None:
    """Places, carousels as one post, stories and profile photo; pictures sent are not read."""
    found = {item.media: item for item in in_file("media.json", FLAT)}
    assert found[("1.jpg",)].place == "The Crown"
    assert (found[("2.jpg", "3.jpg")].text, found[("2.jpg", "3.jpg")].at) == ("Two", NOW)
    assert found[("4.mp4",)].kind is ItemKind.VIDEO
    assert found[("4.mp4",)].audience == "followers"
    assert (found[("5.jpg",)].kind, found[("5.jpg",)].audience) == (ItemKind.STORY, "unknown")
    assert found[("6.jpg",)].audience == "public"
    assert len(found) == 5
    comments = {item.text: item for item in in_file("comments.json", FLAT)}
    assert (comments["Nice"].timeline, comments["Nice"].at) == ("ann.lee", NOW)
    assert comments["Thanks"].audience == "followers"


@pytest.mark.parametrize(
    "at", ["yesterday", "9999-12-31T23:59:59", "0001-01-01T00:00:00", 7.5, None]
)
def test_an_unreadable_time_is_no_time(at: Any) -> None:
    """The post is kept without one."""
    files = {"media.json": {"photos": [{"caption": "Hi", "taken_at": at, "path": "1.jpg"}]}}
    (item,) = items(files)
    assert item.at is None


def test_posts_under_labels_are_read() -> None:
    """The shape that other files got in 2026 would be understood in posts too."""
    post = {
        "timestamp": NOW,
        "media": [picture(1)],
        "label_values": [{"label": "標題", "value": "Été"}],
    }
    (item,) = items({ACTIVITY + "media/posts_1.json": [post]})
    assert (item.text, item.at, item.media) == ("Été", NOW, ("1_n.jpg",))


@pytest.mark.parametrize(
    ("files", "said"),
    [
        (NEWER, {"public", "followers", "only me", "unknown"}),
        (OLDER, {"public", "followers", "unknown"}),
        (FLAT, {"public", "followers", "unknown"}),
    ],
)
def test_every_audience_can_be_read_back(files: dict[str, Any], said: set[str]) -> None:
    """The words are those of the sight room, which would write them alike."""
    audiences = {item.audience for item in items(files)}
    assert audiences == said
    assert {write_audience(parse_audience(one)) for one in audiences} == said


def test_iso_is_now() -> None:
    """The two ways of writing the time in these tests are one moment."""
    (item,) = items({"media.json": {"photos": [{"taken_at": ISO, "path": "1.jpg"}]}})
    assert item.at == NOW
