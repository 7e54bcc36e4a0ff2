"""Mastodon exports of every layout: what is read, and what is told as missing."""

import shutil
import tarfile
from pathlib import Path
from typing import Any

import pytest
from archives_helpers import Memory, folder_of, of_kind, zip_of
from mastodon_exports import (
    ACTOR,
    AT_SECONDS,
    BLOCKED,
    FOLLOWERS,
    FOLLOWING,
    LISTS,
    ME,
    MUTED,
    PUBLIC,
    collection,
    create,
    export,
    mention,
    note,
    post,
    posts,
    read,
    written,
)
from samples import SAMPLES

from friendline.archives.mastodon import SOURCE
from friendline.archives.opening import open_archive
from friendline.archives.source import Reading
from friendline.archives.tarred import TarArchive
from friendline.book.collect import Book, Collector
from friendline.model import (
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

WHOLE = export(
    create(tag=[mention()], cc=[mention()["href"]]),
    create(to=[FOLLOWERS], content="<p>Beer</p>"),
    likes=collection("https://other.example/users/kim/statuses/9"),
    following_accounts=FOLLOWING,
    lists=LISTS,
    blocked_accounts=BLOCKED,
    muted_accounts=MUTED,
)


def told(records: list[Record]) -> str:
    """Give all that is told as missing, as one text."""
    return "\n".join(gap.what for gap in of_kind(records, Gap))


def book_of(*exports: list[Record]) -> Book:
    """Collect exports one after the other."""
    collector = Collector()
    for records in exports:
        collector.add(records)
    return collector.book()


def test_owner_and_profile_are_read() -> None:
    """The owner's names tell own acts; the fields of the profile are items that are public."""
    records = read(export())
    assert of_kind(records, Owner) == [
        Owner(
            channel="mastodon",
            names=("Zoë Test", "zoe", "zoe@toot.example"),
            url="https://toot.example/@zoe",
        )
    ]
    items = of_kind(records, Item)
    assert [item.text for item in items] == [
        "Name: Zoë Test",
        "About: Bakes bread.\nRuns late.",
        "Home: zoe.example",
        "",
    ]
    assert items[2].link == "https://zoe.example/"
    assert items[3].media == ("avatar.png",)
    assert {(item.audience, item.audience_source) for item in items} == {
        ("public", AudienceSource.DERIVED)
    }


def test_all_that_shows_with_a_post_is_in_it() -> None:
    """Content warning, text, answers of a poll, descriptions, files, mentions, link and place."""
    item = post(
        content='<p>Look <a href="https://news.example/a">here</a></p>',
        summary="Beer",
        attachment=[
            {"type": "Document", "url": "/media_attachments/files/1/a.jpg", "name": "A pint"}
        ],
        tag=[mention(), {"type": "Hashtag", "name": "#pub", "href": "https://x.example"}],
        oneOf=[{"type": "Note", "name": "Ale"}, {"type": "Note", "name": "Stout"}],
        location={"type": "Place", "name": "The Crown"},
    )
    assert item.text == "Beer\nLook here\nAle\nStout\nA pint"
    assert item.media == ("a.jpg",)
    assert item.tagged == ("kim@other.example",)
    assert item.link == "https://news.example/a"
    assert item.place == "The Crown"
    assert item.at == AT_SECONDS
    assert item.by is None


@pytest.mark.parametrize(
    ("answered", "kind"),
    [
        (None, ItemKind.POST),
        (f"{ME}/statuses/7", ItemKind.POST),
        ("https://other.example/users/kim/statuses/7", ItemKind.COMMENT),
        ({"id": "https://other.example/users/kim/statuses/7"}, ItemKind.COMMENT),
    ],
)
def test_an_answer_to_somebody_else_is_a_comment(answered: Any, kind: ItemKind) -> None:
    """Going on with an own thread is posting; answering others is commenting."""
    assert post(inReplyTo=answered).kind is kind


def test_a_boost_is_an_item_by_its_author() -> None:
    """A boost shows on the profile: public, with the address, by whom ``cc`` names."""
    boost = {
        "type": "Announce",
        "actor": ME,
        "published": "2025-03-01T08:00:00Z",
        "to": [PUBLIC],
        "cc": ["https://other.example/users/kim", FOLLOWERS],
        "object": "https://other.example/users/kim/statuses/9",
    }
    own = {**boost, "object": f"{ME}/statuses/3", "cc": [ME, FOLLOWERS]}
    unnamed = {**boost, "cc": [FOLLOWERS], "object": "https://other.example/notes/9"}
    first, second, third = posts(boost, own, unnamed)
    assert (first.by, second.by, third.by) == ("kim@other.example", None, "unknown")
    assert first.link == "https://other.example/users/kim/statuses/9"
    assert (first.audience, first.audience_source) == ("public", AudienceSource.STATED)
    assert "boosted on Mastodon: 2." in told(read(export(boost, own, unnamed)))


def test_favourites_are_reactions_of_unknown_audience() -> None:
    """Who sees the post sees the favourite; the archive does not say who that is."""
    (item,) = (item for item in of_kind(read(WHOLE), Item) if item.kind is ItemKind.REACTION)
    assert item.link == "https://other.example/users/kim/statuses/9"
    assert item.audience_source is AudienceSource.UNKNOWN


def test_acts_that_leave_nothing_to_see_are_passed_over() -> None:
    """Following and deleting are no posts, and no faults."""
    records = read(export({"type": "Follow", "object": "x"}, {"type": "Delete", "object": "y"}))
    assert of_kind(records, Fault) == []
    assert [item for item in of_kind(records, Item) if item.file == "outbox.json"] == []


def test_tables_beside_the_archive_give_ties() -> None:
    """Follows, blocks and list members are ties; own server is put back; mutes are left."""
    ties = {(tie.account.handle, tie.kind) for tie in of_kind(read(WHOLE), Tie)}
    assert ties == {
        ("kim@other.example", TieKind.FOLLOWING),
        ("bo@toot.example", TieKind.FOLLOWING),
        ("ann@third.example", TieKind.FOLLOWING),
        ("rude@other.example", TieKind.BLOCKED),
    }
    assert 'lists on Mastodon ("Friends")' in told(read(WHOLE))


def test_collections_of_other_software_give_ties() -> None:
    """Pleroma and its kin name followers in the archive; then nothing is told as missing."""
    files = export(
        followers=collection("https://other.example/users/kim"),
        following=collection({"id": "https://other.example/@bo"}, key="items"),
    )
    ties = {(tie.account.name, tie.kind) for tie in of_kind(read(files), Tie)}
    assert ties == {
        ("kim@other.example", TieKind.FOLLOWER),
        ("bo@other.example", TieKind.FOLLOWING),
    }
    assert "followers" not in told(read(files))


def test_a_table_of_followers_is_told_by_its_name() -> None:
    """GoToSocial's tables have one column each, so the name of the file decides."""
    records = read({"followers.csv": b"Account address\nkim@other.example\n"})
    assert [tie.kind for tie in of_kind(records, Tie)] == [TieKind.FOLLOWER]


def test_a_post_without_an_act_around_it_is_read() -> None:
    """Other software, and lists of pinned posts, hold the post itself: it is the same item."""
    pinned = read(export(create(), featured=collection(note(to=[PUBLIC]))))
    assert len(book_of(pinned).items) == len(book_of(read(export(create()))).items)
    assert "featured.json" in {item.file for item in of_kind(pinned, Item)}


@pytest.mark.parametrize(
    ("files", "missing"),
    [
        ({"actor.json": ACTOR}, "No outbox.json"),
        ({"outbox.json": collection(create())}, "No actor.json"),
        ({"actor.json": ACTOR}, "neither your followers nor who asks"),
        ({"actor.json": ACTOR}, "Whom you follow"),
    ],
)
def test_what_is_missing_is_told(files: dict[str, Any], missing: str) -> None:
    """Each part that should be there and is not is one gap."""
    records = read({name: written(value) for name, value in files.items()})
    assert missing in told(records)


@pytest.mark.parametrize(("approves", "is_told"), [(False, True), (True, False), (None, False)])
def test_open_doors_are_told_where_there_is_something_behind_them(
    *, approves: bool | None, is_told: bool
) -> None:
    """Posts for followers are for anybody who follows, where nobody approves followers."""
    actor = {**ACTOR, "manuallyApprovesFollowers": approves}
    files = {
        "actor.json": written(actor),
        "outbox.json": written(collection(create(to=[FOLLOWERS]))),
    }
    assert ("without asking" in told(read(files))) is is_told


def test_without_the_profile_the_followers_are_known_by_the_acts() -> None:
    """The owner's address stands in every act, and that of the followers below it."""
    records = read({"outbox.json": written(collection(create(to=[FOLLOWERS])))})
    assert [item.audience for item in of_kind(records, Item)] == ["followers"]


def _wrapped(files: dict[str, bytes]) -> dict[str, bytes]:
    return {f"archive/{name}": content for name, content in files.items()}


def test_every_packing_gives_the_same_records(tmp_path: Path) -> None:
    """Zip, folder, tar.gz, and a zip with a folder around all: one book, no matter how often."""
    folder = folder_of(tmp_path / "folder", WHOLE)
    with tarfile.open(tmp_path / "archive.tar.gz", "w:gz") as packed:
        packed.add(folder, arcname=".")
    archives = [
        open_archive(folder),
        open_archive(zip_of(tmp_path / "renamed.bin", WHOLE)),
        open_archive(zip_of(tmp_path / "wrapped.zip", _wrapped(WHOLE))),
        TarArchive(tmp_path / "archive.tar.gz"),
    ]
    assert all(SOURCE.recognises(archive) for archive in archives)
    readings = [list(SOURCE.read(archive, Reading())) for archive in archives]
    books = [book_of(reading) for reading in readings]
    books.append(book_of(*readings, *readings))
    for book in books:
        assert book.items["id"].to_list() == books[0].items["id"].to_list()
        assert book.accounts == books[0].accounts
        assert book.ties.keys() == books[0].ties.keys()


def test_two_accounts_in_one_zip_keep_their_own_followers(tmp_path: Path) -> None:
    """Folders of one zip can hold two accounts; each is read with its own profile."""
    other = {**ACTOR, "id": "https://b.example/users/z", "followers": "https://b.example/f"}
    files = {
        **{f"a/{name}": content for name, content in export(create(to=[FOLLOWERS])).items()},
        "b/actor.json": written(other),
        "b/outbox.json": written(collection(create(to=["https://b.example/f"]))),
    }
    records = list(SOURCE.read(open_archive(zip_of(tmp_path / "z.zip", files)), Reading()))
    audiences = {
        item.file: item.audience for item in of_kind(records, Item) if "outbox" in item.file
    }
    assert audiences == {"a/outbox.json": "followers", "b/outbox.json": "followers"}


@pytest.mark.parametrize(
    ("files", "is_ours"),
    [
        ({"actor.json": ACTOR}, True),
        ({"outbox (1).json": collection()}, True),
        ({"following_accounts.csv": FOLLOWING}, True),
        ({"likes.json": {"likes": []}}, False),
        ({"lists.csv": LISTS}, False),
        ({"clients.csv": "Name,Email\nKim,kim@other.example\n"}, False),
        ({"actor.json": {"name": "Kim"}}, False),
        ({"outbox.json": b"BROKEN"}, False),
    ],
)
def test_an_export_is_recognised_by_what_is_in_it(files: dict[str, Any], *, is_ours: bool) -> None:
    """Names of files point, and their content decides."""
    archive = Memory({name: written(value) for name, value in files.items()})
    assert SOURCE.recognises(archive) is is_ours


def test_a_real_archive_is_read_whole() -> None:
    """Three public posts, three for followers and one for one person, as its maker says."""
    folder = SAMPLES / "mastodon_ish" / "example-archives" / "ish@ish.works"
    if not folder.is_dir():
        pytest.skip("the real samples are not here")
    records = list(SOURCE.read(open_archive(folder), Reading()))
    assert of_kind(records, Fault) == []
    audiences = [item.audience for item in of_kind(records, Item) if item.file == "outbox.json"]
    assert sorted(audiences) == [
        "followers",
        "followers",
        'followers + people "mx123@example.net"',
        'people "mx123@example.net"',
        "public",
        "public",
        "public",
    ]


def test_a_real_archive_packed_as_tar_gives_the_same(tmp_path: Path) -> None:
    """The older packing of a real archive reads as the folder does."""
    folder = SAMPLES / "mastodon_ish" / "example-archives" / "ish@ish.works"
    if not folder.is_dir():
        pytest.skip("the real samples are not here")
    packed = shutil.make_archive(str(tmp_path / "archive"), "gztar", folder)
    first, second = (
        list(SOURCE.read(archive, Reading()))
        for archive in (open_archive(folder), TarArchive(Path(packed)))
    )
    assert first == second
