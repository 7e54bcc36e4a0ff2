"""What the owner said of findings, in a review: set aside, told, counted alike, undone."""

import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import pytest
from review_worlds import Reviewed, World
from typer.testing import CliRunner, Result

from friendline.cli import app
from friendline.demo import make_demo
from friendline.screening.labels import read_labels
from friendline.screening.labels.label_file import COLUMNS

CLIENTS = """Name,Email,Status,Facebook
Kim Novak,,current client,Kim Novak
Pat Doe,pat@example.org,current client,Pat Doe
Rita Moss,rita@example.org,current client,Rita Moss
"""
BEER = "Beer garden with the choir. We drank beer and wine all night."


@pytest.fixture(autouse=True)
def _quick_disk(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for the disk here."""
    monkeypatch.setattr("friendline.archives.tables.grown_file.os.fsync", lambda _file: None)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim and Pat are friends, Rita waits; posts are for all, then for friends, then not known."""
    world = World(tmp_path, clients=CLIENTS)
    world.befriend("Kim Novak")
    world.befriend("Pat Doe")
    world.received.append(("Rita Moss", "2026-11-12"))
    world.post(BEER, "2015-06-18")
    world.post("Fucking hangover after the vodka", "2016-06-18")
    world.post("So drunk again", "2008-06-18")
    world.post("Free beer and vodka at the fair. We were drunk by noon", "2021-06-18")
    world.say_until("2019-12-31", "friends")
    world.say_until("2010-12-31", "public")
    return world


def type_in(*words: str) -> Result:
    """Type a command about findings."""
    return CliRunner().invoke(app, ["findings", *words])


def label(world: World, review: Reviewed, words: str, category: str, *more: str) -> None:
    """Say something of the finding in the post with these words."""
    item = review.item(words)["id"]
    result = type_in("label", str(world.folder / "out"), item, category, *more)
    assert result.exit_code == 0, result.output
    assert (world.folder / "labels.csv").exists()


def check_numbers(data: dict[str, Any]) -> None:
    """Check that every number about a person or a finding is what the list of exposures gives."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    seen: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    of_item: dict[str, dict[str, str]] = defaultdict(dict)
    kinds = {(row["item"], row["category"]): row["kind"] for row in data["findings"]}
    for row in data["exposures"]:
        counts[row["person"], row["category"]][row["sees"]] += 1
        seen[row["item"], row["category"]][row["sees"]] += 1
        if kinds[row["item"], row["category"]] == "risk":
            of_item[row["item"]][row["person"]] = row["sees"]
    for told, key in (("exposure_counts", "person"), ("seen_by", "item")):
        expected = counts if key == "person" else seen
        assert {(row[key], row["category"]): (row["can"], row["may"]) for row in data[told]} == {
            pair: (number["can"], number["may"]) for pair, number in expected.items()
        }
    for row in data["digger"]:
        sees = Counter(of_item[row["item"]].values())
        assert (row["can"], row["may"]) == (sees["can"], sees["may"])
    for row in data["cleared"]:
        if row["person"]:
            pair = row["finding"]["item"], row["finding"]["category"]
            exposed = {
                (one["item"], one["category"])
                for one in data["exposures"]
                if one["person"] == row["person"]
            }
            assert pair not in exposed


def exposed(review: Reviewed, name: str) -> set[tuple[str, str]]:
    """Give the risks that somebody sees: the first word of the post, and the category."""
    texts = {one["id"]: one["text"].split()[0] for one in review.data["items"]}
    risks = {row["category"] for row in review.data["findings"] if row["kind"] == "risk"}
    return {
        (texts[row["item"]], row["category"])
        for row in review.about("exposures", name)
        if row["category"] in risks
    }


def test_what_is_fine_for_one_is_in_no_number_of_theirs(world: World) -> None:
    """Exposures, counts, seen by, digger: all agree, and for all others nothing changes."""
    before = world.review()
    check_numbers(before.data)
    label(world, before, "vodka", "alcohol_party", "fine", "--for", "Kim Novak")
    after = world.review()
    check_numbers(after.data)
    gone = exposed(before, "Kim Novak") - exposed(after, "Kim Novak")
    assert gone == {("Fucking", "alcohol_party")}
    assert exposed(before, "Pat Doe") == exposed(after, "Pat Doe")
    (row,) = after.data["cleared"]
    assert (row["label"], row["verdict"], row["scope"]) == (1, "fine", "this")
    assert (row["person"], row["can"], row["may"]) == (after.person("Kim Novak")["id"], 1, 0)
    # Kim still sees the swearing in it, so for a digger the item is seen by as many as before
    assert after.data["digger"] == before.data["digger"]


def test_an_item_of_which_all_is_fine_for_one_is_dug_up_by_the_others(world: World) -> None:
    """The digger and the plan count whom a risk of the item still concerns."""
    before = world.review()
    for category in ("alcohol_party", "profanity"):
        label(world, before, "vodka", category, "fine", "--for", "Kim")
    after = world.review()
    check_numbers(after.data)
    item = after.item("vodka")["id"]
    (dug,) = [row for row in after.data["digger"] if row["item"] == item]
    assert (dug["can"], dug["may"]) == (1, 0)
    assert any("Pat Doe" in why for why in dug["because"])
    then, now = (_step(review, item) for review in (before, after))
    assert "Two clients can see it" in then["why"]
    assert "One client can see it" in now["why"]
    assert then["expected"][0]["before"]["risks_can"] == 1
    assert now["expected"][0]["before"]["risks_can"] == 1
    for category in ("alcohol_party", "profanity"):
        label(world, after, "vodka", category, "fine", "--for", "Pat")
    gone = world.review()
    check_numbers(gone.data)
    assert item not in {row["item"] for row in (*gone.data["digger"], *gone.data["plan"])}


def _step(review: Reviewed, item: str) -> dict[str, Any]:
    return next(row for row in review.data["plan"] if row["item"] == item)


def test_what_accepting_would_open_leaves_out_what_is_fine_for_that_person(world: World) -> None:
    """The gains of a request count the risks that would concern whoever asks."""
    before = world.review()
    label(world, before, "vodka", "alcohol_party", "fine", "--for", "Rita Moss")
    after = world.review()

    def gains(review: Reviewed) -> dict[str, int]:
        (row,) = review.about("sight", "Rita Moss")
        return {one["category"]: one["can"] for one in row["gains"]}

    assert gains(before)["alcohol_party"] == gains(after)["alcohol_party"] + 1
    assert gains(before)["profanity"] == gains(after)["profanity"]


def test_what_is_a_problem_for_one_alone_counts_for_nobody_else(world: World) -> None:
    """It is fine for all but Kim: she is warned of, and no number of anybody else has it."""
    before = world.review()
    label(world, before, "vodka", "alcohol_party", "fine")
    label(world, before, "vodka", "alcohol_party", "problem", "--for", "Kim")
    after = world.review()
    check_numbers(after.data)
    assert exposed(after, "Kim Novak") == exposed(before, "Kim Novak")
    assert exposed(before, "Pat Doe") - exposed(after, "Pat Doe") == {("Fucking", "alcohol_party")}
    (found,) = [row for row in after.data["findings"] if row["label"]]
    assert found["label"] == "problem"
    assert "if Kim Novak sees it (label 2). It is fine for all others." in found["reason"]


def test_what_is_confirmed_says_so_and_comes_first_of_equals(world: World) -> None:
    """Of two that weigh the same the one that the owner called a problem stands first."""
    world.posts = []
    for day in ("2012-06-18", "2013-06-18"):
        world.post(f"So drunk on {day}", day)
    before = world.review()
    first, second = (row["item"] for row in before.data["plan"] if row["action"] == "narrow_item")
    text = next(one["text"] for one in before.data["items"] if one["id"] == second)
    label(world, before, text, "alcohol_party", "problem")
    after = world.review()
    steps = [row for row in after.data["plan"] if row["action"] == "narrow_item"]
    assert [row["item"] for row in steps] == [second, first]
    assert "You said that it is a problem." in steps[0]["why"]
    assert "You said" not in steps[1]["why"]


def test_a_label_finds_its_person_when_the_list_says_more_of_them(world: World) -> None:
    """Kim gets an address, and so another id; the label still holds for her."""
    before = world.review()
    label(world, before, "vodka", "alcohol_party", "fine", "--for", "Kim")
    world.clients = CLIENTS.replace("Kim Novak,,", "Kim Novak,kim@example.org,")
    after = world.review()
    assert after.person("Kim Novak")["id"] != before.person("Kim Novak")["id"]
    assert ("Fucking", "alcohol_party") not in exposed(after, "Kim Novak")
    assert "clears 1" in type_in("list", str(world.folder / "out")).stdout


def test_what_cannot_be_taken_in_is_told(world: World) -> None:
    """A line that says nothing, and a label for somebody who is not on the list any more."""
    before = world.review()
    label(world, before, "vodka", "alcohol_party", "fine", "--for", "Pat")
    with (world.folder / "labels.csv").open("a", encoding="utf-8") as file:
        file.write("x,,fine,this,alcohol_party,item-1,,,,,,,,,\n")
    world.clients = CLIENTS.replace("Pat Doe,pat@example.org,current client,Pat Doe\n", "")
    told = [row["what"] for row in world.review().data["missing"]]
    assert any("labels.csv: Line 3 was skipped: 'x' is no number." in what for what in told)
    assert any(what.startswith("Label 1 is about somebody who is not on") for what in told)


def test_the_alibi_check_does_not_hang_on_taste(world: World) -> None:
    """That a beer is fine says nothing about what a client was told."""
    world.meet(
        *("1", "2016-06-18", "12:00", "SUMMARY:Review", "STATUS:CANCELLED"),
        *("ORGANIZER:mailto:jane@example.org", "ATTENDEE;CN=Pat Doe:mailto:pat@example.org"),
    )
    before = world.review()
    assert before.data["conflicts"]
    label(world, before, "vodka", "alcohol_party", "fine")
    assert world.review().data["conflicts"] == before.data["conflicts"]


def test_a_file_of_labels_can_be_named_and_must_be_one(world: World, tmp_path: Path) -> None:
    """Another place is taken; a file that is something else is refused with a sentence."""
    before = world.review()
    label(world, before, BEER, "alcohol_party", "fine")
    elsewhere = tmp_path / "elsewhere.csv"
    (world.folder / "labels.csv").rename(elsewhere)
    assert not world.review().data["cleared"]
    assert len(world.review("--labels", str(elsewhere)).data["cleared"]) == 1
    elsewhere.write_text("name,email\nKim,kim@example.org\n")
    refused = world.run("--labels", str(elsewhere))
    assert refused.exit_code == 2
    assert "this is no file of labels" in refused.stderr
    assert f"the columns {', '.join(COLUMNS)}" in refused.stderr


def test_labels_lie_beside_the_list_that_the_review_was_made_with(world: World) -> None:
    """Also where the list lies elsewhere, and nobody names it to the command again."""
    office = world.folder / "office"
    office.mkdir()
    (office / "clients.csv").write_text(CLIENTS)
    world.run("--clients", str(office / "clients.csv"))
    item = Reviewed(world.folder / "out").item(BEER)["id"]
    type_in("label", str(world.folder / "out"), item, "alcohol_party", "fine")
    assert len(read_labels(office / "labels.csv").said.in_force) == 1


@pytest.mark.parametrize("name", ["labels.csv", "what I said.csv"])
def test_labels_among_the_exports_are_nobody_of_the_client_list(world: World, name: str) -> None:
    """The file has names of people in it, and is told for what it is: no list of clients."""
    before = world.review()
    label(world, before, "vodka", "alcohol_party", "fine", "--for", "Pat")
    (world.folder / "labels.csv").rename(world.folder / name)
    review = world.review(str(world.folder))
    kinds = {Path(row["path"]).name: row["kind"] for row in review.data["sources"]}
    assert kinds.get(name) == (None if name == "labels.csv" else "unknown")
    people = [row for row in review.data["people"] if row["on_client_list"]]
    assert len(people) == len(CLIENTS.splitlines()) - 1


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a small demo."""
    folder = tmp_path_factory.mktemp("demo")
    make_demo(folder / "exports", contacts=60, clients=24, items=400)
    (folder / "screening.toml").write_text("[meaning]\ndeep = false\n", "utf-8")
    return folder


def again(folder: Path) -> Reviewed:
    """Review the demo, once more; the model is left out of it."""
    exports = folder / "exports"
    words = [str(exports), "--clients", str(exports / "clients.csv"), "--output", str(folder)]
    when = ["--today", "2026-11-20", "--zone", "Europe/London", "--policy", "audience"]
    when += ["--screening", str(folder / "screening.toml")]
    result = CliRunner().invoke(app, ["review", *words, *when])
    assert result.exit_code == 0, result.output + repr(result.exception)
    return Reviewed(folder)


def test_the_story_of_a_label(demo: Path) -> None:
    """Said as widely as offered, gone and counted, undone, and back as it was."""
    before = again(demo).data
    posts = {one["id"] for one in before["items"] if one["kind"] == "post"}
    found = next(
        row
        for row in before["findings"]
        if (row["category"], row["severity"]) == ("profanity", "medium") and row["item"] in posts
    )
    said = type_in("label", str(demo), found["item"], "profanity", "fine", "--scope", "kind")
    assert "findings are cleared by it." in said.stdout
    number = int(said.stdout.split("findings are cleared")[0].split()[-1])
    labelled = again(demo)
    after = labelled.data
    check_numbers(after)
    gone = {(row["finding"]["item"], row["finding"]["category"]) for row in after["cleared"]}
    assert (found["item"], "profanity") in gone
    assert len(gone) == number > 1
    for field in ("findings", "exposures", "seen_by"):
        assert {(row["item"], row["category"]) for row in before[field]} - gone == {
            (row["item"], row["category"]) for row in after[field]
        }
    seen = {(row["item"], row["category"]): (row["can"], row["may"]) for row in before["seen_by"]}
    assert all(
        (row["can"], row["may"])
        == seen.get((row["finding"]["item"], row["finding"]["category"]), (0, 0))
        for row in after["cleared"]
    )
    assert f"You said it is fine: {number} findings" in labelled.page
    assert "Label 1: fine, with all items of its kind" in labelled.page

    place = demo / "exports" / "labels.csv"
    assert type_in("undo", "--labels", str(place)).exit_code == 0
    back = again(demo).data
    assert json.dumps(_timeless(back)) == json.dumps(_timeless(before))


def _timeless(data: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in data.items() if name != "made_at"}
