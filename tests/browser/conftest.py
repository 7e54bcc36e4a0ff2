"""A desk that runs, and a browser that came in by its launch link; one of each for all tests."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest
from browser_looking import Visitor
from browser_running import running_desk, visitor_of
from playwright.sync_api import Browser, sync_playwright

CHROMIUM: Final = Path(os.environ.get("FRIENDLINE_CHROMIUM", "/usr/bin/chromium"))
_QUIET: Final = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-dev-shm-usage",
    "--disable-extensions",
    "--disable-sync",
    "--no-first-run",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A browser without a window."""
    if not CHROMIUM.exists():
        pytest.skip(f"No browser at {CHROMIUM}; FRIENDLINE_CHROMIUM names another.")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=CHROMIUM, args=_QUIET)
        yield opened
        opened.close()


@pytest.fixture(scope="session")
def owners_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the made-up owner's store lies."""
    return tmp_path_factory.mktemp("owner") / "home"


@pytest.fixture(scope="session")
def launch_link(owners_home: Path) -> Iterator[str]:
    """A desk that runs."""
    with running_desk(owners_home) as link:
        yield link


@pytest.fixture(scope="session")
def _guest(browser: Browser, launch_link: str) -> Iterator[Visitor]:
    with visitor_of(browser, launch_link) as visitor:
        yield visitor


@pytest.fixture
def visitor(_guest: Visitor) -> Iterator[Visitor]:
    """A browser that came in; it has asked for nothing outside and complained of nothing."""
    _guest.outside.clear()
    _guest.complaints.clear()
    yield _guest
    for page in _guest.context.pages:
        page.close()
