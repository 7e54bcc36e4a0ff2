"""Opening folders, zips and single files: what is read, what is refused, and in which words."""

import os
import stat
import zipfile
from pathlib import Path

import pytest
from archives_helpers import folder_of, zip_of
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives import opening, safety
from friendline.archives.opening import (
    FileArchive,
    FolderArchive,
    UnreadableFileError,
    ZipArchive,
    inside,
    only,
    open_archive,
    safe_name,
)
from friendline.archives.refusals import (
    DamagedZipError,
    EncryptedZipError,
    MissingPathError,
    OtherArchiveKindError,
    TooManyFilesError,
    UnreadablePathError,
)

FILES = {"a/b/one.json": b"[1]", "two.txt": b"2"}


def test_folder_and_zip_give_the_same(tmp_path: Path) -> None:
    """The same files have the same names, sizes and bytes in a folder and in a zip."""
    folder = open_archive(folder_of(tmp_path / "folder", FILES))
    packed = open_archive(zip_of(tmp_path / "packed.zip", FILES))
    assert isinstance(folder, FolderArchive)
    assert isinstance(packed, ZipArchive)
    assert folder.names() == packed.names() == ("a/b/one.json", "two.txt")
    assert [folder.read(name) for name in FILES] == [packed.read(name) for name in FILES]
    assert [folder.size(name) for name in FILES] == [packed.size(name) for name in FILES]
    assert folder.path == str(tmp_path / "folder")


def test_single_file_is_an_archive_of_one_name(tmp_path: Path) -> None:
    """A calendar or a list is an archive with its own name in it."""
    file = tmp_path / "clients.csv"
    file.write_bytes(b"name\n")
    archive = open_archive(file)
    assert isinstance(archive, FileArchive)
    assert archive.names() == ("clients.csv",)
    assert archive.read("clients.csv") == b"name\n"


@pytest.mark.parametrize("kind", ["folder", "zip", "file"])
def test_unknown_name_is_unreadable(tmp_path: Path, kind: str) -> None:
    """Asking for a name that is not there says so, in every archive."""
    folder = folder_of(tmp_path / "folder", FILES)
    given = {
        "folder": folder,
        "zip": zip_of(tmp_path / "packed.zip", FILES),
        "file": folder / "two.txt",
    }
    with pytest.raises(UnreadableFileError, match="no such file"):
        open_archive(given[kind]).read("../two.txt")


def test_missing_path_says_so(tmp_path: Path) -> None:
    """A path where nothing lies is named with what to do."""
    with pytest.raises(MissingPathError, match="Check the spelling"):
        open_archive(tmp_path / "nowhere")


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"7z\xbc\xaf\x27\x1c\x00", "7z"),
        (b"Rar!\x1a\x07\x01", "rar"),
        (b"BZh91AY", "bz2"),
        (b"\xfd7zXZ\x00\x00", "xz"),
    ],
)
def test_other_archives_are_named(tmp_path: Path, head: bytes, kind: str) -> None:
    """Other kinds of archives are recognised by their first bytes, whatever their name."""
    file = tmp_path / "export.zip"
    file.write_bytes(head)
    with pytest.raises(OtherArchiveKindError, match=f"this is a {kind} archive"):
        open_archive(file)


@pytest.mark.parametrize("cut", [10, 60, -10])
def test_truncated_zip_is_told(tmp_path: Path, cut: int) -> None:
    """A zip whose download stopped asks to be downloaded again."""
    packed = zip_of(tmp_path / "packed.zip", FILES)
    packed.write_bytes(packed.read_bytes()[:cut])
    with pytest.raises(DamagedZipError, match="download it again"):
        open_archive(packed)


@pytest.mark.parametrize("content", [b"", b"<html>Please log in</html>"])
def test_zip_that_is_none_is_told(tmp_path: Path, content: bytes) -> None:
    """A file that only its name makes a zip is told to be damaged."""
    file = tmp_path / "export.ZIP"
    file.write_bytes(content)
    with pytest.raises(DamagedZipError):
        open_archive(file)


def test_zip_with_password_is_told(tmp_path: Path) -> None:
    """A zip with a password asks to be unpacked first."""
    packed = zip_of(tmp_path / "packed.zip", {"a.json": b"[]"})
    content = bytearray(packed.read_bytes())
    content[content.index(b"PK\x01\x02") + 8] |= 1
    packed.write_bytes(content)
    with pytest.raises(EncryptedZipError, match="unpack it first"):
        open_archive(packed)


def test_damaged_member_is_unreadable_and_the_rest_is_read(tmp_path: Path) -> None:
    """One broken member of a zip does not stop the others."""
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as writing:
        writing.writestr("good.txt", b"good")
        writing.writestr("bad.txt", b"twelve bytes")
    packed.write_bytes(packed.read_bytes().replace(b"twelve bytes", b"TWELVE bytes"))
    archive = open_archive(packed)
    with pytest.raises(UnreadableFileError, match="damaged inside the zip"):
        archive.read("bad.txt")
    assert archive.read("good.txt") == b"good"


def test_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A member that would grow a thousand times is left packed."""
    packed = zip_of(tmp_path / "packed.zip", {"bomb.json": b" " * (8 * 2**20)})
    with pytest.raises(UnreadableFileError, match="grow more than"):
        open_archive(packed).read("bomb.json")


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_large_files_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A file above the limit is told and skipped."""
    monkeypatch.setattr(safety, "MAX_FILE_BYTES", 10)
    files = {"large.json": b"x" * 11, "small.json": b"x" * 10}
    archive = open_archive(
        folder_of(tmp_path / "f", files) if kind == "folder" else zip_of(tmp_path / "z", files)
    )
    assert archive.read("small.json") == b"x" * 10
    with pytest.raises(UnreadableFileError, match="larger than"):
        archive.read("large.json")


def test_reading_stops_at_the_total(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Many small files cannot fill the memory either."""
    monkeypatch.setattr(safety, "MAX_TOTAL_BYTES", 3)
    archive = open_archive(zip_of(tmp_path / "z.zip", {"a": b"12", "b": b"34"}))
    assert archive.read("a") == b"12"
    with pytest.raises(UnreadableFileError, match="were read from this archive"):
        archive.read("b")


@pytest.mark.parametrize("kind", ["folder", "zip"])
def test_too_many_files_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    """A whole disk given by mistake is refused with advice."""
    monkeypatch.setattr(opening, "MAX_FILES", 1)
    path = folder_of(tmp_path / "f", FILES) if kind == "folder" else zip_of(tmp_path / "z", FILES)
    with pytest.raises(TooManyFilesError, match="give the export itself"):
        open_archive(path)


@pytest.mark.parametrize(
    "name", ["/etc/passwd", "../up.json", "a/../../up.json", "C:\\up.json", "..\\up.json", "a\0b"]
)
def test_names_that_lead_out_are_left_out(tmp_path: Path, name: str) -> None:
    """A member whose name leads out of the zip is not opened, and that is told."""
    packed = tmp_path / "packed.zip"
    placeholder = "x" * len(name)
    with zipfile.ZipFile(packed, "w") as writing:
        writing.writestr(placeholder, b"evil")
        writing.writestr("good.json", b"[]")
    packed.write_bytes(packed.read_bytes().replace(placeholder.encode(), name.encode()))
    archive = open_archive(packed)
    assert archive.names() == ("good.json",)
    assert isinstance(archive, ZipArchive)
    assert [fault.reason for fault in archive.left_out] == [
        "Its name leads out of the zip; it was not opened."
    ]


def test_backslashes_separate_folders(tmp_path: Path) -> None:
    """A zip packed again on Windows has the same names."""
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as writing:
        writing.writestr("a/b/one.json", b"[1]")
        writing.writestr("a/empty/", b"")
    packed.write_bytes(
        packed.read_bytes().replace(b"a/b/one", b"a\\b\\one").replace(b"a/empty/", b"a\\empty\\")
    )
    archive = open_archive(packed)
    assert archive.names() == ("a/b/one.json",)
    assert archive.read("a/b/one.json") == b"[1]"


def test_links_in_zips_are_left_out(tmp_path: Path) -> None:
    """A link in a zip is not followed, and that is told."""
    packed = tmp_path / "packed.zip"
    link = zipfile.ZipInfo("friends.json")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    with zipfile.ZipFile(packed, "w") as writing:
        writing.writestr(link, "/etc/passwd")
    archive = open_archive(packed)
    assert isinstance(archive, ZipArchive)
    assert archive.names() == ()
    assert archive.left_out[0].file == "friends.json"
    assert "link" in archive.left_out[0].reason


def test_links_in_folders_are_left_out(tmp_path: Path) -> None:
    """Neither a linked file nor a linked folder is followed, and that is told."""
    secret = folder_of(tmp_path / "secret", {"friends.json": b"{}"})
    folder = folder_of(tmp_path / "folder", {"posts.json": b"[]"})
    (folder / "friends.json").symlink_to(secret / "friends.json")
    (folder / "more").symlink_to(secret)
    archive = open_archive(folder)
    assert isinstance(archive, FolderArchive)
    assert archive.names() == ("posts.json",)
    assert sorted(fault.file for fault in archive.left_out) == ["friends.json", "more"]


def test_file_that_became_a_link_is_not_followed(tmp_path: Path) -> None:
    """A file that is swapped for a link after opening is not read."""
    folder = folder_of(tmp_path / "folder", {"posts.json": b"[]"})
    archive = open_archive(folder)
    (folder / "posts.json").unlink()
    (folder / "posts.json").symlink_to("/etc/hostname")
    with pytest.raises(UnreadableFileError):
        archive.read("posts.json")


def test_deep_folders_are_left_out(tmp_path: Path) -> None:
    """Folders without end are told and not opened."""
    deep = "/".join(["d"] * (opening.MAX_DEPTH + 1))
    archive = open_archive(folder_of(tmp_path / "f", {f"{deep}/one.json": b"", "two.json": b""}))
    assert isinstance(archive, FolderArchive)
    assert archive.names() == ("two.json",)
    assert "too deep" in archive.left_out[0].reason


def test_litter_of_the_mac_is_ignored(tmp_path: Path) -> None:
    """What a Mac adds to zips and folders is no part of the export."""
    litter = {"__MACOSX/a/._one.json": b"", "a/._one.json": b"", "a/.DS_Store": b"", **FILES}
    assert open_archive(zip_of(tmp_path / "z.zip", litter)).names() == tuple(FILES)
    assert open_archive(folder_of(tmp_path / "f", litter)).names() == tuple(FILES)


def test_repeated_names_are_told(tmp_path: Path) -> None:
    """Of two members with one name the last is read, as unpacking would leave it."""
    packed = tmp_path / "packed.zip"
    with zipfile.ZipFile(packed, "w") as writing:
        writing.writestr("one.json", b"first")
        with pytest.warns(UserWarning, match="Duplicate"):
            writing.writestr("one.json", b"last")
    archive = open_archive(packed)
    assert isinstance(archive, ZipArchive)
    assert archive.read("one.json") == b"last"
    assert "two files of this name" in archive.left_out[0].reason


def test_office_files_are_single_files(tmp_path: Path) -> None:
    """A workbook is a zip inside, and one file to its user."""
    book = zip_of(tmp_path / "clients.xlsx", {"[Content_Types].xml": b"", "xl/workbook.xml": b""})
    archive = open_archive(book)
    assert archive.names() == ("clients.xlsx",)
    assert archive.read("clients.xlsx").startswith(b"PK")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    """A named pipe is refused and, in a folder, passed over: reading it would never end."""
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadablePathError):
        open_archive(tmp_path / "pipe")
    assert open_archive(tmp_path).names() == ()


def test_names_of_any_bytes_can_be_written(tmp_path: Path) -> None:
    """A name that is no UTF-8 on disk is shown as text that can be written to a report."""
    (tmp_path / os.fsdecode(b"caf\xe9.json")).write_bytes(b"[]")
    archive = open_archive(tmp_path)
    (name,) = archive.names()
    assert name.encode("utf-8")
    assert archive.read(name) == b"[]"


def test_part_has_names_of_its_own(tmp_path: Path) -> None:
    """A folder seen as an archive has relative names and nothing of its neighbours."""
    files = {"a/one": b"1", "a/b/two": b"2", "a-b/three": b"3", "a0": b"4"}
    whole = open_archive(folder_of(tmp_path / "f", files))
    part = inside(whole, "a")
    assert part.names() == ("b/two", "one")
    assert part.read("b/two") == b"2"
    assert part.path == f"{whole.path}/a"
    assert only(part, "one").path == f"{whole.path}/a/one"
    with pytest.raises(UnreadableFileError):
        only(part, "one").read("b/two")


@given(st.text(max_size=40))
def test_safe_names_never_lead_out(name: str) -> None:
    """Whatever a name is, what remains of it is relative and goes only downwards."""
    safe = safe_name(name)
    if safe is not None:
        assert not safe.startswith("/")
        assert "\\" not in safe
        assert not {"", ".", ".."} & set(safe.split("/"))
        assert safe_name(safe) == safe
