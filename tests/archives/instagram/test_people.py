"""Followers, whom the owner follows, blocks and requests, in every shape of every year."""

from typing import Any

import pytest
from archives_helpers import of_kind
from instagram_helpers import (
    FLAT,
    NEWER,
    NOW,
    OLDER,
    PEOPLE,
    labelled,
    listed,
    read,
    titled,
)

from friendline.archives.instagram.person import username_in
from friendline.model import Account, Direction, Fault, Gap, Request, RequestState, Tie, TieKind


def handles(files: dict[str, Any], kind: TieKind) -> set[str | None]:
    """The user names with a tie of this kind that stands."""
    ties = of_kind(read(files), Tie)
    return {tie.account.handle for tie in ties if tie.kind is kind and tie.until is None}


@pytest.mark.parametrize("files", [NEWER, OLDER])
def test_ties_of_both_layouts(files: dict[str, Any]) -> None:
    """Followers of all numbered files, whom the owner follows, and who is blocked."""
    assert handles(files, TieKind.FOLLOWER) == {"ann.lee", "bo_ek", "cy.ray"}
    assert handles(files, TieKind.FOLLOWING) == {"ann.lee", "dot"}
    assert handles(files, TieKind.BLOCKED) == {"hal"}


def test_ties_of_the_flat_layout() -> None:
    """The one file of 2019 with all lists; its times may declare a zone or not."""
    ties = of_kind(read(FLAT), Tie)
    assert {(tie.account.handle, tie.kind) for tie in ties} == {
        ("ann.lee", TieKind.FOLLOWER),
        ("bo_ek", TieKind.FOLLOWER),
        ("ann.lee", TieKind.FOLLOWING),
        ("dot", TieKind.FOLLOWING),
        ("hal", TieKind.BLOCKED),
    }
    assert {tie.since for tie in ties} == {NOW}


@pytest.mark.parametrize(
    "people",
    [
        listed("Ann.Lee"),
        titled("Ann.Lee"),
        labelled("ann.lee"),
        labelled("ann.lee")[0],
        labelled("ann.lee", labels=("網址", "名稱", "用戶名稱")),
        {"relationships_followers": listed("ann.lee")},
        {"a_root_of_another_year": listed("ann.lee")},
        [{"string_list_data": [{"href": "https://instagram.com/ann.lee/?hl=en"}]}],
    ],
)
def test_every_shape_of_a_person_is_one_account(people: Any) -> None:
    """Whatever the shape and the language, the user name and the address are in one spelling."""
    (tie,) = of_kind(read({PEOPLE + "followers_1.json": people}), Tie)
    assert tie.account.handle == "ann.lee"
    assert tie.account.url == "https://www.instagram.com/ann.lee"


def test_a_shown_name_is_kept() -> None:
    """The newest shape tells a name beside the user name; without one the user name shows."""
    (tie,) = of_kind(read({PEOPLE + "followers_1.json": labelled("bo_ek")}), Tie)
    assert tie.account.name == "Bo_Ek Éxample"
    (tie,) = of_kind(read({PEOPLE + "followers_1.json": listed("bo_ek")}), Tie)
    assert tie.account == Account(
        channel="instagram",
        name="bo_ek",
        handle="bo_ek",
        url="https://www.instagram.com/bo_ek",
    )


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://www.instagram.com/_u/ann", "ann"),
        ("https://www.threads.net/@Ann.Lee", "ann.lee"),
        ("threads.com/ann", "ann"),
        ("https://www.instagram.com/p/AbC/", None),
        ("https://example.org/ann", None),
        ("", None),
    ],
)
def test_username_in_an_address(address: str, expected: str | None) -> None:
    """Only the address of a profile on Instagram or Threads names somebody."""
    assert username_in(address) == expected


def test_a_person_without_a_user_name_is_odd_and_the_others_are_read() -> None:
    """One record that names nobody is counted in one fault."""
    records = read({PEOPLE + "followers_1.json": [{"title": "not a name"}, *listed("ann"), 7]})
    assert len(of_kind(records, Tie)) == 1
    (fault,) = of_kind(records, Fault)
    assert fault.reason.startswith("2 of 3 records could not be understood (the first is number 1)")


def test_requests_received_wait() -> None:
    """Whoever asked to follow the owner waits for an answer."""
    incoming = [one for one in of_kind(read(NEWER), Request) if one.direction is Direction.INCOMING]
    assert [(one.account.handle, one.state, one.at) for one in incoming] == [
        ("kim.novak", RequestState.PENDING, NOW)
    ]


def test_what_became_of_requests_sent() -> None:
    """Three lists tell it together: open, followed since, followed and left; else it is a gap."""
    records = read(NEWER)
    sent = [one for one in of_kind(records, Request) if one.direction is Direction.OUTGOING]
    assert {(one.account.handle, one.state) for one in sent} == {
        ("eve", RequestState.PENDING),
        ("dot", RequestState.ACCEPTED),
        ("flo", RequestState.ACCEPTED),
    }
    assert len(sent) == 3
    assert [gap.what for gap in of_kind(records, Gap) if "@gus" in gap.what]


def test_a_request_sent_lately_is_open_where_no_list_of_open_ones_is_there() -> None:
    """Without the list of open requests nothing speaks against a request being open."""
    files = {PEOPLE + "recent_follow_requests.json": listed("gus")}
    (request,) = of_kind(read(files), Request)
    assert request.state is RequestState.PENDING


def test_an_unfollowed_account_is_a_tie_that_ended() -> None:
    """It must not look as if the owner still followed them, not even where no time is told."""
    for at, until in ((NOW + 7, NOW + 7), (0, 0)):
        files = {PEOPLE + "recently_unfollowed_accounts.json": listed("flo", at=at)}
        (tie,) = of_kind(read(files), Tie)
        assert (tie.kind, tie.since, tie.until) == (TieKind.FOLLOWING, None, until)


def test_suggestions_hashtags_and_facebooks_lists_are_not_people() -> None:
    """Nobody is made up of a hashtag, a dismissed suggestion or a file of another network."""
    named = {tie.account.handle for tie in of_kind(read(NEWER), Tie)}
    assert not named & {"nobody", "cats"}
    beside = {"connections/followers/followers.json": listed("stranger"), **OLDER}
    assert "stranger" not in {tie.account.handle for tie in of_kind(read(beside), Tie)}
