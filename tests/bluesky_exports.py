"""Made-up Bluesky repositories: records packed into a tree and a CAR, as formats 6 describes."""

from collections.abc import Iterable, Mapping, Sequence
from hashlib import sha256
from itertools import groupby
from typing import Any

from archives_helpers import Memory
from libipld import encode_dag_cbor

from friendline.archives.bluesky import SOURCE
from friendline.archives.source import Reading
from friendline.model import Record

ME = "did:plc:zoezoezoezoezoezoezoezoe"
KIM = "did:plc:kimkimkimkimkimkimkimkim"
AT = "2025-03-01T09:00:00.000+01:00"
AT_SECONDS = 1_740_816_000
TID = "3ljbhxq2tws2a"
TID_SECONDS = 1_740_782_379

Entry = tuple[str, bytes]


def cid_of(content: bytes, codec: bytes = b"\x71") -> bytes:
    """Give the identifier of a block."""
    return b"\x01" + codec + b"\x12\x20" + sha256(content).digest()


def varint(number: int) -> bytes:
    """Write a number of seven bits a byte."""
    low, more = number & 0x7F, number >> 7
    return bytes([low | 0x80]) + varint(more) if more else bytes([low])


def car(root: bytes, blocks: Iterable[tuple[bytes, bytes]]) -> bytes:
    """Pack blocks into a CAR."""
    header = encode_dag_cbor({"roots": [root], "version": 1})
    sections = (varint(len(cid) + len(content)) + cid + content for cid, content in blocks)
    return varint(len(header)) + header + b"".join(sections)


class Blocks:
    """Blocks that are added one after the other."""

    def __init__(self) -> None:
        self.all: dict[bytes, bytes] = {}

    def add(self, value: Any) -> bytes:
        """Add a value; give its identifier."""
        content = encode_dag_cbor(value)
        cid = cid_of(content)
        self.all[cid] = content
        return cid

    def tree(self, entries: Sequence[Entry], layer: int) -> bytes:
        """Add a tree of sorted keys: a key lies as high as its hash has pairs of zeros."""
        left: bytes | None = None
        held: list[dict[str, Any]] = []
        before = b""
        for is_here, group in groupby(entries, lambda entry: _layer(entry[0]) >= layer):
            if not is_here:
                below = self.tree(list(group), layer - 1)
                if held:
                    held[-1]["t"] = below
                else:
                    left = below
                continue
            for key, cid in group:
                name = key.encode()
                shared = _shared(before, name)
                held.append({"p": shared, "k": name[shared:], "v": cid, "t": None})
                before = name
        return self.add({"l": left, "e": held})


def _layer(key: str) -> int:
    bits = f"{int.from_bytes(sha256(key.encode()).digest()):0256b}"
    return (len(bits) - len(bits.lstrip("0"))) // 2


def _shared(one: bytes, other: bytes) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))


def packed(records: Mapping[str, Any]) -> tuple[bytes, Blocks]:
    """Put records by key into a tree under a commit; give the root and the blocks."""
    blocks = Blocks()
    entries = [(key, blocks.add(value)) for key, value in sorted(records.items())]
    top = blocks.tree(entries, max((_layer(key) for key in records), default=0))
    commit = {"did": ME, "version": 3, "data": top, "rev": TID, "prev": None, "sig": b"\0" * 64}
    return blocks.add(commit), blocks


def repository(records: Mapping[str, Any]) -> bytes:
    """Make a repository file."""
    root, blocks = packed(records)
    return car(root, blocks.all.items())


def post(text: str = "Hi", **more: Any) -> dict[str, Any]:
    """Make a post."""
    return {"$type": "app.bsky.feed.post", "text": text, "createdAt": AT, **more}


def mention(text: str, shown: str, who: str = KIM) -> dict[str, Any]:
    """Make the mark of a mention over the words that show it; places are bytes."""
    start = text.encode().index(shown.encode())
    place = {"byteStart": start, "byteEnd": start + len(shown.encode())}
    feature = {"$type": "app.bsky.richtext.facet#mention", "did": who}
    return {"index": place, "features": [feature]}


def blob(name: bytes = b"picture") -> dict[str, Any]:
    """Make the mention of a media file."""
    ref = cid_of(name, b"\x55")
    return {"$type": "blob", "ref": ref, "mimeType": "image/jpeg", "size": 7}


PROFILE_KEY = "app.bsky.actor.profile/self"
PROFILE: dict[str, Any] = {
    "$type": "app.bsky.actor.profile",
    "displayName": "Zoë Test",
    "description": "Bakes bread.",
    "avatar": blob(b"avatar"),
}
_GREETING = "Hé @kim.example.org, look"
RECORDS: dict[str, Any] = {
    PROFILE_KEY: PROFILE,
    f"app.bsky.feed.post/{TID}": post(
        _GREETING,
        facets=[mention(_GREETING, "@kim.example.org")],
        langs=["en"],
        tags=["bread"],
        labels={"$type": "com.atproto.label.defs#selfLabels", "values": [{"val": "nudity"}]},
        embed={
            "$type": "app.bsky.embed.images",
            "images": [{"alt": "A loaf", "image": blob()}],
        },
    ),
    "app.bsky.feed.post/3ljbhxq2tws2b": post(
        "Yes", reply={"parent": {"uri": f"at://{KIM}/app.bsky.feed.post/1", "cid": "x"}}
    ),
    "app.bsky.feed.like/3ljbhxq2tws2c": {
        "subject": {"uri": f"at://{KIM}/app.bsky.feed.post/3abc", "cid": "x"},
        "createdAt": AT,
    },
    "app.bsky.feed.repost/3ljbhxq2tws2d": {
        "subject": {"uri": f"at://{KIM}/app.bsky.feed.post/3abd", "cid": "x"},
        "createdAt": AT,
    },
    "app.bsky.graph.follow/3ljbhxq2tws2e": {"subject": KIM, "createdAt": AT},
    "app.bsky.graph.block/3ljbhxq2tws2f": {"subject": "did:web:rude.example", "createdAt": AT},
    "app.bsky.graph.list/3ljbhxq2tws2g": {
        "name": "Tiring people",
        "purpose": "app.bsky.graph.defs#modlist",
        "description": "Do not answer",
        "createdAt": AT,
    },
    "app.bsky.graph.listitem/3ljbhxq2tws2h": {
        "subject": KIM,
        "list": f"at://{ME}/app.bsky.graph.list/3ljbhxq2tws2g",
        "createdAt": AT,
    },
    "app.bsky.feed.threadgate/3ljbhxq2tws2a": {"post": "at://x", "createdAt": AT},
}


def read(content: bytes, **beside: bytes) -> list[Record]:
    """Read a repository from memory, with other files beside it."""
    return list(SOURCE.read(Memory({"repo.car": content, **beside}), Reading()))


def read_records(records: Mapping[str, Any]) -> list[Record]:
    """Read a repository that is made of these records."""
    return read(repository(records))
