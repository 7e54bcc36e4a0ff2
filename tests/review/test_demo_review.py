"""The demo, as a person runs it: the review finds what was planted, and nothing else."""

import socket
from pathlib import Path

import pytest
from review_worlds import Reviewed
from typer.testing import CliRunner

from friendline.cli import app
from friendline.demo import make_demo
from friendline.demo.planted import Planted


class CalledTheNetworkError(AssertionError):
    """Something opened a connection."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The output of "friendline demo --no-open", made with every socket closed."""
    folder = tmp_path_factory.mktemp("demo")

    def refuse(*where: object) -> None:
        raise CalledTheNetworkError(where)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(socket.socket, "connect", refuse)
        patch.setattr(socket, "getaddrinfo", refuse)
        result = CliRunner().invoke(app, ["demo", "--no-open", "--output", str(folder)])
    assert result.exit_code == 0, result.output + repr(result.exception)
    return folder


@pytest.fixture(scope="module")
def review(folder: Path) -> Reviewed:
    """The review of the demo."""
    return Reviewed(folder)


@pytest.fixture(scope="module")
def planted(tmp_path_factory: pytest.TempPathFactory) -> Planted:
    """What was planted in it: the demo is the same every time."""
    return make_demo(tmp_path_factory.mktemp("truth")).planted


def test_both_files_are_whole(folder: Path, review: Reviewed) -> None:
    """A page and valid data are written; what the model saw is kept in the made-up store alone."""
    assert {path.name for path in folder.iterdir()} == {
        "exports",
        "made-up-home",
        "office-policy",
        "report.html",
        "review.json",
    }
    assert review.data["items"]
    assert review.page.startswith("<!doctype html>")


def test_a1_the_boozer_is_the_only_conflict(review: Reviewed, planted: Planted) -> None:
    """The planted contradiction is found, for that client only, and no near miss is."""
    people = {one["id"]: one["name"] for one in review.data["people"]}
    conflicts = review.data["conflicts"]
    assert {people[row["person"]] for row in conflicts} == {planted.boozer.meeting.client}
    seen_at = {one["id"]: one["at"] for one in review.data["items"]}
    assert f"{planted.boozer.seen.at:%Y-%m-%dT%H:%M:%SZ}" in {
        seen_at[row["item"]] for row in conflicts
    }


def test_a2_the_campaign_is_politics(review: Reviewed, planted: Planted) -> None:
    """The post with a campaign's hashtag has a politics finding that shows the hashtag."""
    item = review.item(planted.campaign.hashtag)["id"]
    found = [row for row in review.data["findings"] if row["item"] == item]
    assert any(
        row["category"] == "politics" and planted.campaign.hashtag in row["evidence"]
        for row in found
    )


def test_a11_the_unanswered_stands_beside_equals(review: Reviewed, planted: Planted) -> None:
    """Who waits for more than ten days is ignored, in one group with equals who were accepted."""
    waiting = planted.unanswered.waiting.client
    (group,) = [group for group in review.outcomes() if waiting in group]
    assert group[waiting] == "ignored"
    for equal in planted.unanswered.equals:
        assert group[equal.client] == equal.outcome


def test_a12_what_was_planted_early_is_found(review: Reviewed, planted: Planted) -> None:
    """Of the five embarrassing posts of the first years at least four are risk findings."""
    risky = {row["item"] for row in review.data["findings"] if row["kind"] == "risk"}
    found = [post for post in planted.old_posts if review.item(post.text)["id"] in risky]
    assert len(found) >= len(planted.old_posts) - 1


def test_a13_exactly_the_planted_friends_match(review: Reviewed, planted: Planted) -> None:
    """Of 212 friends seven match the client list; those that two could be stay open."""
    certainties: dict[str, set[str]] = {}
    for person in review.data["people"]:
        for account in person["accounts"] if person["on_client_list"] else ():
            if account["channel"] == "facebook":
                certainties.setdefault(account["name"], set()).add(account["certainty"])
    for friend in planted.friends_on_list:
        expected = {"ambiguous"} if friend.ambiguous else {"likely"}
        assert certainties[friend.friend] == expected
    assert len(planted.friends_on_list) == 7
    assert "confirmed" not in set().union(*certainties.values())


def test_a_married_name_is_confirmed_by_its_address(review: Reviewed, planted: Planted) -> None:
    """A client under another name on LinkedIn is found by e-mail or by profile address."""
    for one in planted.on_linkedin:
        accounts = review.person(one.client)["accounts"]
        found = {
            account["name"]: account["certainty"]
            for account in accounts
            if account["channel"] == "linkedin"
        }
        assert found[one.connection] == "confirmed"


def test_strangers_who_ask_get_an_answer_too(review: Reviewed, planted: Planted) -> None:
    """Every pending request has one answer, also of people on no list."""
    people = {one["id"]: one["name"] for one in review.data["people"]}
    asked = [
        people[row["person"]] for row in review.data["answers"] if row["direction"] == "incoming"
    ]
    assert set(planted.strangers) <= set(asked)
    assert planted.invitation in asked


def test_a_file_that_facebook_broke_is_named(review: Reviewed) -> None:
    """The planted broken file is skipped with its reason."""
    skipped = [one for source in review.data["sources"] for one in source["skipped"]]
    assert ["archived_stories.json" in one["file"] for one in skipped] == [True]


def test_every_promise_about_definite_sight_holds(review: Reviewed) -> None:
    """What Facebook does not say is never "can" or "cannot" for anybody (design, rule 1)."""
    for row in review.data["sight"]:
        if row["channel"] == "facebook":
            assert row["can"] == row["cannot"] == 0


def test_a4_having_met_decides_where_the_policy_says_so(
    folder: Path, planted: Planted, tmp_path: Path
) -> None:
    """Under "met in person" of two clients who are equal otherwise only one is accepted."""
    again = reviewed_again(folder, tmp_path, policy="met-in-person", today="2026-11-20")
    met, not_met = (
        again.about("answers", one.client)[0]["answer"]
        for one in (planted.met_pair.met, planted.met_pair.not_met)
    )
    assert (met, not_met) == ("accept", "offer_other")


def reviewed_again(folder: Path, output: Path, *, policy: str, today: str) -> Reviewed:
    """The demo's exports, reviewed under another policy or on another day: answers are asked for.

    The model reads the posts in the demo itself; no answer hangs on them.
    """
    exports, quick = folder / "exports", folder.with_suffix(".toml")
    quick.write_text("[meaning]\ndeep = false\n", "utf-8")
    words = ["review", str(exports), "--clients", str(exports / "clients.csv")]
    words += ["--screening", str(quick)]
    words += ["--policy", policy, "--today", today, "--output", str(output)]
    assert CliRunner().invoke(app, words).exit_code == 0
    return Reviewed(output)


def test_a8_nobody_is_told_of_a_policy_before_it_is_adopted(
    folder: Path, planted: Planted, tmp_path: Path
) -> None:
    """The office policy gives no words before its first day, and its own words from then on."""
    office = str(folder / "office-policy")
    asking = planted.met_pair.met.client
    before = reviewed_again(folder, tmp_path / "before", policy=office, today="2026-11-30")
    since = reviewed_again(folder, tmp_path / "since", policy=office, today="2026-12-01")
    (early,), (later,) = (one.about("answers", asking) for one in (before, since))
    assert (early["answer"], early["say"], early["rule"]) == ("ask", None, None)
    assert later["answer"] == "offer_other"
    assert "since 1 December 2026" in later["say"]
