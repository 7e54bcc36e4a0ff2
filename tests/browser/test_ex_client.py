"""A10, the ex-client, played whole: "not yet" with its date, and a connection looked at again."""

import re
from pathlib import Path

from browser_looking import faults_of
from browser_newcomer import PATIENCE, first_run, newcomer
from playwright.sync_api import Browser, Page, expect
from review_worlds import World

CLIENTS = """Name,Email,Status,Ended on,Facebook
Kim Novak,kim@example.org,former client,2026-09-20,Kim Novak
Rita Moss,rita@example.org,former client,2025-01-10,Rita Moss
"""


def _exports(folder: Path) -> list[Path]:
    """Kim's work ended two months ago and Kim asks; Rita's ended long ago, and Rita is let in."""
    world = World(folder, clients=CLIENTS)
    world.befriend("Rita Moss", "2025-09-01")
    world.received.append(("Kim Novak", "2026-11-18"))
    world.post("A long walk on the hills", "2026-03-14", "15:00")
    return world.write()


def test_a10_not_yet_and_a_client_who_returns(browser: Browser, tmp_path: Path) -> None:
    """Two months after the end of six it is not yet, with the day; who returns is flagged."""
    exports = _exports(tmp_path / "downloads")
    with newcomer(browser, tmp_path / "home") as visitor:
        page = visitor.visit("/")
        clients = tmp_path / "downloads" / "clients.csv"
        first_run(page, exports, clients, preset="Former-clients-only")
        page.goto(visitor.origin)
        _not_yet(page)
        _rita_returns(page)
        assert list(faults_of(page, "ex-client-returns")) == []


def _open(page: Page, name: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("link", name=name).first.click()


def _not_yet(page: Page) -> None:
    """The request is put off, with the day from which on it would be another answer."""
    _open(page, "Requests")
    _open(page, "Kim Novak")
    main = page.get_by_role("main")
    expect(main).to_contain_text("Our work ended less than half a year ago.")
    expect(main).to_contain_text("20 March 2027")
    assert list(faults_of(page, "ex-client-not-yet")) == []


def _rita_returns(page: Page) -> None:
    """Said to be current again, the connection is to be looked at; taken back, it is not."""
    _open(page, "People")
    expect(page.get_by_text("would be another one")).to_have_count(0)
    _open(page, "Rita Moss")
    expect(page.locator(".lede")).to_contain_text("Former client")
    _open(page, "Change the status")
    page.get_by_label("Current").check()
    page.get_by_label("How you know").fill("Signed a new contract")
    page.get_by_role("button", name="Keep it").click()
    again = page.get_by_role("region", name="To look at again")
    expect(again).to_contain_text("You are connected on Facebook", timeout=PATIENCE)
    expect(again).to_contain_text("It was: accept.")
    _open(page, "People")
    _open(page, "Look again")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        re.compile("One answer would be another one now")
    )
    expect(page.get_by_role("main")).to_contain_text("Rita Moss")
