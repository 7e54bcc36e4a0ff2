"""Posts of an X archive: words, links, media, places, kinds and audiences (formats 4)."""

import time
from datetime import UTC, datetime
from typing import Any

import pytest
from archives_helpers import of_kind
from x_archive_helpers import (
    FIRST,
    NOW,
    OWNER_ID,
    SECOND,
    archive,
    at,
    iso,
    mention,
    posts_of,
    protected,
    read,
    tweet,
    wrapped,
    ytd,
)

from friendline.model import AudienceSource, Fault, Gap, Item, ItemKind
from friendline.sight.audience import parse_audience

PUBLIC = ("public", AudienceSource.DERIVED)
FOLLOWERS = ("followers", AudienceSource.DERIVED)
NOT_KNOWN = ("unknown", AudienceSource.UNKNOWN)


def _one(record: dict[str, Any]) -> Item:
    (item,) = posts_of(read(archive(tweets=ytd("tweets", wrapped(record)))))
    return item


def _audience(item: Item) -> tuple[str, AudienceSource]:
    parse_audience(item.audience)
    return item.audience, item.audience_source


def test_a_post_says_all_that_shows() -> None:
    """Entities are undone, short links told in full, and the link of the own picture left out."""
    item = _one(FIRST)
    number = FIRST["id_str"]
    assert item.text == "Tea <3 & law https://example.org/a?b=1&c=2 with @ann"
    assert item.link == "https://example.org/a?b=1&c=2"
    assert item.at == NOW + 1
    assert item.media == (f"{number}-one.jpg", f"{number}-high.mp4")
    assert item.tagged == ("Ann Łęska",)
    assert item.by is None
    assert item.file == "data/tweets.js"


def test_entities_are_undone_once() -> None:
    """Somebody who writes about HTML is quoted as they wrote it."""
    assert _one(tweet(1, "Write &amp;amp; for &amp;")).text == "Write &amp; for &"


def test_text_is_never_taken_for_mojibake() -> None:
    """X writes UTF-8 as it is, so that odd letters are meant."""
    assert _one(tweet(1, "The sign Ã© is mojibake")).text == "The sign Ã© is mojibake"


def test_short_links_without_an_address_stay() -> None:
    """A short link is kept where nothing tells what it stands for, and no part of one is taken."""
    urls = [{"url": "https://t.co/a", "expanded_url": "https://example.org"}]
    item = _one(tweet(1, "https://t.co/ab https://t.co/a", entities={"urls": urls}))
    assert item.text == "https://t.co/ab https://example.org"


def test_a_picture_alone_is_a_post() -> None:
    """A post of a picture without words has the picture, and no words."""
    media = [{"url": "https://t.co/p", "media_url": "http://p.org/media/x.png"}]
    item = _one(tweet(1, "https://t.co/p", entities={"media": media}))
    assert (item.text, item.media) == ("", (f"{tweet(1, '')['id_str']}-x.png",))


def test_a_repost_keeps_whose_words_they_are() -> None:
    """A repost is the owner's act, and its text says whose words it repeats."""
    item = _one(tweet(1, "RT @ann_l: Cake at noon", retweeted=False))
    assert (item.kind, item.by, item.text) == (ItemKind.POST, None, "RT @ann_l: Cake at noon")


@pytest.mark.parametrize(
    ("fields", "kind"),
    [
        ({}, ItemKind.POST),
        ({"in_reply_to_user_id_str": "77"}, ItemKind.POST),
        ({"in_reply_to_status_id_str": "5", "in_reply_to_user_id_str": "77"}, ItemKind.COMMENT),
        ({"in_reply_to_status_id_str": "5", "in_reply_to_user_id_str": OWNER_ID}, ItemKind.POST),
        ({"in_reply_to_status_id_str": SECOND["id_str"]}, ItemKind.POST),
    ],
)
def test_replies_are_comments(fields: dict[str, Any], kind: ItemKind) -> None:
    """A reply to somebody is a comment; a mention, or the next post of a thread, is a post."""
    records = read(archive(tweets=ytd("tweets", wrapped(tweet(1, "Yes", **fields), SECOND))))
    assert posts_of(records)[0].kind is kind


@pytest.mark.parametrize(
    ("fields", "place"),
    [
        ({"place": {"full_name": "Łódź, Poland", "name": "Łódź"}}, "Łódź, Poland"),
        ({"place": {"name": "Łódź"}}, "Łódź"),
        ({"coordinates": {"type": "Point", "coordinates": ["1.5", "2.5"]}}, "a point on the map"),
        ({"geo": {"coordinates": [1.5, 2.5]}}, "a point on the map"),
        ({"geo": {}, "coordinates": None, "place": {}}, None),
    ],
)
def test_places(fields: dict[str, Any], place: str | None) -> None:
    """A place is named; bare coordinates are told without a guess at which is which."""
    assert _one(tweet(1, "Here", **fields)).place == place


def test_time_from_the_id() -> None:
    """A post whose time cannot be read has the time that its id tells."""
    record = tweet(1, "When", id_str="1690395372546301952", created_at="yesterday")
    # id and time of the example that formats 4 names as its source
    assert _one(record).at == int(datetime(2023, 8, 12, 16, 10, 37, tzinfo=UTC).timestamp())


@pytest.mark.parametrize(
    ("history", "audience"),
    [
        (protected(("Protect", NOW)), FOLLOWERS),
        (protected(("Unprotect", NOW)), PUBLIC),
        (protected(("Unprotect", NOW - 9), ("Protect", NOW)), FOLLOWERS),
        (protected(("Protect", NOW - 9), ("Unprotect", NOW), ("Protect", NOW - 20)), PUBLIC),
        (protected(("Protect", None), ("protect", None)), FOLLOWERS),
        (protected(("Protect", None), ("Unprotect", NOW)), NOT_KNOWN),
        (protected(("Zugesperrt", NOW)), NOT_KNOWN),
        (protected(), NOT_KNOWN),
        (b"window.YTD.protected_history.part0 = nonsense", NOT_KNOWN),
    ],
)
def test_protected_or_public(history: bytes, audience: tuple[str, AudienceSource]) -> None:
    """The last switch tells who posts are for; none in six months, or an odd one, tells nothing."""
    records = read(archive(protected_history=history))
    assert {_audience(item) for item in posts_of(records)} == {audience}
    told = any("protected" in gap.what for gap in of_kind(records, Gap))
    assert told == (audience == NOT_KNOWN)


def test_the_profile_is_public_in_any_state() -> None:
    """X shows bio, location and website to everybody, protected posts or not."""
    records = read(archive(protected_history=protected(("Protect", NOW))))
    shown = [item for item in of_kind(records, Item) if item.kind is ItemKind.PROFILE_FIELD]
    assert [item.text for item in shown] == [
        "Bio: Tea & law",
        "Location: Łódź",
        "Website: https://t.co/web",
    ]
    assert {_audience(item) for item in shown} == {PUBLIC}


def test_circle_tweets_are_for_the_circle() -> None:
    """A post to the circle is never public, though the archive repeats it among all posts."""
    secret = tweet(3, "Only for some")
    records = read(
        archive(
            tweets=ytd("tweets", wrapped(SECOND, secret)),
            twitter_circle_tweet=ytd("tweet", wrapped(secret)),
        )
    )
    second, circle = sorted(posts_of(records), key=lambda item: item.at or 0)
    assert _audience(second) == PUBLIC
    assert circle.text == "Only for some"
    assert _audience(circle) == ('list "Twitter Circle"', AudienceSource.STATED)


def test_what_is_named_a_circle_tweet_is_one() -> None:
    """Where the circle's file has only the number of a post, its words elsewhere are not public."""
    secret = tweet(3, "Only for some")
    bare = {"id_str": secret["id_str"]}
    records = read(
        archive(tweets=ytd("tweets", wrapped(secret)), twitter_circle_tweet=ytd("t", wrapped(bare)))
    )
    assert [item.audience for item in posts_of(records)] == ['list "Twitter Circle"']


def test_a_post_told_twice_is_one() -> None:
    """Two files with the same post, as of an archive unpacked over another, give it once."""
    records = read(archive(tweet=ytd("tweet", wrapped(SECOND))))
    assert [item.text for item in posts_of(records)].count("Second") == 1


def test_deleted_tweets_are_kept_and_seen_by_nobody() -> None:
    """A deleted post is not lost, and nobody sees it."""
    records = read(archive(deleted_tweets=ytd("deleted_tweets", wrapped(tweet(3, "Oops")))))
    (gone,) = [item for item in posts_of(records) if item.text == "Oops"]
    assert _audience(gone) == ("only me", AudienceSource.STATED)


@pytest.mark.parametrize(("action", "audience"), [("Unprotect", PUBLIC), ("Protect", NOT_KNOWN)])
def test_community_tweets(action: str, audience: tuple[str, AudienceSource]) -> None:
    """Communities are open to view; of a protected account's posts there nothing is known."""
    records = read(
        archive(
            protected_history=protected((action, NOW)),
            community_tweet=ytd("community_tweet", wrapped(tweet(3, "Hello bakers"))),
        )
    )
    (item,) = [item for item in posts_of(records) if item.kind is ItemKind.GROUP_POST]
    assert _audience(item) == audience


def test_likes_are_seen_by_nobody_and_that_is_told() -> None:
    """A like has the words liked and no time; that its author sees it is told as a gap."""
    entry = {"tweetId": "5", "fullText": "Cake &amp; tea", "expandedUrl": "https://x.com/i/5"}
    records = read(archive(like=ytd("like", [{"like": entry}, {"like": {"tweetId": "6"}}])))
    (like,) = [item for item in posts_of(records) if item.kind is ItemKind.REACTION]
    assert (like.text, like.link, like.at) == ("Cake & tea", "https://x.com/i/5", None)
    assert _audience(like) == ("only me", AudienceSource.DERIVED)
    assert any("Likes in this X archive: 2." in gap.what for gap in of_kind(records, Gap))
    assert ["1 of 2" in fault.reason for fault in of_kind(records, Fault)] == [True]


LONG = "@ann_l Today was the day on which all of us went to see the lake and what we saw there was"


def _note(text: str, when: int, **core: Any) -> dict[str, Any]:
    return {
        "noteTweet": {"noteTweetId": "9", "createdAt": iso(when), "core": {"text": text, **core}}
    }


def test_a_long_post_has_its_whole_text() -> None:
    """The whole text takes the place of the cut one, with its links told in full."""
    whole = f"{LONG} a swan &amp; https://t.co/far"
    links = [{"shortUrl": "https://t.co/far", "expandedUrl": "https://example.org/far"}]
    records = read(
        archive(
            tweets=ytd("tweets", wrapped(tweet(1, f"{LONG}… https://t.co/cut"))),
            note_tweet=ytd("note_tweet", [_note(whole, NOW, urls=links)]),
        )
    )
    assert [item.text for item in posts_of(records)] == [f"{LONG} a swan & https://example.org/far"]


def test_two_long_posts_that_begin_alike() -> None:
    """Of two posts with the same beginning each gets the text that is nearest in time."""
    records = read(
        archive(
            tweets=ytd("tweets", wrapped(tweet(1, LONG), tweet(2_000, LONG))),
            note_tweet=ytd(
                "note_tweet", [_note(f"{LONG} late", NOW + 1_990), _note(f"{LONG} early", NOW)]
            ),
        )
    )
    assert [item.text for item in posts_of(records)] == [f"{LONG} early", f"{LONG} late"]


def test_many_long_posts_that_begin_alike_take_no_time() -> None:
    """Thousands of posts that say the same, in one hour or over years, are put together once."""
    count = 3_000
    for apart in (0, 86_400):
        tweets = [tweet(1 + apart * n, LONG, id_str=str(n + 1)) for n in range(count)]
        notes = [_note(f"{LONG} {n}", NOW + apart * n) for n in range(count)]
        began = time.process_time()
        records = read(
            archive(tweets=ytd("tweets", wrapped(*tweets)), note_tweet=ytd("note_tweet", notes))
        )
        assert time.process_time() - began < 3
        assert {item.text for item in posts_of(records)} == {f"{LONG} {n}" for n in range(count)}


def test_a_long_text_without_its_post_is_not_lost() -> None:
    """A long text of another day is an item of its own, and who sees it is unknown."""
    records = read(
        archive(
            tweets=ytd("tweets", wrapped(tweet(1, LONG))),
            note_tweet=ytd("note_tweet", [_note(f"{LONG} more", NOW - 90_000), {"noteTweet": {}}]),
        )
    )
    post, note = posts_of(records)
    assert (post.text, note.text, note.at) == (LONG, f"{LONG} more", NOW - 90_000)
    assert _audience(note) == NOT_KNOWN
    assert [fault.file for fault in of_kind(records, Fault)] == ["data/note-tweet.js"]


def test_records_without_words_or_pictures_are_counted() -> None:
    """What is no post is told once for the file, and the others are read."""
    records = read(archive(tweets=ytd("tweets", [{"tweet": 7}, *wrapped(SECOND, tweet(3, " "))])))
    assert [item.text for item in posts_of(records)] == ["Second"]
    (fault,) = of_kind(records, Fault)
    assert fault.reason.startswith("2 of 3 records")


def test_zones_of_times() -> None:
    """A time with another offset is the same moment."""
    moved = at(NOW + 3_600).replace("+0000", "+0100")
    assert _one(tweet(1, "Zone", created_at=moved)).at == NOW


def test_names_of_mentions_once() -> None:
    """Who is mentioned twice is named once; without a name, by handle."""
    people = [mention(1, "kim", "Kim"), mention(1, "kim", "Kim"), mention(2, "lee", "")]
    assert _one(tweet(1, "Hi", entities={"user_mentions": people})).tagged == ("Kim", "lee")
