"""Tests of ``friendline desk``."""

import signal
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
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
        told = program.stdout.readline(), program.stdout.readline()
        assert f"Nothing was kept in {home} yet" in told[0]
        assert "http://127.0.0.1:" in told[1]
        program.send_signal(signal.SIGINT)
        said, complaints = program.communicate(timeout=60)
    assert (home / "friendline.db").exists()
    assert said.endswith("The desk is closed.\n")
    assert (program.returncode, complaints) == (0, "")


def _nothing(_: Path) -> None:
    """Nothing is there."""


def _plain(home: Path) -> None:
    home.mkdir()
    with closing(sqlite3.connect(home / "friendline.db")) as connection:
        connection.execute("CREATE TABLE something (one)")


def _encrypted(home: Path) -> None:
    home.mkdir()
    (home / "friendline.db").write_bytes(bytes(range(256)) * 16)


def _a_file(home: Path) -> None:
    home.write_text("no folder")


def _a_folder(home: Path) -> None:
    (home / "friendline.db").mkdir(parents=True)


@pytest.mark.parametrize(
    ("there", "words", "said"),
    [
        (_plain, ["--encrypt"], "is there already and is not encrypted"),
        (_nothing, ["--read-only"], "There is no store"),
        (_nothing, ["--encrypt"], "nobody is here to type it"),
        (_nothing, ["--encrypt", "--passphrase-file", "nowhere"], "cannot be used as passphrase"),
        (_encrypted, [], "is encrypted, and nobody is here to type its passphrase"),
        (_encrypted, ["--passphrase-file", "nowhere"], "cannot be used as passphrase"),
        (_encrypted, ["--passphrase-file", __file__], "more than one line"),
        (_a_file, ["--read-only"], "--home"),
        (_a_folder, [], "cannot be opened"),
    ],
)
def test_what_cannot_be_opened_is_a_sentence(
    tmp_path: Path, there: Callable[[Path], None], words: list[str], said: str
) -> None:
    """Also before anything of the desk is there to say so, as in a program just started."""
    there(tmp_path / "home")
    asked = [*words, "--home", str(tmp_path / "home"), "--no-open"]
    done = subprocess.run(  # noqa: S603 - our own words
        [sys.executable, "-c", _RUN, *asked],
        capture_output=True,
        text=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )
    told = " ".join(done.stderr.split())
    assert (done.returncode, said in told, "Traceback" in told) == (2, True, False), done.stderr
