"""What kinds of sources are called."""

from collections.abc import Mapping
from typing import Final

from friendline.model import CHANNEL_TITLES
from friendline.store.imports.records import CLIENT_LIST

__all__ = ["kind_said"]

_KINDS: Final[Mapping[str, str]] = {
    **CHANNEL_TITLES,
    CLIENT_LIST: "Client list",
    "calendar": "Calendar",
    "address_book": "Address book",
    "unknown": "Not recognised",
}


def kind_said(kind: str) -> str:
    """Give what a kind of source is called."""
    return _KINDS.get(kind, kind.replace("_", " ").capitalize())
