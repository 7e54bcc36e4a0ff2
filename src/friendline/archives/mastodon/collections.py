"""The members of an ActivityStreams collection, one at a time (formats 5.1).

An outbox of years can have hundreds of megabytes. Its members are cut apart first and parsed one
after the other, so that the memory needed stays near the size of the file, and one broken
character costs one member at most.
"""

from collections.abc import Iterator
from typing import Final

import msgspec
import orjson

from friendline.archives.json_documents import UnusableFileError, parsed
from friendline.archives.json_values import Json, fields

_BOM: Final = b"\xef\xbb\xbf"


class _Collection(msgspec.Struct, rename="camel"):
    """A collection of which the members are not parsed yet."""

    ordered_items: list[msgspec.Raw] | None = None
    items: list[msgspec.Raw] | None = None


_CUTTER: Final = msgspec.json.Decoder(_Collection)


class Unparsed:
    """Stands for a member that is no JSON by itself."""


def members(content: bytes) -> Iterator[Json | Unparsed]:
    """Give the members of a collection, or of a bare list, in order.

    Raises:
        UnusableFileError: It is no JSON, or no collection.
    """
    try:
        collection = _CUTTER.decode(content.removeprefix(_BOM))
    except (msgspec.MsgspecError, RecursionError, UnicodeError):
        yield from _members_of(parsed(content).value)
        return
    cut = collection.items if collection.ordered_items is None else collection.ordered_items
    if cut is None:
        raise UnusableFileError("It holds no list of records; the file was skipped.")
    for member in cut:
        yield _one(bytes(member))


def _members_of(document: Json) -> list[Json]:
    """Give the members of a collection that is not quite as it should be.

    Raises:
        UnusableFileError: It is none.
    """
    lists = (document, fields(document).get("orderedItems"), fields(document).get("items"))
    found = next((each for each in lists if type(each) is list), None)
    if found is None:
        raise UnusableFileError("It holds no list of records; the file was skipped.")
    return found


def _one(content: bytes) -> Json | Unparsed:
    try:
        return orjson.loads(content)
    except orjson.JSONDecodeError:
        pass
    try:
        return parsed(content).value
    except UnusableFileError:
        return Unparsed()
