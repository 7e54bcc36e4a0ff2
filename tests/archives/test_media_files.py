"""Pictures that items name, found in whichever part they lie."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from archives_helpers import Memory, facebook_json, folder_of, zip_of
from hypothesis import given
from hypothesis import strategies as st
from photo_helpers import LEEDS, OUTING, photo

from friendline.archives.bluesky import SOURCE as BLUESKY
from friendline.archives.facebook import SOURCE as FACEBOOK
from friendline.archives.mastodon import SOURCE as MASTODON
from friendline.archives.media_files import MediaFiles
from friendline.archives.opening import (
    Archive,
    UnreadableFileError,
    inside,
    only,
    open_archive,
)
from friendline.archives.registry import Export, search_all
from friendline.archives.source import Source

POSTS = "posts/your_posts_1.json"
PICTURE = photo()
FRIENDS = facebook_json({"friends_v2": [{"name": "Ann Test", "timestamp": 1_700_000_000}]})


def media(*archives: Archive, source: Source = FACEBOOK) -> MediaFiles:
    """Find media in these archives, each an export of its own."""
    return MediaFiles([Export(archive.path, source, archive) for archive in archives])


def memory(*names: str, path: str = "export") -> Memory:
    """Make an archive whose files hold their own names."""
    return Memory({name: name.encode() for name in (POSTS, *names)}, path)


def bytes_of(files: MediaFiles, uri: str, channel: str = "facebook") -> bytes | None:
    """Give the bytes of the picture that is found for an item."""
    found = files.find(uri, channel=channel, file=POSTS)
    return None if found is None else found.read()


@pytest.mark.parametrize("packed", [True, False])
def test_a_picture_is_found_in_another_part(tmp_path: Path, *, packed: bool) -> None:
    """The part that names a picture and the part that holds it are one export."""
    write = zip_of if packed else folder_of
    ending = ".zip" if packed else ""
    friends = "friends_and_followers/friends.json"
    for part, files in enumerate(
        ({friends: FRIENDS, POSTS: b"[]"}, {"posts/media/trip_1/9_n.jpg": PICTURE})
    ):
        write(tmp_path / f"facebook-zoe-{part}{ending}", files)
    exports = search_all([tmp_path]).exports
    assert bytes_of(MediaFiles(exports), "9_n.jpg") == PICTURE


def test_nothing_is_read_to_find() -> None:
    """Making the index and finding in it touch names only."""
    archive = Memory({POSTS: b"BROKEN", "posts/media/2.jpg": b"BROKEN"})
    files = media(archive)
    found = files.find("2.jpg", channel="facebook", file=POSTS)
    assert found is not None
    assert found.exif() is None
    with pytest.raises(UnreadableFileError):
        found.read()


def test_two_pictures_of_one_name_are_neither() -> None:
    """A wrong picture is worse than none."""
    files = media(memory("posts/media/a/1.jpg", "posts/media/b/1.jpg"))
    assert bytes_of(files, "1.jpg") is None
    assert len(files.all_of("1.jpg", channel="facebook", file=POSTS)) == 2


@pytest.mark.parametrize("wrapped", ["", "facebook-zoe/"])
@pytest.mark.parametrize("uri", ["posts/media/a/1.jpg", "a/1.jpg", "posts\\media\\a\\1.jpg"])
def test_folders_tell_pictures_of_one_name_apart(uri: str, wrapped: str) -> None:
    """The whole path that an export writes finds its picture in whatever folder it is wrapped."""
    right = f"{wrapped}posts/media/a/1.jpg"
    files = media(memory(right, f"{wrapped}posts/media/b/1.jpg"))
    assert bytes_of(files, uri) == right.encode()


def test_folders_that_contradict_find_nothing() -> None:
    """A picture of that name in another folder is another picture."""
    assert bytes_of(media(memory("posts/media/b/1.jpg")), "posts/media/a/1.jpg") is None


def test_a_picture_taken_out_of_its_folders_is_found() -> None:
    """Who unpacks without folders has all files at the top."""
    assert bytes_of(media(memory("1.jpg")), "posts/media/a/1.jpg") == b"1.jpg"


def test_pictures_of_other_networks_are_not_taken() -> None:
    """Two networks may use one name for two pictures."""
    facebook, bluesky = memory(), Memory({"repo.car": b"x", "1.jpg": b"y"}, "other")
    files = MediaFiles(
        [
            Export("export", FACEBOOK, facebook),
            Export("other", BLUESKY, bluesky),
        ]
    )
    assert bytes_of(files, "1.jpg") is None
    assert bytes_of(files, "1.jpg", "bluesky") is None
    found = files.find("1.jpg", channel="bluesky", file="repo.car")
    assert found is not None
    assert found.path == "other/1.jpg"


def test_its_own_export_counts_before_others_of_its_network() -> None:
    """A name that is used again years later does not make the old picture doubtful."""
    old = Memory({"posts/old.json": b"", "m/1.jpg": b"old"}, "old")
    new = memory("m/1.jpg", path="new")
    files = media(old, new)
    found = files.find("1.jpg", channel="facebook", file="posts/old.json")
    assert found is not None
    assert found.read() == b"old"


def test_other_exports_of_its_network_are_looked_at() -> None:
    """An older export may hold a picture that the newer one names and lacks."""
    older = Memory({"posts/old.json": b"", "m/1.jpg": b"1"}, "older")
    assert bytes_of(media(memory(path="newer"), older), "1.jpg") == b"1"


@pytest.mark.parametrize("packed", [True, False])
def test_copies_in_repeated_exports_are_one_picture(tmp_path: Path, *, packed: bool) -> None:
    """Exports of two years hold the same picture; it is told by name and size, unread."""
    write = zip_of if packed else folder_of
    files = {POSTS: b"[]", "posts/media/1.jpg": PICTURE}
    archives = [open_archive(write(tmp_path / year, files)) for year in ("2024", "2026")]
    assert bytes_of(media(*archives), "1.jpg") == PICTURE


def test_copies_in_other_folders_are_told_by_their_bytes(tmp_path: Path) -> None:
    """Equal bytes are one picture; equal sizes are not enough."""
    same = {POSTS: b"[]", "a/1.jpg": PICTURE, "b/1.jpg": PICTURE}
    assert bytes_of(media(open_archive(zip_of(tmp_path / "same.zip", same))), "1.jpg") == PICTURE
    other = same | {"b/1.jpg": PICTURE[:-1] + b"."}
    assert bytes_of(media(open_archive(zip_of(tmp_path / "other.zip", other))), "1.jpg") is None


def test_media_beside_some_files_of_a_folder_are_found(tmp_path: Path) -> None:
    """Mastodon's files are picked out of a folder one by one; its media lie beside them."""
    files = {"mine/outbox.json": b"{}", "mine/media_attachments/files/1/original/ab.jpeg": PICTURE}
    picked = only(inside(open_archive(folder_of(tmp_path, files)), "mine"), "outbox.json")
    found = media(picked, source=MASTODON).find("ab.jpeg", channel="mastodon", file="outbox.json")
    assert found is not None
    assert found.read() == PICTURE
    assert found.path == f"{tmp_path}/mine/media_attachments/files/1/original/ab.jpeg"


def test_a_name_without_an_ending_finds_the_picture_saved_with_one() -> None:
    """Bluesky's media are named by what they hold; programs that save them say what they are."""
    archive = Memory({"repo.car": b"", "blobs/bafkrei1.jpeg": b"1"})
    found = media(archive, source=BLUESKY).find("bafkrei1", channel="bluesky", file="repo.car")
    assert found is not None


@pytest.mark.parametrize("uri", ["", "/", ".", "..", "posts", "media/1.jpg/", "\0", "é.jpg"])
def test_names_that_are_none_find_nothing(uri: str) -> None:
    """Whatever an export writes as a name, only files of that name are given."""
    assert bytes_of(media(memory("x/.jpg", "posts/media/2.jpg")), uri) is None


def test_letters_that_a_mac_took_apart_are_the_same() -> None:
    """A Mac writes an accent as a character of its own."""
    files = media(memory("posts/media/Zoe\N{COMBINING DIAERESIS}.jpg"))
    assert bytes_of(files, "Zo\N{LATIN SMALL LETTER E WITH DIAERESIS}.jpg") is not None


def test_a_photo_says_when_and_where_and_a_video_nothing() -> None:
    """Only photos are read for it, by their ending."""
    content = photo(OUTING, LEEDS)
    archive = Memory({POSTS: b"", "1.jpg": content, "2.mp4": content})
    files = media(archive)
    first, second = (
        files.find(name, channel="facebook", file=POSTS) for name in ("1.jpg", "2.mp4")
    )
    assert first is not None
    assert second is not None
    said = first.exif()
    assert said is not None
    assert said.is_zone_known
    assert said.place is not None
    assert second.exif() is None


def test_a_name_of_very_many_files_is_doubtful() -> None:
    """They are not compared with each other: that could take as long as somebody likes."""
    archive = Memory({f"{number}/1.jpg": b"same" for number in range(9)} | {POSTS: b""})
    assert bytes_of(media(archive), "1.jpg") is None


NAMES = st.sampled_from(
    ["a/1.jpg", "b/1.jpg", "a/b/1.jpg", "1.jpg", "a/2.jpg", "2.jpg", "b/a/2.jpg"]
)


@given(
    parts=st.lists(st.dictionaries(NAMES, st.sampled_from([b"x", b"y"])), max_size=2),
    uri=NAMES,
)
def test_never_the_wrong_picture(parts: list[Mapping[str, bytes]], uri: str) -> None:
    """What is given is what every file holds that this path can mean in the nearest export."""
    archives = [
        Memory(dict(files) | {POSTS: b""}, f"part {number}") for number, files in enumerate(parts)
    ]
    meant = {
        content
        for files in parts
        for name, content in files.items()
        if f"/{name}".endswith(f"/{uri}") or f"/{uri}".endswith(f"/{name}")
    }
    assert bytes_of(media(*archives), uri) == (meant.pop() if len(meant) == 1 else None)
