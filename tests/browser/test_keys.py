"""Tests of the keys, pressed in a browser."""

import re

import pytest
from browser_looking import PICTURES, Visitor
from playwright.sync_api import Page, expect


@pytest.fixture
def parts(visitor: Visitor) -> Page:
    """The page that has every part."""
    return visitor.visit("/parts/")


def _names(page: Page) -> list[str]:
    return page.locator("[data-row] h2").all_inner_texts()


def _focused(page: Page) -> str:
    text: str = page.evaluate("document.activeElement.textContent.trim()")
    return text


def test_j_and_k_move_through_the_rows(parts: Page) -> None:
    """The focus goes down and up, and stays at the ends."""
    seen = []
    for key in "jjjjkkkk":
        parts.keyboard.press(key)
        seen.append(_focused(parts))
    first, second, third = _names(parts)
    assert seen == [first, second, third, third, second, first, first, first]


def test_enter_opens_the_row(parts: Page) -> None:
    """The row that has the focus is opened as by a click."""
    parts.keyboard.press("j")
    parts.keyboard.press("j")
    parts.keyboard.press("Enter")
    assert parts.url.endswith("#two")


def test_two_keys_lead_to_an_area(parts: Page) -> None:
    """``g`` and then ``s`` is Settings."""
    parts.keyboard.press("g")
    parts.keyboard.press("s")
    expect(parts).to_have_url(re.compile("/settings/$"))


def test_another_key_in_between_leads_nowhere(parts: Page) -> None:
    """A sequence that was left is forgotten."""
    for key in "gqs":
        parts.keyboard.press(key)
    assert parts.url.endswith("/parts/")


def test_the_question_mark_lists_all_keys(parts: Page) -> None:
    """The overlay opens, and Escape closes it."""
    dialog = parts.locator("#keys")
    assert not dialog.is_visible()
    parts.keyboard.press("?")
    assert dialog.is_visible()
    parts.screenshot(path=PICTURES / "keys-overlay.png")
    parts.keyboard.press("Escape")
    assert not dialog.is_visible()


def test_a_key_presses_its_button(parts: Page) -> None:
    """``u`` takes back what was done, by the form beside the words."""
    parts.keyboard.press("u")
    expect(parts).to_have_url(re.compile("/settings/$"))


def test_keys_are_letters_where_somebody_writes(parts: Page) -> None:
    """In a field every key writes; Escape leaves it, and keys mean something again."""
    field = parts.locator("#words")
    field.fill("")
    field.press_sequentially("j?gs/u")
    assert field.input_value() == "j?gs/u"
    assert not parts.locator("#keys").is_visible()
    parts.keyboard.press("Escape")
    parts.keyboard.press("j")
    assert _focused(parts) == _names(parts)[0]


def test_a_slash_leads_to_the_search(parts: Page) -> None:
    """The search field gets the focus, and no slash."""
    parts.keyboard.press("/")
    assert parts.evaluate("document.activeElement.id") == "filter-q"
    assert parts.locator("#filter-q").input_value() == ""


def test_keys_with_a_modifier_are_the_browsers(parts: Page) -> None:
    """Ctrl, Alt and Meta are left alone."""
    for modifier in ("Control", "Alt", "Meta"):
        parts.keyboard.press(f"{modifier}+j")
    assert _focused(parts) != _names(parts)[0]


def test_single_keys_can_be_switched_off(visitor: Visitor) -> None:
    """Who switched them off can still use everything, and no key does anything."""
    settings = visitor.visit("/settings/")
    settings.get_by_role("button", name="Switch them off").click()
    try:
        page = visitor.visit("/parts/")
        for key in "jgs?":
            page.keyboard.press(key)
        assert page.url.endswith("/parts/")
        assert not page.locator("#keys").is_visible()
        assert not page.locator(".hint").first.is_visible()
        page.get_by_role("link", name="Keys").click()
        assert page.locator("#keys").is_visible()
    finally:
        settings.get_by_role("button", name="Switch them on").click()
