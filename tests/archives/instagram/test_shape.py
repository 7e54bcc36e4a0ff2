"""Which archives are Instagram exports, how they may be packed, and what they lack."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from archives_helpers import facebook_json, folder_of, of_kind, zip_of
from instagram_helpers import (
    ACTIVITY,
    FLAT,
    NEWER,
    NOW,
    OLDER,
    PEOPLE,
    PROFILE,
    export,
    labelled,
    listed,
    profile,
    read,
)

from friendline.archives import open_archive
from friendline.archives.facebook import SOURCE as FACEBOOK
from friendline.archives.instagram import SOURCE
from friendline.archives.instagram.parts import wholes
from friendline.archives.source import Reading
from friendline.book.collect import Collector
from friendline.model import Fault, Gap, Item, Record

MEDIA = {"media/posts/202311/1_n.jpg": b"\xff\xd8"}


def packed(files: Mapping[str, Any]) -> dict[str, bytes]:
    """The bytes of all files."""
    return {
        name: value if isinstance(value, bytes) else facebook_json(value)
        for name, value in files.items()
    }


def content(records: list[Record]) -> set[str]:
    """What was read, without the paths of the files, in no order."""
    return {
        repr(record).replace(repr(record.file), "") if isinstance(record, Item) else repr(record)
        for record in records
    }


def gaps(files: Mapping[str, Any]) -> str:
    """All gaps of an export, one a line."""
    return "\n".join(gap.what for gap in of_kind(read(files), Gap))


@pytest.mark.parametrize("files", [NEWER, OLDER, FLAT, MEDIA, {ACTIVITY + "x.html": b""}])
def test_exports_of_all_years_are_recognised(files: dict[str, Any]) -> None:
    """By their folders and contents, also inside a wrapper folder."""
    assert SOURCE.recognises(export(files))
    wrapped = {f"instagram-zoe-2026-09-02-AbC/{name}": value for name, value in files.items()}
    assert SOURCE.recognises(export(wrapped))
    assert not FACEBOOK.recognises(export(NEWER))


@pytest.mark.parametrize("name", [*FLAT, PEOPLE + "followers_1.json", PROFILE])
def test_a_single_file_is_recognised_by_its_content(name: str) -> None:
    """A file taken out of its folder is still Instagram's."""
    last = name.rsplit("/", 1)[-1]
    assert SOURCE.recognises(export({last: {**FLAT, **NEWER}[name]}))


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"notes.txt": b"instagram.com"},
        {"media.json": {"photos": []}},
        {"profile.json": {"name": "Zoë"}},
        {"followers.json": [{"name": "Ann", "timestamp": 1}]},
        {"friends/friends.json": {"friends_v2": []}},
        {"comments/comments.json": {"comments_v2": []}},
        {"posts/media/x/1.jpg": b""},
        {"a/" + PROFILE: profile(), "b/" + PROFILE: profile()},
        {"a/media.json": FLAT["media.json"], "b/client list.csv": b"Name"},
        {"followers_1.json": b"BROKEN"},
    ],
)
def test_other_folders_are_not_recognised(files: dict[str, Any]) -> None:
    """Facebook's folders, strangers' files, and a folder of two exports are none of ours."""
    assert not SOURCE.recognises(export(files))


@pytest.mark.parametrize("files", [NEWER, OLDER, FLAT])
def test_folder_zip_and_wrapped_zip_give_the_same(tmp_path: Path, files: dict[str, Any]) -> None:
    """However it is packed, the records are the same but for the paths."""
    plain = packed(files)
    wrapped = {f"wrapper/{name}": value for name, value in plain.items()}
    paths = [
        folder_of(tmp_path / "folder", plain),
        zip_of(tmp_path / "renamed.zip", plain),
        zip_of(tmp_path / "wrapped.zip", wrapped),
    ]
    found = [content(list(SOURCE.read(open_archive(path), Reading()))) for path in paths]
    assert found[0] == found[1] == found[2]


def test_an_export_in_parts_is_read_like_the_whole(tmp_path: Path) -> None:
    """Whether the account is private stands in one part alone, and counts for all."""
    pieces: list[dict[str, Any]] = [{}, {}, MEDIA]
    for number, (name, value) in enumerate(NEWER.items()):
        pieces[number % 2][name] = value
    archives = [
        open_archive(zip_of(tmp_path / f"{number}.zip", packed(piece)))
        for number, piece in enumerate(pieces)
    ]
    (whole,) = wholes(archives)
    reading = Reading(parts=whole)
    parts = [list(SOURCE.read(archive, reading)) for archive in archives]
    (told,) = content(parts[2])
    assert "only media of the other parts" in told
    assert content(parts[0]) | content(parts[1]) == content(read({**NEWER, **MEDIA}))


def test_two_exports_are_not_parts_of_one() -> None:
    """Two accounts each have a profile; one export given twice has the same files."""
    first, second = (
        export({PROFILE: profile()}),
        export({"account_information/personal_information.json": profile()}),
    )
    assert wholes([first, second]) == [(first,), (second,)]
    years = [
        export({name: listed("a")})
        for name in ("content/posts_1.json", PEOPLE + "followers_1.json")
    ]
    assert wholes(years) == [(years[0],), (years[1],)]
    named = [
        export({name: listed("a")}, f"/home/{path}.zip")
        for name, path in (
            (PEOPLE + "followers_1.json", "instagram-zoe-2026-09-02-AbC"),
            (PEOPLE + "following.json", "instagram-bo-2026-09-02-dEf"),
        )
    ]
    assert wholes(named) == [(named[0],), (named[1],)]


def test_importing_twice_changes_nothing() -> None:
    """Two generations of one account make one book, however often they are read."""
    once, often = Collector(), Collector()
    for files in (NEWER, OLDER):
        once.add(read(files))
    for files in (OLDER, NEWER, NEWER, OLDER):
        often.add(read(files))
    assert once.book().items.drop("file").equals(often.book().items.drop("file"))
    assert once.book().accounts == often.book().accounts
    assert once.book().requests == often.book().requests


def test_html_is_told_with_the_way_to_json() -> None:
    """An HTML export gives nothing but the way to get one that can be read."""
    (gap,) = read({PEOPLE + "followers_1.html": b"<html>", PROFILE[:-5] + ".html": b""})
    assert isinstance(gap, Gap)
    assert "HTML" in gap.what
    assert "JSON" in gap.remedy


def test_media_alone_is_told() -> None:
    """A zip of pictures alone says so."""
    assert "Only media" in gaps(MEDIA)


@pytest.mark.parametrize(
    ("left_out", "words"),
    [
        ("followers_", "No list of followers"),
        ("/media/", "No posts"),
        ("you've_received", "No list of follow requests"),
        ("information/personal_information.json", "Whether your Instagram account is private"),
    ],
)
def test_what_is_missing_is_told(left_out: str, words: str) -> None:
    """Each part that its owner would miss is named when it is not there, and only then."""
    lacking = {
        name: value
        for name, value in NEWER.items()
        if left_out not in name and "privacy_changes" not in name
    }
    assert words in gaps(lacking)
    assert words not in gaps(NEWER)


def test_a_public_account_has_no_requests_to_miss() -> None:
    """Whoever wants follows a public account without asking."""
    assert "follow requests" not in gaps({PROFILE: profile("False")})
    assert "follow requests" in gaps({PROFILE: profile("True")})


def test_too_few_followers_make_suspicious() -> None:
    """A range of dates cuts the followers and leaves whom the owner follows (formats 2.5)."""
    following = {PEOPLE + "following.json": listed(*(f"one{number}" for number in range(80)))}
    few = {PEOPLE + "followers_1.json": listed("ann"), **following}
    assert "Followers listed in this export: 1;" in gaps(few)
    many = listed(*(f"one{number}" for number in range(60)))
    assert "Followers listed" not in gaps({PEOPLE + "followers_1.json": many, **following})


def test_the_range_of_dates_asked_for_is_told() -> None:
    """The export's own list of requests tells it, where the owner was there before."""
    asked = {
        "timestamp": NOW + 9,
        "label_values": [{"label": "Start date", "timestamp_value": NOW}],
    }
    older = {**asked, "timestamp": NOW, "label_values": []}
    files = {
        ACTIVITY + "other_activity/your_information_download_requests.json": [asked, older],
        PEOPLE + "followers_1.json": listed("ann"),
    }
    before = {PEOPLE + "following.json": listed("ann", at=NOW - 9)}
    assert "from 14 November 2023 on" in gaps({**files, **before})
    assert "from 14 November 2023 on" not in gaps(files)


def test_close_friends_are_named_with_the_stories() -> None:
    """Stories may have been for close friends only, if there is such a list."""
    assert "which went to your Close Friends only" in gaps(NEWER)
    without = {name: value for name, value in NEWER.items() if "close_friends" not in name}
    assert "Close Friends" not in gaps(without)
    assert "highlights" in gaps(without)


@pytest.mark.parametrize(
    "name",
    [
        "your_facebook_activity/posts/posts_1.json",
        "connections/followers/following.json",
        "following_and_followers/followers.json",
        "security_and_login_information/account_status_changes.json",
        "your_instagram_activity/threads/followers.json",
    ],
)
def test_files_of_others_are_not_read(name: str) -> None:
    """Files of Facebook and Threads that have names like ours change nothing."""
    others = {name: [{"timestamp": NOW + 1, "title": "deactivated", **listed("eve")[0]}]}
    assert content(read({**NEWER, **others})) == content(read(NEWER))
    assert not SOURCE.recognises(export(others))


def test_a_broken_file_is_one_fault() -> None:
    """A file that is no JSON, or no list, is named once; all else is read."""
    for broken in (b"", b"[object Object]", b'{"relationships_', b"7", b"BROKEN"):
        records = read({**NEWER, PEOPLE + "following.json": broken})
        (fault,) = of_kind(records, Fault)
        assert fault.file == PEOPLE + "following.json"
        assert len(of_kind(records, Item)) == len(of_kind(read(NEWER), Item))


def test_half_an_emoji_does_not_lose_a_file() -> None:
    """What is no text is replaced, the file read, and that told."""
    post = b'[{"media": [{"uri": "1.jpg", "title": "half \\ud83d an emoji"}]}]'
    records = read({ACTIVITY + "media/posts_1.json": post})
    assert [item.text for item in of_kind(records, Item)] == ["half ? an emoji"]
    assert "replaced" in of_kind(records, Fault)[0].reason


def test_labels_of_people_are_repaired() -> None:
    """Names under labels are mojibake like all else."""
    assert "Ann Éxample" in repr(read({PEOPLE + "followers_1.json": labelled("ann")}))
