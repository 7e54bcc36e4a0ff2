"""A form that comes back, and a table on a small screen, as a person meets them."""

from browser_looking import Visitor
from playwright.sync_api import expect


def test_the_field_that_is_wrong_has_the_focus(visitor: Visitor) -> None:
    """What must be mended is in sight when the form comes back, and can be written at once."""
    page = visitor.visit("/before-you-post/")
    page.get_by_role("button", name="Look who would see it").click()
    words = page.get_by_label("Its words")
    expect(words).to_be_focused()
    expect(words).to_be_in_viewport()
    expect(page.get_by_text("Write what you want to post")).to_be_in_viewport()


def test_a_page_that_was_not_sent_back_keeps_the_focus_where_it_is(visitor: Visitor) -> None:
    """Nothing is focused that nobody asked for, so that single keys and the first Tab work."""
    page = visitor.visit("/parts/")
    assert page.locator("[aria-invalid]").count() > 0
    assert page.evaluate("document.activeElement === document.body")


def test_the_ledger_fits_a_small_screen(visitor: Visitor) -> None:
    """Its columns stand below each other; nothing of an entry is off the screen."""
    page = visitor.visit("/ledger/")
    page.set_viewport_size({"width": 390, "height": 820})
    over = "table => table.parentElement.scrollWidth - table.parentElement.clientWidth"
    assert page.locator("main table").evaluate(over) <= 0
