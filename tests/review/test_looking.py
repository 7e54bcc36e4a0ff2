"""What subjects see, bounded in the list and whole in the counts."""

from pathlib import Path

import pytest
from review_worlds import World

from friendline.review import exposing

CLIENTS = "Name,Email,Status\nKim Novak,kim@example.org,current\nPat Doe,pat@example.org,current\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Two clients among the friends, and posts that swear or show a dog."""
    world = World(tmp_path, clients=CLIENTS)
    world.befriend("Kim Novak")
    world.befriend("Pat Doe")
    for number in range(1, 8):
        world.post(f"What a fucking day, number {number}", f"2026-0{number}-01")
        world.post(f"My dog chases the cat, number {number}", f"2026-0{number}-02")
    return world


def test_a_long_list_is_cut_and_the_counts_are_whole(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of each person the weightiest exposures are listed, and all are counted."""
    monkeypatch.setattr(exposing, "EXPOSURES_PER_PERSON", 3)
    review = world.review()
    for name in ("Kim Novak", "Pat Doe"):
        listed = review.about("exposures", name)
        assert [row["category"] for row in listed] == ["profanity"] * 3
        counted = {row["category"]: row["may"] for row in review.about("exposure_counts", name)}
        assert counted == {"profanity": 7, "pets": 7}


def test_the_counts_are_those_of_the_list_where_nothing_is_cut(world: World) -> None:
    """Listed and counted exposures agree."""
    review = world.review()
    for name in ("Kim Novak", "Pat Doe"):
        listed = review.about("exposures", name)
        counted = sum(row["can"] + row["may"] for row in review.about("exposure_counts", name))
        assert len(listed) == counted == 14


def test_what_a_requester_would_see_is_counted_before_they_are_let_in(world: World) -> None:
    """A pending request shows what accepting it would open."""
    world.friends = [("Pat Doe", "2019-01-01")]
    world.received = [("Kim Novak", "2026-11-15")]
    world.clients = CLIENTS.replace("Email,Status", "Email,Status,Facebook").replace(
        "current\nPat", "current,Kim Novak\nPat"
    )
    world.audience = '[[default]]\naudience = "friends"\n'
    (sight,) = world.review().about("sight", "Kim Novak")
    assert (sight["can"], sight["cannot"]) == (0, 14)
    assert sight["if_accepted"]["can"] == 14


def test_who_is_a_friend_already_has_no_sight_once_accepted(world: World) -> None:
    """There is nothing more to open for a friend."""
    (sight,) = world.review().about("sight", "Kim Novak")
    assert sight["if_accepted"] is None


def test_what_accepting_would_open_of_risks_is_counted(world: World) -> None:
    """The risks only, and those only that cannot be seen today."""
    world.friends = [("Pat Doe", "2019-01-01")]
    world.received = [("Kim Novak", "2026-11-15")]
    world.clients = CLIENTS.replace("Email,Status", "Email,Status,Facebook").replace(
        "current\nPat", "current,Kim Novak\nPat"
    )
    world.audience = (
        '[[default]]\naudience = "friends"\n[[default]]\nto = 2026-02-28\naudience = "public"\n'
    )
    review = world.review()
    (kim,) = review.about("sight", "Kim Novak")
    assert kim["gains"] == [{"category": "profanity", "can": 5, "may": 0}]
    (pat,) = review.about("sight", "Pat Doe")
    assert pat["gains"] == []
    assert "New to them, with a risk: swearing (5 can)." in review.page


def test_each_finding_says_by_how_many_it_is_seen(world: World) -> None:
    """Both may see each post, and the counts are those of the exposures."""
    review = world.review()
    assert len(review.data["seen_by"]) == 14
    assert {(row["can"], row["may"]) for row in review.data["seen_by"]} == {(0, 2)}
    listed = {(row["item"], row["category"]) for row in review.data["exposures"]}
    assert {(row["item"], row["category"]) for row in review.data["seen_by"]} == listed


def test_a_finding_that_nobody_sees_is_seen_by_no_row(world: World) -> None:
    """What is for the owner alone exposes nothing."""
    world.audience = '[[default]]\naudience = "only me"\n'
    review = world.review()
    assert review.data["seen_by"] == []
    assert review.data["exposures"] == []


def test_where_all_is_public_everybody_sees_it_without_an_account(world: World) -> None:
    """Whoever has no account there that is known sees what anybody sees, and is told why."""
    world.friends = []
    world.audience = '[[default]]\naudience = "public"\n'
    review = world.review()
    for name in ("Kim Novak", "Pat Doe"):
        (sight,) = review.about("sight", name)
        assert (sight["can"], sight["may"], sight["as_anybody"]) == (14, 0, True)
        rows = review.about("exposures", name)
        assert len(rows) == 14
        assert rows[0]["because"] == [
            "You said it is for: public.",
            "No account of theirs is known there, and none is needed to see it.",
        ]
    assert {(row["can"], row["may"]) for row in review.data["seen_by"]} == {(2, 0)}
    assert "Facebook, as anybody sees it:" in review.page


def test_who_has_no_account_is_not_said_to_see_what_only_may_be_public(world: World) -> None:
    """An unknown audience promises nothing about somebody who is not there."""
    world.friends = []
    assert world.review().about("sight", "Kim Novak") == []


def test_the_list_is_cut_over_all_networks_together(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A person who is on two networks has no longer list than one who is on one."""
    world.connections = ["Kim,Novak,,kim@example.org,,,01 Jan 2020"]
    world.shares = ["2026-08-01 10:00:00,,Another fucking day,,,"]
    monkeypatch.setattr(exposing, "EXPOSURES_PER_PERSON", 3)
    review = world.review()
    listed = review.about("exposures", "Kim Novak")
    channel = {row["id"]: row["channel"] for row in review.data["items"]}
    assert [row["category"] for row in listed] == ["profanity"] * 3
    assert sorted(channel[row["item"]] for row in listed) == ["facebook", "facebook", "linkedin"]


def test_what_may_be_seen_is_shaded_by_the_post_before_and_stays_may(world: World) -> None:
    """People mostly keep their audience: a reason says so, and nothing becomes definite by it."""
    world.clients = CLIENTS.replace("Status", "Status,Facebook", 1).replace(
        "current\nPat", "current,Kim Novak\nPat"
    )
    world.audience = '[[default]]\nto = 2026-01-31\naudience = "friends"\n'
    rows = world.review().about("exposures", "Kim Novak")
    shaded = [row for row in rows if any("Rather seen" in why for why in row["because"])]
    assert [row["sees"] for row in shaded] == ["may", "may"]
    assert "right about 67% of the time" in shaded[0]["because"][-1]
    assert sum(row["sees"] == "can" for row in rows) == 2
