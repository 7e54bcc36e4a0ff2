"""One file while it is read: odd records are told once, with the first of them."""

from typing import Any

from msgspec import Struct

from friendline.archives.meta.page import Page, reader_of
from friendline.model import Fault, Item, ItemKind, Record


class Said(Struct):
    """A record with a type of its own."""

    text: str = ""


def make(record: Any, page: Page[str]) -> Record | None:
    """Make an item of what says something."""
    words = record.text if isinstance(record, Said) else record.get("text")
    return Item(channel=page.channel, kind=ItemKind.POST, text=words) if words else None


def test_what_makes_nothing_is_odd() -> None:
    """Records that are none, and such as say nothing, are counted; all others are read."""
    page: Page[str] = Page("posts.json", "known", "facebook")
    records: list[Any] = [{"text": "a"}, None, Said("b"), 7, "x", [], {}, Said()]
    items = list(reader_of(make)(records, page))
    assert [item.text for item in items if isinstance(item, Item)] == ["a", "b"]
    assert page.fault(len(records)) == Fault(
        file="posts.json",
        reason="6 of 8 records could not be understood (the first is number 2); "
        "the others were read.",
    )


def test_a_file_without_odd_records_has_no_fault() -> None:
    """Where all was understood nothing is told."""
    assert Page("posts.json", None, "facebook").fault(3) is None
