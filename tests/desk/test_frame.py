"""Tests of the frame of every page."""

from collections.abc import Iterator
from unittest.mock import patch

import pytest
from desk_helpers import came_in, html_of, one, request_to, sentence_of
from django.test import Client

from friendline.desk import areas
from friendline.desk.areas import Area, there_in_rail
from friendline.desk.frame import tell
from friendline.desk.running import Desk


def test_the_rail_shows_areas_that_have_pages(client: Client) -> None:
    """Every entry of the rail leads somewhere, and the page's own is marked."""
    page = html_of(client.get("/settings/"))
    entries = page.css(".rail nav a")
    assert [entry.attributes["href"] for entry in entries] == [
        area.address for area in there_in_rail()
    ]
    marked = page.css('.rail a[aria-current="page"]')
    assert [entry.text(strip=True) for entry in marked] == ["Settings"]


@pytest.fixture
def waiting() -> Iterator[list[int | None]]:
    """What waits in each area, to be set."""
    counts: list[int | None] = [None]
    with patch.object(Area, "tally", lambda _area: counts[0]):
        yield counts


@pytest.mark.parametrize(("count", "shown"), [(3, "3 waiting"), (4_000, "999+ waiting")])
def test_the_rail_counts_what_waits(
    client: Client, waiting: list[int | None], count: int, shown: str
) -> None:
    """A number stands beside an area where something waits, with a word for those who hear it."""
    waiting[0] = count
    tally = one(html_of(client.get("/settings/")), ".tally")
    assert tally.text() == shown


def test_the_rail_shows_no_zero(client: Client) -> None:
    """Where nothing waits no number stands."""
    assert html_of(client.get("/settings/")).css(".tally") == []


def test_an_area_is_there_once_it_has_addresses() -> None:
    """An area without pages has no entry and no addresses."""
    assert Area("choices", "settings/", "Settings", "s") in areas.there()
    assert not Area("nothing_yet", "nothing/").is_there


def test_what_was_done_is_told_once_and_can_be_undone(client: Client, desk: Desk) -> None:
    """The next page says what was done, with a form that takes it back; the one after does not."""
    request = request_to(desk, client)
    tell(request, "Ana <b>Ruiz</b> was declined.", undo="/settings/look", theme="dark")
    toast = one(html_of(client.get("/settings/")), ".toast")
    assert "Ana <b>Ruiz</b> was declined." in toast.text()
    form = one(toast, "form")
    assert form.attributes["action"] == "/settings/look"
    fields = {each.attributes["name"]: each.attributes["value"] for each in form.css("input")}
    assert fields["theme"] == "dark"
    assert fields["csrfmiddlewaretoken"]
    assert html_of(client.get("/settings/")).css(".toast") == []


def test_what_was_done_is_told_to_the_browser_that_did_it(client: Client, desk: Desk) -> None:
    """Another browser on the same desk hears nothing of it."""
    other = came_in(desk)
    tell(request_to(desk, client), "Done.")
    assert html_of(other.get("/settings/")).css(".toast") == []


@pytest.mark.parametrize(("path", "status"), [("/no-such-page/", 404), ("/settings/x", 404)])
def test_a_page_that_is_not_there_is_told_calmly(client: Client, path: str, status: int) -> None:
    """One sentence, nothing of the inside, and a way back to the desk."""
    response = client.get(path)
    assert response.status_code == status
    assert "no such page" in sentence_of(response)
    assert one(html_of(response), "main a").attributes["href"] == "/"


def test_a_fault_of_ours_is_told_calmly(client: Client) -> None:
    """A page that fails says so in a sentence, and shows nothing of why."""
    client.raise_request_exception = False
    with patch("friendline.desk.choices.views.render", side_effect=ValueError("inside")):
        response = client.get("/settings/")
    assert response.status_code == 500
    assert "went wrong in friendline itself" in response.content.decode()
    assert "inside" not in response.content.decode()
