"""A14, the edited version, played as a person would: exports and a file in, a review out."""

from pathlib import Path
from typing import Any

import pytest
from review_worlds import Reviewed, World

CLIENTS = """Name,Email,Status
Kim Novak,kim@example.org,current client
Pat Doe,pat@example.org,current client
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Jane Roe, who has a client among her friends and posts on Saturdays."""
    made = World(tmp_path, clients=CLIENTS)
    made.befriend("Kim Novak")
    made.post("A long walk on the hills", "2026-03-14", "15:00")
    made.post("Wet shoes again", "2026-03-15", "09:00")
    made.post("Back at the desk", "2026-03-16", "09:00")
    made.say_until("2026-11-19", "friends")
    return made


def edit(world: World, text: str) -> Reviewed:
    """Review with what the owner edits beside the client list."""
    (world.folder / "edited.toml").write_text(text, "utf-8")
    return world.review()


def texts(review: Reviewed) -> set[str]:
    """The words of the items in conflict."""
    words = {item["id"]: item["text"] for item in review.data["items"]}
    return {words[row["item"]] for row in review.data["edited"]}


def test_a14_weekends_at_tier_friends_are_conflicts(world: World) -> None:
    """Who edits weekends has a conflict in what was posted for friends on one: a client sees it."""
    review = edit(world, 'topics = ["weekend"]')
    assert texts(review) == {"A long walk on the hills", "Wet shoes again"}
    row = next(one for one in review.data["edited"] if "Saturday" in one["shows"][0])
    assert row["shows"] == ["Posted on Saturday 14 March 2026, and you edit your weekends."]
    assert [who["person"] for who in row["seen_by"]] == [review.person("Kim Novak")["id"]]
    assert row["seen_by"][0]["because"][0] == "You said it is for: friends."
    assert row["mend"] == "Make it for friends except Kim Novak."
    assert "Two items of what you edit for clients" in review.page
    assert "Posted on Saturday 14 March 2026, and you edit your weekends." in review.page


def test_a14_nothing_is_certain_that_is_not(world: World) -> None:
    """An account known by its name alone may see; who an item is for unknown is never a can."""
    likely = edit(world, 'topics = ["weekend"]')
    assert {row["sees"] for row in likely.data["edited"]} == {"may"}
    world.audience = ""
    unknown = edit(world, 'topics = ["weekend"]')
    assert {row["sees"] for row in unknown.data["edited"]} == {"may"}
    assert {row["can"] for row in unknown.data["edited"]} == {0}


def test_a14_a_confirmed_client_can_see(world: World) -> None:
    """Who is known by a profile they gave can see it, and the count of each client says so."""
    world.clients = CLIENTS.replace("Email,Status", "Email,Status,Facebook").replace(
        "current client\nPat", "current client,Kim Novak\nPat"
    )
    review = edit(world, 'topics = ["weekend"]')
    assert {row["sees"] for row in review.data["edited"]} == {"can"}
    (row,) = review.about("edited_counts", "Kim Novak")
    assert (row["can"], row["may"]) == (2, 0)
    assert review.about("edited_counts", "Pat Doe") == []


def test_a14_a_step_would_mend_it(world: World) -> None:
    """The plan has one step, and by what is worked out nobody sees them then."""
    steps = edit(world, 'topics = ["weekend"]').data["plan"]
    (step,) = [one for one in steps if one["action"] == "keep_from_clients"]
    (expected,) = step["expected"]
    assert step["repairs"] == 2
    assert (expected["before"]["may"], expected["after"]["may"]) == (2, 0)


def test_a14_near_misses_stay_silent(world: World) -> None:
    """Without the answer, for the owner alone, or without a client there, nothing is a conflict."""
    assert edit(world, "").data["edited"] == []
    assert "edited version of" not in edit(world, "").page
    world.say_until("2026-11-19", "only me")
    hidden = edit(world, 'topics = ["weekend"]')
    assert hidden.data["edited"] == []
    assert "What you edit for clients, no client sees" in hidden.page
    world.friends.clear()
    world.say_until("2026-11-19", "friends")
    assert edit(world, 'topics = ["weekend"]').data["edited"] == []


def test_a14_what_anybody_sees_every_client_can(world: World) -> None:
    """A public post is a conflict though no client has an account there that is known."""
    world.friends.clear()
    world.say_until("2026-11-19", "public")
    rows = edit(world, 'topics = ["weekend"]').data["edited"]
    assert len(rows) == 2
    assert all(row["anybody"] and row["sees"] == "can" for row in rows)


def test_a14_single_items_by_the_owners_word(world: World) -> None:
    """An item can be named, and one of a weekend let through."""
    first = edit(world, 'topics = ["weekend"]')
    walk = first.item("long walk")["id"]
    desk = first.item("at the desk")["id"]
    lines = f'topics = ["weekend"]\nnot_for_clients = ["{desk}"]\nfor_clients = ["{walk}"]'
    review = edit(world, lines)
    assert texts(review) == {"Wet shoes again", "Back at the desk"}
    named: dict[str, Any] = next(one for one in review.data["edited"] if one["item"] == desk)
    assert (named["topics"], named["shows"]) == (
        ["not_for_clients"],
        ["You said that it is not for clients."],
    )


def test_a14_what_nothing_looks_for_is_said(world: World) -> None:
    """Of health no detector knows anything: the review says so, and how to help it."""
    world.folder.mkdir(exist_ok=True)
    review = edit(world, 'topics = ["health", "politics"]\nfor_clients = ["item-gone"]')
    assert review.data["edits"]["looked_for"] == ["politics"]
    missing = [one["what"] for one in review.data["missing"]]
    assert any("You edit your health" in what for what in missing)
    assert any(
        "1 item that you said is or is not for clients is in no export" in what for what in missing
    )


def test_a14_a_file_with_a_mistake_stops_the_review(world: World) -> None:
    """A word that is no part of life is named with its file, and nothing is reviewed by half."""
    (world.folder).mkdir(exist_ok=True)
    (world.folder / "edited.toml").write_text('topics = ["sundays"]', "utf-8")
    result = world.run()
    assert result.exit_code == 2
    assert "sundays" in result.output


def test_a14_the_file_may_lie_elsewhere(world: World, tmp_path: Path) -> None:
    """Named as an option, it counts before the one beside the list."""
    elsewhere = tmp_path / "elsewhere.toml"
    elsewhere.write_text('topics = ["politics"]', "utf-8")
    (world.folder / "edited.toml").write_text('topics = ["weekend"]', "utf-8")
    assert world.review("--edited", str(elsewhere)).data["edited"] == []
