"""Opening tar archives (``.tar``, ``.tar.gz``), as Mastodon wrote them before zips (formats 5.1).

A tar has no table of contents, and in a ``.tar.gz`` nothing can be reached without unpacking all
that stands before it. So the archive is gone through once, and of the packed stream the state of
the unpacker is kept every ``_STEP`` bytes: a member is reached by unpacking one step at most.
Nothing is written to disk, no name leads out of the archive, and links are not followed.
"""

import re
import tarfile
import weakref
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NamedTuple, Protocol, TypeAlias

from friendline.archives.refusals import (
    ArchiveError,
    OtherArchiveKindError,
    TooManyFilesError,
    UnreadableFileError,
)
from friendline.archives.safety import (
    MAX_FILES,
    MAX_RATIO,
    RATIO_FREE_BYTES,
    Budget,
    is_litter,
    safe_name,
)
from friendline.model import Fault

__all__ = ["DamagedTarError", "TarArchive"]

_GZIP_MAGIC: Final = b"\x1f\x8b"
_GZIP_FORM: Final = 16 + zlib.MAX_WBITS
_STEP: Final = 16 * 2**20
"""Unpacked bytes between two kept states: some 60 ms of work, for 40 kB of memory."""
_PORTION: Final = 256 * 1024
_PACKED_PORTION: Final = 64 * 1024
_BLOCK: Final = tarfile.BLOCKSIZE
_LONGEST_HEADER: Final = 64 * 1024
"""Bytes of a header that names one member; a path has at most some 4,000."""
_LONGEST_SIZE: Final = 18
_LARGEST_SIZE: Final = 2**62
_PLAIN_TYPES: Final = frozenset({tarfile.REGTYPE, tarfile.AREGTYPE, tarfile.CONTTYPE})
_LINK_TYPES: Final = frozenset({tarfile.LNKTYPE, tarfile.SYMTYPE})
_PAX_LENGTH: Final = re.compile(rb"(\d{1,6}) ")

_REPEATED: Final = "The archive holds two files of this name; the last was read."
_CUT_OFF: Final = "The archive is cut off or damaged here; what stands before it was read."


class DamagedTarError(ArchiveError):
    """A tar that is cut off or broken before its first file."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, "this tar archive is incomplete or damaged: download it again.")


class _BrokenTarError(Exception):
    """From here on the archive makes no sense; its message is a sentence for the owner."""


class _Stream(Protocol):
    """Unpacked bytes that can be reached in any order."""

    def seek(self, position: int, /) -> object: ...

    def read(self, size: int, /) -> bytes: ...


class _Span(NamedTuple):
    """Where the bytes of a member are in the unpacked stream."""

    start: int
    size: int


class TarArchive:
    """A tar, packed by gzip or not, read in place.

    Attributes:
        path: The archive, as given.
        left_out: Members with unsafe names, links, devices and repeated names, which are not
            opened; and the rest of an archive that is cut off.
    """

    def __init__(self, path: Path) -> None:
        """Go through the archive once.

        Raises:
            OtherArchiveKindError: It is packed by gzip, and no tar.
            DamagedTarError: Not one file of it can be read.
            TooManyFilesError: It holds more files than any export.
            OSError: The system does not let us read it.
        """
        self.path = str(path)
        self._budget = Budget()
        file = path.open("rb")
        weakref.finalize(self, file.close)
        is_packed = file.read(len(_GZIP_MAGIC)) == _GZIP_MAGIC
        self._stream: _Stream = _Unpacked(file, path.stat().st_size) if is_packed else file
        self._members: dict[str, _Span] = {}
        try:
            self.left_out = tuple(self._sort_members(path))
        except _BrokenTarError as error:
            if is_packed and isinstance(error.__cause__, tarfile.HeaderError):
                raise OtherArchiveKindError(path, "gz") from error
            raise DamagedTarError(path) from error
        self._names = tuple(sorted(self._members))

    def _sort_members(self, path: Path) -> Iterator[Fault]:
        """Keep the members that are safe to open; say why the others are not."""
        count = 0
        try:
            for name, kind, span in _headers(self._stream):
                count += 1
                if count > MAX_FILES:
                    raise TooManyFilesError(path, MAX_FILES)
                if kind != tarfile.DIRTYPE and (reason := self._keep(name, kind, span)):
                    yield Fault(file=safe_name(name) or _shown(name), reason=reason)
        except _BrokenTarError as error:
            if not count:
                raise
            yield Fault(file=_shown(path.name), reason=str(error))

    def _keep(self, written: str, kind: bytes, span: _Span) -> str | None:
        """Keep a member; give what speaks against it, if anything does."""
        name = safe_name(written)
        if name is None:
            return "Its name leads out of the archive; it was not opened."
        if kind in _LINK_TYPES:
            return "It is a link to elsewhere; it was not followed."
        if kind not in _PLAIN_TYPES:
            return "It is no plain file (a device, a pipe or a file with holes); it was not opened."
        if is_litter(name):
            return None
        is_repeated = name in self._members
        self._members[name] = span
        return _REPEATED if is_repeated else None

    def names(self) -> tuple[str, ...]:
        """All file names in the archive that are safe to open, sorted."""
        return self._names

    def size(self, name: str) -> int:
        """Bytes of one file.

        Raises:
            UnreadableFileError: There is no such file.
        """
        return self._span(name).size

    def read(self, name: str) -> bytes:
        """Bytes of one file.

        Raises:
            UnreadableFileError: It is cut off, damaged or too large.
        """
        span = self._span(name)
        self._budget.check_size(name, span.size)
        try:
            self._stream.seek(span.start)
            content = self._stream.read(span.size)
        except (OSError, _BrokenTarError) as error:
            raise UnreadableFileError(name, "It is damaged; it was skipped.") from error
        if len(content) < span.size:
            raise UnreadableFileError(name, "It is cut off; it was skipped.")
        self._budget.spend(len(content))
        return content

    def _span(self, name: str) -> _Span:
        if name not in self._members:
            raise UnreadableFileError(name, "There is no such file.")
        return self._members[name]


_Header: TypeAlias = tuple[str, bytes, _Span]


def _headers(stream: _Stream) -> Iterator[_Header]:
    """Give name, type and place of every member, in the order of the archive.

    The headers are walked here, and only parsed by ``tarfile``: its own walk reads names of any
    length into memory and follows sizes below zero.

    Raises:
        _BrokenTarError: From here on it cannot be read.
    """
    position, said = 0, dict[str, str]()
    while (block := _read_at(stream, position, _BLOCK)).strip(b"\0"):
        info = _parsed(block)
        span = _Span(position + _BLOCK, _size(said, info.size))
        position = span.start + -(-span.size // _BLOCK) * _BLOCK
        if info.type in {tarfile.XHDTYPE, tarfile.SOLARIS_XHDTYPE}:
            said |= _pax_records(_header_bytes(stream, span))
        elif info.type == tarfile.GNUTYPE_LONGNAME:
            said["path"] = _text(_header_bytes(stream, span).rstrip(b"\0"))
        elif info.type not in {tarfile.XGLTYPE, tarfile.GNUTYPE_LONGLINK}:
            name = said.get("path", info.name)
            kind = tarfile.GNUTYPE_SPARSE if _has_holes(said) else info.type
            is_folder = name.endswith("/") and kind in _PLAIN_TYPES
            yield name, tarfile.DIRTYPE if is_folder else kind, span
            said = {}


def _read_at(stream: _Stream, position: int, size: int) -> bytes:
    try:
        stream.seek(position)
        content = stream.read(size)
    except OSError as error:
        raise _BrokenTarError(_CUT_OFF) from error
    if not content and size:  # a whole archive says where it ends, with two empty blocks
        raise _BrokenTarError(_CUT_OFF)
    return content


def _parsed(block: bytes) -> tarfile.TarInfo:
    try:
        return tarfile.TarInfo.frombuf(block, "utf-8", "surrogateescape")
    except tarfile.HeaderError as error:
        raise _BrokenTarError(_CUT_OFF) from error


def _size(said: dict[str, str], declared: int) -> int:
    """The size of a member: what is said of it counts before the header's twelve digits."""
    written = said.get("size", "")
    is_said = written.isascii() and written.isdecimal() and len(written) <= _LONGEST_SIZE
    size = int(written) if is_said else declared
    if not 0 <= size <= _LARGEST_SIZE:
        raise _BrokenTarError(_CUT_OFF)
    return size


def _header_bytes(stream: _Stream, span: _Span) -> bytes:
    if span.size > _LONGEST_HEADER:
        raise _BrokenTarError(_CUT_OFF)
    return _read_at(stream, span.start, span.size)


def _pax_records(content: bytes) -> dict[str, str]:
    """Read the lines ``LENGTH KEY=VALUE`` in front of a member, as far as they make sense."""
    records: dict[str, str] = {}
    position = 0
    while (found := _PAX_LENGTH.match(content, position)) and int(found[1]) > len(found[0]):
        end = position + int(found[1])
        key, _, value = content[found.end() : end].rstrip(b"\n").partition(b"=")
        records[_text(key)] = _text(value)
        position = end
    return records


def _has_holes(said: dict[str, str]) -> bool:
    return any(key.startswith("GNU.sparse.") for key in said)


def _text(content: bytes) -> str:
    return content.decode("utf-8", "surrogateescape")


def _shown(name: str) -> str:
    return name.encode("utf-8", "replace").decode("utf-8")


class _Kept(NamedTuple):
    """The unpacker as it was before ``packed``, having given all before ``unpacked``."""

    unpacked: int
    packed: int
    unpacker: "zlib._Decompress"


class _Unpacked:
    """The unpacked bytes of a gzip file, reached in any order."""

    def __init__(self, file: BinaryIO, size: int) -> None:
        self._file = file
        self._limit = RATIO_FREE_BYTES + MAX_RATIO * size
        self._kept = [_Kept(0, 0, zlib.decompressobj(_GZIP_FORM))]
        self._wanted = 0
        self._go_back(self._kept[0])

    def seek(self, position: int, /) -> None:
        """Say where to read from next."""
        self._wanted = position

    def read(self, size: int, /) -> bytes:
        """Give so many bytes, fewer only at the end.

        Raises:
            _BrokenTarError: It is damaged, or grows more than any export does.
        """
        last = self._kept[
            bisect_right(self._kept, self._wanted, key=lambda kept: kept.unpacked) - 1
        ]
        if self._wanted < self._start or self._start + len(self._portion) < last.unpacked:
            self._go_back(last)
        taken = bytearray()
        while len(taken) < size:
            begin = self._wanted - self._start
            piece = self._portion[begin : begin + size - len(taken)]
            taken += piece
            self._wanted += len(piece)
            if not piece and not self._unpack_more():
                break
        return bytes(taken)

    def _go_back(self, kept: _Kept) -> None:
        """Unpack from a kept state on; what was unpacked is forgotten."""
        self._start, self._portion = kept.unpacked, b""
        self._packed, self._unpacker = kept.packed, kept.unpacker.copy()

    def _unpack_more(self) -> bool:
        """Unpack the next portion; ``False`` at the end."""
        self._start += len(self._portion)
        self._portion = b""
        if self._start > self._limit:
            raise _BrokenTarError(
                f"The archive would grow more than {MAX_RATIO} times; the rest was not unpacked."
            )
        if self._start >= self._kept[-1].unpacked + _STEP:
            self._kept.append(_Kept(self._start, self._packed, self._unpacker.copy()))
        while not self._portion:
            packed = self._unpacker.unconsumed_tail or self._next_packed()
            if not packed:
                return False
            self._unpack(packed)
        return True

    def _next_packed(self) -> bytes:
        self._file.seek(self._packed)
        return self._file.read(_PACKED_PORTION)

    def _unpack(self, packed: bytes) -> None:
        if self._unpacker.eof:  # several packed streams may follow each other
            self._unpacker = zlib.decompressobj(_GZIP_FORM)
        try:
            self._portion = self._unpacker.decompress(packed, _PORTION)
        except zlib.error as error:
            raise _BrokenTarError(_CUT_OFF) from error
        left = self._unpacker.unconsumed_tail or self._unpacker.unused_data
        self._packed += len(packed) - len(left)
