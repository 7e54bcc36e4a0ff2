"""An export that came in several zips is one: each part knows what the others tell."""

from collections.abc import Mapping
from itertools import permutations
from pathlib import Path

import pytest
from archives_helpers import NOW, PROFILE, Memory, facebook_json, folder_of, of_kind, zip_of
from facebook_html_pages import Writer

from friendline.archives import NothingRecognisedError, Reading, search_all
from friendline.archives.facebook.parts import wholes
from friendline.model import UNKNOWN, Fault, Gap, Item, ItemKind, Record, Request, Tie

WALL = "Ann Ek wrote on Zoë Test's timeline."
FRIENDS = facebook_json({"friends_v2": [{"name": "Ann Ek", "timestamp": NOW}]})
POSTS = facebook_json(
    [
        {
            "timestamp": NOW,
            "title": WALL,
            "data": [{"post": "Hello"}],
        }
    ]
)
FIRST = {
    "personal_information/profile_information/profile_information.json": facebook_json(PROFILE),
    "connections/friends/your_friends.json": FRIENDS,
}
SECOND = {"your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json": POSTS}
MEDIA = {"your_facebook_activity/posts/media/x/1.jpg": b"\xff\xd8"}
NAMES = ("facebook-zoe-2026-09-02-AbC", "facebook-zoe-2026-09-02-dEf", "facebook-zoe-2026-09-02-gH")


def memory(files: Mapping[str, bytes], name: str) -> Memory:
    """Make an archive that lies at a path of this name."""
    return Memory(files, f"/home/zoe/{name}")


def records_by_name(paths: list[Path]) -> dict[str, list[Record]]:
    """Read all that lies at some paths, by the file name of each part."""
    exports = search_all(paths).exports
    return {Path(one.path).name: list(one.records(Reading())) for one in exports}


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_owner_in_one_part_is_known_in_the_others(tmp_path: Path, order: tuple[int, ...]) -> None:
    """Whatever part comes first, a friend's words are the friend's; each part has its row."""
    contents = (FIRST, SECOND, MEDIA)
    paths = [
        zip_of(tmp_path / f"{name}.zip", files) for name, files in zip(NAMES, contents, strict=True)
    ]
    read = records_by_name([paths[number] for number in order])
    items = [item for found in read.values() for item in of_kind(found, Item)]
    (wall_post,) = [item for item in items if item.kind is not ItemKind.PROFILE_FIELD]
    assert (wall_post.kind, wall_post.by) == (ItemKind.WALL_POST, "Ann Ek")
    assert of_kind(read[paths[1].name], Item) == [wall_post]


def test_gaps_are_told_once_for_all_parts(tmp_path: Path) -> None:
    """No part misses what another part holds; the one of media alone says so."""
    for name, files in zip(NAMES, (FIRST, SECOND, MEDIA), strict=True):
        folder_of(tmp_path / name, files)
    read = records_by_name([tmp_path])
    assert [gap.what for gap in of_kind(read[NAMES[0]], Gap)] == [
        "Facebook's export never says who can see a post."
    ]
    assert of_kind(read[NAMES[1]], Gap) == []
    (media,) = of_kind(read[NAMES[2]], Gap)
    assert "only media of the other parts" in media.what
    assert not any(of_kind(found, Fault) for found in read.values())


def test_broken_profile_in_another_part_is_told_there_only(tmp_path: Path) -> None:
    """Looking for the owner in another part says nothing of what is broken in that part."""
    broken = {**FIRST, next(iter(FIRST)): b"[object Object]"}
    paths = [zip_of(tmp_path / "a.zip", broken), zip_of(tmp_path / "b.zip", SECOND)]
    read = records_by_name(paths)
    assert len(of_kind(read["a.zip"], Fault)) == 1
    assert not of_kind(read["b.zip"], Fault)


def test_renamed_parts_are_known_by_their_content() -> None:
    """Somebody who renamed the zips still has one export."""
    for name in ("one.zip", NAMES[0]):
        parts = (memory(FIRST, name), memory(SECOND, "two.zip"), memory(MEDIA, "three.zip"))
        assert wholes(parts) == [parts]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (memory(FIRST, "a.zip"), memory({"profile_information.json": b"{}"}, "b.zip")),
        (memory(SECOND, "a.zip"), memory(SECOND, "b.zip")),
        (memory(FIRST, NAMES[0]), memory(SECOND, "facebook-zoe-2025-01-01-AbC.zip")),
        (memory(FIRST, "a.zip"), memory({"friends_and_followers/friends.json": FRIENDS}, "b.zip")),
        (memory(SECOND, "a.zip"), memory({"photos_and_videos/album/0.json": b"{}"}, "b.zip")),
    ],
    ids=["two profiles", "the same files", "names of two days", "two layouts", "two old layouts"],
)
def test_two_exports_are_not_parts_of_one(one: Memory, other: Memory) -> None:
    """Two exports of one account, or one given twice, stay two: they are of different days."""
    assert wholes([one, other]) == [(one,), (other,)]
    assert wholes([other, one]) == [(other,), (one,)]


def test_part_that_fits_two_exports_belongs_to_none(tmp_path: Path) -> None:
    """Where nothing tells whose part it is, nobody is taken for its owner."""
    other = {"profile_information.json": facebook_json({"profile_v2": {"name": "Bo Ek"}})}
    paths = [
        zip_of(tmp_path / "a.zip", FIRST),
        zip_of(tmp_path / "b.zip", {f"personal_information/{k}": v for k, v in other.items()}),
        zip_of(tmp_path / "c.zip", SECOND),
    ]
    (post,) = of_kind(records_by_name(paths)["c.zip"], Item)
    assert (post.kind, post.by, post.audience) == (ItemKind.POST, None, UNKNOWN)


def test_parts_in_html_are_one_export(tmp_path: Path) -> None:
    """Pages tell like JSON which zips belong together and who the owner is in all of them."""
    profile = b"<table><tr><th>Name</th><td>Zo\xc3\xab Test</td></tr></table>"
    wall = [{"timestamp": NOW, "title": WALL, "data": [{"post": "Hello"}]}]
    first = {next(iter(FIRST)).replace(".json", ".html"): profile}
    second = {next(iter(SECOND)).replace(".json", ".html"): Writer().posts(wall)}
    paths = [zip_of(tmp_path / "a.zip", second), zip_of(tmp_path / "b.zip", first)]
    read = records_by_name(paths)
    (item,) = of_kind(read["a.zip"], Item)
    assert (item.kind, item.by, item.at) == (ItemKind.WALL_POST, "Ann Ek", NOW)
    assert len(wholes([memory(first, "a.zip"), memory(first, "b.zip")])) == 2


def test_json_counts_where_a_part_is_in_html(tmp_path: Path) -> None:
    """Of a kind that is there in both forms, JSON is read; what is in HTML alone is read too."""
    people = [{"name": "Only In Html", "timestamp": NOW}]
    pages = {
        "connections/friends/your_friends.html": Writer().people(people),
        "connections/friends/sent_friend_requests.html": Writer().people(people),
    }
    paths = [zip_of(tmp_path / "a.zip", FIRST), zip_of(tmp_path / "b.zip", pages)]
    read = [record for records in records_by_name(paths).values() for record in records]
    assert [tie.account.name for tie in of_kind(read, Tie)] == ["Ann Ek"]
    assert [request.account.name for request in of_kind(read, Request)] == ["Only In Html"]


def test_a_path_without_an_export_is_refused_among_others(tmp_path: Path) -> None:
    """One unusable path of several is an error of use, and names the path."""
    good = zip_of(tmp_path / "a.zip", FIRST)
    bad = zip_of(tmp_path / "notes.zip", {"x.txt": b"hello"})
    with pytest.raises(NothingRecognisedError, match=r"notes\.zip"):
        search_all([good, bad])


def test_several_parts_of_media_alone_ask_for_the_others(tmp_path: Path) -> None:
    """Where no part has posts or friends, none of them says that all is well."""
    more = {"your_facebook_activity/posts/media/x/2.jpg": b"\xff\xd8"}
    paths = [zip_of(tmp_path / "a.zip", MEDIA), zip_of(tmp_path / "b.zip", more)]
    (gap,) = [gap for found in records_by_name(paths).values() for gap in of_kind(found, Gap)]
    assert "several zips" in gap.remedy
