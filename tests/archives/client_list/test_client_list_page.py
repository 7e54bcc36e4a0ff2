"""The page about lists of people says what is so."""

import re
from pathlib import Path

from friendline.archives.client_list import read_mapping
from friendline.archives.client_list.mapping import FIELDS, meaning_of

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "client_list.md").read_text("utf-8")


def test_the_example_can_be_used() -> None:
    """The file of columns on the page is one, and says of everybody what it promises."""
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, re.DOTALL)
    mapping = read_mapping(
        example.encode(), "example", ["Wer", "Mail", "Mail privat", "Dabei seit", "Phase", "Insta"]
    )
    assert mapping.everyone == "current patient"
    assert mapping.words["Phase"]["ruht"] == "former patient"


def test_every_kind_of_column_is_on_the_page() -> None:
    """Whatever a column can hold is in the table, and nothing else."""
    table = PAGE.partition("### What a column can hold")[2].partition("###")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    assert set(re.findall(r"`(\w+)`", "".join(rows))) == set(FIELDS)


def test_every_word_on_the_page_is_understood() -> None:
    """The words that the page offers mean something."""
    words = PAGE.partition("and client,")[2].partition(". `unknown`")[0]
    offered = ["client", *re.split(r",\s+|\s+or\s+", words.strip())]
    assert len(offered) == 14
    assert all(meaning_of(" ".join(word.split())) for word in offered)
