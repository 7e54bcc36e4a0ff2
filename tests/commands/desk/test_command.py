"""Tests of ``friendline desk``."""

import signal
import subprocess
import sys
from pathlib import Path

import typer
from typer.testing import CliRunner

from friendline.commands.desk.command import desk

_RUN = "import typer; from friendline.commands.desk.command import desk; typer.run(desk)"


def _app() -> typer.Typer:
    app = typer.Typer()
    app.command()(desk)
    return app


def test_help_says_what_it_opens() -> None:
    """The help names each way to start it."""
    said = CliRunner().invoke(_app(), ["--help"], terminal_width=200)
    assert said.exit_code == 0
    for option in ("--home", "--port", "--no-open", "--incognito", "--read-only", "--encrypt"):
        assert option in said.stdout


def test_help_loads_nothing_heavy() -> None:
    """Who asks for help does not wait for Django."""
    check = (
        f"{_RUN.partition(';')[2].rpartition(';')[0]}; import sys; print('django' in sys.modules)"
    )
    told = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", check.strip()], capture_output=True, text=True, check=True
    )
    assert told.stdout == "False\n"


def test_the_desk_makes_its_store_and_ends_calmly(tmp_path: Path) -> None:
    """The first start makes the store, the link is printed, and Ctrl-C ends it without a fault."""
    home = tmp_path / "home"
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", _RUN, "--home", str(home), "--no-open"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as program:
        assert program.stdout is not None
        assert "http://127.0.0.1:" in program.stdout.readline()
        program.send_signal(signal.SIGINT)
        said, complaints = program.communicate(timeout=60)
    assert (home / "friendline.db").exists()
    assert said.endswith("The desk is closed.\n")
    assert (program.returncode, complaints) == (0, "")
