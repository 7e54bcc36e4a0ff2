"""The layouts of an X archive since 2013, its parts, and recognising them (formats 4)."""

import csv
import io
import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from archives_helpers import Memory, folder_of, of_kind, zip_of
from hypothesis import given
from hypothesis import strategies as st
from samples import SAMPLES
from x_archive_helpers import (
    FIRST,
    MANIFEST,
    NOW,
    OWNER_ID,
    PROFILE,
    SECOND,
    archive,
    iso,
    js,
    mention,
    posts_of,
    protected,
    read,
    tweet,
    wrapped,
    ytd,
)

from friendline.archives.opening import open_archive
from friendline.archives.source import Reading
from friendline.archives.x import SOURCE
from friendline.book.collect import Collector
from friendline.book.items import item_id
from friendline.model import AudienceSource, Fault, Gap, Item, Owner, Record, Tie

SAMPLE = SAMPLES / "x_dogsheep_2019" / "tests" / "zip_contents"


def _spaced(seconds: int) -> str:
    return iso(seconds).replace("T", " ").replace(".235Z", " +0000")


def _grailbird(*tweets: Mapping[str, Any], is_protected: bool = False) -> dict[str, bytes]:
    """Make an archive of the years before 2019 from the same posts."""
    user = {"screen_name": "zoe_made_up", "id_str": OWNER_ID, "protected": is_protected}
    records = [
        {
            **{key: value for key, value in one.items() if key != "full_text"},
            "id": int(one["id_str"]),
            "text": one["full_text"],
            "created_at": _spaced(NOW + int(one["id_str"]) - 1_700_000_000_000_000_000),
            "user": user,
        }
        for one in tweets
    ]
    details = {"screen_name": "zoe_made_up", "full_name": "Zoë", "bio": "Tea", "id": OWNER_ID}
    return {
        "index.html": b"<html>",
        "data/js/user_details.js": js("var user_details", details),
        "data/js/payload_details.js": js("var payload_details", {"tweets": 2}),
        "data/js/tweets/2024_03.js": js("Grailbird.data.tweets_2024_03", records),
        "tweets.csv": _table(*tweets),
    }


def _table(*tweets: Mapping[str, Any], links: str = "") -> bytes:
    lines = io.StringIO()
    names = "tweet_id in_reply_to_status_id in_reply_to_user_id timestamp source text"
    writer = csv.DictWriter(lines, [*names.split(), "expanded_urls"], quoting=csv.QUOTE_ALL)
    writer.writeheader()
    for one in tweets:
        number = int(one["id_str"]) - 1_700_000_000_000_000_000
        row = {"tweet_id": one["id_str"], "timestamp": _spaced(NOW + number)}
        writer.writerow({**row, "text": one["full_text"], "expanded_urls": links})
    return lines.getvalue().encode()


def _opened(path: Path) -> list[Record]:
    archive_there = open_archive(path)
    assert SOURCE.recognises(archive_there)
    return list(SOURCE.read(archive_there, Reading()))


def _ids(records: list[Record]) -> list[str]:
    return sorted(map(item_id, posts_of(records)))


def test_zip_folder_and_wrapper_are_the_same(tmp_path: Path) -> None:
    """Packed, unpacked, renamed or inside another folder, an archive gives the same records."""
    files = archive()
    packed = _opened(zip_of(tmp_path / "anything.zip", files))
    unpacked = _opened(folder_of(tmp_path / "unpacked", files))
    inside = _opened(folder_of(tmp_path / "in", {f"mine/x/{n}": c for n, c in files.items()}))
    loose = {name.removeprefix("data/"): content for name, content in files.items()}
    flat = _opened(folder_of(tmp_path / "flat", loose))
    assert packed == unpacked
    assert [_placeless(record) for record in inside] == [_placeless(record) for record in packed]
    assert [_placeless(record) for record in flat] == [_placeless(record) for record in packed]


def _placeless(record: Record) -> str:
    return repr(record).replace("mine/x/", "").replace("data/", "")


def test_importing_twice_changes_nothing() -> None:
    """The same archive given again adds nothing to the book."""
    collector = Collector()
    collector.add(read(archive()))
    first = collector.book()
    collector.add(read(archive()))
    second = collector.book()
    assert first.items.equals(second.items)
    assert (first.accounts, first.ties, first.owners) == (
        second.accounts,
        second.ties,
        second.owners,
    )


@pytest.mark.parametrize(
    "files",
    [
        {
            "tweets": ytd("tweets", wrapped(FIRST)),
            "tweets-part1": ytd("tweets", wrapped(SECOND), 1),
        },
        {"tweet": ytd("tweet", wrapped(FIRST, SECOND)), "tweets": ytd("tweets", [])},
        {"tweet": ytd("tweet", [FIRST, SECOND]), "tweets": ytd("tweets", [])},
        {"tweets": b"\xef\xbb\xbf" + ytd("tweets", wrapped(FIRST, SECOND)) + b";\n"},
        {"tweets": json.dumps(wrapped(FIRST, SECOND)).encode()},
        {"tweets": ytd("tweets", wrapped(FIRST)), "tweets (1)": ytd("tweets", wrapped(SECOND))},
    ],
)
def test_posts_in_any_layout(files: dict[str, bytes]) -> None:
    """Split in parts, of 2019 or saved by an editor, posts are the same items."""
    made = {name.replace("_", "-"): content for name, content in files.items()}
    assert _ids(read(archive(**made))) == _ids(read(archive()))


def test_posts_from_before_2019_are_the_same_items() -> None:
    """An archive in the old layout and one of today put together hold each post once."""
    collector = Collector()
    collector.add(read(_grailbird(FIRST, SECOND)))
    collector.add(read(archive()))
    texts = collector.book().items.filter(kind="post")["text"]
    assert sorted(texts) == sorted(post.text for post in posts_of(read(archive())))


@pytest.mark.parametrize(("is_protected", "audience"), [(True, "followers"), (False, "public")])
def test_before_2019_protection_is_told_beside_posts(*, is_protected: bool, audience: str) -> None:
    """Old archives say with every post whether posts are protected."""
    items = posts_of(read(_grailbird(SECOND, is_protected=is_protected)))
    assert [(item.audience, item.audience_source) for item in items] == [
        (audience, AudienceSource.DERIVED)
    ]


def test_the_owner_before_2019() -> None:
    """Old archives tell the owner's name and what the profile showed."""
    records = read(_grailbird(SECOND))
    assert of_kind(records, Owner)[0].names == ("Zoë", "zoe_made_up")
    assert "Bio: Tea" in [item.text for item in of_kind(records, Item)]
    assert any("No list of followers" in gap.what for gap in of_kind(records, Gap))
    assert not any("No posts" in gap.what for gap in of_kind(records, Gap))


def test_the_table_alone_is_read() -> None:
    """Whoever kept only tweets.csv has the posts, and nobody knows for whom they were."""
    post = tweet(1, "Tea &amp; law https://t.co/a")
    records = read({"tweets.csv": _table(post, links="https://example.org")})
    (item,) = posts_of(records)
    assert (item.text, item.link) == ("Tea & law https://example.org", "https://example.org")
    assert (item.at, item.audience_source) == (NOW + 1, AudienceSource.UNKNOWN)
    assert _ids(records) == _ids(
        read(
            archive(
                tweets=ytd(
                    "tweets",
                    wrapped(
                        {
                            **post,
                            "entities": {
                                "urls": [
                                    {"url": "https://t.co/a", "expanded_url": "https://example.org"}
                                ]
                            },
                        }
                    ),
                )
            )
        )
    )


def test_the_table_does_not_guess_links() -> None:
    """Where links cannot be told apart they stay short."""
    post = tweet(1, "https://t.co/a https://t.co/b")
    (item,) = posts_of(read({"tweets.csv": _table(post, links="https://example.org")}))
    assert (item.text, item.link) == (post["full_text"], None)


def test_the_link_of_an_own_picture_is_left_out_of_the_table() -> None:
    """A picture's link is no address that the post shares."""
    link = "https://twitter.com/zoe/status/5/photo/1"
    table = _table(tweet(1, "Cake https://t.co/a"), links=link)
    (item,) = posts_of(read({"tweets.csv": table}))
    assert (item.text, item.link) == ("Cake", None)


def test_the_real_sample_of_2019() -> None:
    """A real archive of 2019 is recognised and gives followers by number."""
    if not SAMPLE.exists():
        pytest.skip("the sample of 2019 is not beside the project")
    records = _opened(SAMPLE)
    assert of_kind(records, Fault) == []
    assert len(of_kind(records, Tie)) == 4
    assert {tie.account.url for tie in of_kind(records, Tie)} >= {"https://x.com/i/user/73747798"}
    assert len(of_kind(records, Owner)[0].names) == 2
    assert any("No posts" in gap.what for gap in of_kind(records, Gap))


def _parts(*, with_manifest: bool) -> list[dict[str, bytes]]:
    """Split one archive in three: people and whose it is, posts, pictures."""
    files = archive(follower=ytd("follower", [{"follower": {"accountId": "77"}}]))
    manifest = {"data/manifest.js": files.pop("data/manifest.js")} if with_manifest else {}
    files.pop("data/manifest.js", None)
    posts = {"data/tweets.js": files.pop("data/tweets.js")}
    return [{**manifest, **files}, {**manifest, **posts}, {"data/tweets_media/1-a.jpg": b"x"}]


@pytest.mark.parametrize("with_manifest", [True, False])
def test_an_archive_in_several_zips(tmp_path: Path, *, with_manifest: bool) -> None:
    """Parts know each other: names and protection are in one, the posts in another."""
    parts = _parts(with_manifest=with_manifest)
    opened = [
        open_archive(zip_of(tmp_path / f"{number}.zip", files))
        for number, files in enumerate(parts)
    ]
    assert all(map(SOURCE.recognises, opened))
    assert SOURCE.wholes is not None
    (whole,) = SOURCE.wholes(opened)
    assert list(whole) == opened
    split = [list(SOURCE.read(part, Reading(parts=whole))) for part in whole]
    together = read({name: content for files in parts for name, content in files.items()})
    assert sorted(map(repr, (*split[0], *split[1]))) == sorted(map(repr, together))
    assert [gap.what for gap in of_kind(split[2], Gap)] == [
        "This part of an X archive holds only media of the other parts, or files that are not read."
    ]


def _named(files: dict[str, bytes], path: str) -> Memory:
    return Memory(files, path)


def test_two_archives_are_two() -> None:
    """Archives of two days, of two people, or both whole are no parts of one."""
    later = {**MANIFEST, "archiveInfo": {"generationDate": iso(NOW + 99_999)}}
    other = {**MANIFEST, "userInfo": {"accountId": "5"}}
    whole = Memory(archive())
    assert SOURCE.wholes is not None
    for manifest in (later, other):
        second = Memory(archive(manifest=js("window.__THAR_CONFIG", manifest)))
        assert SOURCE.wholes([whole, second]) == [(whole,), (second,)]
    old = Memory({"tweet.js": ytd("tweet", []), "account.js": ytd("account", [])})
    assert SOURCE.wholes([old, old]) == [(old,), (old,)]


def test_names_of_zips_speak_against_each_other() -> None:
    """Two zips with X's own names of different days are no parts of one archive."""
    posts = {"data/tweets.js": ytd("tweets", [])}
    people = {"data/follower.js": ytd("follower", [])}
    one = _named(posts, "/in/twitter-2024-01-01-0123456789abcdef.zip")
    two = _named(people, "/in/twitter-2025-01-01-fedcba9876543210.zip")
    same = _named(people, "/in/twitter-2024-01-01-0123456789abcdef (1).zip")
    assert SOURCE.wholes is not None
    assert SOURCE.wholes([one, two]) == [(one,), (two,)]
    assert SOURCE.wholes([one, same]) == [(one, same)]


@pytest.mark.parametrize(
    "files",
    [
        {"anything.js": ytd("tweets", [])},
        {"anything": _table(SECOND), "tweets.csv": _table(SECOND)},
        {"renamed.csv": _table(SECOND)},
        {"data/tweets_media/5-a.jpg": b""},
        {"x/data/direct_messages_media/5-a.jpg": b"", "x/data/tweets_media/5-a.jpg": b""},
        {"tweet.js": ytd("tweet", []), "tweet_media/5-a.jpg": b""},
        _grailbird(SECOND),
    ],
)
def test_parts_and_single_files_are_recognised(files: dict[str, bytes]) -> None:
    """One file of an archive under any name, or its pictures alone, are X's."""
    assert SOURCE.recognises(Memory(files))


@pytest.mark.parametrize(
    "files",
    [
        {},
        {"clients.csv": b"Name,E-mail\nKim,kim@example.org\n"},
        {"account.js": b"module.exports = []", "tweets.js": b"let tweets = []"},
        {"data/js/main.js": b"window.start = 1"},
        {"tweets.js": b"BROKEN", "a.txt": b""},
        {"x/data/account.js": ytd("account", []), "facebook/posts/your_posts_1.json": b"[]"},
        {"media_attachments/files/1.jpg": b"", "outbox.json": b"{}"},
    ],
)
def test_other_things_are_not_recognised(files: dict[str, bytes]) -> None:
    """Other programs' files, broken ones, and a folder with several exports are not X's."""
    assert not SOURCE.recognises(Memory(files))


def test_mentions_in_one_part_name_followers_in_another() -> None:
    """Of two parts the posts name the people whom the other part lists."""
    post = tweet(1, "Hi", entities={"user_mentions": [mention(77, "ann_l", "Ann")]})
    people = Memory({"data/follower.js": ytd("follower", [{"follower": {"accountId": "77"}}])})
    posts = Memory({"data/tweets.js": ytd("tweets", wrapped(post))})
    reading = Reading(parts=(people, posts))
    (tie,) = of_kind(SOURCE.read(people, reading), Tie)
    assert tie.account.handle == "ann_l"
    assert of_kind(SOURCE.read(posts, reading), Tie) == []


def test_protection_in_one_part_holds_for_posts_in_another() -> None:
    """Of two parts, the history of one tells who the posts of the other are for."""
    state = Memory({"data/protected-history.js": protected(("Protect", NOW))})
    posts = Memory({"data/tweets.js": ytd("tweets", wrapped(SECOND))})
    (item,) = of_kind(SOURCE.read(posts, Reading(parts=(state, posts))), Item)
    assert item.audience == "followers"


@given(places=st.lists(st.integers(0, 3), min_size=9, max_size=9))
def test_posts_split_over_files_in_any_way(places: list[int]) -> None:
    """However X spreads the posts over its files, they are the same items."""
    posts = [tweet(number, f"Post {number}") for number in range(9)]
    whole = read(archive(tweets=ytd("tweets", wrapped(*posts))))
    files = {
        f"tweets-part{part}" if part else "tweets": ytd(
            "tweets", wrapped(*(post for post, at in zip(posts, places, strict=True) if at == part))
        )
        for part in range(4)
    }
    assert _ids(read(archive(**files))) == _ids(whole)


def test_profile_of_today() -> None:
    """A profile without words has no items, and an odd record of one is told."""
    empty = {"profile": {"description": {"bio": "", "website": "", "location": ""}}}
    records = read(archive(profile=ytd("profile", [PROFILE, empty, 7])))
    assert len([one for one in of_kind(records, Item) if one.kind == "profile_field"]) == 3
    assert [fault.file for fault in of_kind(records, Fault)] == ["data/profile.js"]
