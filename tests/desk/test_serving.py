"""Tests of the desk as a program: started, asked over the loopback address, and ended."""

import re
import signal
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest
from desk_helpers import HOST

from friendline.desk.running import Desk
from friendline.store.home import Home

_PROGRAM = """
import sys
from pathlib import Path
from friendline.store.home import Home
from friendline.store.opening import open_store
home = Home(Path(sys.argv[1]))
open_store(home)
from friendline.desk.serving import Start, serve
start = Start(home, opens=False, read_only="--read-only" in sys.argv)
serve(start, lambda line: print(line, flush=True))
"""
_COMMAND = "import typer; from friendline.commands.desk.command import desk; typer.run(desk)"


@contextmanager
def _running(home: Home, *options: str) -> Iterator[tuple[subprocess.Popen[str], str]]:
    with subprocess.Popen(  # noqa: S603 - our own words
        [sys.executable, "-c", _PROGRAM, str(home.folder), *options],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        stdin=subprocess.DEVNULL,
        text=True,
    ) as program:
        try:
            assert program.stdout is not None
            yield program, program.stdout.readline().split()[-1]
        finally:
            program.kill()


def _ask(link: str, path: str, method: str = "GET", **headers: str) -> tuple[HTTPResponse, bytes]:
    port = int(re.search(r":(\d+)/", link)[1])  # type: ignore[index]  # it is a link of ours
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request(method, path, headers={"Cookie": "", **headers})
        response = connection.getresponse()
        return response, response.read()


def test_a_desk_lets_in_who_has_its_link_until_it_is_ended(empty_store: Home) -> None:
    """The printed link opens it, once; other names and no cookie do not; Ctrl-C ends it calmly."""
    with _running(empty_store) as (program, link):
        path = link.partition("127.0.0.1")[2].partition("/")[2]
        assert _ask(link, "/settings/")[0].status == 403
        assert _ask(link, f"/{path}", Host="evil.example")[0].status == 403
        opened, _ = _ask(link, f"/{path}")
        cookie = str(opened.getheader("Set-Cookie")).partition(";")[0]
        assert (opened.status, opened.getheader("Server")) == (200, None)
        page, body = _ask(link, "/settings/", Cookie=cookie)
        assert page.status == 200
        style = re.search(rb'href="(/static/[^"]+/parts.css)"', body)
        assert style is not None
        assert _ask(link, style[1].decode())[0].status == 200
        assert _ask(link, f"/{path}")[0].status == 403
        program.send_signal(signal.SIGINT)
        said, complaints = program.communicate(timeout=20)
    assert program.returncode == 0
    assert said.endswith("The desk is closed.\n")
    assert complaints == ""


def test_a_desk_to_be_looked_at_cannot_write(empty_store: Home) -> None:
    """With --read-only the database itself takes no change, whatever a page would try."""
    with _running(empty_store, "--read-only") as (_, link):
        path = link.partition("127.0.0.1")[2].partition("/")[2]
        cookie = str(_ask(link, f"/{path}")[0].getheader("Set-Cookie")).partition(";")[0]
        assert _ask(link, "/settings/", Cookie=cookie)[0].status == 200
        refused, body = _ask(
            link, "/settings/look", "POST", Cookie=cookie, Origin=link.partition("/open")[0]
        )
        assert refused.status == 403
        assert b"--read-only" in body


def test_the_database_of_a_read_only_desk_takes_nothing(store: Home) -> None:
    """A write that slipped through would fail in the database."""
    from django.db import DEFAULT_DB_ALIAS, OperationalError, connections  # noqa: PLC0415 - Django first

    from friendline.desk import serving  # noqa: PLC0415 - Django first
    from friendline.store.models import Setting  # noqa: PLC0415 - Django first

    before = dict(connections.settings[DEFAULT_DB_ALIAS]["OPTIONS"])
    try:
        serving._let_nothing_be_written()  # noqa: SLF001 - the rest of serving waits for Ctrl-C
        with pytest.raises(OperationalError, match="readonly"):
            Setting.objects.create(name="x", value=1)
        assert not Setting.objects.exists()
    finally:
        connections.settings[DEFAULT_DB_ALIAS]["OPTIONS"] = before


def test_a_port_that_is_taken_is_a_sentence(tmp_path: Path) -> None:
    """Where something else listens, the owner is told what to do."""
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = str(other.getsockname()[1])
        asked = ["--home", str(tmp_path / "other"), "--no-open", "--port", port]
        second = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "-c", _COMMAND, *asked], capture_output=True, text=True, check=False
        )
    assert second.returncode == 2
    assert "Name another with --port" in second.stderr
    assert "Traceback" not in second.stderr


def test_a_link_holds_the_key_of_one_browser(desk: Desk) -> None:
    """Each link has a key of its own, and names the loopback address."""
    links = {desk.launch_link() for _ in range(20)}
    assert len(links) == 20
    assert all(
        re.fullmatch(rf"http://{re.escape(HOST)}/open\?key=[\w-]{{43}}", each) for each in links
    )


def test_what_was_kept_is_readable_by_others_after_the_desk(empty_store: Home) -> None:
    """A desk leaves the store whole."""
    with _running(empty_store):
        pass
    with closing(sqlite3.connect(empty_store.database)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
