"""Tests of the desk without scripts, printed, in forced colours, incognito and read-only."""

from pathlib import Path

import pytest
from browser_looking import PICTURES, Visitor, faults_of
from browser_running import running_desk, visitor_of
from playwright.sync_api import Browser, Page


def _ground(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def _press(page: Page, name: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=name).click()


def test_a_chosen_brightness_holds_against_the_system(visitor: Visitor) -> None:
    """Light, dark and system are three ways, chosen by a click."""
    page = visitor.visit("/keys/")
    page.emulate_media(color_scheme="dark")
    by_system = _ground(page)
    _press(page, "Light")
    chosen = _ground(page)
    _press(page, "System")
    assert by_system != chosen
    assert _ground(page) == by_system


def test_everything_works_without_scripts(browser: Browser, visitor: Visitor) -> None:
    """Brightness, keys and filters are plain links and forms."""
    context = browser.new_context(java_script_enabled=False)
    context.add_cookies(visitor.context.cookies())  # type: ignore[arg-type]  # what it gave
    page = context.new_page()
    page.goto(f"{visitor.origin}/parts/")
    page.get_by_role("link", name="Keys").click()
    assert page.url.endswith("/keys/")
    page.get_by_role("button", name="Dark").click()
    assert page.url.endswith("/keys/")
    assert page.locator("html").get_attribute("data-theme") == "dark"
    page.goto(f"{visitor.origin}/parts/")
    page.get_by_label("Network").select_option("linkedin")
    page.get_by_role("button", name="Show").click()
    assert "on=linkedin" in page.url
    page.get_by_role("link", name="Next").click()
    assert "on=linkedin" in page.url
    assert "page=2" in page.url
    context.close()


def test_a_printed_page_is_the_page_alone(visitor: Visitor) -> None:
    """On paper there is no rail, no form and no dark ground."""
    page = visitor.visit("/parts/")
    page.emulate_media(media="print", color_scheme="dark")
    for hidden in (".rail", ".toasts", ".filters", ".pages"):
        assert not page.locator(hidden).first.is_visible()
    assert page.locator("main h1").is_visible()
    page.screenshot(path=PICTURES / "parts-print.png", full_page=True)
    page.emulate_media(media="print", color_scheme="light")
    assert _ground(page) == "rgb(255, 255, 255)"


def test_forced_colours_keep_what_is_told_by_colour(visitor: Visitor) -> None:
    """With a system's own colours badges have an edge, and the page's entry is marked."""
    page = visitor.visit("/settings/")
    page.emulate_media(forced_colors="active")
    marked = page.locator('.rail a[aria-current="page"]')
    assert marked.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"
    page.goto(f"{visitor.origin}/parts/")
    badge = page.locator(".badge").first
    assert badge.evaluate("each => getComputedStyle(each).borderStyle") == "solid"
    page.screenshot(path=PICTURES / "parts-forced-colours.png", full_page=True)


def test_the_first_tab_leads_past_the_rail(visitor: Visitor) -> None:
    """The skip link comes first, is seen, and moves the focus into the page."""
    page = visitor.visit("/parts/")
    page.keyboard.press("Tab")
    skip = page.locator(".skip")
    assert skip.evaluate("each => each === document.activeElement")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


@pytest.mark.parametrize("option", ["--read-only", "--incognito"])
def test_other_ways_to_start_it_are_without_fault(
    browser: Browser, owners_home: Path, visitor: Visitor, option: str
) -> None:
    """The desk for looking only and the one with made-up names pass the same eyes."""
    names = visitor.visit("/parts/").locator("[data-row] h2").all_inner_texts()
    with running_desk(owners_home, option) as link, visitor_of(browser, link) as other:
        page = other.visit("/parts/")
        assert list(faults_of(page, f"parts{option.replace('--', '-')}")) == []
        assert other.outside == []
        assert other.complaints == []
        shown = page.content()
        assert [name in shown for name in names] == [option == "--read-only"] * len(names)


def test_nobody_comes_in_without_the_link(browser: Browser, visitor: Visitor) -> None:
    """A browser that does not have the cookie reads one calm sentence, without fault."""
    context = browser.new_context()
    stranger = Visitor(visitor.origin, context)
    page = stranger.visit("/")
    assert "printed in the terminal" in page.locator("h1").inner_text()
    assert list(faults_of(page, "not-invited")) == []
    assert stranger.outside == []
    context.close()


def test_a_page_of_another_site_can_do_nothing(browser: Browser, visitor: Visitor) -> None:
    """A form, a frame and a script of another page of this machine change and read nothing."""
    context = browser.new_context()
    context.add_cookies(visitor.context.cookies())  # type: ignore[arg-type]  # what it gave
    page = context.new_page()
    desk = visitor.origin
    page.route(
        "http://127.0.0.1:9/**",
        lambda route: route.fulfill(
            content_type="text/html",
            body=f"<form method=post action={desk}/settings/look><input name=theme value=dark>"
            f"<button>x</button></form><iframe src={desk}/keys/></iframe>",
        ),
    )
    page.goto("http://127.0.0.1:9/")
    read = page.evaluate(f"fetch('{desk}/keys/').then(() => 'read', () => 'refused')")
    assert read == "refused"
    assert "Every key" not in page.frames[-1].content()
    page.get_by_role("button").click()
    assert page.url.endswith("/settings/look")
    assert "Another page asked for this" in page.content()
    kept = {each["name"]: each["value"] for each in context.cookies(desk)}
    assert kept.get("friendline-theme") != "dark"
    context.close()
