"""The records that imports kept, given back one by one."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

import msgspec

from friendline.model import Item, Record
from friendline.store.models import Import, ImportedRecord

__all__ = ["CLIENT_LIST", "decoded", "lies_at", "newest_client_list", "records_of"]

CLIENT_LIST: Final = "client_list"
"""The kind of source that lists people."""

_AT_ONCE: Final = 2_000
_DECODERS: Final[dict[str, msgspec.msgpack.Decoder[Record]]] = {
    kind.__name__: msgspec.msgpack.Decoder(kind) for kind in get_args(Record)
}


def decoded(kind: str, content: bytes) -> Record:
    """Give a record as it was before it was kept."""
    return _DECODERS[kind].decode(content)


def records_of(kept: Import, *, items: bool = True) -> Iterator[Record]:
    """Give the records of one import in their order, all or those that are no items."""
    rows = ImportedRecord.objects.filter(of=kept).order_by("place")
    if not items:
        rows = rows.exclude(record__kind=Item.__name__)
    pairs = rows.values_list("record__kind", "record__content").iterator(_AT_ONCE)
    for kind, content in pairs:
        yield decoded(kind, bytes(content))


def newest_client_list() -> int | None:
    """Give the number of the import that is the client list today; ``None`` if there is none."""
    lists = Import.objects.filter(kind=CLIENT_LIST, is_client_list=True).order_by("-pk")
    return lists.values_list("pk", flat=True).first()


def lies_at(shown_path: str) -> Path | None:
    """Give the file or folder of an export, where it is still there.

    Args:
        shown_path: Where it lay; an export inside of a zip has the zip's path before its own.
    """
    path = Path(shown_path)
    if not path.is_absolute():
        return None
    try:
        if path.exists():
            return path
        return next((above for above in path.parents if above.is_file()), None)
    except OSError:
        return None
