"""A perk that shows somebody else is never listed without a warning (guidance P14)."""

from pathlib import Path

import pytest
from review_worlds import World

CLIENTS = "Name,Email,Status,Facebook\nKim Novak,kim@example.org,current client,Kim Novak\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim is a friend, and so is Tom Ash; Jane has children, two pets and a temper."""
    world = World(tmp_path, clients=CLIENTS)
    world.befriend("Kim Novak")
    world.befriend("Tom Ash")
    world.post("My daughter and my son built a sandcastle", "2026-05-01")
    world.post("My dog and my cat with Tom Ash", "2026-05-02")
    world.post("My lovely dog asleep with my cat", "2026-05-03")
    world.post("The kids are with their gran. Fucking finally.", "2026-05-04")
    return world


def test_each_finding_and_exposure_of_a_perk_carries_its_warning(world: World) -> None:
    """By the words for children, by the name of a friend; pets alone need none."""
    review = world.review()
    findings = {
        (row["item"], row["category"]): row["third_parties"] for row in review.data["findings"]
    }
    assert "child" in findings[review.item("sandcastle")["id"], "family"]
    assert findings[review.item("Tom Ash")["id"], "pets"] == "It names Tom Ash."
    assert findings[review.item("lovely")["id"], "pets"] is None
    exposures = review.data["exposures"]
    assert exposures
    for row in exposures:
        assert row.get("third_parties") == findings[row["item"], row["category"]]


def test_a_risk_carries_none(world: World) -> None:
    """The warning is about showing something on purpose."""
    for row in world.review().data["findings"]:
        assert row["kind"] == "perk" or row["third_parties"] is None


def test_the_warning_stands_beside_the_perk_on_the_page(world: World) -> None:
    """With what to do first."""
    page = world.review().page
    assert "It names Tom Ash. Ask them, or their parents, before you show it on purpose." in page
