"""Small builders of made-up X archives, in the layouts of three times (formats 4)."""

import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import Any

from archives_helpers import Memory

from friendline.archives.source import Reading
from friendline.archives.x import SOURCE
from friendline.model import Item, Record

NOW = 1_710_000_000
OWNER_ID = "1400000000000000001"


def at(seconds: int) -> str:
    """Write a time as tweets have it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%a %b %d %H:%M:%S +0000 %Y")


def iso(seconds: int) -> str:
    """Write a time as all other files have it."""
    return datetime.fromtimestamp(seconds, UTC).strftime("%Y-%m-%dT%H:%M:%S.235Z")


def js(variable: str, value: Any) -> bytes:
    """Write a file that gives a value to a variable."""
    return f"{variable} = {json.dumps(value, ensure_ascii=False, indent=2)}".encode()


def ytd(name: str, value: Any, part: int = 0) -> bytes:
    """Write a data file as archives have it since 2019."""
    return js(f"window.YTD.{name}.part{part}", value)


def tweet(number: int, text: str, **fields: Any) -> dict[str, Any]:
    """Make the record of a post; its number gives id and time."""
    return {
        "id_str": str(1_700_000_000_000_000_000 + number),
        "created_at": at(NOW + number),
        "full_text": text,
        "entities": {},
        **fields,
    }


def wrapped(*tweets: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Put each record below its key, as newer archives do."""
    return [{"tweet": dict(one)} for one in tweets]


def mention(number: int, handle: str, name: str) -> dict[str, Any]:
    """Make the mention of somebody."""
    return {"id_str": str(number), "screen_name": handle, "name": name, "indices": ["0", "5"]}


def protected(*actions: tuple[str, int | None]) -> bytes:
    """Write the history of "Protect your posts"."""
    entries = [
        {"protectedHistory": {"action": action} | ({"protectedAt": iso(when)} if when else {})}
        for action, when in actions
    ]
    return ytd("protected_history", entries)


MANIFEST: dict[str, Any] = {
    "userInfo": {"accountId": OWNER_ID, "userName": "zoe_made_up", "displayName": "Zoë Made-Up"},
    "archiveInfo": {"generationDate": iso(NOW + 9_000), "isPartialArchive": False},
    "dataTypes": {"tweets": {"files": [{"fileName": "data/tweets.js", "count": "2"}]}},
}
ACCOUNT = {
    "account": {
        "email": "Zoe@Example.org",
        "phoneNumber": "+15550100",
        "username": "zoe_made_up",
        "accountId": OWNER_ID,
        "accountDisplayName": "Zoë Made-Up",
    }
}
PROFILE = {
    "profile": {
        "description": {"bio": "Tea &amp; law", "website": "https://t.co/web", "location": "Łódź"},
        "avatarMediaUrl": "https://pbs.twimg.com/profile_images/1/a.jpg",
    }
}
NAME_CHANGE = {
    "screenNameChange": {
        "accountId": OWNER_ID,
        "screenNameChange": {"changedAt": iso(NOW), "changedFrom": "zoe_old", "changedTo": "z"},
    }
}
FIRST = tweet(
    1,
    "Tea &lt;3 &amp; law https://t.co/abc with @ann https://t.co/pic",
    entities={
        "user_mentions": [mention(77, "ann_l", "Ann Łęska")],
        "urls": [{"url": "https://t.co/abc", "expanded_url": "https://example.org/a?b=1&c=2"}],
        "media": [{"url": "https://t.co/pic", "media_url_https": "https://p.org/media/one.jpg"}],
    },
    extended_entities={
        "media": [
            {"url": "https://t.co/pic", "media_url_https": "https://p.org/media/one.jpg"},
            {
                "url": "https://t.co/pic",
                "media_url_https": "https://p.org/thumb/two.jpg",
                "video_info": {
                    "variants": [
                        {"content_type": "application/x-mpegURL", "url": "https://v.org/a.m3u8"},
                        {
                            "bitrate": "832000",
                            "content_type": "video/mp4",
                            "url": "https://v.org/l.mp4",
                        },
                        {
                            "bitrate": "2176000",
                            "content_type": "video/mp4",
                            "url": "https://v.org/high.mp4?tag=12",
                        },
                    ]
                },
            },
        ]
    },
)
SECOND = tweet(2, "Second")


def archive(**files: bytes) -> dict[str, bytes]:
    """Make a whole archive of today; files are replaced or added by base name."""
    made = {
        "manifest": js("window.__THAR_CONFIG", MANIFEST),
        "account": ytd("account", [ACCOUNT]),
        "profile": ytd("profile", [PROFILE]),
        "screen-name-change": ytd("screen_name_change", [NAME_CHANGE]),
        "protected-history": protected(("Unprotect", NOW)),
        "follower": ytd("follower", [{"follower": {"accountId": "77", "userLink": "https://t/"}}]),
        "following": ytd("following", [{"following": {"accountId": "88"}}]),
        "block": ytd("block", [{"blocking": {"accountId": "99"}}]),
        "tweets": ytd("tweets", wrapped(FIRST, SECOND)),
    }
    made |= {name.replace("_", "-"): content for name, content in files.items()}
    return {f"data/{name}.js": content for name, content in made.items()}


def read(files: Mapping[str, bytes]) -> list[Record]:
    """Read an archive of one part."""
    return list(SOURCE.read(Memory(files), Reading()))


def posts_of(records: Iterable[Record]) -> list[Item]:
    """Give the items that are no profile fields."""
    return [one for one in records if isinstance(one, Item) and one.kind != "profile_field"]
