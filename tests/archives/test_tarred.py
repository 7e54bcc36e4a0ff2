"""Tar archives: read in place and at random, and nothing hostile in them does harm."""

import gzip
import hashlib
import io
import os
import tarfile
import tracemalloc
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from archives_helpers import folder_of
from hypothesis import given
from hypothesis import strategies as st

from friendline.archives import tarred
from friendline.archives.opening import FolderArchive, UnreadableFileError
from friendline.archives.refusals import (
    ArchiveError,
    OtherArchiveKindError,
    TooManyFilesError,
)
from friendline.archives.tarred import DamagedTarError, TarArchive


def noise(seed: int, size: int) -> bytes:
    """Bytes that no packer makes smaller, always the same."""
    return hashlib.shake_128(bytes([seed])).digest(size)


FILES = {
    "outbox.json": b'{"orderedItems": []}' * 2_000,
    "media_attachments/files/" + "1/" * 20 + "photo.jpg": noise(7, 90_000),
    "é/" + "long" * 40 + ".json": "Łódź".encode(),
    "empty.json": b"",
}


def packed(path: Path, members: Iterable[tuple[tarfile.TarInfo, bytes]], mode: str = "") -> Path:
    """Write members into a tar; the mode is "", or ":gz" for a packed one."""
    kind = tarfile.GNU_FORMAT if "gnu" in path.name else tarfile.PAX_FORMAT
    with tarfile.open(path, f"w{mode}", format=kind) as archive:  # type: ignore[call-overload]
        for info, content in members:
            archive.addfile(info, io.BytesIO(content))
    return path


def member(
    name: str, content: bytes = b"", kind: bytes = tarfile.REGTYPE
) -> tuple[tarfile.TarInfo, bytes]:
    """Make one member of a tar."""
    info = tarfile.TarInfo(name)
    info.type, info.size = kind, len(content)
    info.linkname = "/etc/passwd" if kind in {tarfile.SYMTYPE, tarfile.LNKTYPE} else ""
    return info, content


def of_files(path: Path, mode: str = "") -> Path:
    """Write the usual files into a tar."""
    folder = member("media_attachments/", kind=tarfile.DIRTYPE)
    return packed(path, [folder, *(member(*file) for file in FILES.items())], mode)


@pytest.mark.parametrize("mode", ["", ":gz"])
@pytest.mark.parametrize("name", ["pax.tar", "gnu.tar"])
def test_a_tar_holds_what_the_folder_held(tmp_path: Path, mode: str, name: str) -> None:
    """Names, sizes and bytes are those of the folder it was made of, in any order of asking."""
    archive = TarArchive(of_files(tmp_path / name, mode))
    folder = FolderArchive(folder_of(tmp_path / "folder", FILES))
    assert archive.names() == folder.names()
    assert archive.left_out == ()
    for _ in range(2):
        for each in reversed(archive.names()):
            assert archive.size(each) == folder.size(each)
            assert archive.read(each) == folder.read(each)


@pytest.mark.parametrize("mode", ["", ":gz"])
def test_several_packed_streams_are_one_tar(tmp_path: Path, mode: str) -> None:
    """Gzip files may be joined end to end, as parallel packers write them."""
    plain = of_files(tmp_path / "a.tar").read_bytes()
    path = tmp_path / "joined.tar.gz"
    path.write_bytes(gzip.compress(plain[:5_000]) + gzip.compress(plain[5_000:]))
    archive = TarArchive(path)
    assert {name: archive.read(name) for name in archive.names()} == FILES


def test_members_are_reached_without_unpacking_all_before_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Reading the last of many members again unpacks one step, and not the whole archive."""
    step = 1 << 20
    monkeypatch.setattr(tarred, "_STEP", step)
    files = {f"{number:03}.bin": noise(number, 100_000) for number in range(100)}
    path = packed(tmp_path / "a.tar.gz", (member(*file) for file in files.items()), ":gz")
    archive = TarArchive(path)
    unpacked = 0
    honest = tarred._Unpacked._unpack_more  # noqa: SLF001 - counts the work that is done

    def counting(stream: tarred._Unpacked) -> bool:
        nonlocal unpacked
        unpacked += 1
        return honest(stream)

    monkeypatch.setattr(tarred._Unpacked, "_unpack_more", counting)  # noqa: SLF001 - as above
    for name in ("099.bin", "000.bin", "098.bin", "050.bin"):
        assert archive.read(name) == files[name]
    assert unpacked * tarred._PACKED_PORTION <= 4 * (step + 300_000)  # noqa: SLF001 - its portion


@pytest.mark.parametrize(
    ("hostile", "reason"),
    [
        (member("../up.json", b"{}"), "leads out"),
        (member("/etc/cron", b"{}"), "leads out"),
        (member("C:\\boot.ini", b"{}"), "leads out"),
        (member("link.json", kind=tarfile.SYMTYPE), "link"),
        (member("hard.json", kind=tarfile.LNKTYPE), "link"),
        (member("disk", kind=tarfile.BLKTYPE), "no plain file"),
        (member("pipe", kind=tarfile.FIFOTYPE), "no plain file"),
        (member("outbox.json", b"last"), "two files of this name"),
    ],
)
def test_hostile_members_are_named_and_left_out(
    tmp_path: Path, hostile: tuple[tarfile.TarInfo, bytes], reason: str
) -> None:
    """Links, devices and names that lead elsewhere are told; the files around them are read."""
    members = [member("outbox.json", b"first"), hostile, member("actor.json", b"{}")]
    archive = TarArchive(packed(tmp_path / "a.tar", members))
    (fault,) = archive.left_out
    assert reason in fault.reason
    assert archive.names() == ("actor.json", "outbox.json")
    assert archive.read("actor.json") == b"{}"


def test_what_a_mac_adds_is_passed_over(tmp_path: Path) -> None:
    """Files of the Mac's own are no part of the export, and no fault either."""
    members = [member("._outbox.json", b"x"), member(".DS_Store", b"x"), member("a.json", b"x")]
    archive = TarArchive(packed(tmp_path / "a.tar", members))
    assert archive.names() == ("a.json",)
    assert archive.left_out == ()


def cut(content: bytes) -> bytes:
    """Cut off the end, in the middle of a file."""
    return content[: len(content) * 3 // 5]


@pytest.mark.parametrize("mode", ["", ":gz"])
def test_of_a_cut_archive_the_beginning_is_read(tmp_path: Path, mode: str) -> None:
    """What stands before the cut is read, and that there is a cut is told."""
    files = {f"{number}.bin": noise(number, 30_000) for number in range(9)}
    whole = packed(tmp_path / "a.tar", (member(*file) for file in files.items()), mode)
    path = tmp_path / "cut.tar"
    path.write_bytes(cut(whole.read_bytes()))
    archive = TarArchive(path)
    assert any("cut off" in fault.reason for fault in archive.left_out)
    assert archive.read("0.bin") == files["0.bin"]
    with pytest.raises(UnreadableFileError, match=r"cut off|damaged"):
        archive.read(archive.names()[-1])


@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (gzip.compress(b'{"a": 1}'), OtherArchiveKindError),
        (gzip.compress(b"x" * 4_000), OtherArchiveKindError),
        (gzip.compress(bytes(range(256)) * 9)[:30], OtherArchiveKindError),
        (b"\x1f\x8bnonsense", DamagedTarError),
        (b"", DamagedTarError),
        (b"x" * 600, DamagedTarError),
    ],
    # gzip writes the time into its head: the content itself would name each run differently
    ids=["json", "text", "cut", "nonsense", "empty", "no tar"],
)
def test_what_is_no_tar_is_refused_in_a_sentence(
    tmp_path: Path, content: bytes, refusal: type[ArchiveError]
) -> None:
    """A packed file that is no tar, and a tar of which nothing is left, are refused."""
    path = tmp_path / "a.tar.gz"
    path.write_bytes(content)
    with pytest.raises(refusal):
        TarArchive(path)


def test_more_files_than_any_export_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The number of members is bounded, folders and links counted."""
    monkeypatch.setattr(tarred, "MAX_FILES", 5)
    members = [member(f"{number}/", kind=tarfile.DIRTYPE) for number in range(6)]
    with pytest.raises(TooManyFilesError):
        TarArchive(packed(tmp_path / "a.tar", members))


def test_a_bomb_is_not_unpacked(tmp_path: Path) -> None:
    """A small file that grows more than any export does is left, after what it held before."""
    path = packed(
        tmp_path / "a.tar.gz",
        [member("a.json", b"{}"), member("zeros", bytes(60_000_000)), member("b.json", b"{}")],
        ":gz",
    )
    tracemalloc.start()
    archive = TarArchive(path)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 * 2**20
    assert any("250 times" in fault.reason for fault in archive.left_out)
    assert archive.read("a.json") == b"{}"
    with pytest.raises(UnreadableFileError):
        archive.read("zeros")


def _claiming(size: bytes, kind: bytes = tarfile.REGTYPE) -> bytes:
    """A header that claims a size of its own."""
    block = bytearray(tarfile.TarInfo("a.json").tobuf())
    block[124:136], block[156:157] = size, kind
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


@pytest.mark.parametrize("kind", [tarfile.REGTYPE, tarfile.XHDTYPE, tarfile.GNUTYPE_LONGNAME])
@pytest.mark.parametrize(
    "size",
    [b"77777777777\0", b"\x80" + b"\x7f" * 11, b"\xff" * 11 + b"\x00", b"\xff" + b"\0" * 11],
)
def test_a_false_size_costs_neither_time_nor_memory(
    tmp_path: Path, size: bytes, kind: bytes
) -> None:
    """Sizes that are huge or below zero end the reading; the files before are read."""
    first = tarfile.TarInfo("first.json").tobuf()
    path = tmp_path / "a.tar"
    path.write_bytes(first + _claiming(size, kind) + bytes(1_024))
    archive = TarArchive(path)
    assert archive.left_out
    assert archive.read("first.json") == b""
    if "a.json" in archive.names():
        with pytest.raises(UnreadableFileError):
            archive.read("a.json")


@pytest.mark.parametrize(
    "said", [b"99999999 path=x\n", b"0 a=b\n", b"x", b"12 path=../a\n", b"11 size=" + b"9" * 99]
)
def test_false_sayings_about_a_member_do_no_harm(tmp_path: Path, said: bytes) -> None:
    """A pax header that makes no sense is passed over, and its member is still safe to open."""
    claim = _claiming(b"%011o\0" % len(said), tarfile.XHDTYPE)
    path = tmp_path / "a.tar"
    path.write_bytes(claim + said.ljust(512, b"\0") + tarfile.TarInfo("b").tobuf() + bytes(1_024))
    assert all(".." not in name for name in TarArchive(path).names())


def test_nothing_is_read_beyond_the_limits(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file larger than the limit, and one that was never there, are refused by name."""
    monkeypatch.setattr("friendline.archives.safety.MAX_FILE_BYTES", 10)
    archive = TarArchive(packed(tmp_path / "a.tar", [member("a.json", b"x" * 11)]))
    for name in ("a.json", "b.json"):
        with pytest.raises(UnreadableFileError) as refused:
            archive.read(name)
        assert refused.value.name == name


def test_the_file_stays_as_it_was_and_nothing_else_is_written(tmp_path: Path) -> None:
    """Reading writes nothing: neither to the archive nor beside it."""
    path = of_files(tmp_path / "a.tar.gz", ":gz")
    before = path.read_bytes()
    archive = TarArchive(path)
    for name in archive.names():
        archive.read(name)
    assert path.read_bytes() == before
    assert os.listdir(tmp_path) == ["a.tar.gz"]  # noqa: PTH208 - names are all that is asked


def _flipped(place: int, value: int) -> Callable[[bytes], bytes]:
    def flip(content: bytes) -> bytes:
        spot = place % len(content)
        return content[:spot] + bytes([value]) + content[spot + 1 :]

    return flip


@pytest.mark.parametrize("mode", ["", ":gz"])
@given(place=st.integers(0, 2**31), value=st.integers(0, 255), length=st.integers(1, 2**31))
def test_any_spoilt_archive_is_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, mode: str, place: int, value: int, length: int
) -> None:
    """Whatever byte is spoilt and wherever it is cut: files, faults, or one refusal."""
    folder = tmp_path_factory.mktemp("spoilt")
    whole = of_files(folder / "a.tar", mode).read_bytes()
    path = folder / "b.tar"
    path.write_bytes(_flipped(place, value)(whole)[: length % len(whole) + 1])
    try:
        archive = TarArchive(path)
    except ArchiveError:
        return
    for name in archive.names():
        try:
            assert len(archive.read(name)) == archive.size(name)
        except UnreadableFileError:
            continue
