"""One review of an owner who is on every network: each source is read, and all speak alike."""

from pathlib import Path
from typing import Any

import pytest
from all_networks import CLIENTS, write_exports
from review_worlds import Reviewed
from typer.testing import CliRunner

from friendline.cli import app
from friendline.model import CHANNEL_TITLES

CHANNELS = ("facebook", "instagram", "threads", "linkedin", "x", "mastodon", "bluesky")


def review_of(folder: Path, *, x_protected: bool = False, audience: str = "") -> Reviewed:
    """Write all exports into a folder and review them, as somebody would type it."""
    exports = write_exports(folder / "exports", x_protected=x_protected)
    (folder / "clients.csv").write_text(CLIENTS, "utf-8")
    words = ["review", exports, "--clients", folder / "clients.csv", "--policy", "audience"]
    words += ["--output", folder / "out", "--zone", "Europe/London", "--today", "2026-11-20"]
    if audience:
        (folder / "audience.toml").write_text(audience, "utf-8")
        words += ["--audience", folder / "audience.toml"]
    result = CliRunner().invoke(app, list(map(str, words)))
    assert result.exit_code == 0, result.output + repr(result.exception)
    return Reviewed(folder / "out")


@pytest.fixture(scope="module")
def reviewed(tmp_path_factory: pytest.TempPathFactory) -> Reviewed:
    """The review of all exports."""
    return review_of(tmp_path_factory.mktemp("all"))


def sees(review: Reviewed, name: str, words: str) -> str | None:
    """What a review says of one person and the item with these words; nothing if no exposure."""
    item = review.item(words)["id"]
    rows = {row["sees"] for row in review.about("exposures", name) if row["item"] == item}
    return rows.pop() if rows else None


def step(review: Reviewed, channel: str, action: str) -> dict[str, Any]:
    """The first step of a kind on a network."""
    plan = review.data["plan"]
    return next(one for one in plan if (one["channel"], one["action"]) == (channel, action))


def test_every_source_is_read_and_the_review_is_as_its_schema_says(reviewed: Reviewed) -> None:
    """Seven networks, an address book, a calendar and a client list; nothing is skipped."""
    data = reviewed.data
    assert sorted(one["kind"] for one in data["sources"]) == [
        "address_book",
        "bluesky",
        "calendar",
        "client_list",
        "facebook",
        "instagram",
        "linkedin",
        "mastodon",
        "threads",
        "x",
    ]
    assert not any(one["skipped"] for one in data["sources"])
    assert {one["channel"] for one in data["items"]} == set(CHANNELS)


def test_a_client_is_one_person_everywhere(reviewed: Reviewed) -> None:
    """The address book says which accounts are hers; Facebook tells a name, so it is likely."""
    accounts = reviewed.person("Kim Novak")["accounts"]
    certainty = {one["channel"]: one["certainty"] for one in accounts}
    assert certainty.pop("facebook") == "likely"
    assert certainty == dict.fromkeys(set(CHANNELS) - {"facebook"}, "confirmed")
    assert len(accounts) == len(CHANNELS)


@pytest.mark.parametrize(
    ("name", "words", "verdict"),
    [
        ("Kim Novak", "drunk at the beach party", "can"),  # follows the private Instagram
        ("Pat Doe", "drunk at the beach party", None),  # is known there by no account
        ("Kim Novak", "Two glasses of wine", "can"),  # Threads is public
        ("Kim Novak", "drunk at the beer festival", "may"),  # who follows on Mastodon is not told
        ("Kim Novak", "Wine o'clock", "can"),  # public on Mastodon
        ("Kim Novak", "So drunk at the wine tasting", "can"),  # all is public on Bluesky
        ("Kim Novak", "Hungover. Never again", "may"),  # Facebook does not say
        ("Pat Doe", "bloody shit", "can"),  # a stranger, and public on X
    ],
)
def test_each_network_has_its_own_rules(
    reviewed: Reviewed, name: str, words: str, verdict: str | None
) -> None:
    """Who sees an item follows from its network, and is definite only where it is known."""
    assert sees(reviewed, name, words) == verdict


def test_protected_posts_on_x_are_for_followers(tmp_path: Path) -> None:
    """Once protected, whoever does not follow sees nothing, of old posts either."""
    review = review_of(tmp_path, x_protected=True)
    assert sees(review, "Kim Novak", "bloody shit") == "can"
    assert sees(review, "Pat Doe", "bloody shit") is None
    (stranger,) = [row for row in review.about("sight", "Pat Doe") if row["channel"] == "x"]
    assert stranger["cannot"] == 2
    assert stranger["if_accepted"]["cannot"] == 0


@pytest.mark.parametrize(
    ("channel", "told"),
    [
        ("x", "or protect your posts"),
        ("instagram", "archive it"),
        ("mastodon", "cannot be changed on Mastodon"),
        ("bluesky", "is public: delete it"),
        ("threads", "make your profile private"),
    ],
)
def test_a_step_asks_only_for_what_the_network_can_do(
    reviewed: Reviewed, channel: str, told: str
) -> None:
    """Where an audience cannot be changed afterwards, nobody is told to narrow it."""
    why = step(reviewed, channel, "narrow_item")["why"]
    assert told in why
    assert "Narrow who" not in why
    assert "Narrow who it is for" in step(reviewed, "facebook", "narrow_item")["why"]


def test_a_follower_is_called_one_and_lists_are_named_where_there_are_some(
    reviewed: Reviewed,
) -> None:
    """Instagram has no list that sees less; Facebook does."""
    followed = step(reviewed, "instagram", "narrow_tie")["why"]
    assert "Kim Novak follows you on Instagram, and your policy would offer LinkedIn" in followed
    assert "list that sees less" not in followed
    assert "list that sees less" in step(reviewed, "facebook", "narrow_tie")["why"]


def test_the_page_names_networks_as_people_write_them(reviewed: Reviewed) -> None:
    """Bluesky, not bluesky: in the plan, the sources and what equals have in common."""
    page = reviewed.page
    for channel in CHANNELS:
        assert CHANNEL_TITLES[channel] in page
        assert f"<td>{channel}</td>" not in page
    assert "Take down your post of 9 March 2024 on X" in page
    assert "channel: facebook" not in page
    assert "Narrow who can see your post of 14 November 2023" in page


def test_what_no_export_tells_is_said_for_each_network(reviewed: Reviewed) -> None:
    """Requests that X, Mastodon and Threads do not export are named, with where to look."""
    missing = [part for source in reviewed.data["sources"] for part in source["missing"]]
    told = " ".join(part["what"] for part in missing)
    for words in (
        "X puts no follow requests into an archive",
        "A Mastodon archive names neither your followers nor who asks",
        "Threads never exports the requests",
        "A Bluesky repository does not list who follows you",
        "Facebook's export never says who can see a post",
    ):
        assert words in told
    assert all(part["remedy"] for part in missing)


def test_nobody_is_sent_for_pictures_that_no_export_holds(tmp_path: Path) -> None:
    """Bluesky's repository never holds media: asking for it again would bring none."""
    data = review_of(tmp_path).data
    asked_again = [one["what"] for one in data["missing"] if "with media" in one["remedy"]]
    assert not any("Bluesky" in what for what in asked_again)


def test_close_friends_are_who_the_export_says(tmp_path: Path) -> None:
    """Said to be for close friends, a post is hidden from a follower who is none of them."""
    words = "So drunk at the beach party"
    unsaid = review_of(tmp_path / "unsaid")
    assert sees(unsaid, "Kim Novak", words) == "can"
    item = unsaid.item(words)["id"]
    said = f"[[item]]\nid = '{item}'\naudience = 'list \"Close Friends\"'\n"
    assert sees(review_of(tmp_path / "said", audience=said), "Kim Novak", words) is None
