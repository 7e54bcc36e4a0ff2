"""What somebody who digs would find: most exposed first, and then oldest (R73, A12)."""

from pathlib import Path
from typing import Any

import pytest
from review_worlds import World

from friendline.review import digger

CLIENTS = "Name,Email,Status,Facebook\nKim Novak,kim@example.org,current client,Kim Novak\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim is a friend; posts are public before 2011, for friends until 2019, then not known."""
    world = World(tmp_path, clients=CLIENTS)
    world.befriend("Kim Novak")
    for year in (2008, 2010, 2015, 2020, 2022):
        world.post(f"What a fucking year {year}", f"{year}-07-04")
    world.post("My dog is lovely", "2007-01-01")
    world.post("The fucking diary", "2006-01-01")
    world.say_until("2019-12-31", "friends")
    world.say_until("2010-12-31", "public")
    world.say_until("2006-12-31", "only me")
    return world


def found(world: World) -> list[tuple[str, dict[str, Any]]]:
    """The year and the row of each item dug up."""
    return [(row["at"][:4], row) for row in world.review().data["digger"]]


def test_the_most_exposed_come_first_and_of_them_the_oldest(world: World) -> None:
    """What anybody can see, what a client can, what may be seen; no perk, and no diary."""
    rows = found(world)
    assert [year for year, _ in rows] == ["2008", "2010", "2015", "2020", "2022"]
    assert [row["anybody"] for _, row in rows] == ["can", "can", "cannot", "may", "may"]
    assert [(row["can"], row["may"]) for _, row in rows] == [(1, 0)] * 3 + [(0, 1)] * 2
    assert {tuple(row["categories"]) for _, row in rows} == {("profanity",)}


def test_each_says_why_the_one_sees_it_who_sees_most(world: World) -> None:
    """The chain of reasons is that of anybody, or of a client."""
    because = {year: row["because"] for year, row in found(world)}
    assert because["2008"] == ["You said it is for: public."]
    assert because["2015"] == [
        "You said it is for: friends.",
        "Kim Novak is your friend on Facebook.",
    ]
    assert because["2020"][0] == "Facebook's export does not say who it is for."


def test_without_any_client_there_is_still_what_anybody_finds(world: World) -> None:
    """A digger need not be on the list."""
    world.clients = "Name,Email,Status\nAnn Lee,ann@example.org,current client\n"
    assert [year for year, _ in found(world)] == ["2008", "2010", "2020", "2022"]


def test_only_so_many_are_listed(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The most exposed of them."""
    monkeypatch.setattr(digger, "MOST_DUG_UP", 2)
    assert [year for year, _ in found(world)] == ["2008", "2010"]


def test_what_anybody_may_see_needs_no_client_for_its_reason(world: World) -> None:
    """Why anybody may see it is said, and no client is named for it."""
    (last, *_) = [row for year, row in found(world) if year == "2020"]
    assert "Kim" not in " ".join(last["because"])
    assert "does not say who it is for" in last["because"][0]
