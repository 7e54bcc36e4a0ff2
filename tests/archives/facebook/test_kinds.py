"""The files of a Facebook export beside posts and friends: hidden, reactions, events, settings."""

from typing import Any

import pytest
from archives_helpers import NOW, PROFILE, of_kind, read
from hypothesis import given
from hypothesis import strategies as st

from friendline.book.collect import Collector
from friendline.book.items import item_id
from friendline.model import UNKNOWN, AudienceSource, Fault, Gap, Item, ItemKind
from friendline.sight.statements.applying import load_statements

ACTIVITY = "your_facebook_activity"
PROFILE_FILE = "profile_information/profile_information.json"
PICTURE = {"uri": "posts/media/1.jpg", "creation_timestamp": NOW, "description": "Été"}
POST = {"timestamp": NOW, "data": [{"post": "Kölsch for all"}], "tags": [{"name": "Ann Lee"}]}
LABELLED_POST = {
    "timestamp": NOW,
    "media": [],
    "label_values": [
        {
            "label": "URL",
            "value": "https://www.facebook.com/x",
            "href": "https://www.facebook.com/x",
        },
        {"label": "Message", "value": "Kölsch for all"},
        {"label": "Tags", "dict": [{"dict": [{"label": "Name", "value": "Ann Lee"}]}]},
    ],
    "fbid": "1",
}


def items(file: str, content: Any) -> list[Item]:
    """Read the items of one file beside the owner's profile; there must be no fault."""
    records = read({PROFILE_FILE: PROFILE, file: content})
    assert of_kind(records, Fault) == []
    return [item for item in of_kind(records, Item) if item.file == file]


def remarks(file: str, content: Any) -> list[Gap]:
    """Give the remarks that one file adds to those that an export without it has."""
    without = of_kind(read({PROFILE_FILE: PROFILE}), Gap)
    return [
        gap
        for gap in of_kind(read({PROFILE_FILE: PROFILE, file: content}), Gap)
        if gap not in without
    ]


@pytest.mark.parametrize("name", ["archive", "trash"])
@pytest.mark.parametrize("record", [POST, LABELLED_POST])
def test_archived_and_deleted_posts_are_for_the_owner_alone(name: str, record: Any) -> None:
    """What is archived or in the trash is seen by nobody else, not even by who is tagged."""
    (item,) = items(f"{ACTIVITY}/posts/{name}.json", [record])
    assert (item.kind, item.text) == (ItemKind.POST, "Kölsch for all")
    assert (item.audience, item.audience_source) == ("only me", AudienceSource.STATED)
    assert (item.tagged, item.link) == ((), None)


def test_an_archived_post_is_the_same_item_as_before() -> None:
    """The post has one id, whether it is read from the posts, the archive or with labels."""
    before = items(f"{ACTIVITY}/posts/your_posts_1.json", [POST])
    after = items(f"{ACTIVITY}/posts/archive.json", [POST, LABELLED_POST])
    assert {item_id(item) for item in before} == {item_id(item) for item in after}


@pytest.mark.parametrize(
    "file", ["archive.json", "trash.json", "notes.json", "backup/archive.json"]
)
def test_files_that_other_programs_call_so_are_not_read(file: str) -> None:
    """An archive outside a folder of posts is none of Facebook's."""
    assert items(file, [POST]) == []


def test_pending_group_posts_are_seen_by_nobody_yet() -> None:
    """A post that a group has not let in yet is a group post for the owner alone."""
    pending = {"timestamp": NOW, "title": "Zoë Test posted in Bakers.", "data": [{"post": "Rye"}]}
    (item,) = items(
        f"{ACTIVITY}/groups/your_pending_posts_in_groups.json", {"pending_posts_v2": [pending]}
    )
    assert (item.kind, item.group, item.audience) == (ItemKind.GROUP_POST, "Bakers", "only me")


OLD_REACTION = {
    "timestamp": NOW,
    "title": "Zoë Test likes Kim Ray's photo.",
    "data": [{"reaction": {"reaction": "LIKE", "actor": "Zoë Test"}}],
}


def labelled_reaction(label: str, word: str, by: str = "Author") -> dict[str, Any]:
    """Make a reaction with labels, as the newest exports have it."""
    author = {"title": by, "dict": [{"dict": [{"label": "Name", "value": "Kim Ray"}]}]}
    return {
        "timestamp": NOW,
        "media": [],
        "label_values": [{"label": label, "value": word}, author],
    }


@pytest.mark.parametrize(
    ("file", "content"),
    [
        ("likes_and_reactions/posts_and_comments.json", {"reactions": [OLD_REACTION]}),
        ("comments_and_reactions/posts_and_comments.json", {"reactions_v2": [OLD_REACTION]}),
        (f"{ACTIVITY}/comments_and_reactions/likes_and_reactions_1.json", [OLD_REACTION]),
        (
            f"{ACTIVITY}/comments_and_reactions/likes_and_reactions.json",
            [labelled_reaction("Reaction", "Like")],
        ),
        (
            f"{ACTIVITY}/comments_and_reactions/likes_and_reactions.json",
            [labelled_reaction("Reaktion", "Gefällt mir", "Autor")],
        ),
        (
            f"{ACTIVITY}/comments_and_reactions/likes_and_reactions.json",
            [labelled_reaction("Kiu", "LIKE", "Aŭtoro")],
        ),
    ],
)
def test_reactions_of_all_years(file: str, content: Any) -> None:
    """A reaction says what was pressed, when, and under whose post."""
    (item,) = items(file, content)
    assert (item.kind, item.at, item.text) == (ItemKind.REACTION, NOW, "Reaction: Like")
    assert (item.timeline, item.by, item.audience) == ("Kim Ray", None, UNKNOWN)


def test_reactions_that_are_exported_twice_are_one_item() -> None:
    """The two files about the same reactions are merged by their time and the reaction."""
    folder = f"{ACTIVITY}/comments_and_reactions"
    other = {**OLD_REACTION, "data": [{"reaction": {"reaction": "SORRY"}}]}
    collector = Collector()
    collector.add(
        read(
            {
                f"{folder}/likes_and_reactions.json": [labelled_reaction("Reaction", "Like")],
                f"{folder}/likes_and_reactions_1.json": [OLD_REACTION, other],
            }
        )
    )
    assert sorted(collector.book().items["text"]) == ["Reaction: Like", "Reaction: Sad"]


@pytest.mark.parametrize(
    "record",
    [
        {
            "timestamp": NOW,
            "data": [],
            "attachments": [{"data": [{"media": {**PICTURE, "uri": "r.mp4"}}]}],
        },
        {**PICTURE, "uri": "r.mp4"},
        {"timestamp": NOW, "label_values": [], "media": [{**PICTURE, "uri": "r.mp4"}]},
    ],
)
def test_reels_are_videos(record: Any) -> None:
    """A reel is a video in each of the shapes it may have."""
    (item,) = items(f"{ACTIVITY}/short_videos/your_reels.json", {"lasso_videos_v2": [record]})
    assert (item.kind, item.at, item.text, item.media) == (ItemKind.VIDEO, NOW, "Été", ("r.mp4",))


@pytest.mark.parametrize(
    "record",
    [
        PICTURE,
        {"media": PICTURE},
        {"media": [PICTURE], "label_values": [], "timestamp": NOW},
        {"label_values": [{"label": "Photo", "media": [PICTURE]}]},
        {
            "label_values": [{"label": "Message", "value": "Été"}],
            "media": [{"uri": "posts/media/1.jpg"}],
            "timestamp": NOW,
        },
    ],
)
def test_loose_pictures_in_all_shapes(record: Any) -> None:
    """A loose picture stands as it is, wrapped, or among labels, and is the same item."""
    (item,) = items("posts/your_uncategorized_photos.json", {"other_photos_v2": [record]})
    assert (item.kind, item.at, item.text, item.media) == (ItemKind.PHOTO, NOW, "Été", ("1.jpg",))


def test_notes_show_their_title_text_and_pictures() -> None:
    """A note in a file of its own says the same as one that hangs on a post."""
    note = {
        "title": "Twenty things",
        "text": "One: beer",
        "media": [PICTURE],
        "created_timestamp": NOW,
    }
    (own,) = items("notes/notes.json", {"notes_v2": [note]})
    (hanging,) = items(
        "posts/your_posts_1.json",
        [{"timestamp": NOW, "data": [], "attachments": [{"data": [{"note": note}]}]}],
    )
    for item in (own, hanging):
        assert (item.text, item.at) == ("Twenty things\nOne: beer\nÉté", NOW)
        assert item.media == ("1.jpg",)


def test_events_in_all_files() -> None:
    """Invitations are by somebody else and without a time; what one hosts has its start."""
    event = {"name": "Beer fest", "start_timestamp": NOW, "place": {"name": "Park"}}
    (invited,) = items("events/event_invitations.json", {"events_invited_v2": [event]})
    (hosted,) = items(f"{ACTIVITY}/events/events_you_hosted.json", {"events_hosted_v2": [event]})
    assert (invited.text, invited.at, invited.by) == ("Invited: Beer fest", None, UNKNOWN)
    assert (hosted.text, hosted.at, hosted.by) == ("Hosting: Beer fest", NOW, None)
    assert {invited.place, hosted.place} == {"Park"}


def test_answers_with_labels_do_not_pretend_to_know_the_answer() -> None:
    """An answer to an event that is a record with labels has a name, and no time or answer."""
    labels = [{"label": "Nombre", "value": "Feria"}, {"label": "Lugar", "value": "Parque"}]
    (item,) = items(f"{ACTIVITY}/events/your_event_responses.json", [{"label_values": labels}])
    assert (item.text, item.at, item.place) == ("Answered: Feria", None, "Parque")


@pytest.mark.parametrize(
    ("joined", "left"),
    [
        ("You became a member of Bakers.", "You stopped being a member of Bakers."),
        ("Du bist jetzt Mitglied von Bakers.", "Du bist kein Mitglied von Bakers mehr."),
    ],
)
def test_left_groups_are_not_told(joined: str, left: str) -> None:
    """A group that was left is not the owner's, in any language that is read."""
    records = [{"timestamp": 20, "title": left}, {"timestamp": 10, "title": joined}]
    file = f"{ACTIVITY}/groups/your_group_membership_activity.json"
    assert items(file, {"groups_joined_v2": records}) == []
    assert [item.group for item in items(file, {"groups_joined_v2": records[1:]})] == ["Bakers"]


def test_groups_one_runs_are_groups() -> None:
    """A group that the owner runs is told once, with labels or without."""
    records = [
        {"timestamp": NOW, "data": [{"name": "Bakers"}]},
        {"label_values": [{"label": "Nazwa", "value": "Młynarze"}]},
    ]
    found = items("groups/your_groups.json", {"groups_admined_v2": records})
    assert [item.group for item in found] == ["Bakers", "Młynarze"]


def test_changes_of_the_profile() -> None:
    """A change without a picture says what its title says; with one it is that photo."""
    records = [
        {"timestamp": NOW, "title": "Zoë Test changed her relationship status to Single."},
        {
            "timestamp": NOW,
            "title": "Zoë Test updated her profile picture.",
            "attachments": [{"data": [{"media": PICTURE}]}],
        },
    ]
    file = "profile_information/profile_update_history.json"
    field, photo = items(file, {"profile_updates_v2": records})
    assert (field.kind, field.text) == (
        ItemKind.PROFILE_FIELD,
        "Zoë Test changed her relationship status to Single.",
    )
    (posted,) = items("posts/your_posts_1.json", [records[1]])
    assert item_id(photo) == item_id(posted)


@pytest.mark.parametrize(
    "record",
    [
        {"name": "The Crown", "timestamp": NOW, "url": "https://www.facebook.com/crown"},
        {"timestamp": NOW, "label_values": [{"label": "Nome", "value": "The Crown"}]},
    ],
)
def test_liked_pages_are_profile_fields(record: Any) -> None:
    """A page that the owner likes shows on the profile."""
    (item,) = items(f"{ACTIVITY}/pages/pages_you've_liked.json", {"page_likes_v2": [record]})
    assert (item.kind, item.text, item.at) == (ItemKind.PROFILE_FIELD, "Likes: The Crown", NOW)


def test_more_profile_fields() -> None:
    """Nicknames, accounts elsewhere and favourites are in the words of the profile."""
    profile = {
        "name": "Zoë",
        "other_names": [{"name": "Zo", "type": "nickname"}],
        "screen_names": [{"service_name": "Skype", "names": [{"name": "zoe.t"}]}],
        "music": ["Fanfare"],
    }
    found = items("profile_information.json", {"profile_v2": profile})
    assert {item.text for item in found} == {
        "Other name: Zo",
        "Screen name: Skype. zoe.t",
        "Likes: Fanfare",
    }


@pytest.mark.parametrize(
    "folder", ["this_profile's_activity_across_facebook", "this_profile_s_activity_across_facebook"]
)
def test_exports_of_a_second_profile(folder: str) -> None:
    """The posts, comments and groups of a page or second profile are read like one's own."""
    comment = {"timestamp": NOW, "data": [{"comment": {"comment": "Yes"}}]}
    assert len(items(f"{folder}/posts/profile_posts_12.json", [POST])) == 1
    assert (
        len(items(f"{folder}/comments_and_reactions/comments.json", {"comments_v2": [comment]}))
        == 1
    )
    assert len(items(f"{folder}/groups/your_groups.json", [{"name": "Bakers"}])) == 1


@pytest.mark.parametrize(
    ("label", "value", "audience"),
    [
        ("Who can see your future posts?", "Friends", "friends"),
        ("Who can see your future posts?", "Only me", "only me"),
        ("Wer kann deine zukünftigen Beiträge sehen?", "Öffentlich", "public"),
        ("Who can see your future posts?", "Friends except Ann", "WHO"),
    ],
)
def test_default_for_new_posts_is_a_remark(label: str, value: str, audience: str) -> None:
    """The setting is told with the lines of a statement, which works once its day is filled in."""
    content = {
        "label_values": [{"label": "Privacy", "dict": [{"label": label, "value": value}]}],
        "fbid": "1",
    }
    (gap,) = remarks("preferences/preferences/privacy_settings.json", content)
    assert f'"{value}"' in gap.what
    assert f'audience = "{audience}"' in gap.lines


@pytest.mark.parametrize(
    "content",
    [[], {}, {"label_values": []}, {"label_values": [{"label": "Kiu vidas?", "value": "Friends"}]}],
)
def test_settings_in_an_unknown_language_say_nothing(content: Any) -> None:
    """An unknown label is no information about who sees new posts."""
    assert remarks("preferences/preferences/privacy_settings.json", content) == []


def test_lines_of_remarks_can_be_pasted(tmp_path: Any) -> None:
    """The lines of both remarks are read by the reader of audience.toml, whatever is in names."""
    members = {"label": "Members", "dict": [{"dict": [{"label": "Name", "value": 'Kim "K" Ray'}]}]}
    lists = [
        {"label_values": [{"label": "Name", "value": 'Close "old\\ friends'}, members], "fbid": "1"}
    ]
    (named,) = remarks("connections/friends/your_post_audiences.json", lists)
    default = {"label_values": [{"label": "Who can see your future posts?", "value": "Public"}]}
    (setting,) = remarks("preferences/preferences/privacy_settings.json", default)
    lines = [gap.lines for gap in (named, setting)]
    file = tmp_path / "audience.toml"
    file.write_text("\n\n".join(lines).replace("YEAR-MONTH-DAY", "2020-01-31"), "utf-8")
    said = load_statements(file)
    assert said.statements[0].audience == "public"
    assert said.lists == {("facebook", "close 'old/ friends"): frozenset({"Kim 'K' Ray"})}


def test_friend_lists_are_named_once() -> None:
    """All lists are named in one remark, with a place to say who is on them."""
    lists = [
        {"label_values": [{"label": "Name", "value": name}]} for name in ("Restricted", "Choir")
    ]
    (gap,) = remarks("connections/friends/your_post_audiences.json", lists)
    assert '"Restricted", "Choir"' in gap.what
    assert "[[list]]" in gap.lines


def test_whom_the_phone_knew_and_whom_one_looked_at_is_not_read() -> None:
    """A name in an address book or a log that equals a friend's is no proof: neither is read."""
    private = {
        "friends/friends.json": {"friends": [{"name": "Ann Lee", "timestamp": NOW}]},
        "about_you/your_address_books.json": {
            "address_book_v2": {
                "address_book": [
                    {"name": "Ann Lee", "details": [{"contact_point": "ann@example.org"}]}
                ]
            }
        },
        "logged_information/interactions/recently_visited.json": {
            "visited_things_v2": [
                {
                    "name": "Profiles",
                    "entries": [
                        {"data": {"name": "Ann Lee", "uri": "https://www.facebook.com/ann"}}
                    ],
                }
            ]
        },
    }
    told = repr(read(private))
    assert "ann@example.org" not in told
    assert "facebook.com/ann" not in told


FILES: dict[str, Any] = {
    "posts/archive.json": [POST, LABELLED_POST],
    "groups/your_pending_posts_in_groups.json": {"pending_posts_v2": [POST]},
    "x/likes_and_reactions.json": [labelled_reaction("Reaction", "Like"), OLD_REACTION],
    "x/your_reels.json": {"lasso_videos_v2": [POST, PICTURE]},
    "x/notes.json": {"notes_v2": [{"title": "a", "text": "b", "media": [PICTURE]}]},
    "x/event_invitations.json": {"events_invited_v2": [{"name": "Fest", "place": {"name": "P"}}]},
    "x/profile_update_history.json": {"profile_updates_v2": [{"timestamp": NOW, "title": "x"}]},
    "x/pages_you've_liked.json": {"page_likes_v2": [{"name": "Crown", "timestamp": NOW}]},
    "x/privacy_settings.json": {
        "label_values": [{"label": "Who can see your future posts?", "value": "Friends"}]
    },
    "x/your_post_audiences.json": [{"label_values": [{"label": "Name", "value": "Choir"}]}],
    "x/your_uncategorized_photos.json": [
        {"label_values": [{"label": "Message", "value": "m"}], "media": [PICTURE]}
    ],
}
KEYS = ["timestamp", "title", "data", "reaction", "label_values", "media", "uri", "name", "value"]
ANY_JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53), 2**53) | st.text("aé\ud7ff. ", max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=4)
    ),
    max_leaves=8,
)


def with_other(value: Any, place: int, other: Any) -> Any:
    """Give a JSON value in which the node of this number, counted from the leaves, is another."""
    nodes: list[Any] = []

    def changed(node: Any) -> Any:
        if isinstance(node, dict):
            made: Any = {key: changed(inner) for key, inner in node.items()}
        elif isinstance(node, list):
            made = [changed(inner) for inner in node]
        else:
            made = node
        nodes.append(made)
        return other if len(nodes) - 1 == place else made

    return changed(value)


@given(file=st.sampled_from(sorted(FILES)), place=st.integers(0, 25), other=ANY_JSON)
def test_any_value_anywhere_never_raises(file: str, place: int, other: Any) -> None:
    """Whatever stands at any place of these files, reading ends and no name is empty."""
    for item in of_kind(
        read({PROFILE_FILE: PROFILE, file: with_other(FILES[file], place, other)}), Item
    ):
        assert "" not in (item.place, item.by, item.group, item.timeline, item.link, *item.media)


def test_every_file_of_the_property_gives_something() -> None:
    """The files that are broken above are right to begin with."""
    for file, content in FILES.items():
        records = read({PROFILE_FILE: PROFILE, file: content})
        assert of_kind(records, Fault) == []
        told = [item.file for item in of_kind(records, Item)]
        assert file in told or remarks(file, content)
