"""Made-up Mastodon exports, written as formats 5.1 describes them."""

import json
from collections.abc import Mapping
from typing import Any

from archives_helpers import Memory

from friendline.archives.mastodon import SOURCE
from friendline.archives.source import Reading
from friendline.model import Item, Record

ME = "https://toot.example/users/zoe"
FOLLOWERS = f"{ME}/followers"
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"
CONTEXT = "https://www.w3.org/ns/activitystreams"
AT = "2025-03-01T08:00:00Z"
AT_SECONDS = 1_740_816_000

ACTOR: dict[str, Any] = {
    "@context": [CONTEXT, "https://w3id.org/security/v1"],
    "id": ME,
    "type": "Person",
    "followers": FOLLOWERS,
    "preferredUsername": "zoe",
    "name": "Zoë Test",
    "summary": "<p>Bakes bread.<br />Runs late.</p>",
    "url": "https://toot.example/@zoe",
    "manuallyApprovesFollowers": True,
    "attachment": [
        {
            "type": "PropertyValue",
            "name": "Home",
            "value": '<a href="https://zoe.example/"><span class="invisible">https://</span>'
            "<span>zoe.example</span></a>",
        }
    ],
    "icon": {"type": "Image", "mediaType": "image/png", "url": "avatar.png"},
}
FOLLOWING = (
    "Account address,Show boosts,Notify on new posts,Languages\n"
    "kim@other.example,true,false,\nbo,false,false,de\n"
)
LISTS = "Friends,kim@other.example\nFriends,ann@third.example\n"
BLOCKED = "rude@other.example\n"
MUTED = "Account address,Hide notifications\nloud@other.example,true\n"


def note(content: str = "<p>Hi</p>", **more: Any) -> dict[str, Any]:
    """Make a post."""
    return {"type": "Note", "id": f"{ME}/statuses/1", "published": AT, "content": content, **more}


def create(to: Any = (PUBLIC,), cc: Any = (), **more: Any) -> dict[str, Any]:
    """Make the act of posting, with the addresses that say who it is for."""
    thing = note(**{"to": to, "cc": cc, **more})
    return {
        "id": f"{ME}/statuses/1/activity",
        "type": "Create",
        "actor": ME,
        "published": AT,
        "to": to,
        "cc": cc,
        "object": thing,
    }


def mention(user: str = "kim", server: str = "other.example") -> dict[str, str]:
    """Make the mark of a mention."""
    href = f"https://{server}/users/{user}"
    return {"type": "Mention", "href": href, "name": f"@{user}@{server}"}


def collection(*entries: Any, key: str = "orderedItems") -> dict[str, Any]:
    """Make a collection."""
    return {"@context": CONTEXT, "id": "x.json", "type": "OrderedCollection", key: list(entries)}


def written(value: Any) -> bytes:
    """Write a value as a file: bytes as they are, texts in UTF-8, all else as JSON."""
    if isinstance(value, bytes):
        return value
    return value.encode() if isinstance(value, str) else json.dumps(value).encode()


def export(*acts: Any, **files: Any) -> dict[str, bytes]:
    """Make the files of an export; other files stand by their stem, tables as texts."""
    made = {"actor.json": ACTOR, "outbox.json": collection(*acts)}
    for stem, value in files.items():
        made[f"{stem}.{'csv' if isinstance(value, str) else 'json'}"] = value
    return {name: written(value) for name, value in made.items()}


def read(files: Mapping[str, bytes]) -> list[Record]:
    """Read an export from memory."""
    return list(SOURCE.read(Memory(files), Reading()))


def posts(*acts: Any) -> list[Item]:
    """Give what the owner's acts show."""
    return [
        record
        for record in read(export(*acts))
        if isinstance(record, Item) and record.file == "outbox.json"
    ]


def post(*, content: str = "<p>Hi</p>", **more: Any) -> Item:
    """Give what one post shows."""
    (item,) = posts(create(content=content, **more))
    return item
