"""Looking at what was posted through somebody's eyes."""

import pytest
from desk_helpers import PORT, came_in, html_of
from django.test import Client

from friendline.desk.running import Desk
from friendline.model import Sees
from friendline.store.home import Home
from friendline.store.models import Item, View
from friendline.store.review import reviewed
from friendline.store.review.seeing import eyes_of

HTMX = {"hx-request": "true", "hx-target": "view"}


def somebody() -> str:
    """Give a person of the review who has a view of their own."""
    known = {one.id for one in reviewed.section("people")}
    return next(one for one in View.objects.values_list("viewer", flat=True) if one in known)


@pytest.mark.parametrize("who", ["anybody", "stranger", "pending", "friend", "list:restricted"])
def test_each_kind_of_viewer_can_be_looked_as(client: Client, who: str) -> None:
    """A stranger, who asked, a friend and the member of a list have timelines with reasons."""
    page = client.get("/view-as/", {"who": who})
    rows = html_of(page).css("ol.timeline > li")
    assert len(rows) == 30
    assert all(row.css_first(".because") is not None for row in rows)
    assert page.context["page"].paginator.count == Item.objects.count()


def test_any_person_can_be_looked_as(client: Client) -> None:
    """A person of the list has a timeline of their own, newest first."""
    page = client.get("/view-as/", {"who": somebody()})
    times = [entry.item.at for entry in page.context["entries"] if entry.item.at is not None]
    assert times == sorted(times, reverse=True)


def test_the_counts_are_those_of_the_rows_behind_them(client: Client) -> None:
    """Each number at the side leads to as many rows."""
    page = client.get("/view-as/", {"who": "friend"})
    for link in html_of(page).css("aside td a"):
        rows = client.get(f"/view-as/{link.attributes['href']}")
        assert rows.context["page"].paginator.count == int(link.text().replace(",", ""))


def test_dots_tell_what_is_certain(client: Client) -> None:
    """What can and what may be seen have different dots, and words."""
    for sees in ("can", "may"):
        page = html_of(client.get("/view-as/", {"who": "anybody", "sees": sees}))
        rows = page.css("ol.timeline > li")
        assert {row.attributes["class"] for row in rows} == {sees}
        assert all(f"{sees} see" in row.text() for row in rows)


def test_a_network_can_be_chosen(client: Client) -> None:
    """On one network only its items are shown and counted."""
    page = client.get("/view-as/", {"who": "anybody", "on": "linkedin"})
    assert page.context["page"].paginator.count == Item.objects.filter(channel="linkedin").count()


def test_once_let_in_is_a_switch_for_who_waits(client: Client) -> None:
    """Who waits can be looked as once let in; for others there is no such switch."""
    pending = html_of(client.get("/view-as/", {"who": "pending", "accepted": "1"}))
    assert pending.css_first("#accepted[checked]") is not None
    heading = pending.css_first("h1")
    assert heading is not None
    assert "would see, once let in" in heading.text()
    assert html_of(client.get("/view-as/", {"who": "friend"})).css_first("#accepted") is None


def test_a_digger_finds_the_most_exposed_and_oldest_first(client: Client) -> None:
    """Only items with a risk, and of what is seen alike the oldest first (R73)."""
    page = client.get("/view-as/", {"who": "friend", "order": "digger"})
    entries = page.context["entries"]
    assert entries
    assert all(any(badge.is_risk for badge in entry.found) for entry in entries)
    order = [(entry.sees is not Sees.CAN, entry.item.at or 0) for entry in entries]
    assert order == sorted(order)


def test_the_digger_page_is_that_of_the_review(client: Client) -> None:
    """What a digger would find is listed as the review has it, with who sees it (A12)."""
    rows = html_of(client.get("/view-as/digger/")).css("ol.timeline > li")
    assert len(rows) == len(reviewed.section("digger"))
    assert all("see it" in row.text() for row in rows)


def test_people_are_found_by_a_part_of_their_name(client: Client) -> None:
    """A search gives people to look as, and says so where there is nobody."""
    person = somebody()
    name = next(one.name for one in reviewed.section("people") if one.id == person)
    page = html_of(client.get("/view-as/", {"q": name[:5].lower()}))
    links = [link.attributes["href"] or "" for link in page.css("ul.people a")]
    assert any(f"who={person}" in link for link in links)
    assert "Nobody here is called" in client.get("/view-as/?q=zzzz").content.decode()


def test_htmx_swaps_the_view_alone(client: Client) -> None:
    """With htmx only the view comes, with the title of the page."""
    page = client.get("/view-as/", {"who": "friend"}, headers=HTMX).content.decode()
    assert "<title>What A friend sees" in page
    assert "<html" not in page
    whole = client.get(
        "/view-as/", {"who": "friend"}, headers={**HTMX, "hx-history-restore-request": "true"}
    )
    assert "<html" in whole.content.decode()


def test_where_nobody_knows_their_account_they_see_what_anybody_sees(client: Client) -> None:
    """A person without an account on a network is shown there what anybody sees, and it says so."""
    person = next(
        one.viewer
        for one in View.objects.exclude(viewer__in=("anybody", "stranger"))
        if not View.objects.filter(viewer=one.viewer).exclude(channel=one.channel).exists()
        and ":" not in one.viewer
    )
    page = client.get("/view-as/", {"who": person})
    eyes = eyes_of(person, everywhere=True)
    assert eyes is not None
    assert len(eyes.as_anybody) == 1
    assert "there they see what anybody sees" in page.content.decode()


def test_who_is_not_there_is_a_calm_404(client: Client) -> None:
    """Nobody can be looked as who is not known."""
    assert client.get("/view-as/?who=nobody").status_code == 404


def test_incognito_shows_no_name(store: Home) -> None:
    """With --incognito no name of anybody stands on the page."""
    browser = came_in(Desk(PORT, store, incognito=True))
    names = {one.name for one in reviewed.section("people")}
    for path in (f"?who={somebody()}", "?q=a", "digger/"):
        text = browser.get(f"/view-as/{path}").content.decode()
        assert [name for name in names if name in text] == []
