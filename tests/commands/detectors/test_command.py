"""The command that shows every detector and which of them look."""

from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
import typer
from network_watch import network_calls
from typer.testing import CliRunner, Result

from friendline.commands.detectors.command import detectors
from friendline.commands.detectors.text import page
from friendline.model import Category
from friendline.screening import choosing
from friendline.screening.card import Card, Measured
from friendline.screening.choosing import GROUP
from friendline.screening.told import Told

POINTS = {
    "client_names": "friendline.screening.confidential.client_names:make",
    "endpoint": "friendline.screening.outside.endpoint:make",
    "hub": "friendline.screening.outside.hub:make",
    "patterns": "friendline.screening.patterns:make",
    "meaning": "friendline.screening.meaning.detector:make",
}
SET_UP = '[endpoint]\nurl = "http://localhost:1/v1"\nmodel = "small"\ncategories = ["politics"]\n'

PETS_LINE = (
    "    pets: 90% of what it saw was there; it saw 50% of what was there (between 40% and 60%)"
)


@pytest.fixture(autouse=True)
def points(monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The detectors that are installed, by name."""
    there = dict(POINTS)
    monkeypatch.setattr(
        choosing,
        "entry_points",
        lambda group: [EntryPoint(name, value, GROUP) for name, value in there.items()],
    )
    return there


def run(*words: str) -> Result:
    """Type the command."""
    app = typer.Typer()
    app.command()(detectors)
    return CliRunner().invoke(app, list(words))


def written(folder: Path, content: str) -> str:
    """Write ``screening.toml``; gives its path."""
    path = folder / "screening.toml"
    path.write_text(content, "utf-8")
    return str(path)


def heads(result: Result) -> list[str]:
    """Give the first line of each detector, without its version."""
    return [line.split(",")[0] for line in result.output.splitlines() if line.startswith("[o")]


def test_without_a_file_the_usual_ones_are_on_and_all_are_shown() -> None:
    """Those from outside are off, each with its card."""
    result = run()
    assert result.exit_code == 0
    assert heads(result) == [
        "[on] client_names",
        "[on] meaning",
        "[on] patterns",
        "[off] endpoint",
        "[off] hub",
    ]
    assert "A language model that you name." in result.output
    assert "cannot be used" not in result.output


def test_a_file_turns_them_on_and_off(tmp_path: Path) -> None:
    """As a review with this file would have them."""
    path = written(tmp_path, SET_UP + "[meaning]\nuse = false\n")
    with network_calls() as calls:
        result = run("--screening", path)
    assert heads(result) == [
        "[on] client_names",
        "[on] patterns",
        "[on] endpoint",
        "[off] hub",
        "[off] meaning",
    ]
    assert "to http://localhost:1/v1/chat/completions, once you have said yes" in result.output
    assert calls == []


def test_what_is_on_and_cannot_be_used_is_told_beside_its_card(tmp_path: Path) -> None:
    """A fault in one table hides no other detector."""
    result = run("--screening", written(tmp_path, '[endpoint]\nurl = "http://example.org"\n'))
    assert result.exit_code == 0
    assert "It cannot be used so: [endpoint]: " in result.output
    assert len(heads(result)) == 5


def test_a_file_that_cannot_be_used_is_a_sentence(tmp_path: Path) -> None:
    """With the exit code of arguments that cannot be used."""
    for content in ("[maening]\n", "[meaning\n", "[meaning]\nuse = 3\n"):
        result = run("--screening", written(tmp_path, content))
        assert result.exit_code == 2
        assert "Traceback" not in result.output


def test_a_strangers_detector_that_breaks_does_not_hide_the_others(
    points: dict[str, str], tmp_path: Path
) -> None:
    """It is named with what happened."""
    points["broken"] = "json:loads"
    result = run("--screening", written(tmp_path, "[broken]\n"))
    assert "[broken]: it fails when it is made (TypeError)" in result.output
    assert "Its card can be shown only once it is set up." in result.output
    assert len(heads(result)) == 6


def test_a_page_shows_all_that_a_card_tells() -> None:
    """Languages, what is sent, figures with their bounds, known faults."""
    card = Card(
        title="Sniffer",
        how="Sniffs.",
        languages=("en", "de"),
        measured_on="posts",
        measured=(
            Measured(category=Category.PETS, precision=0.9, recall=0.5, recall_bounds=(0.4, 0.6)),
            Measured(category=Category.FAMILY, recall=0.0, on="letters"),
        ),
        faults=("It sneezes.",),
        sends="Smells, to nobody.",
    )
    shown = page([Told("sniffer", "3", is_on=True, card=card)], "as you say")
    assert shown.splitlines() == [
        "Which detectors look, as you say:",
        "",
        "[on] sniffer, version 3",
        "  Sniffer. Sniffs.",
        "  Languages: en, de.",
        "  Sends: Smells, to nobody.",
        "  Measured on posts:",
        PETS_LINE,
        "    family: it saw none; it saw 0% of what was there (on letters)",
        "  Known fault: It sneezes.",
    ]
