"""Bluesky repositories: what is read, and what is told as missing."""

from pathlib import Path
from typing import Any

import pytest
from archives_helpers import Memory, folder_of, of_kind, zip_of
from bluesky_exports import (
    AT_SECONDS,
    KIM,
    ME,
    PROFILE,
    PROFILE_KEY,
    RECORDS,
    TID,
    TID_SECONDS,
    blob,
    car,
    mention,
    packed,
    post,
    read,
    read_records,
    repository,
)
from libipld import encode_cid

from friendline.archives.bluesky import SOURCE
from friendline.archives.bluesky.values import account_of
from friendline.archives.opening import open_archive
from friendline.archives.source import Reading
from friendline.book.collect import Book, Collector
from friendline.model import (
    Account,
    AudienceSource,
    Fault,
    Gap,
    Item,
    ItemKind,
    Owner,
    Record,
    Tie,
    TieKind,
)


def items(kind: ItemKind, records: dict[str, Any] | None = None) -> list[Item]:
    """Give the items of one kind in a repository."""
    found = of_kind(read_records(RECORDS if records is None else records), Item)
    return [item for item in found if item.kind is kind]


def one(**more: Any) -> Item:
    """Give the item of a single post."""
    (item,) = of_kind(read_records({f"app.bsky.feed.post/{TID}": post(**more)}), Item)
    return item


def told(records: list[Record]) -> str:
    """Give all that is told as missing, as one text."""
    return "\n".join(gap.what for gap in of_kind(records, Gap))


def book_of(*exports: list[Record]) -> Book:
    """Collect exports one after the other."""
    collector = Collector()
    for records in exports:
        collector.add(records)
    return collector.book()


def test_all_that_shows_with_a_post_is_in_it() -> None:
    """Text, tags, warnings and descriptions; who is mentioned, by the handle that shows."""
    item = items(ItemKind.POST)[0]
    assert item.text == "Hé @kim.example.org, look\n#bread\nContent warning: nudity\nA loaf"
    assert item.tagged == ("kim.example.org",)
    assert item.media == (encode_cid(blob()["ref"]),)
    assert item.at == AT_SECONDS


def test_everything_is_public_by_the_rules_of_the_network() -> None:
    """No record says it is public; the network has no other state."""
    assert {
        (item.audience, item.audience_source) for item in of_kind(read_records(RECORDS), Item)
    } == {("public", AudienceSource.DERIVED)}


def test_reposts_likes_and_answers_point_to_what_they_are_about() -> None:
    """A repost is by its author, a like is the owner's; an answer to others is a comment."""
    repost = items(ItemKind.POST)[-1]
    assert repost.by == "kim.example.org"
    assert repost.link == f"https://bsky.app/profile/{KIM}/post/3abd"
    (like,) = items(ItemKind.REACTION)
    assert (like.by, like.link) == (None, f"https://bsky.app/profile/{KIM}/post/3abc")
    assert [item.text for item in items(ItemKind.COMMENT)] == ["Yes"]


def test_going_on_with_an_own_thread_is_posting() -> None:
    """An answer to oneself is no comment."""
    parent = {"uri": f"at://{ME}/app.bsky.feed.post/1"}
    assert one(reply={"parent": parent, "root": parent}).kind is ItemKind.POST


def test_lists_are_public_with_all_who_are_on_them() -> None:
    """Name and members of a list can be seen by those it speaks of."""
    (item,) = (item for item in items(ItemKind.PROFILE_FIELD) if "List" in item.text)
    assert item.text == "List: Tiring people\nDo not answer"
    assert item.tagged == ("kim.example.org",)


def test_the_profile_is_read() -> None:
    """Name, description and picture; the owner is known by the address of the profile."""
    records = read_records({PROFILE_KEY: PROFILE})
    assert of_kind(records, Owner) == [
        Owner(channel="bluesky", names=("Zoë Test",), url=f"https://bsky.app/profile/{ME}")
    ]
    shown = of_kind(records, Item)
    assert [item.text for item in shown] == ["Name: Zoë Test", "About: Bakes bread.", ""]
    assert shown[-1].media == (encode_cid(PROFILE["avatar"]["ref"]),)


def test_follows_and_blocks_are_ties() -> None:
    """Accounts are known by the address of their page, with the handle where one is known."""
    assert of_kind(read_records(RECORDS), Tie) == [
        Tie(
            account=Account(
                channel="bluesky",
                name="did:web:rude.example",
                url="https://bsky.app/profile/did:web:rude.example",
            ),
            kind=TieKind.BLOCKED,
            since=AT_SECONDS,
        ),
        Tie(
            account=Account(
                channel="bluesky",
                name="kim.example.org",
                url=f"https://bsky.app/profile/{KIM}",
                links=("https://bsky.app/profile/kim.example.org", "https://kim.example.org"),
            ),
            kind=TieKind.FOLLOWING,
            since=AT_SECONDS,
        ),
    ]


@pytest.mark.parametrize(
    ("made", "at"),
    [
        ("2025-03-01T08:00:00Z", AT_SECONDS),
        ("2025-03-01T08:00:00.123456789Z", AT_SECONDS),
        ("2025-03-01T08:00:00", AT_SECONDS),
        ("0001-01-01T00:00:00Z", TID_SECONDS),
        ("9999-12-31T23:59:59-12:00", TID_SECONDS),
        ("yesterday", TID_SECONDS),
        (7, TID_SECONDS),
    ],
)
def test_the_time_is_what_the_network_shows_or_the_name_of_the_record(made: Any, at: int) -> None:
    """A time that is none falls back to the one in the name of the record."""
    assert one(createdAt=made).at == at


@pytest.mark.parametrize(
    ("embed", "link", "words"),
    [
        (
            {
                "$type": "app.bsky.embed.external",
                "external": {"uri": "https://a.example/", "title": "T", "description": "D"},
            },
            "https://a.example/",
            "Hi\nT\nD",
        ),
        (
            {
                "$type": "app.bsky.embed.record",
                "record": {"uri": f"at://{KIM}/app.bsky.feed.post/3x", "cid": "x"},
            },
            f"https://bsky.app/profile/{KIM}/post/3x",
            "Hi",
        ),
        (
            {
                "$type": "app.bsky.embed.recordWithMedia",
                "record": {"record": {"uri": f"at://{KIM}/app.bsky.feed.post/3x"}},
                "media": {"$type": "app.bsky.embed.video", "video": blob(), "alt": "A walk"},
            },
            f"https://bsky.app/profile/{KIM}/post/3x",
            "Hi\nA walk",
        ),
    ],
)
def test_what_a_post_carries_is_read(embed: Any, link: str, words: str) -> None:
    """Pages with their title, quoted posts, and pictures beside them."""
    item = one(embed=embed)
    assert (item.link, item.text) == (link, words)


def test_places_of_mentions_are_bytes() -> None:
    """Letters of several bytes before a mention do not shift it."""
    text = "Żółć 😀 @bo.example hi"
    records = {
        f"app.bsky.feed.post/{TID}": post(text, facets=[mention(text, "@bo.example", KIM)]),
        "app.bsky.graph.follow/1": {"subject": KIM},
    }
    (tie,) = of_kind(read_records(records), Tie)
    assert tie.account.name == "bo.example"


def test_the_newest_handle_counts() -> None:
    """Handles change; the last mention tells the one of today."""
    facets = [mention("@old.example", "@old.example")]
    newer = [mention("@new.example", "@new.example")]
    records = {
        "app.bsky.feed.post/1": post(
            "@new.example", facets=newer, createdAt="2025-05-01T00:00:00Z"
        ),
        "app.bsky.feed.post/2": post("@old.example", facets=facets),
        "app.bsky.graph.follow/1": {"subject": KIM},
    }
    assert [tie.account.name for tie in of_kind(read_records(records), Tie)] == ["new.example"]


def test_a_handle_that_the_network_gives_is_no_domain_of_the_holder() -> None:
    """Only a domain of their own is verified as theirs; the page of a handle always is."""
    page = "https://bsky.app/profile/"
    assert account_of(KIM, "kim.example.org").links == (
        f"{page}kim.example.org",
        "https://kim.example.org",
    )
    assert account_of(KIM, "kim.bsky.social").links == (f"{page}kim.bsky.social",)
    assert account_of(KIM, KIM).links == ()


def test_what_was_deleted_is_not_read() -> None:
    """Blocks that the tree does not reach can be deleted posts: they are none of today's."""
    root, blocks = packed(RECORDS)
    blocks.add(post("deleted long ago"))
    assert "deleted" not in repr(read(car(root, blocks.all.items())))


@pytest.mark.parametrize(
    ("records", "missing"),
    [
        ({}, "does not list who follows you"),
        ({"app.bsky.graph.follow/1": {"subject": KIM}}, "only by an identifier (did:...): 1"),
        ({f"app.bsky.feed.post/{TID}": RECORDS[f"app.bsky.feed.post/{TID}"]}, "Pictures"),
        ({"com.whtwnd.blog.entry/1": {"content": "x"}}, "com.whtwnd.blog.entry"),
        (
            {PROFILE_KEY: {"labels": {"values": [{"val": "!no-unauthenticated"}]}}},
            "hide your Bluesky posts",
        ),
    ],
)
def test_what_is_missing_is_told(records: dict[str, Any], missing: str) -> None:
    """Each thing that a repository does not tell is one gap, where it matters."""
    assert missing in told(read_records(records))


def test_media_beside_the_repository_are_not_missing() -> None:
    """With the media files there, no gap says that they are not."""
    assert "Pictures" not in told(read(repository(RECORDS), picture=b"\xff\xd8"))


def test_every_packing_gives_the_same_records(tmp_path: Path) -> None:
    """A file of any name, a folder and a zip: one book, no matter how often."""
    files = {"repo.car": repository(RECORDS)}
    alone = tmp_path / "renamed"
    alone.write_bytes(files["repo.car"])
    archives = [
        open_archive(alone),
        open_archive(folder_of(tmp_path / "folder", files)),
        open_archive(zip_of(tmp_path / "a.zip", {"in/repo.car": files["repo.car"]})),
    ]
    assert all(SOURCE.recognises(archive) for archive in archives)
    readings = [list(SOURCE.read(archive, Reading())) for archive in archives]
    books = [book_of(reading) for reading in readings] + [book_of(*readings, *readings)]
    for book in books:
        assert book.items["id"].to_list() == books[0].items["id"].to_list()
        assert book.accounts == books[0].accounts


@pytest.mark.parametrize("content", [b"", b"{}", b"roots", b"\x3a\xa2eroot", b"BROKEN"])
def test_other_files_are_not_taken_for_a_repository(content: bytes) -> None:
    """What is no repository is left to other sources, whatever its name."""
    assert not SOURCE.recognises(Memory({"repo.car": content}))


def test_a_large_repository_is_read_whole() -> None:
    """A tree of several levels gives every record, once, in order."""
    records = {
        f"app.bsky.feed.post/{number:013}": post(f"Post {number}") for number in range(3_000)
    }
    found = read_records(records)
    assert of_kind(found, Fault) == []
    assert [item.text for item in of_kind(found, Item)] == [f"Post {n}" for n in range(3_000)]
