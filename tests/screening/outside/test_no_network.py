"""A network call that nobody asked for never happens."""

import ast
import socket
from collections.abc import Callable, Iterator
from datetime import date
from importlib.metadata import EntryPoint, entry_points
from pathlib import Path

import polars as pl
import pytest
from fake_endpoint import answering
from network_watch import network_calls
from review_worlds import World

import friendline
from friendline.review.run import Asked, make_review
from friendline.screening import choosing, screen
from friendline.screening.choosing import GROUP, Given, Sending, chosen, never

ROOT = Path(friendline.__file__).parent
REACHES_OUT = frozenset(
    {
        "socket",
        "asyncio",
        "ssl",
        "http.client",
        "http.server",
        "urllib.request",
        "ftplib",
        "smtplib",
        "imaplib",
        "poplib",
        "telnetlib",
        "xmlrpc",
        "socketserver",
        "requests",
        "httpx",
        "aiohttp",
        "urllib3",
        "websockets",
        "boto3",
        "huggingface_hub",
        "transformers",
        "torch",
    }
)
"""Modules that open connections, or may."""

ALLOWED = {
    "screening/outside/exchange.py": {"http.client", "socket", "ssl", "urllib.request"},
    # With the hub's own switch against connections, and only for what lies on the disk.
    "screening/outside/hub_model.py": {"huggingface_hub", "transformers"},
}


def imported(path: Path) -> Iterator[str]:
    """Give every module that a file imports, also inside functions."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def reaching_out(path: Path) -> set[str]:
    """Give the modules of a file with which it could open a connection."""
    names = set(imported(path))
    return {
        name
        for name in names
        if any(name == module or name.startswith(f"{module}.") for module in REACHES_OUT)
    }


def test_one_file_opens_connections_and_no_other() -> None:
    """Whoever adds another must change this test, and say why."""
    found = {
        path.relative_to(ROOT).as_posix(): names
        for path in ROOT.rglob("*.py")
        if (names := reaching_out(path))
    }
    assert set(found) == set(ALLOWED)
    for file, names in found.items():
        modules = ALLOWED[file]
        assert all(any(n == m or n.startswith(f"{m}.") for m in modules) for n in names), file


def test_the_usual_detectors_reach_nothing() -> None:
    """However the settings are, what was not asked for is not called."""
    items = pl.DataFrame({"id": ["a"], "text": ["See https://example.org, mail me@example.org"]})
    with network_calls() as calls:
        screen(items, chosen(Given()))
    assert calls == []


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> World:
    """An owner with two posts, one of which names a client; the endpoint is installed."""
    usual = [point for point in entry_points(group=GROUP) if point.name != "endpoint"]
    points = [*usual, EntryPoint("endpoint", "friendline.screening.outside.endpoint:make", GROUP)]
    monkeypatch.setattr(choosing, "entry_points", lambda group: points)
    made = World(tmp_path, clients="Name,Status\nOttoline Varga,current client\n")
    made.befriend("Ottoline Varga", "2019-05-01")
    made.post("Everybody should vote", "2026-05-01")
    made.post("Ottoline Varga came to vote with me", "2026-05-02")
    return made


def asked(world: World, settings: str, may_send: Callable[[Sending], bool] = never) -> Asked:
    """Ask for a review with these settings."""
    screening = world.folder / "screening.toml"
    screening.write_text(settings, "utf-8")
    return Asked(
        sources=tuple(world.write()),
        clients=world.folder / "clients.csv",
        policy=None,
        audience=None,
        output=world.folder / "out",
        zone="Europe/London",
        today=date(2026, 11, 22),
        screening=screening,
        may_send=may_send,
    )


def table_for(url: str) -> str:
    """Give the settings of an endpoint."""
    return f'[endpoint]\nurl = "{url}"\nmodel = "small"\ncategories = ["politics"]\n'


@pytest.mark.parametrize("settings", ["", table_for("https://api.example.org/v1")])
def test_a_review_reaches_nothing_without_a_yes(world: World, settings: str) -> None:
    """From reading the exports to the last row; with an endpoint set up, too."""
    with network_calls() as calls:
        review = make_review(asked(world, settings))
    assert calls == []
    told = [row.reason for row in review.not_screened if "endpoint" in row.reason]
    assert bool(told) is bool(settings)


def test_a_review_sends_what_was_agreed_to_and_nothing_else(world: World) -> None:
    """With a yes to posts that name nobody, these are read, and the others are reported."""
    with answering() as server:
        review = make_review(
            asked(world, table_for(server.url), lambda sending: not sending.naming_clients)
        )
    assert [one.texts for one in server.asked] == [["Everybody should vote"]]
    text_of = {row.id: row.text for row in review.items}
    found = {text_of[row.item] for row in review.findings if row.category == "politics"}
    assert "Everybody should vote" in found
    told = {text_of[row.item] for row in review.not_screened if "endpoint" in row.reason}
    assert "Ottoline Varga came to vote with me" in told
    assert "Everybody should vote" not in told


def test_the_watch_notices_a_call() -> None:
    """A watch that never barks guards nothing."""
    with network_calls() as calls, pytest.raises(OSError), socket.socket() as one:  # noqa: PT011 - which one depends on the system
        one.connect(("127.0.0.1", 1))
    assert len(calls) == 1
