"""The policy's stories, played as a person would: by clicks and typing."""

import re
from collections.abc import Iterator

import pytest
from browser_looking import Visitor, faults_of
from playwright.sync_api import Page, expect


@pytest.fixture
def at_the_policy(visitor: Visitor) -> Iterator[Page]:
    """The page of rules; what a story changed is given up after it."""
    page = visitor.visit("/policy/")
    yield page
    page = visitor.visit("/policy/")
    back = page.get_by_role("button", name="Back to version")
    if back.count():
        back.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Every case has an answer")


def begin_with(page: Page, name: str) -> None:
    """Choose one of the policies to begin with."""
    page.get_by_role("link", name="Begin anew").click()
    page.get_by_role("button", name=re.compile(rf"Begin with it\s*: {name}$")).click()


def open_rule(page: Page, number: int, name: str) -> None:
    """Open a rule of the table."""
    page.get_by_role("link", name=re.compile(rf"^{number}\s*{name}\b")).click()
    expect(page.get_by_role("form", name=f"Rule {number}")).to_be_visible()


def asked(page: Page, met: str) -> str:
    """What the policy says to a client who asks on Facebook."""
    page.get_by_role("link", name="Try a case").click()
    page.get_by_label("Channel").select_option("facebook")
    page.get_by_label("Relationship").select_option("client")
    page.get_by_label("Met", exact=True).select_option(met)
    page.get_by_role("button", name="Ask the policy").click()
    expect(page.get_by_role("region", name="What it says")).to_be_visible()
    return page.get_by_role("heading", level=1).inner_text()


def test_having_met_may_decide_and_age_may_not(visitor: Visitor, at_the_policy: Page) -> None:
    """A4: two clients equal but for having met get two answers, fairly; by age is refused."""
    page = at_the_policy
    begin_with(page, "Met in person")
    assert asked(page, "yes").endswith("accept")
    assert asked(page, "no").endswith("offer another way (LinkedIn)")
    page.get_by_role("link", name="Rules", exact=True).click()
    expect(page.get_by_text("It does not", exact=True)).to_be_visible()

    open_rule(page, 8, "met")
    page.get_by_label("Met", exact=True).fill("")
    page.get_by_label("And also").fill("age < 30")
    page.get_by_role("button", name="Keep rule 8").click()
    expect(page.locator("#cell-also-error")).to_contain_text(
        "is about who somebody is, and that may not decide"
    )
    expect(page.get_by_role("link", name="Save as version")).to_have_count(0)
    page.get_by_role("status").get_by_role("button", name="Undo").click()
    expect(page.get_by_role("link", name="Save as version")).to_be_visible()
    assert visitor.complaints == []


def test_opening_the_door_lists_everyone_it_was_closed_to(
    visitor: Visitor, at_the_policy: Page
) -> None:
    """A5: switched to open, everyone turned away before is listed, then written to."""
    page = at_the_policy
    begin_with(page, "Open")
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text("What changes for people already decided:")
    decided = page.get_by_role("region", name="People already decided").locator("tbody tr")
    assert int(heading.inner_text().split()[-1]) == decided.count() > 0
    assert list(faults_of(page, "policy-changes")) == []
    page.get_by_label("Why it changes").fill("There is nothing to hide.")
    page.get_by_role("button", name="Save as version").click()
    expect(heading).to_contain_text("fare otherwise")
    page.get_by_role("link", name="See who, and what to tell them").click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert "/requests/changed-rule/" in page.url

    page = visitor.visit("/policy/versions/")
    page.get_by_role("link", name="Version 1:").click()
    page.get_by_role("button", name="Go back to it").click()
    page.get_by_role("button", name="Save as version").click()
    expect(page.get_by_role("status").first).to_contain_text("It decides from now on")
    assert visitor.complaints == []


def test_a_second_window_is_told(visitor: Visitor, at_the_policy: Page) -> None:
    """What changed meanwhile is not overwritten, and what was typed is still there."""
    page, other = at_the_policy, visitor.context.new_page()
    other.goto(page.url)
    for window in (page, other):
        open_rule(window, 1, "kin")
    for window, tone in ((page, "plain"), (other, "light")):
        window.get_by_label("Tone").fill(tone)
        window.get_by_role("button", name="Keep rule 1").click()
        expect(window.get_by_role("heading", level=1)).to_contain_text("is being written")
    expect(other.get_by_role("alert")).to_contain_text("changed elsewhere")
    expect(other.get_by_label("Tone")).to_have_value("light")


def test_a_rule_is_changed_without_javascript(visitor: Visitor, at_the_policy: Page) -> None:
    """Forms and links do all of it."""
    browser = visitor.context.browser
    assert browser is not None
    plain = browser.new_context(
        java_script_enabled=False, storage_state=visitor.context.storage_state()
    )
    page = plain.new_page()
    page.goto(at_the_policy.url)
    open_rule(page, 2, "family")
    page.get_by_label("Because").fill("Family first.")
    page.get_by_role("button", name="Keep rule 2").click()
    expect(page.get_by_role("status")).to_contain_text("Rule 2 was changed.")
    expect(page.get_by_role("heading", level=1)).to_contain_text("is being written")
    page.get_by_role("button", name="Undo the last change").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Every case has an answer")
    plain.close()
