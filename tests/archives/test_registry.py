"""Finding exports in what a user gives: by content, alone or several in a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest
from archives_helpers import NOW, facebook_json, folder_of, zip_of
from samples import SAMPLES

from friendline.archives import (
    ArchiveError,
    NothingRecognisedError,
    Reading,
    find_exports,
    recognise,
    search,
)
from friendline.archives.opening import open_archive
from friendline.model import Fault, Gap, Tie

FRIENDS = facebook_json({"friends_v2": [{"name": "Ann Łęska", "timestamp": NOW}]})
FACEBOOK = {
    "connections/friends/your_friends.json": FRIENDS,
    "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json": b"[]",
}
CONNECTIONS = (
    b"First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    b"Ann,Lee,https://www.linkedin.com/in/ann-lee,,Acme,Clerk,08 Feb 2026\n"
)
INVITATIONS = (
    b"From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
    b'Bo Ek,Zoe Test,"1/29/26, 2:37 PM",,INCOMING,https://www.linkedin.com/in/bo,\n'
)
CLIENTS = b"Name,E-mail,Status\nKim Ray,kim@example.org,current\n"
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    b"DTSTAMP:20260101T000000Z\r\nDTSTART:20260101T100000Z\r\nSUMMARY:Kim\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)


def kinds(path: Path) -> list[tuple[str, str]]:
    """Give what is found at a path, as file name and kind, sorted."""
    return sorted((Path(one.path).name, one.source.kind) for one in find_exports(path))


@pytest.mark.parametrize("pack", [folder_of, zip_of])
def test_an_export_is_itself(
    tmp_path: Path, pack: Callable[[Path, dict[str, bytes]], Path]
) -> None:
    """A folder or zip that is an export is one export, under the name it was given."""
    path = pack(tmp_path / "any name", FACEBOOK)
    (export,) = find_exports(path)
    assert (export.path, export.source.kind) == (str(path), "facebook")
    assert any(isinstance(record, Tie) for record in export.records(Reading()))


def test_wrapper_folders_do_not_matter(tmp_path: Path) -> None:
    """An export inside folders inside folders is found."""
    wrapped = {f"outer/facebook-zoe/{name}": content for name, content in FACEBOOK.items()}
    assert kinds(zip_of(tmp_path / "z.zip", wrapped)) == [("z.zip", "facebook")]
    assert kinds(folder_of(tmp_path / "f", wrapped)) == [("f", "facebook")]


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("dates", CALENDAR, "calendar"),
        ("people.txt", CLIENTS, "client_list"),
        ("my contacts.csv", CONNECTIONS, "linkedin"),
        ("friends.json", FRIENDS, "facebook"),
    ],
)
def test_single_files_are_recognised_by_content(
    tmp_path: Path, name: str, content: bytes, kind: str
) -> None:
    """A single file is recognised whatever its name."""
    file = tmp_path / name
    file.write_bytes(content)
    assert kinds(file) == [(name, kind)]


def test_a_folder_of_everything(tmp_path: Path) -> None:
    """A folder with several exports gives each one, and lists the rest."""
    shelf = folder_of(
        tmp_path / "shelf",
        {
            "work.ics": CALENDAR,
            "home.ics": CALENDAR,
            "clients.csv": CLIENTS,
            "notes.txt": b"Buy bread.",
            "holiday.jpg": b"\xff\xd8",
            "linkedin/Connections.csv": CONNECTIONS,
            "linkedin/Invitations.csv": INVITATIONS,
            **{f"old/{name}": content for name, content in FACEBOOK.items()},
            **{f"new/{name}": content for name, content in FACEBOOK.items()},
        },
    )
    zip_of(shelf / "facebook-zoe.zip", FACEBOOK)
    (shelf / "other.7z").write_bytes(b"7z\xbc\xaf\x27\x1c\x00")
    found = search(shelf)
    assert kinds(shelf) == [
        ("clients.csv", "client_list"),
        ("facebook-zoe.zip", "facebook"),
        ("home.ics", "calendar"),
        ("linkedin", "linkedin"),
        ("new", "facebook"),
        ("old", "facebook"),
        ("work.ics", "calendar"),
    ]
    told = {Path(one.path).name: one.reason for one in found.unrecognised}
    assert "7z archive" in told["other.7z"]
    assert told["notes.txt"].startswith("It is not an export of Facebook, Instagram")
    assert "1 .jpg" in told["shelf"]


def test_loose_tables_of_linkedin_are_one_export(tmp_path: Path) -> None:
    """LinkedIn's files side by side belong together; a client list beside them does not."""
    folder = folder_of(
        tmp_path / "f",
        {
            "Connections.csv": CONNECTIONS,
            "Invitations.csv": INVITATIONS,
            "Skills.csv": b"Name\nBaking\n",
            "clients.csv": CLIENTS,
        },
    )
    linkedin = [one for one in find_exports(folder) if one.source.kind == "linkedin"]
    assert len(linkedin) == 1
    assert {"Connections.csv", "Invitations.csv"} <= set(linkedin[0].archive.names())
    assert "clients.csv" not in linkedin[0].archive.names()


def test_strangers_in_an_unpacked_export_are_found(tmp_path: Path) -> None:
    """A client list and a LinkedIn folder beside Facebook's folders are not swallowed."""
    folder = folder_of(
        tmp_path / "f",
        {**FACEBOOK, "clients.csv": CLIENTS, "linkedin/Connections.csv": CONNECTIONS},
    )
    assert [kind for _, kind in kinds(folder)] == ["linkedin", "client_list", "facebook"]


def test_calendars_in_one_zip_are_one_export(tmp_path: Path) -> None:
    """A zip with several calendars, as Google gives it, is one export."""
    packed = zip_of(tmp_path / "zoe.ical.zip", {"a.ics": CALENDAR, "b.ics": CALENDAR})
    assert kinds(packed) == [("zoe.ical.zip", "calendar")]


def test_zips_inside_zips_stay_closed(tmp_path: Path) -> None:
    """A zip inside a zip is not opened and that is told."""
    inner = zip_of(tmp_path / "inner.zip", FACEBOOK).read_bytes()
    with pytest.raises(NothingRecognisedError, match="packed twice"):
        search(zip_of(tmp_path / "outer.zip", {"inner.zip": inner}))


@pytest.mark.parametrize(
    "name",
    [
        "your_facebook_activity/posts/media/your_posts/1_n.jpg",
        "posts/media/summer/1_n.jpg",
        "photos_and_videos/summer/1_n.jpg",
    ],
)
def test_a_part_with_only_media_is_facebook(tmp_path: Path, name: str) -> None:
    """The zip with the pictures, given alone, is recognised and asks for the other parts."""
    (export,) = find_exports(zip_of(tmp_path / "part-2.zip", {name: b"\xff\xd8"}))
    assert export.source.kind == "facebook"
    (gap,) = export.records(Reading())
    assert isinstance(gap, Gap)
    assert "several zips" in gap.remedy


@pytest.mark.parametrize(
    "names",
    [
        ["your_instagram_activity/media/posts_1.json", "connections/friends/friends.json"],
        ["connections/followers_and_following/following.json"],
        ["posts/2020-01-01-hello.md", "posts/index.json"],
        ["actor.json", "outbox.json", "likes.json"],
        ["data/tweets.js", "data/follower.js"],
        ["stuff/holiday.jpg"],
    ],
)
def test_others_are_not_facebook(tmp_path: Path, names: list[str]) -> None:
    """Exports of other networks and other folders are not taken for Facebook."""
    archive = open_archive(folder_of(tmp_path / "f", dict.fromkeys(names, b"[]")))
    source = recognise(archive)
    assert source is None or source.kind != "facebook"


@pytest.mark.parametrize("sample", ["mastodon_ish", "x_dogsheep_2019", "vcard_fbmsg_msgvault"])
def test_real_files_of_others_are_not_facebook(sample: str) -> None:
    """Real exports of other networks are not taken for Facebook."""
    folder = SAMPLES / sample
    if not folder.exists():
        pytest.skip("the samples of real exports do not lie beside the project")
    source = recognise(open_archive(folder))
    assert source is None or source.kind != "facebook"


def test_html_export_is_facebook_with_a_remedy(tmp_path: Path) -> None:
    """An HTML export is recognised, so that it can be told how to get JSON."""
    packed = zip_of(tmp_path / "z.zip", {"your_facebook_activity/posts/your_posts_1.html": b"<"})
    assert kinds(packed) == [("z.zip", "facebook")]


def test_nothing_recognised_says_what_was_expected(tmp_path: Path) -> None:
    """A folder without any export says what is read and what lies there instead."""
    folder = folder_of(tmp_path / "f", {"letter.txt": b"Dear Kim", "cat.png": b"\x89PNG"})
    with pytest.raises(NothingRecognisedError) as caught:
        find_exports(folder)
    sentence = str(caught.value)
    assert "a client list (.csv, .xlsx)" in sentence
    assert "letter.txt" in sentence
    assert "1 .png" in sentence


def test_empty_folder_says_so(tmp_path: Path) -> None:
    """An empty folder is told to be empty."""
    with pytest.raises(NothingRecognisedError, match="It is empty"):
        find_exports(tmp_path)


def test_missing_path_is_an_archive_error(tmp_path: Path) -> None:
    """A path that is not there is an error of use."""
    with pytest.raises(ArchiveError):
        find_exports(tmp_path / "nowhere")


def test_unsafe_members_are_faults_of_the_export(tmp_path: Path) -> None:
    """What an archive leaves out for safety is in the stream, before the records."""
    folder = folder_of(tmp_path / "f", FACEBOOK)
    (folder / "link.json").symlink_to("/etc/hostname")
    (export,) = find_exports(folder)
    first = next(iter(export.records(Reading())))
    assert isinstance(first, Fault)
    assert first.file == "link.json"
