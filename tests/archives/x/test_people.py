"""Whom an X archive ties to the owner, whose it is, and what it lacks (formats 4)."""

from typing import Any

import pytest
from archives_helpers import of_kind
from x_archive_helpers import (
    ACCOUNT,
    MANIFEST,
    archive,
    js,
    mention,
    protected,
    read,
    tweet,
    wrapped,
    ytd,
)

from friendline.model import Account, Fault, Gap, Owner, Request, Tie, TieKind


def _ties(**files: bytes) -> dict[TieKind, Account]:
    return {tie.kind: tie.account for tie in of_kind(read(archive(**files)), Tie)}


def test_followers_have_a_name_where_a_post_mentions_them() -> None:
    """A number that a post names is a person; another stays a number with an address."""
    ties = _ties()
    assert ties[TieKind.FOLLOWER] == Account(
        channel="x", name="Ann Łęska", handle="ann_l", url="https://x.com/ann_l"
    )
    assert ties[TieKind.FOLLOWING] == Account(
        channel="x", name="account 88", url="https://x.com/i/user/88"
    )
    assert ties[TieKind.BLOCKED].name == "account 99"


def test_the_latest_name_holds() -> None:
    """People rename themselves: the latest post that mentions them tells the name."""
    early = tweet(1, "Hi", entities={"user_mentions": [mention(77, "ann", "Ann Early")]})
    late = tweet(9, "Hi", entities={"user_mentions": [mention(77, "ann_l", "Ann Late")]})
    for order in ((early, late), (late, early)):
        account = _ties(tweets=ytd("tweets", wrapped(*order)))[TieKind.FOLLOWER]
        assert (account.name, account.handle) == ("Ann Late", "ann_l")


def test_a_reply_tells_a_handle_but_not_over_a_name() -> None:
    """Whom a post answers is known by handle; a display name from elsewhere tells more."""
    reply = tweet(9, "Yes", in_reply_to_user_id_str="77", in_reply_to_screen_name="ann_l")
    account = _ties(tweets=ytd("tweets", wrapped(reply)))[TieKind.FOLLOWER]
    assert (account.name, account.handle) == ("ann_l", "ann_l")
    named = tweet(1, "Hi", entities={"user_mentions": [mention(77, "ann_l", "Ann")]})
    account = _ties(tweets=ytd("tweets", wrapped(named, reply)))[TieKind.FOLLOWER]
    assert account.name == "Ann"


def test_people_who_are_gone_have_no_number() -> None:
    """The number -1 stands for anybody who is gone, so it names nobody."""
    gone = tweet(1, "Hi", entities={"user_mentions": [mention(-1, "ann", "Ann")]})
    records = read(archive(tweets=ytd("tweets", wrapped(gone))))
    assert {tie.account.handle for tie in of_kind(records, Tie)} == {None}


def test_a_number_in_the_address_is_enough() -> None:
    """A tie without a number is read from its address, and one with neither is counted."""
    links = [
        {"follower": {"userLink": "https://twitter.com/intent/user?user_id=77"}},
        {"follower": {"userLink": "https://twitter.com/ann"}},
    ]
    records = read(archive(follower=ytd("follower", links)))
    followers = [tie for tie in of_kind(records, Tie) if tie.kind is TieKind.FOLLOWER]
    assert [tie.account.name for tie in followers] == ["Ann Łęska"]
    assert [fault.file for fault in of_kind(records, Fault)] == ["data/follower.js"]


def test_whose_archive_it_is() -> None:
    """The owner has a name, the user names of today and before, an address and a page."""
    assert of_kind(read(archive()), Owner) == [
        Owner(
            channel="x",
            names=("Zoë Made-Up", "zoe_made_up", "zoe_old"),
            emails=("zoe@example.org",),
            url="https://x.com/zoe_made_up",
        )
    ]


def test_the_manifest_names_the_owner_too() -> None:
    """Where the account's own file is broken, the list of contents tells whose archive it is."""
    (owner,) = of_kind(read(archive(account=b"window.YTD.account.part0 = [")), Owner)
    assert owner.names[:2] == ("Zoë Made-Up", "zoe_made_up")


def test_phone_numbers_are_dropped() -> None:
    """The owner's phone number, which nobody on X sees, is nowhere in what is read."""
    assert ACCOUNT["account"]["phoneNumber"] not in repr(read(archive()))


@pytest.mark.parametrize(
    "name",
    [
        "direct-messages",
        "direct-messages-group",
        "deleted-tweet-headers",
        "ip-audit",
        "ad-impressions",
        "mute",
        "contact",
        "device-token",
        "personalization",
        "phone-number",
    ],
)
def test_files_that_are_none_of_our_business(name: str) -> None:
    """Messages, logins, devices, advertisements and contacts leave no trace."""
    secret = ytd(name.replace("-", "_"), [{"x": {"text": "secret", "accountId": "55"}}])
    assert read(archive(**{name: secret})) == read(archive())


def test_there_are_no_requests_and_that_is_told() -> None:
    """X exports no follow requests, so none is made up and their lack is told."""
    records = read(archive())
    assert of_kind(records, Request) == []
    assert any("no follow requests" in gap.what for gap in of_kind(records, Gap))


def _gaps(files: dict[str, bytes]) -> str:
    return "\n".join(gap.what for gap in of_kind(read(files), Gap))


def test_a_whole_archive_lacks_only_requests_and_names() -> None:
    """What is there is not told as missing."""
    gaps = of_kind(read(archive()), Gap)
    assert [gap.what.split(":")[0] for gap in gaps] == [
        "X lists followers by number, without names",
        "X puts no follow requests into an archive, neither those you got nor those you sent.",
    ]
    assert "1 of 2 accounts" in gaps[0].what


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("tweets", "No posts are in this X archive"),
        ("follower", "No list of followers"),
        ("protected-history", "does not say whether your posts on X are protected"),
    ],
)
def test_missing_files_are_told(missing: str, told: str) -> None:
    """An archive without posts, followers or history says so."""
    files = archive()
    assert told not in _gaps(files)
    del files[f"data/{missing}.js"]
    assert told in _gaps(files)


def test_files_named_and_not_there_are_told() -> None:
    """The archive's own list names files that another part holds; messages are not missed."""
    listed: dict[str, Any] = {
        **MANIFEST,
        "dataTypes": {
            "tweets": {"files": [{"fileName": f"data/tweets-part{n}.js"} for n in range(1, 5)]},
            "directMessages": {"files": [{"fileName": "data/direct-messages.js"}]},
        },
    }
    told = _gaps(archive(manifest=js("window.__THAR_CONFIG", listed)))
    assert "tweets-part1.js, tweets-part2.js, tweets-part3.js and others" in told
    assert "direct-messages" not in told


def test_articles_are_told_as_not_read() -> None:
    """Long articles are not looked at, which the owner is told; an empty file is no article."""
    assert "Articles" not in _gaps(archive(article=ytd("article", [])))
    assert "Articles" in _gaps(archive(article=ytd("article", [{"article": {"title": "T"}}])))


def test_gaps_are_told_in_whole_sentences() -> None:
    """Every gap says what is missing and what to do, and ends its sentences."""
    bare = {"data/manifest.js": js("window.__THAR_CONFIG", MANIFEST)}
    likes = ytd("like", [{"like": {"fullText": "x"}}])
    everything = archive(like=likes, protected_history=protected(), article=likes)
    for files in (bare, everything, {"data/tweets_media/1-a.jpg": b""}):
        gaps = of_kind(read(files), Gap)
        assert gaps
        assert all(gap.what.endswith(".") and gap.remedy.endswith(".") for gap in gaps)
        assert len(gaps) == len(set(gaps))


def test_times_of_ties_are_unknown() -> None:
    """X tells no dates of followers, so that none is made up."""
    ties = of_kind(read(archive()), Tie)
    assert {(tie.since, tie.until) for tie in ties} == {(None, None)}
