"""Opening exports safely, wherever they lie: a folder, a zip, or a single file.

Nothing is written to disk, no name leads out of the archive and links are not followed. What is
left out for safety is told as ``Fault`` values in ``left_out``. An argument that cannot be used
raises an ``ArchiveError``; a single member that cannot be read raises ``UnreadableFileError``,
which readers turn into a ``Fault``.
"""

import os
import stat
import zipfile
import zlib
from bisect import bisect_left
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from friendline.archives.refusals import (
    DamagedZipError,
    EncryptedZipError,
    MissingPathError,
    OtherArchiveKindError,
    TooManyFilesError,
    UnreadableFileError,
    UnreadablePathError,
)
from friendline.archives.safety import (
    MAX_DEPTH,
    MAX_FILE_BYTES,
    MAX_FILES,
    MAX_RATIO,
    MAX_TOTAL_BYTES,
    PLAIN_NAME,
    RATIO_FREE_BYTES,
    Budget,
    is_litter,
    safe_name,
    shown_name,
)
from friendline.archives.tarred import TarArchive
from friendline.model import Fault

__all__ = [
    "MAX_DEPTH",
    "MAX_FILES",
    "MAX_FILE_BYTES",
    "MAX_RATIO",
    "MAX_TOTAL_BYTES",
    "RATIO_FREE_BYTES",
    "Archive",
    "FileArchive",
    "FolderArchive",
    "Part",
    "TarArchive",
    "UnreadableFileError",
    "ZipArchive",
    "inside",
    "only",
    "open_archive",
    "safe_name",
]

_MAGIC: Final = (
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"Rar!\x1a\x07", "rar"),
    (b"\x1f\x8b", "gz"),
    (b"BZh", "bz2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"\x28\xb5\x2f\xfd", "zst"),
)
_TAR_MARK_AT: Final = 257
_HEAD_BYTES: Final = 512
_ZIP_MAGIC: Final = b"PK"
_ENCRYPTED: Final = 0x1
_CANNOT_UNPACK: Final = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    RuntimeError,  # a password that only this member has
    NotImplementedError,  # a packing method this Python does not know
    ValueError,
)


class Archive(Protocol):
    """An opened export: names and bytes, nothing written to disk.

    Attributes:
        path: Where the user's file or folder is, as given.
    """

    path: str

    def names(self) -> tuple[str, ...]:
        """All file names inside, with ``/``, sorted; never absolute, never with ``..``."""
        ...

    def read(self, name: str) -> bytes:
        """Bytes of one file.

        Raises:
            UnreadableFileError: It is broken, too large or packed too tightly.
        """
        ...


class FolderArchive:
    """A folder and everything below it.

    Attributes:
        path: The folder, as given.
        left_out: Links and too deep folders, which are not opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._root = path
        self._budget = Budget()
        self._files: dict[str, Path] = {}
        faults: list[Fault] = []
        for name, file, trouble in _walk(path):
            if trouble is not None:
                faults.append(Fault(file=name, reason=trouble))
            else:
                self._files[name] = file
            if len(self._files) + len(faults) > MAX_FILES:
                raise TooManyFilesError(path, MAX_FILES)
        self._names = tuple(sorted(self._files))
        self.left_out = tuple(faults)

    def names(self) -> tuple[str, ...]:
        """All file names below the folder, with ``/``, sorted."""
        return self._names

    def file(self, name: str) -> Path:
        """Where one of the files lies on disk.

        Raises:
            UnreadableFileError: There is no such file.
        """
        if name not in self._files:
            raise UnreadableFileError(name, "There is no such file.")
        return self._files[name]

    def size(self, name: str) -> int:
        """Bytes of one file, without reading it.

        Raises:
            UnreadableFileError: There is no such file.
        """
        try:
            return self.file(name).stat(follow_symlinks=False).st_size
        except OSError as error:
            raise UnreadableFileError(name, _because(error)) from error

    def read(self, name: str) -> bytes:
        """Bytes of one file.

        Raises:
            UnreadableFileError: It is gone, became a link, or is too large.
        """
        return _read_file(name, self.file(name), self._budget)


class ZipArchive:
    """A zip, read in place.

    Attributes:
        path: The zip, as given.
        left_out: Members with unsafe names, links and repeated names, which are not opened.
    """

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._budget = Budget()
        try:
            self._zip = zipfile.ZipFile(path)
        except _CANNOT_UNPACK as error:
            raise DamagedZipError(path) from error
        if len(self._zip.filelist) > MAX_FILES:
            raise TooManyFilesError(path, MAX_FILES)
        if any(info.flag_bits & _ENCRYPTED for info in self._zip.filelist):
            raise EncryptedZipError(path)
        self._members: dict[str, zipfile.ZipInfo] = {}
        self.left_out = tuple(self._sort_members())
        self._names = tuple(sorted(self._members))

    def _sort_members(self) -> Iterator[Fault]:
        """Keep the members that are safe to open; say why the others are not."""
        for info in self._zip.filelist:
            if _is_plain_member(info) and info.orig_filename not in self._members:
                self._members[info.orig_filename] = info
                continue
            if info.orig_filename.endswith(("/", "\\")):
                continue
            name = safe_name(info.orig_filename)
            if name is None:
                yield Fault(
                    file=info.orig_filename,
                    reason="Its name leads out of the zip; it was not opened.",
                )
            elif _is_link(info):
                yield Fault(file=name, reason="It is a link to elsewhere; it was not followed.")
            elif not is_litter(name):
                if name in self._members:
                    yield Fault(
                        file=name, reason="The zip holds two files of this name; the last was read."
                    )
                self._members[name] = info

    def names(self) -> tuple[str, ...]:
        """All file names in the zip that are safe to open, sorted."""
        return self._names

    def size(self, name: str) -> int:
        """Bytes of one file once unpacked, as the zip declares it.

        Raises:
            UnreadableFileError: There is no such file.
        """
        return self._member(name).file_size

    def read(self, name: str) -> bytes:
        """Bytes of one file.

        Raises:
            UnreadableFileError: It is broken, too large or packed too tightly.
        """
        info = self._member(name)
        self._budget.check_size(name, info.file_size)
        if _is_bomb(info):
            raise UnreadableFileError(
                name, f"It would grow more than {MAX_RATIO} times; it was not unpacked."
            )
        try:
            # ZipFile stops at the declared size, so a false one cannot fill the memory.
            content = self._zip.read(info)
        except _CANNOT_UNPACK as error:
            raise UnreadableFileError(
                name, "It is damaged inside the zip; it was skipped."
            ) from error
        self._budget.spend(len(content))
        return content

    def _member(self, name: str) -> zipfile.ZipInfo:
        if name not in self._members:
            raise UnreadableFileError(name, "There is no such file.")
        return self._members[name]


class FileArchive:
    """A single file: an archive of one name.

    Attributes:
        path: The file, as given.
        left_out: Always empty.
    """

    left_out: tuple[Fault, ...] = ()

    def __init__(self, path: Path) -> None:
        self.path = str(path)
        self._file = path
        self._name = shown_name(path.resolve().name)
        self._budget = Budget()

    def names(self) -> tuple[str, ...]:
        """The one name."""
        return (self._name,)

    def read(self, name: str) -> bytes:
        """Bytes of the file.

        Raises:
            UnreadableFileError: There is no such file, or it is too large.
        """
        if name != self._name:
            raise UnreadableFileError(name, "There is no such file.")
        return _read_file(name, self._file.resolve(), self._budget)


class Part:
    """Some files of an archive, seen as an archive of their own.

    Attributes:
        path: Where they lie: the path of the archive, then the folder or file inside it.
        folder: What stands before each name in the whole archive.
        whole: That archive.
        prefix: The folder with its ``/``, or nothing.
    """

    def __init__(self, whole: Archive, folder: str, names: tuple[str, ...], path: str) -> None:
        self.whole = whole
        self.prefix = f"{folder}/" if folder else ""
        self._names = names
        self._known = frozenset(names)
        self.path = path
        self.folder = folder

    def names(self) -> tuple[str, ...]:
        """Names of its files, relative to ``folder``, sorted."""
        return self._names

    def read(self, name: str) -> bytes:
        """Bytes of one file.

        Raises:
            UnreadableFileError: As the whole archive raises it, or the file is not in this part.
        """
        if name not in self._known:
            raise UnreadableFileError(name, "There is no such file.")
        return self.whole.read(self.prefix + name)


def open_archive(path: Path) -> FolderArchive | ZipArchive | TarArchive | FileArchive:
    """Open what the user gave: a folder, a zip, a tar, or a single file.

    Office files are zips inside and are opened as the single files they are to their users.

    Raises:
        ArchiveError: It cannot be opened; each kind writes its own sentence.
    """
    try:
        if path.is_dir():
            return FolderArchive(path)
        if not path.exists():
            raise MissingPathError(path)
        if not path.is_file():
            raise UnreadablePathError(path, "it is neither a file nor a folder")
        return _open_file(path)
    except OSError as error:
        raise UnreadablePathError(path, error.strerror or "no reason given") from error


def inside(archive: Archive, folder: str) -> Part:
    """Give what lies below one folder of an archive, under names relative to it."""
    names = archive.names()
    if not folder:
        return Part(archive, "", names, archive.path)
    prefix = f"{folder}/"
    # "0" is the character after "/": where the folder's names end.
    below = names[bisect_left(names, prefix) : bisect_left(names, f"{folder}0")]
    relative = tuple(name[len(prefix) :] for name in below)
    return Part(archive, folder, relative, f"{archive.path}/{folder}")


def only(archive: Archive, *names: str) -> Part:
    """Give some files of an archive under the names they have there."""
    path = f"{archive.path}/{names[0]}" if len(names) == 1 else archive.path
    return Part(archive, "", tuple(sorted(names)), path)


def _open_file(path: Path) -> ZipArchive | TarArchive | FileArchive:
    """Open a file by its first bytes, never by its name."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    kind = _other_kind(head)
    if kind in {"tar", "gz"}:
        return TarArchive(path)
    if kind is not None:
        raise OtherArchiveKindError(path, kind)
    if not head.startswith(_ZIP_MAGIC):
        if path.suffix.lower() == ".zip":
            raise DamagedZipError(path)
        return FileArchive(path)
    archive = ZipArchive(path)
    return FileArchive(path) if _is_office_file(archive) else archive


def _other_kind(head: bytes) -> str | None:
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    return "tar" if head[_TAR_MARK_AT:].startswith(b"ustar") else None


def _is_office_file(archive: ZipArchive) -> bool:
    names = archive.names()
    return "[Content_Types].xml" in names or ("mimetype" in names and "content.xml" in names)


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > RATIO_FREE_BYTES and info.file_size > MAX_RATIO * info.compress_size


def _is_plain_member(info: zipfile.ZipInfo) -> bool:
    """Whether a member of a zip is as nearly all are, with nothing to look at twice."""
    name = info.orig_filename
    return (
        PLAIN_NAME.fullmatch(name) is not None
        and name.count("/") < MAX_DEPTH
        and not _is_link(info)
        and "__MACOSX/" not in name
    )


def _is_link(info: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(info.external_attr >> 16)


def _walk(root: Path) -> Iterator[tuple[str, Path, str | None]]:
    """Every file below a folder: its name, its place, and what speaks against opening it."""
    waiting: list[tuple[str, Path, int]] = [("", root, 1)]
    while waiting:
        prefix, folder, depth = waiting.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError as error:
            if not prefix:
                raise
            yield prefix.rstrip("/"), folder, _because(error)
            continue
        for entry in entries:
            name = prefix + shown_name(entry.name)
            if entry.is_symlink():
                yield name, Path(entry.path), "It is a link to elsewhere; it was not followed."
            elif entry.is_dir(follow_symlinks=False):
                if depth >= MAX_DEPTH:
                    yield name, Path(entry.path), "It lies too deep in folders; it was not opened."
                elif entry.name != "__MACOSX":
                    waiting.append((f"{name}/", Path(entry.path), depth + 1))
            elif entry.is_file(follow_symlinks=False) and not is_litter(name):
                yield name, Path(entry.path), None


def _read_file(name: str, file: Path, budget: Budget) -> bytes:
    """Read a file that is still the plain file it was when the archive was opened."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)
    try:
        with open(os.open(file, flags), "rb") as stream:  # noqa: PTH123 - Path.open takes no flags
            budget.check_size(name, os.fstat(stream.fileno()).st_size)
            content = stream.read(MAX_FILE_BYTES)
    except OSError as error:
        raise UnreadableFileError(name, _because(error)) from error
    budget.spend(len(content))
    return content


def _because(error: OSError) -> str:
    return f"The system does not give it out ({error.strerror or 'no reason given'})."
