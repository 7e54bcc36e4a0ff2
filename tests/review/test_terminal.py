"""The summary in a terminal: calm, narrow, and safe with any name."""

from io import BytesIO, StringIO, TextIOWrapper
from pathlib import Path

import pytest
from msgspec import structs
from review_examples import huge_review, rich_review, small_review
from review_rows import empty_review, person, review, source, step
from rich.console import Console

from friendline.policy import preset_names
from friendline.review.contract import Review
from friendline.review.terminal import print_summary

REPORT = (
    Path("out") / "a very long folder name that would not fit a line" / ("x" * 40) / "report.html"
)


def printed(made: Review, width: int = 80) -> str:
    """Print a summary into a text."""
    console = Console(file=StringIO(), width=width, force_terminal=False)
    print_summary(made, console, REPORT)
    assert isinstance(console.file, StringIO)
    return console.file.getvalue()


def test_the_summary_says_what_was_read_how_things_stand_and_what_to_do() -> None:
    """Sources, headline, five steps and the place of the report, in this order."""
    text = printed(rich_review())
    places = [
        text.index(words)
        for words in (
            "facebook-jane",
            "Four requests wait for you.",
            "Do these first",
            "1. Hide your photo of 1 June 2014 from Ana Ruiz",
            "5. Narrow what Ana Ruiz sees on Facebook",
            "and 3 more steps in the report",
            str(REPORT),
            "It holds the names of your clients.",
        )
    ]
    assert places == sorted(places)


@pytest.mark.parametrize("width", [40, 80, 200])
def test_no_line_but_the_path_is_wider_than_the_terminal(width: int) -> None:
    """Lines keep to the width; the path is whole, so that it can be copied."""
    lines = printed(rich_review(), width).splitlines()
    assert all(len(line) <= width for line in lines if str(REPORT) not in line)
    assert any(str(REPORT) in line for line in lines)


def test_what_is_no_terminal_gets_no_colour() -> None:
    """A file or a pipe gets plain text."""
    assert "\x1b" not in printed(rich_review())


def test_an_empty_review_says_what_comes_next() -> None:
    """Nothing read and no policy: both are said, with the command that helps."""
    text = printed(empty_review())
    assert "Nothing was read" in text
    assert "--policy" in text
    assert all(preset in text for preset in preset_names())
    assert "Do these first" not in text


def test_names_cannot_command_the_terminal() -> None:
    """Control sequences and markup in a name stay harmless text."""
    evil = "\x1b]0;owned\x07\x1b[31m[bold red]Eve[/]"
    made = structs.replace(
        small_review(),
        people=[person("ana", evil)],
        sources=[source(evil)],
        plan=[step("answer_request", "ana", evil)],
    )
    text = printed(made)
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "[bold red]Eve[/]" in text


def test_a_terminal_that_knows_few_letters_gets_them_replaced() -> None:
    """Names beyond the terminal's encoding never end the run."""
    stream = TextIOWrapper(BytesIO(), encoding="ascii")
    print_summary(rich_review(), Console(file=stream, width=80), REPORT)
    stream.flush()
    assert isinstance(stream.buffer, BytesIO)
    assert b"Mei Lin" in stream.buffer.getvalue()


def test_a_huge_review_has_a_short_summary() -> None:
    """Any size of review fits a screen or two."""
    many = [source(f"export-{number}.zip") for number in range(130)]
    text = printed(structs.replace(huge_review(50, 500, 100), sources=many[:2]))
    assert len(text.splitlines()) < 30
    assert "and 30 more sources" in printed(review(sources=many))
