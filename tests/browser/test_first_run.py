"""The first run as a person goes through it: from a new desk to the first review."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_looking import Visitor, faults_of
from browser_running import running_desk, visitor_of
from playwright.sync_api import Browser, Page, expect

from friendline.demo import DemoFiles, make_demo

_PATIENCE = 60_000
"""Milliseconds that an import and its review may take on a busy machine."""


@pytest.fixture(scope="module")
def exports(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    """What the made-up owner downloaded."""
    folder = tmp_path_factory.mktemp("downloads")
    return make_demo(folder, contacts=60, items=300, clients=24)


@pytest.fixture
def newcomer(browser: Browser, tmp_path: Path) -> Iterator[Visitor]:
    """Somebody whose desk is new."""
    with (
        running_desk(tmp_path / "home", "--empty") as link,
        visitor_of(browser, link) as visitor,
    ):
        yield visitor


def test_a_first_run_leads_to_the_friends_who_are_clients(
    newcomer: Visitor, exports: DemoFiles
) -> None:
    """A13: files are given, the list is explained, rules are taken, and the friends are counted."""
    page = newcomer.visit("/")
    page.get_by_role("link", name=re.compile("Begin")).click()
    _give_exports(page, exports)
    _explain_the_list(page, exports)
    _take_rules(page)
    _answer_one_question(page)
    page.get_by_role("link", name=re.compile("Go on: Your first review")).click()
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_have_text(re.compile(r"\d+ of your \d+ friends on Facebook are clients"))
    expect(page.get_by_text("2 more may be, or somebody of the same name")).to_be_visible()
    expect(page.get_by_role("heading", name="What to do first")).to_be_visible()
    assert not newcomer.outside
    assert not newcomer.complaints


def _give_exports(page: Page, exports: DemoFiles) -> None:
    """Give everything at once; what each file gave is told."""
    files = [*exports.facebook, exports.linkedin, exports.calendar]
    page.get_by_label("Your exports").set_input_files(files)
    page.get_by_role("button", name="Read them").click()
    given = page.get_by_role("heading", name="What each file gave")
    expect(given).to_be_visible(timeout=_PATIENCE)
    expect(page.get_by_role("listitem").filter(has_text="LinkedIn").first).to_be_visible()
    page.get_by_role("link", name="Go on: Your client list").click()


def _explain_the_list(page: Page, exports: DemoFiles) -> None:
    """Correct what a column holds, see it at once, correct it back, and have the list read."""
    page.get_by_label("Your client list").set_input_files(exports.clients)
    page.get_by_role("button", name="Look at it").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Is this list read as you mean it?")
    assert not list(faults_of(page, "first-run-columns"))
    name = page.get_by_role("combobox", name="Name", exact=True)
    name.select_option("not read")
    expect(page.get_by_text("Yusuf Aydoğan")).to_have_count(0)
    page.get_by_role("combobox", name="Name", exact=True).select_option("name")
    expect(page.get_by_role("rowheader", name="Yusuf Aydoğan")).to_be_visible()
    page.get_by_role("button", name="Read it like this").click()
    expect(page.get_by_role("heading", name="What each file gave")).to_be_visible(timeout=_PATIENCE)
    page.get_by_role("link", name=re.compile("Why you want this")).click()


def _take_rules(page: Page) -> None:
    page.get_by_label("You want clients to remember you when they need you again").check()
    page.get_by_role("button", name="See which rules would fit").click()
    expect(page.get_by_text("would fit, because")).to_be_visible()
    page.get_by_role("button", name="Begin with these").click()
    expect(page.get_by_text("Version 1 of your policy is kept")).to_be_visible()


def _answer_one_question(page: Page) -> None:
    """The first question settles most; its answer is kept, and the review made anew by itself."""
    page.get_by_label("Friends", exact=True).check()
    page.get_by_role("button", name="Keep this answer").click()
    expect(page.get_by_text("Kept: Friends.")).to_be_visible()
    expect(page.get_by_role("link", name="Show it")).to_be_visible(timeout=_PATIENCE)
    page.get_by_role("link", name="Show it").click()
