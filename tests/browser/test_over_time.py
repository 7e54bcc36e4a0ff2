"""Keeping in touch, and the end of some work, as somebody does it who has never seen it."""

from browser_looking import Visitor, faults_of
from playwright.sync_api import Page


def _names(page: Page) -> list[str]:
    return page.locator("main li[data-row] h3").all_inner_texts()


def _press(page: Page, name: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("button", name=name).first.click()


def test_somebody_is_met_and_goes_from_the_list(visitor: Visitor) -> None:
    """R91: said for a group, listed, met with one click, undone with a key, left in peace."""
    page = visitor.visit("/keep-in-touch/")
    page.get_by_role("link", name="Say how often").click()
    page.get_by_label("They are").select_option("client")
    page.get_by_label("Every").fill("18")
    _press(page, "Keep")
    page.get_by_role("link", name="The list").click()
    assert list(faults_of(page, "touch")) == []
    first = _names(page)[0]
    _press(page, "I met them")
    assert first not in _names(page)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("u")
    assert _names(page)[0] == first
    page.locator("summary", has_text="Not now").first.click()
    _press(page, "Leave in peace")
    page.get_by_role("link", name="Left in peace").click()
    assert first in page.locator("main").inner_text()
    _press(page, "Put back on the list")
    page.get_by_role("link", name="How often").click()
    _press(page, "Take away")
    assert visitor.complaints == []


def test_when_work_ends_one_rule_decides(visitor: Visitor) -> None:
    """R92, R93: noted, the policy's choice taken, steps and words shown, all of it taken back."""
    page = visitor.visit("/requests/connected/")
    name = page.locator("main li[data-row] h2, main tbody th").first.inner_text().strip()
    page.goto(f"{visitor.origin}/endings/")
    page.get_by_role("link", name="Work has ended").first.click()
    page.get_by_label("With whom").press_sequentially(name)
    page.get_by_label("They ended it").check()
    _press(page, "Note it")
    if page.url.endswith("/endings/"):
        page.get_by_role("link", name=name).first.click()
    assert list(faults_of(page, "ending")) == []
    _press(page, "End the connection")
    assert "What to do, in this order" in page.locator("main").inner_text()
    page.get_by_role("link", name="Write the words").click()
    page.wait_for_load_state()  # what is typed before the scripts are there is read when it is sent
    page.locator("#words").press_sequentially(" {{ name }}")
    page.locator("#reading").get_by_text("must be changed").wait_for()
    assert list(faults_of(page, "ending-words")) == []
    page.go_back()
    _press(page, "Take the choice back")
    _press(page, "It has not ended")
    assert page.locator("main .badge", has_text="Choose").count() == 0
    assert visitor.complaints == []
