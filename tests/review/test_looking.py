"""What subjects see, bounded in the list and whole in the counts."""

from pathlib import Path

import pytest
from review_worlds import World

from friendline.review import looking

CLIENTS = "Name,Email,Status\nKim Novak,kim@example.org,current\nPat Doe,pat@example.org,current\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Two clients among the friends, and posts that swear or show a dog."""
    world = World(tmp_path, clients=CLIENTS)
    world.befriend("Kim Novak")
    world.befriend("Pat Doe")
    for number in range(1, 8):
        world.post(f"What a fucking day, number {number}", f"2026-0{number}-01")
        world.post(f"My dog is lovely, number {number}", f"2026-0{number}-02")
    return world


def test_a_long_list_is_cut_and_the_counts_are_whole(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of each person the weightiest exposures are listed, and all are counted."""
    monkeypatch.setattr(looking, "EXPOSURES_PER_PERSON", 3)
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
