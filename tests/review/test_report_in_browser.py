"""The report in a real browser: it fits, it is silent, and it asks nothing of the network."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from review_examples import rich_review, small_review
from review_rows import empty_review

from friendline.review.contract import Review
from friendline.review.report import render_report

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page, ViewportSize

CHROMIUM = Path(os.environ.get("FRIENDLINE_CHROMIUM", "/usr/bin/chromium"))
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE: "ViewportSize" = {"width": 390, "height": 844}
DESK: "ViewportSize" = {"width": 1280, "height": 900}

pytestmark = pytest.mark.skipif(
    not CHROMIUM.exists(), reason=f"no Chromium at {CHROMIUM}; set FRIENDLINE_CHROMIUM"
)


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    """Start one Chromium for all tests."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with playwright.sync_playwright() as runner:
        started = runner.chromium.launch(executable_path=str(CHROMIUM), args=list(QUIET))
        yield started
        started.close()


def opened(browser: "Browser", file: Path, made: Review, viewport: "ViewportSize") -> "Page":
    """Write a report, and open it in a window of its own."""
    file.write_text(render_report(made), encoding="utf-8")
    page = browser.new_page(viewport=viewport)
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("make", [empty_review, small_review, rich_review])
def test_no_page_is_wider_than_its_window(
    browser: "Browser", tmp_path: Path, make: Callable[[], Review], viewport: "ViewportSize"
) -> None:
    """Nothing overflows sideways, folded or unfolded; wide tables scroll inside."""
    page = opened(browser, tmp_path / "report.html", make(), viewport)
    for state in ("false", "true"):
        page.evaluate(f"document.querySelectorAll('details').forEach(d => d.open = {state})")
        assert page.evaluate("document.documentElement.scrollWidth") <= viewport["width"]
    page.close()


def test_the_page_is_silent_and_asks_for_nothing(browser: "Browser", tmp_path: Path) -> None:
    """No console message, no error, no request but the file itself; both fonts are there."""
    file = tmp_path / "report.html"
    file.write_text(render_report(rich_review()), encoding="utf-8")
    page = browser.new_page()
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    page.evaluate("document.fonts.ready")
    fonts = page.evaluate("[...document.fonts].map(f => f.family + ' ' + f.status)")
    assert said == []
    assert [url for url in asked if not url.startswith("data:font/woff2")] == [file.as_uri()]
    assert {font.replace('"', "") for font in fonts} == {"Inter loaded", "Source Serif 4 loaded"}
    page.close()


def test_a_number_of_the_table_unfolds_its_rows(browser: "Browser", tmp_path: Path) -> None:
    """A click on a number shows the findings that it counts, without any script."""
    page = opened(browser, tmp_path / "report.html", rich_review(), DESK)
    row = page.locator("details.client blockquote").first
    assert not row.is_visible()
    page.locator("table.heat td a").first.click()
    page.wait_for_function("document.querySelector('details.client[open]') !== null")
    assert row.is_visible()
    page.close()


def test_the_keyboard_reaches_the_report_first(browser: "Browser", tmp_path: Path) -> None:
    """The first stop of the tab key skips to the report."""
    page = opened(browser, tmp_path / "report.html", small_review(), DESK)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") == "#main"
    page.close()


def test_paper_is_light_and_of_the_folded_only_people_stay_so(
    browser: "Browser", tmp_path: Path
) -> None:
    """In print the page is white in dark mode too; a person's rows show where they are open."""
    page = opened(browser, tmp_path / "report.html", rich_review(), DESK)
    page.emulate_media(media="print", color_scheme="dark")
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    shows = "document.querySelector('{}').checkVisibility({{visibilityProperty: true}})"
    assert ground == "rgb(255, 255, 255)"
    assert page.evaluate(shows.format("#first details li"))
    assert not page.evaluate(shows.format("details.client ul"))
    page.evaluate("document.querySelector('details.client').open = true")
    assert page.evaluate(shows.format("details.client ul"))
    page.close()
