"""The stories of requests and letters, played as a person would: by clicks, keys and typing."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date

import pytest
from browser_looking import Visitor, faults_of
from browser_running import running_desk, visitor_of
from playwright.sync_api import Browser, Page, expect

from friendline.store.home import Home
from friendline.store.opening import close_store, open_store, set_up_django

set_up_django()  # before the tables are imported


@pytest.fixture(scope="module")
def her(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Visitor]:
    """The browser of an owner whom some people ask."""
    home = Home(tmp_path_factory.mktemp("asking") / "home")
    with ThreadPoolExecutor(1) as beside:  # Django does not work in the thread of the browser
        beside.submit(_fill, home).result()
    with running_desk(home.folder) as link, visitor_of(browser, link) as visitor:
        yield visitor


def _fill(home: Home) -> None:
    from asking_world import fill_asking_world  # noqa: PLC0415 - Django first

    open_store(home)
    fill_asking_world(home.folder.parent)
    close_store()


@pytest.fixture
def page(her: Visitor) -> Iterator[Page]:
    """The queue, in a tab that is closed again; it complained of nothing and asked nobody."""
    her.complaints.clear()
    opened = her.visit("/requests/")
    yield opened
    opened.close()
    assert her.outside == []
    assert [line for line in her.complaints if "status of 4" not in line] == []


def _open(page: Page, name: str) -> None:
    page.goto(page.url.split("/requests")[0].split("/letters")[0] + "/requests/")
    page.get_by_role("link", name=name, exact=True).click()
    page.wait_for_url("**/requests/*/")
    page.wait_for_load_state("load")


def _card(page: Page, name: str) -> str:
    return page.get_by_role("region", name=name).first.inner_text()


def test_the_pages_of_requests_and_letters_are_without_fault(her: Visitor) -> None:
    """Axe, width, in light and dark; with words in the box and what is to be changed."""
    faults: list[str] = []
    paths = {
        "requests": "/requests/",
        "request-held": "/requests/3/?choose=defer",
        "letter": "/letters/3/",
        "seen": "/requests/1/seen/",
        "ask-somebody": "/requests/ask-somebody/",
        "connected": "/requests/connected/",
        "changed-rule": "/requests/changed-rule/",
    }
    for name, path in paths.items():
        opened = her.visit(path)
        faults += faults_of(opened, name)
        opened.close()
    assert faults == []


def test_a4_two_equal_but_for_having_met_get_two_answers_with_because(page: Page) -> None:
    """A4: the fact that decides stands with each answer."""
    _open(page, "Jo Mora")
    expect(page.get_by_role("heading", level=1)).to_have_text("What Jo Mora would see on day one")
    met = _card(page, "Your policy says")
    _open(page, "Kim Novak")
    not_met = _card(page, "Your policy says")
    assert "Accept" in met
    assert "We have met." in met
    assert "Offer LinkedIn" in not_met
    assert "We have not met." in not_met


def test_a11_who_was_left_without_a_word_stands_beside_an_equal_who_was_let_in(page: Page) -> None:
    """A11: ten days are a silent no, and Pat, who is like Jo to the policy, is connected."""
    row = page.get_by_role("listitem").filter(has_text="Jo Mora")
    expect(row).to_contain_text("Ignored")
    expect(row).to_contain_text("Pat Dole, who is like them to your policy, was let in")
    page.keyboard.press("j")
    page.keyboard.press("a")
    expect(page.locator(".toast")).to_contain_text("Your answer to Jo Mora: accept.")
    page.wait_for_load_state("load")
    page.keyboard.press("u")
    expect(page.locator(".toast")).to_contain_text("was taken back")


def test_a10_not_yet_is_put_off_to_its_day_by_a_key(page: Page) -> None:
    """A10: the policy's day is filled in, and the letter names it."""
    _open(page, "Rob Keller")
    page.keyboard.press("h")
    expect(page.get_by_label("Until which day")).to_have_value("2027-03-20")
    page.get_by_role("button", name="Keep this answer").click()
    expect(page.locator("main")).to_contain_text("until a day", ignore_case=True)
    page.get_by_role("link", name="Requests").last.click()
    page.get_by_role("link", name="Put off").click()
    expect(page.get_by_role("listitem").filter(has_text="Rob Keller")).to_contain_text(
        "until 20 March 2027"
    )


def test_a9_no_joke_about_family_photos_that_are_not_there(page: Page) -> None:
    """A9: the joke is not among the letters, and what would make it true is said."""
    _open(page, "Kim Novak")
    page.keyboard.press("d")
    page.get_by_label("Reasons").select_option("light")
    page.get_by_role("button", name="Show").click()
    assert "family photos" not in page.get_by_role("textbox").input_value()
    page.get_by_text("cannot be written today").click()
    expect(page.get_by_text("There would have to be family photos of yours").first).to_be_visible()


def test_a8_a_policy_is_cited_once_it_is_published(page: Page) -> None:
    """A8: before that the sentence is not true, while it is typed and when it is to be kept."""
    _open(page, "Kim Novak")
    page.get_by_role("link", name="Draft a kind no").click()
    page.wait_for_load_state()  # what is typed before the scripts are there is read when it is sent
    box = page.get_by_label("The letter")
    box.fill("Dear Kim, I have one rule for all clients, my policy. Find me on LinkedIn. Ada")
    reading = page.locator("#reading")
    expect(reading).to_contain_text("must be changed")
    expect(reading).to_contain_text("published")
    page.get_by_role("button", name="I have sent it").click()
    expect(page.get_by_role("alert")).to_contain_text("published")
    expect(box).to_have_value(
        "Dear Kim, I have one rule for all clients, my policy. Find me on LinkedIn. Ada"
    )


def test_a6_somebody_put_out_is_met_and_not_asked_again(page: Page) -> None:
    """A6: declined with LinkedIn offered, in the right order; put out; no second ask."""
    _open(page, "Lea Brandt")
    page.get_by_role("button", name="Keep this answer").click()
    page.get_by_role("link", name="Write the words").click()
    page.get_by_role("button", name="I have sent it").click()
    expect(page.get_by_role("heading", name="What to do, in this order")).to_be_visible()
    page.get_by_role("button", name="I have done this").click()
    page.get_by_label("As you saw it").select_option("upset")
    page.get_by_role("button", name="Keep it").click()
    expect(page.locator("main")).to_contain_text("They were put out. Do not ask again")
    expect(page.get_by_role("link", name="Words that may help")).to_be_visible()
    _open_form(page, "Ask somebody", "Lea Brandt", "instagram")
    page.get_by_role("button", name="See what my policy says").click()
    expect(page.locator("#name-error")).to_contain_text("One ask only")


def test_a7_an_invitation_says_how_to_decline_and_no_hard_feelings(page: Page) -> None:
    """A7: without these words it is not kept; the draft has them, and is."""
    _open_form(page, "Ask somebody", "Pat Dole", "linkedin")
    page.get_by_role("button", name="See what my policy says").click()
    page.get_by_role("button", name="Keep this answer").click()
    page.get_by_role("link", name="Write the words").click()
    page.wait_for_load_state()  # what is typed before the scripts are there is read when it is sent
    box = page.get_by_label("The letter")
    drafted = box.input_value()
    box.fill("Hello Pat, shall we connect on LinkedIn or by e-mail? Ada")
    reading = page.locator("#reading")
    expect(reading).to_contain_text("no hard feelings")
    expect(reading).to_contain_text("how they can decline")
    page.get_by_role("button", name="I have sent it").click()
    expect(page.get_by_role("alert")).to_contain_text("how they can decline")
    box.fill(drafted)
    expect(reading).to_contain_text("Nothing must be changed")
    page.get_by_role("button", name="I have sent it").click()
    page.get_by_role("button", name="I have done this").click()
    expect(page.get_by_role("heading", name="What did they answer?")).to_be_visible()


def test_somebody_asks_in_person_and_there_are_words_to_say(page: Page) -> None:
    """R76: noted by name, with the words to say aloud."""
    _open_form(page, "Somebody asked in person", "Vera Quist", "facebook")
    page.get_by_label("When").fill(date(2026, 11, 21).isoformat())
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_role("heading", name="What you could say")).to_be_visible()


def test_a_letter_is_copied_with_one_press(page: Page) -> None:
    """The button says that it did, and after a moment what it does."""
    _open(page, "Kim Novak")
    page.keyboard.press("d")
    page.get_by_role("button", name="Copy").click()
    expect(page.locator("[data-copies]")).to_have_text("Copied")
    expect(page.locator("[data-copies]")).to_have_text("Copy")


def _open_form(page: Page, link: str, name: str, network: str) -> None:
    page.goto(page.url.split("/requests")[0].split("/letters")[0] + "/requests/")
    page.get_by_role("link", name=link).click()
    page.get_by_label("Who").fill(name)
    page.get_by_label("Which network").select_option(network)
