"""Tests of the page with what to do."""

import msgspec
import pytest
from desk_helpers import html_of, one
from django.test import Client

from friendline.desk.plan.tasks import tasks
from friendline.review.contract import ExpectedRow, RemainsRow, StepRow, ViewRow
from friendline.store.models import Item, Reviewed, Section


def _view(can: int, may: int = 0) -> ViewRow:
    return ViewRow(clients=2 if can + may else 0, can=can, may=may, risks_can=can, risks_may=0)


def _plan(*steps: StepRow) -> None:
    """Put a plan in the place of that of the review."""
    last = Reviewed.objects.order_by("-pk")[0]
    last.pk = None
    last.save()  # what is remembered of the review before does not hold
    content = msgspec.json.encode(list(steps))
    Section.objects.filter(name="plan").update(content=content)


def _narrow(expected: list[ExpectedRow]) -> StepRow:
    return StepRow(
        action="narrow_tie",
        channel="facebook",
        person=None,
        item=None,
        why="Put 2 clients on the list Restricted.",
        repairs=2,
        expected=expected,
    )


def test_each_step_tells_what_it_is_expected_to_change(client: Client) -> None:
    """A3: none can be seen by the rule, one remains: which, and why."""
    photo = Item.objects.exclude(text="")[0]
    remains = RemainsRow(can=1, may=0, because="A friend tagged you.", examples=[photo.pk])
    row = ExpectedRow(
        change="they are on the list", of="photos and videos", people=2, before=_view(12, 3),
        after=_view(1), remains=[remains],
    )  # fmt: skip
    _plan(_narrow([row]))
    page = html_of(client.get("/what-to-do/"))
    assert one(page, "h1").text() == "One thing to do"
    told = " ".join(one(page, "main details").text().split())
    assert "Once they are on the list: 2 clients can see 1" in told
    assert "Today2 clients can see 12 and may see 3, 12 of them with a risk" in told
    assert "1 can still be seen: A friend tagged you." in told
    assert photo.text[:30] in told


@pytest.mark.parametrize(("repairs", "begins"), [(1, ""), (3, "One of them: ")])
def test_a_step_about_items_shows_which(client: Client, repairs: int, begins: str) -> None:
    """It tells the item, or one of several, by its day and its words."""
    item = Item.objects.exclude(text="").exclude(at=None)[0]
    step = msgspec.structs.replace(_narrow([]), item=item.pk, repairs=repairs)
    _plan(step)
    told = html_of(client.get("/what-to-do/")).css("ol.steps .quiet")[0].text()
    assert told.startswith(begins)
    assert item.text[:30] in told
    assert ("One of them" in told) == (repairs > 1)


def test_where_nothing_would_be_seen_it_is_zero(client: Client) -> None:
    """What is expected to be 0 is told as a number, and no change as none."""
    gone = ExpectedRow(
        change="they are on the list", of="photos", people=2, before=_view(12), after=_view(0),
        remains=[],
    )  # fmt: skip
    same = msgspec.structs.replace(gone, after=_view(12))
    _plan(_narrow([gone, same]))
    first, second = html_of(client.get("/what-to-do/")).css("main details summary")
    assert "list: 0 can be seen" in first.text()
    assert "no change, as far as the exports tell" in second.text()


def test_the_first_review_shows_it_with_its_steps(client: Client) -> None:
    """Where the first steps stand, the rest is one click away."""
    plan = Section.objects.get(name="plan")
    assert any(step["expected"] for step in msgspec.json.decode(bytes(plan.content)))
    page = html_of(client.get("/start/review/"))
    assert page.css("ol.steps details")
    assert len(html_of(client.get("/what-to-do/")).css("ol.steps > li")) == len(tasks())


def test_without_steps_it_says_what_comes_next(client: Client) -> None:
    """An empty plan is no empty page."""
    _plan()
    page = html_of(client.get("/what-to-do/"))
    assert one(page, "h1").text() == "Nothing asks for your hand today"
    assert "The last review proposes nothing." in one(page, "main").text()


@pytest.mark.parametrize("address", ["/exposure/", "/start/review/"])
def test_the_page_is_found_by_a_link(client: Client, address: str) -> None:
    """From where exposure is looked at, and from the first review."""
    links = [link.attributes["href"] for link in html_of(client.get(address)).css("main a")]
    assert "/what-to-do/" in links or len(tasks()) <= 5
