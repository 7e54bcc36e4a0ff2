"""The rules of Mastodon and Bluesky: who is let in, and that all of Bluesky is public."""

from dataclasses import replace

import mastodon_exports as exports
import polars as pl
import pytest

from friendline.book import Book, Collector
from friendline.book.items import item_table
from friendline.model import AudienceSource, Item, ItemKind, Sees, TieKind
from friendline.sight import RULES
from friendline.sight.bluesky import BLUESKY
from friendline.sight.judging.belonging import ANYBODY, OWNER, STRANGER, Presence
from friendline.sight.mastodon import MASTODON
from friendline.sight.network import NetworkRules
from friendline.sight.statements.applying import NetworkState, Statements, apply_statements
from friendline.sight.viewing import Sight, Viewer

FOLLOWER = Presence(name="ann@third.example", ties=frozenset({TieKind.FOLLOWER}))
MENTIONED = Presence(name="kim@other.example")


def table(audience: str, source: AudienceSource, *tagged: str) -> pl.DataFrame:
    """A table of one item."""
    item = Item(
        channel="mastodon",
        kind=ItemKind.POST,
        text="Hi",
        tagged=tagged,
        audience=audience,
        audience_source=source,
    )
    return item_table({"item-1": item})


def sees(who: Presence, items: pl.DataFrame, rules: NetworkRules = MASTODON) -> Sees:
    """Say what somebody sees of one item."""
    return Sight(items, [Viewer("person-1", (who,), sure=True)], rules, {}).sees(0, "item-1")


@pytest.mark.parametrize(
    ("audience", "anybody", "stranger", "follower", "mentioned"),
    [
        ("public", Sees.CAN, Sees.CAN, Sees.CAN, Sees.CAN),
        ("followers", Sees.CANNOT, Sees.MAY, Sees.CAN, Sees.MAY),
        ('people "kim@other.example"', Sees.CANNOT, Sees.CANNOT, Sees.CANNOT, Sees.CAN),
        ('followers + people "kim@other.example"', Sees.CANNOT, Sees.MAY, Sees.CAN, Sees.CAN),
        ("only me", Sees.CANNOT, Sees.CANNOT, Sees.CANNOT, Sees.CANNOT),
    ],
)
def test_who_sees_what_on_mastodon(
    audience: str, anybody: Sees, stranger: Sees, follower: Sees, mentioned: Sees
) -> None:
    """Followers see posts for followers; the archive names none, so anybody there may be one."""
    items = table(audience, AudienceSource.STATED)
    who = (ANYBODY, STRANGER, FOLLOWER, MENTIONED)
    assert [sees(each, items) for each in who] == [anybody, stranger, follower, mentioned]


def test_who_is_mentioned_sees_it_whatever_its_audience() -> None:
    """A mention lets in who does not follow."""
    items = table("followers", AudienceSource.STATED, "kim@other.example")
    assert sees(MENTIONED, items) is Sees.CAN
    assert sees(STRANGER, items) is Sees.MAY


def test_who_follows_is_not_in_the_archive_and_the_reason_says_so() -> None:
    """Nobody is called no follower on the word of an archive that names none."""
    items = table("followers", AudienceSource.STATED)
    sight = Sight(items, [Viewer("person-1", (STRANGER,), sure=True)], MASTODON, {})
    assert "does not say who is a follower of yours" in " ".join(sight.because(0, "item-1"))


def test_everybody_sees_all_of_bluesky() -> None:
    """Public by the rules of the network is public for who is not logged in, too."""
    items = table("public", AudienceSource.DERIVED)
    assert {sees(each, items, BLUESKY) for each in (ANYBODY, STRANGER)} == {Sees.CAN}
    sight = Sight(items, [Viewer("person-1", (STRANGER,), sure=True)], BLUESKY, {})
    assert sight.because(0, "item-1") == ("Everything on Bluesky is public.",)


def test_a_favourite_says_whose_word_counts() -> None:
    """Where the export does not say who sees a favourite, the reason says who decides."""
    item = Item(channel="mastodon", kind=ItemKind.REACTION, link="https://other.example/1")
    sight = Sight(
        item_table({"item-1": item}), [Viewer("person-1", (STRANGER,), sure=True)], MASTODON, {}
    )
    assert sight.sees(0, "item-1") is Sees.MAY
    assert "favourite" in sight.because(0, "item-1")[0]


ANN = "https://third.example/users/ann"


def served() -> Book:
    """An export with a post of each level, the direct one to Ann, who follows, and followers."""
    acts = [
        exports.create(content="<p>Public</p>", id=f"{exports.ME}/statuses/1"),
        exports.create(
            [exports.FOLLOWERS],
            [exports.PUBLIC],
            content="<p>Unlisted</p>",
            id=f"{exports.ME}/statuses/2",
        ),
        exports.create(
            [exports.FOLLOWERS], content="<p>Followers</p>", id=f"{exports.ME}/statuses/3"
        ),
        exports.create(
            [ANN],
            content="<p>Direct</p>",
            tag=[exports.mention("ann", "third.example")],
            id=f"{exports.ME}/statuses/4",
        ),
    ]
    collector = Collector()
    collector.add(exports.read(exports.export(*acts, followers=exports.collection(ANN))))
    return collector.book()


def can_see(who: Presence, statements: Statements, *, followers_known: bool = True) -> int:
    """How many of the four posts somebody can see, with nothing left open."""
    book = served()
    told = apply_statements(book.items, statements, RULES)
    posts = told.filter(pl.col("file") == "outbox.json")
    rules = replace(statements.rules(MASTODON), ties_are_exported=followers_known)
    counts = Sight(posts, [Viewer("one", (who,), sure=True)], rules, {}).counts(0)
    assert counts.can + counts.cannot == 4 or not followers_known
    return counts.can


def in_book(handle: str) -> Presence:
    """An account as the book knows it."""
    book = served()
    for key, account in book.accounts.items():
        if account.handle == handle:
            ties = frozenset(tie.kind for tie in book.ties[key])
            return Presence(name=account.name, ties=ties)
    return Presence(name=handle)


LOGIN_REQUIRED = Statements(networks={"mastodon": NetworkState("mastodon", visitors_see=False)})


def test_a_real_server_serves_as_many_posts_as_are_said_to_be_seen() -> None:
    """Owner 4, that follower 4, a stranger and a pending follower 2, a visitor 2 or none."""
    nothing = Statements()
    assert can_see(OWNER, nothing) == 4
    assert can_see(in_book("ann@third.example"), nothing) == 4
    assert can_see(STRANGER, nothing) == 2
    assert can_see(in_book("waits@fourth.example"), nothing) == 2
    assert can_see(ANYBODY, nothing) == 2
    assert can_see(ANYBODY, LOGIN_REQUIRED) == 0
    assert can_see(STRANGER, LOGIN_REQUIRED) == 2
    assert can_see(in_book("ann@third.example"), LOGIN_REQUIRED) == 4


def test_without_a_list_of_followers_a_stranger_can_see_no_more() -> None:
    """The archive alone leaves the post for followers open, and never makes it seen."""
    assert can_see(STRANGER, Statements(), followers_known=False) == 2
