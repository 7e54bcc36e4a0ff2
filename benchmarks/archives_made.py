"""Made-up exports of any size, for the benchmark of the archives; the same at every run."""

import json
import os
import random
import re
import sys
import zipfile
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any, Final

import orjson

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

NOW: Final = 1_700_000_000
_WORDS: Final = re.findall(
    r"\S+",
    "bread bakery morning late train coffee garden meeting walk dog lake office Friday rain "
    "match pub dinner café Zoë school library bicycle holiday beach award team 🎉 naïve",
)
_NOT_ASCII: Final = re.compile(r"[^\x00-\x7f]")

Files = Mapping[str, bytes]


class Made:
    """Dice that fall the same way every time, and words."""

    def __init__(self) -> None:
        self.dice = random.Random(7)  # noqa: S311 - no secrets here

    def words(self, count: int = 24) -> str:
        """Give a made-up sentence."""
        return " ".join(self.dice.choices(_WORDS, k=count))

    def name(self) -> str:
        """Give a made-up name."""
        return f"{self.dice.choice('ABCDEFGH')}nn T{self.dice.randrange(5_000)}ster"


def facebook_bytes(records: object) -> bytes:
    """Write JSON as Facebook does: indented, each byte of UTF-8 as a character of its own."""
    text = orjson.dumps(records, option=orjson.OPT_INDENT_2).decode("latin-1")
    return _NOT_ASCII.sub(lambda found: f"\\u{ord(found[0]):04x}", text).encode("ascii")


def facebook_post(made: Made, number: int) -> dict[str, Any]:
    """Make a post; most have a picture with what its camera noted, some tags, a place, a link."""
    at = NOW - number * 3_600
    post: dict[str, Any] = {"timestamp": at, "data": [{"post": made.words()}], "attachments": []}
    if number % 3:
        exif = {
            "upload_ip": "192.0.2.1",
            "taken_timestamp": at - 900,
            "iso": 100,
            "focal_length": "35/10",
            "camera_make": "Made-up",
            "camera_model": "Cam 9",
            "exposure": "1/60",
            "orientation": 1,
            "original_width": 2048,
            "original_height": 1536,
        }
        medium = {
            "uri": f"your_facebook_activity/posts/media/trip_{number % 40}/{number}_n.jpg",
            "creation_timestamp": at,
            "media_metadata": {"photo_metadata": {"exif_data": [exif]}},
            "title": "Mobile uploads",
            "description": made.words(9),
        }
        post["attachments"].append({"data": [{"media": medium}]})
    if number % 5 == 0:
        place = {"name": "Baker's", "coordinate": {"latitude": 53.8, "longitude": -1.5}}
        post["attachments"].append({"data": [{"place": place}]})
    if number % 7 == 0:
        post["tags"] = [{"name": made.name()} for _ in range(2)]
        post["title"] = f"Zoe Test was with {made.name()}."
    if number % 4 == 0:
        link = {"external_context": {"name": "News", "url": f"https://news.example/{number}"}}
        post["attachments"].append({"data": [link]})
    return post


def facebook_parts(size: int) -> Iterator[tuple[str, bytes]]:
    """Make files of posts, 10,000 in each (formats 1.2), of so many bytes in all."""
    made, number, part = Made(), 0, 0
    while size > 0:
        part += 1
        posts = [facebook_post(made, number + n) for n in range(10_000)]
        number += len(posts)
        content = facebook_bytes(posts)
        size -= len(content)
        folder = "your_facebook_activity/posts"
        yield f"{folder}/your_posts__check_ins__photos_and_videos_{part}.json", content


def facebook_frame() -> Files:
    """Make the files beside the posts by which an export is known."""
    friends = [{"name": f"Ann T{n}ster", "timestamp": NOW - n} for n in range(800)]
    profile = {"profile_v2": {"name": {"full_name": "Zoe Test"}, "emails": {"emails": []}}}
    about = "personal_information/profile_information/profile_information.json"
    return {
        "connections/friends/your_friends.json": facebook_bytes({"friends_v2": friends}),
        about: facebook_bytes(profile),
    }


def write_media_export(path: Path, size: int) -> None:
    """Write a zip of so many bytes, nearly all of it pictures that cannot be packed further."""
    picture = os.urandom(4 * 2**20)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as packed:
        for name, content in [*facebook_frame().items(), *facebook_parts(20 * 2**20)]:
            packed.writestr(name, content, zipfile.ZIP_DEFLATED)
        for number in range(size // len(picture)):
            name = f"your_facebook_activity/posts/media/trip_{number % 40}/{number}_n.jpg"
            packed.writestr(name, picture)


def facebook(count: int) -> Files:
    """Make posts of Facebook."""
    made = Made()
    posts = facebook_bytes([facebook_post(made, number) for number in range(count)])
    folder = "your_facebook_activity/posts"
    return {
        **facebook_frame(),
        f"{folder}/your_posts__check_ins__photos_and_videos_1.json": posts,
    }


def instagram(count: int) -> Files:
    """Make posts of Instagram."""
    from instagram_helpers import ACTIVITY, PEOPLE, PROFILE, listed, picture, profile

    made = Made()
    posts = [{"media": [picture(n, made.words(), NOW - n * 3_600)]} for n in range(count)]
    return {
        PROFILE: facebook_bytes(profile()),
        PEOPLE + "followers_1.json": facebook_bytes(listed("ann.lee", "bo_ek")),
        ACTIVITY + "media/posts_1.json": facebook_bytes(posts),
    }


def threads(count: int) -> Files:
    """Make posts of Threads."""
    made = Made()
    posts = [
        {
            "media": [
                {
                    "uri": "",
                    "creation_timestamp": NOW - n,
                    "title": made.words(),
                    "text_app_post": {"is_reply": False, "reply_control": "everyone"},
                }
            ]
        }
        for n in range(count)
    ]
    told = facebook_bytes({"text_post_app_text_posts": posts})
    return {"your_instagram_activity/threads/threads_and_replies.json": told}


def x(count: int) -> Files:
    """Make posts of X."""
    from x_archive_helpers import archive, mention, tweet, wrapped, ytd

    made = Made()
    tweets = [
        tweet(
            n,
            f"{made.words()} @ann &amp; https://t.co/{n}",
            entities={
                "user_mentions": [mention(77, "ann", "Ann Test")],
                "urls": [{"url": f"https://t.co/{n}", "expanded_url": f"https://n.example/{n}"}],
            },
        )
        for n in range(count)
    ]
    return archive(tweets=ytd("tweets", wrapped(*tweets)))


def mastodon(count: int) -> Files:
    """Make posts of Mastodon, in the HTML that it writes."""
    from mastodon_exports import ACTOR, FOLLOWERS, PUBLIC, collection, create, mention, written

    made = Made()
    card = '<span class="h-card" translate="no"><a href="https://other.example/@kim" '
    card += 'class="u-url mention">@<span>kim</span></a></span>'
    link = '<a href="https://news.example/a?x=1&amp;y=2" rel="nofollow noopener">'
    link += '<span class="invisible">https://</span><span class="ellipsis">news.example/a</span>'
    link += '<span class="invisible">?x=1&amp;y=2</span></a>'
    tag = '<a href="https://toot.example/tags/bread" class="mention hashtag" rel="tag">'
    tag += "#<span>bread</span></a>"
    shapes = ("{}", f"{card} {{}}", f"{{}}<br />see {link}", f"{{}}</p><p>It&#39;s {tag}")
    posts = []
    for number in range(count):
        content = f"<p>{shapes[number % len(shapes)].format(made.words())}</p>"
        at = datetime.fromtimestamp(NOW - number, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        tags = [mention()] if number % len(shapes) == 1 else []
        posts.append(
            create([PUBLIC], [FOLLOWERS], content=content, contentMap={"en": content}, tag=tags)
        )
        posts[-1]["object"]["published"] = at
    return {"actor.json": written(ACTOR), "outbox.json": written(collection(*posts))}


def bluesky(count: int) -> Files:
    """Make posts of Bluesky."""
    from bluesky_exports import PROFILE, PROFILE_KEY, post, repository

    made = Made()
    posts = {f"app.bsky.feed.post/{n:013d}": post(made.words()) for n in range(count)}
    return {"repo.car": repository({PROFILE_KEY: PROFILE, **posts})}


def linkedin(count: int) -> Files:
    """Make connections of LinkedIn."""
    from linkedin_helpers import BASIC, NOTES

    made = Made()
    rows = [
        f"{made.name().replace(' ', ',')},https://www.linkedin.com/in/p{n},,Baker & Co,Boss,"
        "08 Feb 2026"
        for n in range(count)
    ]
    header = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    table = NOTES + "\n".join([header, *rows])
    return {name: text.encode() for name, text in (BASIC | {"Connections.csv": table}).items()}


def calendar(count: int) -> Files:
    """Make a calendar of single meetings."""
    made, first = Made(), datetime(2020, 1, 1, 9, tzinfo=UTC)
    events = [
        "\r\n".join(
            (
                "BEGIN:VEVENT",
                f"UID:{n}@example.org",
                f"DTSTART:{first + timedelta(hours=n):%Y%m%dT%H%M%SZ}",
                f"DTEND:{first + timedelta(hours=n + 1):%Y%m%dT%H%M%SZ}",
                f"SUMMARY:{made.words(3)}",
                f"ATTENDEE;CN={made.name()};PARTSTAT=ACCEPTED:mailto:a{n % 300}@example.org",
                "END:VEVENT",
            )
        )
        for n in range(count)
    ]
    head = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//made//up//EN\r\n"
    return {"work.ics": (head + "\r\n".join(events) + "\r\nEND:VCALENDAR\r\n").encode()}


def address_book(count: int) -> Files:
    """Make cards of an address book."""
    made = Made()
    cards = (
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nN:{name.replace(' ', ';')};;;\r\n"
        f"EMAIL;TYPE=work:p{n}@example.org\r\nTEL:+1555{n:06d}\r\nORG:Baker & Co\r\nEND:VCARD\r\n"
        for n, name in ((n, made.name()) for n in range(count))
    )
    return {"people.vcf": "".join(cards).encode()}


def client_rows(count: int) -> Iterator[tuple[str, ...]]:
    """Make the rows of a client list."""
    made = Made()
    yield ("Name", "Email", "Phone", "Company", "City", "Status", "Client since")
    for n in range(count):
        since = f"{2010 + n % 15}-0{1 + n % 9}-14"
        status = "former" if n % 5 == 0 else "current"
        yield (made.name(), f"p{n}@example.org", f"+1555{n:06d}", "Baker", "Leeds", status, since)


def client_list(count: int) -> Files:
    """Make a client list as CSV."""
    return {"clients.csv": "\n".join(map(",".join, client_rows(count))).encode()}


def client_workbook(count: int) -> Files:
    """Make a client list as XLSX."""
    from openpyxl import Workbook

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Clients")
    for row in client_rows(count):
        sheet.append(row)
    stream = BytesIO()
    book.save(stream)
    return {"clients.xlsx": stream.getvalue()}


MAKERS: Final[Mapping[str, Callable[[int], Files]]] = {
    "facebook": facebook,
    "instagram": instagram,
    "threads": threads,
    "x": x,
    "mastodon": mastodon,
    "bluesky": bluesky,
    "linkedin": linkedin,
    "calendar": calendar,
    "address_book": address_book,
    "client_list": client_list,
    "client_list (xlsx)": client_workbook,
}
"""By kind of source, and what else is written in brackets."""


def write(folder: Path, files: Files) -> None:
    """Write files into a folder."""
    for name, content in files.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)


def as_json(figures: list[dict[str, Any]]) -> str:
    """Write figures as JSON."""
    return json.dumps(figures, indent=1)
