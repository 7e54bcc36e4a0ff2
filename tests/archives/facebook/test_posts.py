"""Posts, comments, check-ins, tags and what others wrote, in all shapes."""

from typing import Any

import pytest
from archives_helpers import NOW, PROFILE, of_kind, read

from friendline.model import UNKNOWN, AudienceSource, Fault, Item, ItemKind

NEW_POSTS = "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json"
PROFILE_FILE = "personal_information/profile_information/profile_information.json"


def items(file: str, content: Any) -> list[Item]:
    """Read the items of one file beside the owner's profile."""
    records = read({PROFILE_FILE: PROFILE, file: content})
    return [item for item in of_kind(records, Item) if item.kind is not ItemKind.PROFILE_FIELD]


def post(**fields: Any) -> Item:
    """Read one record as a post."""
    (item,) = items(NEW_POSTS, [{"timestamp": NOW, **fields}])
    return item


def attached(*parts: dict[str, Any]) -> list[dict[str, Any]]:
    """Make the attachments of a record."""
    return [{"data": [part]} for part in parts]


@pytest.mark.parametrize(
    ("file", "wrap"),
    [
        ("posts/your_posts.json", "status_updates"),
        ("posts/your_posts_1.json", None),
        (NEW_POSTS, None),
        ("your_activity_across_facebook/posts/profile_posts_3.json", None),
    ],
)
def test_posts_of_all_years(file: str, wrap: str | None) -> None:
    """A post is found by its file name, in a list of any layout."""
    records = [{"timestamp": NOW, "data": [{"post": "Żółć at the café"}]}]
    (item,) = items(file, {wrap: records} if wrap else records)
    assert (item.kind, item.at, item.text) == (ItemKind.POST, NOW, "Żółć at the café")
    assert (item.channel, item.file, item.by) == ("facebook", file, None)


def test_audience_is_never_known() -> None:
    """No export says who can see a post, so nothing is claimed."""
    item = post(data=[{"post": "Hello"}], audience="public", privacy="Friends")
    assert (item.audience, item.audience_source) == (UNKNOWN, AudienceSource.UNKNOWN)


def test_photo_with_its_words_and_time() -> None:
    """A picture gives file name, caption and the time it was taken; addresses are dropped."""
    medium = {
        "uri": "your_facebook_activity/posts/media/x/1_n.jpg",
        "creation_timestamp": NOW,
        "title": "Mobile uploads",
        "description": "The dog in Łódź",
        "media_metadata": {
            "photo_metadata": {"exif_data": [{"upload_ip": "192.0.2.7", "taken_timestamp": 1234}]}
        },
    }
    item = post(attachments=attached({"media": medium}, {"media": {"uri": "a/2.jpg"}}))
    assert (item.kind, item.media, item.taken) == (ItemKind.PHOTO, ("1_n.jpg", "2.jpg"), 1234)
    assert item.text == "The dog in Łódź"
    assert "192.0.2.7" not in repr(item)


def test_flat_metadata_of_old_exports() -> None:
    """Exports of 2018-2019 have the photo's time without a list."""
    medium = {"uri": "a.jpg", "media_metadata": {"photo_metadata": {"taken_timestamp": 99}}}
    assert post(attachments=attached({"media": medium})).taken == 99


@pytest.mark.parametrize("garbage", [-62169958800, 0, 10**12, 1.5, "soon", "9" * 30, None, True])
def test_garbage_times_are_unknown(garbage: Any) -> None:
    """A time that cannot be is no time."""
    medium = {"uri": "a.jpg", "media_metadata": {"photo_metadata": {"taken_timestamp": garbage}}}
    assert post(attachments=attached({"media": medium})).taken is None


@pytest.mark.parametrize("written", [NOW, str(NOW), float(NOW)])
def test_time_saved_as_text_is_a_time(written: Any) -> None:
    """Other programs save numbers as texts or with a point; the time stays the same."""
    (item,) = items(NEW_POSTS, [{"timestamp": written, "data": [{"post": "Hello"}]}])
    assert item.at == NOW


def test_shared_event_is_not_where_the_owner_is() -> None:
    """An event that is shared shows its name and place as words; nobody checked in there."""
    item = post(attachments=attached({"event": {"name": "Beer fest", "place": {"name": "Roxy"}}}))
    assert (item.kind, item.text, item.place) == (ItemKind.POST, "Beer fest\nRoxy", None)


def test_poll_and_fun_fact_show_all_their_words() -> None:
    """What can be chosen in a poll, and the answer to a question, can be read by others too."""
    poll = {"question": "Tonight?", "options": [{"option": "Pub"}, {"option": "Home"}]}
    fact = {"question": "First job?", "answer": "Barkeeper"}
    item = post(attachments=attached({"poll": poll}, {"fun_fact": fact}))
    assert item.text == "Tonight?\nPub\nHome\nFirst job?\nBarkeeper"


def test_post_with_text_and_photo_is_a_post() -> None:
    """What has words of its own stays a post; its caption is not said twice."""
    item = post(
        data=[{"post": "Sunday"}, {"update_timestamp": NOW}],
        attachments=attached({"media": {"uri": "v.mp4", "description": "Sunday"}}),
    )
    assert (item.kind, item.text, item.media) == (ItemKind.POST, "Sunday", ("v.mp4",))


def test_only_videos_are_a_video() -> None:
    """A record of a video alone is a video."""
    assert post(attachments=attached({"media": {"uri": "v.MP4"}})).kind is ItemKind.VIDEO


def test_place_alone_is_a_check_in() -> None:
    """A record that shows a place and no picture is a check-in."""
    place = {"name": "The Crown", "coordinate": {"latitude": 1, "longitude": 2}}
    item = post(attachments=attached({"place": place}, {"place": {**place, "url": "u"}}))
    assert (item.kind, item.place) == (ItemKind.CHECK_IN, "The Crown")


def test_link_shows_its_name() -> None:
    """A shared link gives address and headline."""
    context = {"name": "A headline", "source": "paper", "url": "https://example.org/a"}
    item = post(attachments=attached({"external_context": context}))
    assert (item.link, item.text) == ("https://example.org/a", "A headline")


def test_life_event_and_event_show_their_words() -> None:
    """Life events and shared events are text that can be seen."""
    item = post(
        attachments=attached(
            {"life_event": {"title": "Started new job"}}, {"event": {"name": "Fête"}}
        )
    )
    assert item.text == "Started new job\nFête"


def test_backdated_post_keeps_both_times() -> None:
    """A post shown at an earlier date was made when it was made."""
    item = post(data=[{"post": "School"}, {"backdated_timestamp": 500}])
    assert (item.at, item.taken) == (NOW, 500)


@pytest.mark.parametrize("tags", [[{"name": "Ann Lee"}, {"name": "Zoë Test"}], ["Ann Lee"]])
def test_tags_in_both_shapes(tags: list[Any]) -> None:
    """Tags are objects since 2020 and strings before; the owner is not tagged by herself."""
    assert post(tags=tags).tagged == ("Ann Lee",)


def test_mentions_become_plain_names() -> None:
    """A mention in the text is a name, and that person is tagged."""
    item = post(data=[{"post": "Thanks @[12345:2048:Ann Łęska] and a@[b]"}])
    assert item.text == "Thanks Ann Łęska and a@[b]"
    assert item.tagged == ("Ann Łęska",)


def test_title_tells_timeline_company_and_place() -> None:
    """What only the title tells is kept."""
    assert post(title="Zoë Test wrote on Kim Ray's timeline.").timeline == "Kim Ray"
    item = post(title="Zoë Test was with Ann Lee and Bo Ek at The Crown.")
    assert (item.kind, item.place, item.tagged) == (
        ItemKind.CHECK_IN,
        "The Crown",
        ("Ann Lee", "Bo Ek"),
    )


def test_title_about_the_owners_timeline_is_by_others() -> None:
    """Somebody who wrote on the owner's timeline made a wall post, also under a former name."""
    for name in ("Zoë Test", "Zoë Early"):
        item = post(title=f"Ann Lee wrote on {name}'s timeline.", data=[{"post": "Hi"}])
        assert (item.kind, item.by, item.timeline) == (ItemKind.WALL_POST, "Ann Lee", None)


def test_post_in_a_group_by_its_title() -> None:
    """A post among the own ones that stands in a group is a group post."""
    item = post(title="Zoë Test posted in Bread Bakers.", data=[{"post": "Rye"}])
    assert (item.kind, item.group) == (ItemKind.GROUP_POST, "Bread Bakers")


def test_post_without_anything_but_a_time_counts() -> None:
    """A post whose content is not exported is still there."""
    item = post(title="Zoë Test shared a memory.", data=[])
    assert (item.kind, item.text) == (ItemKind.POST, "")


def test_label_values_among_old_records() -> None:
    """The newer kind of record may stand beside the old one."""
    new = {
        "timestamp": NOW,
        "media": [],
        "fbid": "1",
        "label_values": [
            {"label": "Message", "value": "Dzień dobry @[7:2048:Ann Lee]"},
            {"label": "URL", "href": "https://example.org/p"},
            {"label": "Photos", "media": [{"uri": "a/b.jpg", "creation_timestamp": NOW}]},
            {"label": "Tags", "vec": ["Bo Ek"]},
        ],
    }
    _, item = items(NEW_POSTS, [{"timestamp": NOW, "data": []}, new])
    assert item.text == "Dzień dobry Ann Lee"
    assert item.link == "https://example.org/p"
    assert item.media == ("b.jpg",)
    assert item.tagged == ("Ann Lee", "Bo Ek")


def test_labels_in_another_language_fall_back_on_types() -> None:
    """With unknown labels the longest text is the message and an address is the link."""
    labels = [
        {"label": "Beitrag", "value": "Ein langer Text über Brot"},
        {"label": "Ort", "value": "x"},
        {"label": "Adresse", "value": "https://example.org/p"},
    ]
    (item,) = items(NEW_POSTS, [{"timestamp": NOW, "label_values": labels}])
    assert (item.text, item.link) == ("Ein langer Text über Brot", "https://example.org/p")


def test_posts_on_other_timelines() -> None:
    """A post on another's page stands on that timeline."""
    labels = [{"label": "Message", "value": "Happy birthday"}, {"label": "Target", "value": "Kim"}]
    file = "your_facebook_activity/posts/posts_on_other_pages_and_profiles.json"
    (item,) = items(file, [{"timestamp": NOW, "label_values": labels}])
    assert (item.text, item.timeline) == ("Happy birthday", "Kim")


@pytest.mark.parametrize("bare", [True, False])
def test_check_ins_bare_or_in_a_list(bare: bool) -> None:  # noqa: FBT001 - a parameter of pytest
    """The check-ins file may hold one bare object instead of a list."""
    record = {
        "timestamp": NOW,
        "label_values": [
            {"label": "Message", "value": "Quiz night"},
            {"label": "Place tags", "dict": [{"label": "Name", "value": "The Crown"}]},
        ],
    }
    (item,) = items("your_facebook_activity/posts/check-ins.json", record if bare else [record])
    assert (item.kind, item.place, item.text) == (ItemKind.CHECK_IN, "The Crown", "Quiz night")


@pytest.mark.parametrize("nested", [True, False])
def test_what_others_wrote_on_my_timeline(nested: bool) -> None:  # noqa: FBT001 - a parameter
    """Wall posts of 2018-2019 come in two shapes and are by who the title names."""
    posts = [
        {"timestamp": NOW, "title": "Ann Lee wrote on your timeline.", "data": [{"post": "Ha"}]},
        {"timestamp": NOW, "title": "Ann Lee skrev noget.", "data": [{"post": "Ho"}]},
    ]
    content = {"wall_posts_sent_to_you": {"activity_log_data": posts} if nested else posts}
    first, second = items("posts/other_people's_posts_to_your_timeline.json", content)
    assert (first.kind, first.by, first.text) == (ItemKind.WALL_POST, "Ann Lee", "Ha")
    assert second.by == UNKNOWN


def test_tagged_photos_name_the_tagger() -> None:
    """A photo others tagged the owner in has an address and who did it, no picture."""
    file = (
        "your_facebook_activity/activity_you're_tagged_in/photos_and_videos_you're_tagged_in.json"
    )
    labels = [
        {"label": "URL", "value": "https://www.facebook.com/photo/?fbid=1"},
        {"label": "Name", "value": "Ann Łęska"},
    ]
    (item,) = items(file, [{"timestamp": NOW, "media": [], "label_values": labels, "fbid": "1"}])
    assert (item.kind, item.by, item.at) == (ItemKind.TAG, "Ann Łęska", NOW)
    assert item.link == "https://www.facebook.com/photo/?fbid=1"


def test_tagged_places_have_the_time_of_the_visit() -> None:
    """A place the owner was tagged in has a time and nobody's name."""
    labels = [
        {"label": "Visit time", "timestamp_value": 777},
        {"label": "Place name", "value": "The Crown"},
    ]
    file = "your_facebook_activity/posts/places_you_have_been_tagged_in.json"
    (item,) = items(file, [{"label_values": labels, "fbid": "1"}])
    assert (item.kind, item.place, item.at, item.by) == (ItemKind.TAG, "The Crown", 777, UNKNOWN)


def test_comments_tell_on_whose_post() -> None:
    """A comment has its text, its time, whose post it stands on, and its group."""
    comment = {"timestamp": NOW, "comment": "So true", "author": "Zoë Test", "group": "Bakers"}
    (item,) = items(
        "comments_and_reactions/comments.json",
        {
            "comments_v2": [
                {
                    "timestamp": NOW,
                    "title": "Zoë Test commented on Kim Ray's post.",
                    "data": [{"comment": comment}],
                }
            ]
        },
    )
    assert (item.kind, item.text, item.timeline) == (ItemKind.COMMENT, "So true", "Kim Ray")
    assert (item.group, item.by) == ("Bakers", None)


def test_albums_photos_and_videos() -> None:
    """Each picture of an album is an item; what was written about the album is one too."""
    album = {
        "name": "Été",
        "description": "The week at the lake",
        "photos": [
            {"uri": "m/1.jpg", "creation_timestamp": NOW, "description": "Swim"},
            {"uri": "m/2.mp4", "creation_timestamp": NOW},
        ],
        "cover_photo": {"uri": "m/1.jpg"},
        "last_modified_timestamp": NOW,
    }
    about, photo, video = items("your_facebook_activity/posts/album/0.json", album)
    assert (about.album, about.text) == ("Été", "Été\nThe week at the lake")
    assert (photo.kind, photo.album, photo.text, photo.media) == (
        ItemKind.PHOTO,
        "Été",
        "Swim",
        ("1.jpg",),
    )
    assert video.kind is ItemKind.VIDEO


@pytest.mark.parametrize(
    ("file", "root", "kind"),
    [
        ("photos_and_videos/your_photos.json", "photos", ItemKind.PHOTO),
        ("posts/your_uncategorized_photos.json", "other_photos_v2", ItemKind.PHOTO),
        ("posts/your_videos.json", "videos_v2", ItemKind.VIDEO),
    ],
)
def test_loose_pictures(file: str, root: str, kind: ItemKind) -> None:
    """Pictures and videos outside albums are items."""
    name = "1.jpg" if kind is ItemKind.PHOTO else "1.mp4"
    (item,) = items(file, {root: [{"uri": f"m/{name}", "creation_timestamp": NOW}]})
    assert (item.kind, item.at, item.media) == (kind, NOW, (name,))


def test_comments_of_others_under_pictures() -> None:
    """Old exports hold comments under pictures: those of others are by them."""
    comments = [
        {"timestamp": NOW, "comment": "Nice", "author": "Ann Lee"},
        {"timestamp": NOW, "comment": "Thanks", "author": "Zoë Test"},
    ]
    found = items(
        NEW_POSTS, [{"attachments": attached({"media": {"uri": "1.jpg", "comments": comments}})}]
    )
    assert [(item.kind.value, item.by, item.text) for item in found[1:]] == [
        ("comment", "Ann Lee", "Nice"),
        ("comment", None, "Thanks"),
    ]


def test_stories_are_stories() -> None:
    """Archived stories keep their kind whatever they show."""
    record = {"timestamp": NOW, "attachments": attached({"media": {"uri": "s.jpg"}})}
    (item,) = items("stories/archived_stories.json", {"archived_stories_v2": [record]})
    assert (item.kind, item.media) == (ItemKind.STORY, ("s.jpg",))


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (
            "groups/your_posts_and_comments_in_groups.json",
            {"group_posts": {"activity_log_data": []}},
        ),
        ("your_facebook_activity/groups/group_posts_and_comments.json", {"group_posts_v2": []}),
    ],
)
def test_posts_in_groups(file: str, content: dict[str, Any]) -> None:
    """Posts and comments of a group file carry the group's name from title or attachment."""
    records = [
        {"timestamp": NOW, "title": "Zoë Test posted in Bakers.", "data": [{"post": "Rye"}]},
        {
            "timestamp": NOW,
            "data": [{"post": "Spelt"}],
            "attachments": attached({"name": "Millers"}),
        },
        {"timestamp": NOW, "data": [{"comment": {"comment": "Yes", "group": "Bakers"}}]},
    ]
    for root, value in content.items():
        filled = {root: {"activity_log_data": records} if isinstance(value, dict) else records}
        found = items(file, filled)
        assert [(item.kind.value, item.group, item.text) for item in found] == [
            ("group_post", "Bakers", "Rye"),
            ("group_post", "Millers", "Spelt"),
            ("comment", "Bakers", "Yes"),
        ]


def test_memberships_are_groups_once_and_not_after_leaving() -> None:
    """A group the owner is in is told once; one that was left is not told."""
    records = [
        {"timestamp": 10, "title": "You became a member of Bakers.", "data": [{"name": "Bakers"}]},
        {"timestamp": 20, "title": "You became a member of Millers."},
        {"timestamp": 30, "title": "You stopped being a member of Millers."},
        {"timestamp": 40, "label_values": [{"label": "Name", "value": "Bakers"}]},
    ]
    found = items("groups/your_group_membership_activity.json", {"groups_joined_v2": records})
    assert [(item.kind, item.group, item.text) for item in found] == [
        (ItemKind.GROUP, "Bakers", "Bakers")
    ]


@pytest.mark.parametrize("root", ["event_responses", "event_responses_v2", None])
def test_event_answers(root: str | None) -> None:
    """Going is placed at the event's start; other answers have no time in the export."""
    answers = {
        "events_joined": [
            {"name": "Fête", "start_timestamp": NOW, "end_timestamp": 0, "place": {"name": "Park"}}
        ],
        "events_declined": [{"name": "Gala", "start_timestamp": NOW}],
        "events_interested": [],
    }
    file = "your_facebook_activity/events/your_event_responses.json"
    going, declined = items(file, {root: answers} if root else answers)
    assert (going.kind, going.text, going.at, going.place) == (
        ItemKind.EVENT_REPLY,
        "Going: Fête",
        NOW,
        "Park",
    )
    assert (declined.text, declined.at) == ("Declined: Gala", None)


def test_posts_without_anything_are_one_fault() -> None:
    """Records with neither time nor content are counted, the others read."""
    records = read({NEW_POSTS: [{}, {"timestamp": NOW, "data": [{"post": "x"}]}, "text"]})
    (fault,) = of_kind(records, Fault)
    assert len(of_kind(records, Item)) == 1
    assert fault.reason.startswith("2 of 3 records")
