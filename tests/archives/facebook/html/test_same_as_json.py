"""One made-up export written in both forms gives the same records."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import polars as pl
import pytest
from archives_helpers import NOW, PROFILE, Memory, facebook_json, folder_of, of_kind, zip_of
from facebook_html_pages import LAYOUTS, OF_2024, Writer

from friendline.archives import search_all
from friendline.archives.facebook import SOURCE
from friendline.archives.source import Reading
from friendline.book import Book, Collector
from friendline.book.items import item_id
from friendline.model import Fault, Item, Record, Request, Tie

DAY = 86_400
PEOPLE = [
    {"name": "Ann Łęska", "timestamp": NOW},
    {"name": "Bo <b> & Söhne", "timestamp": NOW - 40 * DAY},
    {"name": "Cy O'Hara", "timestamp": NOW - 100 * DAY},
]
MEDIUM = {
    "uri": "posts/media/x/1.jpg",
    "creation_timestamp": NOW,
    "title": "Mobile uploads",
    "description": "Rain\nand sun & us",
}
FILM = {"uri": "posts/media/x/2.mp4", "creation_timestamp": NOW - 5, "description": "First goal"}
POSTS = [
    {
        "timestamp": NOW,
        "title": "Zoë Test was with Ann Łęska and Bo Ek at The Crown.",
        "data": [{"post": "Long day\n\nGood beer 🍺 <3"}, {"update_timestamp": NOW + 60}],
        "attachments": [{"data": [{"media": MEDIUM}, {"media": FILM}]}],
    },
    {"timestamp": NOW - DAY, "data": [{"post": "Hello @[12:2048:Ann Łęska], all well?"}]},
    {
        "timestamp": NOW - 60 * DAY,
        "title": "Zoë Test shared a link.",
        "data": [{"post": "Read this"}],
        "attachments": [
            {"data": [{"external_context": {"url": "https://example.org/a?b=1", "name": "A page"}}]}
        ],
    },
    {
        "timestamp": NOW - 70 * DAY,
        "title": "Zoë Test",
        "data": [],
        "attachments": [{"data": [{"place": {"name": "Harbour Café"}}]}],
    },
    {
        "timestamp": NOW - 80 * DAY,
        "title": "Ann Łęska wrote on Zoë Test's timeline.",
        "data": [{"post": "Miss you"}],
    },
    {
        "timestamp": NOW - 90 * DAY,
        "title": "Zoë Test added a new photo.",
        "data": [{"update_timestamp": NOW - 90 * DAY}],
        "attachments": [{"data": [{"media": {**MEDIUM, "uri": "posts/media/x/3.jpg"}}]}],
    },
]
COMMENTS = [
    {
        "timestamp": NOW,
        "title": "Zoë Test commented on Kim Ray's photo.",
        "data": [
            {"comment": {"timestamp": NOW, "comment": "Lovely!\nReally", "author": "Zoë Test"}}
        ],
    },
    {
        "timestamp": NOW - 9,
        "title": "Zoë Test replied to Kim Ray's comment.",
        "data": [{"comment": {"timestamp": NOW - 9, "comment": "Yes", "group": "Bakers"}}],
    },
]
GROUPS: list[dict[str, Any]] = [
    {"timestamp": NOW, "title": "You became a member of Bakers.", "data": [{"name": "Bakers"}]}
]
VISITS: list[dict[str, Any]] = [
    {
        "timestamp": NOW,
        "label_values": [
            {"label": "Visit time", "timestamp_value": NOW - DAY},
            {"label": "Place", "title": "Place", "dict": [{"label": "Name", "value": "The Twins"}]},
        ],
    },
    {
        "label_values": [
            {"label": "Visit time", "timestamp_value": NOW - 2 * DAY},
            {"label": "Place", "title": "Place", "dict": [{"label": "Name", "value": "Zoo"}]},
        ],
    },
]
TAGS: list[dict[str, Any]] = [
    {
        "timestamp": NOW,
        "label_values": [
            {"label": "URL", "href": "https://www.facebook.com/photo/?fbid=7", "value": ""},
            {"label": "Name", "value": "Kim Ray"},
        ],
    }
]
ALBUM: dict[str, Any] = {"name": "Porto & more", "photos": [MEDIUM, {**FILM, "title": "x"}]}
FRIENDS = "connections/friends/your_friends"
ACTIVITY = "your_facebook_activity"
POSTS_FILE = f"{ACTIVITY}/posts/your_posts__check_ins__photos_and_videos_1"
IN_JSON: dict[str, Any] = {
    FRIENDS: {"friends_v2": PEOPLE},
    "connections/friends/rejected_friend_requests": {"rejected_requests_v2": PEOPLE[:2]},
    "connections/friends/removed_friends": {"deleted_friends_v2": PEOPLE[2:]},
    "connections/followers/who_you've_followed": {"following_v3": PEOPLE[:1]},
    POSTS_FILE: POSTS,
    f"{ACTIVITY}/comments_and_reactions/comments": {"comments_v2": COMMENTS},
    f"{ACTIVITY}/groups/your_group_membership_activity": {"groups_joined_v2": GROUPS},
    f"{ACTIVITY}/posts/places_you_have_been_tagged_in": VISITS,
    f"{ACTIVITY}/activity_you're_tagged_in/photos_and_videos_you're_tagged_in": TAGS,
    f"{ACTIVITY}/posts/your_uncategorized_photos": {"other_photos_v2": [MEDIUM, FILM]},
    f"{ACTIVITY}/posts/album/0": ALBUM,
}
PROFILE_FILE = "personal_information/profile_information/profile_information"
PROFILE_PAGE = (
    "<html><body><table>"
    "<tr><th>Name</th><td>Zoë Test</td></tr>"
    "<tr><th>Emails</th><td><ul><li>Zoe&#064;Example.org</li><li>old@example.org</li></ul></td></tr>"
    "<tr><th>Birthday</th><td>Jan 2, 1980</td></tr>"
    "<tr><th>Hometown</th><td>Malmö</td></tr>"
    "</table></body></html>"
).encode()


def in_json() -> Memory:
    """Give the export in JSON."""
    files = {PROFILE_FILE: PROFILE, **IN_JSON}
    return Memory({f"{name}.json": facebook_json(value) for name, value in files.items()})


def pages(write: Writer) -> dict[str, bytes]:
    """Write the export as pages."""
    written = {
        POSTS_FILE: write.posts(POSTS),
        f"{ACTIVITY}/comments_and_reactions/comments": write.posts(COMMENTS),
        f"{ACTIVITY}/groups/your_group_membership_activity": write.page(
            [write.row(one["title"], "", one["timestamp"]) for one in GROUPS]
        ),
        f"{ACTIVITY}/posts/places_you_have_been_tagged_in": write.labelled(VISITS),
        f"{ACTIVITY}/activity_you're_tagged_in/photos_and_videos_you're_tagged_in": write.labelled(
            TAGS
        ),
        f"{ACTIVITY}/posts/your_uncategorized_photos": write.pictures([MEDIUM, FILM]),
        f"{ACTIVITY}/posts/album/0": write.pictures(ALBUM["photos"], ALBUM["name"]),
        PROFILE_FILE: PROFILE_PAGE,
    }
    people = {
        name: write.people(next(iter(value.values())))
        for name, value in IN_JSON.items()
        if name.startswith("connections/")
    }
    return {f"{name}.html": content for name, content in (people | written).items()}


def read(archive: Memory, zone: str = "UTC") -> list[Record]:
    """Read an export."""
    return list(SOURCE.read(archive, Reading(zone=zone)))


def without_files(items: Iterable[Item]) -> set[str]:
    """Give the ids of items, but for profile fields, whose dates only JSON has."""
    return {item_id(item) for item in items if item.kind != "profile_field"}


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("zone", ["UTC", "Europe/Berlin", "America/Los_Angeles"])
def test_html_gives_what_json_gives(layout: str, zone: str) -> None:
    """Friends, requests and items are the same with the same ids, whichever form was asked for."""
    write = Writer(LAYOUTS[layout], ZoneInfo(zone))
    from_json, from_html = read(in_json()), read(Memory(pages(write)), zone)
    assert of_kind(from_html, Fault) == []
    assert of_kind(from_html, Tie) == of_kind(from_json, Tie)
    assert of_kind(from_html, Request) == of_kind(from_json, Request)
    assert without_files(of_kind(from_html, Item)) == without_files(of_kind(from_json, Item))


def test_places_people_and_groups_are_the_same() -> None:
    """Also what is no part of an id is told alike: places, tags, links, timelines, albums."""
    told: dict[int, object] = {}
    for archive in (in_json(), Memory(pages(Writer(OF_2024)))):
        told[len(told)] = {
            item_id(one): (
                one.place,
                one.by,
                one.tagged,
                one.timeline,
                one.group,
                one.album,
                one.link,
            )
            for one in of_kind(read(archive), Item)
            if one.kind != "profile_field"
        }
    assert told[0] == told[1]


def test_addresses_of_uploads_are_dropped() -> None:
    """The table beside a picture, with the address it came from, leaves nothing behind."""
    assert "192.0.2.9" not in repr(read(Memory(pages(Writer()))))


def test_however_it_is_packed_it_is_the_same(tmp_path: Path) -> None:
    """A folder, a zip, a wrapper folder and two parts give the same items."""
    files = pages(Writer())
    wrapped = {f"facebook-zoe/{name}": content for name, content in files.items()}
    found = [
        [folder_of(tmp_path / "folder", files)],
        [zip_of(tmp_path / "all.zip", files)],
        [zip_of(tmp_path / "renamed.zip", wrapped)],
        [
            zip_of(tmp_path / "facebook-zoe-2026-09-02-a.zip", dict(list(files.items())[:6])),
            zip_of(tmp_path / "facebook-zoe-2026-09-02-b.zip", dict(list(files.items())[6:])),
        ],
    ]
    told = [
        {
            item_id(record)
            for export in search_all(paths).exports
            for record in export.records(Reading())
            if isinstance(record, Item)
        }
        for paths in found
    ]
    assert told[0]
    assert all(ids == told[0] for ids in told)


def book_of(*archives: Memory) -> Book:
    """Collect exports into a book."""
    collector = Collector()
    for archive in archives:
        collector.add(read(archive))
    return collector.book()


def test_collecting_both_forms_keeps_one_of_each() -> None:
    """An owner who gives both exports, one of them twice, has each item, tie and request once."""
    html = Memory(pages(Writer()))
    alone, both = book_of(in_json()), book_of(in_json(), html, html)
    fields = pl.col("kind") != "profile_field"
    shown = [book.items.filter(fields).drop("file") for book in (alone, both)]
    assert shown[0].equals(shown[1])
    assert (both.ties, both.requests) == (alone.ties, alone.requests)
