"""Tests of how sentences name a command."""

import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from friendline import called
from friendline.commands.store.opened import NoStoreError
from friendline.store.home import Home

_ROOT = Path(__file__).parents[1]
_NAMED = re.compile(
    r"\bfriendline (?:audience|backup|columns|decide|demo|desk|detectors|doctor|encrypt|export"
    r"|findings|forget|import|ledger|new|people|policy|preflight|restore|status|view-as)\b"
)


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Any:
    """``run.py``, which prepares nothing and calls nothing."""
    spec = importlib.util.spec_from_file_location("run", _ROOT / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "prepare", lambda _what: None)
    monkeypatch.setattr(module, "call", lambda *_words: 0)
    monkeypatch.setattr(os, "environ", os.environ.copy())
    return module


def test_who_installed_it_types_its_name(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands begin with friendline, and extras come with pip."""
    monkeypatch.delenv(called.VARIABLE, raising=False)
    assert called.as_typed("desk") == "friendline desk"
    assert called.how_to_install("pictures") == "pip install 'friendline[pictures]'"


def test_who_has_its_folder_types_what_they_typed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Commands begin as the variable says; what the folder does not bring still comes with pip."""
    monkeypatch.setenv(called.VARIABLE, "python3 run.py")
    assert called.as_typed("desk") == "python3 run.py desk"
    assert called.how_to_install("pictures") == "python3 run.py pictures"
    assert called.how_to_install("prove") == "pip install 'friendline[prove]'"
    assert "python3 run.py import EXPORT..." in str(NoStoreError(Home(Path("nowhere"))))


@pytest.mark.parametrize(
    ("typed", "told"), [("run.py", "run.py"), ("my files/run.py", '"my files/run.py"')]
)
def test_the_folder_says_how_it_was_called(
    run: Any,
    monkeypatch: pytest.MonkeyPatch,
    typed: str,
    told: str,
) -> None:
    """With the path that was typed, in quotation marks where it has a space."""
    monkeypatch.setattr(sys, "argv", [typed, "status"])
    monkeypatch.delenv(called.VARIABLE, raising=False)
    assert run.main(["status"]) == 0
    python = "python" if os.name == "nt" else "python3"
    assert called.program() == f"{python} {told}"


def test_the_folder_alone_names_what_an_owner_needs_first(
    run: Any,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The desk, the demo, a review and a backup stand before what engineers need."""
    assert run.main([]) == 2
    for_owners, _, for_engineers = capsys.readouterr().out.partition("For those who build it")
    for word in ("demo", "desk", "review", "backup", "pictures"):
        assert f"python3 run.py {word} " in for_owners
    assert "run.py lint" in for_engineers


def test_the_help_is_of_the_program_that_was_typed() -> None:
    """The line of usage begins with it."""
    environment = os.environ | {called.VARIABLE: "python3 run.py"}
    done = subprocess.run(
        [sys.executable, "-c", "from friendline.cli import main; main()", "people", "--help"],
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert "Usage: python3 run.py people" in done.stdout
    assert "python3 run.py people EXPORT..." in " ".join(done.stdout.split())


def test_no_page_names_a_command_by_itself() -> None:
    """Pages ask for it, so that it is the one that their reader can type."""
    source = _ROOT / "src" / "friendline"
    pages = [*source.rglob("*.html"), *source.rglob("*.j2"), *source.rglob("languages/*.toml")]
    assert pages
    assert [one.name for one in pages if _NAMED.search(one.read_text("utf-8"))] == []
