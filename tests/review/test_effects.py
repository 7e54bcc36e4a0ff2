"""What steps are expected to change: judged again as if they were taken (R65, R66, A3)."""

from pathlib import Path
from typing import Any

import pytest
from report_reader import read_page
from review_worlds import World, as_facebook, at

from friendline.book.items import item_table
from friendline.model import AudienceSource, Category, Finding, Item, ItemKind, Severity, TieKind
from friendline.review.contract import ExpectedRow
from friendline.review.effects import PICTURES, Deed, Effects, Hide, LetIn, ShowLess
from friendline.review.fine_for import FineFor
from friendline.review.looking import ChannelSight
from friendline.screening.labels import Label, Labelled, Verdict
from friendline.sight import RULES
from friendline.sight.judging.presence import ANYBODY, Presence
from friendline.sight.viewing import Sight, Viewer

CLIENTS = """Name,Email,Status,Met in person,Facebook
Kim Novak,kim@example.org,current client,yes,Kim Novak
Pat Doe,pat@example.org,current client,yes,Pat Doe
"""
POSTS = "your_facebook_activity/posts"


def item(audience: str, kind: ItemKind = ItemKind.POST, **more: Any) -> Item:
    """An item on any network whose audience the owner said."""
    source = AudienceSource.UNKNOWN if audience == "unknown" else AudienceSource.OWNER
    return Item(channel="facebook", kind=kind, audience=audience, audience_source=source, **more)


def expected(
    deed: Deed,
    *,
    channel: str = "facebook",
    risky: tuple[str, ...] = (),
    fine: tuple[tuple[str, str], ...] = (),
    **items: Item,
) -> list[ExpectedRow]:
    """What is expected of a deed; Kim and Pat are tied, Sam asks; items have the ids given.

    ``fine`` has who may see which item all the same.
    """
    tie = RULES[channel].tie
    ties = {"kim": {tie}, "pat": {tie}, "sam": set[TieKind]()}
    viewers = [Viewer("anybody", (ANYBODY,), sure=True)] + [
        Viewer(who, (Presence(name=who.title(), ties=frozenset(tied), account=who),), sure=True)
        for who, tied in ties.items()
    ]
    sight = Sight(item_table(items), viewers, RULES[channel], {})
    position = {who: number for number, who in enumerate(ties, 1)} | {"ann": 0}
    one = ChannelSight(channel, sight, position, {})
    findings = [
        Finding(
            item=key,
            category=Category.PROFANITY,
            severity=Severity.LOW,
            evidence="damn",
            reason="a word of the list",
            detector="words",
        )
        for key in risky
    ]
    said = Label(number=1, at=0, verdict=Verdict.FINE)
    fine_for = {(who, key, Category.PROFANITY): said for who, key in fine}
    labelled = Labelled(findings, fine_for=fine_for)
    return Effects({channel: one}, findings, [*ties, "ann"], FineFor(labelled)).expected(deed)


def test_what_is_fine_for_a_person_is_no_risk_that_they_see() -> None:
    """The item is seen as before; it is a risk as long as it concerns one of the group."""
    rant, song = item("friends"), item("public")
    deed = Hide("facebook", ("rant", "song"), ("kim", "pat"))

    def risks(*fine: tuple[str, str]) -> tuple[int, int]:
        (row,) = expected(deed, risky=("rant", "song"), fine=fine, rant=rant, song=song)
        return row.before.can, row.before.risks_can

    assert risks() == (2, 2)
    assert risks(("kim", "rant")) == (2, 2)
    assert risks(("kim", "rant"), ("pat", "rant")) == (2, 1)
    assert risks(*((who, key) for who in ("kim", "pat") for key in ("rant", "song"))) == (2, 0)


def test_what_is_let_in_is_counted_before_it_is_done() -> None:
    """Who asks sees what is public, and once accepted what is for friends."""
    (row,) = expected(
        LetIn("facebook", ("sam",)),
        open=item("public"),
        close=item("friends", at=1),
        mine=item("only me", at=2),
        risky=("close",),
    )
    assert row.change == "you accept"
    assert (row.before.can, row.after.can, row.people) == (1, 2, 1)
    assert (row.before.risks_can, row.after.risks_can) == (0, 1)
    assert row.remains == []


def test_onto_a_list_is_tried_with_and_without_its_pictures() -> None:
    """A list changes nothing by itself; what is not for the list does."""
    listed, pictures = expected(
        LetIn("facebook", ("sam",), "Acquaintances"),
        photo=item("friends", ItemKind.PHOTO),
        post=item("friends", at=1),
    )
    assert listed.change == 'you accept, and they are on the list "Acquaintances"'
    assert (listed.before.can, listed.after.can) == (0, 2)
    assert pictures.of == PICTURES
    assert (pictures.before.can, pictures.after.can) == (0, 0)


def test_a_restricted_list_leaves_what_is_public_and_where_they_are_tagged() -> None:
    """Facebook's list that sees less (guidance 4.4, 3); the reasons are told."""
    restricted, _ = expected(
        ShowLess("facebook", ("kim", "pat")),
        open=item("public"),
        close=item("friends", at=1),
        tagged=item("friends", at=2, tagged=("Kim",)),
        nobody=item("unknown", at=3),
    )
    assert restricted.change == 'they are on the list "Restricted"'
    assert (restricted.before.can, restricted.before.may, restricted.before.clients) == (3, 1, 2)
    assert (restricted.after.can, restricted.after.may) == (2, 1)
    remains = {row.because: (row.can, row.may, row.examples) for row in restricted.remains}
    assert remains["Its audience lets them in."] == (1, 0, ["open"])
    assert remains["They are tagged in it, and who is tagged normally sees an item."] == (
        1,
        0,
        ["tagged"],
    )
    assert remains["Facebook's export does not say who it is for."] == (0, 1, ["nobody"])


def test_an_item_counts_once_however_many_see_it() -> None:
    """Two who see one item are two clients and one item."""
    restricted, _ = expected(ShowLess("facebook", ("kim", "pat")), close=item("friends"))
    assert (restricted.before.clients, restricted.before.can) == (2, 1)
    assert (restricted.after.clients, restricted.after.can) == (0, 0)


@pytest.mark.parametrize("channel", [name for name in RULES if name != "facebook"])
def test_only_what_a_network_has_is_tried(channel: str) -> None:
    """No list where there is none that limits sight; followers can be taken off where it helps."""
    rules = RULES[channel]
    it = Item(
        channel=channel,
        kind=ItemKind.POST,
        audience=f"{rules.tie_word}s",
        audience_source=AudienceSource.STATED,
    )
    changes = [row.change for row in expected(ShowLess(channel, ("kim",)), channel=channel, it=it)]
    assert not any("Restricted" in one for one in changes)
    takes_off = rules.tie is TieKind.FOLLOWER and not rules.all_is_public
    assert ("they are off your followers" in changes) is takes_off


def test_an_item_is_hidden_from_one_and_stays_with_others() -> None:
    """It is for friends but for the one named."""
    (row,) = expected(Hide("facebook", ("it",), ("kim",)), it=item("friends"), other=item("public"))
    assert row.change == "it is for friends except Kim"
    assert row.of == "this item"
    assert (row.before.can, row.after.can) == (1, 0)


def test_what_somebody_else_decides_is_not_expected_to_go() -> None:
    """The photo of a friend stays where it is; the step says so."""
    (row,) = expected(Hide("facebook", ("it",), ("kim",)), it=item("friends", by="Tom"))
    assert row.change == "your tag is off it, or hidden on your own page"
    assert row.before == row.after
    assert [one.because for one in row.remains] == ["Somebody else decides who sees it."]


def test_a_comment_is_taken_down_since_it_cannot_be_narrowed() -> None:
    """Who sees a comment is for the post's owner to say; it can be deleted all the same."""
    (row,) = expected(Hide("facebook", ("it",), ("kim",)), it=item("public", kind=ItemKind.COMMENT))
    assert row.change == "it is taken down"
    assert (row.before.can, row.after.can, row.remains) == (1, 0, [])


def test_what_cannot_be_narrowed_is_taken_down() -> None:
    """On Mastodon nobody sees it then, not even who was mentioned."""
    it = Item(
        channel="mastodon",
        kind=ItemKind.POST,
        tagged=("Kim",),
        audience="public",
        audience_source=AudienceSource.STATED,
    )
    (row,) = expected(Hide("mastodon", ("it",)), channel="mastodon", it=it)
    assert row.change == "it is taken down"
    assert (row.before.clients, row.after.clients) == (3, 0)
    assert row.remains == []


def test_nothing_is_expected_where_nobody_is_known() -> None:
    """Of no deed, of another network, and for people without an account there."""
    assert Effects({}, [], []).expected(None) == []
    assert expected(LetIn("x", ("sam",)), it=item("public")) == []
    assert expected(LetIn("facebook", ("ann", "nobody")), it=item("public")) == []


def photo(name: str, *tagged: str, folder: str = "posts") -> dict[str, Any]:
    """A post that is a photo and no words, as Facebook exports it."""
    media = {"uri": f"{folder}/media/{name}.jpg", "creation_timestamp": at("2024-05-01")}
    return {
        "timestamp": at("2024-05-01"),
        "attachments": [{"data": [{"media": media}]}],
        "tags": [{"name": one} for one in tagged],
    }


def tag(by: str) -> dict[str, Any]:
    """A photo of somebody else's in which the owner is tagged."""
    told = {"label": "Name", "value": by}
    return {"timestamp": at("2024-06-01"), "media": [], "label_values": [told], "fbid": "1"}


def album(name: str, *photos: str) -> bytes:
    """An album of the owner's photos."""
    pictures = [
        {"uri": f"posts/media/{one}.jpg", "creation_timestamp": at("2024-05-01")} for one in photos
    ]
    return as_facebook({"name": name, "photos": pictures, "last_modified_timestamp": 1})


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Two friends who are clients, pictures of several kinds, and a policy that uses a list."""
    world = World(tmp_path, clients=CLIENTS, policy="content")
    world.befriend("Kim Novak")
    world.befriend("Pat Doe")
    world.posts += [photo("beach"), photo("garden"), photo("party"), photo("dinner", "Kim Novak")]
    world.tagged.append(tag("Tom Ash"))
    world.more_facebook[f"{POSTS}/album/0.json"] = album("Cover photos", "hills")
    world.audience = (
        '[[default]]\nchannel = "facebook"\naudience = "friends"\n'
        '[[rule]]\nchannel = "facebook"\nalbum = "Cover photos"\naudience = "public"\n'
    )
    return world


def test_a3_photos_and_videos_blocked(world: World) -> None:
    """Expected: no photo by the audience rule; what remains is told with its reason (A3)."""
    review = world.review()
    (step,) = [one for one in review.data["plan"] if one["action"] == "narrow_tie"]
    (pictures,) = [one for one in step["expected"] if one["of"] == PICTURES]
    before, after = pictures["before"], pictures["after"]
    assert (before["can"], before["may"], before["clients"]) == (5, 1, 2)
    assert (after["can"], after["may"]) == (2, 1)
    remains = {one["because"]: (one["can"], one["may"]) for one in pictures["remains"]}
    assert remains == {
        "It is public by Facebook's own rule, whatever is set.": (1, 0),
        "They are tagged in it, and who is tagged normally sees an item.": (1, 0),
        "Friends of who is tagged in it may see it, and no export says who they are.": (0, 1),
        "Somebody else decides who sees it.": (0, 1),
    }
    page = read_page(review.page)
    assert page.faults == []
    words = page.words
    assert 'photos and videos are for: friends except list "Acquaintances"' in words
    assert "Still there all the same" in words


def test_a_list_changes_nothing_that_is_known_while_audiences_are_unknown(world: World) -> None:
    """Before the owner says who items are for, the list that sees less may see all the same."""
    world.audience = ""
    (step,) = [one for one in world.review().data["plan"] if one["action"] == "narrow_tie"]
    restricted = step["expected"][0]
    assert restricted["before"]["can"] == restricted["after"]["can"] == 0
    assert restricted["before"] == restricted["after"]
    assert "Facebook's export does not say who it is for." in {
        one["because"] for one in restricted["remains"]
    }


def test_every_step_that_changes_a_sight_carries_what_is_expected(world: World) -> None:
    """Requests that are accepted, ties and items; a question changes no sight (R65)."""
    world.clients += "Sam Vale,sam@example.org,current client,yes,Sam Vale\n"
    world.received.append(("Sam Vale", "2026-11-15"))
    world.post("What a fucking day", "2026-03-01")
    steps = {one["action"]: one["expected"] for one in world.review().data["plan"]}
    assert all(steps[action] for action in ("narrow_tie", "narrow_item", "answer_request"))
    narrowed = steps["narrow_item"][0]
    assert (narrowed["before"]["risks_can"], narrowed["after"]["risks_can"]) == (1, 0)
    assert not steps.get("say_audience")
