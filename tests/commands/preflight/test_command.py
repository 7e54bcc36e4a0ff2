"""``friendline preflight``, as it is typed."""

from datetime import datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
import typer
from review_worlds import World
from typer.testing import CliRunner, Result

from friendline.commands.preflight import reading
from friendline.commands.preflight.command import preflight
from friendline.commands.preflight.reading import moment_of

CLIENTS = (
    "Name,Email,Status,Facebook\n"
    "Kim Novak,kim@example.org,current client,Kim Novak\n"
    "Ann Lee,ann@example.org,current client,\n"
)

app = typer.Typer()
app.command()(preflight)


@pytest.fixture
def world(tmp_path: Path) -> World:
    """Kim is a friend whose meeting on Saturday was called off by the owner."""
    made = World(tmp_path, clients=CLIENTS)
    made.befriend("Kim Novak")
    made.post("What a lovely day", "2020-05-05")
    made.meet(
        "u1",
        "2026-03-14",
        "14:00",
        "SUMMARY:Review",
        "STATUS:CANCELLED",
        "ORGANIZER:mailto:jane@example.org",
        "ATTENDEE:mailto:kim@example.org",
    )
    return made


def run(world: World, text: str, *words: str, typed: str | None = None) -> Result:
    """Type the command with the exports and the list."""
    paths = list(map(str, world.write()))
    files = ["--clients", str(world.folder / "clients.csv"), "--zone", "Europe/London"]
    return CliRunner().invoke(app, [text, *paths, *files, *words], input=typed)


def shown(world: World, text: str, *words: str, typed: str | None = None) -> str:
    """What it shows."""
    done = run(world, text, *words, typed=typed)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_clients_are_named_with_reasons_and_what_could_be_chosen(world: World) -> None:
    """Who sees it, what it shows, and who would be left."""
    text = shown(world, "What a fucking day", "--audience", "friends")
    assert text.startswith("Before you post this on Facebook, for: friends\n")
    assert "Of your 2 clients 1 can see it and 0 may." in text
    assert "  can  Kim Novak: You said it is for: friends." in text
    assert "Swearing (risk, high)" in text
    assert "only me: 1 client fewer; none left." in text
    assert "was told something else" not in text


def test_the_calendar_is_held_against_it(world: World) -> None:
    """A1: a pub on the day of a meeting that was called off, and Kim can see it."""
    words = ("--audience", "friends", "--place", "The Crown", "--at", "2026-03-14 16:00")
    text = shown(world, "Football", *words)
    assert "Kim Novak was told something else" in text
    assert "and can see this post" in text
    later = shown(world, "Football", *words[:-1], "2026-03-20")
    assert "was told something else" not in later


def test_a_text_may_come_from_the_input(world: World) -> None:
    """A long text is not typed into a command."""
    assert "Swearing" in shown(world, "-", typed="What a fucking day\n")


def test_a_tag_lets_in_and_says_so(world: World) -> None:
    """With the option as with an @ in the text."""
    for words in (("--tag", "Kim Novak"), ()):
        at = "" if words else " with @Kim Novak"
        text = shown(world, f"Lunch{at}", "--audience", "only me", *words)
        assert "Kim Novak is tagged in it" in text


def test_a_long_list_is_cut_and_said_to_be_longer(world: World) -> None:
    """So many clients are named."""
    assert "and 2 more; --most shows more of them." in shown(
        world, "Hello", "--audience", "public", "--most", "0"
    )


def test_without_a_client_list_it_still_says_what_is_in_it(world: World) -> None:
    """Nobody can be named then, and that is said."""
    paths = list(map(str, world.write()))[:1]
    done = CliRunner().invoke(app, ["What a fucking day", *paths])
    assert done.exit_code == 0, done.output
    assert "There is no client list" in done.stdout
    assert "Swearing" in done.stdout


def test_the_policy_says_what_the_network_is_for(world: World) -> None:
    """Where one is named."""
    text = shown(world, "Hello", "--policy", "audience")
    assert "Your policy says what Facebook is for: personal." in text


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["--on", "friendster"], "expected one of facebook"),
        (["--audience", "frends"], "Did you mean 'friends'?"),
        (["--image", "no-such.jpg"], "no-such.jpg cannot be read"),
        (["--zone", "Mars"], "is no time zone"),
    ],
)
def test_misuse_is_a_sentence(world: World, words: list[str], told: str) -> None:
    """And is told before everything is read."""
    done = run(world, "Hello", *words)
    assert done.exit_code == 2
    assert told in done.stderr


def test_a_picture_that_is_too_large_is_refused(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Only so much of a file is ever read."""
    monkeypatch.setattr(reading, "LARGEST_PICTURE", 10)
    picture = tmp_path / "big.jpg"
    picture.write_bytes(b"x" * 11)
    assert "big.jpg cannot be read" in run(world, "Hello", "--image", str(picture)).stderr


def test_a_picture_that_was_not_looked_at_is_said_so(world: World, tmp_path: Path) -> None:
    """Silence would be taken for a clean picture."""
    (tmp_path / "screening.toml").write_text("[pictures]\nuse = false\n")
    picture = tmp_path / "a.jpg"
    picture.write_bytes(b"\xff\xd8")
    text = shown(
        world, "Hello", "--image", str(picture), "--screening", str(tmp_path / "screening.toml")
    )
    assert "Not looked at\n  Its picture was not looked at" in text


def test_a_day_alone_means_its_noon() -> None:
    """And a time is meant in the zone of the owner."""
    zone = ZoneInfo("Europe/Berlin")
    day, time = datetime(2026, 7, 1), datetime(2026, 7, 1, 18, 30)  # noqa: DTZ001 - as typed
    noon = moment_of(day, zone)
    assert noon == datetime(2026, 7, 1, 12, tzinfo=zone).timestamp()
    assert moment_of(time, zone) - noon == 6.5 * 3600
    assert moment_of(None, zone) > 1_700_000_000
