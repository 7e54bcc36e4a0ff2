"""Records as they are kept: MessagePack, and the digest that tells one from all others."""

from hashlib import blake2b
from typing import Final

import msgspec

from friendline.model import Record

__all__ = ["encoded", "record_digest"]

_ENCODER: Final = msgspec.msgpack.Encoder()


def encoded(record: Record) -> bytes:
    """Give a record as it is kept; half a character, which some exports hold, as a sign for it."""
    try:
        return _ENCODER.encode(record)
    except UnicodeEncodeError:
        return _ENCODER.encode(_mended(msgspec.to_builtins(record)))


def _mended(value: object) -> object:
    match value:
        case str():
            return value.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
        case list() | tuple():
            return [_mended(one) for one in value]
        case dict():
            return {_mended(name): _mended(one) for name, one in value.items()}
        case _:
            return value


def record_digest(kind: str, content: bytes) -> bytes:
    """Give what tells a record from all others."""
    return blake2b(kind.encode() + b"\x1f" + content, digest_size=16).digest()
