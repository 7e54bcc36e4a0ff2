"""The page of the documentation says what the code does."""

import re
from pathlib import Path

from friendline.letters.measures import wilson
from friendline.touch.cadence import LONGEST, checked_group
from friendline.touch.digest import A_WEEK
from friendline.touch.endings import Choice, words_for
from friendline.touch.meetings import MOST_GUESTS

DOCS = Path(__file__).parents[2] / "docs"


def test_groups_and_numbers_of_the_page_are_those_of_the_code() -> None:
    """Every way to write a group can be written so, and every bound is the one that holds."""
    page = (DOCS / "keep_in_touch.md").read_text("utf-8")
    groups = re.findall(r"`((?:relationship|status|person):[^`]*)`", page)
    assert len(groups) == 4
    assert [checked_group(one) for one in groups] == groups
    assert f"1 to {LONGEST:,}" in page
    assert f"at most {MOST_GUESTS} guests" in page
    assert A_WEEK == 10
    assert "takes ten people" in page
    low, high = wilson(2, 3)
    assert f"{low * 100:.0f} to {high * 100:.0f} in 100" in page


def test_the_page_of_endings_has_every_choice() -> None:
    """And says of each whether words go with it."""
    page = (DOCS / "endings.md").read_text("utf-8")
    rows = {
        row[0]: row[1] for row in re.findall(r"^\| (\w+) \|.*\| ([^|]+) \|$", page, re.MULTILINE)
    }
    for choice in Choice:
        assert (rows[choice.value] == "none") is (words_for(choice) is None)
