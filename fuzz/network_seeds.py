"""One small made-up export of each network, with every kind of file that its source reads."""

import hashlib
from collections.abc import Iterator, Mapping
from typing import Final

from fuzz.damage import Json
from fuzz.files import NOW, Files, json_files, lines

_PUBLIC: Final = "https://www.w3.org/ns/activitystreams#Public"
_ME: Final = "https://m.example/users/zoe"


def facebook() -> Files:
    """A Facebook export: friends, requests, posts old and new, profile (formats 1)."""
    friend: Json = {"name": "Ann Lee", "timestamp": NOW}
    medium: Json = {
        "uri": "posts/media/1.jpg",
        "creation_timestamp": NOW,
        "title": "Lake",
        "description": "With @[1:2048:Bo Ek]",
        "media_metadata": {"photo_metadata": {"exif_data": [{"taken_timestamp": NOW}]}},
    }
    post: Json = {
        "timestamp": NOW,
        "title": "Zoe Test was with Ann and Bo at The Crown.",
        "data": [{"post": "Hi"}, {"backdated_timestamp": 1}],
        "attachments": [{"data": [{"media": medium}, {"place": {"name": "The Crown"}}]}],
        "tags": [{"name": "Ann Lee"}],
    }
    labelled: Json = {
        "timestamp": NOW,
        "media": [medium],
        "label_values": [
            {"label": "Message", "value": "Hi", "ent_field_name": "Message"},
            {"label": "Place tags", "dict": [{"dict": [{"label": "Name", "value": "P"}]}]},
            {"label": "Tags", "vec": ["Bo", {"value": "Cy"}]},
        ],
    }
    comment: Json = {
        "timestamp": NOW,
        "title": "Zoe Test commented on Kim Ray's post.",
        "data": [{"comment": {"timestamp": NOW, "comment": "Yes", "author": "Zoe"}}],
    }
    profile: Json = {
        "name": {"full_name": "Zoe Test"},
        "emails": {"emails": ["z@example.org"]},
        "work_experiences": [{"employer": "Baker", "title": "Partner"}],
        "family_members": [{"name": "Bo", "relation": "Brother"}],
    }
    return json_files(
        {
            "profile_information/profile_information.json": {"profile_v2": profile},
            "friends_and_followers/friends.json": {"friends_v2": [friend]},
            "friends_and_followers/rejected_friend_requests.json": {
                "rejected_requests_v2": [friend]
            },
            "posts/your_posts_1.json": [post, labelled],
            "posts/album/0.json": {"name": "A", "photos": [medium], "description": "Lake"},
            "comments_and_reactions/comments.json": {"comments_v2": [comment]},
            "groups/your_posts_in_groups.json": {"group_posts_v2": [post]},
            "groups/your_groups.json": {"groups_admined_v2": [{"data": [{"name": "G"}]}]},
            "events/your_events.json": {"your_events_v2": [{"name": "F", "description": "d"}]},
        }
    )


def linkedin() -> Files:
    """A LinkedIn export, with the notes above its connections (formats 3)."""
    return {
        "Connections.csv": lines(
            "Notes:",
            '"When exporting your connection data, some addresses are missing."',
            "",
            "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
            "Ann,Lee,https://www.linkedin.com/in/ann,,Baker & Co,Partner,12 Mar 2024",
            ",,,,,,03 Jan 2020",
        ),
        "Invitations.csv": lines(
            "From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl",
            'Bo Ek,Zoe Test,"3/12/24, 4:05 PM",Hi,INCOMING,https://a.example/b,https://a.example/z',
        ),
        "Profile.csv": lines(
            "First Name,Last Name,Maiden Name,Address,Headline,Summary,Websites",
            "Zoe,Test,,,Adviser,Runs,[BLOG:https://example.org]",
        ),
        "Shares.csv": lines(
            "Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility",
            '2024-03-12 16:05:09,https://a.example/1,"A ""fine"" day",,,MEMBER_NETWORK',
        ),
        "Comments.csv": lines("Date,Link,Message", "2024-03-12 16:05:09,https://a.example/1,Yes"),
        "Email Addresses.csv": lines(
            "Email Address,Confirmed,Primary,Updated On", "z@example.org,Yes,Yes,3/12/24"
        ),
    }


def instagram() -> Files:
    """An Instagram export of the newer layout, with all three shapes of a person (formats 2)."""
    listed: Json = {
        "title": "",
        "string_list_data": [
            {"href": "https://www.instagram.com/ann", "value": "ann", "timestamp": NOW}
        ],
    }
    titled: Json = {
        "title": "bo",
        "string_list_data": [{"href": "https://www.instagram.com/_u/bo", "timestamp": NOW}],
    }
    labelled: Json = {
        "timestamp": NOW,
        "label_values": [{"label": "Username", "value": "cy"}, {"label": "Name", "value": "Cy"}],
    }
    medium: Json = {"uri": "media/posts/1.jpg", "creation_timestamp": NOW, "title": "Lake"}
    told: Json = {
        "Username": {"value": "zoe"},
        "Private Account": {"value": "True"},
        "Bio": {"value": "Runs"},
    }
    comment: Json = {"Comment": {"value": "Yes"}, "Time": {"timestamp": NOW}}
    relations, own = "connections/followers_and_following", "your_instagram_activity"
    return json_files(
        {
            f"{relations}/followers_1.json": [listed],
            f"{relations}/following.json": {"relationships_following": [titled]},
            f"{relations}/blocked_profiles.json": [labelled],
            f"{relations}/close_friends.json": {"relationships_close_friends": [listed]},
            f"{relations}/follow_requests_you've_received.json": {
                "relationships_follow_requests_received": [listed]
            },
            f"{own}/media/posts_1.json": [{"media": [medium, medium], "title": "Two"}],
            f"{own}/media/stories.json": {"ig_stories": [medium]},
            f"{own}/comments/post_comments_1.json": [{"string_map_data": comment}],
            "personal_information/personal_information/personal_information.json": {
                "profile_user": [{"string_map_data": told}]
            },
        }
    )


def threads() -> Files:
    """What Threads exports by itself (formats 2b)."""
    post: Json = {
        "title": "Hi",
        "creation_timestamp": NOW,
        "text_app_post": {"reply_control": "everyone", "is_reply": False},
    }
    person: Json = {"string_list_data": [{"value": "ann", "timestamp": NOW}]}
    return json_files(
        {
            "threads/threads_and_replies.json": {"text_post_app_text_posts": [{"media": [post]}]},
            "threads/followers.json": {"text_post_app_text_post_app_followers": [person]},
            "threads/threads_viewed.json": {"text_post_app_text_post_app_posts_seen": []},
        }
    )


def x() -> Files:
    """An archive of X: JSON behind the names of variables (formats 4)."""
    tweet: Json = {
        "id_str": "1",
        "id": "1",
        "created_at": "Sun Mar 21 12:53:22 +0000 2021",
        "full_text": "Hi @ann &amp; all https://t.co/a",
        "entities": {
            "user_mentions": [{"name": "Ann", "screen_name": "ann", "id_str": "7"}],
            "urls": [{"url": "https://t.co/a", "expanded_url": "https://a.example"}],
            "media": [{"media_url": "https://a.example/1.jpg", "url": "https://t.co/b"}],
        },
        "in_reply_to_screen_name": "ann",
    }
    parts: dict[str, Json] = {
        "account": [{"account": {"username": "zoe", "accountId": "9", "accountDisplayName": "Z"}}],
        "tweets": [{"tweet": tweet}],
        "deleted_tweets": [{"tweet": tweet}],
        "note_tweet": [{"noteTweet": {"noteTweetId": "1", "core": {"text": "Hi, and more"}}}],
        "like": [{"like": {"tweetId": "2", "fullText": "Fine"}}],
        "follower": [{"follower": {"accountId": "7", "userLink": "https://x.example/7"}}],
        "following": [{"following": {"accountId": "8"}}],
        "block": [{"blocking": {"accountId": "8"}}],
        "profile": [{"profile": {"description": {"bio": "Runs", "location": "Malmo"}}}],
        "protected_history": [{"protectedHistory": {"action": "Protect", "protectedAt": "2020"}}],
    }
    return {
        f"data/{name.replace('_', '-')}.js": f"window.YTD.{name}.part0 = ".encode() + content
        for name, content in json_files(parts).items()
    }


def mastodon() -> Files:
    """An archive of Mastodon, with the lists that its settings export (formats 5)."""
    note: Json = {
        "type": "Note",
        "content": "<p>Hi <a href='https://m.example/@ann'>@ann</a><br>all</p>",
        "summary": "food",
        "tag": [{"type": "Mention", "name": "@ann@m.example", "href": "https://m.example/ann"}],
        "attachment": [{"url": "/media_attachments/1.jpg", "name": "A lake"}],
    }
    said: dict[str, Json] = {"type": "Create", "published": "2024-03-12T16:05:09Z", "object": note}
    boost: Json = {"type": "Announce", "published": "2024-03-12T16:05:09Z", "object": f"{_ME}/1"}
    return {
        **json_files(
            {
                "actor.json": {
                    "@context": "https://www.w3.org/ns/activitystreams",
                    "type": "Person",
                    "id": _ME,
                    "preferredUsername": "zoe",
                    "name": "Zoe",
                    "summary": "<p>Runs</p>",
                    "followers": f"{_ME}/followers",
                    "outbox": "outbox.json",
                },
                "outbox.json": {
                    "@context": "https://www.w3.org/ns/activitystreams",
                    "type": "OrderedCollection",
                    "orderedItems": [
                        {**said, "to": [_PUBLIC], "cc": [f"{_ME}/followers"]},
                        {**said, "to": f"{_ME}/followers", "cc": []},
                        boost,
                    ],
                },
                "likes.json": {"type": "OrderedCollection", "orderedItems": [f"{_ME}/2"]},
            }
        ),
        "following_accounts.csv": lines("Account address,Show boosts", "ann@m.example,true"),
        "lists.csv": lines("Clients,ann@m.example"),
    }


def bluesky() -> Files:
    """A repository of Bluesky with a post, a follow and a profile (formats 6)."""
    records: dict[str, Json] = {
        "app.bsky.actor.profile/self": {"displayName": "Zoe", "description": "Runs"},
        "app.bsky.feed.post/3k2a": {
            "text": "Hi @ann",
            "createdAt": "2024-03-12T16:05:09Z",
            "facets": [{"index": {"byteStart": 3, "byteEnd": 7}, "features": [{"did": "did:a:b"}]}],
        },
        "app.bsky.graph.follow/3k2b": {"subject": "did:plc:ann", "createdAt": "2024-03-12"},
    }
    blocks: dict[bytes, bytes] = {}
    entries = [
        _map(
            p=_int(0), k=_head(2, len(key)) + key.encode(), v=_link(blocks, _cbor(value)), t=b"\xf6"
        )
        for key, value in sorted(records.items())
    ]
    tree = _link(blocks, _map(l=b"\xf6", e=_head(4, len(entries)) + b"".join(entries)))
    did = _cbor("did:plc:zoe")
    root = _link(blocks, _map(did=did, version=_int(3), data=tree, rev=_cbor("3k2a"), prev=b"\xf6"))
    header = _map(roots=_head(4, 1) + root, version=_int(1))
    parts = [header, *(name + content for name, content in blocks.items())]
    return {"repo.car": b"".join(_length(len(part)) + part for part in parts)}


def _link(blocks: dict[bytes, bytes], content: bytes) -> bytes:
    """Keep a block and give the link to it, as DAG-CBOR writes one."""
    name = b"\x01\x71\x12\x20" + hashlib.sha256(content).digest()
    blocks[name] = content
    return b"\xd8\x2a" + _head(2, len(name) + 1) + b"\x00" + name


def _cbor(value: Json) -> bytes:
    if isinstance(value, str):
        return _head(3, len(value.encode())) + value.encode()
    if isinstance(value, int):
        return _int(value)
    if isinstance(value, Mapping):
        return _map(**{key: _cbor(inner) for key, inner in value.items()})
    assert isinstance(value, list)  # noqa: S101 - no other values are written above
    return _head(4, len(value)) + b"".join(map(_cbor, value))


def _map(**fields: bytes) -> bytes:
    in_order = sorted(fields, key=lambda key: (len(key), key))
    pairs = (_head(3, len(key)) + key.encode() + fields[key] for key in in_order)
    return _head(5, len(fields)) + b"".join(pairs)


def _int(number: int) -> bytes:
    return _head(0, number)


def _head(kind: int, number: int) -> bytes:
    """Write the head of a CBOR value: its kind, and its number or its length below 256."""
    short = number < 24  # noqa: PLR2004 - RFC 8949, section 3
    return bytes([kind << 5 | number]) if short else bytes([kind << 5 | 24, number])


def _length(number: int) -> bytes:
    """Write the length of a block, seven bits to a byte."""
    return bytes(_sevens(number))


def _sevens(number: int) -> Iterator[int]:
    while number >= 0x80:  # noqa: PLR2004 - the eighth bit says that more follows
        yield number & 0x7F | 0x80
        number >>= 7
    yield number
