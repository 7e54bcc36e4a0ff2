"""``friendline view-as``, as it is typed."""

import re
from pathlib import Path

import pytest
import typer
from review_worlds import World
from typer.testing import CliRunner, Result

from friendline.commands.view_as.command import Word, view_as
from friendline.model import Sees

CLIENTS = (
    "Name,Email,Company,Status,Facebook\n"
    "Kim Novak,kim@example.org,Acme,current client,Kim Novak\n"
    "Pat Doe,pat@example.org,,current client,Pat Doe\n"
    "Pat Doe,doe@example.org,Redcliff,former client,\n"
    "Ann Lee,ann@example.org,,current client,\n"
)
AUDIENCE = """
[[default]]
audience = "friends"
[[default]]
to = 2010-12-31
audience = "public"
"""

app = typer.Typer()
app.command()(view_as)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim is a friend, Pat asks; a public post of 2010 and one for friends that swears."""
    made = World(tmp_path, clients=CLIENTS, audience=AUDIENCE)
    made.befriend("Kim Novak")
    made.received.append(("Pat Doe", "2026-11-01"))
    made.post("What a lovely day", "2010-05-05")
    made.post("What a fucking day", "2020-05-05")
    return made


def run(world: World, *words: str) -> Result:
    """Type the command with the exports and the list."""
    paths = list(map(str, world.write()))
    said = world.folder / "said.toml"
    said.write_text(world.audience, "utf-8")
    files = ["--clients", str(world.folder / "clients.csv"), "--audience", str(said)]
    return CliRunner().invoke(app, [*words, *paths, *files, "--zone", "Europe/London"])


def shown(world: World, *words: str) -> str:
    """What it shows."""
    done = run(world, *words)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_a_person_sees_the_numbers_then_item_by_item_why(world: World) -> None:
    """Newest first, with what was found and with reasons."""
    text = shown(world, "Kim Novak")
    assert text.startswith("What Kim Novak sees\n")
    assert "Facebook: can see 2 items, may see 0, cannot see 0." in text
    assert "Risks: swearing (1 can)." in text
    assert text.index("fucking") < text.index("lovely")
    assert "You said it is for: friends. Kim Novak is your friend on Facebook." in text
    assert "can     2020-05-05, Facebook, post" in text


def test_a_stereotype_sees_what_follows_from_ties(world: World) -> None:
    """A stranger only what is public."""
    text = shown(world, "stranger")
    assert text.startswith("What a stranger sees\n")
    assert "can see 1 item, may see 0, cannot see 1." in text
    assert "A stranger is no friend of yours on Facebook." in text


def test_who_has_asked_is_told_what_accepting_would_change(world: World) -> None:
    """The same for anybody who asks."""
    text = shown(world, "pending")
    assert "Once accepted: can see 2 items" in text
    assert "New or surer then, risks: swearing (1 can)." in text
    assert "can see 2 items" in shown(world, "pending", "--accepted").splitlines()[2]


def test_a_list_is_named_by_its_name_in_any_spelling(world: World) -> None:
    """The network's own list is always there."""
    text = shown(world, "list: RESTRICTED")
    assert text.startswith('What a member of "Restricted" sees')
    assert "can see 1 item" in text


def test_digging_shows_risks_only(world: World) -> None:
    """R73: what has no risk is not dug up."""
    text = shown(world, "friend", "--digger")
    assert "the most exposed and oldest first" in text
    assert "lovely" not in text
    assert "would find nothing" in shown(world, "stranger", "--digger")


def test_every_verdict_has_its_word() -> None:
    """The command has words of its own, so that --help is quick; they are those of the model."""
    assert [one.value for one in Word] == [one.value for one in (Sees.CAN, Sees.MAY, Sees.CANNOT)]
    assert len(Word) == len(Sees)


def test_only_some_verdicts_and_only_so_many_items_can_be_asked_for(world: World) -> None:
    """What is left out is said to be there."""
    assert "lovely" not in shown(world, "stranger", "--only", "cannot")
    assert "There is no such item." in shown(world, "stranger", "--only", "may")
    assert "There are more" in shown(world, "Kim Novak", "--most", "1")
    assert "newest first" not in shown(world, "Kim Novak", "--most", "0")


def test_a_name_that_two_have_asks_for_an_id(world: World) -> None:
    """Each is told apart by what the list says of them, and an id is taken."""
    done = run(world, "Pat Doe")
    assert done.exit_code == 2
    assert "2 people are called 'Pat Doe'" in done.stderr
    assert "(Redcliff)" in done.stderr
    found = re.search(r"(person-\w+) \(pat@example.org\)", done.stderr)
    assert found is not None
    assert shown(world, found[1]).startswith("What Pat Doe sees")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["Kim Nowak"], "Did you mean Kim Novak?"),
        (["list:nothing"], "list:restricted"),
        (["Ann Lee"], "Ann Lee has no account on any of your networks"),
        (["Kim Novak", "--on", "linkedin"], "Kim Novak has no account on linkedin"),
    ],
)
def test_misuse_is_a_sentence(world: World, words: list[str], told: str) -> None:
    """Nobody of that name, no such list, somebody without an account."""
    done = run(world, *words)
    assert done.exit_code == 2
    assert told in done.stderr


def test_nothing_that_a_terminal_obeys_is_written(world: World) -> None:
    """Texts come from exports and may hold anything."""
    world.post("\x1b[2Jgone", "2021-01-01")
    assert "\x1b" not in shown(world, "friend")
