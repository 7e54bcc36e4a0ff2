"""Somebody's first run with a small export of their own, up to the first review, by clicks."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from browser_looking import Visitor
from browser_running import running_desk, visitor_of
from playwright.sync_api import Browser, Page, expect

__all__ = ["PATIENCE", "first_run", "made_anew", "newcomer"]

PATIENCE: Final = 60_000
"""Milliseconds that an import and its review may take on a busy machine."""


@contextmanager
def newcomer(browser: Browser, home: Path) -> Iterator[Visitor]:
    """Let somebody in whose desk is new; in the end it complained of nothing."""
    with running_desk(home, "--empty") as link, visitor_of(browser, link) as visitor:
        yield visitor
        assert visitor.outside == []
        assert visitor.complaints == []


def first_run(
    page: Page,
    exports: Sequence[Path],
    clients: Path,
    *,
    edits: Sequence[str] = (),
    preset: str = "",
) -> None:
    """Go through the first run.

    Args:
        page: The first page of a new desk.
        exports: The files to give.
        clients: The client list.
        edits: What is ticked in the question about the edited version.
        preset: The rules that are taken, by their heading; those that would fit if left out.
    """
    page.get_by_role("link", name=re.compile("Begin")).click()
    page.get_by_label("Your exports").set_input_files(exports)
    page.get_by_role("button", name="Read them").click()
    _is_read(page)
    page.get_by_role("link", name="Go on: Your client list").click()
    page.get_by_label("Your client list").set_input_files(clients)
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("button", name="Read it like this").click()
    _is_read(page)
    page.get_by_role("link", name=re.compile("Why you want this")).click()
    for part in edits:
        page.get_by_label(part, exact=True).check()
    page.get_by_role("button", name="See which rules would fit").click()
    if preset:
        page.get_by_role("radio", name=re.compile(f"^{preset}")).check()
    page.get_by_role("button", name="Begin with these").click()
    expect(page.get_by_text("Version 1 of your policy is kept")).to_be_visible()
    made_anew(page)


def made_anew(page: Page) -> None:
    """Wait for the review to be made anew, and show it."""
    page.get_by_role("link", name="Show it", exact=True).click(timeout=PATIENCE)
    page.wait_for_load_state("load")


def _is_read(page: Page) -> None:
    given = page.get_by_role("heading", name="What each file gave")
    expect(given).to_be_visible(timeout=PATIENCE)
