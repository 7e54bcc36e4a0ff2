"""The pages about what can be given say what is so."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from friendline.archives import SOURCES
from friendline.cli import app
from friendline.commands.columns.command import columns
from friendline.model import CHANNEL_TITLES

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs" / "exports.md").read_text("utf-8")
README = (ROOT / "README.md").read_text("utf-8")
WORDS = {
    "client_list": "Client list",
    "address_book": "Address book",
    "calendar": "Calendar",
}


@pytest.mark.parametrize("kind", [source.kind for source in SOURCES])
def test_every_source_has_a_section_and_a_line(kind: str) -> None:
    """Whatever is read is on the page about exports, in the README, and in the command's help."""
    words = WORDS.get(kind) or CHANNEL_TITLES[kind]
    headings = [line for line in PAGE.splitlines() if line.startswith("## ")]
    assert any(words in heading for heading in headings)
    assert words.lower() in README.lower()
    told = " ".join(
        CliRunner().invoke(app, ["review", "--help"], terminal_width=200).stdout.split()
    )
    assert words.lower() in told.lower()


def test_each_network_says_where_and_what_it_cannot_tell() -> None:
    """A section of a network has all that somebody needs who asks for an export."""
    for section in PAGE.split("\n## ")[1:7]:
        for part in ("**Where**", "**Takes**", "**Tells**", "**Cannot tell**"):
            assert part in section, section.splitlines()[0]


def test_every_option_of_columns_is_explained() -> None:
    """The page about lists names each option that the command has."""
    page = (ROOT / "docs" / "client_list.md").read_text("utf-8")
    options = [name for name in columns.__annotations__ if name not in {"clients", "return"}]
    assert options
    for name in options:
        assert f"`--{name}" in page
