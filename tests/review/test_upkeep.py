"""What letting clients in would cost each month, by network and by policy (R50, A15)."""

from pathlib import Path
from typing import Any

import pytest
from review_worlds import World

CLIENTS = (
    "Name,Email,Status,Facebook,Met in person\n"
    "Kim Novak,kim@example.org,current client,Kim Novak,no\n"
)
FRIENDS = '[[default]]\nchannel = "facebook"\naudience = "friends"\n'


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim is a friend; Jane swears twice a month for a year, for friends, and has a dog."""
    world = World(tmp_path, clients=CLIENTS, audience=FRIENDS)
    world.befriend("Kim Novak")
    for month in range(1, 12):
        world.post(f"What a fucking month {month}", f"2026-{month:02}-05")
        world.post(f"What a shitty month {month}", f"2026-{month:02}-12")
        world.post(f"My dog loves month {month}", f"2026-{month:02}-13")
    world.post("The last day of it", "2026-11-18")
    return world


def by_way(world: World, channel: str = "facebook") -> dict[str, dict[str, Any]]:
    """The rows of a network by the way clients are let in."""
    rows = world.review().data["upkeep"]
    return {row["way"]: row for row in rows if row["channel"] == channel}


def test_items_with_a_risk_are_counted_by_month(world: World) -> None:
    """Two a month for whom is let in, certain since the owner said who they are for."""
    row = by_way(world)["let in"]
    assert row["until"] == "2026-11-18"
    assert (row["can"]["median"], row["can"]["low"], row["can"]["high"]) == (2, 2, 2)
    assert row["can"]["total"] == 2 * row["months"]
    assert (row["now_can"], row["now_may"]) == (22, 0)


def test_who_is_not_let_in_costs_nothing(world: World) -> None:
    """What is for friends is not seen by others, nor by those on the Restricted list."""
    rows = by_way(world)
    for way in ("nobody let in", "let in, on the list Restricted"):
        assert rows[way]["can_or_may"]["total"] == 0
        assert rows[way]["now_can"] == rows[way]["now_may"] == 0


def test_what_is_not_known_is_possible_and_never_certain(world: World) -> None:
    """Facebook does not say who a post is for."""
    world.audience = ""
    row = by_way(world)["let in"]
    assert row["can"]["total"] == row["now_can"] == 0
    assert (row["can_or_may"]["median"], row["now_may"]) == (2, 22)


def test_a_year_ago_is_backlog_and_not_this_years_upkeep(world: World) -> None:
    """Older items are there to be dealt with once."""
    for day in range(1, 29):
        world.post(f"What a fucking day {day}", f"2015-02-{day:02}")
    row = by_way(world)["let in"]
    assert row["months"] == 12
    assert row["can"]["total"] == row["now_can"] - 28


def test_policies_are_compared_by_what_they_would_cost(world: World) -> None:
    """Open lets Kim in, barrier does not; the owner's own comes first."""
    rows = world.review().data["policy_upkeep"]
    costs = {row["policy"].split(":")[0]: row for row in rows}
    assert rows[0]["is_yours"]
    assert sum(row["is_yours"] for row in rows) == 1
    assert (costs["Open"]["let_in"], costs["Open"]["can"]["median"]) == (1, 2)
    assert (costs["Barrier"]["kept_out"], costs["Barrier"]["can"]["total"]) == (1, 0)


def test_without_a_policy_the_others_are_still_compared(world: World) -> None:
    """None of them is the owner's."""
    world.policy = None
    rows = world.review().data["policy_upkeep"]
    assert rows
    assert not any(row["is_yours"] for row in rows)


def test_without_clients_no_policy_is_asked(world: World) -> None:
    """Nobody asks and nobody is tied: there is nothing to compare."""
    world.clients = "Name,Email,Status\nAnn Lee,ann@example.org,current client\n"
    assert world.review().data["policy_upkeep"] == []


def test_the_figures_do_not_depend_on_who_the_client_is(world: World) -> None:
    """A post in which Kim is tagged is one more for a client as such only by its audience."""
    before = by_way(world)["let in"]
    world.clients = CLIENTS.replace("Kim Novak", "Ann Lee").replace("kim@", "ann@")
    world.friends = [("Ann Lee", "2019-05-01")]
    assert by_way(world)["let in"] == before


def test_only_what_reaches_a_client_counts_as_posting_often(world: World) -> None:
    """What is for the owner alone bothers nobody."""
    (rhythm,) = world.review().data["rhythm"]
    assert (rhythm["posts"], rhythm["unremarked"] > 0) == (34, True)
    world.audience = FRIENDS.replace("friends", "only me")
    assert world.review().data["rhythm"] == []


def test_the_page_tells_it(world: World) -> None:
    """The section stands there with its range and its policies."""
    page = world.review().page
    assert 'id="upkeep"' in page
    assert "22 for certain" in page
    assert "this review" in page


def test_nothing_read_costs_nothing(tmp_path: Path) -> None:
    """No row for an empty export, and no section over nothing."""
    review = World(tmp_path, clients=CLIENTS).review()
    assert review.data["upkeep"] == review.data["rhythm"] == []
    assert 'id="upkeep"' not in review.page
