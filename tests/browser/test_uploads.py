"""Giving files as a person does: dropped, stopped, refused before they are sent, and broken off."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from browser_looking import Visitor
from browser_running import running_desk, visitor_of
from playwright.sync_api import Browser, Page, expect

_PATIENCE = 60_000
"""Milliseconds that an import and its review may take on a busy machine."""

_DROP = """
(text) => {
  const given = new DataTransfer();
  given.items.add(new File([text], "calendar.ics", { type: "text/calendar" }));
  const said = { dataTransfer: given, bubbles: true, cancelable: true };
  const at = document.querySelector("h1");
  at.dispatchEvent(new DragEvent("dragover", said));
  return at.dispatchEvent(new DragEvent("drop", said));
}
"""
_CALENDAR = "\r\n".join(
    (
        *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//made up//EN", "BEGIN:VEVENT", "UID:one"),
        *("DTSTAMP:20260101T000000Z", "DTSTART:20260105T120000Z", "DURATION:PT1H"),
        *("SUMMARY:Lunch", "END:VEVENT", "END:VCALENDAR", ""),
    )
)


@pytest.fixture(scope="module")
def link_of_newcomer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A desk on which nothing is yet."""
    with running_desk(tmp_path_factory.mktemp("uploads") / "home", "--empty") as link:
        yield link


@pytest.fixture(scope="module")
def newcomer(browser: Browser, link_of_newcomer: str) -> Iterator[Visitor]:
    """Somebody whose desk is new."""
    with visitor_of(browser, link_of_newcomer) as visitor:
        yield visitor


@pytest.fixture
def form(newcomer: Visitor) -> Iterator[Page]:
    """The page with the form."""
    page = newcomer.visit("/start/exports/")
    yield page
    page.close()


def _send(page: Page, file: Path) -> None:
    page.get_by_label("Your exports").set_input_files(file)
    page.get_by_role("button", name="Read them").click()


@pytest.fixture
def large(tmp_path: Path) -> Path:
    """A file that takes a moment to be sent."""
    file = tmp_path / "large.zip"
    with file.open("wb") as opened:
        opened.truncate(300_000_000)
    return file


def test_sending_shows_how_far_it_is_and_can_be_stopped(form: Page, large: Path) -> None:
    """Megabytes are counted; after a stop nothing was taken, and it can be sent anew."""
    form.route("**/start/exports/", lambda route: None)  # it hangs, as on a slow machine
    _send(form, large)
    expect(form.get_by_text(re.compile("Copying"))).to_be_visible()
    expect(form.get_by_role("button", name="Read them")).to_be_disabled()
    form.get_by_role("button", name="Stop").click()
    expect(form.get_by_role("alert")).to_have_text("Stopped. Nothing was taken.")
    expect(form.get_by_role("button", name="Read them")).to_be_enabled()


def test_what_has_no_room_is_not_even_sent(form: Page, large: Path) -> None:
    """The page knows how much room there is, and says so once a file is chosen."""
    asked: list[str] = []
    form.on("request", lambda request: asked.append(request.method))
    form.locator("form[data-upload]").evaluate("form => { form.dataset.room = 1000000; }")
    _send(form, large)
    told = form.get_by_role("alert")
    expect(told).to_contain_text("have 300 MB")
    expect(told).to_contain_text("room for 1 MB only. Name the folder where they lie instead")
    assert "POST" not in asked


def test_a_desk_that_goes_away_is_told(form: Page, tmp_path: Path) -> None:
    """Where the connection breaks, the page says that nothing was taken, and what to do."""
    form.route("**/start/exports/", lambda route: route.abort())
    small = tmp_path / "small.zip"
    small.write_bytes(b"PK")
    _send(form, small)
    expect(form.get_by_role("alert")).to_contain_text("nothing was taken")


def test_a_mistake_leaves_a_form_that_works(form: Page, tmp_path: Path) -> None:
    """After a refusal of the desk the form on the page goes on showing how far sending is."""
    form.get_by_text("They lie in a folder of this computer").click()
    form.get_by_label("Path of the folder or file").fill("/no/such/folder")
    small = tmp_path / "small.zip"
    small.write_bytes(b"PK")
    _send(form, small)
    expect(form.get_by_role("alert")).to_contain_text("There is no file or folder")
    form.locator("form[data-upload]").evaluate("form => { form.dataset.room = 1; }")
    form.get_by_label("Your exports").set_input_files(small)
    expect(form.get_by_role("alert")).to_contain_text("room for")


def test_a_file_is_dropped_anywhere_on_the_page(newcomer: Visitor, form: Page) -> None:
    """It is taken as if it had been chosen, and the browser does not open it instead."""
    assert form.evaluate(_DROP, _CALENDAR) is False
    form.get_by_role("button", name="Read them").click()
    given = form.get_by_role("heading", name="What each file gave")
    expect(given).to_be_visible(timeout=_PATIENCE)
    expect(form.get_by_text("calendar.ics")).to_be_visible()
    assert not newcomer.outside
