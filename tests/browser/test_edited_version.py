"""A14, the edited version, played as a person would: asked, shown, changed, and gone."""

from pathlib import Path

from browser_looking import faults_of
from browser_newcomer import first_run, made_anew, newcomer
from playwright.sync_api import Browser, Page, expect
from review_worlds import World

CLIENTS = """Name,Email,Status,Facebook
Kim Novak,kim@example.org,current client,Kim Novak
Pat Doe,pat@example.org,current client,
"""


def _exports(folder: Path) -> list[Path]:
    """What Jane Roe downloaded: she posts for friends on weekends, and a client is one of them."""
    world = World(folder, clients=CLIENTS)
    world.befriend("Kim Novak")
    for text, day in (
        ("A long walk on the hills", "2026-03-14"),
        ("Wet shoes again", "2026-03-15"),
        ("Back at the desk", "2026-03-16"),
    ):
        world.post(text, day, "15:00")
    return world.write()


def _open(page: Page, name: str) -> None:
    with page.expect_navigation(wait_until="load"):
        page.get_by_role("link", name=name).first.click()


def test_a14_who_edits_weekends_sees_what_a_client_sees_of_them(
    browser: Browser, tmp_path: Path
) -> None:
    """The question is answered, conflicts are found by clicks, and a changed answer ends them."""
    exports = _exports(tmp_path / "downloads")
    with newcomer(browser, tmp_path / "home") as visitor:
        page = visitor.visit("/")
        first_run(page, exports, tmp_path / "downloads" / "clients.csv", edits=["Your weekends"])
        _open(page, "Exposure")
        _open(page, "Edited version")
        expect(page.get_by_role("heading", level=1)).to_have_text(
            "Two items of what you edit may be seen by a client"
        )
        walk = page.get_by_role("listitem").filter(has_text="A long walk on the hills")
        expect(walk).to_contain_text(
            "Posted on Saturday 14 March 2026, and you edit your weekends."
        )
        expect(walk.locator(".badge", has_text="may see")).to_be_visible()
        expect(page.get_by_text("Back at the desk")).to_have_count(0)
        walk.locator("summary", has_text="Kim Novak may see it").click()
        expect(walk).to_contain_text("Facebook's export does not say who it is for.")
        assert list(faults_of(page, "edited-version")) == []
        _say_who_they_are_for(page)
        _of_kim(page)
        _let_one_through(page)
        _change_the_answer(page)


def _say_who_they_are_for(page: Page) -> None:
    """Once it is said that they are for friends, it is certain that Kim, a friend, can see them."""
    _open(page, "Settings")
    _open(page, "Who can see what")
    _open(page, "Answer the questions")
    page.get_by_label("Friends", exact=True).check()
    page.get_by_role("button", name="Keep this answer").click()
    made_anew(page)
    _open(page, "Exposure")
    _open(page, "Edited version")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Two items of what you edit can be seen by a client"
    )


def _of_kim(page: Page) -> None:
    """From the client's own page the same is one click away."""
    _open(page, "People")
    _open(page, "Kim Novak")
    _open(page, "can see 2 items")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Kim Novak sees 2 items of what you edit"
    )


def _let_one_through(page: Page) -> None:
    """One item may be seen after all, and that is taken back."""
    row = page.get_by_role("listitem").filter(has_text="Wet shoes again")
    row.get_by_role("button", name="Clients may see this one").click()
    expect(page.locator(".toast")).to_contain_text("Kept: clients may see it.")
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".toast")).to_contain_text("It is as it was before.")


def _change_the_answer(page: Page) -> None:
    """In the settings weekends are no longer edited; the conflicts go, and come back by an undo."""
    _open(page, "Settings")
    _open(page, "What you edit")
    page.get_by_label("Your weekends").uncheck()
    page.get_by_role("button", name="Keep").click()
    expect(page.locator(".toast")).to_contain_text("Kept.")
    made_anew(page)
    _open(page, "What clients see of it")
    expect(page.get_by_role("heading", level=1)).to_have_text(
        "Nothing was said yet of what you edit for clients"
    )
    _open(page, "Ledger")
    expect(page.get_by_role("main")).to_contain_text("You changed what you edit for clients")
