"""What clients see, played as a person would: by clicks and typing."""

from browser_looking import Visitor
from playwright.sync_api import Page, expect


def _open(page: Page, name: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("link", name=name).first.click()


def test_a_campaign_is_found_and_called_embarrassing(visitor: Visitor) -> None:
    """A2: from the number to the post with the hashtag; a label, at once, and its undo."""
    page = visitor.visit("/exposure/?kind=risk")
    with page.expect_navigation(wait_until="load"):
        page.locator(".heat td a[href*='category=politics']").first.click()
    row = page.locator("li.finding", has_text="VoteRemain").first
    expect(row.locator("mark").first).to_be_visible()
    expect(row).to_contain_text("because")
    place = row.get_attribute("id")
    row.get_by_role("button", name="Would embarrass me").click()
    said = page.locator(f"[id='{place}']")
    expect(said).to_contain_text("Would embarrass me")
    expect(said.get_by_role("button", name="Undo")).to_be_focused()
    with page.expect_navigation(wait_until="load"):
        said.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast")).to_contain_text("Label 1 counts no more.")
    expect(
        page.locator(f"[id='{place}']").get_by_role("button", name="Is a problem")
    ).to_be_visible()


def test_photos_that_remain_are_told_with_their_reason(visitor: Visitor) -> None:
    """A3: who is on the restricted list sees what has no rule of its own all the same, and why."""
    page = visitor.visit("/view-as/")
    page.get_by_label("Look as").select_option("list:restricted")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Restricted")
    assert "who=list%3Arestricted" in page.url
    page.get_by_label("Seen", exact=True).select_option("may")
    expect(page.locator("ol.timeline > li.may").first).to_contain_text("because")
    address = page.url
    again = visitor.visit(address.removeprefix(visitor.origin))
    expect(again.get_by_role("heading", level=1)).to_have_text(page.locator("h1").inner_text())


def test_what_a_digger_would_find(visitor: Visitor) -> None:
    """A12: public and oldest items with a risk, one click from the timeline."""
    page = visitor.visit("/view-as/")
    _open(page, "What a digger would find")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Somebody who digs would find")
    assert page.locator("ol.timeline > li").count() > 0
    expect(page.locator("ol.timeline > li").first).to_contain_text("see it")


def test_upkeep_by_policy_with_a_range(visitor: Visitor) -> None:
    """A15: items a month for each policy, with a range, from the table of exposure."""
    page = visitor.visit("/exposure/")
    _open(page, "Upkeep")
    expect(page.get_by_role("heading", name="By policy")).to_be_visible()
    assert page.locator("svg.span").count() > 1


def test_a_person_is_found_by_typing(visitor: Visitor) -> None:
    """A name typed leads to looking through that person's eyes, without leaving the page."""
    page = visitor.visit("/exposure/")
    name = page.locator(".heat tbody th a").first.inner_text()
    page = visitor.visit("/view-as/")
    page.get_by_label("Or a person, by name").fill(name)
    page.get_by_role("button", name="Show", exact=True).click()
    page.locator("ul.people").get_by_role("link", name=name).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(name)
