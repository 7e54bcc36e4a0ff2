"""One owner on every network: Zoë Test, a made-up therapist, and her exports in one folder."""

from pathlib import Path
from typing import Any

import bluesky_exports as bluesky
import instagram_helpers as instagram
import linkedin_helpers as linkedin
import mastodon_exports as mastodon
import threads_helpers as threads
import x_archive_helpers as x
from archives_helpers import NOW, PROFILE, facebook_json, folder_of, zip_of
from vcard_helpers import card

CLIENTS = """Name,Email,Status
Kim Novak,kim@example.org,current client
Pat Doe,pat@example.org,current client
Zoë Brandt,brandt@example.org,former client
"""

PEOPLE = card(
    "FN:Kim Novak",
    "N:Novak;Kim;;;",
    "EMAIL:kim@example.org",
    "URL:https://www.linkedin.com/in/kim-novak",
    "X-SOCIALPROFILE;type=instagram:https://www.instagram.com/kim.novak",
    "X-SOCIALPROFILE;type=threads:https://www.threads.com/@kim.novak",
    "X-SOCIALPROFILE;type=twitter:https://x.com/kim_n",
    "X-SOCIALPROFILE;type=mastodon:https://other.example/@kim",
    f"X-SOCIALPROFILE;type=bluesky:https://bsky.app/profile/{bluesky.KIM}",
) + card("FN:Pat Doe", "EMAIL:pat@example.org", "URL:https://x.com/pat_d")

_GREETING = "So drunk at the wine tasting last night, and hungover, @kim.example.org"


def _instagram() -> dict[str, bytes]:
    files: dict[str, Any] = instagram.NEWER | threads.THREADS
    files[instagram.PEOPLE + "followers_1.json"] = instagram.listed("ann.lee", "kim.novak")
    files[instagram.PEOPLE + "close_friends.json"] = {
        "relationships_close_friends": instagram.listed("ann.lee")
    }
    files[instagram.PEOPLE + "follow_requests_you've_received.json"] = {
        "relationships_follow_requests_received": instagram.listed("pat.doe")
    }
    files[instagram.ACTIVITY + "media/posts_1.json"] = [
        {"media": [instagram.picture(1, "So drunk at the beach party")]},
        {"media": [instagram.picture(2, "Family day with the dog", instagram.NOW + 60)]},
    ]
    files[threads.FOLDER + "followers_1.json"] = {
        "text_post_app_text_post_app_followers": instagram.listed("kim.novak", site=threads.SITE)
    }
    files[threads.FOLDER + "threads_and_replies.json"] = {
        "text_post_app_text_posts": [
            threads.thread("Two glasses of wine and three of gin. So drunk")
        ]
    }
    return {
        name: value if isinstance(value, bytes) else facebook_json(value)
        for name, value in files.items()
    }


def _facebook() -> dict[str, bytes]:
    people = "connections/friends"
    files: dict[str, Any] = {
        "personal_information/profile_information/profile_information.json": PROFILE,
        f"{people}/your_friends.json": {"friends_v2": [{"name": "Kim Novak", "timestamp": NOW}]},
        f"{people}/received_friend_requests.json": {
            "received_requests_v2": [{"name": "Pat Doe", "timestamp": NOW + 90_000_000}]
        },
        "your_facebook_activity/posts/your_posts__check_ins__photos_and_videos_1.json": [
            {"timestamp": NOW, "data": [{"post": "Hungover. Never again vodka in that pub."}]}
        ],
    }
    return {name: facebook_json(value) for name, value in files.items()}


def _x(*, protected: bool) -> dict[str, bytes]:
    posts = x.wrapped(
        x.tweet(1, "This bloody shit of a government", entities={}),
        x.tweet(
            2,
            "Tea with @kim_n and @pat_d",
            entities={
                "user_mentions": [
                    x.mention(77, "kim_n", "Kim Novak"),
                    x.mention(88, "pat_d", "Pat Doe"),
                ]
            },
        ),
    )
    action = "Protect" if protected else "Unprotect"
    return x.archive(tweets=x.ytd("tweets", posts), protected_history=x.protected((action, x.NOW)))


def _mastodon() -> dict[str, bytes]:
    return mastodon.export(
        mastodon.create(content="<p>So drunk at the beer festival</p>", to=[mastodon.FOLLOWERS]),
        mastodon.create(
            content="<p>Wine o'clock with my sister</p>", id=f"{mastodon.ME}/statuses/2"
        ),
        following_accounts=mastodon.FOLLOWING,
    )


def _bluesky() -> bytes:
    records: dict[str, Any] = bluesky.RECORDS | {
        f"app.bsky.feed.post/{bluesky.TID}": bluesky.post(
            _GREETING, facets=[bluesky.mention(_GREETING, "@kim.example.org")]
        )
    }
    return bluesky.repository(records)


def write_exports(folder: Path, *, x_protected: bool = False) -> Path:
    """Write one export of each network, an address book and a calendar; give the folder.

    Kim follows Zoë on Instagram, Threads and X, and is a friend on Facebook. Zoë follows Pat on
    X, and Pat does not follow back. Instagram is private, Threads is public.
    """
    folder.mkdir(parents=True, exist_ok=True)
    zip_of(folder / "facebook-zoe.test-2026-11-19-aBcD.zip", _facebook())
    zip_of(folder / "instagram-zoe.test-2026-11-19-eFgH.zip", _instagram())
    large = {name: text.encode() for name, text in linkedin.LARGE.items()}
    zip_of(folder / "Complete_LinkedInDataExport_11-19-2026.zip", large)
    zip_of(folder / "twitter-2026-11-19-0123abcd.zip", _x(protected=x_protected))
    zip_of(folder / "archive-20261119080000-0123abcd.zip", _mastodon())
    meeting = (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made up//EN\r\nBEGIN:VEVENT\r\nUID:1\r\n"
        "DTSTAMP:20260101T000000Z\r\nDTSTART:20261001T100000Z\r\nDURATION:PT1H\r\n"
        "SUMMARY:Session\r\nATTENDEE;CN=Kim Novak:mailto:kim@example.org\r\nEND:VEVENT\r\n"
        "END:VCALENDAR\r\n"
    )
    files = {
        "repo.car": _bluesky(),
        "contacts.vcf": PEOPLE.encode(),
        "calendar.ics": meeting.encode(),
    }
    return folder_of(folder, files)
