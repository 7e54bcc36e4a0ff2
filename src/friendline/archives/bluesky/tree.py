"""The records of a repository: what its tree holds today (formats 6).

The root is a commit that names the owner and the top of a Merkle search tree. Only what the tree
holds counts: blocks that it does not reach can be records that were deleted since. A node holds
its keys ``collection/name`` with the beginning they share with the key before left out.
"""

from collections.abc import Iterator
from typing import Final, NamedTuple

from msgspec import Struct

from friendline.archives.bluesky.car import CarBlocks
from friendline.archives.json_values import Fields, Json, fields

_LONGEST_KEY: Final = 1_024
"""Bytes of a key; the network allows 1,024 too."""


class Commit(NamedTuple):
    """The root of a repository: whose it is, and the top of the tree."""

    did: str
    top: Json


class KeyedRecord(NamedTuple):
    """A record with its collection (``app.bsky.feed.post``) and its name in it."""

    collection: str
    name: str
    value: Fields


class Losses(Struct):
    """What the tree names and the file lacks or has damaged: parts of the tree, and records."""

    parts: int = 0
    records: int = 0


def commit_of(blocks: CarBlocks) -> Commit | None:
    """Give the commit that the file begins with; ``None`` if it is missing or damaged."""
    for root in blocks.roots:
        found = fields(blocks.get(root))
        did, top = found.get("did"), found.get("data")
        if type(did) is str and did.startswith("did:") and type(top) is bytes:
            return Commit(did, top)
    return None


def records_of(blocks: CarBlocks, commit: Commit, losses: Losses) -> Iterator[KeyedRecord]:
    """Give the records of the tree in the order of their keys, and count what is lost.

    No part of the tree is entered twice and no record given twice, so that neither a circle nor a
    block that is named a million times takes more time than the file is long.
    """
    given: set[Json] = set()
    for key, cid in _leaves(blocks, commit.top, losses):
        collection, found, name = key.partition("/")
        if type(cid) is bytes:
            if cid in given:
                continue
            given.add(cid)
        value = blocks.get(cid)
        if not found or type(value) is not dict:
            losses.records += 1
        else:
            yield KeyedRecord(collection, name, value)


def _leaves(blocks: CarBlocks, top: Json, losses: Losses) -> Iterator[tuple[str, Json]]:
    """Walk the tree from left to right, however deep it is."""
    entered: set[Json] = set()
    waiting: list[Iterator[Json | tuple[str, Json]]] = [iter((top,))]
    while waiting:
        step = next(waiting[-1], None)
        if step is None:
            waiting.pop()
        elif type(step) is tuple:
            yield step
        elif step not in entered:
            entered.add(step)
            waiting.append(_steps(blocks.get(step), losses))


def _steps(node: Json, losses: Losses) -> Iterator[Json | tuple[str, Json]]:
    """Give what a node holds, in order: identifiers of parts below it, and its own leaves."""
    held = fields(node).get("e")
    if type(held) is not list:
        losses.parts += 1
        return
    if type(left := fields(node).get("l")) is bytes:
        yield left
    before = b""
    for entry in map(fields, held):
        key = _key(before, entry)
        if key is None:
            losses.records += 1
        else:
            before = key
            yield key.decode("utf-8", "replace"), entry.get("v")
        if type(below := entry.get("t")) is bytes:
            yield below


def _key(before: bytes, entry: Fields) -> bytes | None:
    shared, rest = entry.get("p"), entry.get("k")
    if type(shared) is not int or type(rest) is not bytes or not 0 <= shared <= len(before):
        return None
    key = before[:shared] + rest
    return key if len(key) <= _LONGEST_KEY else None
