"""Tests that the page about letters says what is so."""

import re
from pathlib import Path

import pytest
from letters_helpers import facts_for

from friendline.letters import Claim, Family, Length, Situation, draft, read_templates
from friendline.letters.counting import LIMITS
from friendline.letters.linting import RULES
from friendline.letters.slots import SLOTS
from friendline.letters.steps import networks
from friendline.model import CHANNEL_TITLES

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "letters.md").read_text(encoding="utf-8")


def section(title: str) -> str:
    """Give the text under a heading."""
    found = re.search(rf"^## {re.escape(title)}\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE)
    assert found is not None
    return found[1]


def first_cells(title: str) -> set[str]:
    """Give every name in the first column of a table."""
    rows = re.findall(r"^\| (`[^|]*`) \|", section(title), re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`([^`]+)`", row)}


@pytest.mark.parametrize(
    ("title", "names"),
    [
        ("Situations", set(Situation)),
        ("Families", set(Family)),
        ("Claims", set(Claim)),
        ("What the lint looks for", set(RULES)),
        ("Writing a letter", SLOTS),
        ("Languages, address and length", set(Length)),
    ],
)
def test_each_table_names_all_that_there_is(title: str, names: set[str]) -> None:
    """Nothing is missing, and nothing stands there that is not."""
    assert first_cells(title) == {str(name) for name in names}


def test_the_limits_are_those_of_the_code() -> None:
    """300, 1900 and 700."""
    for length, most in LIMITS.items():
        assert re.search(rf"\| `{length}` \| .*\| {most}\b", PAGE)


def test_each_network_stands_with_what_is_known_of_it() -> None:
    """How sure, and the day."""
    for channel, network in networks().items():
        title = CHANNEL_TITLES[channel]
        assert f"| {title} | {network.strength} | {network.checked} |" in PAGE


def test_the_first_example_gives_what_the_page_shows(capsys: pytest.CaptureFixture[str]) -> None:
    """It is run as it stands there."""
    code = re.search(r"```python\n(.*?)```", PAGE, re.DOTALL)
    shown = re.search(r"```text\n(.*?)```", PAGE, re.DOTALL)
    assert code
    assert shown
    exec(code[1], {})  # noqa: S102 - our own page
    assert capsys.readouterr().out == shown[1]


def test_the_letter_of_the_page_works(tmp_path: Path) -> None:
    """Its three files make a folder that can be used."""
    (tmp_path / "en").mkdir()
    for name, text in re.findall(r"```toml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL):
        (tmp_path / name).write_text(text, "utf-8")
    (letter,) = draft(
        Situation.OFFER_OTHER,
        facts_for(Situation.OFFER_OTHER),
        letters=read_templates(tmp_path, "en"),
    )
    assert letter.text == (
        "Dear Jo Mora, let me keep my family photos to myself. I am glad to be in touch on "
        "LinkedIn. Yours, Ada Calder"
    )
