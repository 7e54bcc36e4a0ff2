"""Exports that lie among each other: several in one folder or zip, and Google's Takeout."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import pytest
from archives_helpers import PROFILE as FACEBOOK_PROFILE
from archives_helpers import Memory, facebook_json, folder_of, zip_of
from instagram_helpers import FLAT, NEWER, NOW, OLDER
from threads_helpers import THREADS

from friendline.archives import Export, Found, Reading, search, search_all
from friendline.archives.facebook import SOURCE as FACEBOOK
from friendline.archives.instagram import SOURCE as INSTAGRAM
from friendline.archives.media_files import MediaFiles
from friendline.archives.source import Source
from friendline.archives.threads import SOURCE as THREADS_SOURCE
from friendline.archives.x import SOURCE as X
from friendline.model import Item, Record

Files = Mapping[str, bytes]
Pack = Callable[[Path, Files], Path]


def files_of(export: Mapping[str, object]) -> Files:
    """The bytes of all files."""
    return {
        name: value if isinstance(value, bytes) else facebook_json(value)
        for name, value in export.items()
    }


FRIEND = {"name": "Ann Łęska", "timestamp": NOW}
POST = {
    "timestamp": NOW,
    "data": [{"post": "Late again"}],
    "attachments": [{"data": [{"media": {"uri": "posts/media/x/77_n.jpg"}}]}],
}
FACEBOOK_NEWER = files_of(
    {
        "connections/friends/your_friends.json": {"friends_v2": [FRIEND]},
        "connections/followers/who_you've_followed.json": {"following_v3": [FRIEND]},
        "personal_information/profile_information/profile_information.json": FACEBOOK_PROFILE,
        "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json": [POST],
        "your_facebook_activity/posts/media/x/77_n.jpg": b"\xff\xd8",
        "security_and_login_information/account_activity/account_activity.json": {},
        "preferences/preferences/privacy_settings.json": {"label_values": []},
        "start_here.html": b"<html>",
    }
)
FACEBOOK_OLDER = files_of(
    {
        "friends_and_followers/friends.json": {"friends_v2": [FRIEND]},
        "following_and_followers/followers.json": {"followers": [FRIEND]},
        "comments/comments.json": {"comments": []},
        "profile_information/profile_information.json": FACEBOOK_PROFILE,
        "posts/your_posts_1.json": [POST],
        "posts/media/x/77_n.jpg": b"\xff\xd8",
        "security_and_login_information/account_status_changes.json": {
            "account_status_changes": [{"status": "Account deactivated", "timestamp": NOW}]
        },
    }
)
INSTAGRAM_NEWER = {**files_of(NEWER), "media/posts/202311/1_n.jpg": b"\xff\xd8"}
INSTAGRAM_OLDER, INSTAGRAM_FLAT = files_of(OLDER), files_of(FLAT)
THREADS_ONLY = files_of(THREADS)
TWEETS = {"data/tweets.js": b'window.YTD.tweets.part0 = [{"tweet": {"full_text": "Hi"}}]'}
CALENDAR = (
    b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
    b"DTSTAMP:20260101T000000Z\r\nDTSTART:20260101T100000Z\r\nSUMMARY:Kim\r\n"
    b"END:VEVENT\r\nEND:VCALENDAR\r\n"
)
CLIENTS = b"Name,E-mail,Status\nKim Ray,kim@example.org,current\n"


def alone(source: Source, files: Files) -> set[str]:
    """What a source tells of an export that lies by itself."""
    return told(source.read(Memory(files), Reading()))


def told(records: Iterable[Record]) -> set[str]:
    """What was read, without the paths of the files."""
    return {_told(record) for record in records}


def _told(record: Record) -> str:
    words = repr(record)
    return words.replace(repr(record.file), "") if isinstance(record, Item) else words


def by_kind(exports: tuple[Export, ...]) -> dict[str, set[str]]:
    """What is told by each export that was found; there is one of each kind."""
    assert len({export.source for export in exports}) == len(exports)
    return {export.source.kind: told(export.records(Reading())) for export in exports}


@pytest.mark.parametrize("pack", [folder_of, zip_of])
@pytest.mark.parametrize("wrapper", ["", "Downloads/", "my exports/of 2026/"])
@pytest.mark.parametrize(
    ("facebook", "instagram"),
    [
        (FACEBOOK_NEWER, INSTAGRAM_NEWER),
        (FACEBOOK_NEWER, INSTAGRAM_OLDER),
        (FACEBOOK_OLDER, INSTAGRAM_NEWER),
        (FACEBOOK_OLDER, INSTAGRAM_OLDER),
        (FACEBOOK_OLDER, INSTAGRAM_FLAT),
        (FACEBOOK_NEWER, INSTAGRAM_FLAT),
    ],
)
def test_two_exports_unpacked_into_one_folder(
    tmp_path: Path, pack: Pack, wrapper: str, facebook: Files, instagram: Files
) -> None:
    """Both are read as if each lay by itself, of whatever years, also where packed again."""
    both = {f"{wrapper}{name}": value for name, value in {**facebook, **instagram}.items()}
    found = search(pack(tmp_path / "both", both))
    assert by_kind(found.exports) == {
        "facebook": alone(FACEBOOK, facebook),
        "instagram": alone(INSTAGRAM, instagram),
    }


@pytest.mark.parametrize("pack", [folder_of, zip_of])
def test_four_exports_in_one_folder(tmp_path: Path, pack: Pack) -> None:
    """Each kind has its own files, and a client list and a calendar among them are found too."""
    files = {
        **FACEBOOK_NEWER,
        **INSTAGRAM_NEWER,
        **THREADS_ONLY,
        **TWEETS,
        "clients.csv": CLIENTS,
        "diary/work.ics": CALENDAR,
    }
    found = by_kind(search(pack(tmp_path / "all", files)).exports)
    expected = {
        "facebook": alone(FACEBOOK, FACEBOOK_NEWER),
        "instagram": alone(INSTAGRAM, INSTAGRAM_NEWER),
        "threads": alone(THREADS_SOURCE, THREADS_ONLY),
        "x": alone(X, TWEETS),
    }
    assert {kind: found[kind] for kind in expected} == expected
    assert found.keys() - expected.keys() == {"client_list", "calendar"}


def test_no_file_has_two_owners(tmp_path: Path) -> None:
    """What one export takes is not read again by another."""
    files = {**FACEBOOK_NEWER, **INSTAGRAM_NEWER, **THREADS_ONLY}
    exports = search(folder_of(tmp_path / "f", files)).exports
    taken = [name for export in exports for name in export.archive.names()]
    assert len(taken) == len(set(taken))


@pytest.mark.parametrize("pack", [folder_of, zip_of])
def test_an_export_in_a_folder_among_those_of_another(tmp_path: Path, pack: Pack) -> None:
    """One unpacked in place and one in a folder of its own beside that are both read."""
    files = {**FACEBOOK_NEWER, **{f"instagram-zoe/{k}": v for k, v in INSTAGRAM_NEWER.items()}}
    found = search(pack(tmp_path / "both", files)).exports
    assert by_kind(found) == {
        "facebook": alone(FACEBOOK, FACEBOOK_NEWER),
        "instagram": alone(INSTAGRAM, INSTAGRAM_NEWER),
    }


@pytest.mark.parametrize("pack", [folder_of, zip_of])
def test_two_exports_of_one_kind_in_one_archive_stay_two(tmp_path: Path, pack: Pack) -> None:
    """Exports of two accounts or years, each in its folder, are not mixed in a zip either."""
    shelf = {f"{year}/{k}": v for year in ("2025", "2026") for k, v in FACEBOOK_NEWER.items()}
    found = search(pack(tmp_path / "shelf", shelf)).exports
    assert [Path(export.path).name for export in found] == ["2025", "2026"]
    assert {export.source.kind for export in found} == {"facebook"}


def test_pictures_are_found_whoever_has_them(tmp_path: Path) -> None:
    """The pictures of both exports in one folder are found from their items."""
    found = search(folder_of(tmp_path / "both", {**FACEBOOK_NEWER, **INSTAGRAM_NEWER}))
    media = MediaFiles(found.exports)
    names = {
        export.source.kind: [
            media.find(name, channel=item.channel, file=item.file)
            for item in export.records(Reading())
            if isinstance(item, Item)
            for name in item.media
            if name in {"77_n.jpg", "1_n.jpg"}
        ]
        for export in found.exports
    }
    assert all(names[kind] and None not in names[kind] for kind in ("facebook", "instagram"))


def test_an_unsafe_file_in_a_shared_folder_is_told(tmp_path: Path) -> None:
    """What is left out for safety is told once, though no export has the whole folder."""
    folder = folder_of(tmp_path / "f", {**FACEBOOK_NEWER, **INSTAGRAM_NEWER})
    (folder / "link.json").symlink_to("/etc/hostname")
    assert [Path(one.path).name for one in search(folder).unrecognised] == ["link.json"]


@pytest.mark.parametrize("pack", [folder_of, zip_of])
@pytest.mark.parametrize(
    ("wrapper", "folder"), [("", ""), ("", "your_instagram_activity/"), ("instagram-zoe/x/", "")]
)
def test_threads_alone_is_threads(tmp_path: Path, pack: Pack, wrapper: str, folder: str) -> None:
    """Also in the folders that Instagram gives it, and with pictures."""
    lists = {f"{folder}threads/{k.rpartition('/')[2]}": v for k, v in THREADS_ONLY.items()}
    files = {**lists, "media/posts/202311/5.jpg": b"\xff\xd8"}
    packed = pack(tmp_path / "export", {f"{wrapper}{name}": v for name, v in files.items()})
    assert by_kind(search(packed).exports) == {"threads": alone(THREADS_SOURCE, THREADS_ONLY)}


def test_a_login_history_is_no_instagram(tmp_path: Path) -> None:
    """Facebook wrote when the account was closed into a file that Instagram has too."""
    found = search(folder_of(tmp_path / "f", FACEBOOK_OLDER)).exports
    assert by_kind(found) == {"facebook": alone(FACEBOOK, FACEBOOK_OLDER)}


def test_parts_of_two_exports_packed_together(tmp_path: Path) -> None:
    """Of two zips with a half of both exports each, the halves find each other."""
    both = {**FACEBOOK_NEWER, **INSTAGRAM_NEWER}
    halves: list[dict[str, bytes]] = [{}, {}]
    for number, (name, value) in enumerate(both.items()):
        halves[number % 2][name] = value
    paths = [zip_of(tmp_path / f"{number}.zip", half) for number, half in enumerate(halves)]
    exports = search_all(paths).exports
    assert [len(export.parts) for export in exports] == [2, 2, 2, 2]
    expected = alone(FACEBOOK, FACEBOOK_NEWER) | alone(INSTAGRAM, INSTAGRAM_NEWER)
    assert expected == set().union(*(told(export.records(Reading())) for export in exports))


PEOPLE = (
    b"Name,Given Name,Family Name,E-mail 1 - Type,E-mail 1 - Value\n"
    b"Kim Ray,Kim,Ray,Work,kim@example.org\n"
)
CARD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Bo Ek\r\nEMAIL:bo@example.org\r\nEND:VCARD\r\n"
TAKEOUT = {
    "archive_browser.html": b"<html>",
    "Calendar/Zoe.ics": CALENDAR,
    "Calendar/Birthdays.ics": CALENDAR.replace(b"UID:1", b"UID:2"),
    "Contacts/All Contacts/All Contacts.csv": PEOPLE,
    "Contacts/All Contacts/Kim Ray.jpg": b"\xff\xd8",
    "Contacts/My Contacts/My Contacts.vcf": CARD,
    "Drive/plan.docx": b"PK",
    "Fit/Daily activity metrics/2026-01-01.csv": b"Start time,Step count\n08:00,12\n",
    "Saved/Favourites.csv": b"Title,Note,URL\nThe Crown,,https://maps.example\n",
    "YouTube and YouTube Music/subscriptions/subscriptions.csv": (
        b"Channel Id,Channel Url,Channel Title\nUC1,https://y.example/1,Baking\n"
    ),
    "YouTube and YouTube Music/history/watch-history.html": b"<html>",
    "Profile/Profile.json": b'{"name": {"givenName": "Zoe"}}',
    **{f"Google Photos/2026/IMG_{n}.jpg.json": b'{"title": "IMG"}' for n in range(30)},
    **{f"Google Photos/2026/IMG_{n}.jpg": b"\xff\xd8" for n in range(30)},
}


@pytest.mark.parametrize("pack", [folder_of, zip_of])
@pytest.mark.parametrize("wrapper", ["Takeout/", "takeout-20260101T000000Z-001/Takeout/"])
def test_takeout_is_calendars_and_address_books(tmp_path: Path, pack: Pack, wrapper: str) -> None:
    """Of all that Google gives, calendars and address books are read and the rest is counted."""
    packed = pack(tmp_path / "takeout", {f"{wrapper}{k}": v for k, v in TAKEOUT.items()})
    found = search(packed)
    assert sorted((Path(one.path).name, one.source.kind) for one in found.exports) == [
        ("All Contacts.csv", "address_book"),
        ("Birthdays.ics", "calendar"),
        ("My Contacts.vcf", "address_book"),
        ("Zoe.ics", "calendar"),
    ]
    assert_rest_is_told(found)


def assert_rest_is_told(found: Found) -> None:
    """Many files of one kind are counted in one line, few are named."""
    reasons = {Path(one.path).name: one.reason for one in found.unrecognised}
    (counted,) = (reason for reason in reasons.values() if reason.startswith("It also holds"))
    assert "31 .jpg" in counted
    assert "31 .json" in counted
    assert "subscriptions.csv" in reasons
    assert not any(name.startswith("IMG_") for name in reasons)


def test_few_unknown_files_are_named(tmp_path: Path) -> None:
    """Where there are not many, the owner is told of each."""
    files = {"clients.csv": CLIENTS, "a.json": b"{}", "b.json": b"[]"}
    names = {Path(one.path).name for one in search(folder_of(tmp_path / "f", files)).unrecognised}
    assert names == {"a.json", "b.json"}


def test_one_file_of_a_tree_counts_by_itself(tmp_path: Path) -> None:
    """A file that was taken out of an archive and renamed is found among other things."""
    files = {"old posts.txt": TWEETS["data/tweets.js"], "diary.ics": CALENDAR}
    found = search(folder_of(tmp_path / "f", files)).exports
    assert {export.source.kind for export in found} == {"x", "calendar"}


def test_huge_files_of_any_program_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No export has such a file; a calendar may be as large as it likes."""
    monkeypatch.setattr("friendline.archives.finding._LARGEST_OF_ANY", 20)
    files = {"old posts.txt": TWEETS["data/tweets.js"], "diary.ics": CALENDAR}
    found = search(folder_of(tmp_path / "f", files))
    assert [export.source.kind for export in found.exports] == ["calendar"]
    assert [Path(one.path).name for one in found.unrecognised] == ["old posts.txt"]
