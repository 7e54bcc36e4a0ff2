"""A1, the boozer, played whole: files in, the finding by clicks, and a warning before posting."""

from pathlib import Path

from browser_looking import faults_of
from browser_newcomer import PATIENCE, first_run, newcomer
from playwright.sync_api import Browser, Page, expect
from review_worlds import World, at

CLIENTS = """Name,Email,Status,Facebook
Kim Novak,kim@example.org,current client,Kim Novak
Pat Doe,pat@example.org,current client,
"""
WITH_KIM = "ORGANIZER:mailto:jane@example.org", "ATTENDEE;CN=Kim Novak:mailto:kim@example.org"


def _exports(folder: Path) -> list[Path]:
    """A meeting with Kim is called off; at four a friend's photo shows Jane in a pub.

    Kim is a friend on Facebook and on no list that sees less. In October London is an hour
    ahead of UTC.
    """
    world = World(folder, clients=CLIENTS)
    world.befriend("Kim Novak")
    world.befriend("Ann Lee")
    world.meet("1", "2026-10-17", "13:00", "SUMMARY:Review with Kim", "STATUS:CANCELLED", *WITH_KIM)
    label = [
        {"label": "URL", "value": "https://www.facebook.com/photo/1", "href": ""},
        {"label": "Name", "value": "Ann Lee"},
        {"label": "Place", "value": "The Crown"},
    ]
    tagged = {"timestamp": at("2026-10-17", "15:00"), "media": [], "label_values": label}
    world.tagged.append({**tagged, "fbid": "1"})
    return world.write()


def test_a1_a_tag_in_a_pub_and_a_meeting_called_off(browser: Browser, tmp_path: Path) -> None:
    """Who can see what does not fit is told with its reasons; a new post that day is warned of."""
    exports = _exports(tmp_path / "downloads")
    with newcomer(browser, tmp_path / "home") as visitor:
        page = visitor.visit("/")
        first_run(page, exports, tmp_path / "downloads" / "clients.csv")
        page.goto(visitor.origin)
        _find_it(page)
        _look_before_posting(page)
        _look(page, "2026-10-19T17:30")  # a near miss: a day without a meeting
        seen = page.get_by_role("heading", name="Who of your clients sees it")
        expect(seen).to_be_visible(timeout=PATIENCE)
        assert not page.get_by_text("may have been told something else").count()


def _open(page: Page, name: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("link", name=name).first.click()


def _find_it(page: Page) -> None:
    """From the first page: what Kim was told, what shows, how sure it is that Kim sees it, why."""
    _open(page, "Exposure")
    _open(page, "What clients were told")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "1 item may not fit what a client was told"
    )
    told = page.get_by_role("article", name="Kim Novak")
    expect(told).to_contain_text("Review with Kim")
    expect(told).to_contain_text("Cancelled")
    expect(told).to_contain_text("The Crown")
    expect(told).to_contain_text("16:00 the same day")
    expect(told.locator(".badge", has_text="may see").first).to_be_visible()
    told.locator("summary", has_text="Because").click()
    expect(told).to_contain_text("They see it because")
    expect(told).to_contain_text("Ann Lee")
    assert list(faults_of(page, "boozer")) == []
    _open(page, "Kim Novak")
    expect(page.get_by_role("main")).to_contain_text("1 post may not fit what they were told.")


def _look_before_posting(page: Page) -> None:
    """A post for friends of that afternoon is warned of: Kim was told something else."""
    _look(page, "2026-10-17T17:30")
    heading = page.get_by_role("heading", name="1 client may have been told something else")
    expect(heading).to_be_visible(timeout=PATIENCE)
    told = page.get_by_role("region", name="1 client may have been told something else")
    expect(told).to_contain_text("Kim Novak")
    expect(told).to_contain_text("can see")
    expect(told).to_contain_text("Meeting with Kim Novak on Saturday 17 October 2026, 14:00")
    expect(page.get_by_role("region", name="Who of your clients sees it")).to_contain_text(
        "Kim Novak"
    )


def _look(page: Page, when: str) -> None:
    _open(page, "Before you post")
    page.get_by_label("Its words").fill("Another round")
    page.get_by_label("For whom", exact=True).select_option("facebook:friends")
    page.locator("summary", has_text="More: the day").click()
    page.get_by_label("When, if not now").fill(when)
    page.get_by_label("The place it shows").fill("The Crown")
    page.get_by_role("button", name="Look who would see it").click()
