"""Small builders of made-up Instagram and Threads exports, one for each layout there was."""

from collections.abc import Iterable, Mapping
from typing import Any

from archives_helpers import Memory, facebook_json

from friendline.archives.instagram import SOURCE
from friendline.archives.source import Reading
from friendline.model import Record

NOW = 1_700_000_000
ISO = "2023-11-14T22:13:20"
PEOPLE = "connections/followers_and_following/"
ACTIVITY = "your_instagram_activity/"
PROFILE = "personal_information/personal_information/personal_information.json"


def export(files: Mapping[str, Any], path: str = "export") -> Memory:
    """Make an export in memory; bytes stand as they are, all else becomes mojibake JSON."""
    return Memory(
        {
            name: value if isinstance(value, bytes) else facebook_json(value)
            for name, value in files.items()
        },
        path,
    )


def read(files: Mapping[str, Any]) -> list[Record]:
    """Read an Instagram export made of these files."""
    return list(SOURCE.read(export(files), Reading()))


def listed(*names: str, at: int = NOW, site: str = "https://www.instagram.com/") -> list[Any]:
    """People in the older shape: a value, an address, a time."""
    return [
        {
            "title": "",
            "media_list_data": [],
            "string_list_data": [{"href": f"{site}{name}", "value": name, "timestamp": at}],
        }
        for name in names
    ]


def titled(*names: str, at: int = NOW) -> list[Any]:
    """People in the shape of 2025: the user name is the title."""
    return [
        {
            "title": name,
            "string_list_data": [{"href": f"https://www.instagram.com/_u/{name}", "timestamp": at}],
        }
        for name in names
    ]


def labelled(
    *names: str, at: int = NOW, labels: Iterable[str] = ("URL", "Name", "Username")
) -> Any:
    """People in the shape of 2026: values under labels, which may be in any language."""
    url, shown, user = labels
    return [
        {
            "timestamp": at,
            "media": [],
            "label_values": [
                {"label": url, "value": f"https://www.instagram.com/{name}"},
                {"label": shown, "value": f"{name.title()} Éxample"},
                {"label": user, "value": name},
            ],
            "fbid": "1",
        }
        for name in names
    ]


def mapped(**values: Any) -> dict[str, Any]:
    """Make a record of values under labels; whole numbers are times."""
    return {
        "string_map_data": {
            label.replace("_", " "): {
                "href": "",
                "value": "" if isinstance(value, int) else value,
                "timestamp": value if isinstance(value, int) else 0,
            }
            for label, value in values.items()
        }
    }


def profile(private: str | None = "True", **more: str) -> dict[str, Any]:
    """Make the profile of Zoë Test; ``None`` leaves out whether it is private."""
    values = {
        "Email": "Zoe@Example.org",
        "Phone Number": "+48 1",
        "Username": "zoe.test",
        "Name": "Zoë Test",
        "Bio": "Runs, mostly late.",
        "Date of birth": "1980-01-02",
        **more,
    }
    if private is not None:
        values["Private Account"] = private
    return {"profile_user": [mapped(**values)]}


def picture(number: int, title: str = "", at: int = NOW, ending: str = "jpg") -> dict[str, Any]:
    """Make a picture with all that Instagram writes about it."""
    return {
        "uri": f"media/posts/202311/{number}_n.{ending}",
        "creation_timestamp": at,
        "title": title,
        "media_metadata": {
            "photo_metadata": {"exif_data": [{"latitude": 51.5, "device_id": "Cam-9"}]},
            "camera_metadata": {"has_camera_metadata": True},
        },
        "cross_post_source": {"source_app": "FB"},
    }


POSTS: list[Any] = [
    {"media": [picture(1, "Été at the lake with @Ann.Lee and a@b.org")]},
    {
        "media": [picture(2), picture(3, at=NOW + 1)],
        "title": "Two of them 🏞",
        "creation_timestamp": NOW + 5,
    },
    {"media": [picture(4, at=NOW + 9)]},
]
REELS = [{"media": [picture(5, "Dance", NOW + 20, "mp4")]}, {"media": [picture(6, ending="mp4")]}]
COMMENT = mapped(Comment="Congrats, très bien!", Media_Owner="ann.lee", Time=NOW + 30)
OWN_COMMENT = mapped(Comment="Thanks all", Media_Owner="zoe.test", Time=NOW + 31)

NEWER: dict[str, Any] = {
    PROFILE: profile(),
    PEOPLE + "followers_1.json": listed("ann.lee", "bo_ek"),
    PEOPLE + "followers_2.json": listed("cy.ray"),
    PEOPLE + "following.json": {"relationships_following": titled("ann.lee", "dot")},
    PEOPLE + "follow_requests_you've_received.json": {
        "relationships_follow_requests_received": listed("kim.novak")
    },
    PEOPLE + "pending_follow_requests.json": labelled("eve"),
    PEOPLE + "recent_follow_requests.json": {
        "relationships_permanent_follow_requests": listed("eve", "dot", "flo", "gus")
    },
    PEOPLE + "recently_unfollowed_profiles.json": labelled("flo", at=NOW + 7)[0],
    PEOPLE + "blocked_profiles.json": {"relationships_blocked_users": titled("hal")},
    PEOPLE + "close_friends.json": labelled("ann.lee"),
    PEOPLE + "removed_suggestions.json": listed("nobody"),
    PEOPLE + "following_hashtags.json": {"relationships_following_hashtags": listed("cats")},
    ACTIVITY + "media/posts_1.json": POSTS,
    ACTIVITY + "media/reels.json": {"ig_reels_media": REELS},
    ACTIVITY + "media/stories.json": {"ig_stories": [picture(7, "At The Crown")]},
    ACTIVITY + "media/archived_posts.json": {
        "ig_archived_post_media": [{"media": [picture(8, "Old")]}]
    },
    ACTIVITY + "media/profile_photos.json": {
        "ig_profile_picture": [picture(9), picture(10, at=NOW + 1)]
    },
    ACTIVITY + "media/other_content.json": {"ig_other_media": [{"media": [picture(11, "Draft")]}]},
    ACTIVITY + "comments/post_comments_1.json": [COMMENT, OWN_COMMENT],
    ACTIVITY + "comments/reels_comments.json": {"comments_reels_comments": [COMMENT]},
    ACTIVITY + "messages/inbox/ann_1/message_1.json": {"messages": [{"content": "secret"}]},
    "security_and_login_information/login_and_profile_creation/profile_privacy_changes.json": {
        "account_history_account_privacy_history": [
            {"title": "Switched to Private", **mapped(Time=NOW)}
        ]
    },
}
"""An export of 2023-2026; each file with the shape of person that year has."""

OLDER: dict[str, Any] = {
    "account_information/personal_information.json": profile(),
    "followers_and_following/followers.json": {
        "relationships_followers": listed("ann.lee", "bo_ek", "cy.ray")
    },
    "followers_and_following/following.json": {"relationships_following": listed("ann.lee", "dot")},
    "followers_and_following/blocked_accounts.json": {"relationships_blocked_users": listed("hal")},
    "content/posts_1.json": POSTS,
    "content/reels.json": {"ig_reels_media": REELS},
    "content/profile_photos.json": {"ig_profile_picture": [picture(9), picture(10, at=NOW + 1)]},
    "comments/post_comments.json": {
        "comments_media_comments": [
            {
                "title": "ann.lee",
                "string_list_data": [{"value": "Congrats, très bien!", "timestamp": NOW + 30}],
            }
        ]
    },
}
"""An export of 2021 or 2022."""

FLAT: dict[str, Any] = {
    "profile.json": {
        "biography": "Runs, mostly late.",
        "email": "zoe@example.org",
        "username": "zoe.test",
        "name": "Zoë Test",
        "private_account": True,
        "profile_pic_url": "https://example.org/1.jpg",
        "gender": "female",
    },
    "connections.json": {
        "followers": {"ann.lee": ISO, "bo_ek": f"{ISO}+00:00"},
        "following": {"ann.lee": ISO, "dot": ISO},
        "blocked_users": {"hal": ISO},
        "follow_requests_sent": {"eve": ISO},
        "permanent_follow_requests": {"gus": ISO, "dot": ISO},
        "dismissed_suggested_users": {"nobody": ISO},
        "following_hashtags": {"cats": ISO},
    },
    "media.json": {
        "photos": [
            {"caption": "Été", "taken_at": ISO, "location": "The Crown", "path": "photos/1.jpg"},
            {"caption": "Two", "taken_at": ISO, "path": "photos/2.jpg"},
            {"caption": "Two", "taken_at": ISO, "path": "photos/3.jpg"},
        ],
        "videos": [{"caption": "", "taken_at": ISO, "path": "videos/4.mp4"}],
        "stories": [{"caption": "", "taken_at": ISO, "path": "stories/5.jpg"}],
        "profile": [{"taken_at": ISO, "is_active_profile": True, "path": "profile/6.jpg"}],
        "direct": [{"taken_at": ISO, "path": "direct/7.jpg"}],
    },
    "comments.json": {"media_comments": [[ISO, "Nice", "ann.lee"], [ISO, "Thanks", "zoe.test"]]},
}
"""An export of 2019."""
