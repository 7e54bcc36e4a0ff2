"""Progress bars."""

import io

import pytest
from rich.console import Console

from friendline.commands import bars
from friendline.commands.bars import Bars


def drawn(*, terminal: bool) -> str:
    """What is drawn for a job of two stages."""
    screen = io.StringIO()
    console = Console(file=screen, force_terminal=terminal, width=80)
    with Bars(console) as shown:
        shown.stage("Reading", 10)
        shown.advance(5)
        shown.stage("Writing")
        shown.advance()
    return screen.getvalue()


def test_nothing_is_drawn_where_there_is_no_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A log file holds no bars, however long it takes."""
    monkeypatch.setattr(bars, "PATIENCE_SECONDS", -1)
    assert drawn(terminal=False).strip() == ""


def test_a_short_job_shows_no_bar() -> None:
    """What is over within a second is not worth a bar."""
    assert "Reading" not in drawn(terminal=True)


def test_a_long_job_names_its_stage(monkeypatch: pytest.MonkeyPatch) -> None:
    """After a second the stage is named."""
    monkeypatch.setattr(bars, "PATIENCE_SECONDS", -1)
    assert "Writing" in drawn(terminal=True)
