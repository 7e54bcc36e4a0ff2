"""The stories of people, played in a browser as a person would."""

import re

from browser_looking import Visitor
from playwright.sync_api import Page, expect


def _opened(visitor: Visitor, path: str) -> Page:
    page = visitor.visit(path)
    page.set_viewport_size({"width": 1280, "height": 900})
    return page


def _press(page: Page, key: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def test_namesakes_stay_open_until_one_is_chosen(visitor: Visitor) -> None:
    """A13: seven friends match the list, two of them namesakes; keys answer, and one undoes."""
    page = _opened(visitor, "/people/")
    expect(page.locator(".lede")).to_contain_text(
        "contacts on Facebook match it, 2 of them still open"
    )
    page.get_by_role("link", name="Say who is who").click()
    page.wait_for_url("**/who-is-who/")
    _press(page, "m")  # the ten whose names fit well are left open
    expect(page.locator("#asked")).to_have_text("Which Facebook account is Sarah Mitcham?")
    expect(page.get_by_role("button", name="This one")).to_have_count(2)
    _press(page, "1")
    expect(page.locator(".toast")).to_contain_text("1 account confirmed")
    sarah = _opened(visitor, "/people/?q=mitcham")
    sarah.locator(".list a").first.click()
    sarah.wait_for_url("**/people/person-*/")
    expect(sarah.locator("#accounts ~ article .badge")).to_have_text(["Confirmed"])
    page.bring_to_front()
    _press(page, "u")
    expect(page.locator(".toast")).to_contain_text("It counts no more")
    sarah.reload()
    expect(sarah.locator("#accounts ~ article .badge")).to_have_text(["Still open", "Still open"])


def test_a_status_that_changes_is_told_with_its_evidence(visitor: Visitor) -> None:
    """A10: a client who returns is said to be current, with the day, and it can be undone."""
    page = _opened(visitor, "/people/?q=zadeh")
    page.get_by_role("link", name=re.compile("Faisal Zadeh")).click()
    expect(page.locator(".lede")).to_contain_text("Former client")
    page.get_by_role("link", name="Change the status").click()
    page.wait_for_url("**/facts/status/")
    page.get_by_label("Current").check()
    page.get_by_label("How you know").fill("Signed a new contract")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator(".lede")).to_contain_text("Current client")
    expect(page.get_by_text("Signed a new contract")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".lede")).to_contain_text("Former client")
