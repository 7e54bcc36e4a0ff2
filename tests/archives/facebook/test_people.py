"""Friends, requests, followers and the owner, in all three layouts."""

from typing import Any

import pytest
from archives_helpers import NOW, PROFILE, of_kind, read

from friendline.model import (
    Direction,
    Fault,
    Item,
    ItemKind,
    Owner,
    Request,
    RequestState,
    Tie,
    TieKind,
)

ANN = {"name": "Ann Łęska", "timestamp": NOW}


@pytest.mark.parametrize(
    ("file", "root"),
    [
        ("friends/friends.json", "friends"),
        ("friends_and_followers/friends.json", "friends_v2"),
        ("wrap/connections/friends/your_friends.json", "friends_v3"),
    ],
)
def test_friends_of_all_years(file: str, root: str) -> None:
    """A friend is a name and a time, whichever year the export is from."""
    (tie,) = of_kind(read({file: {root: [ANN]}}), Tie)
    assert (tie.kind, tie.since, tie.until) == (TieKind.FRIEND, NOW, None)
    assert (tie.account.channel, tie.account.name) == ("facebook", "Ann Łęska")


def test_bare_list_of_friends() -> None:
    """A list without a root key is read as well."""
    assert len(of_kind(read({"connections/friends/your_friends.json": [ANN, ANN]}), Tie)) == 2


def test_contact_info_gives_an_email_or_a_phone() -> None:
    """The rare contact of a friend is kept, by what it looks like; anything else is not."""
    contacts = ("Ann@Example.org", "+48 22 123 45 67", "Ann", "", 7)
    friends = [{**ANN, "contact_info": contact} for contact in contacts]
    ties = of_kind(read({"friends/friends.json": {"friends": friends}}), Tie)
    assert [tie.account.emails for tie in ties] == [("ann@example.org",), (), (), (), ()]
    assert [tie.account.phones for tie in ties] == [(), ("+48 22 123 45 67",), (), (), ()]


def test_removed_friend_is_a_tie_that_ended() -> None:
    """A removed friend is a tie with an end, so that past treatment can be looked at."""
    (tie,) = of_kind(read({"friends/removed_friends.json": {"deleted_friends": [ANN]}}), Tie)
    assert (tie.kind, tie.since, tie.until) == (TieKind.FRIEND, None, NOW)


def test_removed_friend_without_time_still_ended() -> None:
    """A removed friend whose time is missing does not come back as a friend."""
    records = read({"friends/removed_friends.json": {"deleted_friends": [{"name": "Ann"}]}})
    assert of_kind(records, Tie)[0].until is not None


@pytest.mark.parametrize(
    ("file", "root", "direction", "state"),
    [
        ("received_friend_requests", "received_requests", "incoming", "pending"),
        ("friend_requests_received", "received_requests_v2", "incoming", "pending"),
        ("rejected_friend_requests", "rejected_requests_v2", "incoming", "rejected"),
        ("sent_friend_requests", "sent_requests_v2", "outgoing", "pending"),
        ("friend_requests_sent", "sent_requests_v2", "outgoing", "pending"),
    ],
)
def test_requests_tell_who_asks_and_what_became_of_it(
    file: str, root: str, direction: str, state: str
) -> None:
    """Received, sent and rejected requests are told apart by their file."""
    (request,) = of_kind(read({f"connections/friends/{file}.json": {root: [ANN]}}), Request)
    assert request.direction is Direction(direction)
    assert request.state is RequestState(state)
    assert request.at == NOW


@pytest.mark.parametrize(
    "file",
    [
        "who_you've_followed",
        "who_you_ve_followed",
        "who_you\N{RIGHT SINGLE QUOTATION MARK}ve_followed_1",
    ],
)
def test_file_names_with_apostrophes(file: str) -> None:
    """The apostrophe in a file name may be written in three ways."""
    (tie,) = of_kind(read({f"connections/followers/{file}.json": {"following_v3": [ANN]}}), Tie)
    assert tie.kind is TieKind.FOLLOWING


@pytest.mark.parametrize(
    "entry",
    [
        {"name": "Ann Lee"},
        {"title": "", "string_list_data": [{"value": "Ann Lee", "timestamp": NOW}]},
        {"string_list_data": [], "title": "Ann Lee"},
        {"timestamp": NOW, "label_values": [{"label": "Name", "value": "Ann Lee"}]},
        {"label_values": [{"label": "Imię", "value": "Ann Lee"}]},
    ],
)
def test_followers_in_all_shapes(entry: dict[str, Any]) -> None:
    """A follower may be a name, a list of strings, or labels in any language."""
    records = read({"connections/followers/people_who_followed_you_2.json": [entry]})
    (tie,) = of_kind(records, Tie)
    assert (tie.kind, tie.account.name) == (TieKind.FOLLOWER, "Ann Lee")


def test_two_friends_of_one_name_stay_two() -> None:
    """Nobody is merged by name."""
    friends = [ANN, {**ANN, "timestamp": NOW + 1}]
    assert len(of_kind(read({"friends/friends.json": {"friends": friends}}), Tie)) == 2


def test_owner_has_all_names_and_emails() -> None:
    """The owner is known by present and former names, e-mails and address."""
    (owner,) = of_kind(read({"profile_information/profile_information.json": PROFILE}), Owner)
    assert owner.names == ("Zoë Test", "Zoë Early")
    assert owner.emails == ("zoe@example.org", "old@example.org")
    assert owner.url == "https://www.facebook.com/zoe.test"


def test_profile_fields_are_items_in_words() -> None:
    """Each filled-in profile field is one item that reads as it shows; the birthday is dropped."""
    items = of_kind(read({"profile_information/profile_information.json": PROFILE}), Item)
    assert {item.kind for item in items} == {ItemKind.PROFILE_FIELD}
    assert [item.text for item in items] == [
        "Current city: Łódź",
        "Hometown: Malmö",
        "Family member: Bo Test (brother)",
        "Work: Partner, Baker & Co",
        "Education: Made-up College",
        "About: Runs, mostly late.",
        "Relationship: Married (Ann Test)",
    ]


def test_work_alone_reads_as_its_employer() -> None:
    """A job without a title shows the employer."""
    profile = {"profile": {"name": "Zoë", "work_experiences": [{"employer": "Baker & Co"}]}}
    items = of_kind(read({"profile_information/profile_information.json": profile}), Item)
    assert [item.text for item in items] == ["Work: Baker & Co"]


def test_odd_records_are_one_fault_with_a_count() -> None:
    """Records that are no people are counted in one fault that names the file and the first."""
    friends = [ANN, 7, {"timestamp": NOW}, None]
    records = read({"friends/friends.json": {"friends": friends}})
    (fault,) = of_kind(records, Fault)
    assert len(of_kind(records, Tie)) == 1
    assert fault.file == "friends/friends.json"
    assert fault.reason.startswith("3 of 4 records could not be understood (the first is number 2")
