"""The blocks of a CAR file, in which a repository is packed (formats 6).

A CAR is a header that names the root, then blocks: each a length, an identifier (CID) and bytes.
The identifier holds a hash of the bytes, which is checked, so that a block is what it claims to
be. Blocks are decoded when they are asked for; a broken one costs no other.
"""

from hashlib import sha256
from typing import Any, Final, NamedTuple, TypeAlias

from friendline.archives.json_values import Json

Cid: TypeAlias = bytes
"""The identifier of a block, as the bytes in which links to it are written."""

_SHA_256: Final = b"\x12\x20"
_DIGEST: Final = 32
_LONGEST_HEADER: Final = 64 * 1024
_LARGEST_BLOCK: Final = 8 * 2**20
"""Bytes of one block; the network allows a record one mebibyte."""
_VARINT_BYTES: Final = 9


class NoCarError(Exception):
    """These bytes are no CAR file; the message is a sentence for the owner."""


class _Place(NamedTuple):
    start: int
    end: int


class CarBlocks:
    """The blocks of a CAR file, by identifier.

    Attributes:
        roots: What the header names as the beginning.
        spoilt: How many blocks do not have the content that their identifier promises.
        is_cut_off: Whether the file ends in the middle of a block.
    """

    def __init__(self, content: bytes) -> None:
        """Go through the file once.

        Raises:
            NoCarError: It does not begin as a CAR file.
        """
        self._content = content
        self._places: dict[Cid, _Place] = {}
        self.spoilt = 0
        self.roots, position = _header(content)
        self.is_cut_off = False
        while position < len(content) and not self.is_cut_off:
            position = self._take(position)

    def _take(self, position: int) -> int:
        """Note one block; give where the next begins."""
        size, start = _varint(self._content, position)
        end = start + size
        if start == position or end > len(self._content) or size > _LARGEST_BLOCK:
            self.is_cut_off = True
            return end
        cid = _cid(self._content, start, end)
        place = _Place(start + len(cid), end)
        if cid and sha256(self._content[place.start : end]).digest() == cid[-_DIGEST:]:
            self._places[cid] = place
        else:
            self.spoilt += 1
        return end

    def __len__(self) -> int:
        return len(self._places)

    def get(self, cid: Json) -> Json:
        """Give the decoded content of a block; ``None`` if it is not there or makes no sense."""
        place = self._places.get(cid) if type(cid) is bytes else None
        return None if place is None else decoded(self._content[place.start : place.end])


def decoded(content: bytes) -> Any:  # noqa: ANN401 - any value may be packed
    """Decode a DAG-CBOR value; ``None`` if it is none."""
    from libipld import decode_dag_cbor  # noqa: PLC0415 - loaded where it is used

    try:
        return decode_dag_cbor(content)
    except (ValueError, RecursionError):
        return None


def is_car(head: bytes) -> bool:
    """Whether some first bytes are those of a CAR file."""
    size, start = _varint(head, 0)
    return 0 < size <= _LONGEST_HEADER and b"eroots" in head[start : start + 16]


def _header(content: bytes) -> tuple[tuple[Cid, ...], int]:
    """Give the roots and where the blocks begin.

    Raises:
        NoCarError: There is no header.
    """
    if not is_car(content[:32]):
        raise NoCarError("It does not begin as a repository of Bluesky does; it was skipped.")
    size, start = _varint(content, 0)
    header = decoded(content[start : start + size])
    roots = header.get("roots") if type(header) is dict else None
    if type(roots) is not list:
        raise NoCarError("The beginning is damaged: download it again.")
    return tuple(root for root in roots if type(root) is bytes), start + size


def _cid(content: bytes, start: int, end: int) -> Cid:
    """Give the identifier at a place: version, codec, kind and length of hash, hash."""
    version, position = _varint(content, start)
    _, position = _varint(content, position)
    stop = position + len(_SHA_256) + _DIGEST
    is_usual = version == 1 and content.startswith(_SHA_256, position) and stop <= end
    return content[start:stop] if is_usual else b""


def _varint(content: bytes, position: int) -> tuple[int, int]:
    """Read a number of seven bits a byte; where there is none, the place stays the same."""
    number = 0
    for count, byte in enumerate(content[position : position + _VARINT_BYTES]):
        number |= (byte & 0x7F) << (7 * count)
        if byte < 0x80:  # noqa: PLR2004 - the bit that says that more follows
            return number, position + count + 1
    return 0, position
