"""The stories of the requirements, played as a person would: exports in, a review out."""

from pathlib import Path

import pytest
from review_worlds import OWNER, World, at

KIM = "ORGANIZER:mailto:jane@example.org", "ATTENDEE;CN=Kim Novak:mailto:kim@example.org"
CLIENTS = """Name,Email,Status,Met in person
Kim Novak,kim@example.org,current client,yes
Pat Doe,pat@example.org,current client,yes
Rita Moss,rita@example.org,current client,yes
Sam Vale,sam@example.org,current client,no
"""


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Jane Roe with four clients."""
    return World(tmp_path, clients=CLIENTS)


def tag(by: str, day: str, clock: str) -> dict[str, object]:
    """A photo in which somebody tagged the owner, as exports since 2024 show it."""
    return {
        "timestamp": at(day, clock),
        "media": [],
        "label_values": [
            {"label": "URL", "value": "https://www.facebook.com/photo/1", "href": ""},
            {"label": "Name", "value": by},
        ],
        "fbid": "1",
    }


def test_a1_the_boozer(world: World) -> None:
    """A meeting was cancelled, a friend's photo shows the owner that day, the client may see it."""
    world.befriend("Kim Novak")
    world.meet("1", "2026-10-17", "13:00", "SUMMARY:Review", "STATUS:CANCELLED", *KIM)
    world.tagged.append(tag("Ann Lee", "2026-10-17", "15:00"))
    world.post(
        "Two pints in and we are winning",
        "2026-10-17",
        "15:30",
        attachments=[{"data": [{"place": {"name": "The Crown"}}]}],
    )
    review = world.review()
    conflicts = review.about("conflicts", "Kim Novak")
    assert len(conflicts) == 2
    assert {row["sees"] for row in conflicts} == {"may"}
    assert any("marked as cancelled" in " ".join(row["because"]) for row in conflicts)
    assert review.data["plan"][0]["action"] == "hide_item"


@pytest.mark.parametrize(
    "change",
    ["other day", "before", "other client", "they cancelled", "not cancelled", "not on facebook"],
)
def test_a1_near_misses_stay_silent(world: World, change: str) -> None:
    """What only looks like a contradiction is not said to be one."""
    if change != "not on facebook":
        world.befriend("Kim Novak")
        world.befriend("Pat Doe")
    whom = KIM if change != "other client" else (*KIM[:1], "ATTENDEE:mailto:zoe@example.org")
    if change == "they cancelled":
        whom = ("ORGANIZER:mailto:kim@example.org", f"ATTENDEE:mailto:{OWNER}")
    status = "CONFIRMED" if change == "not cancelled" else "CANCELLED"
    world.meet("1", "2026-10-17", "13:00", "SUMMARY:Review", f"STATUS:{status}", *whom)
    day = "2026-10-19" if change == "other day" else "2026-10-17"
    clock = "08:00" if change == "before" else "15:00"
    world.tagged.append(tag("Ann Lee", day, clock))
    assert world.review().data["conflicts"] == []


def test_a2_leave_or_remain(world: World) -> None:
    """A campaign hashtag is a politics finding, and no view of any client is stored."""
    world.befriend("Kim Novak")
    world.post("Out campaigning all morning #VoteLeave", "2016-06-18")
    review = world.review()
    item = review.item("campaigning")["id"]
    politics = [row for row in review.data["findings"] if row["category"] == "politics"]
    assert [row["item"] for row in politics] == [item]
    assert "#VoteLeave" in politics[0]["evidence"]
    for person in review.data["people"]:
        assert set(person) == {
            "id",
            "name",
            "relationship",
            "status",
            "on_client_list",
            "accounts",
        }


def test_a4_met_in_person(world: World) -> None:
    """Two clients equal but for having met get different answers, and are not called unequal."""
    world.policy = "met-in-person"
    world.received += [("Pat Doe", "2026-11-18"), ("Sam Vale", "2026-11-18")]
    world.befriend("Kim Novak")
    review = world.review()
    (met,), (not_met,) = (review.about("answers", name) for name in ("Pat Doe", "Sam Vale"))
    assert met["answer"] in {"accept", "accept_restricted"}
    assert not_met["answer"] in {"decline", "offer_other", "defer"}
    assert review.data["treatment"] == []


def test_a4_age_may_not_decide(world: World) -> None:
    """A rule on age is refused before anything is decided (R26)."""
    folder = world.folder / "policy"
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_text(
        'name = "Mine"\nversion = "1"\n[facts.age]\ntype = "number"\n', "utf-8"
    )
    (folder / "rules.csv").write_text(
        "age,answer,because\n< 30,accept,They are like us.\n,decline,Nobody else.\n", "utf-8"
    )
    world.policy = str(folder)
    result = world.run()
    assert result.exit_code == 2
    assert "age" in result.output + result.stderr
    assert not (world.folder / "out").exists()


def test_a11_ignored(world: World) -> None:
    """A request unanswered for more than ten days stands beside equals who were accepted."""
    world.befriend("Kim Novak")
    world.received.append(("Pat Doe", "2026-11-01"))
    world.rejected.append(("Rita Moss", "2020-02-02"))
    review = world.review()
    assert review.outcomes() == [
        {"Kim Novak": "accepted", "Pat Doe": "ignored", "Rita Moss": "rejected"}
    ]
    (answer,) = review.about("answers", "Pat Doe")
    assert answer["waiting_days"] == 19


def test_a11_a_young_request_is_not_yet_a_decline(world: World) -> None:
    """Who has waited for less than ten days was not treated differently yet."""
    world.befriend("Kim Novak")
    world.received.append(("Pat Doe", "2026-11-15"))
    assert world.review().data["treatment"] == []


def test_a12_digger(world: World) -> None:
    """The baseline counts what anybody sees, and the oldest risky item is in the review."""
    world.post("So drunk last night, what a party", "2009-07-04", "23:50")
    world.say_until("2010-12-31", "public")
    review = world.review()
    (baseline,) = [row for row in review.data["baseline"] if row["channel"] == "facebook"]
    assert baseline["can"] == 1
    assert review.item("drunk")["audience_source"] == "owner"
    assert "last night, what a party" in review.page


def test_a13_existing_friends(world: World) -> None:
    """Clients among the friends are found, and two of one name stay open."""
    world.clients += "John Smith,john@example.org,former client,no\n"
    for number in range(40):
        world.befriend(f"Friend{number} Lastname{number}")
    for name in ("Kim Novak", "Pat Doe", "Rita Moss"):
        world.befriend(name)
    world.befriend("John Smith", "2015-01-01")
    world.befriend("John Smith", "2018-01-01")
    review = world.review()
    for name in ("Kim Novak", "Pat Doe", "Rita Moss"):
        assert [one["certainty"] for one in review.person(name)["accounts"]] == ["likely"]
        assert [row["direction"] for row in review.about("answers", name)] == ["existing"]
    smith = review.person("John Smith")
    assert [one["certainty"] for one in smith["accounts"]] == ["ambiguous", "ambiguous"]
    open_answers = [row for row in review.data["answers"] if row["candidates"]]
    assert [row["candidates"] for row in open_answers] == [[smith["id"]]] * 2
    assert {row["answer"] for row in open_answers} == {"ask"}


def test_a13_is_settled_by_one_word_of_the_owner(world: World) -> None:
    """The name used on Facebook, noted in the client list, confirms who somebody is."""
    world.clients = "Name,Email,Status,Facebook\nKim Novak,kim@example.org,current client,Kimmy N\n"
    world.befriend("Kimmy N")
    (account,) = world.review().person("Kim Novak")["accounts"]
    assert account["certainty"] == "confirmed"
