"""Who could notice an answer: the rows of the review, and the line beside the answer (R5)."""

from pathlib import Path
from typing import Any

import pytest
from report_reader import read_page
from review_worlds import Reviewed, World

CLIENTS = """Name,Email,Status,Company,Facebook
Kim Novak,kim@example.org,current client,Harbour Ltd,Kim Novak
Pat Doe,pat@example.org,current client,Harbour Ltd,Pat Doe
Rita Moss,rita@example.org,current client,,Rita Moss
Sam Vale,sam@example.org,current client,,Sam Vale
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim and Rita are friends already, Pat asks, and Sam is not there; the policy says no."""
    world = World(tmp_path, clients=CLIENTS)
    world.befriend("Rita Moss")
    world.befriend("Kim Novak")
    world.received.append(("Pat Doe", "2026-11-15"))
    return world


def row(review: Reviewed, name: str) -> dict[str, Any]:
    """The row on one person of the client list."""
    (found,) = review.about("noticing", name)
    return found


def names(review: Reviewed, rows: list[dict[str, Any]]) -> list[str]:
    """The names of the likeliest."""
    people = {one["id"]: one["name"] for one in review.data["people"]}
    return [people[one["person"]] for one in rows]


def test_whoever_is_declined_could_notice_who_was_let_in(world: World) -> None:
    """Kim, a colleague, stands before Rita; all of it is only possible."""
    review = world.review()
    notices = row(review, "Pat Doe")["notices"]
    assert (notices["can"], notices["may"], notices["hinted"]) == (0, 2, 1)
    assert names(review, notices["likeliest"]) == ["Kim Novak", "Rita Moss"]
    assert "Both are with Harbour Ltd" in notices["likeliest"][0]["because"][0]
    said = (
        "Two other clients are friends of yours there, and Pat Doe could notice: Kim Novak and "
        "Rita Moss."
    )
    page = read_page(review.page)
    assert said in page.words
    assert "Who could notice, and why Kim Novak : Both are with Harbour Ltd" in page.words
    assert page.faults == []


def test_who_was_not_let_in_could_notice_an_acceptance(world: World) -> None:
    """The policy that says yes is told who would notice."""
    world.policy = "open"
    review = world.review()
    noticed_by = row(review, "Pat Doe")["noticed_by"]
    assert noticed_by["may"] == 2
    words = read_page(review.page).words
    assert "Two other clients there could notice that they are let in: Kim Novak and Rita" in words


def test_a_friend_whom_the_policy_would_decline_has_a_row_too(world: World) -> None:
    """Each who is let in by the policy has none, unless they ask."""
    declined = {one["person"] for one in world.review().data["noticing"]}
    people = {name: world.review().person(name)["id"] for name in ("Kim Novak", "Sam Vale")}
    assert people["Kim Novak"] in declined
    assert people["Sam Vale"] not in declined


def test_the_owners_word_on_the_list_of_friends_makes_it_certain(world: World) -> None:
    """A public list of friends is seen by whoever asks."""
    world.audience = '[[network]]\nchannel = "facebook"\nfriend_list = "public"\n'
    review = world.review()
    assert row(review, "Pat Doe")["notices"]["can"] == 2
    words = read_page(review.page).words
    assert "Pat Doe can notice: Kim Novak and Rita Moss." in words


def test_two_at_one_event_may_know_each_other(world: World) -> None:
    """Guests of one event in the owner's calendar; a meeting of two has one guest."""
    guests = "Rita Moss:mailto:rita@example.org", "Pat Doe:mailto:pat@example.org"
    owner = "ORGANIZER:mailto:jane@example.org"
    world.meet("round", "2026-05-04", "17:00", owner, *(f"ATTENDEE;CN={one}" for one in guests))
    world.meet("alone", "2026-05-05", "17:00", owner, f"ATTENDEE;CN={guests[0]}")
    review = world.review()
    (rita,) = [
        one
        for one in row(review, "Pat Doe")["notices"]["likeliest"]
        if one["person"] == review.person("Rita Moss")["id"]
    ]
    assert "Both were invited to one event in your calendar" in rita["because"][0]


def test_nobody_notices_where_no_other_client_is(world: World) -> None:
    """No row and no line where there is nothing to say."""
    world.friends = []
    review = world.review()
    assert review.data["noticing"] == []
    assert "could notice" not in read_page(review.page).words


def test_an_account_that_is_anybodys_guess_is_no_client_who_was_let_in(world: World) -> None:
    """Where two people could hold the account, nobody is said to be a friend (design, rule 2)."""
    world.clients += "Rita Moss,rita2@example.org,current client,,\n"
    world.clients = world.clients.replace(",,Rita Moss\nSam", ",,\nSam")
    notices = row(world.review(), "Pat Doe")["notices"]
    assert (notices["can"], notices["may"]) == (0, 1)
