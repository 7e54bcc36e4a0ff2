"""What holds for every review, and what happens when something is wrong with its input."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from review_worlds import World, as_facebook
from typer.testing import CliRunner

from friendline.cli import app
from friendline.review.writing import review_schema
from friendline.screening.cache import FILE_NAME
from friendline.screening.onnx import is_installed

CLIENTS = "Name,Email,Status\nKim Novak,kim@example.org,current client\n"


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Jane Roe with one client, who is a friend, and one post."""
    world = World(tmp_path, clients=CLIENTS)
    world.befriend("Kim Novak")
    world.post("Bloody hell, what a day", "2026-10-01")
    return world


def test_a_review_is_the_same_when_an_export_is_given_twice(world: World, tmp_path: Path) -> None:
    """Repeated exports add nothing."""
    once = world.review().data
    again = world.folder / "copy"
    twice = World(again, clients=CLIENTS, friends=world.friends, posts=world.posts)
    twice_data = twice.review(str(world.folder / "facebook-jane-2026-11-19-aBcD.zip")).data
    for field in ("people", "items", "findings", "answers", "sight", "exposures", "treatment"):
        assert once[field] == twice_data[field]


def test_an_answer_names_the_account_that_it_is_about(world: World) -> None:
    """It is one of the person's, who may have several on a network."""
    data = world.review().data
    accounts = {
        person["id"]: {one["id"] for one in person["accounts"]} for person in data["people"]
    }
    assert data["answers"]
    assert all(row["account"] in accounts[row["person"]] for row in data["answers"])


def test_without_a_policy_nothing_is_decided(world: World) -> None:
    """Every answer is "ask", and the rest of the review is there all the same (R1, R9)."""
    world.policy = None
    data = world.review().data
    assert {row["answer"] for row in data["answers"]} == {"ask"}
    assert data["policy"] is None
    assert data["exposures"]


def test_a_policy_that_is_not_in_force_decides_nothing(world: World) -> None:
    """Before its first day a policy answers nothing (R11)."""
    folder = world.folder / "policy"
    folder.mkdir(parents=True)
    (folder / "policy.toml").write_text(
        'name = "Next year"\nversion = "1"\nin_force_from = 2027-01-01\n', "utf-8"
    )
    (folder / "rules.csv").write_text("answer,because\naccept,Everybody.\n", "utf-8")
    world.policy = str(folder)
    (answer,) = world.review().about("answers", "Kim Novak")
    assert answer["answer"] == "ask"
    assert "01 January 2027" in answer["reasons"][0]


def test_what_the_owner_says_makes_a_sight_definite_once_the_match_is_confirmed(
    world: World,
) -> None:
    """A known audience and a confirmed account give "can"; a likely one gives "may"."""
    world.audience = '[[default]]\naudience = "friends"\n'
    assert {row["sees"] for row in world.review().about("exposures", "Kim Novak")} == {"may"}
    world.clients = "Name,Email,Status,Facebook\nKim Novak,k@example.org,current,Kim Novak\n"
    assert {row["sees"] for row in world.review().about("exposures", "Kim Novak")} == {"can"}


def test_a_public_post_on_linkedin_can_be_seen(world: World) -> None:
    """What LinkedIn states to be public is definite."""
    world.connections = [
        "Kim,Novak,https://www.linkedin.com/in/kim-n,kim@example.org,,,08 Feb 2026"
    ]
    world.shares = [
        "2026-02-09 01:21:47,https://l/1,Proud to share that we won an award,,,PUBLIC",
        "2026-02-10 01:21:47,https://l/2,Some other words about work,,,MEMBER_NETWORK",
    ]
    (sight,) = [
        row for row in world.review().about("sight", "Kim Novak") if row["channel"] == "linkedin"
    ]
    assert (sight["can"], sight["may"], sight["cannot"]) == (1, 1, 0)


def test_a_broken_file_is_named_and_the_rest_is_read(world: World) -> None:
    """Facebook's own bug in one file costs that file and nothing else."""
    world.more_facebook["your_facebook_activity/stories/archived_stories.json"] = b"[object Object]"
    data = world.review().data
    (facebook,) = [row for row in data["sources"] if row["kind"] == "facebook"]
    assert any("archived_stories.json" in one["file"] for one in facebook["skipped"])
    assert data["items"]


def test_pictures_of_a_part_that_was_not_given_are_missed(world: World) -> None:
    """A picture that lies in no given part is told as missing."""
    media = {"uri": "your_facebook_activity/posts/media/a.jpg", "creation_timestamp": 1}
    world.posts[0]["attachments"] = [{"data": [{"media": media}]}]
    told = " ".join(part["what"] for part in world.review().data["missing"])
    assert "The one picture or video that Facebook mentions is in no file" in told


def test_hostile_words_stay_words_in_the_report(world: World) -> None:
    """A post that is a script is shown, never run."""
    world.post("bloody <script>alert(1)</script>", "2026-10-02")
    assert "<script>alert(1)" not in world.review().page


def test_the_report_asks_nothing_of_the_network(world: World) -> None:
    """The page loads nothing from anywhere."""
    page = world.review().page
    assert 'src="http' not in page
    assert "url(http" not in page


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere.zip"], "no such file or folder"),
        (["{facebook}", "--policy", "barier"], "barrier"),
        (["{facebook}", "--clients", "{notes}"], "cannot be used as client list"),
        (["{facebook}", "--zone", "Europe/Londno"], "no time zone"),
        (["{facebook}", "--audience", "{notes}"], "cannot be used"),
        (["{notes}"], "nothing here is"),
        (["{facebook}", "--output", "{notes}/inside"], "cannot be written to"),
    ],
)
def test_arguments_that_cannot_be_used_are_refused_with_a_sentence(
    world: World, words: list[str], said: str
) -> None:
    """Exit code 2 and one sentence that says what was expected; nothing is written."""
    facebook, *_ = world.write()
    notes = world.folder / "notes.txt"
    notes.write_text("Dear diary", "utf-8")
    given = [word.format(facebook=facebook, notes=notes) for word in words]
    if "--output" not in given:
        given += ["--output", str(world.folder / "out")]
    result = CliRunner().invoke(app, ["review", *given])
    assert result.exit_code == 2, result.output
    assert said in result.output + result.stderr
    assert not (world.folder / "out").exists()


def test_a_review_that_fails_leaves_the_last_one_whole(world: World) -> None:
    """Files are replaced whole or not at all; only what the model saw is kept beside them."""
    world.review()
    out = world.folder / "out"
    before = (out / "review.json").read_bytes()
    world.policy = "no such policy"
    assert world.run().exit_code == 2
    assert (out / "review.json").read_bytes() == before
    files = {path.name for path in out.iterdir()}
    assert files == {"report.html", "review.json", *([FILE_NAME] if is_installed() else ())}


def test_a_request_spells_its_name_as_facebook_meant_it(world: World) -> None:
    """Facebook's broken encoding is repaired: Zoë is Zoë."""
    world.received.append(("Zoë Brandt", "2026-11-10"))
    data = world.review().data
    assert "Zoë Brandt" in {one["name"] for one in data["people"]}


def test_two_overlapping_exports_make_one_book(world: World, tmp_path: Path) -> None:
    """An old and a new export of one account give every item once."""
    old = tmp_path / "old" / "posts" / "your_posts_1.json"
    old.parent.mkdir(parents=True)
    world.post("Only in the old one, bloody hell", "2015-01-01")
    old.write_bytes(as_facebook(world.posts))
    world.posts.pop()
    data = world.review(str(tmp_path / "old")).data
    assert len([one for one in data["items"] if one["kind"] == "post"]) == 2


def test_help_is_quick() -> None:
    """The help takes under 0.3 s of CPU."""
    code = (
        "import resource, sys; sys.argv = ['friendline', '--help']\n"
        "from friendline.cli import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        "used = resource.getrusage(resource.RUSAGE_SELF)\n"
        "print(used.ru_utime + used.ru_stime, file=sys.stderr)\n"
    )
    runs = [
        subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", code], capture_output=True, text=True, check=True
        )
        for _ in range(3)
    ]
    assert min(float(run.stderr.split()[-1]) for run in runs) < 0.3


def test_the_schema_names_every_field_of_the_contract() -> None:
    """The fields that the design promises are required by the schema."""
    schema = review_schema()
    required = {
        name.rpartition("/")[2]: set(one.get("required", []))
        for name, one in schema["$defs"].items()
    }
    assert {"sources", "people", "items", "findings", "answers", "sight"} <= required["Review"]
    assert {"exposures", "conflicts", "treatment", "plan"} <= required["Review"]
    assert {"person", "item", "category", "sees", "because"} <= required["ExposureRow"]
    assert {"action", "channel", "person", "item", "why"} <= required["StepRow"]
    assert json.loads(json.dumps(schema)) == schema


def test_lines_to_paste_keep_their_line_ends(world: World) -> None:
    """The setting for new posts comes with lines for audience.toml, one below the other."""
    setting = {"label": "Who can see your future posts?", "value": "Friends"}
    file = "preferences/preferences/privacy_settings.json"
    world.more_facebook[file] = json.dumps([{"label_values": [setting]}]).encode()
    reviewed = world.review()
    (lines,) = [
        part["lines"]
        for source in reviewed.data["sources"]
        for part in source["missing"]
        if part["lines"]
    ]
    assert lines.splitlines()[:2] == ["[[default]]", 'channel = "facebook"']
    assert "<pre>[[default]]\nchannel = " in reviewed.page
